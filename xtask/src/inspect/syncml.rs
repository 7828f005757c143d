//! A SyncML message as what it says: who to whom, and each command with its items.

use std::io::{self, Write};

use syncml::{Command, Data, Decoded, Item, Message, Meta};

use crate::style::document::{FAINT, NAME, Output, TEXT};

/// How many characters of a text are shown.
const CHARACTERS: usize = 100;

/// Writes the message; credentials only if `secrets`.
pub(super) fn write(out: &mut Output, decoded: &Decoded<'_>, secrets: bool) -> io::Result<()> {
    let message = &decoded.message;
    head(out, message)?;
    // The commands that are left to be shown at each depth.
    let mut left = vec![message.commands.iter()];
    while let Some(commands) = left.last_mut() {
        let Some(command) = commands.next() else {
            left.pop();
            continue;
        };
        let depth = left.len();
        line(out, command, depth)?;
        for item in command.items() {
            write_item(out, item, depth + 1, secrets)?;
        }
        if let Command::Map(map) = command {
            for item in &map.items {
                let (theirs, ours) = (&item.target.uri, &item.source.uri);
                writeln!(out, "{:w$}{theirs} = {ours}", "", w = depth * 2 + 4)?;
            }
        }
        left.push(command.commands().iter());
    }
    for diagnostic in &decoded.diagnostics {
        faint(out, &format!("let pass: {diagnostic}"))?;
        writeln!(out)?;
    }
    Ok(())
}

fn head(out: &mut Output, message: &Message<'_>) -> io::Result<()> {
    let header = &message.header;
    name(out, "SyncML")?;
    let last = if message.is_final { ", final" } else { "" };
    writeln!(
        out,
        " {} {}, session {}, message {}{last}",
        shown(&header.ver_dtd),
        shown(&header.ver_proto),
        shown(&header.session_id),
        shown(&header.msg_id)
    )?;
    let of = |uri: &str, name: Option<&str>| match name {
        Some(name) => format!("{} ({})", shown(uri), shown(name)),
        None => shown(uri),
    };
    let source = of(&header.source.uri, header.source.name.as_deref());
    let target = of(&header.target.uri, header.target.name.as_deref());
    writeln!(out, "  from {source} to {target}")?;
    if let Some(uri) = &header.resp_uri {
        writeln!(out, "  answers to {}", shown(uri))?;
    }
    if let Some(cred) = &header.cred {
        writeln!(out, "  credential {}", shown(&cred.auth_type().0))?;
    }
    about(out, header.meta.as_ref(), "  ", "\n")
}

fn line(out: &mut Output, command: &Command<'_>, depth: usize) -> io::Result<()> {
    write!(out, "{:w$}", "", w = depth * 2)?;
    if let Command::Unknown(markup) = command {
        faint(out, "unknown element")?;
        return writeln!(out, " {:?}", markup.name());
    }
    name(out, command.name())?;
    write!(out, " {}", shown(command.cmd_id()))?;
    match command {
        Command::Alert(alert) => match (alert.code(), &alert.data) {
            (Some(code), _) => write!(out, ": {code}")?,
            (None, Some(data)) => write!(out, ": {}", text(data, false))?,
            (None, None) => {}
        },
        Command::Status(status) => {
            let code = status.code().map(|code| code.to_string());
            let code = code.unwrap_or_else(|| text(&status.data, false));
            let message = status.msg_ref.as_deref().unwrap_or("?");
            let (command, number) = (shown(&status.cmd), shown(&status.cmd_ref));
            write!(out, ": {code}, of {command} {number} in message {message}")?;
            for uri in status.target_refs.iter().chain(&status.source_refs) {
                write!(out, ", {}", shown(uri))?;
            }
            if let Some(chal) = &status.chal {
                write!(out, ", wants {}", shown(&chal.auth_type().0))?;
            }
            if let Some(error) = &status.original_error {
                write!(out, ", error {}", shown(error))?;
            }
        }
        Command::Results(results) => {
            let command = results.cmd_ref.as_deref().unwrap_or("1");
            let message = results.msg_ref.as_deref().unwrap_or("1");
            write!(out, " of {} in message {}", shown(command), shown(message))?;
        }
        Command::Sync(sync) => {
            let uri = |uri: Option<&str>| shown(uri.unwrap_or("?"));
            let source = uri(sync.source.as_ref().map(|s| &*s.uri));
            let target = uri(sync.target.as_ref().map(|t| &*t.uri));
            write!(out, " from {source} to {target}")?;
            if let Some(number) = &sync.number_of_changes {
                write!(out, ", {} changes in all", shown(number))?;
            }
        }
        _ => {}
    }
    about(out, command.meta(), " ", "")?;
    if command.no_resp() {
        faint(out, " (no answer wanted)")?;
    }
    writeln!(out)
}

fn write_item(out: &mut Output, item: &Item<'_>, depth: usize, secrets: bool) -> io::Result<()> {
    write!(out, "{:w$}", "", w = depth * 2)?;
    match (item.target_uri(), item.source_uri()) {
        (Some(target), Some(source)) => {
            write!(out, "{} from {}", shown(target), shown(source))?;
        }
        (Some(uri), None) | (None, Some(uri)) => write!(out, "{}", shown(uri))?,
        (None, None) => faint(out, "item")?,
    }
    about(out, item.meta.as_ref(), " ", "")?;
    if let Some(data) = &item.data {
        let hide = item.is_credential() && !secrets;
        write!(out, " ")?;
        styled(out, &text(data, hide))?;
    }
    if item.more_data {
        faint(out, " (more follows)")?;
    }
    writeln!(out)
}

/// What a `Meta` says, in brackets.
fn about(out: &mut Output, meta: Option<&Meta<'_>>, before: &str, after: &str) -> io::Result<()> {
    let Some(meta) = meta else { return Ok(()) };
    let mut parts: Vec<String> = Vec::new();
    parts.extend(meta.format.as_deref().map(shown));
    parts.extend(meta.media_type.as_deref().map(shown));
    let named = [
        ("mark", meta.mark()),
        ("size", meta.size()),
        ("most for a message", meta.max_msg_size()),
        ("most for an object", meta.max_obj_size()),
        ("next nonce", meta.next_nonce()),
    ];
    for (name, value) in named {
        parts.extend(value.map(|value| format!("{name} {}", shown(value))));
    }
    if let Some(anchor) = meta.anchor() {
        let last = anchor.last.as_deref().unwrap_or("the beginning");
        parts.push(format!("from {} to {}", shown(last), shown(&anchor.next)));
    }
    if parts.is_empty() {
        return Ok(());
    }
    write!(out, "{before}")?;
    faint(out, &format!("[{}]", parts.join(", ")))?;
    write!(out, "{after}")
}

/// Data as a quoted text, or what else it is.
fn text(data: &Data<'_>, hide: bool) -> String {
    if hide {
        return "<hidden>".to_owned();
    }
    match (data.text(), data) {
        (Some(text), _) => format!("\"{}\"", shown(&text)),
        (None, Data::Opaque(bytes)) => format!("{} bytes", bytes.len()),
        (None, _) => "elements".to_owned(),
    }
}

/// A text without control characters, and not too long.
fn shown(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(CHARACTERS)
        .flat_map(char::escape_debug)
        .collect();
    shown = shown.replace("\\\"", "\"").replace("\\'", "'");
    if text.chars().nth(CHARACTERS).is_some() {
        shown.push('…');
    }
    shown
}

fn name(out: &mut Output, text: &str) -> io::Result<()> {
    let style = out.style(NAME);
    write!(out, "{style}{text}{style:#}")
}

fn styled(out: &mut Output, text: &str) -> io::Result<()> {
    let style = out.style(TEXT);
    write!(out, "{style}{text}{style:#}")
}

fn faint(out: &mut Output, text: &str) -> io::Result<()> {
    let style = out.style(FAINT);
    write!(out, "{style}{text}{style:#}")
}
