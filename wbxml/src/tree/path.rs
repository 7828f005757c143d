//! [`FindAll`]: elements by path.

use alloc::vec::Vec;

use super::element::{Children, Element};
use crate::Tag;

/// One step of a path.
#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Any,
    Tag(Tag),
    Name(&'p str),
}

impl<'p> Step<'p> {
    fn new(text: &'p str) -> Self {
        if text == "*" {
            return Self::Any;
        }
        // No name begins with a digit.
        let tag = text
            .split_once(':')
            .filter(|_| text.starts_with(|c: char| c.is_ascii_digit()));
        match tag.map(|(page, id)| (page.parse(), u8::from_str_radix(id, 16))) {
            Some((Ok(page), Ok(id))) => Self::Tag(Tag::new(page, id)),
            _ => Self::Name(text),
        }
    }

    fn leads_to(self, element: Element<'_>) -> bool {
        match self {
            Self::Any => true,
            Self::Tag(tag) => element.is(tag),
            Self::Name(name) => element.name() == Some(name),
        }
    }
}

/// The elements that a path leads to: [`Element::find_all`].
#[derive(Clone, Debug)]
pub struct FindAll<'d, 'p> {
    steps: Vec<Step<'p>>,
    /// For each step taken, the elements that are still to be looked at.
    levels: Vec<Children<'d>>,
}

impl<'d, 'p> FindAll<'d, 'p> {
    pub(super) fn new(from: Element<'d>, path: &'p str) -> Self {
        Self {
            steps: path.split('/').map(Step::new).collect(),
            levels: Vec::from([from.children()]),
        }
    }
}

impl<'d> Iterator for FindAll<'d, '_> {
    type Item = Element<'d>;

    fn next(&mut self) -> Option<Element<'d>> {
        loop {
            let Some(element) = self.levels.last_mut()?.next() else {
                self.levels.pop();
                continue;
            };
            let step = self.steps.get(self.levels.len().saturating_sub(1))?;
            if step.leads_to(element) {
                if self.levels.len() == self.steps.len() {
                    return Some(element);
                }
                self.levels.push(element.children());
            }
        }
    }
}
