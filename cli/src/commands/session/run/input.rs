//! What a person, or a script, does while a session runs: single keys on a terminal, else lines.

use crate::failure::{Failure, Result};
use crate::input::ask;
use crate::input::events::{self, Event, Events};
use crate::input::keys::{Key, Keys};
use crate::output::print;
use rekindle_core::guide::Words;
use std::time::Duration;

/// As long as a question may wait: for ever, in pieces.
const PATIENCE: Duration = Duration::from_hours(1);

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Press {
    /// Pause, or go on.
    Toggle,
    Pause,
    Resume,
    Stop,
    /// End the part that runs.
    EndPart,
    LifeCameIn,
    /// Ask for the PIN.
    Unlock,
    /// Leave it running.
    Leave,
}

/// What to type, as a key and as a line. Lines are the same in every language, so that one script serves all.
const PRESSES: [(char, &str, Press); 9] = [
    ('p', "pause", Press::Pause),
    (' ', "toggle", Press::Toggle),
    ('r', "resume", Press::Resume),
    ('s', "stop", Press::Stop),
    ('e', "end", Press::EndPart),
    ('t', "tap", Press::EndPart),
    ('l', "life-came-in", Press::LifeCameIn),
    ('u', "unlock", Press::Unlock),
    ('q', "quit", Press::Leave),
];

/// Where it comes from.
#[derive(Debug)]
pub(super) enum Input {
    Keys(Keys),
    Lines(Events),
}

impl Input {
    /// Keys where a person sits at a terminal that can be drawn on, else lines.
    pub(super) fn listen(json: bool) -> Result<Self> {
        let can_be_drawn_on = print::is_conversation() && print::is_drawable() && !json;
        if can_be_drawn_on && let Some(keys) = Keys::begin()? {
            return Ok(Self::Keys(keys));
        }
        Ok(Self::Lines(events::listen()?))
    }

    /// Whether keys are read.
    pub(super) fn is_live(&self) -> bool {
        matches!(self, Self::Keys(_))
    }

    /// What is asked for next; nothing when nothing was within `wait`, which keys round to their own.
    pub(super) fn next(&self, wait: Duration) -> Option<Press> {
        match self {
            Self::Keys(keys) => match keys.next()? {
                Key::End => Some(Press::Leave),
                Key::Letter(letter) => press(|(key, ..)| *key == letter),
            },
            Self::Lines(lines) => match lines.next(wait)? {
                Event::End => Some(Press::Leave),
                Event::InputEnded => None,
                Event::Line(line) => {
                    let line = line.trim().to_lowercase();
                    press(|(key, name, _)| *name == line || line.chars().eq([*key]))
                }
            },
        }
    }

    /// Asks yes or no. Enter alone, the end of input and anything else is no yes.
    pub(super) fn yes(&self, question: &str, words: &Words) -> Result<bool> {
        let Self::Lines(_) = self else { return self.resting(|| ask::yes(question, false, words)) };
        let typed = self.line()?.unwrap_or_default().to_lowercase();
        Ok(typed == "yes" || (!typed.is_empty() && typed == words.text("terminal.yes_letter", &[])))
    }

    /// Asks for a line of text; nothing when there is none.
    pub(super) fn text(&self, question: &str) -> Result<Option<String>> {
        match self {
            Self::Keys(_) => {
                self.resting(|| ask::text(question)).map(|text| (!text.is_empty()).then_some(text))
            }
            Self::Lines(_) => self.line(),
        }
    }

    /// Lets the terminal be as it was for a conversation.
    pub(super) fn resting<T>(&self, conversation: impl FnOnce() -> Result<T>) -> Result<T> {
        self.rest();
        let result = conversation();
        self.again()?;
        result
    }

    /// The terminal as it was.
    pub(super) fn rest(&self) {
        if let Self::Keys(keys) = self {
            keys.rest();
        }
    }

    /// Keys again.
    pub(super) fn again(&self) -> Result<()> {
        match self {
            Self::Keys(keys) => keys.again(),
            Self::Lines(_) => Ok(()),
        }
    }

    /// The next line of a script; nothing when the input has ended.
    fn line(&self) -> Result<Option<String>> {
        let Self::Lines(lines) = self else { return Ok(None) };
        loop {
            match lines.next(PATIENCE) {
                Some(Event::Line(line)) => return Ok(Some(line.trim().to_owned())),
                Some(Event::InputEnded) => return Ok(None),
                Some(Event::End) => return Err(Failure::Interrupted),
                None => {}
            }
        }
    }
}

fn press(fits: impl Fn(&(char, &str, Press)) -> bool) -> Option<Press> {
    PRESSES.iter().find(|one| fits(one)).map(|(.., press)| *press)
}
