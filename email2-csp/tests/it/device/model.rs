//! A naive model of the device: accounts are maps of text, an Atomic is a copy of everything. What it
//! knows it has from the rows of `facts`, and from the specification sheet (contradictions 1, 4, 6, 7,
//! 8, 9); it asks nothing of the library.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use email2_csp::{Edition, Guid};

use super::facts::{Row, Says, rows_of, says};

/// An account: the nodes by their path below the GUID; interior nodes have no value.
pub(crate) type Nodes = BTreeMap<String, Option<String>>;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stored {
    pub(crate) nodes: Nodes,
    pub(crate) application: Option<String>,
    pub(crate) messages: u64,
}

/// The naive model.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    says: Says,
    edition: Edition,
    limit: usize,
    /// What accounts are created with from now on.
    pub(crate) application: Option<String>,
    pub(crate) rows: Rc<[Row]>,
    pub(crate) accounts: BTreeMap<Guid, Stored>,
    saved: Option<BTreeMap<Guid, Stored>>,
    /// What this Atomic has added.
    added: BTreeSet<(Guid, String)>,
    /// The accounts that are made in this Atomic.
    new: BTreeSet<Guid>,
    pub(crate) doomed: BTreeSet<Guid>,
}

/// The nodes of an edition, and one of the properties that Windows Mobile takes beside them.
fn rows(edition: Edition) -> Vec<Row> {
    let mut rows = rows_of(edition);
    if edition == Edition::WindowsMobile {
        let mut row = rows.iter().find(|row| row.node == "NAME").unwrap().clone();
        row.node = "TAGPROPS/3001001F".to_owned();
        rows.push(row);
    }
    rows
}

impl Model {
    pub(crate) fn new(edition: Edition, limit: u8) -> Self {
        Self {
            says: says(edition),
            edition,
            limit: limit.into(),
            application: None,
            rows: rows(edition).into(),
            accounts: BTreeMap::new(),
            saved: None,
            added: BTreeSet::new(),
            new: BTreeSet::new(),
            doomed: BTreeSet::new(),
        }
    }

    /// The status of a command.
    pub(crate) fn give(
        &mut self,
        command: &str,
        guid: Guid,
        row: &Row,
        value: (&str, &str),
    ) -> u16 {
        let before = self.accounts.clone();
        let status = self.try_give(command, guid, row, value);
        let doomed = self.says.duplicate_deletes && status == 418 && row.is_account();
        if status != 200 && !doomed {
            self.accounts = before;
        }
        status
    }

    fn try_give(
        &mut self,
        command: &str,
        guid: Guid,
        row: &Row,
        (value, format): (&str, &str),
    ) -> u16 {
        let atomic = self.saved.is_some();
        let account = self.accounts.contains_key(&guid);
        let is_new = !account || self.new.contains(&guid);
        let writes = matches!(command, "Add" | "Replace");
        let ssl = command == "Add" && row.node == "TAGPROPS/812C000B" && is_new;
        if !row.allows(command) && !ssl {
            return 405;
        }
        let service = matches!(row.node.as_str(), "SERVICENAME" | "SERVICETYPE");
        if service && command == "Replace" && !self.says.service_replace && !is_new {
            return 405;
        }
        if row.is_root() {
            return if self.says.root_query { 200 } else { 405 };
        }
        if writes && self.says.atomic_required && !atomic {
            return 405;
        }
        let there = match self.accounts.get(&guid) {
            Some(stored) => row.is_account() || stored.nodes.contains_key(&row.node),
            None => false,
        };
        match command {
            "Get" => return if there { 200 } else { 404 },
            "Delete" if !there => return 404,
            "Delete" if row.is_account() => {
                self.accounts.remove(&guid);
                self.new.insert(guid);
                self.added.retain(|(of, _)| *of != guid);
                return 200;
            }
            "Delete" => {
                let below = format!("{}/", row.node);
                let stored = self.accounts.get_mut(&guid).unwrap();
                stored
                    .nodes
                    .retain(|name, _| *name != row.node && !name.starts_with(&below));
                self.added.retain(|(of, name)| {
                    *of != guid || (*name != row.node && !name.starts_with(&below))
                });
                return 200;
            }
            "Add" if there && row.is_account() => {
                if self.says.duplicate_deletes {
                    self.accounts.remove(&guid);
                    if self.new.insert(guid) {
                        self.doomed.insert(guid);
                    }
                    self.added.retain(|(of, _)| *of != guid);
                }
                return 418;
            }
            "Add" if there => return 418,
            // What the account had before this Atomic is taken away, not replaced.
            "Add" if service && !self.says.service_replace && !is_new => {
                let saved = self.saved.as_ref().and_then(|saved| saved.get(&guid));
                if saved.is_some_and(|before| before.nodes.contains_key(&row.node)) {
                    return 405;
                }
            }
            _ => {}
        }
        if command == "Add" && !self.says.implicit_parents && !row.is_account() {
            let group = row.group().map(str::to_owned);
            let has = |stored: &Stored| group.is_none_or(|g| stored.nodes.contains_key(&g));
            if !self.accounts.get(&guid).is_some_and(has) {
                return 404;
            }
        }
        let key = (guid, row.node.clone());
        if command == "Replace" && self.says.implicit_parents && self.added.contains(&key) {
            return 500;
        }
        if let Some(status) = refused(row, value, format) {
            return status;
        }
        if !account {
            if self.accounts.len() >= self.limit {
                return 420;
            }
            let stored = Stored {
                application: self.application.clone(),
                ..Stored::default()
            };
            self.accounts.insert(guid, stored);
            self.new.insert(guid);
        }
        let stored = self.accounts.get_mut(&guid).unwrap();
        if let Some(group) = row.group() {
            stored.nodes.insert(group.to_owned(), None);
        }
        if !row.is_account() {
            // Contradiction 9: a switch that is sent as int is written as the edition writes it.
            let words = format == "int" && row.values == "enum:FALSE|TRUE";
            let value = match value {
                "1" if words => "TRUE",
                "0" if words => "FALSE",
                value => value,
            };
            let value = (!row.interior).then(|| value.to_owned());
            stored.nodes.insert(row.node.clone(), value);
        }
        if command == "Add" {
            self.added.insert(key);
        }
        200
    }

    pub(crate) fn begin(&mut self) -> u16 {
        if self.saved.is_some() {
            return 500;
        }
        self.saved = Some(self.accounts.clone());
        200
    }

    /// Outside an Atomic nothing is remembered from one command to the next.
    pub(crate) fn forget(&mut self) {
        if self.saved.is_none() {
            self.added.clear();
            self.new.clear();
            self.doomed.clear();
        }
    }

    pub(crate) fn commit(&mut self) -> u16 {
        let Some(saved) = &self.saved else {
            return 500;
        };
        for (guid, stored) in &self.accounts {
            let before = saved.get(guid).filter(|_| !self.new.contains(guid));
            // What was wrong before, the change does not answer for.
            let before = before.map_or(BTreeSet::new(), |before| self.faults(&before.nodes));
            if !self.faults(&stored.nodes).is_subset(&before) {
                return 500;
            }
        }
        self.saved = None;
        200
    }

    pub(crate) fn roll_back(&mut self) -> u16 {
        let Some(saved) = self.saved.take() else {
            return 500;
        };
        self.accounts = saved;
        for guid in &self.doomed {
            self.accounts.remove(guid);
        }
        200
    }

    /// What is left of an Atomic when the device is switched off.
    pub(crate) fn restart(&mut self) {
        if let Some(saved) = self.saved.take() {
            self.accounts = saved;
        }
        self.forget();
    }

    /// A MAPI application goes, and its accounts. Which; or a status.
    pub(crate) fn remove_application(&mut self, application: &str) -> Result<Vec<Guid>, u16> {
        if self.saved.is_some() {
            return Err(500);
        }
        let with = |stored: &Stored| stored.application.as_deref() == Some(application);
        let accounts = self.accounts.iter();
        let removed = accounts.filter(|(_, stored)| with(stored));
        let removed: Vec<Guid> = removed.map(|(guid, _)| *guid).collect();
        self.accounts.retain(|guid, _| !removed.contains(guid));
        Ok(removed)
    }

    /// Two models of which this is the same answer alike from now on.
    pub(crate) fn state(&self) -> String {
        format!("{:?}", (&self.accounts, &self.added, &self.new))
    }

    /// What an account has not that it has to have, and has that it may not have: required nodes, the
    /// credentials of the outgoing server (contradiction 6), and KEEPMAX.
    fn faults(&self, nodes: &Nodes) -> BTreeSet<(&'static str, String)> {
        let required = self.rows.iter().filter(|row| row.one);
        let required = required.filter(|row| !row.is_root() && !row.is_account());
        let missing = required.filter(|row| !nodes.contains_key(&row.node));
        let mut faults: BTreeSet<_> = missing.map(|row| ("required", row.node.clone())).collect();
        let text = |name: &str| nodes.get(name).cloned().flatten();
        let on = matches!(text("SMTPALTENABLED").as_deref(), Some("1" | "TRUE"));
        for (name, needed) in [
            ("SMTPALTAUTHNAME", true),
            ("SMTPALTPASSWORD", true),
            ("SMTPALTDOMAIN", false),
        ] {
            match (on, text(name).is_some()) {
                (true, false) if needed => faults.insert(("needed", name.to_owned())),
                (false, true) => faults.insert(("without use", name.to_owned())),
                _ => false,
            };
        }
        let keeps = text("KEEPMAX").is_some() && self.edition != Edition::WindowsMobile;
        if keeps && text("SERVICETYPE").as_deref() != Some("IMAP4") {
            faults.insert(("of IMAP4", "KEEPMAX".to_owned()));
        }
        faults
    }
}

/// The status of a value that the row does not take.
fn refused(row: &Row, value: &str, format: &str) -> Option<u16> {
    let int = matches!(
        row.node.as_str(),
        "AUTHREQUIRED" | "LINGER" | "SMTPALTENABLED"
    );
    let fits = match row.interior {
        true => format == "node",
        false => format == "chr" || (int && format == "int"),
    };
    if !fits {
        return Some(415);
    }
    let digits = value.strip_prefix('-').unwrap_or(value);
    let decimal = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    if format == "int" && !decimal {
        return Some(415);
    }
    if row.long().as_deref() == Some(value) {
        return Some(413);
    }
    row.bad()
        .filter(|(bad, _)| bad == value)
        .map(|(_, status)| status)
}
