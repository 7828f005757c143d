//! Valid messages go through both wire forms and come back.

use arbitrary::{Arbitrary, Unstructured};
use eas_provision::{
    Message, ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse, decode, encode,
};
use proptest::prelude::*;

fn through<M>(input: &[u8])
where
    M: for<'a> Arbitrary<'a> + Message<'static> + PartialEq + std::fmt::Debug,
{
    let Ok(message) = M::arbitrary(&mut Unstructured::new(input)) else {
        return;
    };
    let bytes: &'static [u8] = encode(&message).unwrap().leak();
    assert_eq!(decode::<M>(bytes).unwrap(), message);
    #[cfg(feature = "xml")]
    {
        let xml: &'static str = eas_provision::encode_xml(&message).unwrap().leak();
        assert_eq!(
            eas_provision::decode_xml::<M>(xml).unwrap(),
            message,
            "{xml}"
        );
    }
}

proptest! {
    #[test]
    fn valid_messages_come_back(input in prop::collection::vec(any::<u8>(), 0..600)) {
        through::<ProvisionRequest<'static>>(&input);
        through::<ProvisionResponse<'static>>(&input);
        through::<SettingsRequest<'static>>(&input);
        through::<SettingsResponse>(&input);
    }
}
