//! The documents that are measured: of the make-up of real ones, always the same bytes.

use email2_csp::device::{Device, MemoryStore};
use email2_csp::planner::Plan;
use email2_csp::provisioning::{Characteristic, Document, Parm};
use email2_csp::{Account, AccountNode, ContentTypes, Edition, Guid, ServiceType};
use syncml::loc_uri::LocUri;
use syncml::session::{Tree, Value};
use syncml::{Command, EncodeOptions, Form, Message, SyncHdr, Version};

pub(crate) const EDITION: Edition = Edition::DdfV2;

pub(crate) fn account(number: u128) -> Account<'static> {
    Account::builder(EDITION, Guid::from_u128(number << 32 | 0xE))
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .credentials("ada", "not-a-secret")
        .content_types(ContentTypes::MAIL)
        .name("Ada Example")
        .domain("fabrikam")
        .authentication_required(true)
        .ssl(true, true)
        .build()
        .unwrap()
}

/// A message with this command, in WBXML.
pub(crate) fn message(command: Command<'_>) -> Vec<u8> {
    let mut message = Message::default();
    message.version = Version::V1_2;
    message.header = SyncHdr::new(Version::V1_2, "DM/1.2");
    message.header.session_id = "1".into();
    message.header.msg_id = "2".into();
    message.header.target.uri = "urn:uuid:device-1".into();
    message.header.source.uri = "https://dm.fabrikam.example/dm".into();
    let mut command = command.into_owned();
    let mut id = 1;
    number(&mut command, &mut id);
    message.commands.push(command);
    message.is_final = true;
    message
        .to_bytes(Form::Wbxml, &EncodeOptions::DEFAULT)
        .unwrap()
}

fn number(command: &mut Command<'static>, id: &mut u32) {
    *id += 1;
    *command.cmd_id_mut().unwrap() = id.to_string().into();
    if let Command::Atomic(atomic) = command {
        for command in &mut atomic.commands {
            *id += 1;
            *command.cmd_id_mut().unwrap() = id.to_string().into();
        }
    }
}

/// An account with five other values.
pub(crate) fn edited(account: &Account<'static>) -> Account<'static> {
    account
        .clone()
        .with(AccountNode::InServer, "imap.contoso.example:993")
        .with(AccountNode::OutServer, "smtp.contoso.example:587")
        .with(AccountNode::Name, "Grace Example")
        .with(AccountNode::ReplyAddr, "grace@contoso.example")
        .with(AccountNode::Domain, "contoso")
}

/// The message that makes one account of another.
pub(crate) fn edit_of(from: &Account<'static>, to: &Account<'static>) -> Vec<u8> {
    let plan = Plan::new(Some(from), to, EDITION).unwrap();
    message(plan.to_command().unwrap().unwrap())
}

/// Carries out the Atomic of a message, as a session does.
pub(crate) fn carry_out(device: &mut Device<MemoryStore>, message: &Message<'_>) {
    Tree::begin(device).unwrap();
    for command in message.commands.first().unwrap().commands() {
        for item in command.items() {
            let uri = LocUri::decode(item.target_uri().unwrap()).unwrap();
            let data = item.data.clone().unwrap_or_default();
            let value = Value::new(data, item.meta.as_ref(), command.meta());
            let done = match command {
                Command::Add(_) => Tree::add(device, &uri, &value),
                Command::Replace(_) => Tree::replace(device, &uri, &value),
                _ => Tree::delete(device, &uri),
            };
            done.unwrap();
        }
    }
    Tree::commit(device).unwrap();
}

/// An access point and a proxy, as Appendix C of the specification has them, and mail: this many
/// accounts to read it with.
pub(crate) fn bootstrap(accounts: usize) -> Document<'static> {
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
    let incoming = mail("143", "imap.fabrikam.example", "993", "993", "ada.example");
    let mut document = Document::new().with_version("1.1").with(proxy).with(access);
    for _ in 0..accounts {
        document = document.with(incoming.clone());
    }
    document.with(outgoing).with(management)
}

/// A DDF of this many settings.
pub(crate) fn settings(count: usize) -> String {
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
        setting.repeat(count)
    )
}
