//! Which languages the guide speaks, and which of them suits a phone's wishes.
//!
//! A language is a folder of `core/content`; nothing here lists them by hand, so that adding one is adding
//! files. It must not ask the system for its language: the shell hands the tags in.

use super::embedded;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A language that the guide is written in, named by its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(&'static str);

impl Language {
    /// English. It is complete, and what is spoken when nothing a phone asks for is there.
    pub const ENGLISH: Self = Self("en");

    /// Spanish, neutral between Spain and Latin America where it can be.
    pub const SPANISH: Self = Self("es");

    /// Every language of the guide, in order of tag.
    pub fn all() -> impl Iterator<Item = Self> {
        embedded::FOLDERS.iter().map(|folder| Self(folder.tag))
    }

    /// Its BCP 47 tag, such as `es`.
    pub const fn tag(self) -> &'static str {
        self.0
    }

    /// The language that serves `tag`: the same tag, else the longest beginning of it that is there, so that
    /// `es-MX`, `es_MX.UTF-8` and `ES` all find Spanish. Nothing when the guide does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        // POSIX appends an encoding or a modifier (`es_MX.UTF-8@euro`), which says nothing about words.
        let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        let mut rest = tag.as_str();
        loop {
            if let Some(language) = Self::all().find(|language| language.0.eq_ignore_ascii_case(rest)) {
                return Some(language);
            }
            rest = rest.rsplit_once('-')?.0;
        }
    }

    /// The first of the phone's wishes, most wanted first, that the guide speaks; else English.
    pub fn negotiate<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Self {
        wishes.into_iter().find_map(Self::from_tag).unwrap_or(Self::ENGLISH)
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::from_tag(&tag).ok_or_else(|| serde::de::Error::custom("the guide does not speak this language"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_or_an_encoding_finds_its_language() {
        for tag in ["es", "ES", "es-MX", "es_MX.UTF-8", "es-Latn-AR", "es@euro"] {
            assert_eq!(Language::from_tag(tag), Some(Language::SPANISH), "{tag}");
        }
        for tag in ["", "-", "C", "POSIX", "est", "e", "xx-en"] {
            assert_eq!(Language::from_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn the_first_wish_that_is_spoken_wins() {
        assert_eq!(Language::negotiate(["pt-BR", "es-CL", "en"]), Language::SPANISH);
        assert_eq!(Language::negotiate(["pt-BR"]), Language::ENGLISH);
        assert_eq!(Language::negotiate([]), Language::ENGLISH);
    }

    #[test]
    fn the_named_languages_are_there() {
        let all: Vec<_> = Language::all().collect();
        assert!(all.contains(&Language::ENGLISH) && all.contains(&Language::SPANISH));
    }
}
