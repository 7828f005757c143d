//! The laws of provisioning documents, for mutations of documents that have every element in them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use xtask::oracles::csp_provisioning;

use crate::regressions::Mutator;

const RESPONSE: &str = "<wap-provisioningdoc version=\"1.1\"><characteristic type=\"EMAIL2\">\
    <characteristic-query type=\"{1}\" recursive=\"false\"/><nocharacteristic-error type=\"{3}\" \
    desc=\"why\"/><characteristic type=\"APPLICATION\"><parm-query name=\"APPID\"/><noparm \
    name=\"DOMAIN\"/><parm name=\"PIN\" value=\"1234\" datatype=\"integer\" label=\"Pin\"/>\
    <parm name=\"LIST\" value=\"a&#xF000;b&#xF001;c&#xF000;&#xF000;\" datatype=\"multiplestring\"/>\
    <parm name=\"DATA\" value=\"AQID\" datatype=\"binary\"/><new a=\"b\">text<deeper/></new>\
    </characteristic></characteristic></wap-provisioningdoc>";

const CONTENT_TYPE: &[u8] =
    b"\x1F\x31\xB6\x81\xEA\x91\x81\x92AA2DC41FC48AEEF3FED7351B1EE704461A8894D4\x00a\x00";
const TEXT: &[u8] = b"application/vnd.wap.connectivity-wbxml; SEC=1; a=\"b c\"; \
    MAC=AA2DC41FC48AEEF3FED7351B1EE704461A8894D4";

/// `WBXML_ATTACK=100` mutates each a hundred times as often.
#[test]
fn every_law_of_provisioning_documents_holds_for_mutations_of_them() {
    let sample = include_bytes!("../../samples/mail-provisioning.wbxml");
    let documents = [
        sample.to_vec(),
        wbxml::to_xml(sample).expect("it is XML").into_bytes(),
        RESPONSE.as_bytes().to_vec(),
        wbxml::from_xml(RESPONSE).expect("it is well-formed"),
        CONTENT_TYPE.to_vec(),
        TEXT.to_vec(),
    ];
    let donors: Vec<&[u8]> = documents.iter().map(Vec::as_slice).collect();
    let times = std::env::var("WBXML_ATTACK").map_or(1, |n| n.parse().expect("a number"));
    let mut broken = Vec::new();
    for round in 0..200_u64 * times {
        for (number, document) in (0_u64..).zip(&documents) {
            let mut mutator = Mutator::new(0xC5B << 40 | round << 8 | number);
            let input = mutator.mutate(document, &donors);
            for law in [
                csp_provisioning::raw,
                csp_provisioning::lossless,
                csp_provisioning::structured,
            ] {
                if catch_unwind(AssertUnwindSafe(|| law(&input))).is_err() {
                    broken.push(format!("{input:02X?}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "broken: {}", broken.join("\n"));
}
