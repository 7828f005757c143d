//! [`CleartextConsent`]: that the user wants a connection without encryption after all.

/// That the user was asked whether to go on without encryption, and said yes.
///
/// Without one, nothing that is not encrypted comes out of this crate. It is made in one place, so
/// that a review finds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CleartextConsent(());

impl CleartextConsent {
    /// The user was asked and agreed. Nobody else can.
    #[must_use]
    pub const fn given_by_user() -> Self {
        Self(())
    }
}
