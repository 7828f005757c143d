//! The messages of ActiveSync provisioning, in words.

use std::io::{self, Write};

use eas_provision::{
    AgeFilter, AlgorithmNegotiation, BluetoothUse, DeviceInformation, Diagnostic, DiagnosticKind,
    EncryptionAlgorithm, Error, Message, OfferedPolicy, Options, PolicyData, PolicyDocument,
    PolicyElement, PolicyKind, PolicyValue, ProvisionRequest, ProvisionResponse, Setting,
    SettingsRequest, SettingsResponse, SigningAlgorithm, Unit, UnknownElements, WapPolicy,
    decode_with, decode_xml_with,
};
use wbxml::tag::eas::{provision, settings};
use wbxml::xml::Reader;
use wbxml::{Event, EventReader, Source, Tag, dictionaries};

use super::Subject;
use crate::failure::Failure;
use crate::input::Form;
use crate::style::document::{FAINT, NAME, NOTE, Output, TEXT};

/// Whether the document is a message of Provision, or of Settings as far as it belongs to that.
pub(super) fn fits(subject: &Subject<'_>) -> bool {
    match root(subject) {
        Some(provision::PROVISION) => true,
        Some(settings::SETTINGS) => {
            // Settings is about more than this: what says nothing here is shown as a tree.
            let request = read::<SettingsRequest<'_>>(subject).map(|r| r.0);
            let says = |r: &SettingsRequest<'_>| {
                r.device_information.is_some() || r.device_password.is_some()
            };
            request.is_ok_and(|r| says(&r)) || settings_response(subject).is_some()
        }
        _ => false,
    }
}

/// The response of Settings, if it is one that sets anything here.
fn settings_response(subject: &Subject<'_>) -> Option<(SettingsResponse, Vec<Diagnostic>)> {
    let read = read::<SettingsResponse>(subject).ok()?;
    let says = read.0.device_information.is_some() || read.0.device_password.is_some();
    says.then_some(read)
}

fn root(subject: &Subject<'_>) -> Option<Tag> {
    fn first<'a>(mut source: impl Source<'a>) -> Option<Tag> {
        match source.next_event() {
            Ok(Some(Event::Start(tag))) => Some(tag),
            _ => None,
        }
    }
    let dictionary = &dictionaries::ACTIVESYNC;
    if subject.dictionary.map(wbxml::Dictionary::name) != Some(dictionary.name()) {
        return None;
    }
    match subject.input.form {
        Form::Wbxml => first(EventReader::new(&subject.input.bytes, dictionary).ok()?),
        Form::Xml => first(Reader::new(subject.input.xml(), dictionary).ok()?),
    }
}

fn read<'a, M: Message<'a>>(subject: &'a Subject<'_>) -> Result<(M, Vec<Diagnostic>), Error> {
    let options = match subject.options == wbxml::Options::STRICT {
        true => Options::STRICT,
        false => Options::LENIENT,
    };
    read_with(subject, &options)
}

fn read_with<'a, M: Message<'a>>(
    subject: &'a Subject<'_>,
    options: &Options,
) -> Result<(M, Vec<Diagnostic>), Error> {
    let decoded = match subject.input.form {
        Form::Wbxml => decode_with(&subject.input.bytes, options),
        Form::Xml => decode_xml_with(subject.input.xml(), options),
    };
    decoded.map(|decoded| (decoded.value, decoded.diagnostics))
}

fn is_response_leniently(subject: &Subject<'_>) -> bool {
    let read = read_with::<ProvisionResponse<'_>>(subject, &Options::LENIENT);
    read.is_ok_and(|(response, _)| is_response(&response))
}

/// The message in words.
pub(super) fn show(subject: &Subject<'_>, out: &mut Output) -> Result<(), Failure> {
    let failure = |e: Error| {
        let error = match e.kind() {
            eas_provision::ErrorKind::Wbxml(kind) => wbxml::Error::new(kind, e.offset()),
            _ => return Failure::input(format!("{}: {e}", subject.input.name)),
        };
        subject.failure(&error)
    };
    let diagnostics = if root(subject) == Some(provision::PROVISION) {
        // Only a response has a status of its own.
        match read::<ProvisionResponse<'_>>(subject) {
            Ok((response, diagnostics)) if is_response(&response) => {
                show_response(&response, out)?;
                diagnostics
            }
            // A response that is refused is no request, though one may have anything in it.
            Err(e) if is_response_leniently(subject) => return Err(failure(e)),
            response => match read::<ProvisionRequest<'_>>(subject) {
                Ok((request, diagnostics)) => {
                    show_request(&request, out)?;
                    diagnostics
                }
                Err(e) => return Err(failure(response.err().unwrap_or(e))),
            },
        }
    } else if let Some((response, diagnostics)) = settings_response(subject) {
        show_settings_response(&response, out)?;
        diagnostics
    } else {
        let (request, diagnostics) = read::<SettingsRequest<'_>>(subject).map_err(failure)?;
        show_settings_request(&request, subject.show_secrets, out)?;
        diagnostics
    };
    let mut stderr = anstream::stderr().lock();
    for diagnostic in diagnostics {
        // Those of WBXML are told for every view.
        if !matches!(diagnostic.kind(), DiagnosticKind::Wbxml(_)) {
            writeln!(stderr, "{NOTE}note:{NOTE:#} {diagnostic}")?;
        }
    }
    Ok(())
}

fn is_response(response: &ProvisionResponse<'_>) -> bool {
    let has_data = |policy: &OfferedPolicy<'_>| policy.data.is_some();
    response.status.is_some()
        || response.device_information.is_some()
        || response
            .policies
            .as_ref()
            .is_some_and(|policies| policies.iter().any(has_data))
}

/// A line: what it is about, and what it says.
fn line(
    out: &mut Output,
    depth: usize,
    name: &str,
    text: impl std::fmt::Display,
) -> io::Result<()> {
    let (name_style, text_style) = (out.style(NAME), out.style(TEXT));
    let indent = depth * 2;
    writeln!(
        out,
        "{:indent$}{name_style}{name}{name_style:#}: {text_style}{text}{text_style:#}",
        ""
    )
}

fn title(out: &mut Output, text: &str) -> io::Result<()> {
    let style = out.style(NOTE);
    writeln!(out, "{style}{text}{style:#}")
}

fn show_request(request: &ProvisionRequest<'_>, out: &mut Output) -> io::Result<()> {
    title(out, "Provision, request")?;
    if let Some(information) = &request.device_information {
        show_information(information, out)?;
    }
    for policy in request.policies.iter().flat_map(|policies| policies.iter()) {
        let acknowledges = policy.status.is_some();
        let about = if acknowledges {
            "acknowledges"
        } else {
            "asks for"
        };
        line(out, 1, about, &policy.policy_type)?;
        if let Some(key) = &policy.policy_key {
            line(out, 2, "temporary key", key)?;
        }
        if let Some(status) = policy.status {
            line(out, 2, "status", status)?;
        }
        show_unknown(&policy.unknown, 2, out)?;
    }
    if let Some(status) = request.remote_wipe {
        line(out, 1, "acknowledges the wipe of the device", status)?;
    }
    if let Some(status) = request.account_only_remote_wipe {
        line(out, 1, "acknowledges the wipe of the account", status)?;
    }
    if *request == ProvisionRequest::new() {
        line(out, 1, "asks", "whether there is an order to wipe")?;
    }
    show_unknown(&request.unknown, 1, out)
}

fn show_response(response: &ProvisionResponse<'_>, out: &mut Output) -> io::Result<()> {
    title(out, "Provision, response")?;
    if let Some(status) = response.device_information {
        line(out, 1, "device information", status)?;
    }
    if let Some(status) = response.status {
        match status.common() {
            Some(common) => {
                line(out, 1, "status", common)?;
                let meaning = common.meaning().unwrap_or("");
                if !meaning.is_empty() {
                    line(out, 2, "that is", meaning)?;
                }
            }
            None => line(out, 1, "status", status)?,
        }
    }
    for policy in response
        .policies
        .iter()
        .flat_map(|policies| policies.iter())
    {
        line(out, 1, "policy", &policy.policy_type)?;
        if let Some(status) = policy.status {
            line(out, 2, "status", status)?;
        }
        if let Some(key) = &policy.policy_key {
            let is_temporary = policy.data.is_some();
            let about = if is_temporary {
                "temporary key"
            } else {
                "key from now on"
            };
            line(out, 2, about, key)?;
        }
        match &policy.data {
            Some(PolicyData::Document(document)) => show_policy(document, out)?,
            Some(PolicyData::Text(text)) => show_text(text, out)?,
            _ => {}
        }
        show_unknown(&policy.unknown, 2, out)?;
    }
    if response.remote_wipe {
        line(out, 1, "order", "wipe the device")?;
    }
    if response.account_only_remote_wipe {
        line(
            out,
            1,
            "order",
            "wipe the data of the account, and nothing else",
        )?;
    }
    show_unknown(&response.unknown, 1, out)
}

/// The policy of 2.5.
fn show_text(text: &str, out: &mut Output) -> io::Result<()> {
    let Ok(policy) = WapPolicy::decode(text) else {
        return line(
            out,
            2,
            "policy",
            format_args!("{} bytes of text", text.len()),
        );
    };
    for parm in policy.parms() {
        let about = format!("{} in {}", parm.name, parm.characteristic);
        line(out, 2, &about, &parm.value)?;
    }
    Ok(())
}

fn show_policy(policy: &PolicyDocument<'_>, out: &mut Output) -> io::Result<()> {
    let vacuous = policy
        .iter()
        .filter(|(element, _)| policy.is_vacuous(*element));
    let (all, vacuous) = (policy.len(), vacuous.count());
    let about = format!("{all} of 42 settings, of which {vacuous} demand nothing");
    line(out, 2, "policy document", about)?;
    let (name_style, text_style, faint) = (out.style(NAME), out.style(TEXT), out.style(FAINT));
    for (element, setting) in policy.iter() {
        let words = words(element, setting);
        let text_style = if policy.is_vacuous(element) {
            faint
        } else {
            text_style
        };
        writeln!(
            out,
            "      {name_style}{:40}{name_style:#} {text_style}{words}{text_style:#}",
            element.name()
        )?;
    }
    show_unknown(policy.unknown(), 3, out)
}

/// What a setting says.
fn words(element: PolicyElement, setting: Setting<PolicyValue<'_>>) -> String {
    let facts = element.facts();
    let number = match setting {
        Setting::Absent | Setting::Empty if facts.may_be_empty => return "no restriction".into(),
        Setting::Absent | Setting::Empty => return "nothing, where a value has to be".into(),
        Setting::Value(PolicyValue::Number(number)) => number,
        Setting::Value(PolicyValue::Text(text)) => return format!("{text:?}, which is no number"),
        Setting::Value(PolicyValue::Applications(list)) => return list.join(", "),
        Setting::Value(PolicyValue::Hashes(list)) => {
            let list: Vec<String> = list.iter().map(ToString::to_string).collect();
            return list.join(", ");
        }
        Setting::Value(_) => return "something new".into(),
    };
    if !facts.allowed.contains(number) {
        return format!("{number}, which is out of range");
    }
    let yes = number != 0;
    match (facts.unit, facts.kind) {
        (Unit::None, PolicyKind::Allow) if yes => "allowed".into(),
        (Unit::None, PolicyKind::Allow) => "not allowed".into(),
        (Unit::None, PolicyKind::Require) if yes => "required".into(),
        (Unit::None, PolicyKind::Require) => "not required".into(),
        (Unit::None, _) if yes => "yes".into(),
        (Unit::None, _) => "no".into(),
        (Unit::Kilobytes, _) if number < 0 => "no limit".into(),
        (Unit::Kilobytes, _) if number == 0 => "the header only".into(),
        (Unit::Seconds, _) if number >= 9999 => format!("{number} seconds, which is no limit"),
        (Unit::Days, _) if number == 0 => "never".into(),
        (unit, _) => match choice(unit, number) {
            Some(name) => name.into(),
            None => format!("{number} {}", counted(unit)),
        },
    }
}

/// The name of a number that is a choice.
fn choice(unit: Unit, number: i64) -> Option<&'static str> {
    let small = u32::try_from(number).ok()?;
    match unit {
        Unit::AgeFilter => AgeFilter(small).name(),
        Unit::BluetoothUse => BluetoothUse(u8::try_from(small).ok()?).name(),
        Unit::SigningAlgorithm => SigningAlgorithm(number).name(),
        Unit::EncryptionAlgorithm => EncryptionAlgorithm(number).name(),
        Unit::AlgorithmNegotiation => AlgorithmNegotiation(number).name(),
        _ => None,
    }
}

const fn counted(unit: Unit) -> &'static str {
    match unit {
        Unit::Characters => "characters",
        Unit::Seconds => "seconds",
        Unit::Attempts => "attempts",
        Unit::Bytes => "bytes",
        Unit::Days => "days",
        Unit::Passwords => "passwords",
        Unit::CharacterGroups => "groups of characters",
        Unit::Kilobytes => "KB",
        _ => "",
    }
}

fn show_settings_request(
    request: &SettingsRequest<'_>,
    show_secrets: bool,
    out: &mut Output,
) -> io::Result<()> {
    title(out, "Settings, request")?;
    if let Some(password) = &request.device_password {
        let name = "recovery password";
        match password.expose() {
            "" => line(out, 1, name, "removed")?,
            text if show_secrets => line(out, 1, name, text)?,
            text => line(
                out,
                1,
                name,
                format_args!("{} bytes, not shown", text.len()),
            )?,
        }
    }
    if let Some(information) = &request.device_information {
        show_information(information, out)?;
    }
    show_unknown(&request.unknown, 1, out)
}

fn show_settings_response(response: &SettingsResponse, out: &mut Output) -> io::Result<()> {
    title(out, "Settings, response")?;
    if let Some(status) = response.status {
        line(out, 1, "status", status)?;
    }
    if let Some(status) = response.device_password {
        line(out, 1, "recovery password", status)?;
    }
    if let Some(status) = response.device_information {
        line(out, 1, "device information", status)?;
    }
    show_unknown(&response.unknown, 1, out)
}

fn show_information(information: &DeviceInformation<'_>, out: &mut Output) -> io::Result<()> {
    let style = out.style(NAME);
    writeln!(out, "  {style}device{style:#}")?;
    for (name, value) in [
        ("model", &information.model),
        ("IMEI", &information.imei),
        ("name", &information.friendly_name),
        ("operating system", &information.os),
        ("language", &information.os_language),
        ("telephone number", &information.phone_number),
        ("operator", &information.mobile_operator),
        ("user agent", &information.user_agent),
        ("sends text messages", &information.enable_outbound_sms),
    ] {
        if let Some(value) = value {
            line(out, 2, name, value)?;
        }
    }
    show_unknown(&information.unknown, 2, out)
}

fn show_unknown(unknown: &UnknownElements, depth: usize, out: &mut Output) -> io::Result<()> {
    for element in unknown {
        let name = element.name().unwrap_or("an element without a name");
        let about = match element.tag() {
            Some(tag) => format!("{name} ({tag}) in {}", element.place()),
            None => format!("{name} in {}", element.place()),
        };
        line(out, depth, "unknown", about)?;
    }
    Ok(())
}
