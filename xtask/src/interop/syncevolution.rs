//! SyncEvolution, whose SyncML is that of libsynthesis.

mod translation;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use wbxml::xml::WriteOptions;
use wbxml::{ConvertOptions, dictionaries};

use super::report::Row;
use super::{Context, Peer, meaning, program};
use translation::Translation;

pub(super) const PEER: Peer = Peer {
    name: "syncevolution",
    about: "A SyncML client and server (C++), which synchronises two folders of contacts with itself \
            and keeps every message, in WBXML and in XML, and what libsynthesis reads in it. Its HTTP \
            transport in Debian 12 ends with a segmentation fault (in `fread`, called by libcurl, \
            called by `CurlTransportAgent::send`), so it cannot be asked over HTTP.",
    install: "apt-get install --no-install-recommends syncevolution libsmltk0",
    version,
    ask,
};

const PATIENCE: Duration = Duration::from_secs(120);

fn version(_: &Context) -> Option<String> {
    version_in(&program::first_line("syncevolution", "--version")?)
}

/// The version in `SyncEvolution 2.0.0`.
fn version_in(line: &str) -> Option<String> {
    line.strip_prefix("SyncEvolution ").map(str::to_owned)
}

/// Two contacts.
const CONTACTS: [&str; 2] = [
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Example;Barbara;;;\r\nFN:Barbara Example\r\n\
     TEL;CELL:+49 30 1234\r\nEND:VCARD\r\n",
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8:Größe <&> Maß;Zoë;;;\r\nFN:Zoë\r\nEND:VCARD\r\n",
];

fn ask(context: &Context) -> Result<Vec<Row>, String> {
    let home = Home::new(context)?;
    home.contact(0)?;
    home.configure()?;
    let in_wbxml = home.synchronise("slow", "1")?;
    home.contact(1)?;
    let in_xml = home.synchronise("two-way", "0")?;
    let mut rows = vec![
        Row::new("its WBXML → syncml", "messages"),
        Row::new("its XML → syncml", "messages"),
        Row::new("its WBXML → our XML, beside its own", "messages"),
    ];
    if let [wbxml, xml, beside] = &mut rows[..] {
        for message in &in_wbxml {
            wbxml.compare(&message.name, message.model_differences());
            beside.compare(&message.name, message.xml_differences());
        }
        for message in &in_xml {
            xml.compare(&message.name, message.model_differences());
        }
    }
    if in_wbxml.is_empty() || in_xml.is_empty() {
        return Err("it has kept no messages".to_owned());
    }
    Ok(rows)
}

/// A home of its own, so that nothing of the user's is touched.
struct Home(PathBuf);

impl Home {
    fn new(context: &Context) -> Result<Self, String> {
        let home = context.target.join("syncevolution");
        // What is left of the last time.
        let _ = std::fs::remove_dir_all(&home);
        for folder in ["here", "there"] {
            let folder = home.join(folder);
            std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        Ok(Self(home))
    }

    /// Puts a contact into the first folder.
    fn contact(&self, nth: usize) -> Result<(), String> {
        let file = self.0.join(format!("here/{}", nth + 1));
        let text = CONTACTS.get(nth).ok_or("no such contact")?;
        std::fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))
    }

    fn run(&self, arguments: &[&str]) -> Result<(), String> {
        let mut command = Command::new("syncevolution");
        command
            .args(["--daemon=no", "--keyring=no"])
            .args(arguments)
            .env("HOME", &self.0)
            .env("XDG_CONFIG_HOME", self.0.join("config"))
            .env("XDG_CACHE_HOME", self.0.join("cache"))
            .env("XDG_DATA_HOME", self.0.join("data"));
        program::run(&mut command, b"", PATIENCE)?
            .success()
            .map(drop)
            .map_err(|e| format!("{}: {e}", arguments.join(" ")))
    }

    /// The two sides: a client, which has the second folder, and a server with the first.
    fn configure(&self) -> Result<(), String> {
        let database = |folder: &str| {
            let folder = self.0.join(folder);
            format!("addressbook/database=file://{}", folder.display())
        };
        let common = [
            "--configure",
            "--template",
            "none",
            "addressbook/backend=file",
            "addressbook/databaseFormat=text/x-vcard",
        ];
        let (here, there) = (database("here"), database("there"));
        let server = [
            "syncURL=local://@there",
            "peerIsClient=1",
            "addressbook/sync=two-way",
            "addressbook/uri=addressbook",
            &here,
            "local@default",
            "addressbook",
        ];
        self.run(&[&common[..], &server].concat())?;
        let client = [there.as_str(), "target-config@there", "addressbook"];
        self.run(&[&common[..], &client].concat())
    }

    /// A synchronisation; the messages that went out on both sides.
    fn synchronise(&self, mode: &str, wbxml: &str) -> Result<Vec<Message>, String> {
        // Of this time alone.
        let _ = std::fs::remove_dir_all(self.0.join("cache"));
        let form = format!("enableWBXML={wbxml}");
        self.run(&["--configure", &form, "target-config@there"])?;
        let run = ["--run", "--sync", mode, "loglevel=5", &form];
        self.run(&[&run[..], &["local", "addressbook"]].concat())?;
        messages(&self.0.join("cache/syncevolution"))
    }
}

/// A message, and what libsynthesis reads in it.
struct Message {
    name: String,
    bytes: Vec<u8>,
    translation: String,
}

/// The outgoing messages below a folder.
fn messages(folder: &Path) -> Result<Vec<Message>, String> {
    let list = |folder: &Path| -> Result<Vec<PathBuf>, String> {
        let say = |e: std::io::Error| format!("{}: {e}", folder.display());
        let entries = std::fs::read_dir(folder).map_err(say)?;
        let mut paths = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(say)?.path());
        }
        paths.sort();
        Ok(paths)
    };
    let mut found = Vec::new();
    for session in list(folder)?.iter().filter(|path| path.is_dir()) {
        let files = list(session)?;
        let by_name = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        for file in &files {
            let Some(number) = by_name(file).as_deref().and_then(|n| outgoing(n, "msg")) else {
                continue;
            };
            let is_its = |path: &&PathBuf| {
                by_name(path).as_deref().and_then(|n| outgoing(n, "trm")) == Some(number)
            };
            let translation = files
                .iter()
                .find(is_its)
                .ok_or("a message without translation")?;
            let say = |e: std::io::Error| format!("{}: {e}", file.display());
            let side = match by_name(session).is_some_and(|name| name.starts_with("target_")) {
                true => "client",
                false => "server",
            };
            found.push(Message {
                name: format!("{side} {number}"),
                bytes: std::fs::read(file).map_err(say)?,
                translation: std::fs::read_to_string(translation).map_err(say)?,
            });
        }
    }
    Ok(found)
}

/// The number of an outgoing message, in `syncevolution-log_msg001_004_outgoing.wbxml`.
fn outgoing(name: &str, kind: &str) -> Option<u32> {
    let (_, rest) = name.split_once(&format!("_{kind}"))?;
    let (number, rest) = rest.split_once('_')?;
    rest.contains("_outgoing.").then(|| number.parse().ok())?
}

impl Message {
    /// What the strictly decoded message has that the translation has not, and the reverse.
    fn model_differences(&self) -> Vec<String> {
        let expected = match Translation::read(&self.translation) {
            Ok(translation) => translation,
            Err(e) => return vec![format!("its translation: {e}")],
        };
        let mut differences = Vec::new();
        let decoded = match syncml::decode_with(&self.bytes, &syncml::Options::STRICT) {
            Ok(decoded) => decoded,
            Err(e) => {
                differences.push(format!("strictly refused: {e}"));
                match syncml::decode_with(&self.bytes, &syncml::Options::LENIENT) {
                    Ok(decoded) => decoded,
                    Err(e) => return vec![format!("leniently refused: {e}")],
                }
            }
        };
        differences.extend(decoded.diagnostics.iter().map(ToString::to_string));
        differences.extend(expected.differences(&Translation::of(&decoded.message)));
        differences
    }

    /// Our XML of it, beside the translation.
    fn xml_differences(&self) -> Vec<String> {
        let options = ConvertOptions::default()
            .with_dictionary(&dictionaries::SYNCML_1_2)
            .with_write(WriteOptions::COMPACT);
        match wbxml::to_xml_with(&self.bytes, &options) {
            Ok((ours, _)) => meaning::differences(&self.translation, &ours),
            Err(e) => vec![format!("we cannot read it: {e}")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_behind_the_name() {
        assert_eq!(version_in("SyncEvolution 2.0.0").as_deref(), Some("2.0.0"));
        assert_eq!(version_in("sh: not found"), None);
    }

    #[test]
    fn outgoing_messages_are_known_by_their_names() {
        let name = "syncevolution-log_msg001_004_outgoing.wbxml";
        assert_eq!(outgoing(name, "msg"), Some(1));
        assert_eq!(outgoing(name, "trm"), None);
        assert_eq!(
            outgoing("syncevolution-log_trm012_003_outgoing.xml", "trm"),
            Some(12)
        );
        assert_eq!(
            outgoing("syncevolution-log_msg001_001_incoming.wbxml", "msg"),
            None
        );
        assert_eq!(outgoing("syncevolution-log.html", "msg"), None);
    }
}
