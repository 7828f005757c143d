//! Namespaces: which code page a name belongs to, and what becomes of names that belong to none.

use wbxml::{ErrorKind, XmlError, dictionaries};

use super::{assert_refused, eas, syncml};
use crate::outline;

wbxml::dictionary! {
    /// One page without a namespace between two that have one.
    static MIXED = {
        name: "mixed-1.0",
        public_id: None,
        formal_public_ids: [],
        system_id: "",
        root: "Root",
        media_types: [],
        pages: [
            { number: 0, namespace: "urn:zero", tags: [(0x05, "Root"), (0x06, "Same")] },
            { number: 1, namespace: "", tags: [(0x05, "Bare"), (0x06, "Same")] },
            { number: 2, namespace: "urn:two", tags: [(0x05, "Two"), (0x06, "Same")] },
        ],
    };
}

#[test]
fn a_default_namespace_is_a_code_page() {
    // `Status` is 14:0B in Provision and 0:0E in AirSync (MS-ASWBXML 2.1.2.1).
    assert_eq!(
        eas(
            "<Provision xmlns='Provision:'><Status>1</Status><Status xmlns='AirSync:'/></Provision>"
        ),
        "(Provision(Status\"1\")(Status))"
    );
    let tags: Vec<_> = wbxml::xml::Reader::new(
        "<Provision xmlns='Provision:'><Status/><Status xmlns='AirSync:'/><Status/></Provision>",
        &dictionaries::ACTIVESYNC,
    )
    .unwrap()
    .filter_map(|event| match event.unwrap() {
        wbxml::Event::Start(tag) => Some((tag.page(), tag.id())),
        _ => None,
    })
    .collect();
    assert_eq!(tags, [(14, 0x05), (14, 0x0B), (0, 0x0E), (14, 0x0B)]);
}

#[test]
fn both_spellings_of_activesync_namespaces_are_known() {
    for namespace in ["Provision", "Provision:"] {
        assert_eq!(
            eas(&format!("<Provision xmlns='{namespace}'/>")),
            "(Provision)"
        );
    }
    assert_eq!(eas("<GAL:x xmlns:GAL='Gal:'/>"), "(16?x)");
}

#[test]
fn a_prefix_is_a_code_page_too() {
    let expected = "(SyncML(SyncBody(Add(Meta(Type\"t\"))(Final))))";
    for text in [
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Add><Meta><Type xmlns='syncml:metinf'>t</Type>\
         </Meta><Final/></Add></SyncBody></SyncML>",
        "<s:SyncML xmlns:s='SYNCML:SYNCML1.2'><s:SyncBody><s:Add><s:Meta>\
         <m:Type xmlns:m='syncml:metinf'>t</m:Type></s:Meta><s:Final/></s:Add></s:SyncBody></s:SyncML>",
        "<SyncML xmlns='SYNCML:SYNCML1.2' xmlns:m='syncml:metinf' xmlns:m2='syncml:metinf'>\
         <SyncBody><Add><Meta><m2:Type>t</m2:Type></Meta><Final/></Add></SyncBody></SyncML>",
        "<Type:SyncML xmlns='syncml:metinf' xmlns:Type='SYNCML:SYNCML1.2'><Type:SyncBody><Type:Add>\
         <Type:Meta><Type>t</Type></Type:Meta><Type:Final/></Type:Add></Type:SyncBody></Type:SyncML>",
        // Redeclared: the innermost counts, and it ends with its element.
        "<a:SyncML xmlns:a='SYNCML:SYNCML1.2'><a:SyncBody><a:Add><a:Meta>\
         <a:Type xmlns:a='syncml:metinf'>t</a:Type></a:Meta><a:Final/></a:Add></a:SyncBody></a:SyncML>",
    ] {
        assert_eq!(syncml(text), expected, "{text}");
    }
}

#[test]
fn the_same_start_tag_means_the_same_every_time() {
    // The second and third are taken from the memory of the first.
    for attributes in [
        "xmlns='Provision:'",
        "xmlns=\"Provision:\"",
        "xmlns= 'Provision:'",
        "xmlns = \"Provision:\" ",
        "\n xmlns='Provision:'\n",
        "xmlns='Provision&#58;'",
    ] {
        let one = format!("<Policies {attributes}/>");
        let text = format!("<Sync xmlns='AirSync:'>{one}{one}{one}<Class/></Sync>");
        assert_eq!(
            eas(&text),
            "(Sync(Policies)(Policies)(Policies)(Class))",
            "{attributes}"
        );
    }
}

#[test]
fn a_namespace_may_be_written_with_references() {
    assert_eq!(
        eas("<Provision xmlns='Prov&#105;sion&#58;'/>"),
        "(Provision)"
    );
    assert_eq!(
        eas("<p:Provision xmlns:p='&#x50;rovision'><p:x/></p:Provision>"),
        "(Provision(14?x))"
    );
    assert_eq!(eas("<a xmlns='u&amp;v'/>"), "(?a @?xmlns=\"u&v\";)");
}

#[test]
fn a_prefix_has_to_be_declared() {
    assert_refused(XmlError::UnboundPrefix, "<^p:Sync/>");
    assert_refused(
        XmlError::UnboundPrefix,
        "<Sync><Class xmlns:p='u'/><^p:a/></Sync>",
    );
    assert_refused(XmlError::UnboundPrefix, "<Sync ^p:a='1'/>");
    assert_refused(XmlError::UnboundPrefix, "<^xmlns:a/>");
}

#[test]
fn some_declarations_are_not_allowed() {
    // Namespaces in XML 1.0 §3 and §5.
    for text in [
        "<Sync ^xmlns:p=''/>",
        "<Sync ^xmlns:='u'/>",
        "<Sync ^xmlns:xml='u'/>",
        "<Sync ^xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
        "<Sync ^xmlns='http://www.w3.org/XML/1998/namespace'/>",
        "<Sync ^xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>",
        "<Sync ^xmlns:p='http://www.w3.org/2000/xmlns/'/>",
        "<Sync ^xmlns='http://www.w3.org/2000/xmlns&#47;'/>",
        "<Sync ^xmlns:p:q='u'/>",
    ] {
        assert_refused(XmlError::Attribute, text);
    }
    assert_eq!(
        eas("<Sync xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='de'><xml:a/></Sync>"),
        "(Sync @?xmlns:xml=\"http://www.w3.org/XML/1998/namespace\" @?xml:lang=\"de\";(?xml:a))"
    );
}

#[test]
fn foreign_namespaces_stay_as_attributes_and_names_with_their_prefix() {
    assert_eq!(
        eas("<Sync xmlns='AirSync' xmlns:x='urn:x'><x:Class x:a='1'>t</x:Class></Sync>"),
        "(Sync @?xmlns:x=\"urn:x\";(?x:Class @?x:a=\"1\";\"t\"))"
    );
    assert_eq!(
        eas("<Sync xmlns='AirSync'><Class xmlns='urn:x'><Class/></Class><Class/></Sync>"),
        "(Sync(?Class @?xmlns=\"urn:x\";(?Class))(Class))"
    );
    // A DDF file: no namespace for its own names, one for those of Microsoft.
    assert_eq!(
        outline::of_xml(
            "<MgmtTree xmlns:MSFT='http://schemas.microsoft.com/MobileDevice/DM'><Node>\
             <DFProperties><MSFT:List/></DFProperties></Node></MgmtTree>",
            &dictionaries::DMDDF_1_2,
        )
        .unwrap(),
        "(MgmtTree @?xmlns:MSFT=\"http://schemas.microsoft.com/MobileDevice/DM\";\
         (Node(DFProperties(?MSFT:List))))"
    );
}

#[test]
fn names_that_a_page_does_not_have_stay_in_its_namespace() {
    assert_eq!(
        eas("<Sync xmlns='AirSync'><New a='1'/></Sync>"),
        "(Sync(0?New @?a=\"1\";))"
    );
    assert_eq!(
        eas("<Sync xmlns='AirSync' xmlns:p='Provision'><p:New/></Sync>"),
        "(Sync(14?New))"
    );
}

#[test]
fn an_attribute_in_the_namespace_of_a_page_is_refused() {
    // WBXML has no such thing, and the declaration does not come as an attribute.
    assert_refused(
        XmlError::UnboundPrefix,
        "<Sync xmlns='AirSync' xmlns:p='Provision'><Class ^p:a='1'/></Sync>",
    );
}

/// In WBXML an element is on a page, and as XML again that page is its default namespace: there is
/// no room for another, of which the names in it would be.
#[test]
fn a_foreign_default_namespace_inside_a_prefixed_page_is_refused_where_it_is_used() {
    for marked in [
        "<b:Data xmlns:b='AirSyncBase' ^xmlns='u'>x</b:Data>",
        "<b:Data xmlns:b='AirSyncBase' ^xmlns='u'/>",
        "<b:New xmlns:b='AirSyncBase' a='1' ^xmlns='u'/>",
        "<x xmlns='v' xmlns:b='AirSyncBase'><b:Data ^xmlns='u'/></x>",
        "<x xmlns='v' xmlns:b='AirSyncBase'><b:Data ^xmlns=''/></x>",
    ] {
        assert_refused(ErrorKind::DuplicateAttribute, marked);
    }
    for marked in [
        "<x xmlns='u' xmlns:b='AirSyncBase'><b:Data><^y/></b:Data></x>",
        "<x xmlns='u' xmlns:b='AirSyncBase'><b:New><^y/></b:New></x>",
        "<x xmlns='u' xmlns:b='AirSyncBase'><b:Data/><b:Data><c xmlns='v'><b:Data/><y/>\
         <b:Body><^y/></b:Body></c></b:Data></x>",
    ] {
        assert_refused(XmlError::UnboundPrefix, marked);
    }
    // Where it is in force, and where it says nothing, it stays.
    for text in [
        "<x xmlns='u' xmlns:b='AirSyncBase'><b:Data>t</b:Data><b:Body><b:Data/></b:Body><y/></x>",
        "<x xmlns='u' xmlns:b='AirSyncBase'><b:Body><c xmlns='v'><y/><b:Data/><y/></c></b:Body><y/></x>",
        "<b:Body xmlns:b='AirSyncBase' xmlns=''><b:Data/></b:Body>",
        "<b:Body xmlns:b='AirSyncBase' xmlns='AirSync'><Class/></b:Body>",
    ] {
        let options = wbxml::ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
        let document =
            wbxml::from_xml_with(text, &options).unwrap_or_else(|e| panic!("{e}: {text}"));
        let (xml, _) = wbxml::to_xml_with(&document, &options).unwrap();
        assert_eq!(names(&xml), names(text), "{xml}");
    }
}

#[test]
fn the_same_holds_for_the_root_of_a_document_inside() {
    let text = "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Put><Item><Data>\
                <d:DevInf xmlns:d='syncml:devinf' xmlns='u'/></Data></Item></Put></SyncBody></SyncML>";
    let error = outline::of_xml(text, &dictionaries::SYNCML_1_2).unwrap_err();
    let at = text.find("xmlns='u'").unwrap() as u64;
    assert_eq!(error, wbxml::Error::new(ErrorKind::DuplicateAttribute, at));
}

/// The names that another library reads, with their namespaces.
fn names(xml: &str) -> Vec<(Option<String>, String)> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(xml, options).unwrap();
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    let name = |node: roxmltree::Node<'_, '_>| {
        let name = node.tag_name();
        (name.namespace().map(String::from), name.name().to_owned())
    };
    elements.map(name).collect()
}

#[test]
fn a_namespace_can_be_taken_back() {
    assert_eq!(
        eas("<Sync xmlns='AirSync'><Class xmlns=''><Class/></Class><Class/></Sync>"),
        "(Sync(?Class(?Class))(Class))"
    );
    // Inside a foreign one that has to be said.
    assert_eq!(
        eas("<Sync xmlns='AirSync'><a xmlns='urn:x'><b xmlns=''><c/></b></a></Sync>"),
        "(Sync(?a @?xmlns=\"urn:x\";(?b @?xmlns=\"\";(?c))))"
    );
    // Where there is none, it says nothing.
    assert_eq!(eas("<Sync xmlns=''><Class/></Sync>"), "(Sync(Class))");
}

#[test]
fn names_without_any_namespace_are_those_of_the_root_first() {
    // `Status` is in many pages; in Provision it is that of Provision.
    let provision = "<Provision><Policies><Policy/></Policies><Status>1</Status><New/></Provision>";
    assert_eq!(
        eas(provision),
        "(Provision(Policies(Policy))(Status\"1\")(14?New))"
    );
    let text = "<SyncML><SyncHdr><Meta><MaxMsgSize>1</MaxMsgSize></Meta></SyncHdr></SyncML>";
    assert_eq!(syncml(text), "(SyncML(SyncHdr(Meta(MaxMsgSize\"1\"))))");
    // Sloppy, and found in the field: only the names of MetInf say where they are from.
    let text = "<SyncML><SyncHdr><Meta><MaxMsgSize xmlns='syncml:metinf'>1</MaxMsgSize></Meta>\
                <Cred/></SyncHdr></SyncML>";
    assert_eq!(
        syncml(text),
        "(SyncML(SyncHdr(Meta(MaxMsgSize\"1\"))(Cred)))"
    );
    assert_eq!(eas("<New><Sync/></New>"), "(?New(Sync))");
}

#[test]
fn names_of_documents_without_namespaces_are_their_own() {
    let si = |text| outline::of_xml(text, &dictionaries::SI_1_0).unwrap();
    assert_eq!(si("<si><foo/></si>"), "(si(?foo))");
    assert_eq!(
        si("<si xmlns='urn:x'><indication/></si>"),
        "(si @?xmlns=\"urn:x\";(indication))"
    );
    assert_eq!(
        si("<si xmlns:x='urn:x'><x:indication/></si>"),
        "(si @?xmlns:x=\"urn:x\";(?x:indication))"
    );
    assert_eq!(si("<si xmlns=''/>"), "(si @?xmlns=\"\";)");
    let wv = |text| outline::of_xml(text, &dictionaries::WV_CSP_1_1).unwrap();
    assert_eq!(
        wv(
            "<WV-CSP-Message xmlns='http://www.wireless-village.org/CSP1.1'><Session/></WV-CSP-Message>"
        ),
        "(WV-CSP-Message @xmlns=\"http://www.wireless-village.org/CSP1.1\";(Session))"
    );
    let wml = outline::of_xml("<wml xml:lang='de'/>", &dictionaries::WML_1_3).unwrap();
    assert_eq!(wml, "(wml @xml:lang=\"de\";)");
}

#[test]
fn rights_are_known_by_namespace_whatever_their_prefix() {
    let drm = |text: &str| outline::of_xml(text, &dictionaries::DRMREL_1_0);
    let expected = "(o-ex:rights @xmlns:o-ex=\"http://odrl.net/1.1/ODRL-EX\" \
                    @xmlns:o-dd=\"http://odrl.net/1.1/ODRL-DD\";\
                    (o-ex:context(o-dd:version\"1.0\")))";
    for (ex, dd) in [("o-ex", "o-dd"), ("a", "b"), ("o-dd", "o-ex")] {
        let text = format!(
            "<{ex}:rights xmlns:{ex}='http://odrl.net/1.1/ODRL-EX' \
             xmlns:{dd}='http://odrl.net/1.1/ODRL-DD'><{ex}:context><{dd}:version>1.0</{dd}:version>\
             </{ex}:context></{ex}:rights>"
        );
        assert_eq!(drm(&text).as_deref(), Ok(expected), "{text}");
    }
    // Two prefixes for one namespace are one declaration.
    let two = "<a:rights xmlns:a='http://odrl.net/1.1/ODRL-EX' xmlns:b='http://odrl.net/1.1/ODRL-EX'>\
               <b:context/></a:rights>";
    let expected = "(o-ex:rights @xmlns:o-ex=\"http://odrl.net/1.1/ODRL-EX\";(o-ex:context))";
    assert_eq!(drm(two).as_deref(), Ok(expected));
    // A name that the dictionary lacks keeps the prefix that the dictionary writes; another prefix
    // has not been kept.
    let unknown = "<o-ex:rights xmlns:o-ex='http://odrl.net/1.1/ODRL-EX'><o-ex:new/></o-ex:rights>";
    let expected = "(o-ex:rights @xmlns:o-ex=\"http://odrl.net/1.1/ODRL-EX\";(?o-ex:new))";
    assert_eq!(drm(unknown).as_deref(), Ok(expected));
    let other = unknown
        .replace("o-ex:", "e:")
        .replace("xmlns:o-ex", "xmlns:e");
    let error = drm(&other).unwrap_err();
    assert_eq!(error.kind(), wbxml::ErrorKind::Xml(XmlError::UnboundPrefix));
}

#[test]
fn a_page_without_a_namespace_has_the_names_in_none() {
    let text = "<Root xmlns='urn:zero'><Bare xmlns=''><Same/><Two xmlns='urn:two'/></Bare>\
                <Same/><Bare/></Root>";
    let tags: Vec<_> = wbxml::xml::Reader::new(text, &MIXED)
        .unwrap()
        .filter_map(|event| match event.unwrap() {
            wbxml::Event::Start(tag) => Some((tag.page(), tag.id())),
            wbxml::Event::StartLiteral { page, name } => {
                assert_eq!((page, name), (0, "Bare"));
                None
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        tags,
        [(0, 0x05), (1, 0x05), (1, 0x06), (2, 0x05), (0, 0x06)]
    );
}

#[test]
fn the_prefix_of_a_dictionary_that_stands_for_something_else_is_not_bound_again() {
    const EX: &str = "http://odrl.net/1.1/ODRL-EX";
    let drm = |text: &str| outline::of_xml(text, &dictionaries::DRMREL_1_0);
    // Names and declarations of the dictionary would be read as those of X, and the reverse.
    for marked in [
        "<o-ex:rights xmlns:o-ex='X'><o-ex:context ^xmlns='EX'/></o-ex:rights>",
        "<o-ex:rights xmlns:o-ex='X'><o-ex:context ^xmlns:a='EX'/></o-ex:rights>",
        "<o-ex:rights xmlns:o-ex='X'><b><^a:context xmlns:a='EX'/></b></o-ex:rights>",
        "<rights xmlns='EX'><b:b xmlns:o-ex='X' xmlns:b='Y'><^context/></b:b></rights>",
    ] {
        let marked = marked.replace("EX", EX);
        let error = drm(&marked.replace('^', "")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Xml(XmlError::UnboundPrefix));
        assert_eq!(
            error.offset() as usize,
            marked.find('^').unwrap(),
            "{marked}"
        );
    }
    // Behind the element that binds it, it is that of the dictionary again.
    let behind = "<rights xmlns='EX'><o-ex:b xmlns:o-ex='X'/><context/></rights>";
    let expected = "(o-ex:rights @xmlns:o-ex=\"EX\";(?o-ex:b @xmlns:o-ex=\"X\";)(o-ex:context))";
    let expected = expected.replace("EX", EX);
    assert_eq!(drm(&behind.replace("EX", EX)), Ok(expected));
}

/// The same names by namespace, the one with prefixes and the other without.
#[test]
fn a_default_namespace_that_a_page_hides_is_taken_back_as_that_of_the_page() {
    for (inside, plain) in [
        ("<c xmlns=''><y/></c>", "<c xmlns=''><y/></c>"),
        (
            "<b:Data xmlns=''><y/></b:Data>",
            "<Data><y xmlns=''/></Data>",
        ),
    ] {
        let prefixed =
            format!("<x xmlns='u' xmlns:b='AirSyncBase'><b:Body>{inside}</b:Body><y/></x>");
        let plain = format!("<x xmlns='u'><Body xmlns='AirSyncBase'>{plain}</Body><y/></x>");
        assert_eq!(eas(&prefixed), eas(&plain));
    }
}

#[test]
fn names_of_other_namespaces_are_no_escapes() {
    for (text, outline) in [
        ("<wbxml-00-3F xmlns='X'/>", "(?wbxml-00-3F @?xmlns=\"X\";)"),
        ("<wbxml-C8-3F xmlns='X'/>", "(?wbxml-C8-3F @?xmlns=\"X\";)"),
        (
            "<x:wbxml-C8-3F xmlns:x='X'/>",
            "(?x:wbxml-C8-3F @?xmlns:x=\"X\";)",
        ),
        (
            "<a xmlns='X'><wbxml-00-3F/></a>",
            "(?a @?xmlns=\"X\";(?wbxml-00-3F))",
        ),
        // Page 200 has no namespace, so its escape stands in that of the element around it.
        (
            "<a xmlns='X'><wbxml-C8-3F/></a>",
            "(?a @?xmlns=\"X\";(200:3F))",
        ),
    ] {
        assert_eq!(
            eas(&format!("<Sync>{text}</Sync>")),
            format!("(Sync{outline})")
        );
    }
}

#[test]
fn escapes_of_our_writer_are_taken_back() {
    assert_eq!(
        eas("<Sync><wbxml-0E-3F a='1'/></Sync>"),
        "(Sync(14:3F @?a=\"1\";))"
    );
    assert_eq!(
        eas("<Sync wbxml-attribute-00-05='1'/>"),
        "(Sync @0:05=\"1\";)"
    );
    // Not where there is nothing to escape, nor where it is no tag.
    assert_eq!(eas("<Sync><wbxml-0E-05/></Sync>"), "(Sync(0?wbxml-0E-05))");
    for name in [
        "wbxml-0E-04",
        "wbxml-0E-40",
        "wbxml-0E-3",
        "wbxml-0E-3F0",
        "wbxml-0G-3F",
        "wbxml-E-3F",
        "wbxml-.E-3F",
        "wbxml-",
    ] {
        assert_eq!(
            eas(&format!("<Sync><{name}/></Sync>")),
            format!("(Sync(0?{name}))")
        );
    }
    for name in [
        "wbxml-attribute-00-04",
        "wbxml-attribute-00-80",
        "wbxml-attribute-00-44",
    ] {
        assert_eq!(
            eas(&format!("<Sync {name}=''/>")),
            format!("(Sync @?{name}=\"\";)")
        );
    }
}
