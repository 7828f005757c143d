//! The public items of a library, read from the pages that rustdoc has written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Api;
use crate::failure::Failure;

/// The parts of a page that say nothing of the library itself: what every type has, and who
/// implements a trait.
const NOT_ITS_OWN: [&str; 5] = [
    "<h2 id=\"synthetic-implementations\"",
    "<h2 id=\"blanket-implementations\"",
    "<h2 id=\"foreign-impls\"",
    "<h2 id=\"implementors\"",
    "<h2 id=\"synthetic-implementors\"",
];

/// What rustdoc has written of a library.
pub(super) struct Pages {
    /// Of items, in the order of `all.html`.
    items: Vec<Page>,
    /// Of modules; the library itself comes first.
    modules: Vec<Page>,
}

/// A page of an item or a module.
pub(super) struct Page {
    /// As a link of the front page has it: `tag/eas/constant.X.html`, `tag/index.html`.
    pub(super) address: String,
    /// `wbxml::tag::eas::X`.
    pub(super) path: String,
    pub(super) html: String,
}

impl Pages {
    pub(super) fn read(target: &Path, package: &str) -> Result<Self, Failure> {
        let name = package.replace('-', "_");
        let folder = target.join("doc").join(&name);
        let open = |address: &str| {
            let file = folder.join(address);
            fs::read_to_string(&file)
                .map_err(|e| Failure::check(format!("{}: {e}", file.display())))
        };
        let mut pages = Self {
            items: Vec::new(),
            modules: Vec::new(),
        };
        let all = open("all.html")?;
        for address in addresses(&all) {
            if let Some(path) = path(&name, address) {
                pages.items.push(Page {
                    address: address.to_owned(),
                    path,
                    html: open(address)?,
                });
            }
        }
        if pages.items.is_empty() {
            return Err(Failure::check(format!(
                "{name}/all.html: no items are found in it; rustdoc may write its pages otherwise now"
            )));
        }
        // Modules are not on the page of all; folders that only lead elsewhere are left.
        let mut folders = BTreeSet::new();
        for page in &pages.items {
            let folder = page.folder();
            let above = folder.match_indices('/').map(|(end, _)| end);
            folders.extend(above.filter_map(|end| folder.get(..end)));
            folders.extend(["", folder]);
        }
        for folder in folders {
            let mut address = folder.to_owned();
            let mut path = name.clone();
            if !folder.is_empty() {
                address.push('/');
                path.push_str("::");
                path.push_str(&folder.replace('/', "::"));
            }
            address.push_str("index.html");
            pages.modules.push(Page {
                html: open(&address)?,
                path,
                address,
            });
        }
        Ok(pages)
    }

    pub(super) fn items(&self) -> &[Page] {
        &self.items
    }

    pub(super) fn modules(&self) -> &[Page] {
        &self.modules
    }

    /// The lines of the library: `path | declaration`.
    pub(super) fn api(&self) -> Api {
        let lines = self.items.iter();
        lines
            .flat_map(|page| items(&page.path, &page.html))
            .collect()
    }
}

impl Page {
    /// Of a module: its own; of an item: that of its module.
    pub(super) fn folder(&self) -> &str {
        self.address
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
    }

    /// `struct`, `fn`, `constant`.
    pub(super) fn kind(&self) -> &str {
        let file = self.address.rsplit('/').next().unwrap_or_default();
        file.split('.').next().unwrap_or_default()
    }

    pub(super) fn name(&self) -> &str {
        self.path.rsplit("::").next().unwrap_or(&self.path)
    }
}

/// The pages of all items.
fn addresses(all: &str) -> Vec<&str> {
    let links = all.split("href=\"").skip(1);
    let targets = links.filter_map(|rest| rest.split('"').next());
    targets
        .filter(|target| target.ends_with(".html") && !target.starts_with("../"))
        .filter(|target| !target.contains("://"))
        .collect()
}

/// `wbxml::tag::eas::X` of `tag/eas/constant.X.html`.
fn path(package: &str, page: &str) -> Option<String> {
    let (folders, file) = page.rsplit_once('/').unwrap_or(("", page));
    let (_, name) = file.strip_suffix(".html")?.split_once('.')?;
    let mut path = package.to_owned();
    for part in folders
        .split('/')
        .filter(|part| !part.is_empty())
        .chain([name])
    {
        path.push_str("::");
        path.push_str(part);
    }
    Some(path)
}

/// The lines of one page.
fn items(path: &str, html: &str) -> Vec<String> {
    let ends = NOT_ITS_OWN.iter().filter_map(|part| html.find(part));
    let html = html.get(..ends.min().unwrap_or(html.len())).unwrap_or(html);
    let mut items = Vec::new();
    if let Some(declaration) = between(html, "<pre class=\"rust item-decl\">", "</pre>") {
        let text = text(&without(declaration, "<summary", "</summary>"));
        for line in text.lines() {
            let line = words(line);
            let is_layout = line.is_empty() || line == "}" || line.starts_with("//");
            if !is_layout {
                items.push(format!("{path} | {line}"));
            }
        }
    }
    for section in html.split("<section id=\"").skip(1) {
        let Some((id, rest)) = section.split_once('"') else {
            continue;
        };
        let is_of_trait = between(rest, "class=\"", "\"").is_some_and(|c| c.contains("trait-impl"));
        let header = between(rest, "class=\"code-header\">", "</h");
        let Some(header) = header.filter(|_| !is_of_trait) else {
            continue;
        };
        let declaration = words(&text(header));
        let own = [
            "method.",
            "tymethod.",
            "associatedconstant.",
            "associatedtype.",
        ];
        let is_member = own.iter().any(|kind| id.starts_with(kind));
        if is_member || (id.starts_with("impl-") && declaration.contains(" for ")) {
            items.push(format!("{path} | {declaration}"));
        }
    }
    items
}

pub(super) fn between<'h>(html: &'h str, start: &str, end: &str) -> Option<&'h str> {
    html.split_once(start)?
        .1
        .split_once(end)
        .map(|(found, _)| found)
}

/// Markup without its parts from a start to an end.
pub(super) fn without(html: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        rest = after.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The text of markup.
pub(super) fn text(html: &str) -> String {
    without(&html.replace("<br>", "\n").replace("<br/>", "\n"), "<", ">")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        // An attribute stands in a line of its own.
        .replace("#[non_exhaustive]", "#[non_exhaustive]\n")
}

fn words(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As rustdoc 1.95 writes it, but for what is not looked at.
    const PAGE: &str = "<pre class=\"rust item-decl\"><code><div class=\"code-attributes\">\
        #[non_exhaustive]</div>pub struct <a href=\"#\">Limits</a>&lt;'a&gt; {\n\
        <details><summary class=\"hideme\"><span>Show 2 fields</span></summary>    pub depth: \
        <a href=\"u32.html\">u32</a>,\n    <span>// Some fields omitted</span>\n}</details></code></pre>\
        <h2 id=\"implementations\"></h2>\
        <section id=\"impl-Limits\" class=\"impl\"><h3 class=\"code-header\">impl Limits</h3></section>\
        <section id=\"method.depth\" class=\"method\"><h4 class=\"code-header\">pub const fn \
        <a>depth</a>(&amp;self) -&gt; <a>u32</a></h4></section>\
        <section id=\"impl-Clone-for-Limits\" class=\"impl\"><h3 class=\"code-header\">impl Clone \
        for Limits</h3></section>\
        <section id=\"method.clone\" class=\"method trait-impl\"><h4 class=\"code-header\">fn \
        clone(&amp;self) -&gt; Self</h4></section>\
        <h2 id=\"blanket-implementations\"></h2>\
        <section id=\"impl-Any-for-T\" class=\"impl\"><h3 class=\"code-header\">impl Any for T</h3>\
        </section>";

    #[test]
    fn a_page_gives_the_item_its_fields_its_methods_and_its_traits() {
        assert_eq!(
            items("wbxml::Limits", PAGE),
            [
                "wbxml::Limits | #[non_exhaustive]",
                "wbxml::Limits | pub struct Limits<'a> {",
                "wbxml::Limits | pub depth: u32,",
                "wbxml::Limits | pub const fn depth(&self) -> u32",
                "wbxml::Limits | impl Clone for Limits",
            ]
        );
    }

    #[test]
    fn a_page_says_the_path_of_its_item() {
        let known = path("wbxml", "tag/eas/constant.SYNC.html");
        assert_eq!(known.as_deref(), Some("wbxml::tag::eas::SYNC"));
        assert_eq!(
            path("wbxml", "struct.Tag.html").as_deref(),
            Some("wbxml::Tag")
        );
        assert_eq!(path("wbxml", "index.html"), None);
    }

    #[test]
    fn all_items_are_on_the_page_of_all() {
        let all = "<a href=\"../wbxml/index.html\"><a href=\"struct.A.html\"><a href=\"x/fn.b.html\">\
            <a href=\"https://doc.rust-lang.org/c.html\">";
        assert_eq!(addresses(all), ["struct.A.html", "x/fn.b.html"]);
    }
}
