//! Wireshark's dissectors, by `tshark`.

mod dissection;

use std::process::Command;
use std::time::Duration;

use wbxml::ConvertOptions;

use super::corpus::{self, Sample};
use super::pcap::Capture;
use super::report::Row;
use super::{Context, Peer, program};
use dissection::{Frame, Protocol, frames};

pub(super) const PEER: Peer = Peer {
    name: "tshark",
    about: "Wireshark's dissectors of HTTP, WSP and WBXML, over a capture that is written here. \
            Compared is the XML that it renders, with the documents that we made WBXML of.",
    install: "apt-get install tshark",
    version,
    ask,
};

/// For the whole capture.
const PATIENCE: Duration = Duration::from_secs(120);

fn version(_: &Context) -> Option<String> {
    version_in(&program::first_line("tshark", "--version")?)
}

/// The version in `TShark (Wireshark) 4.0.17 (Git v4.0.17 …).`
fn version_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("(Wireshark) ")?;
    let version = rest.split([' ', '(']).next()?;
    Some(version.trim_end_matches('.').to_owned())
}

fn ask(context: &Context) -> Result<Vec<Row>, String> {
    let mut samples = corpus::samples(context)?;
    samples.extend(corpus::more_samples(context)?);
    let mut capture = Capture::new();
    let mut pushed = Vec::new();
    for sample in &samples {
        let options = ConvertOptions::default().with_dictionary(sample.dictionary);
        let document = wbxml::from_xml_with(&sample.xml, &options)
            .map_err(|e| format!("{}: {e}", sample.name))?;
        let media_type = media_type(sample.dictionary.name());
        capture.http_post(media_type, &document);
        if capture.wsp_push(media_type, &document) {
            pushed.push(sample);
        }
    }
    let file = context.scratch("tshark")?.join("capture.pcap");
    std::fs::write(&file, capture.as_bytes()).map_err(|e| format!("{}: {e}", file.display()))?;
    let mut command = Command::new("tshark");
    command.args(["-n", "-Y", "http.request or wsp", "-V", "-r"]);
    let output = program::run(command.arg(&file), b"", PATIENCE)?.success()?;
    let found = frames(&String::from_utf8_lossy(&output));
    let in_http = row("our WBXML in HTTP", Protocol::Http, samples.iter(), &found)?;
    let in_wsp = row(
        "our WBXML in WSP",
        Protocol::Wsp,
        pushed.into_iter(),
        &found,
    )?;
    Ok(vec![in_http, in_wsp])
}

fn row<'s>(
    direction: &'static str,
    protocol: Protocol,
    samples: impl ExactSizeIterator<Item = &'s Sample>,
    frames: &[Frame],
) -> Result<Row, String> {
    let frames: Vec<&Frame> = frames.iter().filter(|f| f.protocol == protocol).collect();
    if frames.len() != samples.len() {
        return Err(format!(
            "{} documents went out, and {} were seen ({direction})",
            samples.len(),
            frames.len()
        ));
    }
    let mut row = Row::new(direction, "documents");
    for (sample, frame) in samples.zip(frames) {
        row.compare(&sample.name, frame.differences(&sample.xml));
    }
    Ok(row)
}

/// What tshark knows documents of this type by.
fn media_type(dictionary: &str) -> &'static str {
    let is = |name: &str| dictionary.starts_with(name);
    match () {
        () if is("si-") => "application/vnd.wap.sic",
        () if is("sl-") => "application/vnd.wap.slc",
        () if is("co-") => "application/vnd.wap.coc",
        () if is("prov-") => "application/vnd.wap.connectivity-wbxml",
        () if is("ota-") => "application/x-wap-prov.browser-settings",
        () if is("syncml-") => "application/vnd.syncml+wbxml",
        () if is("wv-csp-") => "application/vnd.wv.csp.wbxml",
        () if is("drmrel-") => "application/vnd.oma.drm.rights+wbxml",
        () if is("activesync") || is("airsync") => "application/vnd.ms-sync.wbxml",
        () => "application/vnd.wap.wbxml",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_told_apart_from_where_it_was_built() {
        let line = "TShark (Wireshark) 4.0.17 (Git v4.0.17 packaged as 4.0.17-0+deb12u3).";
        assert_eq!(version_in(line).as_deref(), Some("4.0.17"));
        assert_eq!(
            version_in("TShark (Wireshark) 4.4.1.").as_deref(),
            Some("4.4.1")
        );
        assert_eq!(version_in("no such program"), None);
    }
}
