//! Composers: fields that lead to a sentence one can say, and an entry of the right kind.
//!
//! Pure: which fields there are, and how what was written in them becomes a text, by the words of a language. Nothing is
//! sent by writing it, and nothing here can send. It must not judge a person: the only remark is about words that tend
//! to close an ear ([`blame`]), and they may stay.

pub mod blame;
mod room;

pub use room::{ComposeRequest, ComposedView};

use super::entry::EntryKind;
use crate::guide::Words;
use blame::BlameView;

/// What leads to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Composer {
    /// How it is for me right now.
    RightNow,
    /// Something that I liked.
    Appreciation,
    /// Something that hurt, said gently.
    GentleStart,
    /// After a fight: my part in it.
    Repair,
    /// A letter, sent or not.
    Letter,
}

/// One field of a composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldView {
    /// Its name in scripts.
    pub name: &'static str,
    /// Key of what is asked.
    pub ask: &'static str,
    /// It may be left empty.
    pub optional: bool,
    sentence: &'static str,
}

/// What came of the fields so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftView {
    /// The text.
    pub text: String,
    /// Names of the fields that are still needed.
    pub missing: Vec<&'static str>,
    /// Words that tend to close an ear, and why. They may stay.
    pub blame: Vec<BlameView>,
}

/// What an entry waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The next check-in.
    CheckIn,
    /// A night has passed.
    Tomorrow,
}

impl Composer {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::RightNow, Self::Appreciation, Self::GentleStart, Self::Repair, Self::Letter];

    /// Its name in scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RightNow => "right-now",
            Self::Appreciation => "appreciation",
            Self::GentleStart => "gentle-start",
            Self::Repair => "repair",
            Self::Letter => "letter",
        }
    }

    /// The composer of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|composer| composer.name() == name)
    }

    /// Key of its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::RightNow => "compose.now.title",
            Self::Appreciation => "compose.appreciation.title",
            Self::GentleStart => "compose.gentle.title",
            Self::Repair => "compose.repair.title",
            Self::Letter => "compose.letter.title",
        }
    }

    /// Key of what to know before.
    pub const fn about(self) -> &'static str {
        match self {
            Self::RightNow => "compose.now.about",
            Self::Appreciation => "compose.appreciation.about",
            Self::GentleStart => "compose.gentle.about",
            Self::Repair => "compose.repair.about",
            Self::Letter => "compose.letter.about",
        }
    }

    /// Key of a sentence for whoever is too upset just now; the timer for time apart stands beside it.
    pub const fn first_calm(self) -> Option<&'static str> {
        match self {
            Self::GentleStart | Self::Repair => Some("compose.first_calm"),
            _ => None,
        }
    }

    /// Its fields, in order.
    pub const fn fields(self) -> &'static [FieldView] {
        match self {
            Self::RightNow => NOW,
            Self::Appreciation => APPRECIATION,
            Self::GentleStart => GENTLE,
            Self::Repair => REPAIR,
            Self::Letter => LETTER,
        }
    }

    /// The kind of entry that it makes.
    pub const fn kind(self) -> EntryKind {
        match self {
            Self::RightNow => EntryKind::Free,
            Self::Appreciation => EntryKind::Appreciation,
            Self::GentleStart => EntryKind::Concern,
            Self::Repair | Self::Letter => EntryKind::Letter,
        }
    }

    /// The practice that the entry is about.
    pub const fn practice(self) -> Option<&'static str> {
        match self {
            Self::RightNow => Some("present-tense"),
            Self::Appreciation => Some("appreciation"),
            _ => None,
        }
    }

    /// The text that these answers make, one for each field; what is missing counts as empty.
    pub fn draft(self, answers: &[String], words: &Words) -> DraftView {
        let (mut lines, mut missing, mut blame) = (Vec::new(), Vec::new(), Vec::new());
        for (index, field) in self.fields().iter().enumerate() {
            let answer = answers.get(index).map_or("", |answer| answer.trim());
            if answer.is_empty() {
                missing.extend((!field.optional).then_some(field.name));
                continue;
            }
            // The sentence brings its own end; a question or three dots of the person's stay.
            let answer = answer.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(answer);
            let line = words.text(field.sentence, &[("value", answer)]);
            let doubled = answer.ends_with(['?', '!', '…', '.']) && line.ends_with('.');
            lines.push(if doubled { line[..line.len() - 1].to_owned() } else { line });
            // A letter is the person's own; nobody looks over its words.
            if self != Self::Letter {
                blame.extend(blame::find(answer, field.name, words));
            }
        }
        let close = match self {
            Self::GentleStart => Some("compose.gentle.close"),
            Self::Repair => Some("compose.repair.close"),
            _ => None,
        };
        if let Some(close) = close.filter(|_| !lines.is_empty()) {
            lines.push(words.text(close, &[]));
        }
        DraftView { text: lines.join("\n"), missing, blame }
    }
}

const fn field(name: &'static str, ask: &'static str, sentence: &'static str, optional: bool) -> FieldView {
    FieldView { name, ask, optional, sentence }
}

const NOW: &[FieldView] = &[
    field("feel", "compose.now.feel", "compose.now.feel_says", false),
    field("wish", "compose.now.wish", "compose.now.wish_says", true),
];

const APPRECIATION: &[FieldView] = &[
    field("liked", "compose.appreciation.liked", "compose.appreciation.liked_says", false),
    field("gave", "compose.appreciation.gave", "compose.appreciation.gave_says", true),
];

const GENTLE: &[FieldView] = &[
    field("happened", "compose.gentle.happened", "compose.gentle.happened_says", false),
    field("felt", "compose.gentle.felt", "compose.gentle.felt_says", false),
    field("understand", "compose.gentle.understand", "compose.gentle.understand_says", true),
];

const REPAIR: &[FieldView] = &[
    field("part", "compose.repair.part", "compose.repair.part_says", false),
    field("saw", "compose.repair.saw", "compose.repair.saw_says", true),
    field("next", "compose.repair.next", "compose.repair.next_says", true),
];

const LETTER: &[FieldView] = &[
    field("say", "compose.letter.say", "compose.letter.say_says", false),
    field("thanks", "compose.letter.thanks", "compose.letter.thanks_says", true),
    field("wish", "compose.letter.wish", "compose.letter.wish_says", true),
];
