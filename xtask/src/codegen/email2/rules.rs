//! The rules on which the editions of EMAIL2 differ.

use std::fmt::Write as _;
use std::path::Path;

use super::super::table::Table;
use super::{BANNER, edition};

/// The rules by name, in the order of the file.
pub(super) struct Rules {
    pub(super) names: Vec<String>,
    about: Vec<About>,
}

/// A rule: its number, its title, and what each edition says and where.
struct About {
    number: Option<u8>,
    title: String,
    says: [Option<Said>; 4],
}

/// Words, and where they stand.
type Said = (String, String);

impl Rules {
    pub(super) fn read(root: &Path) -> Result<Self, String> {
        let columns = ["rule", "number", "title", "edition", "says", "citation"];
        let rows = Table::read(root, "email2-csp/data/email2_rules.csv", &columns)?.rows;
        let mut rules = Self {
            names: Vec::new(),
            about: Vec::new(),
        };
        for row in &rows {
            let (name, title) = (row.required("rule")?, row.required("title")?);
            let number = match row.get("number")? {
                "" => None,
                cell => Some(cell.parse().map_err(|_| row.error("number is none"))?),
            };
            if rules.names.last().is_none_or(|last| last != name) {
                if rules.names.iter().any(|other| other == name) {
                    return Err(row.error("the rows of a rule do not stand together"));
                }
                rules.names.push(name.to_owned());
                rules.about.push(About {
                    number,
                    title: title.to_owned(),
                    says: Default::default(),
                });
            }
            let about = rules.about.last_mut().ok_or_else(|| row.error("no rule"))?;
            if about.number != number || about.title != title {
                return Err(row.error("number or title is not that of the row above"));
            }
            let says = (row.required("says")?, row.required("citation")?);
            let said = about.says[edition(row)?].replace((says.0.to_owned(), says.1.to_owned()));
            if said.is_some() {
                return Err(row.error("the edition says so twice"));
            }
        }
        Ok(rules)
    }

    pub(super) fn module(&self) -> String {
        let mut variants = String::new();
        let mut facts = String::new();
        for (name, about) in self.names.iter().zip(&self.about) {
            let About {
                number,
                title,
                says,
            } = about;
            let _ = writeln!(variants, "/// {title}.\n{name},");
            let says: Vec<String> = says
                .iter()
                .map(|says| match says {
                    Some((says, citation)) => {
                        format!("Some(Says {{ words: {says:?}, citation: {citation:?} }})")
                    }
                    None => "None".to_owned(),
                })
                .collect();
            let _ = writeln!(
                facts,
                "RuleFacts {{ name: {name:?}, number: {number:?}, title: {title:?}, says: [{}] }},",
                says.join(", ")
            );
        }
        format!(
            "{BANNER}\nuse crate::edition::{{RuleFacts, Says}};\n\n\
             /// A rule on which the editions differ: the ten contradictions among the sources, which have\n\
             /// numbers, and the rules of single nodes.\n\
             #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n\
             #[repr(u8)]\n#[non_exhaustive]\n\
             pub enum Rule {{\n{variants}}}\n\n\
             impl Rule {{\n/// All of them: the contradictions, by number, and the others.\n\
             pub const ALL: [Self; {count}] = [Self::{all}];\n}}\n\n\
             /// What is known of each, in their order.\n\
             pub(crate) static RULES: [RuleFacts; {count}] = [{facts}];\n",
            count = self.names.len(),
            all = self.names.join(", Self::"),
        )
    }
}
