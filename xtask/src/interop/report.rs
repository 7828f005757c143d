//! What came of it: on the terminal, and as INTEROP.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use super::divergences::Divergences;
use super::{PEERS, Peer};
use crate::failure::Failure;
use crate::style::HEADING;

/// What we and a peer made of the same things, one way.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) direction: &'static str,
    /// What is compared, `documents`.
    pub(super) unit: &'static str,
    compared: usize,
    /// What the writing side refuses to write, and there is nothing to read of.
    left_out: usize,
    /// Each with a subject, and all that the two sides do differently with it.
    disagreements: Vec<(String, Vec<String>)>,
}

impl Row {
    pub(super) fn new(direction: &'static str, unit: &'static str) -> Self {
        Self {
            direction,
            unit,
            compared: 0,
            left_out: 0,
            disagreements: Vec::new(),
        }
    }

    /// Counts a subject, with what the two sides do differently with it.
    pub(super) fn compare(&mut self, subject: &str, differences: Vec<String>) {
        self.compared += 1;
        if !differences.is_empty() {
            self.disagreements.push((subject.to_owned(), differences));
        }
    }

    /// Counts a subject that the writing side does not write.
    pub(super) fn leave_out(&mut self) {
        self.left_out += 1;
    }

    /// Counts a subject that both sides agree about, or for which this went wrong.
    pub(super) fn check(&mut self, subject: &str, result: Result<(), String>) {
        self.compare(subject, result.err().into_iter().collect());
    }
}

/// A row, and which divergence explains each of its disagreements.
#[derive(Debug)]
struct Judged {
    row: Row,
    /// Divergences, and in how many subjects each shows.
    divergences: BTreeMap<usize, usize>,
    /// The number of subjects that differ in nothing else.
    explained: usize,
    unexplained: Vec<String>,
}

#[derive(Debug)]
struct Asked {
    name: &'static str,
    version: String,
    rows: Vec<Judged>,
}

/// All that came of it.
#[derive(Debug, Default)]
pub(super) struct Report {
    asked: Vec<Asked>,
    skipped: Vec<&'static str>,
    /// Peers that could not be talked to, and why.
    failed: Vec<(String, String)>,
}

impl Report {
    pub(super) fn skip(&mut self, peer: &Peer) {
        self.skipped.push(peer.name);
    }

    pub(super) fn fail(&mut self, peer: &Peer, version: &str, why: &str) {
        let name = format!("{} {version}", peer.name);
        self.failed.push((name, why.to_owned()));
    }

    pub(super) fn failed(&self) -> Vec<String> {
        let failed = self.failed.iter();
        failed.map(|(name, why)| format!("{name}: {why}")).collect()
    }

    pub(super) fn add(
        &mut self,
        peer: &Peer,
        version: &str,
        rows: Vec<Row>,
        divergences: &Divergences,
    ) {
        let judge = |row: Row| {
            let mut judged = Judged {
                row,
                divergences: BTreeMap::new(),
                explained: 0,
                unexplained: Vec::new(),
            };
            for (subject, differences) in &judged.row.disagreements {
                let mut all = true;
                for difference in differences {
                    let line = format!("{subject}: {difference}");
                    match divergences.find(peer.name, judged.row.direction, &line) {
                        Some(place) => *judged.divergences.entry(place).or_default() += 1,
                        None => {
                            let (name, direction) = (peer.name, judged.row.direction);
                            judged
                                .unexplained
                                .push(format!("{name}, {direction}: {line}"));
                            all = false;
                        }
                    }
                }
                judged.explained += usize::from(all);
            }
            judged
        };
        self.asked.push(Asked {
            name: peer.name,
            version: version.to_owned(),
            rows: rows.into_iter().map(judge).collect(),
        });
    }

    pub(super) fn skipped(&self) -> &[&'static str] {
        &self.skipped
    }

    pub(super) fn unexplained(&self) -> Vec<&str> {
        let rows = self.asked.iter().flat_map(|asked| &asked.rows);
        rows.flat_map(|judged| &judged.unexplained)
            .map(String::as_str)
            .collect()
    }

    /// The lines of the table: peer, direction, result.
    fn lines(&self) -> Vec<[String; 3]> {
        let mut lines = Vec::new();
        for asked in &self.asked {
            for judged in &asked.rows {
                let name = format!("{} {}", asked.name, asked.version);
                lines.push([name, judged.row.direction.to_owned(), judged.result()]);
            }
        }
        for (name, why) in &self.failed {
            lines.push([name.clone(), "-".to_owned(), format!("failed: {why}")]);
        }
        for name in &self.skipped {
            let name = (*name).to_owned();
            lines.push([name, "-".to_owned(), "skipped: not installed".to_owned()]);
        }
        lines
    }

    pub(super) fn print(&self, divergences: &Divergences) -> Result<(), Failure> {
        let mut out = anstream::stdout();
        let lines = self.lines();
        let width = |column: usize| {
            let cells = lines.iter().filter_map(|line| line.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let (first, second) = (width(0), width(1));
        for [peer, direction, result] in &lines {
            writeln!(
                out,
                "{HEADING}{peer:first$}{HEADING:#}  {direction:second$}  {result}"
            )?;
        }
        for (place, count) in self.explained() {
            if let Some(divergence) = divergences.0.get(place) {
                writeln!(
                    out,
                    "\n{}, {} ({count}): {}\n  right: {}. {}",
                    divergence.peer,
                    divergence.direction(),
                    divergence.what,
                    divergence.right,
                    divergence.clause
                )?;
            }
        }
        for name in &self.skipped {
            if let Some(peer) = PEERS.iter().find(|peer| peer.name == *name) {
                writeln!(
                    out,
                    "\n{name} is not installed. To install it:\n  {}",
                    peer.install.replace('\n', "\n  ")
                )?;
            }
        }
        for divergence in self.not_seen(divergences) {
            writeln!(out, "\nno longer seen: {divergence}")?;
        }
        Ok(())
    }

    /// How often each divergence was seen.
    fn explained(&self) -> BTreeMap<usize, usize> {
        let mut all = BTreeMap::new();
        let rows = self.asked.iter().flat_map(|asked| &asked.rows);
        for (place, count) in rows.flat_map(|judged| &judged.divergences) {
            *all.entry(*place).or_default() += count;
        }
        all
    }

    /// The divergences of the peers that were asked, and that were not seen.
    fn not_seen<'d>(&self, divergences: &'d Divergences) -> Vec<&'d str> {
        let seen = self.explained();
        let asked = |peer: &str| self.asked.iter().any(|asked| asked.name == peer);
        let all = divergences.0.iter().enumerate();
        all.filter(|(place, divergence)| asked(&divergence.peer) && !seen.contains_key(place))
            .map(|(_, divergence)| divergence.what.as_str())
            .collect()
    }

    /// INTEROP.md.
    pub(super) fn page(&self, divergences: &Divergences) -> String {
        let mut page = String::from(HEAD);
        page.push_str("| peer | direction | result |\n|---|---|---|\n");
        for [peer, direction, result] in self.lines() {
            let _ = writeln!(page, "| {peer} | {direction} | {result} |");
        }
        page.push_str(BEFORE_DIVERGENCES);
        for peer in PEERS {
            let of_it = divergences.0.iter().filter(|d| d.peer == peer.name);
            let mut of_it = of_it.peekable();
            if of_it.peek().is_none() {
                continue;
            }
            let _ = writeln!(page, "\n### {}\n", peer.name);
            page.push_str("| direction | what differs | right | by what |\n|---|---|---|---|\n");
            for divergence in of_it {
                let _ = writeln!(
                    page,
                    "| {} | {} | {} | {} |",
                    divergence.direction(),
                    divergence.what,
                    divergence.right,
                    divergence.clause
                );
            }
        }
        page.push_str("\n## Peers\n");
        for peer in PEERS {
            let install = peer.install;
            let _ = writeln!(
                page,
                "\n### {}\n\n{}\n\n```sh\n{install}\n```",
                peer.name, peer.about
            );
        }
        page
    }
}

impl Judged {
    fn result(&self) -> String {
        let Row {
            compared,
            unit,
            disagreements,
            left_out,
            ..
        } = &self.row;
        let agreed = compared.saturating_sub(disagreements.len());
        let mut text = format!("{agreed} of {compared} {unit} agree");
        if self.explained > 0 {
            let _ = write!(text, ", {} diverge as explained", self.explained);
        }
        let disagree = disagreements.len().saturating_sub(self.explained);
        if *left_out > 0 {
            let _ = write!(text, ", {left_out} more are not written there");
        }
        if disagree > 0 {
            let _ = write!(text, ", {disagree} DISAGREE");
        }
        text
    }
}

const HEAD: &str = "\
# Interoperability

What these crates write, read by programs that nobody here wrote, and the reverse.
`cargo xtask interop` asks them; `cargo xtask interop all --write` writes this page.

";

const BEFORE_DIVERGENCES: &str = "
## Divergences

What is not done in the same way, who is right, and by what. The list is
`xtask/data/interop.csv`; a disagreement that is not in it fails `cargo xtask interop`.
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interop::libwbxml;

    fn report(subjects: &[(&str, &[&str])], divergences: &Divergences) -> Report {
        let mut row = Row::new("there", "documents");
        for (subject, differences) in subjects {
            row.compare(
                subject,
                differences.iter().map(|d| (*d).to_owned()).collect(),
            );
        }
        let mut report = Report::default();
        report.add(&libwbxml::PEER, "1.0", vec![row], divergences);
        report
    }

    #[test]
    fn what_is_not_explained_is_said_with_its_subject() {
        let csv = "peer,direction,shows,what,right,clause\nlibwbxml,there,: yes,w,us,c\n";
        let divergences = Divergences::decode(csv).unwrap();
        let report = report(
            &[("a", &[]), ("b", &["yes", "no"]), ("c", &["yes"])],
            &divergences,
        );
        assert_eq!(report.unexplained(), ["libwbxml, there: b: no"]);
        assert_eq!(
            report.lines()[0][2],
            "1 of 3 documents agree, 1 diverge as explained, 1 DISAGREE"
        );
        assert_eq!(report.explained(), BTreeMap::from([(0, 2)]));
        assert!(report.not_seen(&divergences).is_empty());
    }

    #[test]
    fn a_peer_that_cannot_be_talked_to_does_not_keep_from_asking_the_others() {
        let mut report = report(&[("a", &[])], &Divergences(Vec::new()));
        report.fail(&libwbxml::PEER, "2.0", "it hangs");
        assert_eq!(report.failed(), ["libwbxml 2.0: it hangs"]);
        assert_eq!(report.lines()[1], ["libwbxml 2.0", "-", "failed: it hangs"]);
    }

    #[test]
    fn a_peer_that_is_not_there_stands_in_the_table() {
        let none = Divergences(Vec::new());
        let mut report = report(&[("a", &[])], &none);
        report.skip(&libwbxml::PEER);
        let page = report.page(&none);
        assert!(page.contains("| libwbxml 1.0 | there | 1 of 1 documents agree |\n"));
        assert!(page.contains("| libwbxml | - | skipped: not installed |\n"));
        assert!(page.contains("apt-get install libwbxml2-utils"));
    }
}
