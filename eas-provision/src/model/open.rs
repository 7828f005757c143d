//! `open_enum!`: a number of the wire with names for the values that are known.

/// Declares a newtype over a number, with constants and their names. Every other number is kept.
macro_rules! open_enum {
    (
        $(#[$about:meta])*
        $name:ident($number:ty) {
            $( $(#[$constant_about:meta])* $constant:ident = $value:literal, $text:literal; )*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(transparent))]
        pub struct $name(pub $number);

        impl $name {
            $( $(#[$constant_about])* pub const $constant: Self = Self($value); )*

            /// The name of the value, if it has one.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $( $value => Some($text), )*
                    _ => None,
                }
            }
        }

        impl core::fmt::Display for $name {
            /// The number, and the name where there is one: `2 (NoPolicy)`.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match self.name() {
                    Some(name) => write!(f, "{} ({name})", self.0),
                    None => self.0.fmt(f),
                }
            }
        }

        impl From<$number> for $name {
            fn from(number: $number) -> Self {
                Self(number)
            }
        }
    };
}

pub(crate) use open_enum;
