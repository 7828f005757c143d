//! What the benchmarks measure with.
#![allow(dead_code, reason = "not every benchmark uses all of them")]

use std::path::Path;

use email2_csp::provisioning::{Characteristic, Document, Parm};
use email2_csp::{
    Account, AttachmentLimit, ContentTypes, Edition, Guid, Linger, MailAge, ServiceType,
};

/// An access point and a proxy, as Appendix C of the specification has them, and mail.
pub(crate) fn provisioning() -> Document<'static> {
    let group = |kind: &'static str| Characteristic::new(kind);
    let proxy = group("PXLOGICAL")
        .with_parm("PROXY-ID", "170.187.51.4")
        .with_parm("NAME", "BankMainProxy")
        .with_parm("STARTPAGE", "http://www.bank.com/startpage.wml")
        .with(
            group("PXAUTHINFO")
                .with_parm("PXAUTH-TYPE", "HTTP-BASIC")
                .with_parm("PXAUTH-ID", "pxusername")
                .with_parm("PXAUTH-PW", "pxuserpasswd"),
        )
        .with(
            group("PXPHYSICAL")
                .with_parm("PHYSICAL-PROXY-ID", "PROXY 1")
                .with_parm("PXADDR", "170.187.51.3")
                .with_parm("PXADDRTYPE", "IPV4")
                .with_parm("TO-NAPID", "NAP1")
                .with(group("PORT").with_parm("PORTNBR", "9203")),
        );
    let access = group("NAPDEF")
        .with_parm("NAPID", "NAP1")
        .with_parm("BEARER", "GSM-GPRS")
        .with_parm("NAME", "MY ISP")
        .with_parm("NAP-ADDRESS", "internet.operator.example")
        .with_parm("NAP-ADDRTYPE", "APN")
        .with(Parm::flag("INTERNET"))
        .with(
            group("NAPAUTHINFO")
                .with_parm("AUTHTYPE", "PAP")
                .with_parm("AUTHNAME", "wwwmmmuser")
                .with_parm("AUTHSECRET", "wwwmmmsecret"),
        );
    let mail = |id: &'static str,
                host: &'static str,
                port: &'static str,
                service: &'static str,
                name: &'static str| {
        group("APPLICATION")
            .with_parm("APPID", id)
            .with_parm("PROVIDER-ID", "fabrikam.example")
            .with_parm("NAME", "Fabrikam Mail")
            .with_parm("TO-NAPID", "NAP1")
            .with(
                group("APPADDR").with_parm("ADDR", host).with(
                    group("PORT")
                        .with_parm("PORTNBR", port)
                        .with_parm("SERVICE", service),
                ),
            )
            .with(
                group("APPAUTH")
                    .with_parm("AAUTHTYPE", "LOGIN")
                    .with_parm("AAUTHNAME", name)
                    .with_parm("AAUTHSECRET", "correct horse battery staple"),
            )
    };
    let outgoing = mail(
        "25",
        "smtp.fabrikam.example",
        "587",
        "STARTTLS",
        "ada.example",
    )
    .with_parm("FROM", "\"Ada Example\" <ada@fabrikam.example>");
    let management = group("APPLICATION")
        .with_parm("APPID", "w7")
        .with_parm("PROVIDER-ID", "management.example")
        .with_parm("NAME", "Contoso management")
        .with_parm("ADDR", "https://dm.contoso.example:443/omadm/server")
        .with(
            group("APPAUTH")
                .with_parm("AAUTHLEVEL", "APPSRV")
                .with_parm("AAUTHTYPE", "BASIC")
                .with_parm("AAUTHNAME", "testclient")
                .with_parm("AAUTHSECRET", "password2"),
        );
    Document::new()
        .with_version("1.1")
        .with(proxy)
        .with(access)
        .with(mail(
            "143",
            "imap.fabrikam.example",
            "993",
            "993",
            "ada.example",
        ))
        .with(outgoing)
        .with(management)
}

/// The published files, where they are; otherwise one that is like them.
pub(crate) fn ddf_files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/ddf");
    let mut found = Vec::new();
    for folder in [folder.join("email2"), folder.join("windows-ddf")] {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        found.extend(entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()));
    }
    if found.is_empty() {
        println!("no published files beside the workspace: a made one instead");
        found.push(made());
    }
    found
}

/// A document of 1,000 settings.
fn made() -> String {
    let setting = "<Node><NodeName>Setting</NodeName><DFProperties><AccessType><Add /><Delete />\
        <Get /><Replace /></AccessType><DefaultValue>0</DefaultValue><Description>What the setting \
        does, in a sentence or two that say which values it takes.</Description><DFFormat><int />\
        </DFFormat><Occurrence><ZeroOrOne /></Occurrence><Scope><Dynamic /></Scope><DFType><MIME />\
        </DFType><MSFT:AllowedValues ValueType=\"ENUM\"><MSFT:Enum><MSFT:Value>0</MSFT:Value>\
        <MSFT:ValueDescription>Off.</MSFT:ValueDescription></MSFT:Enum><MSFT:Enum><MSFT:Value>1\
        </MSFT:Value><MSFT:ValueDescription>On.</MSFT:ValueDescription></MSFT:Enum>\
        </MSFT:AllowedValues></DFProperties></Node>";
    format!(
        "<MgmtTree xmlns:MSFT=\"http://schemas.microsoft.com/MobileDevice/DM\"><VerDTD>1.2</VerDTD>\
         <Node><NodeName>Example</NodeName><DFProperties/>{}</Node></MgmtTree>",
        setting.repeat(1000)
    )
}

/// An account with nearly everything.
pub(crate) fn account(edition: Edition) -> Account<'static> {
    Account::builder(
        edition,
        Guid::from_u128(0x8F3C_2B10_5D7A_4E61_9B02_1C44_A0E7_D955),
    )
    .service("Fabrikam Mail", ServiceType::IMAP4)
    .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
    .reply_address("ada@fabrikam.example")
    .name("Ada Example")
    .credentials("ada", "not-a-secret")
    .outgoing_credentials("ada-out", "not-a-secret-2", Some("FABRIKAM".into()))
    .authentication_required(true)
    .mail_age(MailAge::Days(14))
    .linger(Linger::Minutes(30))
    .attachment_limit(AttachmentLimit::Kilobytes(250))
    .content_types(ContentTypes::MAIL)
    .ssl(true, true)
    .build()
    .unwrap()
}
