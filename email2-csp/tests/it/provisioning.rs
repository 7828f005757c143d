//! Provisioning documents: both forms, the elements of MSPROV, limits, secrets.

mod datatype;
mod hostile;
#[cfg(feature = "arbitrary")]
mod laws;
mod msprov;
mod secrets;
mod snapshots;
mod vectors;
