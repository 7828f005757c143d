//! Documents of another type inside a document: DevInf in the `Data` of SyncML.

use wbxml::{ConvertOptions, Error, ErrorKind, XmlError, dictionaries};

use super::syncml;

fn in_data(inside: &str) -> String {
    format!(
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Put><Item><Data>{inside}</Data></Item></Put>\
         </SyncBody></SyncML>"
    )
}

fn expected(inside: &str) -> String {
    format!("(SyncML(SyncBody(Put(Item(Data{inside})))))")
}

#[test]
fn the_namespace_of_its_root_says_that_a_document_begins() {
    for text in [
        "<DevInf xmlns='syncml:devinf'><VerDTD>1.2</VerDTD></DevInf>",
        "\n <DevInf xmlns='syncml:devinf'>\n  <VerDTD>1.2</VerDTD>\n </DevInf>\n",
        "<d:DevInf xmlns:d='syncml:devinf'><d:VerDTD>1.2</d:VerDTD></d:DevInf>",
        "<d:DevInf xmlns:d='syncml:devinf'><VerDTD xmlns='syncml:devinf'>1.2</VerDTD></d:DevInf>",
        "<DevInf xmlns=''><VerDTD>1.2</VerDTD></DevInf>",
    ] {
        assert_eq!(
            syncml(&in_data(text)),
            expected("{devinf-1.2 (DevInf(VerDTD\"1.2\"))}"),
            "{text}"
        );
    }
}

#[test]
fn without_namespaces_its_name_says_so() {
    let text = "<SyncML><SyncBody><Put><Item><Data><DevInf><VerDTD>1.2</VerDTD></DevInf></Data></Item>\
                </Put></SyncBody></SyncML>";
    assert_eq!(
        syncml(text),
        expected("{devinf-1.2 (DevInf(VerDTD\"1.2\"))}")
    );
    let elsewhere = "<SyncML><SyncBody><DevInf/></SyncBody></SyncML>";
    assert_eq!(syncml(elsewhere), "(SyncML(SyncBody(0?DevInf)))");
}

#[test]
fn an_empty_root_is_a_document() {
    for text in [
        "<DevInf xmlns='syncml:devinf'/>",
        "<DevInf xmlns='syncml:devinf'></DevInf>",
    ] {
        assert_eq!(
            syncml(&in_data(text)),
            expected("{devinf-1.2 (DevInf)}"),
            "{text}"
        );
    }
    let spaces = "<DevInf xmlns='syncml:devinf'>\r\n\r\n</DevInf>";
    assert_eq!(
        syncml(&in_data(spaces)),
        expected("{devinf-1.2 (DevInf\"\n\n\")}")
    );
}

#[test]
fn the_root_may_have_attributes() {
    let text = "<DevInf a='1' xmlns='syncml:devinf' xmlns:x='urn:x' x:b='2'/>";
    let inside = "{devinf-1.2 (DevInf @?a=\"1\" @?xmlns:x=\"urn:x\" @?x:b=\"2\";)}";
    assert_eq!(syncml(&in_data(text)), expected(inside));
}

#[test]
fn declarations_that_mean_something_around_it_are_attributes_in_it() {
    let text = "<DevInf xmlns='syncml:devinf' xmlns:m='syncml:metinf'><m:Type/></DevInf>";
    let inside = "{devinf-1.2 (DevInf @?xmlns:m=\"syncml:metinf\";(?m:Type))}";
    assert_eq!(syncml(&in_data(text)), expected(inside));
    // That of another prefix is used up even where all there is are declarations of pages.
    let text = "<d:DevInf xmlns:m='syncml:metinf'><m:Type/></d:DevInf>";
    let text = in_data(text).replace("<SyncML ", "<SyncML xmlns:d='syncml:devinf' ");
    let inside = "{devinf-1.2 (DevInf @?xmlns:m=\"syncml:metinf\";(?m:Type))}";
    let outside = expected(inside).replace("(SyncML", "(SyncML @?xmlns:d=\"syncml:devinf\";");
    assert_eq!(syncml(&text), outside);
}

#[test]
fn declarations_around_it_mean_what_they_mean_in_it_and_behind_it() {
    let text = "<s:SyncML xmlns:s='SYNCML:SYNCML1.2' xmlns:d='syncml:devinf' xmlns:m='syncml:metinf'>\
                <s:SyncBody><s:Put><s:Item><s:Data><d:DevInf><d:Man/></d:DevInf></s:Data></s:Item>\
                <s:Item><s:Meta><m:Type/></s:Meta><s:Data><d:DevInf/></s:Data></s:Item>\
                <d:Man/></s:Put></s:SyncBody></s:SyncML>";
    assert_eq!(
        syncml(text),
        "(SyncML @?xmlns:d=\"syncml:devinf\";(SyncBody(Put(Item(Data{devinf-1.2 (DevInf(Man))}))\
         (Item(Meta(Type))(Data{devinf-1.2 (DevInf)}))(?d:Man))))"
    );
    // A foreign name whose declaration would be left behind.
    let text = in_data("<DevInf xmlns='syncml:devinf'><x:a/></DevInf>");
    let text = text.replace("<SyncML ", "<SyncML xmlns:x='urn:x' ");
    let error = crate::outline::of_xml(&text, &wbxml::dictionaries::SYNCML_1_2).unwrap_err();
    assert_eq!(
        error.kind(),
        wbxml::ErrorKind::Xml(wbxml::XmlError::UnboundPrefix)
    );
    assert_eq!(error.offset(), text.find("x:a").unwrap() as u64);
}

#[test]
fn there_may_be_several() {
    let one = "<DevInf xmlns='syncml:devinf'><Man>a</Man></DevInf>";
    let two = format!("{one}</Data></Item><Item><Data>{one}");
    let inside = "{devinf-1.2 (DevInf(Man\"a\"))}";
    assert_eq!(
        syncml(&in_data(&two)),
        expected(&format!("{inside}))(Item(Data{inside}"))
    );
    assert_eq!(
        syncml(&in_data(&one.repeat(2))),
        expected(&inside.repeat(2))
    );
}

#[test]
fn one_inside_another_is_elements() {
    let text = "<DevInf xmlns='syncml:devinf'><Data><DevInf/></Data></DevInf>";
    let inside = "{devinf-1.2 (DevInf(0?Data(DevInf)))}";
    assert_eq!(syncml(&in_data(text)), expected(inside));
}

#[test]
fn other_elements_in_data_are_elements() {
    assert_eq!(
        syncml(&in_data("<Foo xmlns='urn:x'/>")),
        expected("(?Foo @?xmlns=\"urn:x\";)")
    );
    assert_eq!(syncml(&in_data("<DevInf/>")), expected("(0?DevInf)"));
}

#[test]
fn text_around_it_stays() {
    let text = "a<DevInf xmlns='syncml:devinf'/>b";
    assert_eq!(
        syncml(&in_data(text)),
        expected("\"a\"{devinf-1.2 (DevInf)}\"b\"")
    );
}

/// Without a media type, or under another, the header inside says what it is: XML comes back.
#[test]
fn a_document_that_is_not_announced_comes_back_from_wbxml() {
    let of_type = |media_type: &str, namespace: &str, inside: &str| {
        format!(
            "<SyncML xmlns=\"SYNCML:SYNCML{namespace}\"><SyncBody><Put><Meta><Type \
             xmlns=\"syncml:metinf\">{media_type}</Type></Meta><Item><Data>{inside}</Data></Item>\
             </Put></SyncBody></SyncML>"
        )
    };
    let options = wbxml::ConvertOptions::default();
    let compact = options
        .clone()
        .with_write(wbxml::xml::WriteOptions::COMPACT);
    for (version, inside) in [
        (
            "1.2",
            "<DevInf xmlns=\"syncml:devinf\"><VerDTD>1.2</VerDTD></DevInf>",
        ),
        (
            "1.1",
            "<DevInf xmlns=\"syncml:devinf\"><VerDTD>1.1</VerDTD></DevInf>",
        ),
        (
            "1.1",
            "<MgmtTree xmlns=\"syncml:dmddf1.2\"><VerDTD>1.2</VerDTD></MgmtTree>",
        ),
        (
            "1.2",
            "<MgmtTree xmlns=\"syncml:dmddf1.2\"><VerDTD>1.2</VerDTD></MgmtTree>",
        ),
    ] {
        for media_type in [
            "",
            "text/plain",
            "application/vnd.syncml-devinf+xml",
            "application/vnd.syncml.dmtnds+xml",
        ] {
            // A device description has no number: before SyncML 1.2, which has a code page for it,
            // only the media type says what it is.
            let is_numbered = version == "1.2" || inside.starts_with("<DevInf");
            if !is_numbered && !media_type.contains("dmtnds") {
                continue;
            }
            let xml = of_type(media_type, version, inside);
            let bytes = wbxml::from_xml_with(&xml, &options).unwrap();
            let (back, diagnostics) = wbxml::to_xml_with(&bytes, &compact)
                .unwrap_or_else(|e| panic!("{e}: {xml}\n{bytes:02X?}"));
            assert!(
                back.ends_with(&xml) || media_type.is_empty(),
                "{xml}\n{back}"
            );
            assert!(back.contains(inside), "{back}");
            assert_eq!(diagnostics, []);
            let document = wbxml::Document::decode(&bytes, None).unwrap();
            let path = "SyncBody/Put/Item/Data/*/VerDTD";
            assert!(document.root().find(path).is_some(), "{xml}");
        }
    }
}

/// What does not name a type that is found there, or cannot be read, is no document.
#[test]
fn opaque_that_only_begins_like_a_document_is_none() {
    // SyncML 1.2: SyncML, SyncBody, Put, Item, Data.
    let data = |inside: &[u8]| {
        let len = u8::try_from(inside.len()).unwrap();
        let before = b"\x03\xA4\x01\x6A\x00\x6D\x6B\x5F\x54\x4F\xC3";
        [&before[..], &[len], inside, b"\x01\x01\x01\x01\x01"].concat()
    };
    let whole = b"\x03\xA4\x03\x6A\x00\x4A\x65\x031.2\x00\x01\x01";
    assert!(
        wbxml::to_xml(&data(whole))
            .unwrap()
            .contains("<VerDTD>1.2</VerDTD>")
    );
    for inside in [
        // Cut; of a type of its own; of no type.
        &whole[..whole.len() - 1],
        b"\x03\x05\x6A\x00\x05",
        b"\x03\x01\x6A\x00\x4A\x01",
        b"\x03",
    ] {
        let error = wbxml::to_xml(&data(inside)).unwrap_err();
        let refused = matches!(
            error.kind(),
            wbxml::ErrorKind::OpaqueNotText | wbxml::ErrorKind::NotXmlCharacter(_)
        );
        assert!(refused, "{error}: {inside:02X?}");
        let document = wbxml::Document::decode(&data(inside), None).unwrap();
        assert_eq!(document.encode(Default::default()).unwrap(), data(inside));
    }
}

/// A type that is found elsewhere is a mistake of the header: what is announced counts.
#[test]
fn an_announced_document_that_names_another_type_is_what_was_announced() {
    // SyncML, SyncBody, Put, Meta, Type; Item, Data; DevInf in a document that says it is WML 1.0.
    let document = b"\x03\xA4\x01\x6A\x00\x6D\x6B\x5F\x5A\x00\x01\x53\x03\
        application/vnd.syncml-devinf+wbxml\x00\x01\x01\x00\x00\x54\x4F\xC3\x0D\
        \x03\x02\x6A\x00\x4A\x65\x031.2\x00\x01\x01\x01\x01\x01\x01\x01";
    let xml = wbxml::to_xml(document).unwrap();
    assert!(xml.contains("<VerDTD>1.2</VerDTD>"), "{xml}");
    let tree = wbxml::Document::decode(document, None).unwrap();
    let version = tree.root().find("SyncBody/Put/Item/Data/DevInf/VerDTD");
    assert_eq!(version.unwrap().text().as_deref(), Some("1.2"));
}

#[test]
fn what_is_wrong_around_and_in_a_document_is_located_where_it_begins() {
    let open = "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Put><Meta><Type xmlns='syncml:metinf'>\
                application/vnd.syncml-devinf+xml</Type></Meta><Item><Data>";
    let close = "</Data></Item></Put></SyncBody></SyncML>";
    let options = ConvertOptions::default().with_dictionary(&dictionaries::SYNCML_1_2);
    for (inside, kind) in [
        (
            "<![CDATA[<DevInf><Man></DevInf>]]>",
            ErrorKind::Xml(XmlError::MismatchedEnd),
        ),
        ("&lt;DevInf&gt;&lt;Man&gt;", ErrorKind::UnexpectedEnd),
        ("<New/>", ErrorKind::NotInStringTable),
        (
            "<DevInf xmlns='syncml:devinf'/><New a='1'>x</New>",
            ErrorKind::NotInStringTable,
        ),
    ] {
        let text = format!("{open}{inside}{close}");
        let error = wbxml::from_xml_in(&text, &options, Vec::new()).unwrap_err();
        let at = open.len() + inside.find("<New").unwrap_or(0);
        assert_eq!(error, Error::new(kind, at as u64), "{text}");
    }
}
