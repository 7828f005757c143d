//! Status and alert codes.

use syncml::{AlertCode, StatusCode};

#[test]
fn codes_have_the_names_of_the_specification() {
    let statuses = [
        (StatusCode::OK, 200, "OK"),
        (
            StatusCode::CHUNK_ACCEPTED,
            213,
            "Chunked item accepted and buffered",
        ),
        (StatusCode::NOT_EXECUTED, 215, "Not executed"),
        (StatusCode::INVALID_CREDENTIALS, 401, "Invalid credentials"),
        (StatusCode::COMMAND_NOT_ALLOWED, 405, "Command not allowed"),
        (StatusCode::SIZE_MISMATCH, 424, "Size mismatch"),
        (StatusCode::ATOMIC_FAILED, 507, "Atomic failed"),
        (
            StatusCode::ATOMIC_ROLL_BACK_FAILED,
            516,
            "Atomic roll back failed",
        ),
    ];
    for (code, number, name) in statuses {
        assert_eq!((code.0, code.name()), (number, Some(name)));
    }
    let alerts = [
        (AlertCode::TWO_WAY, 200),
        (AlertCode::NEXT_MESSAGE, 222),
        (AlertCode::NO_END_OF_DATA, 223),
        (AlertCode::DM_CLIENT_INITIATED, 1201),
        (AlertCode::DM_NEXT_MESSAGE, 1222),
        (AlertCode::DM_SESSION_ABORT, 1223),
        (AlertCode::DM_GENERIC_ALERT, 1226),
    ];
    for (code, number) in alerts {
        assert_eq!(code.0, number);
        assert_eq!(code.is_dm(), number > 1000);
    }
}

#[test]
fn every_code_of_the_tables_has_a_name_and_a_meaning_and_there_are_no_others() {
    // 101, 200 to 216, 300 to 305, 400 to 428, 500 to 517 without 515.
    assert_eq!(StatusCode::all().len(), 1 + 17 + 6 + 29 + 17);
    // 100, 200 to 210, 221 to 225; 1100 to 1104, 1200, 1201, 1221 to 1226.
    assert_eq!(AlertCode::all().len(), 1 + 11 + 5 + 5 + 2 + 6);
    assert!(StatusCode::all().all(|c| c.name().is_some() && c.meaning().is_some()));
    assert!(AlertCode::all().all(|c| c.name().is_some() && c.meaning().is_some()));
    for unassigned in [0, 199, 217, 306, 429, 515, 518, 65535] {
        assert_eq!(StatusCode(unassigned).name(), None, "{unassigned}");
    }
}

#[test]
fn an_unknown_code_is_a_code() {
    assert_eq!(StatusCode::from_text("599"), Some(StatusCode(599)));
    assert_eq!(StatusCode(599).to_string(), "599");
    assert_eq!(StatusCode(404).to_string(), "404 Not found");
    assert!(StatusCode(599).is_error() && !StatusCode(299).is_error());
}

#[test]
fn a_code_is_a_decimal_number() {
    for text in ["", "abc", "+200", "-1", "70000", "2 0", "0x10"] {
        assert_eq!(StatusCode::from_text(text), None, "{text:?}");
    }
    assert_eq!(StatusCode::from_text(" 200\n"), Some(StatusCode::OK));
}

#[test]
fn intune_shows_a_status_as_this_hresult() {
    assert_eq!(
        StatusCode::ATOMIC_RESPONSE_TOO_LARGE.to_intune_hresult(),
        0x87D1_0205
    );
}
