//! Checks a list of settings against a DDF, before it is sent to a device.
//!
//! ```text
//! cargo run -p email2-csp --features xml,regex --example check_settings -- LAPS.xml settings.txt
//! ```
//!
//! A setting is a line `address = value`; `#` begins a comment. Without arguments, a small DDF and a
//! list with mistakes in it are checked. The exit code is 1 if a device would refuse something.

use std::error::Error;
use std::process::ExitCode;

use email2_csp::Options;
use email2_csp::ddf::decode_with;
use email2_csp::validate::{Setting, Severity, Validator};

const DDF: &str = r#"<MgmtTree xmlns:MSFT="http://schemas.microsoft.com/MobileDevice/DM">
  <VerDTD>1.2</VerDTD>
  <Node>
    <NodeName>Backup</NodeName>
    <Path>./Device/Vendor/Example</Path>
    <DFProperties>
      <AccessType><Get/></AccessType>
      <DFFormat><node/></DFFormat>
      <DFType><DDFName/></DFType>
    </DFProperties>
    <Node>
      <NodeName>Target</NodeName>
      <DFProperties>
        <AccessType><Add/><Get/><Replace/></AccessType>
        <DefaultValue>none</DefaultValue>
        <DFFormat><chr/></DFFormat>
        <Occurrence><ZeroOrOne/></Occurrence>
        <DFType><MIME/></DFType>
        <MSFT:AllowedValues ValueType="ENUM">
          <MSFT:Enum><MSFT:Value>none</MSFT:Value></MSFT:Enum>
          <MSFT:Enum><MSFT:Value>server</MSFT:Value></MSFT:Enum>
        </MSFT:AllowedValues>
      </DFProperties>
    </Node>
    <Node>
      <NodeName>EveryHours</NodeName>
      <DFProperties>
        <AccessType><Add/><Get/><Replace/></AccessType>
        <DFFormat><int/></DFFormat>
        <Occurrence><ZeroOrOne/></Occurrence>
        <DFType><MIME/></DFType>
        <MSFT:AllowedValues ValueType="Range"><MSFT:Value>[1-168]</MSFT:Value></MSFT:AllowedValues>
        <MSFT:DependencyBehavior>
          <MSFT:DependencyGroup FriendlyId="Target">
            <MSFT:Dependency Type="DependsOn">
              <MSFT:DependencyUri>Vendor/Example/Backup/Target</MSFT:DependencyUri>
              <MSFT:DependencyAllowedValue ValueType="ENUM">
                <MSFT:Enum><MSFT:Value>server</MSFT:Value></MSFT:Enum>
              </MSFT:DependencyAllowedValue>
            </MSFT:Dependency>
          </MSFT:DependencyGroup>
        </MSFT:DependencyBehavior>
      </DFProperties>
    </Node>
  </Node>
</MgmtTree>"#;

const SETTINGS: &str = "\
# Every week, but to where?
./Device/Vendor/Example/Backup/EveryHours = 336
./Device/Vendor/Example/Backup/Colour = red
";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (ddf, list) = match (arguments.next(), arguments.next()) {
        (Some(ddf), Some(list)) => (std::fs::read(ddf)?, std::fs::read_to_string(list)?),
        (None, None) => (DDF.into(), SETTINGS.to_owned()),
        _ => return Err("a DDF file and a list of settings, or nothing".into()),
    };
    let is_sample = std::env::args().len() == 1;
    let decoded = decode_with(&ddf, &Options::LENIENT)?;
    for diagnostic in &decoded.diagnostics {
        eprintln!("note: {diagnostic}");
    }
    let settings: Vec<Setting<'_>> = list
        .lines()
        .filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty())
        .map(|line| match line.split_once('=') {
            Some((uri, value)) => Setting::new(uri.trim(), value.trim()),
            None => Setting::interior(line.trim()),
        })
        .collect();
    let findings = Validator::new(&decoded.document.tree).set(&settings);
    for finding in &findings {
        println!("{finding}");
    }
    let errors = findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .count();
    println!(
        "{} settings, {errors} that a device refuses",
        settings.len()
    );
    if is_sample {
        assert_eq!(errors, 3, "a range, a dependency and an unknown node");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(u8::from(errors > 0)))
}
