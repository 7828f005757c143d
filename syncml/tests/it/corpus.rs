use std::path::*;
use syncml::*;
fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut e: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    e.sort();
    for p in e {
        if p.is_dir() {
            walk(&p, out)
        } else {
            out.push(p)
        }
    }
}
#[test]
fn probe() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let mut files = vec![];
    walk(&root.join("syncml"), &mut files);
    walk(&root.join("wbxml/libwbxml/syncml"), &mut files);
    walk(&root.join("wbxml/libwbxml/ddf"), &mut files);
    let un = EncodeOptions::DEFAULT.with_checked(false);
    for f in files {
        let bytes = std::fs::read(&f).unwrap();
        let name = f.strip_prefix(&root).unwrap().display();
        if !matches!(
            f.extension().and_then(|e| e.to_str()),
            Some("xml" | "wbxml")
        ) {
            continue;
        }
        let Ok(m) = decode_with(&bytes, &Options::LENIENT) else {
            continue;
        };
        let strict = decode_with(&bytes, &Options::STRICT).is_ok();
        let opt = if strict { EncodeOptions::DEFAULT } else { un };
        for form in [Form::Xml, Form::Wbxml] {
            match m.message.to_bytes(form, &opt) {
                Err(e) => println!("ENC {form:?} {name}: {e}"),
                Ok(out) => match decode_with(&out, &Options::LENIENT) {
                    Err(e) => println!("RE  {form:?} {name}: {e}"),
                    Ok(again) => {
                        if again.message != m.message {
                            println!(
                                "NEQ {form:?} {name} {:?} {:?}",
                                m.form,
                                m.message
                                    .commands
                                    .iter()
                                    .zip(&again.message.commands)
                                    .find(|(a, b)| a != b)
                            );
                        }
                        if form == m.form && form == Form::Wbxml && out != bytes {
                            println!("BYT {name} {} {}", out.len(), bytes.len());
                        }
                    }
                },
            }
        }
    }
}
