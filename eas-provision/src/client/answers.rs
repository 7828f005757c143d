//! The answers to commands, and what HTTP says about any request.

use super::machine::{Client, First};
use super::state::{Next, StopReason, WaitReason};
use super::step::{Ticket, Verdict};
use crate::http::{ResponseHeaders, RetryAfter};
use crate::status::Status;

impl Client {
    /// The answer to a command: HTTP status, headers, and the status at the root of the body, as
    /// [`peek_status`](crate::peek_status) finds it.
    ///
    /// The answer to a request with a policy key that has been replaced since says nothing about
    /// the one in use: it is only sent again.
    pub fn answer(
        &mut self,
        now: u64,
        ticket: &Ticket,
        http: u16,
        headers: &ResponseHeaders<'_>,
        status: Option<Status>,
    ) -> Verdict {
        let ended = self.state.stopped.is_some() || self.state.wipe.is_some();
        let late = !self.is_current(ticket) || ended;
        let keyed = ticket.command.needs_policy_key();
        let without_key = ticket.policy_key().is_none();
        if late {
            let wants = http == 449 || status.is_some_and(Status::asks_to_provision);
            return if wants || http == 451 {
                Verdict::Again
            } else {
                Verdict::Take
            };
        }
        match http {
            449 => {
                self.begin(now, First::ASK);
                return Verdict::Again;
            }
            // Up to 12.1 it is how a wipe is asked for where there is no policy key.
            403 if without_key => {
                self.begin(now, First::EMPTY);
                return Verdict::Again;
            }
            // The command is at fault, and the caller knows what it was.
            400 | 404..=448 | 501 | 507 => return Verdict::Take,
            _ => {}
        }
        if !self.is_answer(now, http, headers) {
            return Verdict::Again;
        }
        if let Some(status) = status.filter(|status| status.is_provisioning()) {
            return if self.act(now, status, without_key) {
                Verdict::Again
            } else {
                Verdict::Take
            };
        }
        if keyed {
            self.state.succeeded = true;
            self.state.failures = 0;
        }
        Verdict::Take
    }

    /// Whether the ticket has the policy key that is in use.
    pub(super) fn is_current(&self, ticket: &Ticket) -> bool {
        self.state.provisioned && ticket.policy_key == self.state.policy_key
    }

    /// Whether the machine has nothing under way that could be answered.
    pub(super) fn is_at_rest(&self, now: u64) -> bool {
        self.state.stopped.is_some() || self.state.wipe.is_some() || self.is_waiting(now)
    }

    pub(super) fn is_waiting(&self, now: u64) -> bool {
        self.state
            .waiting
            .is_some_and(|waiting| now < waiting.until)
    }

    /// Whether HTTP brings an answer; if not, the machine has acted on what it says.
    pub(super) fn is_answer(&mut self, now: u64, http: u16, headers: &ResponseHeaders<'_>) -> bool {
        if http != 451 {
            self.state.redirects = 0;
        }
        match http {
            200..=299 => return true,
            401 => self.stop(StopReason::Unauthorized),
            403 => self.stop(StopReason::Forbidden),
            404 => self.stop(StopReason::NotFound),
            451 => self.redirect(headers.location),
            456 => self.stop(StopReason::AccountBlocked),
            457 => self.stop(StopReason::PasswordExpired),
            408 | 429 | 500 | 502..=504 | 507 => match headers.retry_after() {
                Some(RetryAfter::Seconds(seconds)) => {
                    let until = now.saturating_add(u64::from(seconds.max(1)));
                    self.wait(until, WaitReason::Busy, Next::Continue);
                }
                _ => self.fail(now),
            },
            other => self.stop(StopReason::Http(other)),
        }
        false
    }

    /// HTTP 451: everything goes on at the other address, with the same policy key.
    fn redirect(&mut self, location: Option<&str>) {
        let is_safe = |url: &&str| {
            let scheme = url.split_once("://").map(|(scheme, _)| scheme);
            scheme.is_some_and(|scheme| {
                scheme.eq_ignore_ascii_case("https")
                    || (self.options.insecure_redirects && scheme.eq_ignore_ascii_case("http"))
            })
        };
        let too_often = self.state.redirects >= self.options.max_redirects;
        match location.filter(is_safe) {
            Some(location) if !too_often => {
                self.state.redirects = self.state.redirects.saturating_add(1);
                self.state.location = Some(location.into());
            }
            _ => self.stop(StopReason::Moved),
        }
    }
}
