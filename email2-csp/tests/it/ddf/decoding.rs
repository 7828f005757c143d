//! What decodes, how it comes back, and what is refused.

use email2_csp::ddf::{
    Document, EncodeOptions, Prolog, decode, decode_element, decode_wbxml, decode_with, decode_xml,
    decode_xml_with,
};
use email2_csp::model::tree::{
    AccessType, AccessTypes, Format, Node, NodeType, Occurrence, Property, Scope, Tree,
};
use email2_csp::{DiagnosticKind, ErrorKind, Lenient, Limits, Options};

use super::meaning::{difference, meaning};

/// It decodes and comes back with all that it says, in both forms.
#[track_caller]
fn comes_back(xml: &str) -> Document<'_> {
    let document = decode_xml(xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
    let written = document.to_xml().unwrap();
    if let Some(difference) = difference(&meaning(xml), &meaning(&written)) {
        panic!("{difference}\n{xml}\n{written}");
    }
    let wbxml = document.to_wbxml().unwrap();
    let mut again = decode_wbxml(&wbxml).unwrap();
    again.prolog = document.prolog.clone();
    let spelt = again.to_xml().unwrap();
    // WBXML does not say whether the names were in the namespace of their code page.
    if !xml.contains("xmlns=\"syncml:dmddf1.2\"") {
        if let Some(difference) = difference(&meaning(xml), &meaning(&spelt)) {
            panic!("through WBXML: {difference}");
        }
    }
    document
}

const MSFT: &str = "xmlns:MSFT=\"http://schemas.microsoft.com/MobileDevice/DM\"";

/// A document with a node of these properties.
fn with(properties: &str) -> String {
    format!(
        "<MgmtTree {MSFT}><VerDTD>1.2</VerDTD><Node><NodeName>X</NodeName>\
         <DFProperties>{properties}</DFProperties></Node></MgmtTree>"
    )
}

#[test]
fn elements_come_back_in_the_order_in_which_they_were_found() {
    // Pre-2022 files: Description last, DefaultValue behind DFType, MIME and DDFName together.
    let xml = with(
        "<AccessType><Replace/><Get/><Add/></AccessType><DFFormat><chr/></DFFormat><DFType>\
         <MIME>text/plain</MIME><DDFName/></DFType><DefaultValue>1</DefaultValue>\
         <Description>Last.</Description>",
    );
    let document = comes_back(&xml);
    let node = document.tree.find("X").unwrap();
    assert_eq!(
        node.access().iter().collect::<Vec<_>>(),
        [AccessType::Replace, AccessType::Get, AccessType::Add]
    );
    assert!(matches!(node.node_type(), Some(NodeType::Several(names)) if names.len() == 2));
    assert_eq!(node.default_value(), Some("1"));
    assert_eq!(node.description(), Some("Last."));
}

#[test]
fn what_is_unknown_is_kept_where_it_stood() {
    for xml in [
        // In DFProperties, in the root, in a node, in allowed values.
        with("<Colour a='1'>red<b/> and <c>blue</c></Colour><DFFormat><int/></DFFormat>"),
        with("<DFFormat><guid/></DFFormat><Scope><Permanent/><Dynamic/></Scope>"),
        with(
            "<AccessType><Get/><Get/></AccessType><Occurrence><ZeroOrN>007</ZeroOrN></Occurrence>",
        ),
        with(
            "<MSFT:New>1</MSFT:New><MSFT:Deprecated Since='1'/><MSFT:AtomicRequired>x</MSFT:AtomicRequired>",
        ),
        with(
            "<MSFT:AllowedValues ValueType='ENUM'><MSFT:Enum><MSFT:ValueDescription>first\
              </MSFT:ValueDescription><MSFT:Value>1</MSFT:Value></MSFT:Enum><MSFT:More/>\
              </MSFT:AllowedValues>",
        ),
        with(
            "<MSFT:Applicability><MSFT:CspVersion>1</MSFT:CspVersion><MSFT:OsBuildVersion/>\
              </MSFT:Applicability>",
        ),
        with("<?target some data?><DFFormat><int/></DFFormat>"),
        with("<Description lang='en'>Text</Description><Description>Again</Description>"),
        format!(
            "<MgmtTree {MSFT} version='1'><Odd/><VerDTD>1.2</VerDTD><Man>M</Man><Mod>N</Mod>\
                 <Node id='1'><Odd>x</Odd><NodeName>A</NodeName><?pi?><DFProperties x='y'/>\
                 <Node><NodeName>B</NodeName><DFProperties/></Node><Value>v</Value>\
                 <Node><NodeName>C</NodeName><DFProperties/></Node></Node><Odd/></MgmtTree>"
        ),
        // Path behind the properties, properties missing, the version last.
        "<MgmtTree><Node><DFProperties/><NodeName>A</NodeName><Path>./x</Path></Node>\
         <Node><NodeName>B</NodeName></Node><VerDTD>1.2</VerDTD></MgmtTree>"
            .to_owned(),
        // Two names, of which the first counts.
        "<MgmtTree><VerDTD>1.2</VerDTD><Node><NodeName>A</NodeName><NodeName>B</NodeName>\
         <DFProperties/></Node></MgmtTree>"
            .to_owned(),
    ] {
        comes_back(&xml);
    }
}

#[test]
fn white_space_between_elements_is_layout_however_it_is_written() {
    let xml = with(
        "<AccessType>&#10;<Get/><![CDATA[ ]]></AccessType>&#13;<DFFormat><int>\n</int></DFFormat>",
    );
    let document = decode_xml(&xml).unwrap();
    let node = document.tree.find("X").unwrap();
    assert_eq!(node.access(), AccessTypes::GET);
    assert_eq!(node.format(), Some(Format::INT));
    let wbxml = document.to_wbxml().unwrap();
    assert_eq!(decode_wbxml(&wbxml).unwrap().tree, document.tree);
}

#[test]
fn a_kept_element_can_be_looked_at() {
    let xml = with("<Colour>red</Colour>");
    let document = decode_xml(&xml).unwrap();
    let node = document.tree.find("X").unwrap();
    let Property::Other(markup) = &node.properties[0] else {
        panic!("{:?}", node.properties);
    };
    assert_eq!(markup.name().unwrap().to_string(), "Colour");
    assert_eq!(markup.pieces.len(), 3);
}

#[test]
fn the_elements_of_microsoft_may_have_another_prefix() {
    let xml = "<MgmtTree xmlns:m='http://schemas.microsoft.com/MobileDevice/DM'>\
        <VerDTD>1.2</VerDTD><m:Diagnostics>x</m:Diagnostics><Node><NodeName>X</NodeName>\
        <DFProperties><m:AtomicRequired/></DFProperties></Node></MgmtTree>";
    let document = comes_back(xml);
    assert_eq!(document.diagnostics.as_deref(), Some("x"));
    assert!(document.tree.find("X").unwrap().is_atomic_required());
    // A prefix that means something else is kept as it is.
    let xml = "<MgmtTree xmlns:MSFT='urn:other'><VerDTD>1.2</VerDTD><Node><NodeName>X</NodeName>\
        <DFProperties><MSFT:AtomicRequired/></DFProperties></Node></MgmtTree>";
    let document = comes_back(xml);
    assert!(!document.tree.find("X").unwrap().is_atomic_required());
}

#[test]
fn the_namespaces_of_the_document_type_and_of_the_schema_are_read_and_come_back() {
    for namespace in ["syncml:dmddf1.2", "http://tempuri.org/DM_DDF-V1_2"] {
        let xml = format!(
            "<MgmtTree xmlns=\"{namespace}\"><VerDTD>1.2</VerDTD><Node><NodeName>X</NodeName>\
             <DFProperties><DFFormat><int/></DFFormat></DFProperties></Node></MgmtTree>"
        );
        let document = comes_back(&xml);
        let node = document.tree.find("X").unwrap();
        assert_eq!(node.format(), Some(Format::INT), "{namespace}");
    }
    let other = "<MgmtTree xmlns='urn:other'/>";
    assert_eq!(
        *decode_xml(other).unwrap_err().kind(),
        ErrorKind::UnexpectedRoot
    );
}

#[test]
fn what_stands_around_the_root_element_comes_back_byte_by_byte() {
    let around = "\u{FEFF}<?xml version='1.0'?>\r\n<!-- one -->\r\n<!DOCTYPE MgmtTree PUBLIC \
        \" -//OMA//DTD-DM-DDF 1.2//EN\" 'x.dtd' [<?oma-dm-ddf-ver supported-versions=\"1.2\"?>]>\r\n";
    let xml = format!("{around}<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>\r\n<!-- two -->\r\n");
    let document = comes_back(&xml);
    assert!(document.prolog.has_byte_order_mark());
    let written = document.to_xml_with(&EncodeOptions::DEFAULT.with_indent(None));
    assert_eq!(written.unwrap(), xml);
}

#[test]
fn what_cannot_stand_around_the_root_element_is_refused() {
    for (before, after) in [
        ("text", ""),
        ("<a/>", ""),
        ("<!-- ", " -->"),
        ("", "<MgmtTree/>"),
        ("<?xml version='1.0'?><?xml version='1.0'?>", ""),
        ("<!DOCTYPE", ""),
    ] {
        let error = Prolog::new(before, after).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InvalidProlog, "{before}…{after}");
    }
    assert!(Prolog::new("<!-- fine -->\n", "\n").is_ok());
}

#[test]
fn a_document_that_is_built_has_the_form_of_the_published_ones() {
    let mut tree = Tree::new();
    let root = Node::new("Example")
        .at("./Vendor/MSFT")
        .with(Property::Access(AccessTypes::GET))
        .with(Property::Format(Format::NODE))
        .with(Property::Occurrence(Occurrence::One))
        .with(Property::Scope(Scope::Permanent))
        .with(Property::Type(NodeType::DdfName("".into())));
    tree.push(0, root).unwrap();
    let leaf = Node::new("Leaf")
        .with(Property::AtomicRequired)
        .with(Property::Format(Format::INT))
        .with(Property::DefaultValue("1".into()))
        .with(Property::Access(AccessTypes::GET.with(AccessType::Replace)));
    tree.push(1, leaf).unwrap();
    let document = Document::new(tree);
    insta::assert_snapshot!(document.to_xml().unwrap());
    let written = document.to_xml().unwrap();
    assert_eq!(decode_xml(&written).unwrap(), document);
}

#[test]
fn what_is_no_ddf_document_is_refused_with_its_place() {
    let cases: &[(&str, ErrorKind, u64, &str)] = &[
        (
            "<SyncML/>",
            ErrorKind::UnexpectedRoot,
            0,
            "unexpected root element at byte 0",
        ),
        (
            "<MgmtTree><Node><DFProperties/></Node></MgmtTree>",
            ErrorKind::MissingElement("NodeName"),
            31,
            "missing NodeName in MgmtTree/Node at byte 31",
        ),
        (
            "<MgmtTree><Node><NodeName>A</NodeName>text</Node></MgmtTree>",
            ErrorKind::StrayText,
            38,
            "text between elements in MgmtTree/A at byte 38",
        ),
        (
            "<MgmtTree><Node><NodeName><b/></NodeName></Node></MgmtTree>",
            ErrorKind::ElementInText,
            16,
            "an element, expected text in MgmtTree/Node/NodeName at byte 16",
        ),
    ];
    for (xml, kind, offset, text) in cases {
        let error = decode_xml(xml).unwrap_err();
        assert_eq!(error.kind(), kind, "{xml}");
        assert_eq!(error.offset(), *offset, "{xml}");
        assert_eq!(error.to_string(), *text);
    }
    let not_text = decode(b"\xFF\xFE").unwrap_err();
    assert_eq!(*not_text.kind(), ErrorKind::NotADocument);
    let other = "<?xml version='1.0' encoding='Windows-1252'?><MgmtTree/>";
    let error = decode(other.as_bytes()).unwrap_err();
    assert_eq!(
        (error.kind(), error.offset()),
        (&ErrorKind::WrongEncoding, 30)
    );
}

#[test]
fn deviations_are_let_pass_on_request_and_reported() {
    let xml = "<?xml version='1.0' encoding='Windows-1252'?><MgmtTree>a<VerDTD>1.2</VerDTD>b<Node>\
        <NodeName>A</NodeName><DFProperties>c</DFProperties>&amp;</Node></MgmtTree>";
    let decoded = decode_with(xml.as_bytes(), &Options::LENIENT).unwrap();
    let kinds: Vec<DiagnosticKind> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(
        kinds,
        [
            DiagnosticKind::WrongEncoding,
            DiagnosticKind::StrayText,
            DiagnosticKind::StrayText,
            DiagnosticKind::StrayText,
            DiagnosticKind::StrayText,
        ]
    );
    assert_eq!(decoded.document.tree.len(), 1);
    let mut lenient = Lenient::NONE;
    lenient.stray_text = true;
    let error = decode_with(xml.as_bytes(), &Options::STRICT.with_lenient(lenient)).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::WrongEncoding);
}

#[test]
fn limits_hold() {
    let node = "<Node><NodeName>A</NodeName><DFProperties/></Node>";
    let xml = format!("<MgmtTree>{}</MgmtTree>", node.repeat(5));
    let limits = Limits::DEFAULT.with_nodes(4);
    let error = decode_xml_with(&xml, &Options::STRICT.with_limits(limits)).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::TooManyNodes);
    assert_eq!(error.offset(), 10 + 4 * node.len() as u64);
    // Deeper than any stack, with the limit of the wire form raised.
    let deep = 60_000;
    let xml = format!(
        "<MgmtTree>{}{}</MgmtTree>",
        "<Node><NodeName>A</NodeName>".repeat(deep),
        "</Node>".repeat(deep)
    );
    assert!(decode_xml(&xml).is_err());
    let wire = wbxml::Limits::DEFAULT.with_depth(u32::MAX);
    let options = Options::STRICT.with_limits(Limits::DEFAULT.with_wire(wire));
    let document = decode_xml_with(&xml, &options).unwrap().document;
    assert_eq!(document.tree.len(), deep);
    let copy = document.clone().into_owned();
    assert_eq!(copy, document);
    assert_eq!(
        copy.tree.get(deep - 1).unwrap().ancestors().count(),
        deep - 1
    );
    let written = copy
        .to_xml_with(&EncodeOptions::DEFAULT.with_indent(None))
        .unwrap();
    assert_eq!(written.matches("<NodeName>").count(), deep);
}

#[test]
fn every_truncation_is_an_error_with_a_place() {
    let xml = with(
        "<AccessType><Get/></AccessType><MSFT:AllowedValues ValueType='ENUM'><MSFT:Enum>\
        <MSFT:Value>1</MSFT:Value></MSFT:Enum></MSFT:AllowedValues>",
    );
    for end in 0..xml.len() {
        let error = decode_xml(&xml[..end]).unwrap_err();
        assert!(error.offset() <= end as u64, "{end}: {error}");
    }
    let wbxml = decode_xml(&xml).unwrap().to_wbxml().unwrap();
    for end in 0..wbxml.len() {
        let error = decode_wbxml(&wbxml[..end]).unwrap_err();
        assert!(error.offset() <= end as u64, "{end}: {error}");
    }
}

/// A tree and node serialization of libwbxml: DM DDF in its namespace, with `RTProperties`.
#[test]
fn the_sample_of_libwbxml_reads_the_same_in_both_forms() {
    let Some(folder) = crate::support::corpus("corpus/wbxml/libwbxml/ddf") else {
        return;
    };
    let xml = std::fs::read_to_string(folder.join("ddf-001.ddf")).unwrap();
    let document = comes_back(&xml);
    assert_eq!(document.tree.len(), 5);
    let password = document.tree.find("E-Mail/POP3/PWD").unwrap();
    // Its value is in the document, and nowhere else.
    let secret = "4571F7C34A9876B3";
    assert!(xml.contains(secret) && document.to_xml().unwrap().contains(secret));
    assert!(!format!("{password:?} {document:?}").contains(secret));
    for name in ["ddf-001.ddf.wbxml", "ddf-001.ddf.n.wbxml"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let mut from_wbxml = decode(&bytes).unwrap();
        from_wbxml.prolog = document.prolog.clone();
        let names = |document: &Document<'_>| -> Vec<String> {
            document.tree.iter().map(|node| node.uri()).collect()
        };
        assert_eq!(names(&from_wbxml), names(&document), "{name}");
    }
}

/// In the `Data` of a message of libwbxml.
#[test]
fn a_document_in_a_message_is_read_where_it_stands() {
    use wbxml::{Event, Source, dictionaries, tag::dmddf, xml};

    let Some(folder) = crate::support::corpus("corpus/wbxml/libwbxml/ddf") else {
        return;
    };
    let alone = std::fs::read_to_string(folder.join("ddf-001.ddf")).unwrap();
    let expected = decode_xml(&alone).unwrap();
    let text = std::fs::read_to_string(folder.join("syncml_with_ddf-001.xml")).unwrap();
    let mut source = xml::Reader::new(&text, &dictionaries::SYNCML_1_2).unwrap();
    let mut found = None;
    loop {
        let mut ahead = source.clone();
        match ahead.next_event().unwrap() {
            Some(Event::Start(dmddf::MGMT_TREE)) => {
                let decoded = decode_element(&mut source, &Options::STRICT).unwrap();
                found = Some(decoded.document.tree);
            }
            Some(_) => source = ahead,
            None => break,
        }
    }
    assert_eq!(found, Some(expected.tree));
}

/// Namespaces in XML 1.0 §6.2: an empty default namespace is none, as there is where it is not
/// declared. A `MgmtTree` on page 2 of SyncML (OMA-TS-DM_TNDS) with a literal `xmlns=""`.
#[test]
fn an_empty_default_namespace_declares_nothing() {
    let wbxml = b"\x03\x01\x6A\x06xmlns\0\0\x02\xE0\x04\x00\x01\x01";
    let document = decode_wbxml(wbxml).unwrap();
    let plain = decode_wbxml(b"\x03\x01\x6A\x00\x00\x02\x20").unwrap();
    assert_eq!(document.to_xml(), plain.to_xml());
    let read = decode_xml(&document.to_xml().unwrap()).unwrap().to_xml();
    assert_eq!(read, document.to_xml());
    // In another namespace it would be no `MgmtTree` of a description.
    let other = b"\x03\x01\x6A\x06xmlns\0\0\x02\xE0\x04\x00\x03t\0\x01\x01";
    let error = decode_wbxml(other).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::UnexpectedRoot);
    // Nor a `Node` (2:24).
    let inside = b"\x03\x01\x6A\x06xmlns\0\0\x02\x60\xA4\x04\x00\x03t\0\x01\x01";
    let error = decode_wbxml(inside).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::InvalidAttribute("xmlns"));
}

/// WBXML 1.3 §5.8.4.6: OPAQUE is bytes for the application, and stands for text in the elements that are
/// known. `Colour` is not, by its name (0x44, 0x84) in the string table, in a `Node` (2:24) with a
/// `NodeName` (2:26).
#[test]
fn opaque_text_in_what_is_kept_is_text() {
    let xml = "<MgmtTree><Node><NodeName/><Colour>deep red</Colour></Node></MgmtTree>";
    let expected = decode_xml(xml).unwrap();
    for content in [
        &b"\xC3\x08deep red"[..],
        b"\x03deep \0\xC3\x03red",
        b"\xC3\x05deep \xC3\0\x03red\0",
        b"\xC3\x02de\xC3\x02ep\x03 red\0",
    ] {
        let head = &b"\x03\x01\x6A\x07Colour\0\0\x02\x60\x64\x26\x44\0"[..];
        let wbxml = [head, content, b"\x01\x01\x01"].concat();
        assert_eq!(decode_wbxml(&wbxml).unwrap().tree, expected.tree);
    }
    // In an attribute it is no content, and bytes that are no text are neither.
    let xml = "<MgmtTree><Node><NodeName/><Colour a='red'/></Node></MgmtTree>";
    let expected = decode_xml(xml).unwrap();
    let wbxml =
        b"\x03\x01\x6A\x09Colour\0a\0\0\x02\x60\x64\x26\x84\0\x04\x07\xC3\x03red\x01\x01\x01";
    assert_eq!(decode_wbxml(wbxml).unwrap().tree, expected.tree);
    let wbxml =
        b"\x03\x01\x6A\x09Colour\0a\0\0\x02\x60\x64\x26\x84\0\x04\x07\xC3\x03r\xFFd\x01\x01\x01";
    let error = decode_wbxml(wbxml).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::InvalidMarkup);
    let wbxml = b"\x03\x01\x6A\x07Colour\0\0\x02\x60\x64\x26\x44\0\xC3\x03r\xFFd\x01\x01\x01";
    let document = decode_wbxml(wbxml).unwrap();
    let written = document.to_wbxml().unwrap();
    assert_eq!(decode_wbxml(&written).unwrap().tree, document.tree);
    assert!(document.to_xml().is_err());
}

#[test]
fn work_is_linear_in_elements_that_are_kept() {
    // For each, the others were gone through for the fields that are missing: this took minutes.
    const TIMES: usize = 60_000;
    let kept = "<x/>".repeat(TIMES);
    let nodes = "<Node><NodeName>Y</NodeName></Node><x/>".repeat(TIMES / 2);
    for inside in [
        format!("{kept}<Node><NodeName>X</NodeName></Node>"),
        format!("<Node><NodeName>X</NodeName>{kept}</Node>"),
        format!("<Node>{kept}<Path>P</Path><NodeName>X</NodeName></Node>"),
        format!("<Node>{nodes}<NodeName>X</NodeName></Node>"),
    ] {
        let xml = format!("<MgmtTree>{inside}</MgmtTree>");
        let document = decode_xml(&xml).unwrap();
        let compact = EncodeOptions::DEFAULT.with_indent(None);
        assert_eq!(document.to_xml_with(&compact).unwrap(), xml);
    }
}
