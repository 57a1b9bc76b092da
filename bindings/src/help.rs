//! Help addresses at the border: offline, without a vault, and nothing is noted about who looks.

use crate::error::{Result, guarded};
use crate::guide::Guide;
use rekindle_core::guide as core;

/// What a service helps with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum HelpKind {
    /// Violence, threats or control, now or before.
    Violence,
    /// Thoughts of ending one's life, or a night that is too much.
    Crisis,
    /// Couple, sex or trauma therapists, and sexual health.
    Therapy,
}

/// A service that helps.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HelpServiceView {
    /// What it helps with.
    pub kind: HelpKind,
    /// What it calls itself, in its own language.
    pub name: String,
    /// Its telephone number as it is dialled in the country.
    pub phone: Option<String>,
    /// Its address on the web.
    pub web: Option<String>,
    /// The year and month, `YYYY-MM`, in which it was last compared with its source; nothing when it was not.
    pub checked: Option<String>,
    /// Where number and address come from.
    pub source: String,
}

/// The addresses of one country, or of "elsewhere".
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HelpCountryView {
    /// ISO 3166-1 alpha-2 in capitals, or `elsewhere`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The numbers for police and ambulance.
    pub emergency: Vec<String>,
    /// The services, in order.
    pub services: Vec<HelpServiceView>,
}

/// All help addresses, with what to know before using them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HelpView {
    /// The heading.
    pub title: String,
    /// What to know.
    pub about: Vec<String>,
    /// The countries in order of name, "elsewhere" last.
    pub countries: Vec<HelpCountryView>,
}

#[uniffi::export]
impl Guide {
    /// All help addresses. The shell may propose the region of the phone's settings; the person chooses.
    pub fn help(&self) -> Result<HelpView> {
        guarded(|| {
            let help = self.catalogue.help();
            Ok(HelpView {
                title: help.title.clone(),
                about: help.about.clone(),
                countries: help.countries.iter().map(Into::into).collect(),
            })
        })
    }
}

impl From<&core::HelpCountry> for HelpCountryView {
    fn from(country: &core::HelpCountry) -> Self {
        Self {
            code: country.code.clone(),
            name: country.name.clone(),
            emergency: country.emergency.clone(),
            services: country.services.iter().map(Into::into).collect(),
        }
    }
}

impl From<&core::HelpService> for HelpServiceView {
    fn from(service: &core::HelpService) -> Self {
        Self {
            kind: match service.kind {
                core::HelpKind::Violence => HelpKind::Violence,
                core::HelpKind::Crisis => HelpKind::Crisis,
                core::HelpKind::Therapy => HelpKind::Therapy,
            },
            name: service.name.clone(),
            phone: service.phone.clone(),
            web: service.web.clone(),
            checked: service.checked.clone(),
            source: service.source.clone(),
        }
    }
}
