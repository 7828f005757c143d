//! What is allocated for accounts: nothing to look at one that is legal. Measured with a counting
//! allocator, which is why this is a binary of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use email2_csp::{Account, AccountNode, ContentTypes, Edition, Guid, ServiceType};

fn account(edition: Edition) -> Account<'static> {
    Account::builder(edition, Guid::from_u128(1))
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .credentials("ada", "not-a-secret")
        .content_types(ContentTypes::MAIL)
        .ssl(true, true)
        .build()
        .unwrap()
}

#[test]
fn a_legal_account_is_looked_at_without_an_allocation() {
    for edition in Edition::ALL {
        let account = account(edition);
        let info = measure(|| assert!(account.validate(edition).is_legal()));
        assert_eq!(info.count_total, 0, "{edition}");
    }
}

#[test]
fn the_tables_are_constants() {
    let info = measure(|| {
        for edition in Edition::ALL {
            assert!(!edition.tree().is_empty());
            for node in AccountNode::ALL {
                let _ = node
                    .facts(edition)
                    .map(|facts| (facts.access(), facts.size()));
            }
        }
    });
    assert_eq!(info.count_total, 0);
}

#[test]
fn a_borrowed_account_costs_no_copies_of_its_values() {
    let name = "a".repeat(4096);
    let info = measure(|| {
        let account = Account::new(Guid::from_u128(1)).with(AccountNode::Name, &*name);
        assert_eq!(account.get(AccountNode::Name).map(str::len), Some(4096));
    });
    assert_eq!(info.count_total, 0);
}
