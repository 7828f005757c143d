//! Laws of accounts that are legal in an edition: both forms, and serde, give them back.

use arbitrary::Unstructured;
use email2_csp::{Account, Edition, Guid, Operation, characteristics, provisioning};
use proptest::prelude::*;

fn legal(bytes: &[u8], edition: usize) -> (Edition, Account<'static>) {
    let edition = Edition::ALL[edition];
    let account = Account::arbitrary_in(edition, &mut Unstructured::new(bytes)).unwrap();
    (edition, account)
}

proptest! {
    #[test]
    fn accounts_made_for_an_edition_are_legal_in_it(bytes: Vec<u8>, edition in 0_usize..4) {
        let (edition, account) = legal(&bytes, edition);
        let verdict = account.validate(edition);
        prop_assert!(verdict.is_legal(), "{}", verdict);
    }

    #[test]
    fn characteristics_give_the_account_back(bytes: Vec<u8>, edition in 0_usize..4) {
        let (edition, account) = legal(&bytes, edition);
        let operations = [Operation::Set(account)];
        let document = characteristics::encode(&operations, edition).unwrap();
        prop_assert_eq!(characteristics::decode(&document).unwrap(), &operations[..]);
        let xml = document.to_xml().unwrap();
        let read = provisioning::decode_xml(&xml).unwrap();
        prop_assert_eq!(characteristics::decode(&read).unwrap(), &operations[..]);
        let wbxml = document.to_wbxml().unwrap();
        let read = provisioning::decode_wbxml(&wbxml).unwrap();
        prop_assert_eq!(characteristics::decode(&read).unwrap(), &operations[..]);
    }

    #[cfg(feature = "syncml")]
    #[test]
    fn commands_give_the_account_back(bytes: Vec<u8>, edition in 0_usize..4) {
        use email2_csp::dm::{CommandSet, encode};

        let (edition, account) = legal(&bytes, edition);
        let operation = Operation::Create(account);
        let commands = [encode(&operation, edition).unwrap()];
        let set = CommandSet::decode(&commands).unwrap();
        prop_assert!(set.operations().eq([&operation]));
        let verdict = set.validate(edition, Some(&[]));
        prop_assert!(verdict.is_legal(), "{}", verdict);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn json_gives_the_account_back(bytes: Vec<u8>, edition in 0_usize..4) {
        let (_, account) = legal(&bytes, edition);
        let json = serde_json::to_string(&account).unwrap();
        prop_assert_eq!(serde_json::from_str::<Account<'_>>(&json).unwrap(), account);
    }

    #[test]
    fn guids_come_back_from_every_spelling(number: u128) {
        let guid = Guid::from_u128(number);
        let plain = guid.to_string();
        prop_assert_eq!(Guid::decode(&plain), Ok(guid));
        prop_assert_eq!(Guid::decode(&plain.to_lowercase()), Ok(guid));
        prop_assert_eq!(Guid::decode(&guid.escaped().to_string()), Ok(guid));
        let told = plain.replace('{', "0x7B").replace('}', "0x7D");
        prop_assert_eq!(Guid::decode(&told), Ok(guid));
    }
}
