//! What a new edition of a DDF changes for who sets its nodes.
//!
//! ```text
//! cargo run -p email2-csp --features xml --example compare_ddf -- before.xml after.xml
//! ```
//!
//! Without arguments, two small documents are compared. Texts for people are left out.

use std::error::Error;

use email2_csp::Options;
use email2_csp::ddf::decode_with;
use email2_csp::diff::{ChangeKind, Effect, diff};

fn document(age: &str, more: &str) -> Vec<u8> {
    format!(
        "<MgmtTree xmlns:MSFT='http://schemas.microsoft.com/MobileDevice/DM'><VerDTD>1.2</VerDTD><Node>\
         <NodeName>Age</NodeName><Path>./Vendor/Example</Path><DFProperties><AccessType><Get/>\
         </AccessType><DFFormat><int/></DFFormat><DFType><MIME/></DFType>\
         <MSFT:AllowedValues ValueType='Range'><MSFT:Value>{age}</MSFT:Value></MSFT:AllowedValues>\
         </DFProperties></Node>{more}</MgmtTree>"
    )
    .into_bytes()
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (before, after) = match (arguments.next(), arguments.next()) {
        (Some(before), Some(after)) => (std::fs::read(before)?, std::fs::read(after)?),
        (None, None) => (
            document("[1-365]", ""),
            document(
                "[7-365]",
                "<Node><NodeName>Colour</NodeName><Path>./Vendor/Example</Path><DFProperties/></Node>",
            ),
        ),
        _ => return Err("two DDF files, or nothing".into()),
    };
    let before = decode_with(&before, &Options::LENIENT)?.document;
    let after = decode_with(&after, &Options::LENIENT)?.document;
    let mut texts = 0_usize;
    for change in diff(&before.tree, &after.tree) {
        match change.kind {
            ChangeKind::Property {
                effect: Effect::Nothing,
                ..
            } => texts = texts.saturating_add(1),
            _ => println!("{change}"),
        }
    }
    println!("and {texts} texts for people");
    Ok(())
}
