//! Each type of allowed values takes good values and refuses bad ones. What is allowed comes from the
//! published files.

use email2_csp::ddf::decode_xml;
use email2_csp::model::tree::{AllowedValues, Format, Node, Property, ValueType};
use email2_csp::validate::{Ranges, Rule, Severity, Validator, Verdict, check, check_format};

use crate::ddf::files::{file, published};

/// Values that a node of a published file takes, and some that it refuses.
#[track_caller]
fn values(name: &str, uri: &str, good: &[&str], bad: &[&str]) {
    let Some(xml) = file(name) else { return };
    let document = decode_xml(&xml).unwrap();
    let validator = Validator::new(&document.tree);
    // Without the feature `regex`, names that take it are noted to be unchecked.
    let errors = |value: &str| {
        let mut findings = validator.value(uri, value);
        findings.retain(|finding| finding.severity() == Severity::Error);
        findings
    };
    for value in good {
        assert_eq!(errors(value), [], "{value:?}");
    }
    for value in bad {
        let [finding] = &errors(value)[..] else {
            panic!("{value:?}: {:?}", errors(value));
        };
        assert!(matches!(finding.rule, Rule::AllowedValues | Rule::Value));
        assert_eq!(finding.uri, uri);
        assert_eq!(finding.found, *value);
    }
}

#[test]
fn enum_takes_what_is_listed() {
    let at = "./User/Vendor/MSFT/EMAIL2/{E9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A3F}/DWNDAY";
    let name = "email2/EMAIL2-ddfv2-2025.xml";
    values(name, at, &["-1", "7", "90"], &["0", "15", "", "7 ", "07"]);
    let name = "windows-ddf/BitLocker.xml";
    let at = "./Device/Vendor/MSFT/BitLocker/RequireStorageCardEncryption";
    values(name, at, &["0", "1", "01", "0x1"], &["2", "on", ""]);
}

#[test]
fn enum_takes_truth_values_in_any_letter_case() {
    let at = "./Device/Vendor/MSFT/LAPS/Policies/AutomaticAccountManagementEnableAccount";
    let good = ["true", "False", "1", "0"];
    values("windows-ddf/LAPS.xml", at, &good, &["yes", "2", ""]);
}

#[test]
fn enum_with_a_list_takes_several_that_are_listed() {
    let at = "./Vendor/MSFT/Firewall/MdmStore/FirewallRules/Web/InterfaceTypes";
    let good = ["All", "Wireless,Lan", "RemoteAccess,Wireless,Lan,MBB"];
    let bad = ["Wireless;Lan", "Wireless,LTE", "Wireless, Lan"];
    values("windows-ddf/Firewall.xml", at, &good, &bad);
}

#[test]
fn flag_takes_the_sum_of_some_of_those_listed() {
    let at = "./Vendor/MSFT/Firewall/MdmStore/Global/IPsecExempt";
    let good = ["0", "0x0", "1", "0x3", "15"];
    values(
        "windows-ddf/Firewall.xml",
        at,
        &good,
        &["16", "-1", "x", ""],
    );
    // Two bits that are one flag.
    let at = "./User/Vendor/MSFT/EMAIL2/{E9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A3F}/SYNCINGCONTENTTYPES";
    let name = "email2/EMAIL2-ddfv2-2025.xml";
    values(
        name,
        at,
        &["0x60", "0x61", "0xffffffff"],
        &["0x20", "0x40", "0x2000"],
    );
}

#[test]
fn range_takes_numbers_in_it() {
    let at = "./Device/Vendor/MSFT/LAPS/Policies/PasswordLength";
    let good = ["8", "64", "0x10"];
    values(
        "windows-ddf/LAPS.xml",
        at,
        &good,
        &["7", "65", "-8", "eight", ""],
    );
    // With a negative number.
    let at = "./User/Vendor/MSFT/EMAIL2/{E9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A3F}/LINGER";
    let good = ["-1", "0", "2147483647"];
    let bad = ["-2", "2147483648", "99999999999999999999"];
    values("email2/EMAIL2-ddfv2-2025.xml", at, &good, &bad);
}

#[test]
fn ranges_are_read_in_every_form_of_the_files_and_some_others() {
    let cases: &[(&str, &[(i64, i64)])] = &[
        ("[0-4294967295]", &[(0, 4_294_967_295)]),
        ("[(-1)-4294967295]", &[(-1, 4_294_967_295)]),
        ("[0]", &[(0, 0)]),
        ("[6,17]", &[(6, 6), (17, 17)]),
        ("[0-5],[7-9]", &[(0, 5), (7, 9)]),
        ("[0-5][7-9]", &[(0, 5), (7, 9)]),
        ("[ -5 - -1 ]", &[(-5, -1)]),
        ("[0x10-0xFF]", &[(16, 255)]),
        ("1-10", &[(1, 10)]),
    ];
    for (text, expected) in cases {
        let ranges = Ranges::decode(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(ranges.iter().collect::<Vec<_>>(), *expected, "{text}");
    }
    for text in [
        "",
        "[]",
        "[5-1]",
        "[1-2",
        "[a]",
        "[1--]",
        "[1-2]x",
        "[99999999999999999999]",
    ] {
        assert_eq!(Ranges::decode(text), None, "{text}");
    }
}

#[test]
#[cfg(feature = "regex")]
fn regular_expressions_match_the_whole_value() {
    let at = "./Vendor/MSFT/Firewall/MdmStore/FirewallRules/Web/PolicyAppId";
    let good = ["App.Id_1:/x"];
    values(
        "windows-ddf/Firewall.xml",
        at,
        &good,
        &["App Id", "", "App\nId"],
    );
    // Without anchors, and with a list.
    let guid = "{783AE4F6-4C12-4423-8270-66361260D4F1}";
    let two = format!("{guid},{guid}");
    let at = "./Vendor/MSFT/Firewall/MdmStore/FirewallRules/Web/RemoteAddressDynamicKeywords";
    let bad = [&guid[1..], "{}", "x{783AE4F6-4C12-4423-8270-66361260D4F1}"];
    values("windows-ddf/Firewall.xml", at, &[guid, &two], &bad);
    // With a brace in front that stands for itself.
    let at = "./Device/Vendor/MSFT/PassportForWork/DeviceUnlock/GroupA";
    values("windows-ddf/PassportForWork.xml", at, &[guid], &["GroupA"]);
    // In slashes.
    let at = "./Vendor/MSFT/SecureAssessment/LaunchURI";
    let good = ["https://www.example.com/test?x=1"];
    values(
        "windows-ddf/SecureAssessment.xml",
        at,
        &good,
        &["ftp://example.com"],
    );
    // Alternatives, each with its own anchors.
    let at = "./Device/Vendor/MSFT/Defender/Configuration/ExcludedIpAddresses";
    let good = ["192.0.2.1", "192.0.2.1|2001:db8::1", "::1"];
    values(
        "windows-ddf/Defender.xml",
        at,
        &good,
        &["192.0.2.256", "192.0.2.1,::1"],
    );
}

#[test]
#[cfg(feature = "regex")]
fn an_expression_that_is_none_or_too_large_is_said_to_be_unchecked() {
    let node = |expression: &'static str| {
        let allowed = AllowedValues::of(ValueType::REG_EX, expression);
        Node::new("x").with(Property::AllowedValues(allowed.into()))
    };
    assert_eq!(check(&node("a+"), "aaa"), Verdict::Fits);
    for expression in ["(", "a{1000000}", "(?:(?:a{1000}){1000}){1000}"] {
        let verdict = check(&node(expression), "a");
        assert!(
            matches!(verdict, Verdict::Unchecked(_)),
            "{expression}: {verdict:?}"
        );
        assert!(verdict.is_ok());
    }
    // What takes other engines exponential time.
    let long = "a".repeat(20_000);
    assert!(!check(&node("(a*)*b"), &long).is_ok());
}

#[test]
#[cfg(feature = "json")]
fn json_is_well_formed() {
    let at = "./Vendor/MSFT/DevicePreparation/BootstrapperAgent/ClassID";
    let Some(xml) = file("windows-ddf/DevicePreparation.xml") else {
        return;
    };
    let document = decode_xml(&xml).unwrap();
    let page = document
        .tree
        .iter()
        .find(|node| node.name == "PageSettings")
        .unwrap();
    assert_ne!(page.uri(), at);
    let own = page.allowed_values().unwrap().value().unwrap();
    let uri = page.uri();
    let good = [own, "{}", "[1, \"two\", null]"];
    let bad = ["", "{", "{\"a\": 1,}", "{'a': 1}", "{} {}"];
    values("windows-ddf/DevicePreparation.xml", &uri, &good, &bad);
    // As deep as it likes.
    let deep = "[".repeat(100_000);
    let findings = Validator::new(&document.tree).value(&uri, &deep);
    assert_eq!(findings[0].rule, Rule::AllowedValues);
}

#[test]
fn xml_with_a_schema_has_a_root_that_the_schema_declares() {
    let at = "./Vendor/MSFT/SecureAssessment/Assessments";
    let good = [
        "<AssessmentsRoot><Assessments/></AssessmentsRoot>",
        "<?xml version=\"1.0\"?><AssessmentsRoot/>",
    ];
    let bad = [
        "",
        "text",
        "<AssessmentsRoot>",
        "<Assessments/>",
        "<AssessmentsRoot/><AssessmentsRoot/>",
        "<AssessmentsRoot xmlns='urn:other'/>",
        "<AssessmentsRoot a='1' a='2'/>",
    ];
    values("windows-ddf/SecureAssessment.xml", at, &good, &bad);
    let at = "./User/Vendor/MSFT/VPNv2/Home/ProfileXML";
    let good = ["<VPNProfile><ProfileName>Home</ProfileName></VPNProfile>"];
    values(
        "windows-ddf/VPNv2.xml",
        at,
        &good,
        &["<Profile/>", "<VPNProfile>&x;</VPNProfile>"],
    );
}

#[test]
fn security_descriptors_have_their_grammar() {
    let at = "./Vendor/MSFT/Firewall/MdmStore/FirewallRules/Web/LocalUserAuthorizedList";
    let good = [
        "O:LSD:(A;;CC;;;S-1-5-84-0-0-0-0-0)",
        "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(D;;GA;;;S-1-1-0)",
        "O:BAG:BAD:(A;;0x1f01ff;;;BA)S:(AU;SAFA;WDWO;;;WD)",
        "D:(OA;CI;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;;AU)",
        "D:(XA;;FX;;;S-1-1-0;(@User.Title==\"PM\" && (Member_of {SID(BA)})))",
    ];
    let bad = [
        "x",
        "(A;;CC;;;S-1-5-84)",
        "D:(A;;CC;;;)",
        "D:(Q;;CC;;;SY)",
        "D:(A;;CC;;SY)",
        "D:(A;;CC;;;QQ)",
        "D:(A;;C;;;SY)",
        "D:(A;;CC;;;SY",
        "G:SYO:BA",
        "O:S-2-5",
    ];
    values("windows-ddf/Firewall.xml", at, &good, &bad);
}

#[test]
fn policies_of_admx_are_switched_on_with_data_or_off() {
    let at = "./Device/Vendor/MSFT/BitLocker/SystemDrivesRequireStartupAuthentication";
    let good = [
        "<enabled/>",
        "<disabled/>",
        "<enabled></enabled>",
        "<enabled/><data id=\"ConfigureNonTPMStartupKeyUsage_Name\" value=\"false\"/>",
        " <enabled/>\n<data value='1' id='a'/><data id='b' value=''/> ",
    ];
    let bad = [
        "",
        "1",
        "<Enable/>",
        "<enabled>",
        "<enabled/><disabled/>",
        "<disabled/><data id='a' value='1'/>",
        "<data id='a' value='1'/>",
        "<enabled/><data id='a'/>",
        "<enabled/><data value='1'/>",
        "<enabled/><data id='a' value='1'>x</data>",
        "<enabled x='1'/>",
        "<enabled/></policy><policy>",
        "<enabled/>text",
    ];
    values("windows-ddf/BitLocker.xml", at, &good, &bad);
}

#[test]
fn none_takes_anything_of_the_format() {
    let at = "./Device/Vendor/MSFT/BitLocker/Status/RotateRecoveryPasswordsRequestID";
    let name = "windows-ddf/BitLocker.xml";
    values(name, at, &["", "anything at all"], &[]);
}

#[test]
fn formats_are_checked_by_their_grammar() {
    let cases: &[(Format, &[&str], &[&str])] = &[
        (
            Format::INT,
            &["0", "-1", "4294967295", "-2147483648"],
            &["", "1.5", "4294967296", "-2147483649", "+1", " 1"],
        ),
        (
            Format::BOOL,
            &["true", "FALSE", "0", "1"],
            &["", "yes", "2"],
        ),
        (
            Format::B64,
            &["", "AQID", "AQI=", "AQ\r\nID"],
            &["A", "AQI", "A*ID"],
        ),
        (Format::NULL, &[""], &["x"]),
        (Format::NODE, &[""], &["x"]),
        (Format::FLOAT, &["1.5", "-1e3"], &["", "one"]),
        (
            Format::DATE,
            &["2026-11-22", "20261122"],
            &["2026-13-01", "2026/11/22", "26-11-22", ""],
        ),
        (
            Format::TIME,
            &[
                "12:30:00",
                "123000Z",
                "20261122T123000Z",
                "2026-11-22T12:30:00",
            ],
            &["25:00:00", "12:30", "noon"],
        ),
        (Format::XML, &["<a/>"], &["<a>", ""]),
        (Format::CHR, &["", "anything"], &[]),
        (Format::BIN, &["anything"], &[]),
    ];
    for (format, good, bad) in cases {
        for value in *good {
            assert_eq!(
                check_format(Some(*format), value),
                Verdict::Fits,
                "{format}: {value:?}"
            );
        }
        for value in *bad {
            assert!(
                !check_format(Some(*format), value).is_ok(),
                "{format}: {value:?}"
            );
        }
    }
}

#[test]
fn an_unknown_type_of_values_is_said_to_be_unchecked() {
    let allowed = AllowedValues::of(ValueType("Moon".into()), "full");
    let node = Node::new("x").with(Property::AllowedValues(allowed.into()));
    assert!(matches!(check(&node, "full"), Verdict::Unchecked(_)));
}

/// The default values of the published files are allowed by the files themselves.
#[test]
fn default_values_of_the_files_are_allowed() {
    let Some(files) = published() else { return };
    let mut checked = 0;
    let mut refused = Vec::new();
    for (name, xml) in &files {
        let document = decode_xml(xml).unwrap();
        for node in document.tree.iter() {
            let Some(value) = node.default_value() else {
                continue;
            };
            checked += 1;
            if !check(node.node(), value).is_ok() {
                refused.push(format!("{name} {} {value:?}", node.uri()));
            }
        }
    }
    assert_eq!(checked, 308);
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
#[cfg(feature = "regex")]
fn an_expression_has_to_be_one_by_itself() {
    for expression in ["a)|(?:b", "a)(b", "(", "[z-a]"] {
        let allowed = AllowedValues::of(ValueType::REG_EX, expression);
        let node = Node::new("N").with(Property::AllowedValues(allowed.into()));
        for value in ["a", "b", "ab"] {
            let verdict = check(&node, value);
            assert!(
                matches!(verdict, Verdict::Unchecked(_)),
                "{expression}: {verdict:?}"
            );
        }
    }
}

#[test]
fn what_is_no_number_no_date_and_no_time_is_refused() {
    let fits = |format, value: &str| check_format(Some(format), value) == Verdict::Fits;
    for value in [
        "nan", "NaN", "inf", "-inf", "infinity", "1e999", "", ".", "1,5", "0x1",
    ] {
        assert!(!fits(Format::FLOAT, value), "{value}");
    }
    for value in ["1", "-1.5", "+.5", "1e-3", "6.02E23"] {
        assert!(fits(Format::FLOAT, value), "{value}");
    }
    // ISO 8601: 24 is the end of a day and has nothing behind it.
    for value in [
        "24:59:59", "24:00:01", "240100", "25:00:00", "23:60:00", "23:59:61",
    ] {
        assert!(!fits(Format::TIME, value), "{value}");
    }
    for value in [
        "24:00:00",
        "240000",
        "00:00:00",
        "23:59:60",
        "2024-02-29T12:00:00Z",
    ] {
        assert!(fits(Format::TIME, value), "{value}");
    }
    for value in [
        "2024-02-30",
        "2023-02-29",
        "20240431",
        "1900-02-29",
        "2024-00-01",
        "2024-1-011",
    ] {
        assert!(!fits(Format::DATE, value), "{value}");
    }
    for value in ["2024-02-29", "20000229", "2023-12-31"] {
        assert!(fits(Format::DATE, value), "{value}");
    }
}
