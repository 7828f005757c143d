//! A DM session between a server and a device of the fleet.

use syncml::framing::Unlimited;
use syncml::session::{
    Client, ClientState, DeviceInfo, Ending, Event, Initiator, NoUser, Server, ServerState,
    SessionOptions, Transport,
};
use syncml::{Command, Dialect, EncodeOptions, Form, Message, Options};

use super::fleet::{Device, Tally};

const SERVER: &str = "https://dm.fabrikam.example";

/// The way to one device.
pub(crate) struct Link {
    info: DeviceInfo,
    options: SessionOptions,
    sessions: u32,
}

impl Link {
    pub(crate) fn new(number: usize) -> Self {
        let id = format!("urn:uuid:device-{number}");
        Self {
            info: DeviceInfo::new(id, "Fabrikam", "F1"),
            options: SessionOptions::new().windows(),
            sessions: 0,
        }
    }

    /// Sends one command, and returns its statuses: its own first, then those of what it holds.
    pub(crate) fn session(
        &mut self,
        device: &mut Device,
        command: Command<'static>,
        tally: &mut Tally,
    ) -> Result<Vec<u16>, String> {
        self.sessions += 1;
        tally.sessions += 1;
        let mut client = Client::new(
            self.options.clone(),
            self.sessions.to_string(),
            SERVER,
            Initiator::Server,
            &self.info,
        );
        let mut statuses = Vec::new();
        let Some(mut message) = client.poll(&Unlimited) else {
            return Err("there is no first message".to_owned());
        };
        let mut server = Server::new(self.options.clone(), &message.header, SERVER);
        server.send(command);
        loop {
            let arrived = over_the_wire(&message, tally)?;
            let received = server.receive(&arrived, &Transport::PLAIN);
            received.map_err(|error| error.to_string())?;
            for event in server.take_events() {
                if let Event::Settled(settled) = event {
                    statuses.push(settled.status.0);
                    *tally.statuses.entry(settled.status.0).or_default() += 1;
                }
            }
            let Some(answer) = server.poll(&Unlimited) else {
                break;
            };
            let answer = over_the_wire(&answer, tally)?;
            let received = client.receive(&answer, &Transport::PLAIN, device, &mut NoUser);
            received.map_err(|error| error.to_string())?;
            match client.poll(&Unlimited) {
                Some(next) => message = next,
                None => break,
            }
        }
        let complete = Ending::Complete;
        match (client.state(), server.state()) {
            (ClientState::Ended(device), ServerState::Ended(server))
                if (device, server) == (complete, complete) =>
            {
                Ok(statuses)
            }
            states => Err(format!("the session is not complete: {states:?}")),
        }
    }
}

/// Through WBXML and back.
fn over_the_wire(message: &Message<'_>, tally: &mut Tally) -> Result<Message<'static>, String> {
    let encoding = EncodeOptions::DEFAULT.with_dialect(Dialect::WindowsMdm);
    let bytes = message
        .to_bytes(Form::Wbxml, &encoding)
        .map_err(|error| error.to_string())?;
    tally.messages += 1;
    tally.bytes += bytes.len() as u64;
    let decoding = Options::STRICT.with_dialect(Dialect::WindowsMdm);
    let decoded = syncml::decode_wbxml_with(&bytes, &decoding);
    let decoded = decoded.map_err(|error| error.to_string())?;
    Ok(decoded.message.into_owned())
}
