//! Accounts in provisioning documents: the characteristics that an [`Operation`] is, and the
//! operations that characteristics are.
//!
//! ```
//! use email2_csp::characteristics::{decode, encode};
//! use email2_csp::edition::{Rule, validate};
//! use email2_csp::provisioning::{Characteristic, Document};
//! use email2_csp::{Edition, Operation};
//!
//! let account = Characteristic::new("{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}")
//!     .with_parm("SERVICENAME", "POP box")
//!     .with_parm("SERVICETYPE", "POP3")
//!     .with_parm("INSERVER", "pop.fabrikam.example")
//!     .with_parm("OUTSERVER", "smtp.fabrikam.example")
//!     .with_parm("REPLYADDR", "ada@fabrikam.example")
//!     .with_parm("AUTHNAME", "ada");
//! let document = Document::new().with(Characteristic::new("EMAIL2").with(account));
//! let operations = decode(&document)?;
//! assert!(matches!(operations[..], [Operation::Set(_)]));
//! assert!(validate(&operations, Edition::WindowsMobile, None).is_legal());
//! assert!(validate(&operations, Edition::DdfV2, None).breaks(Rule::RequiredNodes));
//!
//! // The same in the order of the edition.
//! let written = encode(&operations, Edition::WindowsMobile).unwrap();
//! assert_eq!(decode(&written)?, operations);
//! # Ok::<(), email2_csp::Error>(())
//! ```

mod decode;
mod encode;

pub use decode::decode;
pub use encode::encode;

#[cfg(doc)]
use crate::Operation;

/// The type of the characteristic that accounts stand in.
const EMAIL2: &str = "EMAIL2";
