//! Every file of the EMAIL2 corpus gets the verdict that its index has for it, in both columns.
//!
//! The column `windows_mobile` is that of [`Edition::WindowsMobile`], `windows_10` that of
//! [`Edition::Windows10Prose`], whose rules it names.

use std::fmt::Write as _;
use std::path::Path;

use email2_csp::dm::CommandSet;
use email2_csp::edition::{Rule, Verdict, validate};
use email2_csp::{
    AccountNode, Edition, ErrorKind, GuidErrorKind, Place, characteristics, provisioning,
};

use crate::support::corpus;

#[derive(Debug)]
struct Row {
    file: String,
    xml: String,
    well_formed: bool,
    windows_mobile: String,
    windows_10: String,
}

fn rows() -> Option<Vec<Row>> {
    let folder = corpus("corpus/email2")?;
    let mut reader = csv::Reader::from_path(folder.join("index.csv")).unwrap();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        Row {
            file: record[0].to_owned(),
            xml: read(&folder, &record[0]),
            well_formed: &record[2] == "well-formed",
            windows_mobile: record[4].to_owned(),
            windows_10: record[5].to_owned(),
        }
    });
    Some(rows.collect())
}

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap()
}

/// The verdict of an edition; or why it cannot even be read.
fn verdict(row: &Row, edition: Edition) -> Result<Verdict<'static>, email2_csp::Error> {
    if row.file.contains("/dm-") {
        let message = syncml::decode_xml(&row.xml).unwrap();
        let set = CommandSet::decode(&message.commands)?;
        return Ok(set.validate(edition, None).into_owned());
    }
    let document = provisioning::decode_xml(&row.xml)?;
    let operations = characteristics::decode(&document)?;
    Ok(validate(&operations, edition, None).into_owned())
}

/// Whether something of the verdict is about this place by this rule.
fn finds(verdict: &Verdict<'_>, rule: Rule, place: &Place<'_>) -> bool {
    verdict
        .findings()
        .iter()
        .any(|f| f.rule() == rule && f.place() == place)
}

/// What the index says, found in the verdict.
#[track_caller]
fn assert_said(row: &Row, said: &str, edition: Edition) {
    let file = &row.file;
    let verdict = match verdict(row, edition) {
        Ok(verdict) => verdict,
        Err(error) => {
            assert_eq!(said, "error: braces are required", "{file}: {error}");
            assert_eq!(error.kind(), &ErrorKind::Guid(GuidErrorKind::OpeningBrace));
            assert_eq!(
                error.path().collect::<Vec<_>>(),
                ["EMAIL2", "characteristic"]
            );
            return;
        }
    };
    let node = Place::Node;
    match said.split_once(": ").map_or((said, ""), |(a, b)| (a, b)) {
        // `./User` where the edition has `./Vendor`.
        ("ok, scope apart", _) => {
            assert!(verdict.breaks(Rule::RootPath), "{file}: {verdict}");
            let verdict = verdict.retain(|finding| finding.rule() != Rule::RootPath);
            assert!(verdict.is_legal(), "{file} in {edition}: {verdict}");
        }
        // It has two nodes that came later, as the row of dm-atomic-add-complete.xml says of one of
        // them: an error. The index has `ok` for the rest of it.
        ("ok", _) if file == "made/cp-imap4-ssl.xml" && edition == Edition::WindowsMobile => {
            let places: Vec<String> = verdict
                .findings()
                .iter()
                .map(|f| f.place().to_string())
                .collect();
            assert_eq!(places, ["SERVERDELETEACTION", "SYNCINGCONTENTTYPES"]);
            let verdict = verdict.retain(|finding| finding.rule() != Rule::NodePresence);
            assert!(verdict.is_legal(), "{file}: {verdict}");
        }
        ("ok", _) => assert!(verdict.is_legal(), "{file} in {edition}: {verdict}"),
        ("error" | "see the file", why) => {
            assert!(!verdict.is_legal(), "{file} in {edition}: {said}");
            let mut known = false;
            let mut expect = |words: &str, rule: Rule, places: &[Place<'_>]| {
                if why.contains(words) {
                    known = true;
                    assert!(
                        verdict.breaks(rule),
                        "{file} in {edition}: {rule}: {verdict}"
                    );
                    for place in places {
                        assert!(
                            finds(&verdict, rule, place),
                            "{file} in {edition}: {place}: {verdict}"
                        );
                    }
                }
            };
            expect(
                "required ACCOUNTTYPE",
                Rule::RequiredNodes,
                &[node(AccountNode::AccountType)],
            );
            expect(
                "ok only with every required node",
                Rule::RequiredNodes,
                &[node(AccountNode::AccountType)],
            );
            expect(
                "outgoing credentials",
                Rule::OutgoingCredentials,
                &[node(AccountNode::SmtpAltPassword)],
            );
            expect(
                "SERVICENAME longer than 32",
                Rule::SizeLimits,
                &[node(AccountNode::ServiceName)],
            );
            expect(
                "INSERVER longer than 62",
                Rule::SizeLimits,
                &[node(AccountNode::InServer)],
            );
            expect(
                "unknown parameter",
                Rule::UnknownNode,
                &[Place::Unknown("COLOUR".into())],
            );
            expect(
                "NAMEDPROPS is not in this edition",
                Rule::NodePresence,
                &[Place::NamedProps],
            );
            expect(
                "nodes this edition does not have",
                Rule::NodePresence,
                &[node(AccountNode::SyncingContentTypes)],
            );
            expect(
                "ACCOUNTTYPE and SYNCINGCONTENTTYPES are not in this edition",
                Rule::NodePresence,
                &[
                    node(AccountNode::AccountType),
                    node(AccountNode::SyncingContentTypes),
                ],
            );
            expect(
                "Add outside Atomic",
                Rule::AtomicRequired,
                &[Place::Account],
            );
            expect(
                "Replace not supported on an existing account",
                Rule::ServiceReplace,
                &[node(AccountNode::ServiceType)],
            );
            expect(
                "noparm not supported",
                Rule::QueryElements,
                &[node(AccountNode::Domain)],
            );
            assert!(known, "{file}: {said}");
            // `… and SYNCINGCONTENTTYPES missing`, except where the file has it.
            if why.contains("SYNCINGCONTENTTYPES missing") {
                let has = row.xml.contains("SYNCINGCONTENTTYPES");
                let place = node(AccountNode::SyncingContentTypes);
                assert_eq!(finds(&verdict, Rule::RequiredNodes, &place), !has, "{file}");
            }
        }
        _ => panic!("{file}: {said}"),
    }
}

#[test]
fn every_file_has_its_verdict_in_windows_mobile() {
    for row in rows()
        .unwrap_or_default()
        .iter()
        .filter(|row| row.well_formed)
    {
        assert_said(row, &row.windows_mobile, Edition::WindowsMobile);
    }
}

#[test]
fn every_file_has_its_verdict_in_windows_10() {
    for row in rows()
        .unwrap_or_default()
        .iter()
        .filter(|row| row.well_formed)
    {
        assert_said(row, &row.windows_10, Edition::Windows10Prose);
    }
}

#[test]
fn the_corpus_is_all_there() {
    let Some(rows) = rows() else { return };
    assert_eq!(rows.len(), 22);
    assert_eq!(rows.iter().filter(|row| row.well_formed).count(), 20);
}

#[test]
fn files_that_are_not_well_formed_are_refused_where_they_go_wrong() {
    let Some(rows) = rows() else { return };
    for row in rows.iter().filter(|row| !row.well_formed) {
        let error = provisioning::decode_xml(&row.xml).unwrap_err();
        let at = usize::try_from(error.offset()).unwrap();
        assert!(
            matches!(
                error.kind(),
                ErrorKind::Wbxml(_) | ErrorKind::UnexpectedRoot
            ),
            "{}: {error}",
            row.file
        );
        match row.file.as_str() {
            // No wap-provisioningdoc around it, before its end tags are missed.
            "seed/seed-email2-cp-example.xml" => {
                assert!(
                    row.xml[at..].starts_with("<characteristic type=\"EMAIL2\">"),
                    "{error}"
                );
            }
            // A comment that begins with a dash of another kind.
            "msdocs/enrollment-wap-provisioningdoc.xml" => {
                assert!(
                    row.xml[at..].starts_with("<!—"),
                    "{error}: {:?}",
                    &row.xml[at..at + 20]
                );
                assert_eq!(row.xml[..at].lines().count(), 22);
            }
            other => panic!("{other}"),
        }
    }
}

/// With its end tags, its root and a GUID, the sample of the reference is an account.
#[test]
fn the_sample_of_windows_mobile_is_legal_when_it_is_completed() {
    let Some(rows) = rows() else { return };
    let row = rows
        .iter()
        .find(|row| row.file.starts_with("seed/"))
        .unwrap();
    let (head, tags) = row
        .xml
        .split_once("<characteristic type=\"TAGPROPS\">")
        .unwrap();
    let guid = "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}";
    let end = "</characteristic>";
    let xml = format!("<wap-provisioningdoc>{head}{end}<characteristic type=\"TAGPROPS\">{tags}{end}{end}{end}</wap-provisioningdoc>")
        .replace("{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}", guid);
    let document = provisioning::decode_xml(&xml).unwrap();
    let operations = characteristics::decode(&document).unwrap();
    let verdict = validate(&operations, Edition::WindowsMobile, None);
    assert!(verdict.is_legal(), "{verdict}");
    let account = operations[0].account().unwrap();
    assert_eq!(account.named_properties().len(), 2);
    assert!(account.incoming_ssl() && account.outgoing_ssl());
    assert_eq!(account.get(AccountNode::Domain), Some(""));
}

#[test]
fn the_verdicts_on_the_corpus_are_as_they_were() {
    let Some(rows) = rows() else { return };
    let mut text = String::new();
    for row in rows.iter().filter(|row| row.well_formed) {
        writeln!(text, "== {}", row.file).unwrap();
        for edition in Edition::ALL {
            writeln!(text, "-- {}", edition.name()).unwrap();
            match verdict(row, edition) {
                Ok(verdict) => writeln!(text, "{verdict}").unwrap(),
                Err(error) => writeln!(text, "{error}").unwrap(),
            }
        }
    }
    insta::assert_snapshot!(text);
}
