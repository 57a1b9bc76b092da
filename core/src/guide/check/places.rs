//! What must hold for particular places of a catalogue: neutral calendar titles, discreet notifications,
//! enough of everything, help for each need.

use super::Finding;
use crate::guide::{Catalogue, Caution, Closeness, HelpCountry, HelpKind, Practice, PracticeKind, Stage};
use crate::moment::RitualDay;

/// Words for a locked screen, which may name nobody and nothing.
const DISCREET: [&str; 6] = [
    "notification.discreet_title",
    "notification.discreet_body",
    "notification.keep_open_title",
    "notification.keep_open_body",
    "notification.timer_title",
    "notification.timer_body",
];

pub(super) fn find(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for practice in catalogue.practices() {
        findings.extend(practice_findings(catalogue, practice));
    }
    for closeness in Closeness::ALL {
        let practised = catalogue.practices().iter().any(|practice| practice.closeness.contains(&closeness));
        if !practised {
            findings.push(Finding::new("practices.toml", closeness.name(), "no practice serves it"));
        }
    }
    for country in &catalogue.help().countries {
        findings.extend(help_findings(country));
    }
    let words = catalogue.words();
    for key in DISCREET {
        let text = words.text(key, &[]);
        if !words.has(key) || text.contains('{') {
            findings.push(Finding::new(
                &file(catalogue, "words"),
                key,
                "a discreet text is there and names nothing",
            ));
        }
        for practice in catalogue.practices() {
            if text.to_lowercase().contains(&practice.text.name.to_lowercase()) {
                findings.push(Finding::new(
                    &file(catalogue, "words"),
                    key,
                    "a discreet text names a practice",
                ));
            }
        }
    }
    findings
}

fn practice_findings(catalogue: &Catalogue, practice: &Practice) -> Vec<Finding> {
    let mut findings = Vec::new();
    let name = file(catalogue, &format!("practices/{}.toml", practice.id));
    let mut report = |key: &str, reason: &str| findings.push(Finding::new(&name, key, reason));
    let touch = practice.kind == PracticeKind::Touch;
    let title = practice.text.calendar_title.to_lowercase();
    let telling = practice.text.name.to_lowercase();
    // A coffee may be called coffee; touch may not be told from a title.
    if touch && telling.split(' ').any(|word| word.chars().count() > 3 && title.contains(word)) {
        report("calendar_title", "tells that it is touch");
    }
    if touch != practice.closeness.starts_with(&[Closeness::Physical]) {
        report("closeness", "touch serves physical closeness first, and nothing else does");
    }
    if touch && !practice.minds(Caution::NotOnFirstDays) {
        report("cautions", "touch is not for the first days");
    }
    if touch && practice.stage == Stage::SafetyAndTalk {
        report("stage", "touch comes after safety and talk");
    }
    if !(2..=8).contains(&practice.text.steps.len()) {
        report("steps", "two to eight steps");
    }
    findings
}

fn help_findings(country: &HelpCountry) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |reason: &str| findings.push(Finding::new("help.toml", &country.code, reason));
    for kind in [HelpKind::Violence, HelpKind::Crisis] {
        if !country.services.iter().any(|service| service.kind == kind) {
            report("lacks help in violence or in a crisis");
        }
    }
    if country.emergency.is_empty() {
        report("lacks an emergency number");
    }
    let dialled = |text: &str| text.chars().all(|c| c.is_ascii_digit() || " -*+".contains(c));
    for service in &country.services {
        if service.phone.as_deref().is_some_and(|phone| !dialled(phone)) {
            report("has a number that cannot be dialled");
        }
        if service.web.as_deref().is_some_and(|web| !web.starts_with("https://")) {
            report("has an address that does not begin with https");
        }
        if service.checked.as_deref().is_some_and(|month| !is_month(month)) {
            report("has a month that is not YYYY-MM");
        }
    }
    findings
}

fn is_month(text: &str) -> bool {
    // The first of the month is a day exactly when the month is one.
    format!("{text}-01").parse::<RitualDay>().is_ok()
}

fn file(catalogue: &Catalogue, name: &str) -> String {
    format!("{}/{name}", catalogue.language())
}
