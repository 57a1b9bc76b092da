//! Joins the structure of the guide with the words of one language, and refuses what does not fit.
//!
//! What is checked here is what a catalogue must hold to be used at all: names are unique, references
//! resolve, every name has its words, values are in range, the first run answers every combination. How
//! the words read is judged by `check`, over all languages, before a release.

use super::Catalogue;
use super::error::CatalogueError;
use super::first_run::{self, FirstRun, GoingOn, Rule, WeeklyTime};
use super::help::{Help, HelpCountry};
use super::language::Language;
use super::model::{
    Card, Caution, Deck, GuidePath, Page, PathStep, Practice, PracticeKind, Stage, StagePage,
};
use super::raw;
use super::source::Source;
use super::words::Words;
use std::collections::{BTreeMap, BTreeSet};

type Loaded<T> = Result<T, CatalogueError>;

pub(super) fn catalogue(language: Language, source: &Source<'_>) -> Loaded<Catalogue> {
    let about: raw::LanguageText = source.own("language.toml")?;
    if about.tag != language.tag() {
        let reason = "the tag is the folder's name".to_owned();
        return Err(refused(source.path("language.toml"), "tag", reason));
    }
    let decks = decks(source)?;
    let practices = practices(source, &decks)?;
    Ok(Catalogue {
        language,
        name: about.name,
        direction: about.direction,
        stages: stages(source)?,
        paths: paths(source, &practices)?,
        pages: pages(source)?,
        first_run: first_run(source, &practices)?,
        help: help(source)?,
        words: Words::parse(language, source)?,
        practices,
        decks,
    })
}

fn stages(source: &Source<'_>) -> Loaded<Vec<StagePage>> {
    let file = "stages.toml";
    let mut texts: BTreeMap<String, raw::StageText> = source.own(file)?;
    let pages = Stage::ALL
        .into_iter()
        .map(|stage| {
            let raw::StageText { name, summary, why, how, next } =
                take(&mut texts, source.path(file), stage.name())?;
            Ok(StagePage { stage, name, summary, why, how, next })
        })
        .collect::<Loaded<_>>()?;
    nothing_left(&texts, source.path(file))?;
    Ok(pages)
}

fn decks(source: &Source<'_>) -> Loaded<Vec<Deck>> {
    let file = "decks.toml";
    let raw::Decks { deck } = source.shared(file)?;
    unique(file, deck.iter().map(|deck| deck.id.as_str()))?;
    each_has_its_file(source, "decks/", deck.iter().map(|deck| deck.id.as_str()))?;
    deck.into_iter()
        .map(|raw::Deck { id, kind, closeness, cautions }| {
            let own = format!("decks/{id}.toml");
            let text: raw::DeckText = source.own(&own)?;
            if text.cards.is_empty() {
                return Err(refused(source.path(&own), "cards", "a deck holds at least one card".to_owned()));
            }
            let cards = text.cards.into_iter().map(|(id, text)| Card { id, text }).collect();
            Ok(Deck { id, kind, closeness, cautions, name: text.name, about: text.about, cards })
        })
        .collect()
}

fn practices(source: &Source<'_>, decks: &[Deck]) -> Loaded<Vec<Practice>> {
    let file = "practices.toml";
    let raw::Practices { practice } = source.shared(file)?;
    unique(file, practice.iter().map(|practice| practice.id.as_str()))?;
    each_has_its_file(source, "practices/", practice.iter().map(|practice| practice.id.as_str()))?;
    practice.into_iter().map(|raw| practice_of(source, raw, decks)).collect()
}

fn practice_of(source: &Source<'_>, raw: raw::Practice, decks: &[Deck]) -> Loaded<Practice> {
    let file = "practices.toml";
    let refuse = |field: &str, reason: &str| {
        Err(refused(file.to_owned(), &format!("{}.{field}", raw.id), reason.to_owned()))
    };
    if raw.closeness.is_empty() {
        return refuse("closeness", "a practice serves at least one kind of closeness");
    }
    if !(1..=240).contains(&raw.minutes) {
        return refuse("minutes", "1 to 240");
    }
    if !raw.rule.starts_with("FREQ=") {
        return refuse("rule", "a recurrence rule begins with FREQ=");
    }
    let times: Option<Vec<_>> = raw.times.iter().map(|time| first_run::parse_time(time)).collect();
    let Some(times) = times.filter(|times| !times.is_empty()) else {
        return refuse("times", "at least one time of day, each HH:MM");
    };
    if let Some(missing) = raw.decks.iter().find(|id| !decks.iter().any(|deck| deck.id == **id)) {
        return Err(dangling(file, &format!("{}.decks", raw.id), missing));
    }
    let text = source.own(&format!("practices/{}.toml", raw.id))?;
    let raw::Practice { id, stage, every_stage, kind, closeness, minutes, rule, times: _, cautions, decks } =
        raw;
    Ok(Practice { id, stage, every_stage, kind, closeness, minutes, rule, times, cautions, decks, text })
}

fn paths(source: &Source<'_>, practices: &[Practice]) -> Loaded<Vec<GuidePath>> {
    let file = "paths.toml";
    let raw::Paths { path } = source.shared(file)?;
    unique(file, path.iter().map(|path| path.id.as_str()))?;
    each_has_its_file(source, "paths/", path.iter().map(|path| path.id.as_str()))?;
    path.into_iter()
        .map(|raw| {
            unique(file, raw.step.iter().map(|step| step.id.as_str()))?;
            let own = format!("paths/{}.toml", raw.id);
            let mut text: raw::PathText = source.own(&own)?;
            let mut steps = Vec::with_capacity(raw.step.len());
            for raw::PathStep { id, practices: named } in raw.step {
                for practice in &named {
                    known(practices, practice, file, &format!("{}.{id}", raw.id))?;
                }
                let raw::PathStepText { title, text } = take(&mut text.steps, source.path(&own), &id)?;
                steps.push(PathStep { id, title, text, practices: named });
            }
            nothing_left(&text.steps, source.path(&own))?;
            let raw::PathText { name, summary, opening, help, .. } = text;
            Ok(GuidePath { id: raw.id, name, summary, opening, steps, help })
        })
        .collect()
}

fn pages(source: &Source<'_>) -> Loaded<Vec<Page>> {
    let raw::Pages { page } = source.shared("pages.toml")?;
    unique("pages.toml", page.iter().map(|page| page.id.as_str()))?;
    each_has_its_file(source, "pages/", page.iter().map(|page| page.id.as_str()))?;
    page.into_iter()
        .map(|raw::Page { id }| {
            let raw::PageText { title, text } = source.own(&format!("pages/{id}.toml"))?;
            Ok(Page { id, title, text })
        })
        .collect()
}

fn first_run(source: &Source<'_>, practices: &[Practice]) -> Loaded<FirstRun> {
    let file = "first_run.toml";
    let raw::FirstRun { rule } = source.shared(file)?;
    unique(file, rule.iter().map(|rule| rule.id.as_str()))?;
    let mut texts: raw::FirstRunText = source.own(file)?;
    let mut rules = Vec::with_capacity(rule.len());
    for raw::Rule { id, missing, going_on, minutes, practice, shows_help } in rule {
        known(practices, &practice, file, &id)?;
        let time = minutes
            .iter()
            .map(|minutes| WeeklyTime::ALL.into_iter().find(|time| time.minutes() == *minutes))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| refused(file.to_owned(), &format!("{id}.minutes"), "20, 60 or 120".to_owned()))?;
        let why = take(&mut texts.why, source.path(file), &id)?;
        rules.push(Rule { id, missing, going_on, time, practice, shows_help, why });
    }
    nothing_left(&texts.why, source.path(file))?;
    let table = FirstRun { rules };
    suggestions_are_safe(&table, practices)?;
    Ok(table)
}

/// One suggestion for each combination; never touch, nothing that waits for later days, and after hurt
/// nothing that asks for tenderness and always with help beside it (`product.md`, G0 and G16).
fn suggestions_are_safe(table: &FirstRun, practices: &[Practice]) -> Loaded<()> {
    for answers in FirstRun::combinations() {
        let named = format!(
            "missing={},going-on={},minutes={}",
            answers.missing.name(),
            answers.going_on.name(),
            answers.time.minutes()
        );
        let refuse = |reason: &str| Err(refused("first_run.toml".to_owned(), &named, reason.to_owned()));
        let Some(suggestion) = table.suggest(&answers) else {
            return refuse("no rule holds for these answers");
        };
        let Some(practice) = practices.iter().find(|practice| practice.id == suggestion.practice) else {
            return refuse("the practice does not exist");
        };
        if practice.kind == PracticeKind::Touch || practice.minds(Caution::NotOnFirstDays) {
            return refuse("touch and what waits for later days is not suggested at first");
        }
        let after_hurt = answers.going_on == GoingOn::Hurt;
        if after_hurt && (practice.minds(Caution::Vulnerable) || !suggestion.shows_help) {
            return refuse("after hurt: nothing that asks for tenderness, and help beside it");
        }
    }
    Ok(())
}

fn help(source: &Source<'_>) -> Loaded<Help> {
    let file = "help.toml";
    let raw::Help { country } = source.shared(file)?;
    unique(file, country.iter().map(|country| country.code.as_str()))?;
    if !country.iter().any(|country| country.code == Help::ELSEWHERE) {
        return Err(dangling(file, "country", Help::ELSEWHERE));
    }
    let mut text: raw::HelpText = source.own(file)?;
    let mut countries = Vec::with_capacity(country.len());
    for raw::HelpCountry { code, emergency, service } in country {
        if let Some(bare) = service.iter().find(|service| service.phone.is_none() && service.web.is_none()) {
            let key = format!("{code}.{}", bare.name);
            return Err(refused(file.to_owned(), &key, "a service has a phone or a web address".to_owned()));
        }
        let name = take(&mut text.countries, source.path(file), &code)?;
        countries.push(HelpCountry { code, name, emergency, services: service });
    }
    nothing_left(&text.countries, source.path(file))?;
    countries.sort_by_key(|country| (country.code == Help::ELSEWHERE, country.name.to_lowercase()));
    Ok(Help { title: text.title, about: text.about, countries })
}

fn refused(file: String, key: &str, reason: String) -> CatalogueError {
    CatalogueError::Refused { file, key: key.to_owned(), reason }
}

fn dangling(file: &str, key: &str, target: &str) -> CatalogueError {
    CatalogueError::Dangling { file: file.to_owned(), key: key.to_owned(), target: target.to_owned() }
}

fn known(practices: &[Practice], id: &str, file: &str, key: &str) -> Loaded<()> {
    if practices.iter().any(|practice| practice.id == id) { Ok(()) } else { Err(dangling(file, key, id)) }
}

/// Names are unique and fit for a command line and a file's name.
fn unique<'a>(file: &str, ids: impl Iterator<Item = &'a str>) -> Loaded<()> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(refused(
                file.to_owned(),
                id,
                "a name is made of letters, digits and hyphens".to_owned(),
            ));
        }
        if !seen.insert(id) {
            return Err(CatalogueError::Repeated { file: file.to_owned(), key: id.to_owned() });
        }
    }
    Ok(())
}

/// Words for a name that does not exist would never be seen: the file is left over, or its name is wrong.
fn each_has_its_file<'a>(
    source: &Source<'_>,
    folder: &'static str,
    ids: impl Iterator<Item = &'a str>,
) -> Loaded<()> {
    let known: BTreeSet<String> = ids.map(|id| format!("{folder}{id}.toml")).collect();
    match source.names().find(|name| name.starts_with(folder) && !known.contains(*name)) {
        Some(name) => Err(dangling(&source.path(name), "file", name)),
        None => Ok(()),
    }
}

fn take<T>(texts: &mut BTreeMap<String, T>, file: String, key: &str) -> Loaded<T> {
    let reason = || "its words are missing".to_owned();
    texts.remove(key).ok_or_else(|| refused(file, key, reason()))
}

fn nothing_left<T>(texts: &BTreeMap<String, T>, file: String) -> Loaded<()> {
    match texts.keys().next() {
        Some(key) => Err(CatalogueError::Dangling { file, key: key.clone(), target: key.clone() }),
        None => Ok(()),
    }
}
