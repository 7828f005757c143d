//! A management tree in memory, as a device has one: leaves, interior nodes, access types.

use std::collections::BTreeMap;

use syncml::StatusCode;
use syncml::loc_uri::LocUri;
use syncml::session::{Failure, Tree, Value};

/// A tree in memory. Addresses are compared in canonical form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DeviceTree {
    /// Nodes by their canonical address; `None` is an interior node.
    nodes: BTreeMap<String, Option<Value<'static>>>,
    /// The addresses of nodes that must not be deleted or written over.
    permanent: Vec<String>,
    /// The state at the beginning of the Atomic that goes on.
    saved: Option<BTreeMap<String, Option<Value<'static>>>>,
    /// What has been run, with its correlator.
    pub(crate) executed: Vec<(String, Option<String>)>,
}

impl DeviceTree {
    /// A tree with these leaves, texts all of them. What is above them is made, too; what is no
    /// address is left out.
    pub(crate) fn with_leaves(leaves: &[(&str, &str)]) -> Self {
        let mut tree = Self::default();
        for (uri, text) in leaves {
            let Ok(uri) = LocUri::decode(uri) else {
                continue;
            };
            tree.make_parents(&uri);
            let value = Value::text(String::from(*text));
            tree.nodes.insert(uri.to_string(), Some(value));
        }
        tree
    }

    /// The same tree; these nodes are permanent and read-only.
    pub(crate) fn with_permanent(mut self, uris: &[&str]) -> Self {
        self.permanent = uris.iter().map(|uri| canonical(uri)).collect();
        self
    }

    /// The text of a leaf.
    pub(crate) fn text(&self, uri: &str) -> Option<String> {
        let value = self.nodes.get(&canonical(uri))?.as_ref()?;
        Some(value.data.text()?.into_owned())
    }

    /// Whether there is a node or leaf.
    pub(crate) fn has(&self, uri: &str) -> bool {
        self.nodes.contains_key(&canonical(uri))
    }

    fn make_parents(&mut self, uri: &LocUri<'_>) {
        let mut above = uri.parent().map(LocUri::into_owned);
        while let Some(parent) = above {
            self.nodes.entry(parent.to_string()).or_insert(None);
            above = parent.parent().map(LocUri::into_owned);
        }
    }

    fn writable(&self, uri: &str) -> Result<(), Failure> {
        if self.permanent.iter().any(|permanent| permanent == uri) {
            return Err(Failure::new(StatusCode::COMMAND_NOT_ALLOWED));
        }
        Ok(())
    }
}

/// The canonical form of an address.
fn canonical(uri: &str) -> String {
    LocUri::decode(uri).map_or_else(|_| uri.to_owned(), |uri| uri.to_string())
}

/// What stands before the names of all nodes below one.
fn prefix(uri: &str) -> String {
    format!("{uri}/")
}

impl Tree for DeviceTree {
    fn get(&mut self, uri: &LocUri<'_>) -> Result<Value<'static>, Failure> {
        if uri.query().is_some() {
            return Err(Failure::new(StatusCode::UNSUPPORTED_FEATURE));
        }
        let key = uri.to_string();
        match self.nodes.get(&key) {
            Some(Some(value)) => Ok(value.clone()),
            Some(None) => {
                let prefix = prefix(&key);
                let below = self.nodes.keys().filter_map(|k| k.strip_prefix(&prefix));
                Ok(Value::of_names(below.filter(|name| !name.contains('/'))))
            }
            None => Err(Failure::new(StatusCode::NOT_FOUND)),
        }
    }

    fn add(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure> {
        let key = uri.to_string();
        if self.nodes.contains_key(&key) {
            return Err(Failure::new(StatusCode::ALREADY_EXISTS));
        }
        let parent = uri.parent().map(|parent| parent.to_string());
        if let Some(Some(Some(_))) = parent.map(|parent| self.nodes.get(&parent)) {
            // Below a leaf there is nothing.
            return Err(Failure::new(StatusCode::COMMAND_NOT_ALLOWED));
        }
        self.make_parents(uri);
        let value = (!value.is_node()).then(|| owned(value));
        self.nodes.insert(key, value);
        Ok(StatusCode::OK)
    }

    fn replace(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure> {
        let key = uri.to_string();
        self.writable(&key)?;
        match self.nodes.get_mut(&key) {
            Some(Some(leaf)) => *leaf = owned(value),
            Some(None) => return Err(Failure::new(StatusCode::COMMAND_NOT_ALLOWED)),
            None => return Err(Failure::new(StatusCode::NOT_FOUND)),
        }
        Ok(StatusCode::OK)
    }

    fn delete(&mut self, uri: &LocUri<'_>) -> Result<StatusCode, Failure> {
        let key = uri.to_string();
        self.writable(&key)?;
        if self.nodes.remove(&key).is_none() {
            return Err(Failure::new(StatusCode::NOT_FOUND));
        }
        let prefix = prefix(&key);
        self.nodes.retain(|k, _| !k.starts_with(&prefix));
        Ok(StatusCode::OK)
    }

    fn exec(
        &mut self,
        uri: &LocUri<'_>,
        correlator: Option<&str>,
        _: &Value<'_>,
    ) -> Result<StatusCode, Failure> {
        if !self.nodes.contains_key(&uri.to_string()) {
            return Err(Failure::new(StatusCode::NOT_FOUND));
        }
        self.executed
            .push((uri.to_string(), correlator.map(String::from)));
        Ok(StatusCode::ACCEPTED)
    }

    fn begin(&mut self) -> Result<(), Failure> {
        self.saved = Some(self.nodes.clone());
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Failure> {
        self.saved = None;
        Ok(())
    }

    fn roll_back(&mut self) -> Result<(), Failure> {
        match self.saved.take() {
            Some(saved) => self.nodes = saved,
            None => return Err(Failure::new(StatusCode::ATOMIC_ROLL_BACK_FAILED)),
        }
        Ok(())
    }
}

/// The value, independent of the message.
fn owned(value: &Value<'_>) -> Value<'static> {
    let mut copy = Value::text("");
    copy.format = value.format.clone().into_owned().into();
    copy.media_type = value.media_type.clone().into_owned().into();
    copy.data = value.data.clone().into_owned();
    copy
}
