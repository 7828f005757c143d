//! The policy of 2.5: read, written, and taken to and from a policy document by the facts of the
//! specification sheet (minutes, the inverted flag, what has no counterpart).

use eas_provision::{
    ErrorKind, Loss, OfferedPolicy, PasswordComplexity, PolicyData, PolicyDocument, PolicyElement,
    PolicyStatus, PolicyType, ProvisionResponse, Setting, WapPolicy, decode, encode,
};

/// A policy as Exchange 2003 sends it: the same key several times, one parm each.
const EXCHANGE: &str = "<wap-provisioningdoc>\
    <characteristic type=\"SecurityPolicy\"><parm name=\"4131\" value=\"0\"/>\
    <parm name=\"4133\" value=\"0\"/></characteristic>\
    <characteristic type=\"Registry\">\
    <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\\AE\\{50C13377-C66D-400C-889E-C316FC4AB374}\">\
    <parm name=\"AEFrequencyType\" value=\"1\"/><parm name=\"AEFrequencyValue\" value=\"5\"/></characteristic>\
    <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\">\
    <parm name=\"DeviceWipeThreshold\" value=\"8\"/></characteristic>\
    <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\">\
    <parm name=\"CodewordFrequency\" value=\"5\"/></characteristic>\
    <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\\LAP\\lap_pw\">\
    <parm name=\"MinimumPasswordLength\" value=\"6\"/></characteristic>\
    <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\\LAP\\lap_pw\">\
    <parm name=\"PasswordComplexity\" value=\"0\"/></characteristic>\
    </characteristic></wap-provisioningdoc>";

fn policy(xml: &str) -> WapPolicy {
    WapPolicy::decode(xml).unwrap()
}

fn security(parms: &str) -> WapPolicy {
    policy(&format!(
        "<wap-provisioningdoc><characteristic type='SecurityPolicy'>{parms}</characteristic></wap-provisioningdoc>"
    ))
}

fn lock(parms: &str) -> WapPolicy {
    policy(&format!(
        "<wap-provisioningdoc><characteristic type='HKLM\\Comm\\Security\\Policy\\LASSD\\AE\\{{50C13377-C66D-400C-889E-C316FC4AB374}}'>{parms}</characteristic></wap-provisioningdoc>"
    ))
}

#[test]
fn every_setting_is_read_from_where_it_stands() {
    let policy = policy(EXCHANGE);
    assert_eq!(policy.password_required(), Some(true));
    assert_eq!(policy.lock_after_minutes(), Some(5));
    assert_eq!(policy.device_wipe_threshold(), Some(8));
    assert_eq!(policy.codeword_frequency(), Some(5));
    assert_eq!(policy.minimum_password_length(), Some(6));
    assert_eq!(
        policy.password_complexity(),
        Some(PasswordComplexity::ALPHANUMERIC)
    );
    assert_eq!(policy.parms().count(), 8);
    assert_eq!(policy.encode().unwrap(), EXCHANGE);
}

#[test]
fn the_flag_of_the_password_is_inverted() {
    assert_eq!(
        security("<parm name='4131' value='1'/>").password_required(),
        Some(false)
    );
    assert_eq!(
        security("<parm name='4131' value='0'/>").password_required(),
        Some(true)
    );
    assert_eq!(
        security("<parm name='4131' value='2'/>").password_required(),
        None
    );
    let none = security("<parm name='4131' value='1'/>");
    let (document, lost) = none.to_policy();
    assert_eq!(
        document.device_password_enabled(),
        Ok(Setting::Value(false))
    );
    assert_eq!(lost, []);
}

#[test]
fn minutes_become_seconds_and_what_has_no_counterpart_is_reported() {
    let policy = policy(EXCHANGE);
    let (document, lost) = policy.to_policy();
    assert_eq!(document.len(), 5);
    assert_eq!(
        document.number(PolicyElement::DevicePasswordEnabled),
        Some(1)
    );
    assert_eq!(
        document.number(PolicyElement::MaxInactivityTimeDeviceLock),
        Some(300)
    );
    assert_eq!(
        document.number(PolicyElement::MaxDevicePasswordFailedAttempts),
        Some(8)
    );
    assert_eq!(
        document.number(PolicyElement::MinDevicePasswordLength),
        Some(6)
    );
    assert_eq!(
        document.number(PolicyElement::AlphanumericDevicePasswordRequired),
        Some(1)
    );
    let names: Vec<String> = lost.iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        [
            r#"4133 = "0" in "SecurityPolicy" has no counterpart"#,
            r#"CodewordFrequency = "5" in "HKLM\\Comm\\Security\\Policy\\LASSD" has no counterpart"#,
        ]
    );
}

#[test]
fn no_lock_is_an_element_without_content() {
    let policy =
        lock("<parm name='AEFrequencyType' value='0'/><parm name='AEFrequencyValue' value='7'/>");
    assert_eq!(policy.lock_after_minutes(), None);
    let (document, lost) = policy.to_policy();
    let element = PolicyElement::MaxInactivityTimeDeviceLock;
    assert_eq!(document.get(element), Setting::Empty);
    assert_eq!(lost.len(), 1, "the minutes count for nothing");
}

/// MS-ASPROV 2.2.2.28: from 9999 seconds on there is no limit. 2.5 has one of any number of minutes.
#[test]
fn minutes_that_a_policy_document_would_take_for_no_lock_become_the_most_that_it_can_say() {
    let element = PolicyElement::MaxInactivityTimeDeviceLock;
    for (minutes, seconds, is_rounded) in [
        (0, 0, false),
        (166, 9960, false),
        (167, 9960, true),
        (u32::MAX, 9960, true),
    ] {
        let policy = lock(&format!(
            "<parm name='AEFrequencyType' value='1'/>\
             <parm name='AEFrequencyValue' value='{minutes}'/>"
        ));
        let (document, lost) = policy.to_policy();
        assert_eq!(document.number(element), Some(seconds), "{minutes}");
        let rounded = Loss::Rounded {
            element,
            from: i64::from(minutes) * 60,
            to: seconds,
        };
        assert_eq!(lost.contains(&rounded), is_rounded, "{minutes}");
        assert_eq!(lost.is_empty(), !is_rounded, "{minutes}");
    }
}

#[test]
fn what_has_no_meaning_is_reported() {
    for (policy, count) in [
        (security("<parm name='4131' value='2'/>"), 1),
        (security("<parm name='4131' value='x'/>"), 1),
        (security("<parm name='4131'/>"), 1),
        (
            security("<parm name='4131' value='0'/><parm name='4131' value='1'/>"),
            1,
        ),
        (lock("<parm name='AEFrequencyType' value='1'/>"), 1),
        (lock("<parm name='AEFrequencyValue' value='5'/>"), 1),
        (
            lock(
                "<parm name='AEFrequencyType' value='3'/><parm name='AEFrequencyValue' value='5'/>",
            ),
            2,
        ),
        (
            security("<parm name='MinimumPasswordLength' value='6'/>"),
            1,
        ),
    ] {
        let (document, lost) = policy.to_policy();
        assert_eq!(lost.len(), count, "{policy:?}");
        assert!(lost.iter().all(|loss| matches!(loss, Loss::Parm(_))));
        assert!(document.len() <= 1);
    }
    let twice = security("<parm name='4131' value='0'/><parm name='4131' value='1'/>");
    assert_eq!(
        twice
            .to_policy()
            .0
            .number(PolicyElement::DevicePasswordEnabled),
        Some(1)
    );
}

#[test]
fn a_pin_and_either_are_the_same_in_a_policy_document() {
    for (value, required, lost) in [(0, 1, 0), (1, 0, 1), (2, 0, 0)] {
        let policy = policy(&format!(
            "<wap-provisioningdoc><characteristic type='hklm\\comm\\security\\policy\\lassd\\lap\\LAP_PW'>\
             <parm name='PasswordComplexity' value='{value}'/></characteristic></wap-provisioningdoc>"
        ));
        let (document, losses) = policy.to_policy();
        let element = PolicyElement::AlphanumericDevicePasswordRequired;
        assert_eq!(document.number(element), Some(required));
        assert_eq!(losses.len(), lost);
    }
}

#[test]
fn a_policy_document_goes_back_with_its_losses() {
    let mut document = PolicyDocument::new();
    document
        .set_device_password_enabled(true)
        .set_alphanumeric_device_password_required(false)
        .set_min_device_password_length(6)
        .set_max_inactivity_time_device_lock(330)
        .set_max_device_password_failed_attempts(8)
        .set_allow_camera(false)
        .set_allow_browser(true);
    let (policy, lost) = WapPolicy::from_policy(&document).unwrap();
    assert_eq!(
        policy.encode().unwrap(),
        "<wap-provisioningdoc>\
         <characteristic type=\"SecurityPolicy\"><parm name=\"4131\" value=\"0\"/></characteristic>\
         <characteristic type=\"Registry\">\
         <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\\AE\\{50C13377-C66D-400C-889E-C316FC4AB374}\">\
         <parm name=\"AEFrequencyType\" value=\"1\"/><parm name=\"AEFrequencyValue\" value=\"5\"/></characteristic>\
         <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\"><parm name=\"DeviceWipeThreshold\" value=\"8\"/></characteristic>\
         <characteristic type=\"HKLM\\Comm\\Security\\Policy\\LASSD\\LAP\\lap_pw\">\
         <parm name=\"PasswordComplexity\" value=\"2\"/><parm name=\"MinimumPasswordLength\" value=\"6\"/></characteristic>\
         </characteristic></wap-provisioningdoc>"
    );
    assert_eq!(
        lost,
        [
            Loss::Rounded {
                element: PolicyElement::MaxInactivityTimeDeviceLock,
                from: 330,
                to: 300
            },
            Loss::Element {
                element: PolicyElement::AllowCamera,
                demanded: true
            },
            Loss::Element {
                element: PolicyElement::AllowBrowser,
                demanded: false
            },
        ]
    );
}

#[test]
fn seconds_below_a_minute_become_one_minute_and_no_lock_stays_none() {
    let element = PolicyElement::MaxInactivityTimeDeviceLock;
    for (setting, minutes, is_rounded) in [
        (Setting::Value(0), Some(1), true),
        (Setting::Value(59), Some(1), true),
        (Setting::Value(60), Some(1), false),
        (Setting::Value(9998), Some(166), true),
        (Setting::Value(9999), None, false),
        (Setting::Empty, None, false),
    ] {
        let mut document = PolicyDocument::new();
        document.set(element, setting);
        let (policy, lost) = WapPolicy::from_policy(&document).unwrap();
        assert_eq!(policy.lock_after_minutes(), minutes, "{setting:?}");
        assert_eq!(!lost.is_empty(), is_rounded, "{setting:?}");
        assert_eq!(policy.parms().next().unwrap().name, "AEFrequencyType");
    }
}

#[test]
fn what_2_5_can_say_comes_back_through_a_policy_document() {
    let mut document = PolicyDocument::new();
    document
        .set_device_password_enabled(false)
        .set_alphanumeric_device_password_required(true)
        .set_min_device_password_length(8)
        .set_max_inactivity_time_device_lock(900)
        .set_max_device_password_failed_attempts(4);
    let (policy, lost) = WapPolicy::from_policy(&document).unwrap();
    assert_eq!(lost, []);
    let (back, lost) = policy.to_policy();
    assert_eq!((back, lost.len()), (document, 0));
}

#[test]
fn it_travels_in_a_response_as_text() {
    let mut offered = OfferedPolicy::new(PolicyType::WAP, PolicyStatus::SUCCESS);
    offered.data = Some(PolicyData::Text(EXCHANGE.into()));
    let bytes = encode(&ProvisionResponse::with_policy(offered)).unwrap();
    let response: ProvisionResponse<'_> = decode(&bytes).unwrap();
    let offered = response.policies.as_ref().unwrap().first().unwrap();
    let Some(PolicyData::Text(text)) = &offered.data else {
        panic!("{offered:?}");
    };
    assert_eq!(policy(text), policy(EXCHANGE));
}

#[test]
fn other_documents_are_refused() {
    assert!(WapPolicy::decode("<wap-provisioningdoc>").is_err());
    let error = WapPolicy::decode("<policy/>").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::UnexpectedRoot(_)));
}

#[test]
fn work_is_linear_in_settings_that_stand_again_and_again() {
    // Each is looked up among those that were seen before: of every name one, or this takes minutes.
    const TIMES: usize = 50_000;
    let parms = |characteristic: &str, name: &str| {
        let parm = format!("<parm name=\"{name}\" value=\"1\"/>");
        let parms = parm.repeat(TIMES);
        format!("<characteristic type=\"{characteristic}\">{parms}</characteristic>")
    };
    let xml = format!(
        "<wap-provisioningdoc>{}{}</wap-provisioningdoc>",
        parms("SecurityPolicy", "4131"),
        parms("HKLM\\Comm\\Security\\Policy\\LASSD", "DeviceWipeThreshold")
    );
    let policy = WapPolicy::decode(&xml).unwrap();
    let (document, lost) = policy.to_policy();
    assert_eq!(document.len(), 2);
    assert_eq!(lost.len(), 2 * TIMES - 2);
}
