//! The interface's words in one language: looked up by key, with placeholders and plurals.
//!
//! A shell must never stop because a word is missing, so a lookup cannot fail: an unknown key is shown as
//! itself, and a test over the sources of all shells finds it first. It must not know what the words mean.

use super::error::CatalogueError;
use super::language::Language;
use super::source::Source;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use std::collections::BTreeMap;
use std::fmt;
use unic_langid::LanguageIdentifier;

/// The names of CLDR's plural categories, as they stand in the files.
pub(super) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A word, or one word for each plural category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

/// The words of one language. Parsing takes part of a millisecond: make it once and keep it.
pub struct Words {
    language: Language,
    by_key: BTreeMap<String, Word>,
    rules: Option<PluralRules>,
}

impl Words {
    /// The words of `language`, from the files embedded in this program.
    pub fn of(language: Language) -> Self {
        // The embedded files are checked by tests; should one be broken all the same, keys are shown.
        Self::load(language).unwrap_or_else(|_| Self::new(language, BTreeMap::new()))
    }

    /// The words of `language`, or what is wrong with their files.
    pub fn load(language: Language) -> Result<Self, CatalogueError> {
        Self::parse(language, &Source::embedded(language))
    }

    pub(super) fn parse(language: Language, source: &Source<'_>) -> Result<Self, CatalogueError> {
        let mut words = BTreeMap::new();
        for (file, text) in source.below("words/") {
            let table: toml::Table = source.parse(file, text)?;
            flatten("", &table, &mut |key, word| {
                let Some(word) = word else {
                    return Err(CatalogueError::Refused {
                        file: source.path(file),
                        key,
                        reason: "a word is a text, or a table of texts by plural category".to_owned(),
                    });
                };
                if words.insert(key.clone(), word).is_some() {
                    return Err(CatalogueError::Repeated { file: source.path(file), key });
                }
                Ok(())
            })?;
        }
        Ok(Self::new(language, words))
    }

    fn new(language: Language, words: BTreeMap<String, Word>) -> Self {
        Self { language, by_key: words, rules: plural_rules(language) }
    }

    /// Their language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }

    /// Whether there is a word with this key.
    pub fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The word with this key, its placeholders filled: `{name}` becomes the value given for `name`. An
    /// unknown key gives itself; a placeholder without a value stays as it is.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        match self.by_key.get(key) {
            Some(Word::Plain(text)) => fill(text, values),
            Some(Word::Plural(forms)) => {
                forms.get("other").map_or_else(|| key.to_owned(), |t| fill(t, values))
            }
            None => key.to_owned(),
        }
    }

    /// The word with this key in the form that `count` asks for in this language. `{n}` becomes the count.
    /// A word that has no plural forms is taken as it is.
    pub fn plural(&self, key: &str, count: u64, values: &[(&str, &str)]) -> String {
        let digits = count.to_string();
        let mut all = vec![("n", digits.as_str())];
        all.extend_from_slice(values);
        match self.by_key.get(key) {
            Some(Word::Plural(forms)) => {
                let form = forms.get(self.category(count)).or_else(|| forms.get("other"));
                form.map_or_else(|| key.to_owned(), |text| fill(text, &all))
            }
            Some(Word::Plain(text)) => fill(text, &all),
            None => key.to_owned(),
        }
    }

    /// The plural category of `count` in this language, by the rules of CLDR.
    pub(super) fn category(&self, count: u64) -> &'static str {
        let category = self.rules.as_ref().and_then(|rules| rules.select(count).ok());
        match category {
            Some(PluralCategory::ZERO) => "zero",
            Some(PluralCategory::ONE) => "one",
            Some(PluralCategory::TWO) => "two",
            Some(PluralCategory::FEW) => "few",
            Some(PluralCategory::MANY) => "many",
            Some(PluralCategory::OTHER) | None => "other",
        }
    }

    pub(super) fn entries(&self) -> &BTreeMap<String, Word> {
        &self.by_key
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("language", &self.language)
            .field("words", &self.by_key.len())
            .finish_non_exhaustive()
    }
}

fn plural_rules(language: Language) -> Option<PluralRules> {
    let full: LanguageIdentifier = language.tag().parse().ok()?;
    // The rules are listed by plain language where a region does not change them.
    let plain = LanguageIdentifier::from_parts(full.language, None, None, &[]);
    PluralRules::create(full, PluralRuleType::CARDINAL)
        .or_else(|_| PluralRules::create(plain, PluralRuleType::CARDINAL))
        .ok()
}

/// Walks nested tables; `[today]` with `done = "…"` is the key `today.done`. A table that has `other` and
/// nothing but plural categories is one word.
fn flatten(
    prefix: &str,
    table: &toml::Table,
    take: &mut impl FnMut(String, Option<Word>) -> Result<(), CatalogueError>,
) -> Result<(), CatalogueError> {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::String(text) => take(key, Some(Word::Plain(text.clone())))?,
            toml::Value::Table(inner) => match plural_forms(inner) {
                Some(forms) => take(key, Some(Word::Plural(forms)))?,
                None => flatten(&key, inner, take)?,
            },
            _ => take(key, None)?,
        }
    }
    Ok(())
}

fn plural_forms(table: &toml::Table) -> Option<BTreeMap<String, String>> {
    if !table.contains_key("other") {
        return None;
    }
    table
        .iter()
        .map(|(name, value)| {
            let text = value.as_str().filter(|_| CATEGORIES.contains(&name.as_str()))?;
            Some((name.clone(), text.to_owned()))
        })
        .collect()
}

/// The names between braces in `text`, in order; nothing when a brace stands alone.
pub(super) fn placeholders(text: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let inside = rest[open..].strip_prefix('{')?;
        let close = inside.find('}')?;
        let name = &inside[..close];
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return None;
        }
        names.push(name);
        rest = &inside[close + 1..];
    }
    Some(names)
}

/// Puts the values in their places in one pass, so that a value that looks like a placeholder (a ritual
/// may be named `{n}`) is shown as it was typed.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let found = inside.find('}').and_then(|close| {
            let value = values.iter().find(|(name, _)| *name == &inside[..close])?;
            Some((close, value.1))
        });
        if let Some((close, value)) = found {
            filled.push_str(value);
            rest = &inside[close + 1..];
        } else {
            filled.push('{');
            rest = inside;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<Words, CatalogueError> {
        let files = [("words/a.toml", text)];
        Words::parse(Language::ENGLISH, &Source::of("en", &files, &[]))
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_not_filled_again() {
        let words = words("hello = \"{name}, {n} and {other}\"").unwrap();
        assert_eq!(words.text("hello", &[("name", "{n}"), ("n", "2")]), "{n}, 2 and {other}");
    }

    #[test]
    fn the_count_chooses_the_form() {
        let words = words("[week.days]\none = \"{n} day\"\nother = \"{n} days\"").unwrap();
        assert_eq!(words.plural("week.days", 1, &[]), "1 day");
        assert_eq!(words.plural("week.days", 0, &[]), "0 days");
        assert_eq!(words.plural("week.days", 2, &[]), "2 days");
    }

    #[test]
    fn an_unknown_key_is_shown_as_itself() {
        let words = words("").unwrap();
        assert_eq!(words.text("today.nothing", &[]), "today.nothing");
        assert_eq!(words.plural("today.nothing", 3, &[]), "today.nothing");
    }

    #[test]
    fn a_number_where_a_word_belongs_names_its_key() {
        let error = words("[today]\nlimit = 3").unwrap_err();
        assert!(error.to_string().contains("en/words/a.toml") && error.to_string().contains("today.limit"));
    }

    #[test]
    fn a_key_in_two_files_is_refused() {
        let files = [("words/a.toml", "x = \"1\""), ("words/b.toml", "x = \"2\"")];
        let error = Words::parse(Language::ENGLISH, &Source::of("en", &files, &[])).unwrap_err();
        assert_eq!(error, CatalogueError::Repeated { file: "en/words/b.toml".into(), key: "x".into() });
    }

    #[test]
    fn placeholders_are_read_and_lone_braces_found() {
        assert_eq!(placeholders("{a} and {b_c}"), Some(vec!["a", "b_c"]));
        for bad in ["{", "}", "{}", "{a", "a}", "{A}", "{a b}"] {
            assert_eq!(placeholders(bad), None, "{bad}");
        }
    }
}
