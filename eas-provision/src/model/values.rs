//! The settings whose numbers are choices.

use super::open::open_enum;

open_enum! {
    /// What `AllowBluetooth` allows (MS-ASPROV 2.2.2.2).
    ///
    /// ```
    /// use eas_provision::{BluetoothUse, PolicyDocument, PolicyElement, Setting};
    ///
    /// let mut policy = PolicyDocument::new();
    /// policy.set(PolicyElement::AllowBluetooth, Setting::Value(1));
    /// assert_eq!(policy.allow_bluetooth(), Ok(Setting::Value(BluetoothUse::HANDS_FREE)));
    /// ```
    BluetoothUse(u8) {
        /// 0: Bluetooth is disabled.
        DISABLED = 0, "disabled";
        /// 1: only the hands-free profile.
        HANDS_FREE = 1, "hands-free only";
        /// 2: everything.
        ALLOWED = 2, "allowed";
    }
}

open_enum! {
    /// How far back items are synchronized: not a number of days, but the `FilterType` of a Sync
    /// (MS-ASPROV 2.2.2.31 and 2.2.2.33). Mail has 0 to 5, the calendar 0 and 4 to 7.
    ///
    /// ```
    /// use eas_provision::{AgeFilter, PolicyDocument};
    ///
    /// let mut policy = PolicyDocument::new();
    /// policy.set_max_email_age_filter(AgeFilter::ONE_WEEK);
    /// // Who wants a month of mail gets a week, and who wants three days gets those.
    /// assert_eq!(AgeFilter::ONE_MONTH.bound_mail(&policy), AgeFilter::ONE_WEEK);
    /// assert_eq!(AgeFilter::THREE_DAYS.bound_mail(&policy), AgeFilter::THREE_DAYS);
    /// assert_eq!(AgeFilter::ALL.bound_mail(&policy), AgeFilter::ONE_WEEK);
    /// ```
    AgeFilter(u32) {
        /// 0: everything.
        ALL = 0, "all";
        /// 1: one day.
        ONE_DAY = 1, "1 day";
        /// 2: three days.
        THREE_DAYS = 2, "3 days";
        /// 3: one week.
        ONE_WEEK = 3, "1 week";
        /// 4: two weeks.
        TWO_WEEKS = 4, "2 weeks";
        /// 5: one month.
        ONE_MONTH = 5, "1 month";
        /// 6: three months.
        THREE_MONTHS = 6, "3 months";
        /// 7: six months.
        SIX_MONTHS = 7, "6 months";
    }
}

open_enum! {
    /// The algorithm of `RequireSignedSMIMEAlgorithm` (MS-ASPROV 2.2.2.50).
    SigningAlgorithm(i64) {
        /// 0: SHA-1.
        SHA1 = 0, "SHA-1";
        /// 1: MD5.
        MD5 = 1, "MD5";
    }
}

open_enum! {
    /// The algorithm of `RequireEncryptionSMIMEAlgorithm` (MS-ASPROV 2.2.2.48).
    ///
    /// ```
    /// use eas_provision::{
    ///     AlgorithmNegotiation, EncryptionAlgorithm, PolicyDocument, PolicyElement, Setting,
    ///     SigningAlgorithm,
    /// };
    ///
    /// let mut policy = PolicyDocument::new();
    /// policy.set(PolicyElement::RequireEncryptionSMIMEAlgorithm, Setting::Value(2));
    /// policy.set(PolicyElement::RequireSignedSMIMEAlgorithm, Setting::Value(0));
    /// policy.set(PolicyElement::AllowSMIMEEncryptionAlgorithmNegotiation, Setting::Value(1));
    /// let encryption = policy.require_encryption_smime_algorithm();
    /// assert_eq!(encryption, Ok(Setting::Value(EncryptionAlgorithm::RC2_128)));
    /// let signing = policy.require_signed_smime_algorithm();
    /// assert_eq!(signing, Ok(Setting::Value(SigningAlgorithm::SHA1)));
    /// let negotiation = policy.allow_smime_encryption_algorithm_negotiation();
    /// assert_eq!(negotiation, Ok(Setting::Value(AlgorithmNegotiation::STRONG)));
    /// ```
    EncryptionAlgorithm(i64) {
        /// 0: triple DES.
        TRIPLE_DES = 0, "3DES";
        /// 1: DES.
        DES = 1, "DES";
        /// 2: RC2 with 128 bits.
        RC2_128 = 2, "RC2 128-bit";
        /// 3: RC2 with 64 bits.
        RC2_64 = 3, "RC2 64-bit";
        /// 4: RC2 with 40 bits.
        RC2_40 = 4, "RC2 40-bit";
    }
}

open_enum! {
    /// Whether another algorithm may be negotiated: `AllowSMIMEEncryptionAlgorithmNegotiation`
    /// (MS-ASPROV 2.2.2.13).
    AlgorithmNegotiation(i64) {
        /// 0: no.
        NO = 0, "no";
        /// 1: a strong one.
        STRONG = 1, "strong only";
        /// 2: any.
        ANY = 2, "any";
    }
}

macro_rules! numbers {
    ($($name:ident),*) => {$(
        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                Self::from(value.0)
            }
        }

        impl TryFrom<i64> for $name {
            type Error = core::num::TryFromIntError;

            fn try_from(number: i64) -> Result<Self, Self::Error> {
                number.try_into().map(Self)
            }
        }
    )*};
}

numbers!(BluetoothUse, AgeFilter);

macro_rules! wide_numbers {
    ($($name:ident),*) => {$(
        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    )*};
}

wide_numbers!(SigningAlgorithm, EncryptionAlgorithm, AlgorithmNegotiation);
