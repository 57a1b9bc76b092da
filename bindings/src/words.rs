//! The interface's words, in one language, without a vault: they are needed before there is one.

use crate::error::{RekindleError, Result, guarded};
use crate::spelling::language;
use rekindle_core::guide::{self, Direction, Language};
use std::collections::HashMap;
use std::sync::Arc;

/// A language of the guide.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LanguageView {
    /// Its BCP 47 tag, such as `es`.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
}

/// Every language that the guide speaks, in order of tag.
#[uniffi::export]
pub fn languages() -> Result<Vec<LanguageView>> {
    guarded(|| {
        let view = |language| {
            let guide = guide::Catalogue::of(language)
                .map_err(|error| RekindleError::internal(&error.to_string()))?;
            Ok(LanguageView {
                tag: language.tag().to_owned(),
                name: guide.language_name().to_owned(),
                right_to_left: guide.direction() == Direction::RightToLeft,
            })
        };
        Language::all().map(view).collect()
    })
}

/// The tag of the language to speak, from the phone's wishes, most wanted first; English when none of them is
/// spoken. Region, encoding and case do not matter: `es-MX`, `es_MX.UTF-8` and `ES` find `es`.
#[uniffi::export]
pub fn negotiate_language(wishes: Vec<String>) -> Result<String> {
    guarded(|| Ok(Language::negotiate(wishes.iter().map(String::as_str)).tag().to_owned()))
}

/// What an error says to people.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ErrorWords {
    /// What went wrong.
    pub text: String,
    /// What to do.
    pub hint: String,
}

/// All words of the interface in one language. Make one and keep it.
#[derive(Debug, uniffi::Object)]
pub struct Words {
    words: guide::Words,
}

#[uniffi::export]
impl Words {
    /// The words of the language that serves a tag; English when the guide does not speak it.
    #[uniffi::constructor]
    pub fn new(language_tag: String) -> Result<Arc<Self>> {
        guarded(|| Ok(Arc::new(Self { words: guide::Words::of(language(&language_tag)) })))
    }

    /// Every word by its key, in one call. Placeholders such as `{name}` stay in; a word with plural forms
    /// has its general form here: use `plural` for those.
    pub fn all(&self) -> Result<HashMap<String, String>> {
        guarded(|| Ok(self.words.keys().map(|key| (key.to_owned(), self.words.text(key, &[]))).collect()))
    }

    /// The word with this key, its placeholders filled: `{name}` becomes the value given for `name`. An
    /// unknown key gives itself.
    pub fn text(&self, key: String, values: HashMap<String, String>) -> Result<String> {
        guarded(|| Ok(self.words.text(&key, &pairs(&values))))
    }

    /// The word with this key in the form that `count` asks for in this language; `{n}` becomes the count.
    pub fn plural(&self, key: String, count: u64, values: HashMap<String, String>) -> Result<String> {
        guarded(|| Ok(self.words.plural(&key, count, &pairs(&values))))
    }

    /// What an error says to people, by its code and reason.
    pub fn for_error(&self, code: String, reason: String) -> Result<ErrorWords> {
        guarded(|| {
            // A code without words (a newer core's, or "closed") is told as the general one.
            let code = if self.words.has(&format!("error.{code}.text")) { &code } else { "internal" };
            // `{limit}` is the reason of an error about a limit.
            let values = [("reason", reason.as_str()), ("limit", reason.as_str())];
            Ok(ErrorWords {
                text: self.words.text(&format!("error.{code}.text"), &values),
                hint: self.words.text(&format!("error.{code}.hint"), &values),
            })
        })
    }
}

fn pairs(values: &HashMap<String, String>) -> Vec<(&str, &str)> {
    values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
