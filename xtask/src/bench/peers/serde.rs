//! What programs without a codec do: a few fields of a document, by what derives `Deserialize`.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::bench::timing::{Job, Outcome};
use crate::bench::work::Document;

#[path = "../../../../autodiscover/benches/peers/mod.rs"]
#[allow(dead_code, reason = "some are for other benches")]
#[allow(clippy::unwrap_used, reason = "a bench that goes wrong panics")]
mod replies;

/// The serde layer of `quick-xml`, and `serde-xml-rs`.
pub(super) fn jobs<'d>(documents: &[&'d Document]) -> Vec<Job<'d>> {
    let Some(document) = documents.first() else {
        return Vec::new();
    };
    match (document.package, document.name) {
        ("autodiscover", "exchange") => {
            let text = document.xml.as_str();
            vec![
                Job::new("quick-xml serde", move || {
                    replies::serde_protocols(text);
                    Ok(1)
                }),
                Job::new("serde-xml-rs", move || {
                    replies::serde_xml_rs(text);
                    Ok(1)
                }),
            ]
        }
        ("autodiscover", _) => of::<Reply>(documents),
        ("syncml", "management") => of::<Management>(documents),
        ("syncml", _) => of::<Synchronization>(documents),
        ("eas-provision", _) => of::<Provision>(documents),
        ("email2-csp", "ddf" | "published") => of::<Tree>(documents),
        _ => of::<Provisioning>(documents),
    }
}

fn of<'d, T: DeserializeOwned>(documents: &[&'d Document]) -> Vec<Job<'d>> {
    let texts: Vec<&'d str> = documents.iter().map(|d| d.xml.as_str()).collect();
    let same = texts.clone();
    vec![
        Job::new("quick-xml serde", move || {
            each(&texts, |text| {
                quick_xml::de::from_str::<T>(text).map_err(|e| e.to_string())
            })
        }),
        Job::new("serde-xml-rs", move || {
            each(&same, |text| {
                serde_xml_rs::from_str::<T>(text).map_err(|e| e.to_string())
            })
        }),
    ]
}

fn each<T>(texts: &[&str], read: impl Fn(&str) -> Result<T, String>) -> Outcome {
    for text in texts {
        std::hint::black_box(read(text)?);
    }
    Ok(texts.len())
}

/// Fields that are read and not looked at.
macro_rules! fields {
    ($($(#[$of_type:meta])* $name:ident { $($(#[$of_field:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            #[derive(Deserialize)]
            #[serde(rename_all = "PascalCase")]
            #[allow(dead_code, reason = "that they are read is what is measured")]
            $(#[$of_type])*
            struct $name { $($(#[$of_field])* $field: $type,)* }
        )*
    };
}

fields! {
    Reply { response: MobileResponse, }
    MobileResponse { user: MobileUser, action: MobileAction, }
    MobileUser { #[serde(rename = "EMailAddress")] address: String, }
    MobileAction { settings: MobileSettings, }
    MobileSettings { server: Vec<MobileServer>, }
    MobileServer { r#type: String, url: String, server_data: Option<String>, }

    Synchronization { sync_body: SyncBody, }
    SyncBody { sync: Sync, }
    Sync { add: Vec<Add>, }
    Add { #[serde(rename = "CmdID")] cmd_id: String, item: Item, }
    Item { data: String, }

    Management { sync_body: ManagementBody, }
    ManagementBody { status: Vec<Status>, results: Vec<Results>, }
    Status { cmd_ref: String, data: String, }
    Results { cmd_ref: String, item: Item, }

    Provision { status: String, policies: Policies, }
    Policies { policy: Policy, }
    Policy { policy_type: String, status: String, policy_key: String, }

    Tree { #[serde(rename = "VerDTD")] version: String, #[serde(default)] node: Vec<Node>, }
    Node { node_name: Option<String>, #[serde(default)] node: Vec<Node>, }

    Provisioning { #[serde(rename = "$value", alias = "#content", default)] content: Vec<Content>, }
    Characteristic {
        #[serde(rename = "@type")] kind: String,
        #[serde(rename = "$value", alias = "#content", default)] content: Vec<Content>,
    }
    Parm {
        #[serde(rename = "@name")] name: String,
        #[serde(rename = "@value")] value: Option<String>,
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "that they are read is what is measured")]
enum Content {
    Characteristic(Characteristic),
    Parm(Parm),
}
