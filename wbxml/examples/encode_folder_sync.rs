//! Writes the first request that an Exchange ActiveSync client sends for its folders, and shows
//! that the encoder refuses what the negotiated protocol version does not know.
//!
//! ```text
//! cargo run -p wbxml --example encode_folder_sync
//! ```

use wbxml::tag::eas::{folder_hierarchy, provision};
use wbxml::{EncodeOptions, Error, ErrorKind, ProtocolVersion, Sink, dictionaries, encode};

fn main() -> Result<(), Error> {
    let request = encode(
        &dictionaries::ACTIVESYNC,
        EncodeOptions::default(),
        |sink| {
            sink.element(folder_hierarchy::FOLDER_SYNC, |sink| {
                sink.text_element(folder_hierarchy::SYNC_KEY, "0")
            })
        },
    )?;
    println!("{request:02X?}");
    // Version 1.3, public id unknown, UTF-8, no string table; page 7; FolderSync, SyncKey, "0".
    assert_eq!(request, [3, 1, 0x6A, 0, 0, 7, 0x56, 0x52, 3, b'0', 0, 1, 1]);

    // Servers of version 14.1 do not know the wipe of one account: the encoder names the tag.
    let options = EncodeOptions::default().with_protocol_version(ProtocolVersion::V14_1);
    let refused = encode(&dictionaries::ACTIVESYNC, options, |sink| {
        sink.element(provision::PROVISION, |sink| {
            sink.empty_element(provision::ACCOUNT_ONLY_REMOTE_WIPE)
        })
    });
    let wipe = provision::ACCOUNT_ONLY_REMOTE_WIPE;
    assert_eq!(
        refused.map_err(|e| e.kind()),
        Err(ErrorKind::NotInProtocolVersion(wipe))
    );
    Ok(())
}
