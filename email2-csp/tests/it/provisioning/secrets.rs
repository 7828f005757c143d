//! No secret is in `Debug`.

use email2_csp::provisioning::{Characteristic, Document, TypedValue, decode_xml};

#[test]
fn values_of_secret_names_are_not_told() {
    for name in [
        "AUTHSECRET",
        "AAUTHSECRET",
        "SMTPALTPASSWORD",
        "PXAUTH-PW",
        "PIN",
    ] {
        let group = Characteristic::new("APPAUTH")
            .with_parm("AAUTHNAME", "ada")
            .with_parm(name, "hunter2");
        let document = Document::new().with(group.clone());
        for text in [
            format!("{document:?}"),
            format!("{document:#?}"),
            format!("{group:?}"),
            format!("{:?}", group.items),
            format!("{:?}", group.parm(name)),
            format!("{:?}", group.parm(name).unwrap().typed_value()),
        ] {
            assert!(!text.contains("hunter2"), "{name}: {text}");
        }
        assert!(format!("{document:?}").contains("\"ada\""));
    }
}

#[test]
fn all_values_of_a_secret_group_are_secret() {
    let keys = Characteristic::new("WEPKEY").with_parm("DATA", "hunter2");
    let text = format!("{:?}", Document::new().with(keys));
    assert!(!text.contains("hunter2") && text.contains("DATA"), "{text}");
}

#[test]
fn nothing_is_told_of_what_nobody_knows() {
    let xml = "<wap-provisioningdoc a=\"hunter2\"><characteristic type=\"T\"><new b=\"hunter2\">\
               hunter2<parm name=\"AAUTHSECRET\" value=\"hunter2\"/></new></characteristic>\
               </wap-provisioningdoc>";
    let document = decode_xml(xml).unwrap();
    assert!(!format!("{document:?}").contains("hunter2"));
}

#[test]
fn errors_do_not_tell_values() {
    let xml = "<wap-provisioningdoc><characteristic type=\"T\"><parm name=\"PIN\" value=\"hunter2\" \
               datatype=\"integer\"/></characteristic></wap-provisioningdoc>";
    let error = decode_xml(xml).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"));
    assert!(!format!("{:?}", TypedValue::String("hunter2".into())).contains("hunter2"));
}
