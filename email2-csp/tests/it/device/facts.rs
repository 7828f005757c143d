//! What the tests take for true: `data/email2_nodes.csv`, which another test holds against the DDF
//! files and the pages, read here by itself and not through the tables of the library.

use std::sync::LazyLock;

use email2_csp::device::{Address, Content};
use email2_csp::{Account, AccountNode, Edition, Guid};

/// A row: what an edition says of a node.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) edition: Edition,
    /// `EMAIL2`, `{GUID}`, `INSERVER`, `TAGPROPS/8128000B`, `NAMEDPROPS/Name#tttt`.
    pub(crate) node: String,
    pub(crate) present: bool,
    pub(crate) one: bool,
    pub(crate) interior: bool,
    pub(crate) access: Vec<String>,
    pub(crate) size: Option<usize>,
    pub(crate) values: String,
}

pub(crate) const GUID: Guid = Guid::from_u128(0xC556E16F_56C4_4EDB_9C64_D9469EE1FBE0);
pub(crate) const OTHER: Guid = Guid::from_u128(0x8F3C2B10_5D7A_4E61_9B02_1C44A0E7D955);

/// All rows.
pub(crate) fn rows() -> &'static [Row] {
    static ROWS: LazyLock<Vec<Row>> = LazyLock::new(read);
    &ROWS
}

/// The rows of an edition, its nodes only.
pub(crate) fn rows_of(edition: Edition) -> Vec<Row> {
    let rows = rows().iter();
    let there = rows.filter(|row| row.edition == edition && row.present);
    there.cloned().collect()
}

fn read() -> Vec<Row> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/email2_nodes.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let names = reader.headers().unwrap().clone();
    let at = |name: &str| names.iter().position(|n| n == name).unwrap();
    let (node, edition, presence) = (at("node"), at("edition"), at("presence"));
    let (occurrence, format, access) = (at("occurrence"), at("format"), at("access"));
    let (size, values) = (at("size"), at("values"));
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        Row {
            edition: Edition::from_name(&record[edition]).unwrap(),
            node: record[node].to_owned(),
            present: &record[presence] == "yes",
            one: &record[occurrence] == "One",
            interior: &record[format] == "node",
            access: record[access].split(' ').map(str::to_owned).collect(),
            size: record[size].parse().ok(),
            values: record[values].to_owned(),
        }
    });
    rows.collect()
}

impl Row {
    /// The names from `EMAIL2` to the node.
    pub(crate) fn names(&self, guid: Guid) -> Vec<String> {
        let mut names = vec![guid.to_string()];
        match self.node.as_str() {
            "EMAIL2" => names.clear(),
            "{GUID}" => {}
            "NAMEDPROPS/Name#tttt" => names.extend(["NAMEDPROPS".into(), "Colour#0003".into()]),
            node => names.extend(node.split('/').map(str::to_owned)),
        }
        names
    }

    pub(crate) fn address(&self, guid: Guid) -> Address<'static> {
        Address::decode(self.names(guid)).unwrap()
    }

    pub(crate) fn allows(&self, command: &str) -> bool {
        self.access.iter().any(|access| access == command)
    }

    /// The group that the node is in.
    pub(crate) fn group(&self) -> Option<&str> {
        self.node.split_once('/').map(|(group, _)| group)
    }

    pub(crate) fn is_account(&self) -> bool {
        self.node == "{GUID}"
    }

    pub(crate) fn is_root(&self) -> bool {
        self.node == "EMAIL2"
    }

    /// A value that the row allows.
    pub(crate) fn good(&self) -> String {
        let (kind, list) = self.values.split_once(':').unwrap_or((&self.values, ""));
        match kind {
            "enum" | "hint" => list.split('|').next_back().unwrap(),
            "flag" => "0x2",
            "number" | "range" => "30",
            "boolean" | "mapi" => "1",
            "server" => "mail.fabrikam.example:143",
            "guid" | "regex" => "{436EF144-B4FB-4863-A041-8F905A62C572}",
            "" => match self.node.as_str() {
                "SERVICETYPE" => "IMAP4",
                _ => "Fabrikam",
            },
            other => panic!("values {other}"),
        }
        .to_owned()
    }

    /// A value that the row does not allow, and the status that says so.
    pub(crate) fn bad(&self) -> Option<(String, u16)> {
        let kind = self.values.split(':').next().unwrap();
        match kind {
            "enum" | "number" | "range" | "flag" | "guid" | "mapi" | "boolean" => {
                Some(("perhaps".to_owned(), 500))
            }
            "server" => Some(("two words".to_owned(), 500)),
            _ => None,
        }
    }

    /// A value longer than the row allows.
    pub(crate) fn long(&self) -> Option<String> {
        // Not the bytes are counted but the characters.
        self.size.map(|size| "é".repeat(size + 1))
    }

    pub(crate) fn content<'v>(&self, text: &'v str) -> Content<'v> {
        match self.interior {
            true => Content::NODE,
            false => Content::text(text),
        }
    }

    /// Puts the node into an account, past the engine.
    pub(crate) fn put(&self, account: &mut Account<'static>) {
        match self.node.as_str() {
            "EMAIL2" | "{GUID}" => {}
            "TAGPROPS" => account.set_tag_props(true),
            "NAMEDPROPS" => account.set_named_props(true),
            _ => {
                let names = self.names(GUID).split_off(1);
                let path: Vec<_> = names.into_iter().map(Into::into).collect();
                account.set_path(&path, self.good());
            }
        }
    }

    /// Takes the node out of an account, past the engine.
    pub(crate) fn take(&self, account: &mut Account<'static>) {
        account.remove_at(self.address(GUID).place());
    }
}

/// An account that has what the edition must have, and nothing else.
pub(crate) fn smallest(edition: Edition, guid: Guid) -> Account<'static> {
    let mut account = Account::new(guid);
    for row in rows_of(edition).iter().filter(|row| row.one) {
        row.put(&mut account);
    }
    account.set(AccountNode::ServiceType, "IMAP4");
    assert!(account.validate(edition).is_legal());
    account
}

/// What each edition says beside its table, from the specification sheet: contradictions 1, 4, 7, 8.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Says {
    pub(crate) atomic_required: bool,
    pub(crate) root_query: bool,
    pub(crate) service_replace: bool,
    pub(crate) duplicate_deletes: bool,
    /// Windows: the management protocol adds what is above a node (MS-MDM).
    pub(crate) implicit_parents: bool,
}

pub(crate) const fn says(edition: Edition) -> Says {
    match edition {
        Edition::WindowsMobile => Says {
            atomic_required: false,
            root_query: false,
            service_replace: false,
            duplicate_deletes: true,
            implicit_parents: false,
        },
        Edition::Windows10Prose => Says {
            atomic_required: true,
            root_query: false,
            service_replace: false,
            duplicate_deletes: false,
            implicit_parents: true,
        },
        Edition::Windows10Ddf1607 | Edition::DdfV2 => Says {
            atomic_required: false,
            root_query: true,
            service_replace: true,
            duplicate_deletes: false,
            implicit_parents: true,
        },
    }
}
