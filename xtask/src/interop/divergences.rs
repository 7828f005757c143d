//! What we and others disagree about, and who is right: `xtask/data/interop.csv`.

use std::collections::HashMap;

const FILE: &str = "xtask/data/interop.csv";
const TEXT: &str = include_str!("../../data/interop.csv");

/// All known ones.
#[derive(Debug)]
pub(super) struct Divergences(pub(super) Vec<Divergence>);

/// Something that is done one way here and another way there.
#[derive(Debug)]
pub(super) struct Divergence {
    pub(super) peer: String,
    /// One direction, or several.
    directions: Vec<String>,
    /// What is in the lines that it shows in, `subject: difference`: any of these.
    shows: Vec<String>,
    /// What is done here and there.
    pub(super) what: String,
    /// Who is right: `us`, `them`, `both`, `neither`.
    pub(super) right: String,
    /// By what.
    pub(super) clause: String,
}

impl Divergences {
    pub(super) fn read() -> Result<Self, String> {
        Self::decode(TEXT)
    }

    pub(super) fn decode(text: &str) -> Result<Self, String> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut all = Vec::new();
        for (row, cells) in reader.deserialize::<HashMap<String, String>>().enumerate() {
            let complain = |what: String| format!("{FILE}, row {}: {what}", row + 1);
            let mut cells = cells.map_err(|e| complain(e.to_string()))?;
            let mut cell = |column: &str| match cells.remove(column) {
                Some(cell) if !cell.is_empty() => Ok(cell),
                _ => Err(complain(format!("{column} is empty"))),
            };
            let list = |cell: String| cell.split(" | ").map(str::to_owned).collect();
            let divergence = Divergence {
                peer: cell("peer")?,
                directions: list(cell("direction")?),
                shows: list(cell("shows")?),
                what: cell("what")?,
                right: cell("right")?,
                clause: cell("clause")?,
            };
            if !["us", "them", "both", "neither"].contains(&&*divergence.right) {
                return Err(complain(format!("{} is right?", divergence.right)));
            }
            all.push(divergence);
        }
        Ok(Self(all))
    }

    /// The place of the one that explains this line, `subject: difference`.
    pub(super) fn find(&self, peer: &str, direction: &str, line: &str) -> Option<usize> {
        self.0.iter().position(|divergence| {
            divergence.peer == peer
                && divergence.directions.iter().any(|d| d == direction)
                && divergence.shows.iter().any(|part| line.contains(part))
        })
    }
}

impl Divergence {
    /// The directions that it shows in.
    pub(super) fn direction(&self) -> String {
        self.directions.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_the_workspace() -> Divergences {
        Divergences::read().unwrap()
    }

    #[test]
    fn a_divergence_without_an_explanation_is_refused() {
        let head = "peer,direction,shows,what,right,clause\n";
        let decode = |row: &str| Divergences::decode(&format!("{head}{row}\n")).unwrap_err();
        let place = "xtask/data/interop.csv, row 1:";
        assert_eq!(decode("p,d,*,w,us,"), format!("{place} clause is empty"));
        assert_eq!(decode("p,d,*,w,me,c"), format!("{place} me is right?"));
    }

    #[test]
    fn every_divergence_is_of_a_peer_that_there_is() {
        for divergence in of_the_workspace().0 {
            let known = super::super::PEERS.iter().map(|peer| peer.name);
            assert!(
                known.into_iter().any(|name| name == divergence.peer),
                "{divergence:?}"
            );
        }
    }

    #[test]
    fn every_divergence_is_explained_in_interop_md() {
        let root = crate::checks::workspace::root().unwrap();
        let page = std::fs::read_to_string(root.join("INTEROP.md")).unwrap();
        for divergence in of_the_workspace().0 {
            assert!(page.contains(&divergence.what), "{}", divergence.what);
            assert!(page.contains(&divergence.clause), "{}", divergence.clause);
        }
    }

    #[test]
    fn a_divergence_is_found_by_what_is_in_the_line() {
        let csv =
            "peer,direction,shows,what,right,clause\np,there | or here,wv-02 | <MIME>,w,us,c\n";
        let divergences = Divergences::decode(csv).unwrap();
        let line = "activesync-030: expected <MIME>, found <Mime>";
        assert_eq!(divergences.find("p", "there", "wv/wv-021: x"), Some(0));
        assert_eq!(divergences.find("p", "there", line), Some(0));
        assert_eq!(divergences.find("p", "there", "wv/wv-031: x"), None);
        assert_eq!(divergences.find("p", "or here", line), Some(0));
        assert_eq!(divergences.find("p", "back", line), None);
        assert_eq!(divergences.find("q", "there", line), None);
    }
}
