//! Models as JSON and back.

use syncml::{Limits, Message, Options, StatusCode};

use crate::support::{strict, with_body};

#[test]
fn a_message_goes_to_json_and_back() {
    let xml = with_body(
        "<Sync><CmdID>1</CmdID><Target><LocURI>t</LocURI></Target><Add><CmdID>2</CmdID><Meta>\
         <Type xmlns='syncml:metinf'>t</Type><Size xmlns='syncml:metinf'>9</Size></Meta><Item><Data>\
         <a b='c'>d</a></Data><MoreData/></Item></Add></Sync><Status><CmdID>3</CmdID><MsgRef>1</MsgRef>\
         <CmdRef>1</CmdRef><Cmd>Add</Cmd><Cred><Data>x</Data></Cred><Data>200</Data></Status><Final/>",
    );
    let message = strict(&xml);
    let json = serde_json::to_string(&message).unwrap();
    let back: Message<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(back, message);
}

#[test]
fn what_is_rare_may_be_left_out_of_json() {
    let xml = with_body(
        "<Add><CmdID>1</CmdID><Item><Target><LocURI>t</LocURI><LocName>n</LocName></Target></Item>\
         <Item><Source><LocURI>s</LocURI></Source><SourceParent><LocURI>p</LocURI></SourceParent></Item>\
         </Add>",
    );
    let message = strict(&xml);
    let json = serde_json::to_string(&message).unwrap();
    assert!(
        json.contains("\"name\":\"n\"") && json.contains("\"source_parent\":\"p\""),
        "{json}"
    );
    let shorter = json
        .replace("\"name\":null,", "")
        .replace("\"target_parent\":null,", "");
    assert_ne!(shorter, json);
    for json in [json, shorter] {
        let back: Message<'_> = serde_json::from_str(&json).unwrap();
        assert_eq!(back, message);
    }
}

#[test]
fn codes_are_numbers_and_options_may_be_given_in_part() {
    assert_eq!(
        serde_json::to_string(&StatusCode::NOT_FOUND).unwrap(),
        "404"
    );
    let options: Options =
        serde_json::from_str("{\"limits\":{\"nesting\":3},\"lenient\":{\"padded_text\":true}}")
            .unwrap();
    assert_eq!(options.limits, Limits::DEFAULT.with_nesting(3));
    assert!(options.lenient.padded_text && !options.lenient.stray_text);
}
