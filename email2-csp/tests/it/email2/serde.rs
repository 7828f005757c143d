//! Accounts as JSON.

use email2_csp::edition::Profile;
use email2_csp::{
    Account, AccountNode, Edition, Guid, MapiType, NamedProperty, PropertyTag, UnknownNode,
};

fn account() -> Account<'static> {
    let guid = Guid::decode("{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}").unwrap();
    let mut account = Account::new(guid)
        .with(AccountNode::ServiceName, "Fabrikam")
        .with(AccountNode::AuthSecret, "kept: it is what is configured")
        .with(AccountNode::IncomingSsl, "1");
    account.set_tag_property(PropertyTag(0x8130_001F), "text");
    account.set_named_property(NamedProperty::new("Sample", MapiType::LONG, "1"));
    account.push_unknown(UnknownNode::new(&["COLOUR".into()], Some("blue".into())));
    account
}

#[test]
fn an_account_is_a_map_from_the_names_of_its_nodes() {
    insta::assert_snapshot!(serde_json::to_string_pretty(&account()).unwrap(), @r#"
    {
      "guid": "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}",
      "AUTHSECRET": "kept: it is what is configured",
      "SERVICENAME": "Fabrikam",
      "TAGPROPS": {
        "8128000B": "1",
        "8130001F": "text"
      },
      "NAMEDPROPS": {
        "Sample#0003": "1"
      },
      "unknown": [
        {
          "path": [
            "COLOUR"
          ],
          "value": "blue"
        }
      ]
    }
    "#);
}

#[test]
fn an_account_comes_back_from_json() {
    let json = serde_json::to_string(&account()).unwrap();
    assert_eq!(
        serde_json::from_str::<Account<'_>>(&json).unwrap(),
        account()
    );
}

#[test]
fn what_is_no_account_is_refused_with_its_reason() {
    let guid = r#""guid": "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}""#;
    for (json, reason) in [
        ("{}".to_owned(), "missing field `guid`"),
        (
            r#"{"guid": "{8F3C}"}"#.to_owned(),
            "expected a hexadecimal digit at byte 5",
        ),
        (
            format!(r#"{{{guid}, "COLOUR": "blue"}}"#),
            "COLOUR is no node",
        ),
        (
            format!(r#"{{{guid}, "TAGPROPS": {{"x": "1"}}}}"#),
            "x is no tag of a property",
        ),
        (
            format!(r#"{{{guid}, "NAMEDPROPS": {{"x": "1"}}}}"#),
            "x is no name#type",
        ),
        ("[]".to_owned(), "expected an account"),
    ] {
        let error = serde_json::from_str::<Account<'_>>(&json)
            .unwrap_err()
            .to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn the_limit_of_a_profile_from_json_is_one_to_six() {
    let json = serde_json::to_string(&Profile::new(Edition::DdfV2).with_account_limit(3)).unwrap();
    for (limit, read) in [("0", 1), ("3", 3), ("200", 6)] {
        let json = json.replace("\"account_limit\":3", &format!("\"account_limit\":{limit}"));
        let profile: Profile = serde_json::from_str(&json).unwrap();
        assert_eq!(profile.account_limit(), read, "{json}");
        assert_eq!(
            profile,
            Profile::new(Edition::DdfV2).with_account_limit(read)
        );
    }
}
