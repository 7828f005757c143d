//! The laws of EMAIL2 accounts, their names, and their two forms.

use ::arbitrary::Unstructured;
use ::email2_csp::dm::{CommandSet, encode};
use ::email2_csp::edition::{Verdict, validate};
use ::email2_csp::provisioning::{decode_wbxml, decode_with, decode_xml};
use ::email2_csp::{
    Account, ContentTypes, Edition, Guid, NamedProperty, Operation, Options, Profile, PropertyTag,
    Server, characteristics,
};

/// Any bytes as a name, a value, a provisioning document and an OMA DM message: what is read is
/// judged by every edition, what is legal is written and comes back.
pub fn raw(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    names(&text);
    if let Ok(decoded) = decode_with(input, &Options::LENIENT) {
        match characteristics::decode(&decoded.document) {
            Ok(operations) => judge(&operations),
            Err(e) => assert!(!e.to_string().is_empty()),
        }
    }
    if let Ok(decoded) = ::syncml::decode_with(input, &::syncml::Options::LENIENT) {
        commands(&decoded.message.commands);
    }
}

/// An account that is legal in an edition: it comes back from characteristics in both wire forms and
/// from commands, and a change of it is judged.
pub fn structured(input: &[u8]) {
    let mut u = Unstructured::new(input);
    let made = u.arbitrary::<Edition>().and_then(|edition| {
        let account = Account::arbitrary_in(edition, &mut u)?;
        let other = Account::arbitrary_in(edition, &mut u)?;
        Ok((edition, account, other))
    });
    let Ok((edition, account, other)) = made else {
        return;
    };
    let verdict = account.validate(edition);
    assert!(verdict.is_legal(), "{account:?}: {verdict}");
    let operations = [Operation::Set(account.clone())];
    let document = match characteristics::encode(&operations, edition) {
        Ok(document) => document,
        Err(verdict) => panic!("a legal account is not written: {verdict}"),
    };
    let xml = document.to_xml().expect("no control characters are in it");
    let read = decode_xml(&xml).expect("it was written");
    assert_eq!(
        characteristics::decode(&read).as_deref(),
        Ok(&operations[..])
    );
    let wbxml = document.to_wbxml().expect("no NUL is in it");
    let read = decode_wbxml(&wbxml).expect("it was written");
    assert_eq!(
        characteristics::decode(&read).as_deref(),
        Ok(&operations[..])
    );

    let operation = Operation::Create(account.clone());
    let command = match encode(&operation, edition) {
        Ok(command) => [command],
        Err(verdict) => panic!("a legal account is not written: {verdict}"),
    };
    let set = CommandSet::decode(&command).expect("it was written");
    assert!(set.operations().eq([&operation]), "{set:?}");
    let verdict = set.validate(edition, Some(&[]));
    assert!(verdict.is_legal(), "{verdict}");

    // A change is found legal by itself exactly as far as each node is.
    let edit = other.with_guid(account.guid());
    let existing = [account];
    let alone = edit.validate_edit(Some(&existing[0]), edition);
    let operation = Operation::Edit(edit.clone());
    let whole = operation.validate(edition, Some(&existing));
    assert_eq!(alone, whole);
    shown(&alone);
    let merged = existing[0].clone().edited_by(&edit);
    assert!(merged.validate(edition).findings().len() <= alone.findings().len() + 8);
}

/// GUIDs, servers, flags and names of properties: errors are in the text, and what is read is
/// written as it is read.
fn names(text: &str) {
    match Guid::decode_form(text) {
        Ok((guid, _)) => {
            assert_eq!(Guid::decode(&guid.to_string()), Ok(guid));
            assert_eq!(Guid::decode(&guid.escaped().to_string()), Ok(guid));
            assert_eq!(Guid::decode_bare(text), Ok(guid));
        }
        Err(e) => assert!(e.offset() <= text.len() as u64, "{e}"),
    }
    match Server::decode(text) {
        Ok(server) => {
            let written = server.to_string();
            let again = Server::decode(&written).expect("it was written");
            assert_eq!((again.host(), again.port()), (server.host(), server.port()));
        }
        Err(e) => assert!(e.offset() <= text.len() as u64, "{e}"),
    }
    if let Some(types) = ContentTypes::decode(text) {
        assert_eq!(ContentTypes::decode(&types.to_string()), Some(types));
    }
    if let Some(tag) = PropertyTag::decode(text) {
        assert_eq!(PropertyTag::decode(&tag.to_string()), Some(tag));
    }
    if let Some((name, mapi_type)) = NamedProperty::decode_name(text) {
        let written = format!("{name}#{mapi_type}");
        assert_eq!(
            NamedProperty::decode_name(&written),
            Some((name, mapi_type))
        );
    }
}

/// What every edition makes of operations; those it finds legal are written, and mean the same.
fn judge(operations: &[Operation<'_>]) {
    for edition in Edition::ALL {
        let profile = Profile::new(edition).with_root_query(true);
        let verdict = validate(operations, profile, None);
        shown(&verdict);
        shown(&validate(operations, profile, Some(&[])));
        match characteristics::encode(operations, profile) {
            Ok(document) => {
                assert!(verdict.is_legal());
                let read = characteristics::decode(&document).expect("it was written");
                shown(&validate(&read, profile, None));
            }
            Err(found) => assert!(!found.is_legal()),
        }
    }
    for operation in operations {
        assert_eq!(&operation.clone().into_owned(), operation);
    }
}

fn commands(commands: &[::syncml::Command<'_>]) {
    let set = match CommandSet::decode(commands) {
        Ok(set) => set,
        Err(e) => {
            assert!(!e.to_string().is_empty());
            return;
        }
    };
    for edition in Edition::ALL {
        shown(&set.validate(edition, None));
        shown(&set.validate(edition, Some(&[])));
        for operation in set.operations() {
            if let Ok(command) = encode(operation, edition) {
                let command = [command];
                let again = CommandSet::decode(&command).expect("it was written");
                assert!(again.validate(edition, None).is_legal());
            }
        }
    }
}

/// A verdict says something of each finding, and where it is from.
fn shown(verdict: &Verdict<'_>) {
    assert_eq!(verdict.is_legal(), verdict.findings().is_empty());
    for finding in verdict.findings() {
        assert!(!finding.citation().is_empty() && !finding.to_string().is_empty());
    }
    assert_eq!(&verdict.clone().into_owned(), verdict);
}
