//! The facts in `wbxml/data`, read and checked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::table::{Row, Table, hexadecimal, is_xml_name};

/// A page and a token on it.
pub type Code = (u8, u8);

/// Everything in `wbxml/data`.
pub struct Facts {
    pub documents: Vec<Document>,
    /// Element tokens by document and code.
    pub tags: BTreeMap<String, BTreeMap<Code, Element>>,
    /// Attribute starts by document and code.
    pub attributes: BTreeMap<String, BTreeMap<Code, Attribute>>,
    /// Attribute values by document and code.
    pub values: BTreeMap<String, BTreeMap<Code, Value>>,
    /// Extension values by document and index.
    pub extensions: BTreeMap<String, BTreeMap<u8, Value>>,
    /// Types of element content by document and code: variant of `ValueType`, whether written.
    pub types: BTreeMap<String, BTreeMap<Code, (&'static str, bool)>>,
    /// Types of attribute values.
    pub attribute_types: BTreeMap<String, BTreeMap<Code, (&'static str, bool)>>,
    /// Documents whose extension tokens are WML variables.
    pub variables: BTreeSet<String>,
    pub embedded: Vec<Embedded>,
}

/// A row of `documents.csv`.
pub struct Document {
    pub id: String,
    pub title: String,
    pub module: String,
    pub public_id: Option<u32>,
    pub formal_public_ids: Vec<String>,
    pub system_id: String,
    pub root: String,
    pub media_types: Vec<String>,
    pub namespaces: Namespaces,
    pub namespace_aliases: Vec<(u8, String)>,
    /// Pages whose rows are another document's.
    pub shared_pages: BTreeMap<u8, String>,
    /// The document whose rows all pages are.
    pub same_as: Option<String>,
    pub later: Option<String>,
}

pub enum Namespaces {
    None,
    Pages(BTreeMap<u8, String>),
    Prefixes(Vec<(String, String)>),
}

/// A row of `tags.csv` or `eas.csv`.
#[derive(Clone)]
pub struct Element {
    /// File and line of the row.
    pub place: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub written: bool,
    /// The protocol versions, one bit each.
    pub versions: u8,
    pub legacy: bool,
}

/// A row of `attributes.csv`.
pub struct Attribute {
    pub name: String,
    pub prefix: String,
    pub written: bool,
}

/// A row of `attribute_values.csv` or `ext_values.csv`.
pub struct Value {
    pub text: String,
    pub written: bool,
}

/// A row of `embedded.csv`.
pub struct Embedded {
    pub document: String,
    pub container: Code,
    pub media_type: Code,
    pub wbxml: String,
    pub xml: String,
    pub namespace: String,
    pub embedded: String,
}

const TAGS: &[(u8, u8)] = &[(0x05, 0x3F)];
const STARTS: &[(u8, u8)] = &[(0x05, 0x3F), (0x45, 0x7F)];
const VALUES: &[(u8, u8)] = &[(0x85, 0xBF), (0xC5, 0xFF)];

/// Every protocol version, as in `Versions`.
pub const ALL_VERSIONS: u8 = 0x7F;
const VERSIONS: [&str; 7] = ["2.5", "12.0", "12.1", "14.0", "14.1", "16.0", "16.1"];

/// The document whose elements are in `eas.csv`.
const EAS: &str = "activesync";

impl Facts {
    /// Reads and checks all of `wbxml/data`.
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut facts = Self {
            documents: documents(root)?,
            tags: BTreeMap::new(),
            attributes: BTreeMap::new(),
            values: BTreeMap::new(),
            extensions: BTreeMap::new(),
            types: BTreeMap::new(),
            attribute_types: BTreeMap::new(),
            variables: BTreeSet::new(),
            embedded: Vec::new(),
        };
        facts.read_tags(root)?;
        facts.read_eas(root)?;
        facts.read_attributes(root)?;
        facts.read_values(root)?;
        facts.read_extensions(root)?;
        facts.read_types(root)?;
        facts.read_embedded(root)?;
        facts.check_names()?;
        Ok(facts)
    }

    pub fn document(&self, id: &str) -> Result<&Document, String> {
        let found = self.documents.iter().find(|d| d.id == id);
        found.ok_or_else(|| format!("wbxml/data/documents.csv has no document {id}"))
    }

    fn known(&self, row: &Row) -> Result<String, String> {
        let id = row.required("document")?;
        if self
            .documents
            .iter()
            .any(|d| d.id == id && d.same_as.is_none())
        {
            Ok(id.to_owned())
        } else {
            Err(row.error(format!(
                "documents.csv has no document {id} with rows of its own"
            )))
        }
    }

    fn read_tags(&mut self, root: &Path) -> Result<(), String> {
        let columns = [
            "document", "page", "token", "name", "aliases", "written", "sources", "note",
        ];
        for row in Table::read(root, "wbxml/data/tags.csv", &columns)?.rows {
            let element = element(&row, ALL_VERSIONS, false)?;
            let code = (row.page("page")?, row.token("token", TAGS)?);
            let document = self.known(&row)?;
            insert(&row, self.tags.entry(document).or_default(), code, element)?;
        }
        Ok(())
    }

    fn read_eas(&mut self, root: &Path) -> Result<(), String> {
        let columns = [
            "page",
            "namespace",
            "token",
            "name",
            "status",
            "versions",
            "aliases",
            "written",
            "sources",
        ];
        let Namespaces::Pages(namespaces) = &self.document(EAS)?.namespaces else {
            return Err(format!("wbxml/data/documents.csv: {EAS} has no namespaces"));
        };
        let mut elements = BTreeMap::new();
        for row in Table::read(root, "wbxml/data/eas.csv", &columns)?.rows {
            let page = row.page("page")?;
            let namespace = row.required("namespace")?;
            if namespaces.get(&page).is_none_or(|n| n != namespace) {
                return Err(row.error(format!("page {page} is not {namespace} in documents.csv")));
            }
            let legacy = match row.get("status")? {
                "spec" => false,
                "legacy" => true,
                cell => return Err(row.error(format!("status is {cell:?}"))),
            };
            let versions = versions(&row)?;
            if legacy != (versions == 0) {
                return Err(row.error("a legacy row has no versions, any other has some"));
            }
            let element = element(&row, versions, legacy)?;
            insert(
                &row,
                &mut elements,
                (page, row.token("token", TAGS)?),
                element,
            )?;
        }
        self.tags.insert(EAS.to_owned(), elements);
        Ok(())
    }

    fn read_attributes(&mut self, root: &Path) -> Result<(), String> {
        let columns = [
            "document",
            "page",
            "token",
            "name",
            "value_prefix",
            "written",
            "sources",
            "note",
        ];
        for row in Table::read(root, "wbxml/data/attributes.csv", &columns)?.rows {
            let attribute = Attribute {
                name: row.xml_name("name")?,
                prefix: row.get("value_prefix")?.to_owned(),
                written: row.yes("written")?,
            };
            let code = (row.page("page")?, row.token("token", STARTS)?);
            let document = self.known(&row)?;
            insert(
                &row,
                self.attributes.entry(document).or_default(),
                code,
                attribute,
            )?;
        }
        Ok(())
    }

    fn read_values(&mut self, root: &Path) -> Result<(), String> {
        let columns = [
            "document", "page", "token", "value", "written", "sources", "note",
        ];
        for row in Table::read(root, "wbxml/data/attribute_values.csv", &columns)?.rows {
            let code = (row.page("page")?, row.token("token", VALUES)?);
            let document = self.known(&row)?;
            insert(
                &row,
                self.values.entry(document).or_default(),
                code,
                value(&row)?,
            )?;
        }
        Ok(())
    }

    fn read_extensions(&mut self, root: &Path) -> Result<(), String> {
        let columns = ["document", "token", "value", "written", "sources", "note"];
        for row in Table::read(root, "wbxml/data/ext_values.csv", &columns)?.rows {
            let index = row.token("token", &[(0x00, 0xFF)])?;
            let document = self.known(&row)?;
            insert(
                &row,
                self.extensions.entry(document).or_default(),
                index,
                value(&row)?,
            )?;
        }
        for (document, values) in &self.extensions {
            let mut texts = BTreeSet::new();
            for value in values.values().filter(|v| v.written) {
                if !texts.insert(&value.text) {
                    return Err(format!(
                        "wbxml/data/ext_values.csv: {document} writes {:?} twice",
                        value.text
                    ));
                }
            }
        }
        Ok(())
    }

    fn read_types(&mut self, root: &Path) -> Result<(), String> {
        let columns = [
            "document", "kind", "page", "token", "name", "type", "written", "sources", "note",
        ];
        for row in Table::read(root, "wbxml/data/opaque_types.csv", &columns)?.rows {
            let document = self.known(&row)?;
            let value_type = match row.get("type")? {
                "text" => "Text",
                "bytes" => "Bytes",
                "integer" => "Integer",
                "datetime" => "DateTime",
                "datetime-bcd" => "DateTimeBcd",
                "document" => "Document",
                "icon" => "Icon",
                "variables" => {
                    self.variables.insert(document);
                    continue;
                }
                "extension-values" if self.extensions.contains_key(&document) => continue,
                cell => return Err(row.error(format!("type is {cell:?}"))),
            };
            let rule = (value_type, row.yes("written")?);
            let name = row.required("name")?;
            let page = row.page("page")?;
            let (rules, found, code) = match row.get("kind")? {
                "element" => {
                    let code = (page, row.token("token", TAGS)?);
                    let found = self.tags.get(&document).and_then(|t| t.get(&code));
                    let found = found.map(|e| e.name.clone());
                    (&mut self.types, found, code)
                }
                "attribute" => {
                    let code = (page, row.token("token", STARTS)?);
                    let found = self.attributes.get(&document).and_then(|t| t.get(&code));
                    let found = found.map(|a| a.name.clone());
                    (&mut self.attribute_types, found, code)
                }
                cell => return Err(row.error(format!("kind is {cell:?}"))),
            };
            if found.as_deref() != Some(name) {
                return Err(row.error(format!("the token is {found:?}, not {name}")));
            }
            insert(&row, rules.entry(document).or_default(), code, rule)?;
        }
        Ok(())
    }

    fn read_embedded(&mut self, root: &Path) -> Result<(), String> {
        let columns = [
            "document",
            "container",
            "media_type",
            "wbxml",
            "xml",
            "namespace",
            "embedded",
            "note",
        ];
        for row in Table::read(root, "wbxml/data/embedded.csv", &columns)?.rows {
            let embedded = row.required("embedded")?;
            self.document(embedded).map_err(|e| row.error(e))?;
            let element = Embedded {
                document: self.known(&row)?,
                container: code(&row, "container")?,
                media_type: code(&row, "media_type")?,
                wbxml: row.required("wbxml")?.to_owned(),
                xml: row.required("xml")?.to_owned(),
                namespace: row.required("namespace")?.to_owned(),
                embedded: embedded.to_owned(),
            };
            self.embedded.push(element);
        }
        Ok(())
    }

    /// The elements of a document by code: its own rows and those of the pages it shares.
    pub fn elements(&self, document: &Document) -> BTreeMap<Code, &Element> {
        let own = document.same_as.as_ref().unwrap_or(&document.id);
        let mut elements: BTreeMap<Code, &Element> = self
            .tags
            .get(own)
            .into_iter()
            .flatten()
            .map(|(c, e)| (*c, e))
            .collect();
        for (page, owner) in &document.shared_pages {
            let rows = self.tags.get(owner).into_iter().flatten();
            elements.extend(rows.filter(|(c, _)| c.0 == *page).map(|(c, e)| (*c, e)));
        }
        elements
    }

    /// The document that the rows of a page are of.
    pub fn owner<'a>(&self, document: &'a Document, page: u8) -> &'a str {
        let own = document.same_as.as_ref().unwrap_or(&document.id);
        document.shared_pages.get(&page).unwrap_or(own)
    }

    /// For every used page, the first page of the same namespace.
    pub fn slots(&self, document: &Document) -> BTreeMap<u8, u8> {
        let used: BTreeSet<u8> = self.elements(document).keys().map(|code| code.0).collect();
        let mut slots = BTreeMap::new();
        for page in &used {
            let first = used
                .iter()
                .find(|p| document.namespace(**p) == document.namespace(*page));
            slots.insert(*page, *first.unwrap_or(page));
        }
        slots
    }

    /// Names and aliases must not contradict each other within a namespace.
    fn check_names(&self) -> Result<(), String> {
        for document in &self.documents {
            let id = &document.id;
            let elements = self.elements(document);
            if elements.is_empty() {
                return Err(format!("wbxml/data/documents.csv: {id} has no elements"));
            }
            for (page, owner) in &document.shared_pages {
                if !elements.keys().any(|code| code.0 == *page) {
                    return Err(format!(
                        "wbxml/data/documents.csv: {id} shares page {page} of {owner}, which has none"
                    ));
                }
            }
            let slots = self.slots(document);
            let slot = |code: &Code| slots.get(&code.0).copied().unwrap_or(code.0);
            let proper: BTreeSet<(u8, &str)> = elements
                .iter()
                .map(|(c, e)| (slot(c), e.name.as_str()))
                .collect();
            let mut aliases = BTreeMap::new();
            for (code, element) in &elements {
                for alias in &element.aliases {
                    let key = (slot(code), alias.as_str());
                    if proper.contains(&key) {
                        return Err(format!(
                            "{}: the alias {alias} is the name of another element of {id}",
                            element.place
                        ));
                    }
                    if let Some(other) = aliases.insert(key, element) {
                        return Err(format!(
                            "{}: {alias} is an alias of {} too ({})",
                            element.place, other.name, other.place
                        ));
                    }
                }
            }
            if let Some(later) = &document.later {
                self.document(later)?;
            }
        }
        Ok(())
    }
}

impl Document {
    /// The namespace of a page, empty if it has none.
    pub fn namespace(&self, page: u8) -> &str {
        match &self.namespaces {
            Namespaces::Pages(pages) => pages.get(&page).map_or("", String::as_str),
            Namespaces::None | Namespaces::Prefixes(_) => "",
        }
    }
}

fn insert<K: Ord, V>(row: &Row, map: &mut BTreeMap<K, V>, key: K, value: V) -> Result<(), String> {
    match map.insert(key, value) {
        None => Ok(()),
        Some(_) => Err(row.error("the token stands in an earlier row too")),
    }
}

fn element(row: &Row, versions: u8, legacy: bool) -> Result<Element, String> {
    let aliases = row.list("aliases")?;
    if let Some(alias) = aliases.iter().find(|alias| !is_xml_name(alias)) {
        return Err(row.error(format!("the alias {alias:?} is not an XML name")));
    }
    Ok(Element {
        place: row.place().to_owned(),
        name: row.xml_name("name")?,
        aliases,
        written: row.yes("written")?,
        versions,
        legacy,
    })
}

fn value(row: &Row) -> Result<Value, String> {
    Ok(Value {
        text: row.required("value")?.to_owned(),
        written: row.yes("written")?,
    })
}

/// `page:token`, the page in decimal and the token as `0x…`.
fn code(row: &Row, column: &str) -> Result<Code, String> {
    let cell = row.get(column)?;
    let parts = cell.split_once(':').and_then(|(page, token)| {
        Some((page.parse().ok()?, u8::try_from(hexadecimal(token)?).ok()?))
    });
    parts.ok_or_else(|| row.error(format!("{column} is {cell:?}, expected page:0x…")))
}

fn versions(row: &Row) -> Result<u8, String> {
    if row.get("versions")? == "All" {
        return Ok(ALL_VERSIONS);
    }
    let mut bits = 0;
    for version in row.list("versions")? {
        match VERSIONS.iter().position(|v| *v == version) {
            Some(bit) => bits |= 1 << bit,
            None => return Err(row.error(format!("there is no protocol version {version:?}"))),
        }
    }
    Ok(bits)
}

fn documents(root: &Path) -> Result<Vec<Document>, String> {
    let columns = [
        "id",
        "title",
        "module",
        "public_id",
        "formal_public_ids",
        "system_id",
        "root",
        "media_types",
        "namespaces",
        "namespace_aliases",
        "shared_pages",
        "same_as",
        "later",
        "sources",
        "note",
    ];
    let mut documents: Vec<Document> = Vec::new();
    for row in Table::read(root, "wbxml/data/documents.csv", &columns)?.rows {
        let id = row.required("id")?.to_owned();
        if documents.iter().any(|d| d.id == id) {
            return Err(row.error(format!("{id} stands in an earlier row too")));
        }
        let public_id = match row.get("public_id")? {
            "" => None,
            cell => Some(hexadecimal(cell).ok_or_else(|| {
                row.error(format!("public_id is {cell:?}, expected a number 0x…"))
            })?),
        };
        let module = row.required("module")?.to_owned();
        if !module.chars().all(|c| c.is_ascii_lowercase()) {
            return Err(row.error(format!("module is {module:?}, expected small letters")));
        }
        let optional = |column| -> Result<Option<String>, String> {
            let cell = row.get(column)?;
            Ok((!cell.is_empty()).then(|| cell.to_owned()))
        };
        documents.push(Document {
            id,
            title: row.required("title")?.to_owned(),
            module,
            public_id,
            formal_public_ids: row.list("formal_public_ids")?,
            system_id: row.get("system_id")?.to_owned(),
            root: row.get("root")?.to_owned(),
            media_types: row.list("media_types")?,
            namespaces: namespaces(&row)?,
            namespace_aliases: by_page(&row, "namespace_aliases")?,
            shared_pages: by_page(&row, "shared_pages")?.into_iter().collect(),
            same_as: optional("same_as")?,
            later: optional("later")?,
        });
    }
    Ok(documents)
}

/// `page=text;page=text`.
fn by_page(row: &Row, column: &str) -> Result<Vec<(u8, String)>, String> {
    let mut pairs = Vec::new();
    for part in row.list(column)? {
        let pair = part
            .split_once('=')
            .and_then(|(page, text)| Some((page.parse().ok()?, text)));
        match pair {
            Some((page, text)) if !text.is_empty() => pairs.push((page, text.to_owned())),
            _ => return Err(row.error(format!("{column} has {part:?}, expected page=…"))),
        }
    }
    Ok(pairs)
}

/// `page=namespace` for every page, or `page:prefix=namespace` for every prefix.
fn namespaces(row: &Row) -> Result<Namespaces, String> {
    let parts = row.list("namespaces")?;
    if parts.iter().any(|part| part.contains(['&', '<', '"'])) {
        return Err(row.error("a namespace has a character of markup"));
    }
    if parts.is_empty() {
        return Ok(Namespaces::None);
    }
    let is_prefix = |part: &String| part.split('=').next().is_some_and(|key| key.contains(':'));
    if !parts.iter().any(is_prefix) {
        return Ok(Namespaces::Pages(
            by_page(row, "namespaces")?.into_iter().collect(),
        ));
    }
    let mut prefixes = Vec::new();
    for part in &parts {
        let pair = part
            .split_once('=')
            .and_then(|(key, ns)| Some((key.split_once(':')?.1, ns)));
        match pair {
            Some((prefix, namespace)) => prefixes.push((prefix.to_owned(), namespace.to_owned())),
            None => return Err(row.error(format!("namespaces has {part:?}"))),
        }
    }
    Ok(Namespaces::Prefixes(prefixes))
}
