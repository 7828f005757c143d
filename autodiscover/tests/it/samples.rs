//! Every third-party sample.

use autodiscover::{Options, decode_request, decode_response};

use crate::support::shared;

#[test]
fn look() {
    let Some(folder) = shared("corpus/autodiscover") else {
        return;
    };
    let mut index = csv::Reader::from_path(folder.join("index.csv")).unwrap();
    for row in index.records() {
        let row = row.unwrap();
        let bytes = std::fs::read(folder.join(&row[0])).unwrap();
        let request = row[1].contains("request");
        println!("== {} {}", &row[0], &row[1]);
        if request {
            println!(
                "{:?}",
                decode_request(&bytes, &Options::STRICT).map_err(|e| e.to_string())
            );
            let d = decode_request(&bytes, &Options::LENIENT);
            println!("{d:?}");
        } else {
            println!(
                "{:?}",
                decode_response(&bytes, &Options::STRICT).map_err(|e| e.to_string())
            );
            match decode_response(&bytes, &Options::LENIENT) {
                Ok(d) => {
                    for d in &d.diagnostics {
                        println!("  {d}");
                    }
                    println!("{:?}", d.value)
                }
                Err(e) => println!("{e}"),
            }
        }
    }
}
