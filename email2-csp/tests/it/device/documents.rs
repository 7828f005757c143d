//! Documents of OMA Client Provisioning on the device, and the forms of its answers (MSPROV).

use email2_csp::device::{AccountStore, Device, MemoryStore, Sender};
use email2_csp::edition::Roles;
use email2_csp::provisioning::{Document, Verb, decode};
use email2_csp::{AccountNode, Edition, Guid, Profile};

use super::facts::{OTHER, smallest};
use crate::support::corpus;

const ACCOUNT: &str = r#"
    <parm name="SERVICENAME" value="Fabrikam Mail"/>
    <parm name="SERVICETYPE" value="IMAP4"/>
    <parm name="INSERVER" value="imap.fabrikam.example:993"/>
    <parm name="OUTSERVER" value="smtp.fabrikam.example:587"/>
    <parm name="REPLYADDR" value="ada@fabrikam.example"/>
    <parm name="AUTHNAME" value="ada"/>
    <parm name="AUTHSECRET" value="hunter2"/>"#;
const GUID: &str = "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}";
const OTHER_GUID: &str = "{C556E16F-56C4-4EDB-9C64-D9469EE1FBE0}";

/// A document with these elements in EMAIL2.
fn email2(elements: &str) -> String {
    format!(
        "<wap-provisioningdoc><characteristic type=\"EMAIL2\">{elements}</characteristic>\
         </wap-provisioningdoc>"
    )
}

fn account(elements: &str) -> String {
    email2(&format!(
        "<characteristic type=\"{GUID}\">{elements}</characteristic>"
    ))
}

/// A device of Windows Mobile with one account, that of [`ACCOUNT`] and what goes with it.
fn device(more: &str) -> Device<MemoryStore> {
    let mut device = Device::new(Edition::WindowsMobile, MemoryStore::new());
    let document = account(&format!("{ACCOUNT}{more}"));
    let applied = device.apply_document(&decode(document.as_bytes()).unwrap());
    assert!(applied.is_done(), "{:?}", applied.answer);
    device
}

/// The answer to a document, as XML without layout.
fn answer(device: &mut Device<MemoryStore>, document: &str) -> String {
    let applied = device.apply_document(&decode(document.as_bytes()).unwrap());
    text(&applied.answer)
}

fn text(document: &Document<'_>) -> String {
    document.to_xml().unwrap()
}

/// The same document in the form that answers are written in.
fn written(document: &str) -> String {
    text(&decode(document.as_bytes()).unwrap())
}

#[test]
fn settings_make_an_account_and_are_echoed() {
    let document = account(&format!(
        "{ACCOUNT}<characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/>\
         </characteristic>"
    ));
    let mut device = Device::new(Edition::WindowsMobile, MemoryStore::new());
    assert_eq!(answer(&mut device, &document), written(&document));
    let account = device.store().account(OTHER).unwrap();
    assert_eq!(account.service_name(), Some("Fabrikam Mail"));
    assert!(account.incoming_ssl());
    assert_eq!(account.get(AccountNode::AuthSecret), Some("hunter2"));
}

#[test]
fn settings_of_an_account_that_is_there_edit_it() {
    let mut device = device("<parm name=\"NAME\" value=\"Ada\"/>");
    device.store_mut().deliver(OTHER, 4);
    // SERVICENAME as it is may be said again.
    let edit = account(
        "<parm name=\"SERVICENAME\" value=\"Fabrikam Mail\"/><parm name=\"NAME\" value=\"Grace\"/>",
    );
    assert_eq!(answer(&mut device, &edit), written(&edit));
    let account = device.store().account(OTHER).unwrap();
    assert_eq!(account.get(AccountNode::Name), Some("Grace"));
    assert_eq!(
        account.get(AccountNode::InServer),
        Some("imap.fabrikam.example:993")
    );
    assert_eq!(device.store().messages(OTHER), Some(4));
}

#[test]
fn what_fails_is_renamed_in_its_place_and_nothing_is_changed() {
    let mut device = device("");
    let before = device.store().clone();
    let document = email2(&format!(
        "<characteristic type=\"{GUID}\">\
           <parm name=\"NAME\" value=\"Grace\"/>\
           <parm name=\"DWNDAY\" value=\"soon\"/>\
           <noparm name=\"DOMAIN\"/>\
           <parm name=\"COLOUR\" value=\"blue\"/>\
           <parm name=\"SERVICETYPE\" value=\"POP3\"/>\
           <parm name=\"LINGER\" value=\"30\" datatype=\"minutes\"/>\
           <characteristic type=\"COLOURS\"/>\
         </characteristic>\
         <characteristic type=\"8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955\"/>\
         <nocharacteristic type=\"{{00000000-0000-0000-0000-000000000001}}\"/>"
    ));
    let answer = answer(&mut device, &document);
    insta::assert_snapshot!(answer.replace("><", ">\n<"));
    assert_eq!(device.store(), &before);
}

#[test]
fn an_account_that_is_not_legal_as_a_whole_fails_where_it_stands() {
    let mut device = Device::new(Edition::WindowsMobile, MemoryStore::new());
    let document = account("<parm name=\"SERVICENAME\" value=\"Fabrikam Mail\"/>");
    let applied = device.apply_document(&decode(document.as_bytes()).unwrap());
    assert_eq!(applied.refusal.unwrap().status(), 500);
    let failed = applied.answer.find(&["EMAIL2", GUID]).unwrap();
    assert!(failed.failed);
    assert!(failed.description().unwrap().contains("INSERVER"));
    assert_eq!(device.store(), &MemoryStore::new());
}

#[test]
fn questions_are_answered_in_their_place() {
    let mut device = device(
        "<characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/></characteristic>\
         <characteristic type=\"NAMEDPROPS\"><parm name=\"Colour#0003\" value=\"7\"/></characteristic>",
    );
    let before = device.store().clone();
    let asked = account(
        "<parm-query name=\"SERVICENAME\"/><parm-query name=\"NAME\"/>\
         <characteristic type=\"TAGPROPS\"><parm-query name=\"8128000B\"/>\
         <parm-query name=\"812C000B\"/></characteristic>\
         <characteristic-query type=\"NAMEDPROPS\"/>",
    );
    let said = account(
        "<parm name=\"SERVICENAME\" value=\"Fabrikam Mail\"/><noparm name=\"NAME\"/>\
         <characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/>\
         <noparm name=\"812C000B\"/></characteristic>\
         <characteristic type=\"NAMEDPROPS\"><parm name=\"Colour#0003\" value=\"7\"/></characteristic>",
    );
    assert_eq!(answer(&mut device, &asked), written(&said));
    assert_eq!(device.store(), &before);
}

#[test]
fn what_is_asked_in_a_document_that_is_not_carried_out_is_answered_by_what_there_is() {
    let tags =
        "<characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/></characteristic>";
    let query = format!("<characteristic-query type=\"{GUID}\"/>");
    let profile = Profile::new(Edition::WindowsMobile).with_root_query(true);
    let store = device(&format!("<parm name=\"NAME\" value=\"Ada\"/>{tags}")).into_store();
    let device = || Device::new(profile, store.clone());
    let whole = answer(&mut device(), &email2(&query));
    let root = "<characteristic-query type=\"EMAIL2\"/></wap-provisioningdoc>";
    let other = OTHER_GUID;
    let set = |bad| {
        let asked = format!(
            "<characteristic type=\"{GUID}\">\
               <parm name=\"NAME\" value=\"Grace\"/><parm-query name=\"NAME\"/>\
               <parm name=\"DOMAIN\" value=\"x\"/><parm-query name=\"DOMAIN\"/>\
               <characteristic type=\"TAGPROPS\">\
                 <parm name=\"8128000B\" value=\"0\"/><parm-query name=\"8128000B\"/>\
               </characteristic>\
               <characteristic-query type=\"TAGPROPS\"/>{bad}\
             </characteristic>{query}\
             <characteristic type=\"{other}\"><parm name=\"NAME\" value=\"Eve\"/></characteristic>\
             <characteristic-query type=\"{other}\"/>"
        );
        email2(&asked).replace("</wap-provisioningdoc>", root)
    };
    // A value that is refused; an account that is not legal at the end.
    let refused = "<parm name=\"DWNDAY\" value=\"soon\"/><parm-query name=\"COLOUR\"/>";
    for bad in [refused, ""] {
        let mut device = device();
        let document = set(bad);
        let applied = device.apply_document(&decode(document.as_bytes()).unwrap());
        assert!(!applied.is_done());
        assert_eq!(device.store(), &store);
        let said = &applied.answer;
        let account = said.find(&["EMAIL2", GUID]).unwrap();
        let names = |name| account.parms().filter(move |parm| parm.name == name);
        let values = |name| {
            names(name)
                .map(|parm| {
                    (
                        parm.verb,
                        parm.failed,
                        parm.value.as_ref().map(|v| v.as_str().to_owned()),
                    )
                })
                .collect::<Vec<_>>()
        };
        let told = |verb, value: Option<&str>| (verb, false, value.map(str::to_owned));
        assert_eq!(
            values("NAME"),
            [told(Verb::Set, Some("Grace")), told(Verb::Set, Some("Ada"))]
        );
        assert_eq!(
            values("DOMAIN"),
            [told(Verb::Set, Some("x")), told(Verb::Absent, None)]
        );
        // What is no question stays refused.
        if !bad.is_empty() {
            assert_eq!(values("COLOUR"), [(Verb::Query, true, None)]);
        }
        let said = text(said);
        // In the group that sets it, in the group, in the account, and in all accounts.
        assert_eq!(
            said.matches("name=\"8128000B\" value=\"0\"").count(),
            1,
            "{said}"
        );
        assert_eq!(
            said.matches("name=\"8128000B\" value=\"1\"").count(),
            4,
            "{said}"
        );
        let one = whole.split_once("type=\"EMAIL2\">").unwrap().1;
        let one = one.split_once("</characteristic></wap").unwrap().0;
        assert_eq!(said.matches(one).count(), 2, "{said}");
        assert_eq!(
            said.matches(&format!("<nocharacteristic type=\"{other}\""))
                .count(),
            1,
            "{said}"
        );
        let failed = format!("<characteristic-error type=\"{other}\"");
        assert_eq!(
            said.matches(&failed).count(),
            usize::from(bad.is_empty()),
            "{said}"
        );
    }
}

#[test]
fn a_recursive_query_brings_the_whole_account_and_one_of_one_level_no_groups() {
    let groups = "<characteristic type=\"TAGPROPS\"><parm name=\"812C000B\" value=\"0\"/>\
                  </characteristic>";
    let mut device = device(groups);
    let query = |recursive| {
        email2(&format!(
            "<characteristic-query type=\"{GUID}\"{recursive}/>"
        ))
    };
    // In the order of the tree: credentials, servers, address, service.
    let leaves = "<parm name=\"AUTHNAME\" value=\"ada\"/><parm name=\"AUTHSECRET\" value=\"hunter2\"/>\
         <parm name=\"INSERVER\" value=\"imap.fabrikam.example:993\"/>\
         <parm name=\"OUTSERVER\" value=\"smtp.fabrikam.example:587\"/>\
         <parm name=\"REPLYADDR\" value=\"ada@fabrikam.example\"/>\
         <parm name=\"SERVICENAME\" value=\"Fabrikam Mail\"/>\
         <parm name=\"SERVICETYPE\" value=\"IMAP4\"/>";
    for recursive in ["", " recursive=\"true\""] {
        assert_eq!(
            answer(&mut device, &query(recursive)),
            written(&account(&format!("{leaves}{groups}")))
        );
    }
    assert_eq!(
        answer(&mut device, &query(" recursive=\"false\"")),
        written(&account(&format!(
            "{leaves}<characteristic type=\"TAGPROPS\"/>"
        )))
    );
}

#[test]
fn what_does_not_exist_is_answered_so_and_asking_does_not_make_it() {
    let mut device = Device::new(Edition::WindowsMobile, MemoryStore::new());
    let asked = account("<parm-query name=\"NAME\"/>");
    assert_eq!(
        answer(&mut device, &asked),
        written(&account("<noparm name=\"NAME\"/>"))
    );
    let asked = email2(&format!("<characteristic-query type=\"{GUID}\"/>"));
    let said = email2(&format!("<nocharacteristic type=\"{GUID}\"/>"));
    assert_eq!(answer(&mut device, &asked), written(&said));
    assert_eq!(device.store().count(), Ok(0));
}

#[test]
fn the_root_is_asked_for_only_where_the_profile_has_it() {
    let asked =
        "<wap-provisioningdoc><characteristic-query type=\"EMAIL2\"/></wap-provisioningdoc>";
    let store = device("").into_store();
    let mut mobile = Device::new(Edition::WindowsMobile, store.clone());
    assert!(answer(&mut mobile, asked).contains("<characteristic-query-error type=\"EMAIL2\""));

    let later = Profile::new(Edition::WindowsMobile).with_root_query(true);
    let mut mobile = Device::new(later, store);
    let said = answer(&mut mobile, asked);
    assert!(said.contains(GUID) && said.contains("hunter2"), "{said}");
    let level = asked.replace("\"EMAIL2\"", "\"EMAIL2\" recursive=\"false\"");
    assert_eq!(answer(&mut mobile, &level), written(&account("")));
}

#[test]
fn removal_of_an_account_is_with_its_messages_and_of_a_group_with_its_nodes() {
    let mut device = device(
        "<characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/></characteristic>",
    );
    device.store_mut().deliver(OTHER, 4);
    let document = account("<nocharacteristic type=\"TAGPROPS\"/>");
    assert_eq!(answer(&mut device, &document), written(&document));
    assert!(!device.store().account(OTHER).unwrap().incoming_ssl());
    assert_eq!(device.store().messages(OTHER), Some(4));

    let document = email2(&format!("<nocharacteristic type=\"{GUID}\"/>"));
    assert_eq!(answer(&mut device, &document), written(&document));
    assert_eq!(device.store(), &MemoryStore::new());
}

#[test]
fn elements_that_are_not_of_email2_fail() {
    let mut device = Device::new(Edition::WindowsMobile, MemoryStore::new());
    for document in [
        "<wap-provisioningdoc><characteristic type=\"Wi-Fi\"/></wap-provisioningdoc>".to_owned(),
        "<wap-provisioningdoc><nocharacteristic type=\"EMAIL2\"/></wap-provisioningdoc>".to_owned(),
        email2("<parm name=\"A\" value=\"B\"/>"),
        account(&format!("{ACCOUNT}<colour/>")),
        account(&format!(
            "{ACCOUNT}<characteristic type=\"TAGPROPS\"><characteristic type=\"X\"/></characteristic>"
        )),
    ] {
        let applied = device.apply_document(&decode(document.as_bytes()).unwrap());
        assert!(!applied.is_done(), "{document}");
        assert!(text(&applied.answer).contains("-error "), "{document}");
        assert_eq!(device.store(), &MemoryStore::new());
    }
}

/// An element that nobody knows has no error form: what would have been set beside it fails.
#[test]
fn an_unknown_element_at_the_top_fails_what_stands_beside_it() {
    let mut device = device("");
    let before = device.store().clone();
    let edit = account("<parm name=\"NAME\" value=\"Grace\"/>");
    let query = email2(&format!("<characteristic-query type=\"{GUID}\"/>"));
    for document in [&edit, &query] {
        let strange = document.replace("</wap-", "<colour/></wap-");
        let applied = device.apply_document(&decode(strange.as_bytes()).unwrap());
        assert_eq!(applied.refusal.unwrap().status(), 404);
        let said = text(&applied.answer);
        assert!(
            said.contains("<characteristic-error type=\"EMAIL2\" desc="),
            "{said}"
        );
        assert_eq!(device.store(), &before);
    }
}

#[test]
fn every_account_that_is_not_legal_fails_where_it_stands_in_time_that_grows_with_the_document() {
    const ACCOUNTS: u128 = 4000;
    let mut store = MemoryStore::new();
    let mut elements = String::new();
    for number in 1..=ACCOUNTS {
        let guid = Guid::from_u128(number);
        store.insert(smallest(Edition::WindowsMobile, guid));
        elements += &format!(
            "<characteristic type=\"{guid}\"><parm name=\"SMTPALTDOMAIN\" value=\"x\"/></characteristic>"
        );
    }
    let document = email2(&elements);
    let document = decode(document.as_bytes()).unwrap();
    let mut device = Device::new(Edition::WindowsMobile, store.clone());
    let start = std::time::Instant::now();
    let applied = device.apply_document(&document);
    let took = start.elapsed();
    assert_eq!(applied.refusal.unwrap().status(), 500);
    let said = text(&applied.answer);
    let failed = said.matches("<characteristic-error type=\"{").count();
    assert_eq!(failed, ACCOUNTS as usize);
    assert_eq!(device.store(), &store);
    assert!(took.as_secs() < 5, "{took:?}");
}

#[test]
fn a_sender_without_the_role_changes_and_learns_nothing() {
    let mut device = device("").with_sender(Sender::new(Roles::OPERATOR));
    let before = device.store().clone();
    for document in [
        account("<parm-query name=\"AUTHSECRET\"/>"),
        email2(&format!("<characteristic-query type=\"{GUID}\"/>")),
        email2(&format!("<nocharacteristic type=\"{GUID}\"/>")),
        account("<parm name=\"NAME\" value=\"Grace\"/>"),
    ] {
        let applied = device.apply_document(&decode(document.as_bytes()).unwrap());
        assert_eq!(applied.refusal.unwrap().status(), 425);
        assert!(!text(&applied.answer).contains("hunter2"));
        assert_eq!(device.store(), &before);
    }
}

/// `characteristic-query` with a type in another letter case: the answer says the type as it was asked.
#[test]
fn a_group_is_answered_by_the_name_that_it_was_asked_by() {
    let groups = "<characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/>\
                  </characteristic><characteristic type=\"NAMEDPROPS\">\
                  <parm name=\"Colour#0003\" value=\"7\"/></characteristic>";
    let mut device = device(groups);
    let asked = account(
        "<characteristic-query type=\"TagProps\"/><characteristic-query type=\"NamedProps\"/>",
    );
    let said = account(groups)
        .replace("TAGPROPS", "TagProps")
        .replace("NAMEDPROPS", "NamedProps");
    assert_eq!(answer(&mut device, &asked), written(&said));
}

#[test]
fn a_document_in_the_middle_of_an_atomic_fails_as_a_whole_and_the_atomic_goes_on() {
    let mut device = device("");
    let before = device.store().clone();
    device.begin().unwrap();
    let document = account("<parm name=\"NAME\" value=\"Grace\"/>");
    let applied = device.apply_document(&decode(document.as_bytes()).unwrap());
    assert_eq!(applied.refusal.unwrap().status(), 500);
    let said = text(&applied.answer);
    assert!(
        said.contains("<characteristic-error type=\"EMAIL2\""),
        "{said}"
    );
    assert!(device.is_in_atomic());
    device.commit().unwrap();
    assert_eq!(device.store(), &before);
}

/// The verdicts of the corpus: `index.csv`, columns `windows_mobile` and `windows_10`.
#[test]
fn documents_of_the_corpus_are_carried_out_where_they_are_legal() {
    let Some(folder) = corpus("corpus/email2") else {
        return;
    };
    let mut reader = csv::Reader::from_path(folder.join("index.csv")).unwrap();
    let mut seen = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let (file, mobile, windows) = (&record[0], &record[4], &record[5]);
        if !file.starts_with("made/cp-") {
            continue;
        }
        let text = std::fs::read(folder.join(file)).unwrap();
        let document = decode(&text).unwrap();
        for (edition, verdict) in [
            (Edition::WindowsMobile, mobile),
            (Edition::Windows10Prose, windows),
        ] {
            let mut store = MemoryStore::new();
            // What is asked for or removed is there.
            if file.contains("query") || file.contains("noc") || file.contains("noparm") {
                store.insert(smallest(edition, OTHER));
            }
            let mut device = Device::new(edition, store);
            let applied = device.apply_document(&document);
            // It has SERVERDELETEACTION and SYNCINGCONTENTTYPES, which Windows Mobile does not have, and
            // the index calls it good.
            let mistaken = file == "made/cp-imap4-ssl.xml" && edition == Edition::WindowsMobile;
            assert_eq!(
                applied.is_done(),
                verdict.starts_with("ok") && !mistaken,
                "{file} {edition:?}: {:?}",
                applied.refusal
            );
            seen += 1;
        }
    }
    assert!(seen >= 24, "{seen}");
}
