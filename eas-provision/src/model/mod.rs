//! Plain data: what messages and policies say. Nothing here reads or writes bytes.

mod device_information;
mod document;
mod facts;
mod hash;
mod open;
mod place;
mod policy_key;
mod provision;
#[cfg(feature = "serde")]
mod serialize;
mod setting;
mod settings;
mod unknown;
mod values;

pub use crate::status::{
    AcknowledgementStatus, DeviceInformationStatus, DevicePasswordStatus, PolicyStatus,
    ProvisionStatus, SettingsStatus, Status, WipeStatus,
};
pub use device_information::DeviceInformation;
pub(crate) use document::{Digits, number_in};
pub use document::{InvalidSetting, PolicyDocument, PolicyValue};
pub use facts::{
    AbsentMeans, Allowed, IgnoreCondition, PolicyElement, PolicyFacts, PolicyKind, Stricter, Unit,
    Vacuous, ValueType,
};
pub use hash::ApplicationHash;
pub use place::Place;
pub use policy_key::{InvalidPolicyKey, PolicyKey, PolicyType};
pub use provision::{
    OfferedPolicy, Policies, PolicyData, ProvisionRequest, ProvisionResponse, RequestedPolicy,
};
pub use setting::Setting;
pub use settings::{RecoveryPassword, SettingsRequest, SettingsResponse};
pub use unknown::{UnknownElement, UnknownElements};
pub use values::{
    AgeFilter, AlgorithmNegotiation, BluetoothUse, EncryptionAlgorithm, SigningAlgorithm,
};
