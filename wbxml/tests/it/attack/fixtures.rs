//! The documents that are attacked: every construct of both forms, small.

use wbxml::{Dictionary, dictionaries};

use crate::reading::hex;

/// A document and the dictionary to read it with.
pub(crate) struct Fixture {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) dictionary: &'static Dictionary,
}

fn fixture(name: &'static str, dictionary: &'static Dictionary, text: &str) -> Fixture {
    Fixture {
        name,
        bytes: hex(text),
        dictionary,
    }
}

pub(crate) fn wbxml() -> Vec<Fixture> {
    let mut all = vec![
        fixture(
            "an ActiveSync policy",
            &dictionaries::ACTIVESYNC,
            "03 01 6A 00 00 0E 45 4B 03 '1' 00 01 46 47 48 03 'MS-EAS-Provisioning-WBXML' 00 01
             4B 03 '1' 00 01 49 03 '307199584' 00 01 4A 4D 4E 03 '1' 00 01 54 03 '6' 00 01
             57 03 00 01 01 01 01 01 01",
        ),
        fixture(
            "ActiveSync mail on four pages, with OPAQUE",
            &dictionaries::ACTIVESYNC,
            "03 01 6A 00 45 5C 4F 4B 03 '7' 00 01 52 03 '2' 00 01 56 47 4D 03 '2:1' 00 01 5D
             00 02 54 03 'Hello' 00 01 4F 03 '2026-01-02T03:04:05.678Z' 00 01
             00 11 4A 46 03 '2' 00 01 4C 03 '9' 00 01 4B C3 0A '<b>&amp;' C3 A9 01 01
             00 16 49 C3 10 00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF 01
             01 01 01 01 01 01",
        ),
        fixture(
            "provisioning with a string table and attribute pages",
            &dictionaries::PROV_1_0,
            "03 0B 6A 17 'example.org' 00 'AUTHSECRET' 00
             C5 46 01 C6 55 01 87 05 06 03 '25' 00 01 87 07 06 83 00 01 01
             C6 00 01 55 01 87 36 00 00 06 03 'w4' 00 01 87 00 01 34 00 00 06 83 00 01
             C6 5A 01 87 04 06 83 0C 02 83 A9 12 03 'x' 00 01 01 01 01",
        ),
        fixture(
            "a service indication with a date",
            &dictionaries::SI_1_0,
            "02 05 6A 00 45 C6 0B 03 'www.example' 00 85 11 03 '1@example.com' 00 07 0A C3 07
             19 99 06 25 15 23 15 10 C3 04 20 26 01 02 01 03 'You have ' 00 02 81 20 03 'mail' 00
             01 47 C8 13 03 'c' 00 01 03 't' 00 01 01 01",
        ),
        fixture(
            "an e-mail notification",
            &dictionaries::EMN_1_0,
            "03 0D 6A 00 85 07 03 'user@example.com' 00 05 C3 06 20 02 04 16 06 40 01",
        ),
        fixture(
            "a WML deck with variables and an instruction",
            &dictionaries::WML_1_3,
            "03 0A 6A 0B 'var' 00 'pi' 00 'xyz' 00
             43 04 04 03 'd' 00 01 7F E7 36 03 'T' 00 01 60 03 'a $$ ' 00 40 'b' 00 41 'c' 00 80 00
             81 01 82 00 20 03 00 01 E0 04 00 83 00 01 04 07 01 01 01",
        ),
        fixture(
            "SyncML with a document inside",
            &dictionaries::SYNCML_1_2,
            "03 A4 01 6A 00 6D 6C 71 03 '1.2' 00 01 72 03 'DM/1.2' 00 01 01 6B 5F 4B 03 '2' 00 01
             5A 00 01 53 03 'application/vnd.syncml-devinf+wbxml' 00 01 01 00 00
             54 4F C3 19 03 A4 03 6A 00 4A 65 03 '1.2' 00 01 51 03 'Example' 00 01 01
             01 01 01 60 54 4F C3 05 'a]]>b' 01 01 01 12 01 01",
        ),
        fixture(
            "a WV-CSP message with typed values",
            &dictionaries::WV_CSP_1_2,
            "03 11 6A 00 C9 05 03 'x' 00 01 6D 70 80 0C 01 4B C3 02 01 F4 01
             51 C3 06 1F 46 2A 3F B7 5A 01 7C C3 01 3C 01 01 01",
        ),
        fixture(
            "literals of every kind",
            &dictionaries::SI_1_0,
            "03 05 6A 0F 'a' 00 'b-c' 00 'd.e' 00 C3 A9 00 'f'  00
             44 00 84 02 04 06 03 'v' 00 04 0A 83 0D 01 C4 06 04 00 02 60 C3 02 'zz' 01 04 02 44 0D
             03 't' 00 01 01 01",
        ),
        fixture(
            "WBXML 1.0",
            &dictionaries::SI_1_0,
            "00 05 03 'ab' 00 45 C6 0A 83 00 01 83 01 03 'c' 00 02 81 20 01 01",
        ),
        fixture(
            "WBXML 1.1 with its identifier in the table",
            &dictionaries::SL_1_0,
            "01 00 00 6A 1E '-//WAPFORUM//DTD SL 1.0//EN' 00 'x' 00 85 05 09 03 'e' 00 85 01",
        ),
        fixture(
            "integers longer than they need be",
            &dictionaries::SI_1_0,
            "03 80 05 80 80 6A 80 80 02 'a' 00 45 83 80 80 80 00 02 80 80 41 C3 80 01 'o' 01",
        ),
    ];
    if cfg!(feature = "encoding") {
        all.extend([
            fixture(
                "two bytes a character",
                &dictionaries::SI_1_0,
                "03 05 87 68 06 00 61 20 AC 00 00 45 03 00 61 00 62 00 00 83 00 03 00 63 00 00 01",
            ),
            fixture(
                "a multi-byte charset",
                &dictionaries::SI_1_0,
                "03 05 11 04 82 A0 41 00 45 03 82 A2 8E 9A 5C 00 83 00 02 E0 42 01",
            ),
        ]);
    }
    all
}

#[cfg(feature = "xml")]
pub(crate) fn xml() -> Vec<Fixture> {
    let text = |name, dictionary, text: &str| Fixture {
        name,
        bytes: text.as_bytes().to_vec(),
        dictionary,
    };
    vec![
        text(
            "ActiveSync in namespaces",
            &dictionaries::ACTIVESYNC,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Sync xmlns=\"AirSync:\" \
             xmlns:e='Email:' xmlns:b='AirSyncBase'>\n <Collections><Collection>\
             <SyncKey>7</SyncKey><ApplicationData><e:Subject>a &lt; b &#x20AC;</e:Subject>\
             <b:Body><b:Data><![CDATA[<b>]]>&amp;</b:Data></b:Body><Unknown a='1'/>\
             <other xmlns='urn:x' y=''>z</other></ApplicationData></Collection></Collections>\n\
             </Sync>",
        ),
        text(
            "provisioning in attributes",
            &dictionaries::PROV_1_0,
            "<!DOCTYPE wap-provisioningdoc PUBLIC \"-//WAPFORUM//DTD PROV 1.0//EN\" \
             \"http://www.wapforum.org/DTD/prov.dtd\">\n<!-- c --><wap-provisioningdoc \
             version='1.0'><characteristic type=\"APPLICATION\"><parm name=\"ADDR\" \
             value='https://a.example/?a=1&amp;b=&#9;2'/><parm name='NEW' value=''/>\
             </characteristic></wap-provisioningdoc>\n<?end of it?>",
        ),
        text(
            "a deck with variables and mixed content",
            &dictionaries::WML_1_3,
            "<wml><card id=\"c\" title='$(t:e) $$'><p mode='wrap'>a <b>b</b> $(v) $w:unesc \
             <?pi $x?><br/>\r\n <a href=\"http://www.example.com/$(u)\">l</a></p></card></wml>",
        ),
        text(
            "SyncML with a document inside",
            &dictionaries::SYNCML_1_2,
            "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Put><Meta><Type \
             xmlns='syncml:metinf'>application/vnd.syncml-devinf+xml</Type></Meta><Item><Data>\
             <DevInf xmlns='syncml:devinf'><VerDTD>1.2</VerDTD><Man>M</Man></DevInf></Data></Item>\
             </Put><Final/></SyncBody></SyncML>",
        ),
        text(
            "WV-CSP with typed values",
            &dictionaries::WV_CSP_1_2,
            "<WV-CSP-Message xmlns='http://www.openmobilealliance.org/DTD/WV-CSP1.2'><Session>\
             <Status><Code>500</Code><DateTime>20260102T030405Z</DateTime><Validity>60</Validity>\
             </Status></Session></WV-CSP-Message>",
        ),
        text(
            "rights with prefixes",
            &dictionaries::DRMREL_1_0,
            "<o-ex:rights xmlns:o-ex='http://odrl.net/1.1/ODRL-EX' \
             xmlns:o-dd='http://odrl.net/1.1/ODRL-DD' xmlns:ds='http://www.w3.org/2000/09/xmldsig#/'>\
             <o-ex:asset><o-dd:uid>cid:1</o-dd:uid><ds:KeyInfo><ds:KeyValue>AAEC</ds:KeyValue>\
             </ds:KeyInfo></o-ex:asset></o-ex:rights>",
        ),
        text(
            "an internal subset",
            &dictionaries::DMDDF_1_2,
            "<!DOCTYPE MgmtTree PUBLIC ' -//OMA//DTD-DM-DDF 1.2//EN' 'x' [<?v 1?><!ENTITY a \"]>\">]>\
             \n<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>",
        ),
    ]
}
