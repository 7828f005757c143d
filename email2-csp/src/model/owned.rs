//! [`IntoOwned`]: from values that borrow from the input to values that do not.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// What can be made independent of the input.
pub(crate) trait IntoOwned {
    type Static;

    fn into_owned(self) -> Self::Static;
}

impl<B: ?Sized + alloc::borrow::ToOwned + 'static> IntoOwned for Cow<'_, B> {
    type Static = Cow<'static, B>;

    fn into_owned(self) -> Self::Static {
        Cow::Owned(Cow::into_owned(self))
    }
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Static = Option<T::Static>;

    fn into_owned(self) -> Self::Static {
        self.map(T::into_owned)
    }
}

impl<T: IntoOwned> IntoOwned for Box<T> {
    type Static = Box<T::Static>;

    fn into_owned(self) -> Self::Static {
        Box::new((*self).into_owned())
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Static = Vec<T::Static>;

    fn into_owned(self) -> Self::Static {
        self.into_iter().map(T::into_owned).collect()
    }
}

/// Values that borrow nothing.
macro_rules! owned_already {
    ($($name:ty),* $(,)?) => {$(
        impl $crate::model::IntoOwned for $name {
            type Static = Self;

            fn into_owned(self) -> Self {
                self
            }
        }
    )*};
}
pub(crate) use owned_already;

owned_already!(bool, u16, u32);

/// `into_owned` of a struct, field by field.
macro_rules! into_owned {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $name<'_> {
            /// The same, independent of the input.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                $name { $($field: $crate::model::IntoOwned::into_owned(self.$field),)* }
            }
        }

        impl $crate::model::IntoOwned for $name<'_> {
            type Static = $name<'static>;

            fn into_owned(self) -> $name<'static> {
                $name::into_owned(self)
            }
        }
    )*};
}
pub(crate) use into_owned;
