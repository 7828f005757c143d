//! Which public items no example shows.
//!
//! A function and a trait have one of their own. A type is shown where it is used: by an example on
//! its own page, or by any example of the library whose code names it. What a module is for is said
//! by an example on its page, or by its text, which leads to one.

use std::collections::BTreeMap;

use super::page::{Page, Pages, between, text, without};

/// Where what a page says of its item ends, and what a trait, the type it dereferences to or another
/// implementor says begins.
const ENDS: [&str; 7] = [
    "<h2 id=\"deref-methods",
    "<h2 id=\"trait-implementations\"",
    "<h2 id=\"synthetic-implementations\"",
    "<h2 id=\"blanket-implementations\"",
    "<h2 id=\"foreign-impls\"",
    "<h2 id=\"implementors\"",
    "<h2 id=\"synthetic-implementors\"",
];

/// Where the members of a trait begin. Before it may be headings of the text.
const MEMBERS: [&str; 2] = ["<h2 id=\"required-", "<h2 id=\"provided-"];

const TYPES: [&str; 7] = ["struct", "enum", "union", "type", "macro", "attr", "derive"];

const EXAMPLE: &str = "<pre class=\"rust rust-example-rendered\">";

/// The code of an example, and the folder of the page that it is on.
struct Example<'p> {
    folder: &'p str,
    code: String,
}

/// What has to have an example and has none, in words.
pub(super) fn missing(pages: &Pages) -> Vec<String> {
    let mut missing = Vec::new();
    for page in pages.items() {
        if matches!(page.kind(), "fn" | "trait") && !has_example(page) {
            missing.push(format!("{} has no example of its own", page.path));
        }
    }
    for page in types(pages) {
        missing.push(format!("no example shows {}", page.path));
    }
    for page in modules(pages) {
        missing.push(format!(
            "{page} has neither an example nor a link in its text"
        ));
    }
    missing
}

/// Whether what a page says of its item itself has an example.
fn has_example(page: &Page) -> bool {
    before(before(&page.html, &ENDS), &MEMBERS).contains(EXAMPLE)
}

/// The types that no example shows.
fn types(pages: &Pages) -> Vec<&Page> {
    let mut examples = Vec::new();
    for page in pages.items().iter().chain(pages.modules()) {
        let folder = page.folder();
        let codes = codes(&page.html).into_iter();
        examples.extend(codes.map(|code| Example { folder, code }));
    }
    let types = || pages.items().iter().filter(|p| TYPES.contains(&p.kind()));
    let mut of_name: BTreeMap<&str, usize> = BTreeMap::new();
    for page in types() {
        let number = of_name.entry(page.name()).or_default();
        *number = number.saturating_add(1);
    }
    let is_shown = |page: &Page| {
        let is_only = of_name.get(page.name()) == Some(&1);
        !codes(&page.html).is_empty() || examples.iter().any(|e| shows(e, page, is_only))
    };
    types().filter(|page| !is_shown(page)).collect()
}

/// Whether an example names a type: `Step` or `ladder::Step`, in more than an import. A path, of the
/// import as well, has to lead to the type, so that neither a variant nor a type of another library is
/// taken for it. Of a name that several types of the library have, it has to be the one in the module
/// that the example is on a page of, or the path has to end in its module.
fn shows(example: &Example<'_>, page: &Page, is_only: bool) -> bool {
    let (modules, name) = page.path.rsplit_once("::").unwrap_or(("", &page.path));
    let leads = |module: &str| {
        let mut modules = modules.rsplit("::");
        match is_only {
            true => modules.any(|above| above == module),
            false => modules.next() == Some(module),
        }
    };
    let mut is_named = false;
    let mut is_imported = None;
    for (at, _) in example.code.match_indices(name) {
        let (before, rest) = example.code.split_at(at);
        let behind = rest.get(name.len()..).unwrap_or(rest);
        if before.ends_with(is_part) || behind.starts_with(is_part) {
            continue;
        }
        if let Some(import) = import(before) {
            let module = import.strip_suffix("::").and_then(last);
            is_imported = Some(is_imported == Some(true) || module.is_some_and(leads));
            continue;
        }
        match before.strip_suffix("::").and_then(last) {
            Some(module) if leads(module) => return true,
            // A variant, or of another library.
            Some(_) => {}
            None => is_named = true,
        }
    }
    is_named && is_imported.unwrap_or(is_only || example.folder == page.folder())
}

/// The path before what stands here, if it is in an import: `wbxml::` of `use wbxml::{Tag, `.
fn import(before: &str) -> Option<&str> {
    let (_, path) = before
        .rsplit_once("use ")
        .filter(|(outside, path)| !outside.ends_with(is_part) && !path.contains(';'))?;
    let mut closed = 0_usize;
    for (at, brace) in path.rmatch_indices(['{', '}']) {
        match (brace, closed) {
            ("{", 0) if !path.ends_with("::") => return path.get(..at),
            ("{", _) => closed = closed.saturating_sub(1),
            _ => closed = closed.saturating_add(1),
        }
    }
    Some(path)
}

/// The last name of a path.
fn last(path: &str) -> Option<&str> {
    path.rsplit(|c| !is_part(c)).next()
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The code of the examples on a page, without what it says in comments and strings.
fn codes(html: &str) -> Vec<String> {
    let examples = before(html, &ENDS).split(EXAMPLE).skip(1);
    examples
        .map(|rest| {
            let code = rest.split("</pre>").next().unwrap_or(rest);
            let spans = ["comment", "doccomment", "string"];
            let code = spans.iter().fold(code.to_owned(), |code, span| {
                without(&code, &format!("<span class=\"{span}\">"), "</span>")
            });
            text(&code)
        })
        .collect()
}

/// The modules of more than constants whose text leads nowhere.
fn modules(pages: &Pages) -> Vec<&str> {
    let mut bare = Vec::new();
    for module in pages.modules() {
        let mut own = pages
            .items()
            .iter()
            .filter(|page| page.folder() == module.folder());
        let docs = between(&module.html, "<div class=\"docblock\">", "</details>").unwrap_or("");
        let leads = docs.contains("<a href=") || !codes(&module.html).is_empty();
        if own.any(|page| page.kind() != "constant") && !leads {
            bare.push(module.path.as_str());
        }
    }
    bare
}

/// Markup up to the first of these headings.
fn before<'h>(html: &'h str, headings: &[&str]) -> &'h str {
    let ends = headings.iter().filter_map(|heading| html.find(heading));
    html.get(..ends.min().unwrap_or(html.len())).unwrap_or(html)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A library of these pages, each an address and what is on it.
    fn library(name: &str, pages: &[(&str, &str)]) -> Pages {
        let target = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&target);
        let folder = target.join("doc/wbxml");
        let mut all = String::new();
        for (address, html) in pages {
            let file = folder.join(address);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, html).unwrap();
            if !address.ends_with("index.html") {
                all.push_str(&format!("<a href=\"{address}\">"));
            }
        }
        fs::write(folder.join("all.html"), all).unwrap();
        let pages = Pages::read(&target, "wbxml").unwrap();
        fs::remove_dir_all(&target).unwrap();
        pages
    }

    /// As rustdoc 1.95 writes it.
    fn example(code: &str) -> String {
        format!("<div class=\"example-wrap\">{EXAMPLE}<code>{code}</code></pre></div>")
    }

    const LINK: &str =
        "<div class=\"docblock\"><p>See <a href=\"struct.A.html\">A</a></p></div></details>";

    #[test]
    fn a_function_and_a_trait_have_an_example_of_their_own() {
        let of_method = format!("<h1>C</h1><h2 id=\"required-methods\">{}", example("c.d()"));
        let pages = library(
            "of-functions",
            &[
                ("index.html", &format!("{LINK}{}", example("a(); B; C"))),
                ("fn.a.html", "<h1>a</h1>"),
                ("trait.B.html", &example("impl B for X {}")),
                ("trait.C.html", &of_method),
            ],
        );
        assert_eq!(
            missing(&pages),
            [
                "wbxml::a has no example of its own",
                "wbxml::C has no example of its own"
            ]
        );
    }

    #[test]
    fn a_type_without_an_example_is_named() {
        let code = "<span class=\"kw\">let </span>x: <span class=\"ident\">Named</span>&lt;Arm&gt; = \
            f(); <span class=\"comment\">// Comment</span> <span class=\"string\">\"Literal\"</span>";
        let of_std = format!("<h2 id=\"trait-implementations\">{}", example("x.clone()"));
        let pages = library(
            "of-types",
            &[
                ("index.html", &format!("{LINK}{}", example(code))),
                ("struct.Own.html", &example("let x = f();")),
                ("struct.Named.html", ""),
                ("enum.Name.html", ""),
                ("enum.Army.html", ""),
                ("type.Comment.html", ""),
                ("macro.Literal.html", ""),
                ("struct.Derived.html", &of_std),
                ("constant.ARM.html", ""),
            ],
        );
        assert_eq!(
            missing(&pages),
            [
                "no example shows wbxml::Name",
                "no example shows wbxml::Army",
                "no example shows wbxml::Comment",
                "no example shows wbxml::Literal",
                "no example shows wbxml::Derived",
            ]
        );
    }

    #[test]
    fn a_name_of_two_types_is_the_one_of_the_module() {
        let code = example("let x: Step = plan::Step::new();");
        let imported = example("use wbxml::{plan::{Rung, Step}, X};\nStep::new();");
        for code in [code, imported] {
            let pages = library(
                "of-two",
                &[
                    ("index.html", &format!("{LINK}{code}")),
                    ("plan/index.html", LINK),
                    ("plan/struct.Step.html", ""),
                    ("ladder/index.html", LINK),
                    ("ladder/struct.Step.html", ""),
                ],
            );
            assert_eq!(missing(&pages), ["no example shows wbxml::ladder::Step"]);
        }
    }

    #[test]
    fn a_type_of_another_library_a_variant_and_an_import_show_nothing() {
        let code = "use nom::{Limits, Parser};\nuse wbxml::{Only, Tree, nom::{Parser, X}};\n\
            Limits::new(); Event::Text; Tree::new();";
        let pages = library(
            "of-others",
            &[
                ("index.html", &format!("{LINK}{}", example(code))),
                ("struct.Limits.html", ""),
                ("struct.Only.html", ""),
                ("struct.Text.html", ""),
                ("struct.Tree.html", ""),
            ],
        );
        assert_eq!(
            missing(&pages),
            [
                "no example shows wbxml::Limits",
                "no example shows wbxml::Only",
                "no example shows wbxml::Text"
            ]
        );
    }

    #[test]
    fn a_module_says_what_it_is_for_unless_it_is_constants() {
        let text =
            "<div class=\"docblock\"><p>Tags.</p></div></details><h2 id=\"structs\"><a href=\"#\">";
        let shown = format!("<div class=\"docblock\">{}</div></details>", example("A"));
        let pages = library(
            "of-modules",
            &[
                ("index.html", text),
                ("struct.A.html", &example("A")),
                ("tag/index.html", text),
                ("tag/constant.SYNC.html", ""),
                ("tag/eas/index.html", &shown),
                ("tag/eas/struct.B.html", &example("B")),
            ],
        );
        assert_eq!(
            missing(&pages),
            ["wbxml has neither an example nor a link in its text"]
        );
    }
}
