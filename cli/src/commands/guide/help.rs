//! `guide help-me`: help addresses, offline. What was looked up is kept nowhere.

use super::documents;
use crate::failure::{Failure, Result};
use crate::input::ask;
use crate::output::{Page, Report, Role, paint, print};
use rekindle_core::guide::{Catalogue, Help, HelpCountry, HelpKind, HelpService, Words};
use serde_json::json;

/// The addresses of a country; on a terminal it is asked which, in a pipe all are listed.
pub(super) fn run(asked: Option<&str>, guide: &Catalogue) -> Result<Report> {
    let (help, words) = (guide.help(), guide.words());
    let mut page = Page::new();
    page.title(&help.title);
    for paragraph in &help.about {
        page.paragraph(paragraph);
    }
    let shown: Vec<&HelpCountry> = match asked {
        Some(code) => vec![help.country(code).ok_or_else(|| Failure::input("internal"))?],
        None if print::is_conversation() => {
            print::aside(page.text())?;
            page = Page::new();
            ask_country(help, words)?.into_iter().collect()
        }
        None => help.countries.iter().collect(),
    };
    for country in &shown {
        write(&mut page, country, words);
    }
    let countries: Vec<_> = shown.iter().map(|country| documents::country(country)).collect();
    Ok(Report { json: json!({ "about": help.about, "countries": countries }), page })
}

fn ask_country<'a>(help: &'a Help, words: &Words) -> Result<Option<&'a HelpCountry>> {
    let names: Vec<String> = help.countries.iter().map(|country| country.name.clone()).collect();
    let chosen = ask::choice(&words.text("help.ask_country", &[]), &names, words)?;
    // Passed: the addresses for everywhere.
    Ok(match chosen {
        Some(index) => help.countries.get(index),
        None => help.country(Help::ELSEWHERE),
    })
}

fn write(page: &mut Page, country: &HelpCountry, words: &Words) {
    page.title(&country.name);
    if !country.emergency.is_empty() {
        let numbers = paint(Role::Title, &country.emergency.join(", "));
        page.line(&format!("  {}: {numbers}", words.text("help.emergency", &[])));
    }
    for kind in HelpKind::ALL {
        let services: Vec<&HelpService> = country.services.iter().filter(|one| one.kind == kind).collect();
        if services.is_empty() {
            continue;
        }
        page.gap();
        page.line(&format!(
            "  {}",
            paint(Role::Quiet, &words.text(&format!("help.kind.{}", kind.name()), &[]))
        ));
        for service in services {
            page.line(&format!("  {}", service.name));
            let ways = [service.phone.as_deref(), service.web.as_deref()];
            let ways: Vec<&str> = ways.into_iter().flatten().collect();
            page.line(&format!("    {}", ways.join("   ")));
            let checked = match &service.checked {
                Some(month) => words.text("help.checked", &[("month", month)]),
                None => words.text("help.not_checked", &[]),
            };
            page.line(&format!("    {}", paint(Role::Quiet, &checked)));
        }
    }
}
