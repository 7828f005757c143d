//! The constant trees of the editions beside what else works on trees: the structural diff with the
//! published files, and the validation of any tree.

use email2_csp::Edition;
use email2_csp::ddf::decode_xml;
use email2_csp::diff::{ChangeKind, diff};

use crate::support::corpus;

/// Names of properties that say something about a node and are not in the table: texts, media types,
/// and the builds that have the provider.
const NOT_IN_THE_TABLE: [&str; 4] = ["Description", "DFTitle", "DFType", "MSFT:Applicability"];

#[test]
fn the_constant_tree_differs_from_its_ddf_in_what_the_table_adds_only() {
    for (edition, file) in [
        (Edition::Windows10Ddf1607, "EMAIL2-ddf-1607.xml"),
        (Edition::DdfV2, "EMAIL2-ddfv2-2025.xml"),
        (Edition::DdfV2, "EMAIL2-ddfv2-dec2022.xml"),
    ] {
        let Some(folder) = corpus("corpus/ddf/email2") else {
            return;
        };
        let xml = std::fs::read_to_string(folder.join(file)).unwrap();
        let document = decode_xml(&xml).unwrap();
        let mut added: Vec<String> = Vec::new();
        for change in diff(&document.tree, edition.tree()) {
            let ChangeKind::Property {
                name,
                before,
                after,
                ..
            } = &change.kind
            else {
                panic!("{file}: {change:?}");
            };
            if NOT_IN_THE_TABLE.contains(&name.as_str()) {
                continue;
            }
            let node = change.uri.rsplit('/').next().unwrap();
            match (name.as_str(), before.as_deref()) {
                // `ValueType="None"` is not said.
                ("MSFT:AllowedValues", Some(said)) if after.is_none() && !said.contains(' ') => {}
                // Rule AccountLimit: read as the six that the text names.
                ("Occurrence", Some("ZeroOrN" | "ZeroOrN(1)")) => {
                    assert_eq!(after.as_deref(), Some("ZeroOrN(6)"));
                }
                // Said in words, in the file or in the page of its edition.
                (_, None) => added.push(format!("{node} {name}")),
                // The names of the values are not in the table.
                ("MSFT:AllowedValues", Some(_)) => {}
                _ => panic!("{file}: {change:?}"),
            }
        }
        added.sort_unstable();
        insta::assert_snapshot!(format!("added_{file}"), added.join("\n"));
    }
}

#[cfg(all(feature = "arbitrary", feature = "syncml", feature = "regex"))]
mod laws {
    use arbitrary::Unstructured;
    use email2_csp::dm::encode;
    use email2_csp::model::tree::{AccessType, Format};
    use email2_csp::validate::{Command, Rule, Validator};
    use email2_csp::{Account, Edition, Operation};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn legal_accounts_are_right_for_the_validation_of_any_tree(bytes: Vec<u8>, edition in 0_usize..4) {
            let edition = Edition::ALL[edition];
            let account = Account::arbitrary_in(edition, &mut Unstructured::new(&bytes)).unwrap();
            let others = account.tag_properties().len();
            let operation = Operation::Create(account);
            let command = encode(&operation, edition).unwrap();
            let validator = Validator::new(edition.tree());
            let mut unknown = 0;
            for command in command.commands() {
                let item = &command.items()[0];
                let format = item.meta.as_ref().and_then(|meta| meta.format.as_deref()).unwrap();
                let data = item.data.as_ref().map(|data| data.text().unwrap().into_owned());
                let access = AccessType::from_name(command.name()).unwrap();
                let mut told = Command::new(access, item.target_uri().unwrap())
                    .with_format(Format::from_name(format).unwrap())
                    .in_atomic();
                if let Some(data) = &data {
                    told = told.with_data(data);
                }
                let mut found = validator.command(&told);
                // The DDF v2 has all of it as deprecated.
                found.retain(|finding| finding.rule != Rule::Deprecated);
                // Properties by other tags are in no tree: Windows Mobile takes any.
                unknown += usize::from(!found.is_empty());
                prop_assert!(found.is_empty() || others > 0, "{:?}: {:?}", told, found);
            }
            prop_assert_eq!(unknown, others);
        }
    }
}

#[test]
fn two_accounts_stand_beside_each_other_and_seven_do_not() {
    use email2_csp::validate::{Rule, Setting, Validator};

    for edition in [Edition::Windows10Ddf1607, Edition::DdfV2] {
        let uri = |n| format!("{}/{}", edition.root(), email2_csp::Guid::from_u128(n));
        let uris: Vec<String> = (1..=7).map(uri).collect();
        let too_many = |count: usize| {
            let settings: Vec<_> = uris[..count]
                .iter()
                .map(|uri| Setting::interior(uri))
                .collect();
            let findings = Validator::new(edition.tree()).set(&settings);
            let about = findings
                .iter()
                .filter(|f| f.rule == Rule::Occurrence && f.uri.ends_with("/*"));
            about.map(|f| f.found.clone()).collect::<Vec<_>>()
        };
        assert_eq!(too_many(2), [""; 0], "{edition}");
        assert_eq!(too_many(6), [""; 0], "{edition}");
        assert_eq!(too_many(7), ["7 of them"], "{edition}");
    }
}
