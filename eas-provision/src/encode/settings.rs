//! The parts of the Settings command that are modelled.

use wbxml::tag::eas::settings;
use wbxml::{Error, Event, Sink};

use super::provision::{device_information, device_information_status, number, only_status};
use super::unknown::Rest;
use crate::model::{Place, SettingsRequest, SettingsResponse};

/// Writes a request.
pub(super) fn request<K: Sink>(request: &SettingsRequest<'_>, sink: &mut K) -> Result<(), Error> {
    let mut unknown = Rest::of(&request.unknown, Place::Settings);
    sink.event(Event::Start(settings::SETTINGS))?;
    unknown.before(0, sink)?;
    if let Some(password) = &request.device_password {
        let mut around = Rest::of(&request.unknown, Place::DevicePassword);
        let mut inside = Rest::of(&request.unknown, Place::DevicePasswordSet);
        sink.event(Event::Start(settings::DEVICE_PASSWORD))?;
        around.before(0, sink)?;
        sink.event(Event::Start(settings::SET))?;
        inside.before(0, sink)?;
        sink.text_element(settings::PASSWORD, password.expose())?;
        inside.all(sink)?;
        sink.event(Event::End)?;
        around.all(sink)?;
        sink.event(Event::End)?;
    }
    unknown.before(1, sink)?;
    if let Some(information) = &request.device_information {
        device_information(information, sink)?;
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}

/// Writes a response.
pub(super) fn response<K: Sink>(response: &SettingsResponse, sink: &mut K) -> Result<(), Error> {
    let mut unknown = Rest::of(&response.unknown, Place::Settings);
    sink.event(Event::Start(settings::SETTINGS))?;
    unknown.before(0, sink)?;
    if let Some(status) = response.status {
        number(settings::STATUS, status.0, sink)?;
    }
    unknown.before(1, sink)?;
    if let Some(status) = response.device_password {
        let place = Place::DevicePassword;
        sink.event(Event::Start(settings::DEVICE_PASSWORD))?;
        only_status(place, settings::STATUS, status.0, &response.unknown, sink)?;
    }
    unknown.before(2, sink)?;
    if let Some(status) = response.device_information {
        device_information_status(status, &response.unknown, sink)?;
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}
