//! What people read, as it reads: dumps, XML, error messages, diagnostics.

use wbxml::{Dictionary, EventReader, Lenient, Options, dictionaries};

use crate::reading::hex;

/// A provisioning document with a string table, page 1 attributes and value tokens.
#[cfg(feature = "xml")]
const PROV: &str = "03 0B 6A 0C 'example.org' 00 C5 46 01 C6 00 01 55 01 87 36 00 00 06 03 'w2' 00 01 \
    87 00 01 34 00 00 06 03 'pop.' 00 83 00 01 01 01";

fn message(bytes: &str, dictionary: &'static Dictionary) -> String {
    let document = hex(bytes);
    let outcome = EventReader::new(&document, dictionary)
        .and_then(|reader| reader.collect::<Result<Vec<_>, _>>());
    outcome.map_or_else(|e| e.to_string(), |events| format!("{events:?}"))
}

#[test]
fn error_messages_say_what_was_expected_what_stood_there_and_where() {
    let eas = &dictionaries::ACTIVESYNC;
    let cases = [
        ("the end in the header", "03 01"),
        ("a version that is none", "FF 01 6A 00 45 01"),
        ("a charset that is none", "03 01 8F 7F 00 45 01"),
        ("a string table that is too long", "03 01 6A 7F 00"),
        (
            "an integer of six bytes",
            "03 01 6A 00 45 C3 80 80 80 80 80 01",
        ),
        (
            "an integer above 32 bits",
            "03 01 6A 00 45 C3 90 80 80 80 02 41",
        ),
        ("an OPAQUE that is too long", "03 01 6A 00 45 C3 05 41 01"),
        ("a string without an end", "03 01 6A 00 45 03 61"),
        ("an offset behind the table", "03 01 6A 00 45 83 09 01"),
        ("no text", "03 01 6A 00 45 03 61 FF 00 01"),
        ("no character", "03 01 6A 00 45 02 83 B0 00 01"),
        ("END at the top", "03 01 6A 00 01"),
        ("a value first", "03 01 6A 00 C5 85 01 01"),
        ("a second root", "03 01 6A 00 45 01 45 01"),
        ("SWITCH_PAGE before END", "03 01 6A 00 45 00 01 01"),
        ("SWITCH_PAGE in 1.1", "01 01 6A 00 45 00 01 05 01"),
        ("an extension", "03 01 6A 00 45 C0 01"),
        ("a name that is none", "03 01 6A 03 61 20 00 04 00"),
    ];
    let lines: Vec<String> = cases
        .iter()
        .map(|(what, bytes)| format!("{what}: {}", message(bytes, eas)))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn diagnostics_say_what_was_let_pass_and_where() {
    let options = Options::STRICT.with_lenient(Lenient::ALL);
    let document = hex("03 01 00 03 'abc' 45 83 00 03 61 FF 00 02 83 B0 00 C0 00 00 01 DE AD");
    let mut reader =
        EventReader::with_options(&document, &dictionaries::ACTIVESYNC, &options).unwrap();
    let events: Vec<String> = reader
        .by_ref()
        .map(|e| format!("{:?}", e.unwrap()))
        .collect();
    let diagnostics: Vec<String> = reader
        .diagnostics()
        .iter()
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        events.join("\n"),
        diagnostics.join("\n")
    ));
}

#[cfg(feature = "xml")]
#[test]
fn xml_reads_well_compact_and_pretty() {
    use wbxml::{ConvertOptions, xml::WriteOptions};
    let document = hex(PROV);
    let compact = wbxml::to_xml(&document).unwrap();
    let options = ConvertOptions::default().with_write(WriteOptions::PRETTY);
    let pretty = wbxml::to_xml_with(&document, &options).unwrap().0;
    insta::assert_snapshot!(format!("{compact}\n\n{pretty}"));
}

#[cfg(feature = "xml")]
#[test]
fn xml_errors_name_the_place() {
    let cases = [
        "<si",
        "<si></sl>",
        "<si><a/></si><si/>",
        "text",
        "",
        "<si a='1' a='2'/>",
        "<si>&nbsp;</si>",
        "<si>&#0;</si>",
        "<si a=1/>",
        "<p:si/>",
        "<si>]]></si>",
        "<!DOCTYPE si [<!ENTITY a 'b'>]><si/>",
    ];
    let lines: Vec<String> = cases
        .iter()
        .map(|xml| {
            let options = wbxml::ConvertOptions::default().with_dictionary(&dictionaries::SI_1_0);
            let error = wbxml::from_xml_with(xml, &options).unwrap_err();
            format!("{xml}: {error}")
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
