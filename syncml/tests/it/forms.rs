//! Every command from XML and from WBXML, and each form into the other.

use syncml::{Message, Options, decode_wbxml_with, decode_xml};

use crate::support::{HEADER, document, strict};

/// Every command with everything that can be in it, in the order of the DTD.
const COMMANDS: &[(&str, &str)] = &[
    (
        "Add",
        "<Add><CmdID>1</CmdID><NoResp/>{CRED}{META}{ITEM}{ITEM}</Add>",
    ),
    (
        "Alert",
        "<Alert><CmdID>1</CmdID><NoResp/>{CRED}<Data>1226</Data><Correlator>c</Correlator>{ITEM}</Alert>",
    ),
    (
        "Atomic",
        "<Atomic><CmdID>1</CmdID><NoResp/>{META}<Add><CmdID>2</CmdID>{ITEM}</Add><Sequence><CmdID>3</CmdID><Get><CmdID>4</CmdID>{ITEM}</Get></Sequence><Exec><CmdID>5</CmdID>{ITEM}</Exec></Atomic>",
    ),
    ("Copy", "<Copy><CmdID>1</CmdID>{META}{ITEM}</Copy>"),
    (
        "Delete",
        "<Delete><CmdID>1</CmdID><NoResp/><Archive/><SftDel/>{CRED}{META}{ITEM}</Delete>",
    ),
    (
        "Exec",
        "<Exec><CmdID>1</CmdID>{META}<Correlator>c</Correlator>{ITEM}</Exec>",
    ),
    (
        "Get",
        "<Get><CmdID>1</CmdID><Lang>en-US</Lang>{META}{ITEM}</Get>",
    ),
    (
        "Map",
        "<Map><CmdID>1</CmdID>{T}{S}{CRED}{META}<MapItem>{T}{S}</MapItem></Map>",
    ),
    ("Move", "<Move><CmdID>1</CmdID>{META}{ITEM}</Move>"),
    (
        "Put",
        "<Put><CmdID>1</CmdID><Lang>de</Lang>{META}{ITEM}</Put>",
    ),
    ("Replace", "<Replace><CmdID>1</CmdID>{META}{ITEM}</Replace>"),
    (
        "Results",
        "<Results><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>2</CmdRef>{META}<TargetRef>t</TargetRef><SourceRef>s</SourceRef>{ITEM}</Results>",
    ),
    (
        "Search",
        "<Search><CmdID>1</CmdID><NoResp/><NoResults/>{CRED}{T}{S}{S}<Lang>en</Lang>{META}<Data>q</Data></Search>",
    ),
    (
        "Sequence",
        "<Sequence><CmdID>1</CmdID><NoResp/>{META}<Replace><CmdID>2</CmdID>{ITEM}</Replace><Alert><CmdID>3</CmdID></Alert></Sequence>",
    ),
    (
        "Status",
        "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><TargetRef>a</TargetRef><TargetRef>b</TargetRef><SourceRef>c</SourceRef>{CRED}<Chal>{META}</Chal><Data>407</Data>{ITEM}</Status>",
    ),
    (
        "Sync",
        "<Sync><CmdID>1</CmdID><NoResp/>{CRED}<Target><LocURI>./a</LocURI><Filter>{META}<Field>{ITEM}</Field><Record>{ITEM}</Record><FilterType>EXCLUSIVE</FilterType></Filter></Target>{S}{META}<NumberOfChanges>2</NumberOfChanges><Add><CmdID>2</CmdID>{ITEM}</Add><Delete><CmdID>3</CmdID>{ITEM}</Delete></Sync>",
    ),
];

fn expand(template: &str) -> String {
    let target = "<Target><LocURI>./a</LocURI><LocName>n</LocName></Target>";
    let source = "<Source><LocURI>./b</LocURI></Source>";
    let meta = "<Meta><FieldLevel xmlns='syncml:metinf'/><Format xmlns='syncml:metinf'>chr</Format>\
        <Type xmlns='syncml:metinf'>text/plain</Type><Mark xmlns='syncml:metinf'>final</Mark>\
        <Size xmlns='syncml:metinf'>9</Size><Anchor xmlns='syncml:metinf'><Last>1</Last><Next>2</Next>\
        </Anchor><Version xmlns='syncml:metinf'>3</Version><NextNonce xmlns='syncml:metinf'>Tm9uY2U=\
        </NextNonce><MaxMsgSize xmlns='syncml:metinf'>5000</MaxMsgSize><MaxObjSize \
        xmlns='syncml:metinf'>6000</MaxObjSize><EMI xmlns='syncml:metinf'>x</EMI><EMI \
        xmlns='syncml:metinf'>y</EMI><Mem xmlns='syncml:metinf'><SharedMem/><FreeMem>1</FreeMem>\
        <FreeID>2</FreeID></Mem></Meta>";
    let parents = "<SourceParent><LocURI>p</LocURI></SourceParent><TargetParent><LocURI>q</LocURI>\
        </TargetParent>";
    let item =
        format!("<Item>{target}{source}{parents}{meta}<Data>d &lt; e</Data><MoreData/></Item>");
    let cred = "<Cred><Meta><Type xmlns='syncml:metinf'>syncml:auth-basic</Type></Meta>\
        <Data>QnJ1Y2UyOk9oQmVoYXZl</Data></Cred>";
    template
        .replace("{ITEM}", &item)
        .replace("{META}", meta)
        .replace("{CRED}", cred)
        .replace("{T}", target)
        .replace("{S}", source)
}

/// The WBXML of a document, made by the conversion of the codec below, which knows no commands.
fn converted(xml: &str) -> Vec<u8> {
    wbxml::from_xml(xml).unwrap()
}

fn wbxml(bytes: &[u8]) -> Message<'_> {
    decode_wbxml_with(bytes, &Options::STRICT).unwrap().message
}

#[test]
fn every_command_decodes_from_both_forms_to_equal_values_and_converts() {
    let names: Vec<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), 16);
    for (name, template) in COMMANDS {
        let xml = document("1.2", HEADER, &format!("{}<Final/>", expand(template)));
        let binary = converted(&xml);
        let from_xml = strict(&xml);
        let from_wbxml = wbxml(&binary);
        assert_eq!(from_xml.commands[0].name(), *name);
        assert_eq!(from_xml, from_wbxml, "{name}");
        // Nothing is lost on the way, and both writers make what both readers take.
        let to_xml = from_wbxml.to_xml().unwrap();
        assert_eq!(decode_xml(&to_xml).unwrap(), from_xml, "{name}");
        let options = syncml::EncodeOptions::DEFAULT.with_wbxml_version(wbxml::Version::V1_3);
        assert_eq!(from_xml.to_wbxml_with(&options).unwrap(), binary, "{name}");
        assert_eq!(converted(&to_xml), binary, "{name}");
    }
}

#[test]
fn commands_keep_their_order() {
    let body: String = COMMANDS
        .iter()
        .map(|(_, template)| expand(template))
        .collect();
    let xml = document("1.2", HEADER, &body);
    let names: Vec<&str> = strict(&xml).commands.iter().map(|c| c.name()).collect();
    let expected: Vec<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, expected);
    let binary = converted(&xml);
    assert_eq!(wbxml(&binary), strict(&xml));
}

#[test]
fn an_owned_message_is_equal_to_the_borrowed_one() {
    for (_, template) in COMMANDS {
        let xml = document("1.2", HEADER, &expand(template));
        let message = strict(&xml);
        assert_eq!(message.clone().into_owned(), message);
    }
}
