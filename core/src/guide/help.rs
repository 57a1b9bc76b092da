//! Help addresses by country: offline, reachable from everywhere, never logged.
//!
//! Numbers change. Each carries where it was taken from, and the month in which it was last compared with
//! that source; the page says so. It must not guess where somebody is: the shell may propose the region of
//! the phone's settings, the person chooses.

use serde::{Deserialize, Serialize};

/// What a service helps with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HelpKind {
    /// Violence, threats or control, now or before.
    Violence,
    /// Thoughts of ending one's life, or a night that is too much.
    Crisis,
    /// Couple, sex or trauma therapists, and sexual health.
    Therapy,
}

impl HelpKind {
    /// All kinds, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Violence, Self::Crisis, Self::Therapy];

    /// Its name in files and keys: its word is `help.kind.NAME`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Violence => "violence",
            Self::Crisis => "crisis",
            Self::Therapy => "therapy",
        }
    }
}

/// A service that helps.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpService {
    /// What it helps with.
    pub kind: HelpKind,
    /// What it calls itself, in its own language.
    pub name: String,
    /// Its telephone number as it is dialled in the country.
    pub phone: Option<String>,
    /// Its address on the web.
    pub web: Option<String>,
    /// The year and month in which number and address were last compared with the source, `YYYY-MM`;
    /// nothing when that has not been done for this release.
    pub checked: Option<String>,
    /// Where number and address come from.
    pub source: String,
}

/// The addresses of one country, or of "elsewhere".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpCountry {
    /// ISO 3166-1 alpha-2 in capitals, or `elsewhere`.
    pub code: String,
    /// Its name in the language of the catalogue.
    pub name: String,
    /// The number for police and ambulance. Two or more where they differ.
    pub emergency: Vec<String>,
    /// The services, in the order of the file.
    pub services: Vec<HelpService>,
}

/// All help addresses, with what to know before using them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The heading.
    pub title: String,
    /// What to know: numbers change, calls leave traces, therapists can be found.
    pub about: Vec<String>,
    /// The countries in order of name, "elsewhere" last.
    pub countries: Vec<HelpCountry>,
}

impl Help {
    /// The name under which addresses for everywhere else stand.
    pub const ELSEWHERE: &'static str = "elsewhere";

    /// The country with this code, in any case; "elsewhere" when there is none.
    pub fn country(&self, code: &str) -> Option<&HelpCountry> {
        self.countries
            .iter()
            .find(|country| country.code.eq_ignore_ascii_case(code))
            .or_else(|| self.countries.iter().find(|country| country.code == Self::ELSEWHERE))
    }
}
