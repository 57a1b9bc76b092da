//! Where the guide's files come from: the table embedded in the program, or texts that a test or a fuzzer
//! hands in. It must not know what a file means.

use super::embedded;
use super::error::CatalogueError;
use super::language::Language;
use serde::de::DeserializeOwned;

/// The files of one language and those that hold in every language.
#[derive(Debug, Clone)]
pub(super) struct Source<'a> {
    tag: &'a str,
    own: Vec<(&'a str, &'a str)>,
    shared: Vec<(&'a str, &'a str)>,
}

impl Source<'static> {
    /// What is embedded for `language`.
    pub(super) fn embedded(language: Language) -> Self {
        let pairs = |files: &'static [embedded::File]| files.iter().map(|f| (f.name, f.text)).collect();
        Self {
            tag: language.tag(),
            own: pairs(embedded::files_of(language.tag())),
            shared: pairs(embedded::SHARED),
        }
    }
}

impl<'a> Source<'a> {
    /// Files handed in: name and text.
    #[cfg(test)]
    pub(super) fn of(tag: &'a str, own: &[(&'a str, &'a str)], shared: &[(&'a str, &'a str)]) -> Self {
        Self { tag, own: own.to_vec(), shared: shared.to_vec() }
    }

    /// The same with texts put in the place of files, by full name; an unknown name adds a file.
    pub(super) fn with(mut self, replacements: &[(&'a str, &'a str)]) -> Self {
        for &(full, text) in replacements {
            let own = full.strip_prefix(self.tag).and_then(|rest| rest.strip_prefix('/'));
            let (files, name) = match own {
                Some(name) => (&mut self.own, name),
                None => (&mut self.shared, full),
            };
            match files.iter_mut().find(|(there, _)| *there == name) {
                Some(file) => file.1 = text,
                None => files.push((name, text)),
            }
        }
        self
    }

    /// The full name of a file of this language, for people who look for it.
    pub(super) fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.tag)
    }

    /// This language's files whose names begin with `prefix`, in order.
    pub(super) fn below(&self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.own.iter().copied().filter(move |(name, _)| name.starts_with(prefix))
    }

    /// The names of this language's files, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.own.iter().map(|(name, _)| *name)
    }

    #[cfg(test)]
    /// Every file, shared ones first: its full name and its text.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, &'a str)> {
        let own = self.own.iter().map(|(name, text)| (self.path(name), *text));
        self.shared.iter().map(|(name, text)| ((*name).to_owned(), *text)).chain(own)
    }

    /// Reads a text of this language as TOML.
    pub(super) fn parse<T: DeserializeOwned>(&self, file: &str, text: &str) -> Result<T, CatalogueError> {
        read(self.path(file), text)
    }

    /// Reads one of this language's files.
    pub(super) fn own<T: DeserializeOwned>(&self, file: &str) -> Result<T, CatalogueError> {
        let found = self.own.iter().find(|(name, _)| *name == file);
        let (_, text) = found.ok_or_else(|| CatalogueError::MissingFile { file: self.path(file) })?;
        self.parse(file, text)
    }

    /// Reads a file that holds in every language.
    pub(super) fn shared<T: DeserializeOwned>(&self, file: &str) -> Result<T, CatalogueError> {
        let found = self.shared.iter().find(|(name, _)| *name == file);
        let (_, text) = found.ok_or_else(|| CatalogueError::MissingFile { file: file.to_owned() })?;
        read(file.to_owned(), text)
    }
}

fn read<T: DeserializeOwned>(file: String, text: &str) -> Result<T, CatalogueError> {
    toml::from_str(text).map_err(|error| {
        // One line: the place, then what is wrong, without the excerpt that toml draws.
        let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let place = line.map_or_else(String::new, |line| format!("line {line}: "));
        CatalogueError::Unreadable { file, reason: format!("{place}{}", error.message().replace('\n', " ")) }
    })
}
