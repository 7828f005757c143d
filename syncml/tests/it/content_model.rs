//! What stands in which element, in which order, how often and from which version on: the notation
//! of the DTDs, turned into documents that are right and documents that are wrong in one thing.

use syncml::{Dialect, EncodeOptions, ErrorKind, Options, Version, decode_xml_with};

use crate::support::{HEADER, document};

/// The models of RepPro 1.1.2 and 1.2: `?` at most one, `*` any number, `+` one or more, `^` from
/// 1.2 on, `'` from 1.1 on. A choice is in parentheses.
const MODELS: &[(&str, &str)] = &[
    (
        "SyncHdr",
        "VerDTD, VerProto, SessionID, MsgID, Target, Source, RespURI?, NoResp?, Cred?, Meta?",
    ),
    ("Target", "LocURI, LocName?, ^Filter?"),
    ("Source", "LocURI, LocName?"),
    ("^SourceParent", "LocURI"),
    ("^TargetParent", "LocURI"),
    (
        "Item",
        "Target?, Source?, ^SourceParent?, ^TargetParent?, Meta?, Data?, 'MoreData?",
    ),
    ("Add", "CmdID, NoResp?, Cred?, Meta?, Item+"),
    ("Copy", "CmdID, NoResp?, Cred?, Meta?, Item+"),
    ("Replace", "CmdID, NoResp?, Cred?, Meta?, Item+"),
    ("^Move", "CmdID, NoResp?, Cred?, Meta?, Item+"),
    (
        "Delete",
        "CmdID, NoResp?, Archive?, SftDel?, Cred?, Meta?, Item+",
    ),
    ("Get", "CmdID, NoResp?, Lang?, Cred?, Meta?, Item+"),
    ("Put", "CmdID, NoResp?, Lang?, Cred?, Meta?, Item+"),
    ("Exec", "CmdID, NoResp?, Cred?, 'Meta?, ^Correlator?, Item"),
    ("Alert", "CmdID, NoResp?, Cred?, Data?, ^Correlator?, Item*"),
    (
        "Atomic",
        "CmdID, NoResp?, Meta?, \
         (Add|Replace|Delete|Copy|Atomic|Map|^Move|Sequence|Sync|'Get|'Exec|'Alert)+",
    ),
    (
        "Sequence",
        "CmdID, NoResp?, Meta?, (Add|Replace|Delete|Copy|Atomic|Map|^Move|Sync|'Get|'Alert|'Exec)+",
    ),
    (
        "Sync",
        "CmdID, NoResp?, Cred?, Target?, Source?, Meta?, 'NumberOfChanges?, \
         (Add|Atomic|Copy|Delete|^Move|Replace|Sequence)*",
    ),
    ("Map", "CmdID, Target, Source, Cred?, Meta?, MapItem+"),
    ("MapItem", "Target, Source"),
    (
        "Results",
        "CmdID, MsgRef?, CmdRef, Meta?, TargetRef?, SourceRef?, Item+",
    ),
    (
        "Search",
        "CmdID, NoResp?, NoResults?, Cred?, Target?, Source+, Lang?, Meta, Data",
    ),
    (
        "Status",
        "CmdID, MsgRef, CmdRef, Cmd, TargetRef*, SourceRef*, Cred?, Chal?, Data, Item*",
    ),
    ("Cred", "Meta?, Data"),
    ("Chal", "Meta"),
    ("^Filter", "Meta, Field?, Record?, FilterType?"),
    ("^Field", "Item"),
    ("^Record", "Item"),
    (
        "MetInf",
        "^FieldLevel?, Format?, Type?, Mark?, Size?, Anchor?, Version?, NextNonce?, MaxMsgSize?, \
         'MaxObjSize?, EMI*, Mem?",
    ),
    ("Anchor", "Last?, Next"),
    ("Mem", "SharedMem?, FreeMem, FreeID"),
];

/// The commands of `SyncBody`.
const BODY: &str = "Alert Atomic Copy Exec Get Map Put Results Search Sequence Status Sync Add ^Move \
    Replace Delete";

/// A complete element of this name.
fn sample(name: &str) -> String {
    let of = |content: &str| format!("<{name}>{content}</{name}>");
    let meta = |content: &str| format!("<{name} xmlns='syncml:metinf'>{content}</{name}>");
    match name {
        "NoResp" | "Archive" | "SftDel" | "NoResults" | "MoreData" => format!("<{name}/>"),
        "Target" | "Source" | "SourceParent" | "TargetParent" => of("<LocURI>./a</LocURI>"),
        "Meta" => of("<Type xmlns='syncml:metinf'>text/plain</Type>"),
        "Cred" => of("<Data>x</Data>"),
        "Chal" => of(&sample("Meta")),
        "Item" => of(&sample("Target")),
        "MapItem" => of(&(sample("Target") + &sample("Source"))),
        "Filter" => of(&sample("Meta")),
        "Field" | "Record" => of(&sample("Item")),
        "Add" | "Copy" | "Replace" | "Move" | "Delete" | "Get" | "Put" | "Exec" => {
            of(&format!("<CmdID>7</CmdID>{}", sample("Item")))
        }
        "Alert" => of("<CmdID>7</CmdID>"),
        "Atomic" | "Sequence" => of(&format!("<CmdID>7</CmdID>{}", sample("Add"))),
        "Sync" => of("<CmdID>7</CmdID>"),
        "Map" => of(&format!(
            "<CmdID>7</CmdID>{}{}{}",
            sample("Target"),
            sample("Source"),
            sample("MapItem")
        )),
        "Results" => of(&format!(
            "<CmdID>7</CmdID><CmdRef>1</CmdRef>{}",
            sample("Item")
        )),
        "Search" => of(&format!(
            "<CmdID>7</CmdID>{}{}<Data>q</Data>",
            sample("Source"),
            sample("Meta")
        )),
        "Status" => of(
            "<CmdID>7</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Add</Cmd>\
             <Data>200</Data>",
        ),
        "FieldLevel" => "<FieldLevel xmlns='syncml:metinf'/>".to_owned(),
        "SharedMem" => "<SharedMem xmlns='syncml:metinf'/>".to_owned(),
        "Anchor" => meta("<Next>1</Next>"),
        "Mem" => meta("<FreeMem>1</FreeMem><FreeID>1</FreeID>"),
        "Format" | "Type" | "Mark" | "Size" | "Version" | "NextNonce" | "MaxMsgSize"
        | "MaxObjSize" | "EMI" | "Last" | "Next" | "FreeMem" | "FreeID" => meta("1"),
        _ => of("1"),
    }
}

/// A document of a version in which the content of `element` is this.
fn around(element: &str, content: &str, version: &str) -> String {
    let item = |inner: &str| format!("<Add><CmdID>1</CmdID><Item>{inner}</Item></Add>");
    let of = |inner: &str| format!("<{element}>{inner}</{element}>");
    let in_meta = |inner: &str| item(&format!("<Meta>{inner}</Meta>"));
    let body = match element {
        "SyncHdr" => {
            return format!(
                "<SyncML xmlns=\"SYNCML:SYNCML{version}\"><SyncHdr>{content}</SyncHdr><SyncBody>{}\
                 </SyncBody></SyncML>",
                sample("Alert")
            );
        }
        "Target" | "Source" | "SourceParent" | "TargetParent" => item(&of(content)),
        "Item" => item(content),
        "MapItem" => format!(
            "<Map><CmdID>1</CmdID>{}{}{}</Map>",
            sample("Target"),
            sample("Source"),
            of(content)
        ),
        "Cred" => format!("<Alert><CmdID>1</CmdID>{}</Alert>", of(content)),
        "Chal" => format!(
            "<Status><CmdID>7</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Add</Cmd>{}\
             <Data>401</Data></Status>",
            of(content)
        ),
        "Filter" => item(&format!(
            "<Target><LocURI>a</LocURI>{}</Target>",
            of(content)
        )),
        "Field" | "Record" => item(&format!(
            "<Target><LocURI>a</LocURI><Filter>{}{}</Filter></Target>",
            sample("Meta"),
            of(content)
        )),
        "MetInf" | "Anchor" | "Mem" => in_meta(&format!(
            "<{element} xmlns='syncml:metinf'>{content}</{element}>"
        )),
        _ => of(content),
    };
    document(version, HEADER, &body)
}

#[derive(Clone, Debug)]
struct Part {
    names: Vec<(String, Version)>,
    /// It has to be there.
    required: bool,
    /// It stands at most once.
    single: bool,
}

fn since(name: &str) -> (String, Version) {
    match name.split_at(1) {
        ("^", rest) => (rest.to_owned(), Version::V1_2),
        ("'", rest) => (rest.to_owned(), Version::V1_1),
        _ => (name.to_owned(), Version::V1_0),
    }
}

fn parts(model: &str) -> Vec<Part> {
    let parts = model.split(',').map(|part| {
        let part = part.trim();
        let (names, mark) = match part.chars().last().unwrap() {
            mark @ ('?' | '*' | '+') => (&part[..part.len() - 1], mark),
            _ => (part, '1'),
        };
        let names = names.trim_start_matches('(').trim_end_matches(')');
        Part {
            names: names.split('|').map(since).collect(),
            required: matches!(mark, '1' | '+'),
            single: matches!(mark, '1' | '?'),
        }
    });
    parts.collect()
}

impl Part {
    fn names_in(&self, version: Version) -> Vec<String> {
        let names = self.names.iter().filter(|(_, since)| version >= *since);
        names.map(|(name, _)| name.clone()).collect()
    }
}

/// The elements of a version, and what they hold.
fn models(version: Version) -> impl Iterator<Item = (String, Vec<Part>)> {
    let all = MODELS
        .iter()
        .map(|(element, model)| (since(element), model));
    let here = all.filter(move |((_, since), _)| version >= *since);
    here.map(|((element, _), model)| (element, parts(model)))
}

/// Samples of elements in a document of a version, one behind the other.
fn samples(names: &[String], version: Version) -> String {
    let one = |name: &String| match name.as_str() {
        "VerDTD" => format!("<VerDTD>{}</VerDTD>", version.ver_dtd()),
        name => sample(name),
    };
    names.iter().map(one).collect()
}

fn kind(xml: &str, dialect: Dialect) -> Option<ErrorKind> {
    let options = Options::STRICT.with_dialect(dialect);
    decode_xml_with(xml, &options).err().map(|e| e.kind())
}

fn name_of(kind: ErrorKind) -> (&'static str, String) {
    let text = kind.to_string();
    let what = match kind {
        ErrorKind::MissingElement(_) => "missing",
        ErrorKind::MissingCommand => "missing command",
        ErrorKind::DuplicateElement(_) => "duplicate",
        ErrorKind::OutOfOrder(_) => "order",
        ErrorKind::NotInVersion(..) => "version",
        ErrorKind::UnexpectedElement(_) => "unexpected",
        _ => "other",
    };
    (what, text)
}

#[test]
fn every_element_keeps_its_content_model_in_every_version() {
    let mut checked = 0;
    for version in Version::ALL {
        let text = version.ver_dtd();
        for (element, parts) in models(version) {
            let joined = |names: &[String]| samples(names, version);
            let whole: Vec<Vec<String>> = parts.iter().map(|part| part.names_in(version)).collect();
            let all: Vec<String> = whole.concat();
            let ask = |content: &str| kind(&around(&element, content, text), Dialect::SyncMl);
            // All of it, in order.
            assert_eq!(ask(&joined(&all)), None, "{element} {text}: all children");
            for (at, part) in parts.iter().enumerate() {
                let names = &whole[at];
                let without: Vec<String> = whole
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .flat_map(|(_, names)| names.clone())
                    .collect();
                // Without it.
                let found = ask(&joined(&without)).map(name_of);
                match (part.required && !names.is_empty(), names.len()) {
                    (false, _) => assert_eq!(found, None, "{element} {text} without {names:?}"),
                    (true, 1) => {
                        let (what, message) = found.unwrap();
                        assert_eq!(what, "missing", "{element} {text} without {names:?}");
                        assert!(message.ends_with(&names[0]), "{message}");
                    }
                    (true, _) => assert_eq!(found.unwrap().0, "missing command"),
                }
                // Twice.
                for name in names {
                    let mut twice = all.clone();
                    let place = twice.iter().position(|n| n == name).unwrap();
                    twice.insert(place, name.clone());
                    let found = ask(&joined(&twice)).map(name_of);
                    match part.single {
                        true => assert_eq!(found.unwrap().0, "duplicate", "{element}/{name}"),
                        false => assert_eq!(found, None, "{element}/{name} twice"),
                    }
                    checked += 1;
                }
                // Behind what follows it.
                if let (Some(next), [name, ..]) = (whole.get(at + 1), names.as_slice()) {
                    if let [follower, ..] = next.as_slice() {
                        let mut order = all.clone();
                        let place = order.iter().position(|n| n == name).unwrap();
                        let moved = order.remove(place);
                        let behind = order.iter().position(|n| n == follower).unwrap();
                        order.insert(behind + 1, moved);
                        let found = ask(&joined(&order)).map(name_of);
                        assert_eq!(found.unwrap().0, "order", "{element}: {order:?}");
                    }
                }
                // In a version that does not have it.
                for (name, since) in part.names.iter().filter(|(_, since)| version < *since) {
                    let mut more: Vec<String> = whole[..at].concat();
                    more.push(name.clone());
                    let found = ask(&joined(&more)).map(name_of);
                    assert_eq!(
                        found.unwrap().0,
                        "version",
                        "{element}/{name} is of {since:?}"
                    );
                    checked += 1;
                }
            }
            // What it never has.
            let mut strange = joined(&all);
            strange.push_str("<SyncBody/>");
            assert_eq!(
                ask(&strange).map(name_of).unwrap().0,
                "unexpected",
                "{element}"
            );
        }
    }
    assert!(checked > 350, "{checked}");
}

#[test]
fn the_body_has_the_commands_of_its_version_in_any_order() {
    for version in Version::ALL {
        let text = version.ver_dtd();
        let (here, later): (Vec<_>, Vec<_>) = BODY
            .split_whitespace()
            .map(since)
            .partition(|(_, since)| version >= *since);
        let mut body: String = here.iter().map(|(name, _)| sample(name)).collect();
        body.extend(here.iter().rev().map(|(name, _)| sample(name)));
        for end in ["", "<Final/>", "<Final></Final>"] {
            let whole = document(text, HEADER, &format!("{body}{end}"));
            assert_eq!(kind(&whole, Dialect::SyncMl), None);
        }
        for (name, _) in later {
            let document = document(text, HEADER, &sample(&name));
            assert_eq!(
                name_of(kind(&document, Dialect::SyncMl).unwrap()).0,
                "version"
            );
        }
        let empty = document(text, HEADER, "<Final/>");
        assert_eq!(
            kind(&empty, Dialect::SyncMl),
            Some(ErrorKind::MissingCommand)
        );
        let behind = document(text, HEADER, &format!("<Final/>{}", sample("Alert")));
        assert_eq!(name_of(kind(&behind, Dialect::SyncMl).unwrap()).0, "order");
    }
}

/// Not used in OMA DM: these children, these commands, and `Cred` on a command.
#[test]
fn oma_dm_has_fewer_elements() {
    let refused = [
        "<Put><CmdID>1</CmdID><Item/></Put>",
        "<Sync><CmdID>1</CmdID></Sync>",
        "<Alert><CmdID>1</CmdID><NoResp/></Alert>",
        "<Alert><CmdID>1</CmdID><Cred><Data>x</Data></Cred></Alert>",
        "<Get><CmdID>1</CmdID><Lang>en</Lang><Item/></Get>",
        "<Delete><CmdID>1</CmdID><Archive/><Item/></Delete>",
        "<Delete><CmdID>1</CmdID><SftDel/><Item/></Delete>",
    ];
    for body in refused {
        let document = document("1.2", HEADER, body);
        assert_eq!(kind(&document, Dialect::SyncMl), None, "{body}");
        let found = kind(&document, Dialect::OmaDm).unwrap();
        assert!(
            matches!(found, ErrorKind::NotInDialect(_, Dialect::OmaDm)),
            "{found}"
        );
    }
    let header = format!("{HEADER}<Cred><Data>x</Data></Cred>");
    let document = document(
        "1.2",
        &header,
        "<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>",
    );
    assert_eq!(kind(&document, Dialect::OmaDm), None);
}

/// Which elements and texts a document has, in its order: its WBXML.
fn content_of(xml: &str, version: Version) -> Vec<u8> {
    let options = wbxml::ConvertOptions::default().with_dictionary(version.dictionary());
    wbxml::from_xml_with(xml, &options).unwrap_or_else(|e| panic!("{e}: {xml}"))
}

#[test]
fn every_element_with_all_that_it_may_hold_comes_back() {
    for version in Version::ALL {
        let text = version.ver_dtd();
        for (element, parts) in models(version) {
            let all: Vec<String> = parts
                .iter()
                .flat_map(|part| part.names_in(version))
                .collect();
            let content = samples(&all, version);
            let document = around(&element, &content, text);
            let options = Options::STRICT.with_dialect(Dialect::SyncMl);
            let decoded = decode_xml_with(&document, &options).unwrap();
            let options = EncodeOptions::DEFAULT.with_dialect(Dialect::SyncMl);
            let again = decoded.message.to_xml_with(&options).unwrap();
            assert_eq!(
                content_of(&again, version),
                content_of(&document, version),
                "{document}\n{again}"
            );
        }
    }
}
