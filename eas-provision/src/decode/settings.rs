//! The parts of the Settings command that are modelled.

use wbxml::tag::eas::settings;
use wbxml::{Source, Tag};

use super::cursor::{Cursor, Seen};
use super::device_information;
use super::provision::known;
use crate::error::{Error, ErrorKind};
use crate::model::{
    DeviceInformationStatus, DevicePasswordStatus, Place, RecoveryPassword, SettingsRequest,
    SettingsResponse, SettingsStatus, UnknownElements,
};

const PLACE: Place = Place::Settings;

/// A request, from before its root element to its end.
pub(super) fn request<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    request: &mut SettingsRequest<'a>,
) -> Result<(), Error> {
    const ORDER: [Tag; 2] = [settings::DEVICE_PASSWORD, settings::DEVICE_INFORMATION];
    cursor.root(settings::SETTINGS)?;
    let mut seen = Seen::default();
    while let Some(tag) = any_order(cursor, &ORDER, &mut seen, &mut request.unknown)? {
        if tag == settings::DEVICE_PASSWORD {
            let password = device_password(cursor, &mut request.unknown)?;
            request.device_password = Some(password);
        } else {
            request.device_information = Some(device_information::request(cursor)?);
        }
    }
    Ok(())
}

/// The elements of Settings stand in any order (MS-ASCMD 2.2.1.18).
fn any_order<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    order: &[Tag],
    seen: &mut Seen,
    unknown: &mut UnknownElements,
) -> Result<Option<Tag>, Error> {
    let before = cursor.diagnostics.len();
    let found = known(cursor, PLACE, order, seen, unknown)?;
    let mut index = 0_usize;
    cursor.diagnostics.retain(|diagnostic| {
        let is_new = index >= before;
        index = index.saturating_add(1);
        !(is_new && diagnostic.kind().is_order())
    });
    Ok(found)
}

fn device_password<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    unknown: &mut UnknownElements,
) -> Result<RecoveryPassword<'a>, Error> {
    let (place, inner) = (Place::DevicePassword, Place::DevicePasswordSet);
    let mut found = None;
    let mut seen = Seen::default();
    while known(cursor, place, &[settings::SET], &mut seen, unknown)?.is_some() {
        let mut in_set = Seen::default();
        while known(cursor, inner, &[settings::PASSWORD], &mut in_set, unknown)?.is_some() {
            let text = cursor.text(inner, settings::PASSWORD)?;
            found = Some(RecoveryPassword::new(text));
        }
    }
    let (place, tag) = if seen.places() == 0 {
        (place, settings::SET)
    } else {
        (inner, settings::PASSWORD)
    };
    found.ok_or_else(|| cursor.error(ErrorKind::MissingElement { place, tag }))
}

/// A response, from before its root element to its end.
pub(super) fn response<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    response: &mut SettingsResponse,
) -> Result<(), Error> {
    const ORDER: [Tag; 3] = [
        settings::STATUS,
        settings::DEVICE_PASSWORD,
        settings::DEVICE_INFORMATION,
    ];
    cursor.root(settings::SETTINGS)?;
    let mut seen = Seen::default();
    while let Some(tag) = any_order(cursor, &ORDER, &mut seen, &mut response.unknown)? {
        let unknown = &mut response.unknown;
        match tag {
            settings::STATUS => {
                let status = cursor.status(PLACE, settings::STATUS)?;
                response.status = Some(SettingsStatus(status));
            }
            settings::DEVICE_PASSWORD => {
                let place = Place::DevicePassword;
                let tag = settings::STATUS;
                let status = device_information::only_status(cursor, place, tag, unknown)?;
                response.device_password = Some(DevicePasswordStatus(status));
            }
            _ => {
                let status = device_information::response(cursor, unknown)?;
                response.device_information = Some(DeviceInformationStatus(status));
            }
        }
    }
    Ok(())
}
