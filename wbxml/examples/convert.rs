//! Turns a client provisioning document from XML into WBXML and back.
//!
//! ```text
//! cargo run -p wbxml --features xml --example convert
//! ```

use wbxml::xml::WriteOptions;
use wbxml::{ConvertOptions, Error, from_xml, to_xml_with};

const BOOKMARK: &str = r#"<wap-provisioningdoc version="1.1">
  <characteristic type="APPLICATION">
    <parm name="APPID" value="w2"/>
    <parm name="NAME" value="Webmail"/>
    <characteristic type="RESOURCE">
      <parm name="URI" value="https://mail.example.org/"/>
    </characteristic>
  </characteristic>
</wap-provisioningdoc>"#;

fn main() -> Result<(), Error> {
    // The root element says what type it is; tokens stand for names and for whole values.
    let document = from_xml(BOOKMARK)?;
    println!(
        "{} bytes of XML are {} of WBXML",
        BOOKMARK.len(),
        document.len()
    );
    // WBXML 1.3, PROV 1.0, UTF-8.
    assert!(document.starts_with(&[3, 0x0B, 0x6A]));

    let bare = WriteOptions::BARE.with_indent(Some(2));
    let (back, diagnostics) = to_xml_with(&document, &ConvertOptions::default().with_write(bare))?;
    println!("{back}");
    assert_eq!(back.trim_end(), BOOKMARK);
    assert!(diagnostics.is_empty());
    Ok(())
}
