//! DDF documents against their schema.

use std::collections::BTreeMap;

use email2_csp::ddf::decode_xml;
use email2_csp::validate::{LintKind, Severity, lint};

use crate::ddf::files::published;

/// How often the published files do not keep to their schema, and how.
#[test]
fn the_published_files_break_their_schema_in_known_ways() {
    let Some(files) = published() else { return };
    let mut counts: BTreeMap<LintKind, usize> = BTreeMap::new();
    let mut errors = Vec::new();
    for (name, xml) in &files {
        for lint in lint(&decode_xml(xml).unwrap()) {
            *counts.entry(lint.kind).or_default() += 1;
            if lint.kind.severity() == Severity::Error {
                errors.push(format!("{name}: {lint}"));
            }
        }
    }
    // None declares the namespace of the schema, and two put DefaultValue behind DFType, as another
    // XML reader counted.
    assert_eq!(counts[&LintKind::NoNamespace], 37);
    assert_eq!(counts[&LintKind::MissingDiagnostics], 6);
    assert_eq!(counts[&LintKind::OutOfOrder], 2);
    insta::assert_snapshot!(format!("{counts:#?}\n{}", errors.join("\n")));
}

fn kinds(properties: &str) -> Vec<(LintKind, String)> {
    let xml = format!(
        "<MgmtTree xmlns='syncml:dmddf1.2' xmlns:MSFT='http://schemas.microsoft.com/MobileDevice/DM'>\
         <VerDTD>1.2</VerDTD><MSFT:Diagnostics/><Node><NodeName>X</NodeName><DFProperties>\
         {properties}</DFProperties></Node></MgmtTree>"
    );
    let document = decode_xml(&xml).unwrap();
    let lints = lint(&document).into_iter();
    lints.map(|lint| (lint.kind, lint.found)).collect()
}

#[test]
fn a_document_that_keeps_to_the_schema_has_no_finding() {
    let good = "<AccessType><Get/></AccessType><DFFormat><int/></DFFormat><DFType><MIME/></DFType>\
        <MSFT:AllowedValues ValueType='Range'><MSFT:Value>[0-1]</MSFT:Value></MSFT:AllowedValues>";
    assert_eq!(kinds(good), []);
}

#[test]
fn each_way_to_break_the_schema_is_found() {
    let start = "<AccessType><Get/></AccessType>";
    let rest = "<DFFormat><int/></DFFormat><DFType><MIME/></DFType>";
    let cases = [
        (rest.to_owned(), LintKind::MissingElement, "AccessType"),
        (
            format!("{start}{rest}<DefaultValue>1</DefaultValue>"),
            LintKind::OutOfOrder,
            "DefaultValue",
        ),
        (
            format!("{start}{start}{rest}"),
            LintKind::DuplicateElement,
            "AccessType",
        ),
        (
            format!("{start}{rest}<Colour>red</Colour>"),
            LintKind::UnexpectedElement,
            "Colour",
        ),
        (
            format!("{start}<DFFormat><int/></DFFormat><DFType><MIME/><DDFName/></DFType>"),
            LintKind::NodeType,
            "2 of them",
        ),
        (
            format!("{start}{rest}<MSFT:ConflictResolution>Coin</MSFT:ConflictResolution>"),
            LintKind::UnknownWord,
            "Coin",
        ),
        (
            format!("{start}{rest}<MSFT:AllowedValues ValueType='Moon'/>"),
            LintKind::UnknownWord,
            "Moon",
        ),
        (
            format!(
                "{start}{rest}<MSFT:AllowedValues ValueType='Range'><MSFT:Value>many</MSFT:Value>\
                 </MSFT:AllowedValues>"
            ),
            LintKind::AllowedValues,
            "Range with \"many\"",
        ),
        (
            format!(
                "{start}<DefaultValue>3</DefaultValue>{rest}<MSFT:AllowedValues ValueType='Range'>\
                 <MSFT:Value>[0-1]</MSFT:Value></MSFT:AllowedValues>"
            ),
            LintKind::DefaultValue,
            "\"3\", expected a number in 0 to 1",
        ),
        (
            format!(
                "{start}{rest}<MSFT:DependencyBehavior><MSFT:DependencyGroup FriendlyId='g'>\
                 <MSFT:Dependency Type='DependsOn'><MSFT:DependencyUri>Y</MSFT:DependencyUri>\
                 <MSFT:DependencyAllowedValue ValueType='None'/></MSFT:Dependency>\
                 </MSFT:DependencyGroup></MSFT:DependencyBehavior>"
            ),
            LintKind::Dependency,
            "Y",
        ),
    ];
    for (properties, kind, found) in cases {
        assert_eq!(
            kinds(&properties),
            [(kind, found.to_owned())],
            "{properties}"
        );
    }
}

#[test]
fn what_is_wrong_with_nodes_is_found() {
    let properties = |format: &str| {
        format!(
            "<DFProperties><AccessType><Get/></AccessType><DFFormat><{format}/></DFFormat>\
             <DFType><MIME/></DFType></DFProperties>"
        )
    };
    let leaf = format!("<Node><NodeName>B</NodeName>{}</Node>", properties("int"));
    let xml = format!(
        "<MgmtTree><VerDTD>1.3</VerDTD><Node><NodeName>A</NodeName>{}{leaf}{leaf}</Node></MgmtTree>",
        properties("chr")
    );
    let lints = lint(&decode_xml(&xml).unwrap());
    let kinds: Vec<LintKind> = lints.iter().map(|lint| lint.kind).collect();
    assert_eq!(
        kinds,
        [
            LintKind::Version,
            LintKind::MissingDiagnostics,
            LintKind::NoNamespace,
            LintKind::SameName,
            LintKind::NodesBelowLeaf,
        ]
    );
    let empty = decode_xml("<MgmtTree/>").unwrap();
    assert!(
        lint(&empty)
            .iter()
            .any(|lint| lint.kind == LintKind::NoNode)
    );
}
