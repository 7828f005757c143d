//! DevInf documents.

use syncml::devinf::{DevInf, SyncType};
use syncml::{Data, DiagnosticKind, EncodeOptions, ErrorKind, Form, Options, Version, decode_with};

use crate::support::{HEADER, corpus, document, files, first_item};

const STORE: &str = "<SourceRef>./c</SourceRef><Rx-Pref><CTType>text/x-vcard</CTType><VerCT>2.1</VerCT>\
    </Rx-Pref><Tx-Pref><CTType>text/x-vcard</CTType><VerCT>2.1</VerCT></Tx-Pref>";

fn devinf(version: &str, store: &str, rest: &str) -> String {
    format!(
        "<DevInf xmlns='syncml:devinf'><VerDTD>{version}</VerDTD><Man>m</Man><DevID>i</DevID>\
         <DevTyp>phone</DevTyp><UTC/><DataStore>{STORE}{store}<SyncCap><SyncType>1</SyncType>\
         </SyncCap></DataStore>{rest}</DevInf>"
    )
}

fn read(xml: &str, options: &Options) -> Result<DevInf<'static>, syncml::Error> {
    DevInf::decode_bytes(xml.as_bytes(), options).map(|(d, _)| d.into_owned())
}

/// A document of each version, with the capabilities as that version has them.
fn documents() -> [(Version, String); 3] {
    let flat = "<CTCap><CTType>text/x-vcard</CTType><PropName>VERSION</PropName><ValEnum>2.1</ValEnum>\
        <PropName>TEL</PropName><DataType>chr</DataType><Size>9</Size><DisplayName>Phone</DisplayName>\
        <ParamName>CELL</ParamName><ValEnum>x</ValEnum><ParamName>FAX</ParamName>\
        <CTType>text/vcard</CTType><PropName>N</PropName></CTCap><Ext><XNam>X</XNam><XVal>1</XVal></Ext>";
    let nested = "<CTCap><CTType>text/x-vcard</CTType><VerCT>2.1</VerCT><FieldLevel/><Property>\
        <PropName>TEL</PropName><DataType>chr</DataType><MaxOccur>2</MaxOccur><MaxSize>9</MaxSize>\
        <NoTruncate/><ValEnum>a</ValEnum><DisplayName>Phone</DisplayName><PropParam>\
        <ParamName>TYPE</ParamName><ValEnum>CELL</ValEnum></PropParam></Property></CTCap>\
        <DSMem><SharedMem/><MaxMem>9</MaxMem></DSMem><SupportHierarchicalSync/>";
    let without = devinf("1.0", "", flat).replace("<UTC/>", "");
    [
        (Version::V1_0, without),
        (Version::V1_1, devinf("1.1", "<DSMem/>", flat)),
        (Version::V1_2, devinf("1.2", nested, "")),
    ]
}

#[test]
fn each_version_is_read_and_written_in_both_forms() {
    for (version, xml) in documents() {
        let read = read(&xml, &Options::STRICT).unwrap();
        assert_eq!(read.version, version);
        let options = EncodeOptions::DEFAULT;
        assert_eq!(read.to_xml(&options).unwrap(), xml.replace('\'', "\""));
        let binary = read
            .to_wbxml(&options.with_wbxml_version(wbxml::Version::V1_3))
            .unwrap();
        assert_eq!(
            binary,
            wbxml::from_xml_with(
                &xml,
                &wbxml::ConvertOptions::default().with_dictionary(version.devinf_dictionary()),
            )
            .unwrap()
        );
        let (again, _) = DevInf::decode_bytes(&binary, &Options::STRICT).unwrap();
        assert_eq!(again, read);
    }
}

#[test]
fn every_element_of_a_device_and_its_data_stores_has_its_place() {
    // The content models of DevInf and DataStore, DevInf 1.2.
    let pair =
        |name: &str, n: u8| format!("<{name}><CTType>t{n}</CTType><VerCT>{n}</VerCT></{name}>");
    let xml = format!(
        "<DevInf xmlns=\"syncml:devinf\"><VerDTD>1.2</VerDTD><Man>man</Man><Mod>mod</Mod><OEM>oem</OEM>\
         <FwV>fw</FwV><SwV>sw</SwV><HwV>hw</HwV><DevID>id</DevID><DevTyp>pda</DevTyp><UTC/>\
         <SupportLargeObjs/><SupportNumberOfChanges/><DataStore><SourceRef>./c</SourceRef>\
         <DisplayName>Contacts</DisplayName><MaxGUIDSize>64</MaxGUIDSize>{}{}{}{}{}{}<CTCap>\
         <CTType>t</CTType><VerCT>1</VerCT><Property><PropName>N</PropName></Property></CTCap>\
         <DSMem><SharedMem/><MaxMem>9</MaxMem><MaxID>8</MaxID></DSMem><SupportHierarchicalSync/>\
         <SyncCap><SyncType>1</SyncType><SyncType>7</SyncType></SyncCap></DataStore><Ext><XNam>x</XNam>\
         <XVal>1</XVal><XVal>2</XVal></Ext></DevInf>",
        pair("Rx-Pref", 1),
        pair("Rx", 2),
        pair("Rx", 3),
        pair("Tx-Pref", 4),
        pair("Tx", 5),
        pair("Tx", 6),
    );
    let document = read(&xml, &Options::STRICT).unwrap();
    assert_eq!(document.to_xml(&EncodeOptions::DEFAULT).unwrap(), xml);
    let store = &document.data_stores[0];
    assert_eq!(store.display_name.as_deref(), Some("Contacts"));
    assert_eq!(store.max_guid_size.as_deref(), Some("64"));
    assert_eq!((store.rx.len(), store.tx.len()), (2, 2));
    assert!(store.hierarchical);
    let memory = store.memory.as_ref().unwrap();
    assert_eq!(memory.max_id.as_deref(), Some("8"));
}

#[test]
fn a_flat_ct_cap_says_what_a_nested_one_says() {
    let [_, (_, flat), (_, nested)] = documents();
    let flat = read(&flat, &Options::STRICT).unwrap();
    let [first, second] = flat.capabilities.as_slice() else {
        panic!("{:?}", flat.capabilities);
    };
    assert!(!first.joined && second.joined);
    let [version, tel] = first.properties.as_slice() else {
        panic!("{first:?}");
    };
    assert_eq!(version.values, ["2.1"]);
    assert_eq!((&*tel.name, tel.max_size.as_deref()), ("TEL", Some("9")));
    let params: Vec<&str> = tel.params.iter().map(|p| &*p.name).collect();
    assert_eq!(params, ["CELL", "FAX"]);
    let nested = read(&nested, &Options::STRICT).unwrap();
    let tel = &nested.data_stores[0].capabilities[0].properties[0];
    assert_eq!(
        (&*tel.name, tel.max_size.as_deref(), tel.no_truncate),
        ("TEL", Some("9"), true)
    );
    assert_eq!(tel.params[0].values, ["CELL"]);
}

#[test]
fn it_is_embedded_as_opaque_in_wbxml_and_as_elements_in_xml() {
    for (version, xml) in documents() {
        let number = version.ver_dtd();
        let uri = version.devinf_uri();
        let body = format!(
            "<Put><CmdID>1</CmdID><Meta><Type xmlns='syncml:metinf'>application/vnd.syncml-devinf+xml\
             </Type></Meta><Item><Source><LocURI>{uri}</LocURI></Source><Data>{xml}</Data></Item></Put>"
        );
        let whole = document(number, HEADER, &body);
        let message = crate::support::strict(&whole);
        let expected = read(&xml, &Options::STRICT).unwrap();
        let data = first_item(&message).data.as_ref().unwrap();
        assert_eq!(DevInf::decode(data).unwrap(), expected);
        // To WBXML: a document of its own, and the media type says so.
        let binary = message.to_wbxml().unwrap();
        let in_wbxml = decode_with(&binary, &Options::STRICT).unwrap().message;
        let data = first_item(&in_wbxml).data.as_ref().unwrap();
        assert!(matches!(data, Data::Opaque(_)));
        assert_eq!(DevInf::decode(data).unwrap(), expected);
        let media_type = in_wbxml.commands[0].meta().unwrap().media_type.as_deref();
        assert_eq!(media_type, Some("application/vnd.syncml-devinf+wbxml"));
        // And back.
        let back = in_wbxml.to_xml().unwrap();
        assert_eq!(syncml::decode_xml(&back).unwrap(), message);
        // What is made from the model is the same.
        for (form, message) in [(Form::Xml, &message), (Form::Wbxml, &in_wbxml)] {
            let made = expected.to_data(form, &EncodeOptions::DEFAULT).unwrap();
            assert_eq!(DevInf::decode(&made).unwrap(), expected);
            if form == Form::Xml {
                assert_eq!(Some(&made), first_item(message).data.as_ref());
            }
        }
    }
}

/// A Put whose `Meta` says this `Type`.
fn put(media_type: &str, data: &str) -> String {
    format!(
        "<Put><CmdID>1</CmdID><Meta><Type xmlns='syncml:metinf'>{media_type}</Type></Meta><Item>\
         <Data>{data}</Data></Item></Put>"
    )
}

#[test]
fn a_type_that_is_empty_announces_nothing() {
    let [_, (version, xml), _] = documents();
    let whole = document(version.ver_dtd(), HEADER, &put("", &xml));
    let message = crate::support::strict(&whole);
    let binary = message.to_wbxml().unwrap();
    let in_wbxml = decode_with(&binary, &Options::STRICT).unwrap().message;
    // So the item does.
    let item = first_item(&in_wbxml);
    let own = item
        .meta
        .as_ref()
        .and_then(|meta| meta.media_type.as_deref());
    assert_eq!(own, Some("application/vnd.syncml-devinf+wbxml"));
    let back = in_wbxml.to_xml().unwrap();
    let again = syncml::decode_xml(&back).unwrap();
    assert_eq!(first_item(&again).data, first_item(&message).data);
}

#[test]
fn text_around_it_stays_there_in_both_forms() {
    let [_, (version, xml), _] = documents();
    for (before, behind) in [("a", ""), ("", "b"), ("a", "b")] {
        let body = put(
            "application/vnd.syncml-devinf+xml",
            &format!("{before}{xml}{behind}"),
        );
        let whole = document(version.ver_dtd(), HEADER, &body);
        let message = crate::support::strict(&whole);
        let binary = message.to_wbxml().unwrap();
        let in_wbxml = decode_with(&binary, &Options::STRICT).unwrap().message;
        let back = in_wbxml.to_xml().unwrap();
        assert_eq!(syncml::decode_xml(&back).unwrap(), message);
    }
}

/// Nobody could tell what the OPAQUE beside the text is.
#[test]
fn text_beside_one_that_nothing_announces_has_no_wbxml() {
    let [_, (version, xml), _] = documents();
    for (media_type, data, is_written) in [
        ("text/plain", format!("{xml}a"), false),
        ("text/plain", format!("a{xml}"), false),
        ("text/plain", xml.clone(), true),
        (
            "Application/vnd.syncml-devinf+xml; charset=utf-8",
            format!("{xml}a"),
            true,
        ),
        (
            "application/vnd.syncml-devinf+wbxml",
            format!("{xml}a"),
            true,
        ),
    ] {
        let whole = document(version.ver_dtd(), HEADER, &put(media_type, &data));
        let written = crate::support::strict(&whole).to_wbxml();
        let refused = written.err().map(|e| e.kind());
        let expected = (!is_written).then_some(ErrorKind::UnannouncedDocument);
        assert_eq!(refused, expected, "{media_type}: {data}");
    }
}

#[test]
fn it_is_read_from_escaped_text_and_cdata_too() {
    let [_, (_, xml), _] = documents();
    let expected = read(&xml, &Options::STRICT).unwrap();
    for data in [
        Data::Text(xml.clone().into()),
        Data::CData(xml.clone().into()),
    ] {
        assert_eq!(DevInf::decode(&data).unwrap(), expected);
    }
    for other in [
        Data::from("no"),
        Data::from(""),
        Data::from(&b"\x03\x0B\x6A\x00\x05"[..]),
    ] {
        assert!(DevInf::decode(&other).is_err());
    }
}

#[test]
fn nokia_2630_has_the_names_of_parameters_directly_in_the_property() {
    let xml = devinf(
        "1.2",
        "<CTCap><CTType>t</CTType><VerCT>1</VerCT><Property><PropName>TEL</PropName>\
         <ParamName>CELL</ParamName></Property></CTCap>",
        "",
    );
    assert!(matches!(
        read(&xml, &Options::STRICT).unwrap_err().kind(),
        ErrorKind::UnexpectedElement(Some(_))
    ));
    let (read, diagnostics) = DevInf::decode_bytes(xml.as_bytes(), &Options::LENIENT).unwrap();
    let params = &read.data_stores[0].capabilities[0].properties[0].params;
    assert_eq!(params[0].name, "CELL");
    assert_eq!(diagnostics[0].kind(), DiagnosticKind::DirectParameter);
}

#[test]
fn nokia_n900_has_ct_cap_at_the_top_of_a_1_2_document() {
    let xml = devinf(
        "1.2",
        "<CTCap><CTType>t</CTType><VerCT>1</VerCT><Property><PropName>N</PropName></Property></CTCap>",
        "<CTCap><CTType>u</CTType><VerCT>1</VerCT><Property><PropName>N</PropName></Property></CTCap>",
    );
    assert!(matches!(
        read(&xml, &Options::STRICT).unwrap_err().kind(),
        ErrorKind::NotInVersion(_, Version::V1_2)
    ));
    let read = read(&xml, &Options::LENIENT).unwrap();
    assert_eq!(read.capabilities[0].ct_type, "u");
}

#[test]
fn nokia_e90_has_empty_data_types_and_sony_ericsson_an_empty_ds_mem() {
    let xml = devinf(
        "1.2",
        "<CTCap><CTType>t</CTType><VerCT>1</VerCT><Property><PropName>N</PropName><DataType></DataType>\
         </Property></CTCap><DSMem/>",
        "",
    );
    let read = read(&xml, &Options::STRICT).unwrap();
    let store = &read.data_stores[0];
    assert_eq!(
        store.capabilities[0].properties[0].data_type.as_deref(),
        Some("")
    );
    assert!(
        store
            .memory
            .as_ref()
            .is_some_and(|m| !m.shared && m.max_mem.is_none())
    );
}

#[test]
fn a_data_store_of_1_2_says_how_its_items_are_filtered() {
    // The content models of Filter-Rx and FilterCap, DevInf 1.2.
    let filters = "<Filter-Rx><CTType>syncml:filtertype-cgi</CTType><VerCT>1.0</VerCT></Filter-Rx>\
        <Filter-Rx><CTType>text/plain</CTType><VerCT>2</VerCT></Filter-Rx>\
        <FilterCap><CTType>syncml:filtertype-cgi</CTType><VerCT>1.0</VerCT>\
        <FilterKeyword>SINCE</FilterKeyword><FilterKeyword>BEFORE</FilterKeyword>\
        <PropName>DTSTART</PropName></FilterCap>\
        <FilterCap><CTType>text/plain</CTType><VerCT>2</VerCT></FilterCap>";
    let [.., (_, xml)] = documents();
    let xml = xml.replace("</DataStore>", &format!("{filters}</DataStore>"));
    let options = EncodeOptions::DEFAULT;
    let document = read(&xml, &Options::STRICT).unwrap();
    let store = &document.data_stores[0];
    let received: Vec<(&str, &str)> = store
        .filter_rx
        .iter()
        .map(|t| (&*t.ct_type, &*t.version))
        .collect();
    assert_eq!(
        received,
        [("syncml:filtertype-cgi", "1.0"), ("text/plain", "2")]
    );
    let [cgi, plain] = store.filters.as_slice() else {
        panic!("{:?}", store.filters);
    };
    assert_eq!(cgi.content_type, store.filter_rx[0]);
    assert_eq!(cgi.keywords, ["SINCE", "BEFORE"]);
    assert_eq!(cgi.properties, ["DTSTART"]);
    assert_eq!(plain.content_type, store.filter_rx[1]);
    assert!(plain.keywords.is_empty() && plain.properties.is_empty());

    assert_eq!(document.to_xml(&options).unwrap(), xml.replace('\'', "\""));
    let binary = document.to_wbxml(&options).unwrap();
    let (again, _) = DevInf::decode_bytes(&binary, &Options::STRICT).unwrap();
    assert_eq!(again, document);

    // Before 1.2 there is neither, and CTType comes first.
    let early = devinf("1.1", &format!("<DSMem/>{filters}"), "<CTCap/>");
    assert!(read(&early, &Options::STRICT).is_err());
    let swapped = xml.replacen(
        "<FilterKeyword>SINCE</FilterKeyword>",
        "<CTType>x</CTType>",
        1,
    );
    assert!(read(&swapped, &Options::STRICT).is_err());
}

#[test]
fn what_is_said_in_a_flat_ct_cap_belongs_to_the_last_parameter_or_property() {
    let cap = "<CTCap><CTType>text/x-vcard</CTType><PropName>TEL</PropName><DataType>chr</DataType>\
        <Size>30</Size><DisplayName>Phone</DisplayName><ParamName>TYPE</ParamName>\
        <ValEnum>CELL</ValEnum><DataType>int</DataType><Size>7</Size>\
        <DisplayName>Kind</DisplayName></CTCap>";
    let document = devinf("1.1", "<DSMem/>", cap);
    let read_flat = read(&document, &Options::STRICT).unwrap();
    let tel = &read_flat.capabilities[0].properties[0];
    assert_eq!(tel.data_type.as_deref(), Some("chr"));
    assert_eq!(tel.max_size.as_deref(), Some("30"));
    assert_eq!(tel.display_name.as_deref(), Some("Phone"));
    assert!(tel.values.is_empty());
    let kind = &tel.params[0];
    assert_eq!(kind.data_type.as_deref(), Some("int"));
    assert_eq!(kind.size.as_deref(), Some("7"));
    assert_eq!(kind.display_name.as_deref(), Some("Kind"));
    assert_eq!(kind.values, ["CELL"]);
    let options = EncodeOptions::DEFAULT;
    assert_eq!(
        read_flat.to_xml(&options).unwrap(),
        document.replace('\'', "\"")
    );
}

#[test]
fn a_flat_ct_cap_begins_with_a_type_and_says_nothing_of_no_property() {
    let cap = |content| devinf("1.1", "<DSMem/>", &format!("<CTCap>{content}</CTCap>"));
    for (content, missing) in [
        ("", "CTType"),
        ("<PropName>N</PropName>", "CTType"),
        ("<CTType>t</CTType><ValEnum>1</ValEnum>", "PropName"),
        ("<CTType>t</CTType><ParamName>P</ParamName>", "PropName"),
    ] {
        let error = read(&cap(content), &Options::STRICT).unwrap_err();
        let message = error.to_string();
        assert!(
            message.starts_with(&format!("missing {missing}")),
            "{message}"
        );
    }
    let mut options = Options::STRICT;
    options.lenient.missing_elements = true;
    let empty = cap("");
    let (document, diagnostics) = DevInf::decode_bytes(empty.as_bytes(), &options).unwrap();
    assert!(document.capabilities.is_empty());
    let [found] = diagnostics.as_slice() else {
        panic!("{diagnostics:?}");
    };
    assert!(matches!(found.kind(), DiagnosticKind::MissingElement(_)));
}

#[test]
fn a_parameter_of_1_2_says_its_type_and_its_name() {
    let [.., (_, xml)] = documents();
    let param = "<ParamName>TYPE</ParamName><DataType>chr</DataType><ValEnum>CELL</ValEnum>\
        <DisplayName>Kind</DisplayName>";
    let xml = xml.replace("<ParamName>TYPE</ParamName><ValEnum>CELL</ValEnum>", param);
    let document = read(&xml, &Options::STRICT).unwrap();
    let kind = &document.data_stores[0].capabilities[0].properties[0].params[0];
    assert_eq!(kind.data_type.as_deref(), Some("chr"));
    assert_eq!(kind.display_name.as_deref(), Some("Kind"));
    let options = EncodeOptions::DEFAULT;
    assert_eq!(document.to_xml(&options).unwrap(), xml.replace('\'', "\""));
}

#[test]
fn each_kind_of_synchronisation_has_its_name() {
    // SyncType, DevInf 1.2.
    let names = [
        "two-way",
        "slow two-way",
        "one-way from client",
        "refresh from client",
        "one-way from server",
        "refresh from server",
        "server-alerted",
    ];
    for (number, name) in (1..).zip(names) {
        assert_eq!(SyncType(format!("{number}").into()).name(), Some(name));
    }
    assert_eq!(SyncType("0".into()).name(), None);
    assert_eq!(SyncType("8".into()).name(), None);
}

#[test]
fn sync_types_are_numbers_with_or_without_a_zero_in_front() {
    assert_eq!(SyncType("07".into()).name(), Some("server-alerted"));
    assert_eq!(SyncType("1".into()).number(), Some(1));
    assert_eq!(SyncType("9".into()).name(), None);
}

#[test]
fn an_error_names_the_elements_of_devinf() {
    let xml = devinf("1.1", "", "").replace("<VerCT>2.1</VerCT></Tx-Pref>", "</Tx-Pref>");
    let error = read(&xml, &Options::STRICT).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("missing VerCT in DevInf/DataStore/Tx-Pref at byte"),
        "{error}"
    );
}

#[test]
fn the_devinf_documents_of_the_samples_decode() {
    let Some(root) = corpus("corpus/syncml/syncmldotnet/SyncML") else {
        return;
    };
    let mut read = 0;
    for (name, bytes) in files(&root) {
        if matches!(
            name.as_str(),
            "Devinf.xml" | "DevinfFunambol.xml" | "DevinfMobiledit.xml"
        ) {
            let text = String::from_utf8(bytes).unwrap();
            let text = text.trim_ascii();
            let data = Data::from(text);
            let (devinf, _) = DevInf::decode_with(&data, &Options::LENIENT)
                .unwrap_or_else(|e| panic!("{name}: {e}"));
            assert!(!devinf.data_stores.is_empty(), "{name}");
            read += 1;
        }
    }
    assert_eq!(read, 3);
}
