//! An operator sends the settings of mail to a device that nobody has set up yet, and the device
//! takes them only if the user knows the PIN. Both are in this program.
//!
//! ```text
//! cargo run -p email2-csp --features xml --example signed_bootstrap
//! ```

use std::error::Error;

use email2_csp::applications::MailSetup;
use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, Refusal, SecurityMethod};
use email2_csp::provisioning::{Characteristic, Document, decode_wbxml};
use email2_csp::{Edition, Guid};

/// The settings, and what comes with them: the content type of the push message, and its body.
struct PushMessage {
    content_type: Vec<u8>,
    body: Vec<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    // The PIN goes to the user by another way than the message.
    let pin = "90125";
    let message = operator(pin)?;
    println!(
        "a message of {} bytes, and {} bytes of content type",
        message.body.len(),
        message.content_type.len()
    );

    let content_type = ContentType::decode_wsp(&message.content_type)?;
    let method = content_type.security.ok_or("a message without SEC")?;
    println!("authenticated by {method}");

    let mut attempts = Attempts::default();
    for entered in ["90124", pin] {
        let credentials = Credentials::new().with_pin(Pin::new(entered)?);
        match attempts.verify(&content_type, &message.body, &credentials) {
            Ok(verified) => return device(verified.body()),
            Err(refusal @ Refusal::NoAttemptsLeft) => return Err(refusal.into()),
            Err(refusal) => println!("{refusal}: {} attempts left", attempts.left()),
        }
    }
    Err("no PIN was right".into())
}

/// What the operator sends.
fn operator(pin: &str) -> Result<PushMessage, Box<dyn Error>> {
    let application = |id: &'static str, host: &'static str, port: &'static str| {
        Characteristic::new("APPLICATION")
            .with_parm("APPID", id)
            .with_parm("PROVIDER-ID", "fabrikam.example")
            .with_parm("NAME", "Fabrikam Mail")
            .with(
                Characteristic::new("APPADDR").with_parm("ADDR", host).with(
                    Characteristic::new("PORT")
                        .with_parm("PORTNBR", port)
                        .with_parm("SERVICE", port),
                ),
            )
            .with(
                Characteristic::new("APPAUTH")
                    .with_parm("AAUTHNAME", "ada")
                    .with_parm("AAUTHSECRET", "correct horse"),
            )
    };
    let outgoing = application("25", "smtp.fabrikam.example", "465")
        .with_parm("FROM", "\"Ada Example\" <ada@fabrikam.example>");
    let document = Document::new()
        .with_version("1.1")
        .with(application("143", "imap.fabrikam.example", "993"))
        .with(outgoing);

    let body = document.to_wbxml()?;
    let secret = Credentials::new().with_pin(Pin::new(pin)?);
    let content_type = ContentType::sign(SecurityMethod::USER_PIN, &secret, &body)?;
    println!("as text: {}", content_type.to_text());
    Ok(PushMessage {
        content_type: content_type.to_wsp(),
        body,
    })
}

/// What the device makes of settings that it may believe.
fn device(body: &[u8]) -> Result<(), Box<dyn Error>> {
    let document = decode_wbxml(body)?;
    let edition = Edition::Windows10Prose;
    for (number, setup) in (1..).zip(MailSetup::all(&document)) {
        let (account, lost) = setup.to_account(Guid::from_u128(number), edition);
        for (node, value) in account.iter().filter(|(node, _)| !node.is_secret()) {
            println!("  {:20} {value}", node.name());
        }
        for loss in lost {
            println!("  not taken over: {loss}");
        }
        let verdict = account.validate(edition);
        println!("  legal: {}", verdict.is_legal());
    }
    Ok(())
}
