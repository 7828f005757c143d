//! What LLVM has counted, in the format of lcov.

use std::collections::BTreeMap;
use std::path::Path;

/// A source file and how often each of its lines was run.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct File {
    /// From the root of the workspace.
    pub(super) name: String,
    lines: BTreeMap<usize, u64>,
}

impl File {
    /// How many of its lines can be run.
    pub(super) fn counted(&self) -> usize {
        self.lines.len()
    }

    /// How many of them were.
    pub(super) fn run(&self) -> usize {
        self.lines.values().filter(|times| **times > 0).count()
    }

    /// The numbers of those that were not, from 1.
    pub(super) fn missed(&self) -> impl Iterator<Item = usize> {
        let missed = self.lines.iter().filter(|(_, times)| **times == 0);
        missed.map(|(number, _)| *number)
    }

    /// The folder that it is in, which is called as the library is.
    pub(super) fn package(&self) -> &str {
        self.name.split('/').next().unwrap_or(&self.name)
    }
}

/// The files below a folder, sorted by name. A line that stands in several records, one for each
/// program that has the file in it, was run as often as in all of them.
pub(super) fn files(report: &str, root: &Path) -> Vec<File> {
    let mut files: BTreeMap<String, BTreeMap<usize, u64>> = BTreeMap::new();
    let mut current = None;
    for line in report.lines() {
        if let Some(path) = line.strip_prefix("SF:") {
            let name = Path::new(path).strip_prefix(root).ok();
            current = name.map(|name| name.to_string_lossy().into_owned());
        } else if let (Some(row), Some(name)) = (line.strip_prefix("DA:"), &current) {
            let mut numbers = row.split(',').map(str::parse::<u64>);
            if let (Some(Ok(number)), Some(Ok(times))) = (numbers.next(), numbers.next()) {
                let lines = files.entry(name.clone()).or_default();
                *lines.entry(number as usize).or_default() += times;
            }
        }
    }
    let files = files.into_iter();
    files.map(|(name, lines)| File { name, lines }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "SF:/w/wbxml/src/a.rs\nFN:1,f\nDA:1,2\nDA:2,0\nDA:3,0\nLF:3\n\
        end_of_record\nSF:/w/syncml/src/b.rs\nDA:9,1\nend_of_record\n\
        SF:/elsewhere/c.rs\nDA:1,0\nend_of_record\nSF:/w/wbxml/src/a.rs\nDA:3,7\nend_of_record\n";

    #[test]
    fn a_line_is_run_if_a_program_has_run_it() {
        let files = files(REPORT, Path::new("/w"));
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["syncml/src/b.rs", "wbxml/src/a.rs"]);
        assert_eq!(
            [files[0].package(), files[1].package()],
            ["syncml", "wbxml"]
        );
        assert_eq!((files[1].counted(), files[1].run()), (3, 2));
        assert_eq!(files[1].missed().collect::<Vec<_>>(), [2]);
    }
}
