//! The public items of a library, read from the pages that rustdoc has written.

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

/// The lines of a library: `path | declaration`.
pub(super) fn read(target: &Path, package: &str) -> Result<Api, Failure> {
    let name = package.replace('-', "_");
    let folder = target.join("doc").join(&name);
    let refuse =
        |path: &Path, e: std::io::Error| Failure::check(format!("{}: {e}", path.display()));
    let index = folder.join("all.html");
    let all = fs::read_to_string(&index).map_err(|e| refuse(&index, e))?;
    let mut api = Api::new();
    for page in pages(&all) {
        let file = folder.join(page);
        let html = fs::read_to_string(&file).map_err(|e| refuse(&file, e))?;
        if let Some(path) = path(&name, page) {
            api.extend(items(&path, &html));
        }
    }
    if api.is_empty() {
        return Err(Failure::check(format!(
            "{}: no items are found in it; rustdoc may write its pages otherwise now",
            index.display()
        )));
    }
    Ok(api)
}

/// The free functions and traits of a library without an example of their own.
pub(super) fn without_example(target: &Path, package: &str) -> Result<Vec<String>, Failure> {
    let name = package.replace('-', "_");
    let folder = target.join("doc").join(&name);
    let refuse =
        |path: &Path, e: std::io::Error| Failure::check(format!("{}: {e}", path.display()));
    let index = folder.join("all.html");
    let all = fs::read_to_string(&index).map_err(|e| refuse(&index, e))?;
    let mut without = Vec::new();
    for page in pages(&all) {
        let file = page.rsplit('/').next().unwrap_or(page);
        if !file.starts_with("fn.") && !file.starts_with("trait.") {
            continue;
        }
        let html = fs::read_to_string(folder.join(page)).map_err(|e| refuse(Path::new(page), e))?;
        if !has_example(&html) {
            without.extend(path(&name, page));
        }
    }
    Ok(without)
}

/// Whether what a page says of its item itself has an example.
fn has_example(html: &str) -> bool {
    // What follows is of the methods of a trait. Before it may be headings of the text.
    let parts = ["required-", "provided-", "foreign-impls", "implementors"];
    let ends = parts.map(|part| html.find(&format!("<h2 id=\"{part}")));
    let end = ends.into_iter().flatten().min().unwrap_or(html.len());
    let own = html.get(..end).unwrap_or(html);
    own.contains("rust-example-rendered")
}

/// The pages of all items.
fn pages(all: &str) -> Vec<&str> {
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

fn between<'h>(html: &'h str, start: &str, end: &str) -> Option<&'h str> {
    html.split_once(start)?
        .1
        .split_once(end)
        .map(|(found, _)| found)
}

/// Markup without its parts from a start to an end.
fn without(html: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        rest = after.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The text of markup.
fn text(html: &str) -> String {
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

    #[test]
    fn an_example_of_a_method_is_none_of_the_trait() {
        let example = "<pre class=\"rust rust-example-rendered\">";
        assert!(has_example(&format!(
            "<h1>Trait</h1>{example}<h2 id=\"required-methods\">"
        )));
        assert!(!has_example(&format!(
            "<h1>Trait</h1><h2 id=\"required-methods\">{example}"
        )));
    }

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
        assert_eq!(pages(all), ["struct.A.html", "x/fn.b.html"]);
    }
}
