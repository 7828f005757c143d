//! What libsynthesis reads in a message, as far as it is compared with our model.

use syncml::{Command, Message};

/// A message: who to whom, which one, and the commands in their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Translation {
    session: String,
    message: String,
    target: String,
    source: String,
    commands: Vec<Entry>,
    is_final: bool,
}

/// A command: how deep it is, its CmdID, the LocURIs of its items.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    depth: usize,
    id: String,
    items: Vec<String>,
}

impl Translation {
    /// Reads the XML that libsynthesis writes of a message.
    pub(super) fn read(xml: &str) -> Result<Self, String> {
        let document = roxmltree::Document::parse(xml).map_err(|e| e.to_string())?;
        let child = |node: roxmltree::Node<'_, '_>, name: &str| {
            let found = node.children().find(|n| n.has_tag_name_of(name));
            found.map(|n| n.id())
        };
        let text = |from: roxmltree::Node<'_, '_>, path: &[&str]| {
            let mut node = from;
            for name in path {
                match child(node, name).and_then(|id| document.get_node(id)) {
                    Some(found) => node = found,
                    None => return String::new(),
                }
            }
            node.text().unwrap_or("").trim().to_owned()
        };
        let root = document.root_element();
        let get = |name| child(root, name).and_then(|id| document.get_node(id));
        let head = get("SyncHdr").ok_or("no SyncHdr")?;
        let body = get("SyncBody").ok_or("no SyncBody")?;
        let mut translation = Self {
            session: text(head, &["SessionID"]),
            message: text(head, &["MsgID"]),
            target: text(head, &["Target", "LocURI"]),
            source: text(head, &["Source", "LocURI"]),
            commands: Vec::new(),
            is_final: child(body, "Final").is_some(),
        };
        let mut todo: Vec<_> = body.children().map(|node| (node, 0)).collect();
        todo.reverse();
        while let Some((node, depth)) = todo.pop() {
            // A command is what has a number.
            if child(node, "CmdID").is_none() {
                continue;
            }
            let items = node.children().filter(|n| n.has_tag_name_of("Item"));
            translation.commands.push(Entry {
                depth,
                id: text(node, &["CmdID"]),
                items: items
                    .map(|item| text(item, &["Source", "LocURI"]))
                    .collect(),
            });
            let inner: Vec<_> = node.children().map(|node| (node, depth + 1)).collect();
            todo.extend(inner.into_iter().rev());
        }
        Ok(translation)
    }

    /// The same of our model.
    pub(super) fn of(message: &Message<'_>) -> Self {
        let header = &message.header;
        let mut translation = Self {
            session: header.session_id.trim().to_owned(),
            message: header.msg_id.trim().to_owned(),
            target: header.target.uri.trim().to_owned(),
            source: header.source.uri.trim().to_owned(),
            commands: Vec::new(),
            is_final: message.is_final,
        };
        let mut todo: Vec<(&Command<'_>, usize)> =
            message.commands.iter().rev().map(|c| (c, 0)).collect();
        while let Some((command, depth)) = todo.pop() {
            let uri = |item: &syncml::Item<'_>| {
                let source = item.source.as_ref();
                source.map_or_else(String::new, |source| source.uri.trim().to_owned())
            };
            translation.commands.push(Entry {
                depth,
                id: command.cmd_id().trim().to_owned(),
                items: command.items().iter().map(uri).collect(),
            });
            todo.extend(command.commands().iter().rev().map(|c| (c, depth + 1)));
        }
        translation
    }

    /// What is different in the other.
    pub(super) fn differences(&self, other: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, expected: String, found: String| {
            if expected != found {
                differences.push(format!("{what}: expected {expected}, found {found}"));
            }
        };
        let head = |t: &Self| format!("{} {} {} {}", t.session, t.message, t.target, t.source);
        compare("header", head(self), head(other));
        compare(
            "Final",
            self.is_final.to_string(),
            other.is_final.to_string(),
        );
        for at in 0..self.commands.len().max(other.commands.len()) {
            let show = |t: &Self| format!("{:?}", t.commands.get(at));
            compare("command", show(self), show(other));
        }
        differences
    }
}

/// Names in any namespace.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for roxmltree::Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD>
        <VerProto>SyncML/1.2</VerProto><SessionID>5</SessionID><MsgID>1</MsgID>
        <Target><LocURI>there</LocURI></Target><Source><LocURI>here</LocURI></Source></SyncHdr>
        <SyncBody><Sync><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item><Source><LocURI>a</LocURI></Source>
        <Data>x</Data></Item></Add></Sync><Final/></SyncBody></SyncML>";

    #[test]
    fn a_translation_and_our_model_of_the_same_message_are_the_same() {
        let read = Translation::read(XML).unwrap();
        assert_eq!(read.commands.len(), 2);
        assert_eq!(read.commands[1].depth, 1);
        assert_eq!(read.commands[1].items, ["a"]);
        let message = syncml::decode_xml(XML).unwrap();
        assert_eq!(
            read.differences(&Translation::of(&message)),
            Vec::<String>::new()
        );
    }

    #[test]
    fn every_difference_is_said() {
        let read = Translation::read(XML).unwrap();
        for (from, to, what) in [
            ("<MsgID>1", "<MsgID>2", "header: "),
            ("<Final/>", "", "Final: "),
            (">a<", ">b<", "command: "),
            ("<CmdID>2", "<CmdID>3", "command: "),
        ] {
            let other = Translation::read(&XML.replace(from, to)).unwrap();
            let differences = read.differences(&other);
            assert_eq!(differences.len(), 1, "{differences:?}");
            assert!(differences[0].starts_with(what), "{differences:?}");
        }
        assert_eq!(Translation::read("<SyncML/>"), Err("no SyncHdr".to_owned()));
    }
}
