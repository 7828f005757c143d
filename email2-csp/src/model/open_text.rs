//! A macro for the words that a document may also spell in a way that nobody has published.

/// An open set of words: a newtype over the text as it stands, with a constant for each word that
/// is published.
macro_rules! open_text {
    ($(#[$doc:meta])* $type:ident { $($(#[$constant_doc:meta])* $constant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(transparent))]
        pub struct $type<'a>(pub alloc::borrow::Cow<'a, str>);

        impl<'a> $type<'a> {
            $($(#[$constant_doc])* pub const $constant: $type<'static> =
                $type(alloc::borrow::Cow::Borrowed($text));)*

            /// The published ones.
            pub const ALL: &'static [$type<'static>] = &[$(Self::$constant,)*];

            /// The word as it stands in a document.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether it is a published one.
            #[must_use]
            pub fn is_known(&self) -> bool {
                matches!(self.as_str(), $($text)|*)
            }

            /// The same, independent of the input.
            #[must_use]
            pub fn into_owned(self) -> $type<'static> {
                $type(alloc::borrow::Cow::Owned(self.0.into_owned()))
            }
        }

        impl $crate::model::IntoOwned for $type<'_> {
            type Static = $type<'static>;

            fn into_owned(self) -> Self::Static {
                $type::into_owned(self)
            }
        }

        impl core::fmt::Debug for $type<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl core::fmt::Display for $type<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use open_text;
