//! What a discovery makes of the answers of servers.

use alloc::boxed::Box;

use super::answer::{Content, HttpAnswer};
use super::evidence::RedirectKind;
use super::request::Purpose;
use super::{Discovery, Event, Failure, Flow, HttpRequest, Outcome, Source, Unusable, Waiting};
use crate::{Action, Decoded, ErrorCode, Response, Schema, Target, TargetError, v2};

impl Discovery {
    pub(super) fn take_http(&mut self, request: HttpRequest, made: u8, answer: HttpAnswer) -> Flow {
        let status = answer.status;
        self.note(Event::Status(status));
        match status {
            301 | 302 | 303 | 307 | 308 => {
                let Some(location) = &answer.location else {
                    return self.unusable(Unusable::NoLocation);
                };
                let target = request.target().join(location, &self.options.targets);
                let secure = request.target().origin().is_https();
                // It is a POST again, but for v2 JSON and where no body may go.
                let v2 = request.purpose() == Purpose::V2;
                let (target, purpose) = match target {
                    Ok(target) if v2 => (https_only(target), Purpose::V2),
                    Ok(target) => {
                        let purpose = self.purpose_after(&request, &target);
                        (Ok(target), purpose)
                    }
                    Err(e) => (Err(e), Purpose::Redirect),
                };
                self.redirect(RedirectKind::Status, target, purpose, secure)
            }
            401 if request.approved().is_some() => {
                self.note(Event::Unauthorized);
                // The number of requests ends too, whatever the options say.
                if made > self.options.logins || made == u8::MAX {
                    return self.finish(Outcome::Failed(Failure::WrongPassword));
                }
                self.waiting = Waiting::Credentials {
                    request,
                    challenges: answer.challenges,
                    made,
                };
                Flow::Wait
            }
            _ => self.take_content(&request, status, answer.content),
        }
    }

    /// What a request is for that a redirect of another leads to.
    fn purpose_after(&self, request: &HttpRequest, target: &Target) -> Purpose {
        match request.purpose() {
            // It stays with the schema that it was about.
            purpose @ (Purpose::Outlook | Purpose::MobileSync) if target.origin().is_https() => {
                purpose
            }
            _ => self.purpose_at(target.origin().scheme()),
        }
    }

    fn take_content(&mut self, request: &HttpRequest, status: u16, content: Content) -> Flow {
        // A static server that takes no POST sends its document with 405.
        let normal = (200..300).contains(&status) || status == 405;
        match content {
            Content::Reply(reply) if request.purpose() != Purpose::V2 => {
                self.take_reply(request, normal, status, reply)
            }
            Content::V2(reply) if request.purpose() == Purpose::V2 => {
                self.take_v2(request, normal, status, reply)
            }
            _ if !normal => self.failed_status(status),
            Content::Html if status == 405 => self.failed_status(404),
            Content::Empty => self.unusable(Unusable::Empty),
            Content::Html => self.unusable(Unusable::Html),
            Content::TooLong => self.unusable(Unusable::TooLong),
            Content::Undecodable(e) => {
                self.note(Event::Undecodable(e));
                self.unusable(Unusable::Undecodable)
            }
            Content::Reply(_) | Content::V2(_) => self.unusable(Unusable::NoSettings),
        }
    }

    fn take_reply(
        &mut self,
        request: &HttpRequest,
        normal: bool,
        status: u16,
        reply: Box<Decoded<Response<'static>>>,
    ) -> Flow {
        let secure = request.target().origin().is_https();
        if let Some(error) = reply.value.error() {
            let code = error.code();
            return self.take_error(request, code);
        }
        if !normal {
            return self.failed_status(status);
        }
        match Said::by(&reply.value) {
            Said::RedirectUrl(url) => {
                let target = Target::decode(url, &self.options.targets);
                let purpose = target
                    .as_ref()
                    .map_or(Purpose::Redirect, |t| self.purpose_after(request, t));
                self.redirect(RedirectKind::RedirectUrl, target, purpose, secure)
            }
            Said::RedirectAddr(address) => self.redirect_addr(address, secure),
            // What comes over http redirects, and never configures.
            Said::Settings if !secure => self.unusable(Unusable::NotEncrypted),
            Said::Settings => {
                let source = Source::Server(request.target().clone());
                let address = request.address().clone();
                self.finish(Outcome::Settings {
                    reply,
                    address,
                    source,
                })
            }
            Said::Nothing => self.unusable(Unusable::NoSettings),
        }
    }

    fn take_error(&mut self, request: &HttpRequest, code: Option<ErrorCode>) -> Flow {
        self.note(Event::ServerError(code));
        self.fail(code.map_or(Failure::Unusable(Unusable::NoSettings), Failure::Server));
        let other = match Self::schema_of(request.purpose()) {
            Some(Schema::Outlook) => Purpose::MobileSync,
            Some(Schema::MobileSync) => Purpose::Outlook,
            None => return Flow::Next,
        };
        let asks = self.options.other_schema && code == Some(ErrorCode::NO_PROVIDER);
        if !asks || self.was_made(request.target(), other) {
            return Flow::Next;
        }
        self.note(Event::OtherSchema);
        self.request(request.target().clone(), other)
    }

    fn take_v2(
        &mut self,
        request: &HttpRequest,
        normal: bool,
        status: u16,
        reply: v2::Response<'static>,
    ) -> Flow {
        let (protocol, url) = match &reply {
            v2::Response::Found { protocol, url, .. } if normal => (protocol, url),
            v2::Response::Error { .. } => {
                self.note(Event::ServerError(None));
                self.fail(Failure::NotConfigured);
                return Flow::Next;
            }
            _ => return self.failed_status(status),
        };
        let target = Target::decode(url, &self.options.targets).and_then(https_only);
        if protocol.eq_ignore_ascii_case("AutodiscoverV1") {
            let purpose = self.options.schema.into();
            return self.redirect(RedirectKind::V2, target, purpose, true);
        }
        if let Err(e) = target {
            self.note(Event::TargetRefused(e));
            self.fail(Failure::Target(e));
            return Flow::Next;
        }
        let source = Source::Server(request.target().clone());
        let address = request.address().clone();
        self.finish(Outcome::Endpoint {
            reply,
            address,
            source,
        })
    }

    pub(super) fn take_local(&mut self, content: Option<Content>) -> Flow {
        self.note(Event::LocalXml {
            found: content.is_some(),
        });
        let (Some(content), Some(address)) = (content, self.address.clone()) else {
            return Flow::Next;
        };
        let reply = match content {
            Content::Reply(reply) => reply,
            Content::Empty => return self.unusable(Unusable::Empty),
            Content::TooLong => return self.unusable(Unusable::TooLong),
            Content::Undecodable(e) => {
                self.note(Event::Undecodable(e));
                return self.unusable(Unusable::Undecodable);
            }
            Content::Html => return self.unusable(Unusable::Html),
            Content::V2(_) => return self.unusable(Unusable::NoSettings),
        };
        match Said::by(&reply.value) {
            Said::RedirectUrl(url) => {
                let target = Target::decode(url, &self.options.targets);
                let purpose = target
                    .as_ref()
                    .map_or(Purpose::Redirect, |t| self.purpose_at(t.origin().scheme()));
                self.redirect(RedirectKind::RedirectUrl, target, purpose, true)
            }
            Said::RedirectAddr(to) => self.redirect_addr(to, true),
            Said::Settings => self.finish(Outcome::Settings {
                reply,
                address,
                source: Source::LocalXml,
            }),
            Said::Nothing => self.unusable(Unusable::NoSettings),
        }
    }

    fn unusable(&mut self, why: Unusable) -> Flow {
        self.note(Event::Unusable(why));
        self.fail(Failure::Unusable(why));
        Flow::Next
    }

    fn failed_status(&mut self, status: u16) -> Flow {
        self.fail(match status {
            404 | 410 => Failure::NotConfigured,
            _ => Failure::Status(status),
        });
        Flow::Next
    }
}

/// What an answer tells to do.
enum Said<'r> {
    RedirectUrl(&'r str),
    RedirectAddr(&'r str),
    Settings,
    Nothing,
}

impl<'r> Said<'r> {
    fn by(reply: &'r Response<'static>) -> Self {
        match reply {
            Response::Outlook(reply) => {
                let Some(account) = &reply.account else {
                    return Self::Nothing;
                };
                let url = account.redirect_url.as_deref();
                let address = account.redirect_addr.as_deref();
                match &account.action {
                    Some(Action::RedirectUrl) => url.map_or(Self::Nothing, Self::RedirectUrl),
                    Some(Action::RedirectAddr) => address.map_or(Self::Nothing, Self::RedirectAddr),
                    Some(Action::Settings) | None if !account.protocols.is_empty() => {
                        Self::Settings
                    }
                    _ => Self::Nothing,
                }
            }
            Response::MobileSync(reply) => {
                let Some(action) = &reply.action else {
                    return Self::Nothing;
                };
                match (&action.redirect, &action.settings) {
                    (Some(address), _) => Self::RedirectAddr(address),
                    (None, Some(settings)) if !settings.servers.is_empty() => Self::Settings,
                    _ => Self::Nothing,
                }
            }
            _ => Self::Nothing,
        }
    }
}

fn https_only(target: Target) -> Result<Target, TargetError> {
    if target.origin().is_https() {
        Ok(target)
    } else {
        Err(TargetError::NotHttps)
    }
}
