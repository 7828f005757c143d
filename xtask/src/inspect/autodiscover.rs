//! Autodiscover documents: their model, the plan that comes of it, and what is wrong with them.

use std::io::Write;

use autodiscover::lint::{Kind, Report, lint};
use autodiscover::outlook::{Account, Item, Protocol};
use autodiscover::plan::{Plan, plans};
use autodiscover::{
    Decoded, Diagnostic, Error, ErrorReply, Extra, Options, Request, Response, Schema, Unknown,
    decode_request, decode_response, encode_request, encode_response, mobilesync, outlook,
};

use super::View;
use super::mask::mask;
use crate::failure::Failure;
use crate::input::{Form, Input};
use crate::style::document::{FAINT, MARKUP, NAME, NOTE, Output, TEXT};

/// Whose settings they are, where nobody says.
const NOBODY: &str = "user@domain";

/// Whether this is for Autodiscover: its root is, or it is to be looked over.
pub(super) fn fits(input: &Input, view: View) -> bool {
    if input.form != Form::Xml {
        return false;
    }
    match root(input.xml()) {
        Some("Autodiscover") => true,
        _ => view == View::Lint && !super::ddf::is_one(input.xml()),
    }
}

/// The local name of the root element, past comments and the declaration.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let name = tag
        .split(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .next()?;
    Some(name.rsplit(':').next().unwrap_or(name))
}

/// A document that was read.
enum Message<'a> {
    Request(Box<Decoded<Request<'a>>>),
    Response(Box<Decoded<Response<'a>>>),
}

pub(super) fn run(
    input: &Input,
    view: View,
    strict: bool,
    address: Option<&str>,
    show_secrets: bool,
) -> Result<(), Failure> {
    // The schemas have no credentials; what servers add may be one.
    let masked;
    let input = if show_secrets {
        input
    } else {
        masked = input.with_bytes(mask(&input.bytes));
        &masked
    };
    if view == View::Lint {
        return report(input, &lint(&input.bytes));
    }
    let options = if strict {
        Options::STRICT
    } else {
        Options::LENIENT
    };
    let message = read(input, &options)?;
    let (heading, diagnostics) = match &message {
        Message::Request(decoded) => (
            format!("request, {} schema", schema(decoded.value.schema())),
            &decoded.diagnostics,
        ),
        Message::Response(decoded) => (
            match &decoded.value {
                Response::Outlook(_) => "response, Outlook schema".to_owned(),
                Response::MobileSync(_) => "response, mobilesync schema".to_owned(),
                _ => "error reply".to_owned(),
            },
            &decoded.diagnostics,
        ),
    };
    let (name, len) = (&input.name, input.bytes.len());
    let heading = format!("{name}: Autodiscover {heading}, {len} bytes");
    writeln!(anstream::stderr(), "{NOTE}{heading}{NOTE:#}")?;
    let mut out = Outline {
        out: Output::new(),
        depth: 0,
    };
    match (view, &message) {
        (View::Xml, Message::Request(decoded)) => {
            let text = encode_request(&decoded.value).map_err(|e| unwritable(input, &e))?;
            writeln!(out.out, "{text}")?;
        }
        (View::Xml, Message::Response(decoded)) => {
            let text = encode_response(&decoded.value).map_err(|e| unwritable(input, &e))?;
            writeln!(out.out, "{text}")?;
        }
        (View::Json, Message::Request(decoded)) => out.json(&decoded.value)?,
        (View::Json, Message::Response(decoded)) => out.json(&decoded.value)?,
        (_, Message::Request(decoded)) => out.request(&decoded.value)?,
        (_, Message::Response(decoded)) => out.response(&decoded.value, address)?,
    }
    out.out.flush()?;
    let mut stderr = anstream::stderr().lock();
    for diagnostic in diagnostics {
        writeln!(stderr, "{NOTE}note:{NOTE:#} {diagnostic}")?;
    }
    Ok(())
}

const fn schema(schema: Schema) -> &'static str {
    match schema {
        Schema::Outlook => "Outlook",
        Schema::MobileSync => "mobilesync",
    }
}

/// Reads a request or a response, whichever it is.
fn read<'a>(input: &'a Input, options: &Options) -> Result<Message<'a>, Failure> {
    match decode_response(&input.bytes, options) {
        Ok(decoded) => Ok(Message::Response(Box::new(decoded))),
        Err(response) => match decode_request(&input.bytes, options) {
            Ok(decoded) => Ok(Message::Request(Box::new(decoded))),
            // What comes further into it knows better what it is.
            Err(request) if request.offset() > response.offset() => Err(failure(input, &request)),
            Err(_) => Err(failure(input, &response)),
        },
    }
}

fn failure(input: &Input, error: &Error) -> Failure {
    let (offset, place) = (error.offset(), error.position());
    let context = input.context(offset);
    let (name, kind) = (&input.name, error.kind());
    Failure::input(format!("{name}: {kind} at byte {offset}, {place}{context}"))
}

fn unwritable(input: &Input, error: &Error) -> Failure {
    Failure::input(format!("{}: cannot be written: {error}", input.name))
}

/// All that is wrong, with its place; fails if anything is.
fn report(input: &Input, report: &Report) -> Result<(), Failure> {
    let mut out = Output::new();
    let name = &input.name;
    let what = match report.document {
        Some(Kind::Request(s)) => format!("request, {} schema", schema(s)),
        Some(Kind::Response(s)) => format!("response, {} schema", schema(s)),
        Some(_) => "error reply".to_owned(),
        None => "not readable".to_owned(),
    };
    writeln!(out, "{name}: Autodiscover {what}")?;
    let note = out.style(NOTE);
    for diagnostic in &report.diagnostics {
        let place = diagnostic.position();
        let (line, column) = (place.line, place.column);
        let grade = if diagnostic.is_note() {
            "note"
        } else {
            "wrong"
        };
        writeln!(
            out,
            "{line}:{column}: {note}{grade}:{note:#} {}",
            said(diagnostic)
        )?;
    }
    out.flush()?;
    drop(out);
    if let Some(error) = &report.error {
        return Err(failure(input, error));
    }
    let wrong = report.diagnostics.iter().filter(|d| !d.is_note()).count();
    match wrong {
        0 => Ok(()),
        1 => Err(Failure::input(format!("{name}: 1 thing is wrong"))),
        _ => Err(Failure::input(format!("{name}: {wrong} things are wrong"))),
    }
}

/// A diagnostic without its place, which stands before it.
fn said(diagnostic: &Diagnostic) -> String {
    match diagnostic.repair() {
        autodiscover::Repair::None => diagnostic.kind().to_string(),
        repair => format!(
            "{} (clients that are tolerant: {repair})",
            diagnostic.kind()
        ),
    }
}

/// Indented lines.
struct Outline {
    out: Output,
    depth: usize,
}

type Written = Result<(), Failure>;

impl Outline {
    fn indent(&mut self) -> Written {
        Ok(write!(self.out, "{:width$}", "", width = self.depth * 2)?)
    }

    /// A name and what it says.
    fn value(&mut self, name: &str, text: &str) -> Written {
        let (markup, green) = (self.out.style(MARKUP), self.out.style(TEXT));
        self.indent()?;
        writeln!(
            self.out,
            "{markup}{name}{markup:#} {green}{text:?}{green:#}"
        )?;
        Ok(())
    }

    fn option(&mut self, name: &str, text: Option<&str>) -> Written {
        text.map_or(Ok(()), |text| self.value(name, text))
    }

    /// A name, and what is in it.
    fn group(&mut self, name: &str, inner: impl FnOnce(&mut Self) -> Written) -> Written {
        let style = self.out.style(NAME);
        self.indent()?;
        writeln!(self.out, "{style}{name}{style:#}")?;
        self.depth += 1;
        let written = inner(self);
        self.depth -= 1;
        written
    }

    fn json(&mut self, model: &impl serde::Serialize) -> Written {
        let text = serde_json::to_string_pretty(model)
            .map_err(|e| Failure::input(format!("cannot be written as JSON: {e}")))?;
        Ok(writeln!(self.out, "{text}")?)
    }

    fn extra(&mut self, extra: &Extra<'_>) -> Written {
        for attribute in extra.attributes() {
            let on = attribute.on.map_or(String::new(), |e| e.name().to_owned());
            self.value(&format!("{on}@{}", attribute.name), &attribute.value)?;
        }
        extra.elements().iter().try_for_each(|u| self.unknown(u))
    }

    fn unknown(&mut self, unknown: &Unknown<'_>) -> Written {
        let faint = self.out.style(FAINT);
        self.indent()?;
        let (name, text) = (unknown.name(), unknown.text());
        writeln!(
            self.out,
            "{faint}{name} {text:?} (not in the schema){faint:#}"
        )?;
        Ok(())
    }

    fn request(&mut self, request: &Request<'_>) -> Written {
        let (legacy, schema, extra) = match request {
            Request::Outlook(request) => (
                request.legacy_dn.as_deref(),
                request.acceptable_response_schema.as_deref(),
                &request.extra,
            ),
            Request::MobileSync(request) => (
                None,
                request.acceptable_response_schema.as_deref(),
                &request.extra,
            ),
        };
        self.group("Request", |o| {
            o.option("EMailAddress", request.email_address())?;
            o.option("LegacyDN", legacy)?;
            o.option("AcceptableResponseSchema", schema)?;
            o.extra(extra)
        })
    }

    fn response(&mut self, response: &Response<'_>, address: Option<&str>) -> Written {
        match response {
            Response::Outlook(response) => {
                self.group("Response", |o| o.outlook(response))?;
                self.plan(response, address)
            }
            Response::MobileSync(response) => self.group("Response", |o| o.mobilesync(response)),
            Response::Error(error) => self.error(error),
            _ => Ok(()),
        }
    }

    fn error(&mut self, error: &ErrorReply<'_>) -> Written {
        self.group("Error", |o| {
            o.option("@Time", error.time.as_deref())?;
            o.option("@Id", error.id.as_deref())?;
            o.option("Status", error.status.as_deref())?;
            o.option("ErrorCode", error.error_code.as_deref())?;
            o.option("Message", error.message.as_deref())?;
            o.option("DebugData", error.debug_data.as_deref())?;
            o.extra(&error.extra)
        })
    }

    fn outlook(&mut self, response: &outlook::Response<'_>) -> Written {
        if let Some(user) = &response.user {
            self.group("User", |o| {
                o.option("DisplayName", user.display_name.as_deref())?;
                o.option("LegacyDN", user.legacy_dn.as_deref())?;
                let address = user.auto_discover_smtp_address.as_deref();
                o.option("AutoDiscoverSMTPAddress", address)?;
                o.option("DeploymentId", user.deployment_id.as_deref())?;
                o.extra(&user.extra)
            })?;
        }
        if let Some(account) = &response.account {
            self.group("Account", |o| o.account(account))?;
        }
        if let Some(error) = &response.error {
            self.error(error)?;
        }
        self.extra(&response.extra)
    }

    fn account(&mut self, account: &Account<'_>) -> Written {
        let account_type = account.account_type.as_ref().map(|t| t.as_str());
        self.option("AccountType", account_type)?;
        self.option("Action", account.action.as_ref().map(|a| a.as_str()))?;
        self.option("RedirectUrl", account.redirect_url.as_deref())?;
        self.option("RedirectAddr", account.redirect_addr.as_deref())?;
        self.option("Image", account.image.as_deref())?;
        self.option("ServiceHome", account.service_home.as_deref())?;
        self.option("MicrosoftOnline", account.microsoft_online.as_deref())?;
        self.option("ConsumerMailbox", account.consumer_mailbox.as_deref())?;
        for mailbox in &account.alternative_mailboxes {
            self.group("AlternativeMailbox", |o| {
                o.option("Type", mailbox.mailbox_type.as_deref())?;
                o.option("DisplayName", mailbox.display_name.as_deref())?;
                o.option("LegacyDN", mailbox.legacy_dn.as_deref())?;
                o.option("Server", mailbox.server.as_deref())?;
                o.option("SmtpAddress", mailbox.smtp_address.as_deref())?;
                o.option("OwnerSmtpAddress", mailbox.owner_smtp_address.as_deref())?;
                o.extra(&mailbox.extra)
            })?;
        }
        if let Some(information) = &account.public_folder_information {
            self.group("PublicFolderInformation", |o| {
                o.option("SmtpAddress", information.smtp_address.as_deref())?;
                o.extra(&information.extra)
            })?;
        }
        for protocol in &account.protocols {
            self.protocol(protocol)?;
        }
        if let Some(error) = &account.error {
            self.error(error)?;
        }
        self.extra(&account.extra)
    }

    /// Sites in it do not nest.
    fn protocol(&mut self, protocol: &Protocol<'_>) -> Written {
        self.group("Protocol", |o| {
            o.extra(protocol.extra())?;
            for item in protocol.items() {
                match item {
                    Item::Value(element, text) => o.value(element.name(), text)?,
                    Item::Group(group) => o.group(group.element.name(), |o| {
                        for (element, text) in &group.values {
                            o.value(element.name(), text)?;
                        }
                        o.extra(&group.extra)
                    })?,
                    Item::Site(site) => o.group(site.element.name(), |o| {
                        for url in &site.owa_urls {
                            o.value("OWAUrl", &url.url)?;
                            let method = url.authentication_method.as_deref();
                            o.option("OWAUrl@AuthenticationMethod", method)?;
                        }
                        for protocol in &site.protocols {
                            o.protocol(protocol)?;
                        }
                        o.extra(&site.extra)
                    })?,
                    Item::Unknown(unknown) => o.unknown(unknown)?,
                    _ => {}
                }
            }
            Ok(())
        })
    }

    fn mobilesync(&mut self, response: &mobilesync::Response<'_>) -> Written {
        self.option("Culture", response.culture.as_deref())?;
        if let Some(user) = &response.user {
            self.group("User", |o| {
                o.option("DisplayName", user.display_name.as_deref())?;
                o.option("EMailAddress", user.email_address.as_deref())?;
                o.extra(&user.extra)
            })?;
        }
        if let Some(action) = &response.action {
            self.group("Action", |o| {
                o.option("Redirect", action.redirect.as_deref())?;
                for server in action.servers() {
                    o.group("Server", |o| {
                        o.option("Type", server.server_type.as_ref().map(|t| t.as_str()))?;
                        o.option("Url", server.url.as_deref())?;
                        o.option("Name", server.name.as_deref())?;
                        o.option("ServerData", server.server_data.as_deref())?;
                        o.extra(&server.extra)
                    })?;
                }
                if let Some(error) = &action.error {
                    o.error(error)?;
                }
                o.extra(&action.extra)
            })?;
        }
        if let Some(error) = &response.error {
            self.error(error)?;
        }
        self.extra(&response.extra)
    }

    /// How to connect, in the order of the server.
    fn plan(&mut self, response: &outlook::Response<'_>, address: Option<&str>) -> Written {
        if response.protocols().is_empty() {
            return Ok(());
        }
        let user = response.user.as_ref();
        let own = user.and_then(|user| user.auto_discover_smtp_address.as_deref());
        let address = address.or(own).unwrap_or(NOBODY);
        let plans = plans(response, address);
        self.group("Plan", |o| {
            for plan in plans.iter() {
                o.planned(plan)?;
            }
            for skipped in plans.skipped() {
                let name = skipped.protocol_type.as_ref().map_or("?", |t| t.as_str());
                o.indent()?;
                writeln!(o.out, "{name}: no plan, {:?}", skipped.why)?;
            }
            match plans.cleartext_count() {
                0 => {}
                count => {
                    o.indent()?;
                    writeln!(o.out, "{count} more without encryption, with consent only")?;
                }
            }
            Ok(())
        })
    }

    fn planned(&mut self, plan: &Plan<'_>) -> Written {
        let Plan {
            protocol_type,
            host,
            port,
            tls,
            login_name,
            authentication,
            ..
        } = plan;
        let line = format!("{protocol_type} {host}:{port}, {tls:?}");
        self.group(&line, |o| {
            o.value("login", login_name)?;
            o.option("domain", plan.domain_name.as_deref())?;
            o.option("url", plan.url.as_deref())?;
            o.indent()?;
            writeln!(
                o.out,
                "authentication {authentication:?}, to be entered: {:?}",
                plan.needs
            )?;
            let why: Vec<String> = plan.why.iter().map(ToString::to_string).collect();
            o.indent()?;
            writeln!(o.out, "because {}", why.join("; "))?;
            Ok(())
        })
    }
}
