//! Finds libwbxml2 for `cargo xtask bench --peers`, and goes on without it where it is not
//! installed: the command then says what to install.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(libwbxml2)");
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "peers")]
    find_libwbxml2();
}

#[cfg(feature = "peers")]
fn find_libwbxml2() {
    // From 0.11.4 on, the callbacks of the parser are what `foreign.rs` declares.
    let found = pkg_config::Config::new()
        .range_version("0.11.4".."0.12")
        .cargo_metadata(false)
        .probe("libwbxml2");
    match found {
        Ok(library) => {
            println!("cargo::rustc-cfg=libwbxml2");
            println!("cargo::rustc-env=LIBWBXML2_VERSION={}", library.version);
            for path in library.link_paths {
                println!("cargo::rustc-link-search=native={}", path.display());
            }
        }
        // What never exists has always changed: it is looked for again with every build, and found
        // once it is installed.
        Err(_) => println!("cargo::rerun-if-changed=libwbxml2-is-not-installed"),
    }
}
