//! `cargo xtask inspect` of DDF documents.

use crate::xtask;

const DOCUMENT: &str = "<?xml version='1.0'?><!DOCTYPE MgmtTree PUBLIC ' -//OMA//DTD-DM-DDF 1.2//EN' 'x' \
    [<?oma-dm-ddf-ver supported-versions='1.2'?>]><MgmtTree \
    xmlns:MSFT='http://schemas.microsoft.com/MobileDevice/DM'><VerDTD>1.2</VerDTD><Node><NodeName>\
    Mailbox</NodeName><Path>./Vendor/MSFT</Path><DFProperties><AccessType><Get/></AccessType>\
    <DFFormat><node/></DFFormat><DFType><DDFName/></DFType></DFProperties><Node><NodeName/>\
    <DFProperties><AccessType><Add/><Get/></AccessType><DFFormat><node/></DFFormat><Occurrence>\
    <ZeroOrMore/></Occurrence><DFType><DDFName/></DFType><MSFT:DynamicNodeNaming>\
    <MSFT:ServerGeneratedUniqueIdentifier/></MSFT:DynamicNodeNaming><MSFT:AtomicRequired/>\
    </DFProperties><Node><NodeName>Age</NodeName><DFProperties><AccessType><Get/><Replace/>\
    </AccessType><DFFormat><int/></DFFormat><Occurrence><ZeroOrOne/></Occurrence><DFType><MIME/>\
    </DFType><DefaultValue>30</DefaultValue><MSFT:AllowedValues ValueType='Range'><MSFT:Value>[1-365]\
    </MSFT:Value></MSFT:AllowedValues><MSFT:Deprecated OsBuildDeprecated='10.0.22621'/><Colour/>\
    </DFProperties></Node></Node></Node></MgmtTree>";

#[test]
fn the_model_of_a_ddf_is_a_tree_with_access_types_and_allowed_values() {
    let run = xtask(&["inspect", "-", "--view", "model"], DOCUMENT.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(
        run.stdout(),
        "\
MgmtTree 1.2, 3 nodes
./Vendor/MSFT
  Mailbox node One [Get]
    * node ZeroOrMore [Add, Get], named: ServerGeneratedUniqueIdentifier, in Atomic
      Age int ZeroOrOne [Get, Replace] Range [1-365] = 30, deprecated since 10.0.22621
        unknown: Colour
"
    );
}

#[test]
fn what_breaks_the_schema_is_told_on_request() {
    let run = xtask(&["inspect", "-", "--view", "lint"], DOCUMENT.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let at = "./Vendor/MSFT/Mailbox/*/Age";
    for line in [
        "note: no MSFT:Diagnostics: MgmtTree".to_owned(),
        format!("warning: {at}: an element is out of order: DefaultValue"),
        format!("error: {at}: an element does not belong there, or has not its shape: Colour"),
    ] {
        assert!(run.stdout().contains(&line), "{line}\n{}", run.stdout());
    }
}

#[test]
fn what_is_no_ddf_is_shown_as_its_elements_with_the_reason() {
    let document = "<MgmtTree><Node><Path>./x</Path></Node></MgmtTree>";
    let run = xtask(&["inspect", "-", "--view", "model"], document.as_bytes());
    let reason = "no DDF document: missing NodeName in MgmtTree/Node at byte 32";
    assert!(run.stdout().contains(reason), "{}", run.stdout());
    assert!(run.stdout().contains("Path"));
}
