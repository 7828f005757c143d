//! Provisioning documents: both forms, the elements of MSPROV, limits, secrets.

mod datatype;
mod hostile;
mod msprov;
mod secrets;
mod vectors;
