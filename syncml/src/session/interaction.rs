//! [`Interaction`]: what a server has a user asked (alerts 1100 to 1104).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::framing::decimal;
use crate::model::{Alert, AlertCode, StatusCode};

/// The user of a device.
///
/// ```
/// use syncml::session::{Answer, Interaction, User};
///
/// /// Says yes to everything.
/// struct Agreeable;
///
/// impl User for Agreeable {
///     fn interact(&mut self, _: &Interaction<'_>) -> Answer {
///         Answer::Yes
///     }
/// }
/// # let mut alert = syncml::Alert::default();
/// # alert.data = Some(syncml::Data::from(syncml::AlertCode::DM_CONFIRM));
/// # alert.items.push(syncml::Item::default().with_data("MINDT=10"));
/// # alert.items.push(syncml::Item::default().with_data("Install it?"));
/// let question = Interaction::of(&alert).unwrap().unwrap();
/// assert_eq!(question.text, "Install it?");
/// assert_eq!(Agreeable.interact(&question), Answer::Yes);
/// ```
pub trait User {
    /// Asks, and waits for the answer.
    fn interact(&mut self, interaction: &Interaction<'_>) -> Answer;
}

/// A device nobody sits at: every question is [`Answer::Unsupported`].
///
/// ```
/// use syncml::session::{Answer, Interaction, NoUser, User};
/// use syncml::{Alert, AlertCode, Data, Item, StatusCode};
///
/// let mut alert = Alert::default();
/// alert.data = Some(Data::from(AlertCode::DM_CONFIRM));
/// alert.items.push(Item::default().with_data(""));
/// alert.items.push(Item::default().with_data("Install it?"));
/// let question = Interaction::of(&alert).unwrap().unwrap();
/// let answer = NoUser.interact(&question);
/// assert_eq!(answer, Answer::Unsupported);
/// assert_eq!(answer.status(), StatusCode::UNSUPPORTED_FEATURE);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct NoUser;

impl User for NoUser {
    fn interact(&mut self, _: &Interaction<'_>) -> Answer {
        Answer::Unsupported
    }
}

/// What a server has a user asked (OMA DM Protocol, user interaction alerts).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Interaction<'a> {
    /// 1100 to 1104.
    pub code: AlertCode,
    /// The text to show.
    pub text: Cow<'a, str>,
    /// What there is to choose from; counted from 1.
    pub choices: Vec<Cow<'a, str>>,
    /// How it is to be shown.
    pub options: DisplayOptions,
}

/// How a question is to be shown. What is not known of it is skipped.
///
/// ```
/// use syncml::session::DisplayOptions;
///
/// let options = DisplayOptions::decode("MINDT=10&MAXDT=30&DR=2-3");
/// assert_eq!((options.min_seconds, options.max_seconds), (Some(10), Some(30)));
/// assert_eq!(options.default_choices(), [2, 3]);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct DisplayOptions {
    /// `MINDT`: how many seconds it is shown at least.
    pub min_seconds: Option<u64>,
    /// `MAXDT`: how many seconds the user has.
    pub max_seconds: Option<u64>,
    /// `DR`: the default answer. 0 or 1, a text, or numbers of choices with hyphens between them.
    pub default: Option<String>,
    /// `MAXLEN`: how many characters the answer may have.
    pub max_length: Option<u64>,
    /// `IT`: what kind of text: `A`, `N`, `D`, `T`, `P` or `I`.
    pub input: Option<char>,
    /// `ET`: whether the answer is shown, `T`, or hidden, `P`.
    pub echo: Option<char>,
}

/// What the user has answered.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// It was shown, or the answer is yes: status 200.
    Yes,
    /// The answer is no: status 304.
    No,
    /// A text: status 200 with it.
    Text(String),
    /// These choices, counted from 1: status 200 with them.
    Chosen(Vec<usize>),
    /// Cancelled: status 214.
    Cancelled,
    /// No answer in time: status 408.
    TimedOut,
    /// Cannot be asked: status 406.
    Unsupported,
}

impl fmt::Debug for Answer {
    /// Without the text, which may be a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yes => f.write_str("Yes"),
            Self::No => f.write_str("No"),
            Self::Text(_) => f.write_str("Text(<hidden>)"),
            Self::Chosen(choices) => f.debug_tuple("Chosen").field(choices).finish(),
            Self::Cancelled => f.write_str("Cancelled"),
            Self::TimedOut => f.write_str("TimedOut"),
            Self::Unsupported => f.write_str("Unsupported"),
        }
    }
}

impl Answer {
    /// The status that says so.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Yes | Self::Text(_) | Self::Chosen(_) => StatusCode::OK,
            Self::No => StatusCode::NOT_MODIFIED,
            Self::Cancelled => StatusCode::OPERATION_CANCELLED,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Self::Unsupported => StatusCode::UNSUPPORTED_FEATURE,
        }
    }

    /// The `Data` of the items of that status, one each.
    #[must_use]
    pub fn data(&self) -> Vec<String> {
        match self {
            Self::Text(text) => alloc::vec![text.clone()],
            Self::Chosen(choices) => choices.iter().map(|n| alloc::format!("{n}")).collect(),
            _ => Vec::new(),
        }
    }
}

impl<'a> Interaction<'a> {
    /// The question of an alert. `None` if it is another alert; 412 if items are missing, the options
    /// in the first, the text in the second, and choices where there have to be some.
    ///
    /// # Errors
    ///
    /// [`StatusCode::INCOMPLETE_COMMAND`].
    pub fn of(alert: &'a Alert<'_>) -> Option<Result<Self, StatusCode>> {
        let code = alert.code()?;
        if !matches!(code.0, 1100..=1104) {
            return None;
        }
        let mut texts = alert.items.iter().map(|item| {
            let data = item.data.as_ref();
            data.map_or(Some(Cow::Borrowed("")), |data| data.text())
        });
        let (Some(Some(options)), Some(Some(text))) = (texts.next(), texts.next()) else {
            return Some(Err(StatusCode::INCOMPLETE_COMMAND));
        };
        let choices: Option<Vec<_>> = texts.collect();
        let choosing = matches!(
            code,
            AlertCode::DM_SINGLE_CHOICE | AlertCode::DM_MULTIPLE_CHOICE
        );
        Some(match choices {
            Some(choices) if !(choosing && choices.is_empty()) => Ok(Self {
                code,
                text,
                choices,
                options: DisplayOptions::decode(&options),
            }),
            _ => Err(StatusCode::INCOMPLETE_COMMAND),
        })
    }
}

impl DisplayOptions {
    /// The options of a text: `MINDT=10&MAXDT=30&DR=2-3`, URL-encoded. What is unknown or no value is
    /// skipped.
    #[must_use]
    pub fn decode(text: &str) -> Self {
        let mut options = Self::default();
        for pair in text.trim().split('&') {
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            let letter = || value.trim().chars().next().map(|c| c.to_ascii_uppercase());
            match name.trim().to_ascii_uppercase().as_str() {
                "MINDT" => options.min_seconds = decimal(value.trim()),
                "MAXDT" => options.max_seconds = decimal(value.trim()),
                "MAXLEN" => options.max_length = decimal(value.trim()),
                "DR" => options.default = Some(url_decoded(value)),
                "IT" => options.input = letter(),
                "ET" => options.echo = letter(),
                _ => {}
            }
        }
        options
    }

    /// The default answer as numbers of choices.
    #[must_use]
    pub fn default_choices(&self) -> Vec<usize> {
        let numbers = self.default.as_deref().unwrap_or_default().split('-');
        numbers.filter_map(|n| n.trim().parse().ok()).collect()
    }
}

/// `+` is a space, `%20` too; what is no escape stays as it is.
fn url_decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let digits = after.first_chunk::<2>().and_then(|digits| {
            let text = core::str::from_utf8(digits).ok()?;
            u8::from_str_radix(text, 16)
                .ok()
                .filter(|_| digits.iter().all(u8::is_ascii_hexdigit))
        });
        match (byte, digits) {
            (b'%', Some(escaped)) => {
                bytes.push(escaped);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
