//! The guide as JSON documents hold it.

use crate::output::dates;
use rekindle_core::guide::{Catalogue, Deck, GuidePath, HelpCountry, Page, Practice, StagePage};
use serde_json::{Value, json};

/// Everything there is, by id and name.
pub(super) fn list(guide: &Catalogue) -> Value {
    let named = |id: &str, name: &str| json!({ "id": id, "name": name });
    json!({
        "practices": guide.practices().iter().map(practice).collect::<Vec<_>>(),
        "decks": guide.decks().iter().map(deck).collect::<Vec<_>>(),
        "paths": guide.paths().iter().map(|path| named(&path.id, &path.name)).collect::<Vec<_>>(),
        "pages": guide.pages().iter().map(|page| named(&page.id, &page.title)).collect::<Vec<_>>(),
    })
}

/// A practice with its structure and its words.
pub(super) fn practice(practice: &Practice) -> Value {
    let text = &practice.text;
    json!({
        "id": practice.id,
        "name": text.name,
        "stage": practice.stage,
        "every_stage": practice.every_stage,
        "kind": practice.kind,
        "closeness": practice.closeness,
        "minutes": practice.minutes,
        "rrule": practice.rule,
        "times": practice.times.iter().map(|time| dates::time(*time)).collect::<Vec<_>>(),
        "cautions": practice.cautions,
        "decks": practice.decks,
        "summary": text.summary,
        "why": text.why,
        "steps": text.steps,
        "tired": text.tired,
        "variants": text.variants,
        "alone": text.alone,
        "say": text.say,
    })
}

/// A deck without its cards.
pub(super) fn deck(deck: &Deck) -> Value {
    json!({
        "id": deck.id,
        "name": deck.name,
        "kind": deck.kind,
        "closeness": deck.closeness,
        "cautions": deck.cautions,
        "about": deck.about,
    })
}

/// A page.
pub(super) fn page(page: &Page) -> Value {
    json!({ "id": page.id, "title": page.title, "text": page.text })
}

/// A stage of the roadmap.
pub(super) fn stage(stage: &StagePage) -> Value {
    json!({
        "id": stage.stage,
        "number": stage.stage.number(),
        "name": stage.name,
        "summary": stage.summary,
        "why": stage.why,
        "how": stage.how,
        "next": stage.next,
    })
}

/// A path.
pub(super) fn path(path: &GuidePath) -> Value {
    let steps: Vec<Value> = path
        .steps
        .iter()
        .map(|step| {
            json!({ "id": step.id, "title": step.title, "text": step.text, "practices": step.practices })
        })
        .collect();
    json!({
        "id": path.id,
        "name": path.name,
        "summary": path.summary,
        "opening": path.opening,
        "steps": steps,
        "help": path.help,
    })
}

/// A country's help addresses.
pub(super) fn country(country: &HelpCountry) -> Value {
    let services: Vec<Value> = country
        .services
        .iter()
        .map(|service| {
            json!({
                "kind": service.kind,
                "name": service.name,
                "phone": service.phone,
                "web": service.web,
                "checked": service.checked,
                "source": service.source,
            })
        })
        .collect();
    json!({
        "code": country.code,
        "name": country.name,
        "emergency": country.emergency,
        "services": services,
    })
}
