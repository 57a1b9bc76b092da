//! `guide show ID` for a practice.

use super::{documents, kind_key, stage_title};
use crate::output::{Page, Report, Role, paint, schedule_words};
use chrono::{NaiveDate, NaiveTime};
use rekindle_core::guide::{Catalogue, Practice};
use rekindle_core::rituals::view::RecurrenceView;
use serde_json::json;

/// A practice on one page.
pub(super) fn run(practice: &Practice, guide: &Catalogue) -> Report {
    let words = guide.words();
    let text = |key: &str| words.text(key, &[]);
    let content = &practice.text;
    let mut page = Page::new();
    page.title(&content.name);
    page.paragraph(&content.summary);
    page.gap();

    let stage = guide.stages().iter().find(|stage| stage.stage == practice.stage);
    let stage = match stage {
        _ if practice.every_stage => text("guide.every_stage"),
        Some(stage) => stage_title(stage.stage.number(), &stage.name, words),
        None => String::new(),
    };
    let minutes = words.plural("common.minutes", u64::from(practice.minutes), &[]);
    let closeness: Vec<String> =
        practice.closeness.iter().map(|one| text(&format!("closeness.{}", one.name()))).collect();
    let kind = kind_key(practice.kind);
    page.quiet(&format!("{minutes} · {} · {stage}", schedule_words(&suggested(practice), words)));
    page.quiet(&closeness.join(" · "));
    page.quiet(&format!(
        "{}: {}",
        text(&format!("ritual.kind_name.{kind}")),
        text(&format!("ritual.kind_about.{kind}"))
    ));

    page.section(&text("guide.why"), std::slice::from_ref(&content.why));
    page.steps(&text("guide.how"), &content.steps);
    page.section(&text("guide.tired"), std::slice::from_ref(&content.tired));
    if !content.variants.is_empty() {
        page.title(&text("guide.variants"));
        for variant in &content.variants {
            page.item("·", variant);
        }
    }
    if let Some(alone) = &content.alone {
        page.section(&text("guide.alone"), std::slice::from_ref(alone));
    }
    if let Some(say) = &content.say {
        page.section(&text("guide.say"), std::slice::from_ref(say));
    }
    for id in &practice.decks {
        if let Some(deck) = guide.deck(id) {
            page.gap();
            page.quiet(&format!("{}: {} (rekindle guide deck {id})", text("guide.decks"), deck.name));
        }
    }
    page.gap();
    page.line(&paint(Role::Command, &format!("rekindle ritual adopt {}", practice.id)));
    Report { json: json!({ "practice": documents::practice(practice) }), page }
}

/// When a practice is suggested, in the form of a ritual's schedule.
fn suggested(practice: &Practice) -> Vec<RecurrenceView> {
    // The rules of the guide name their days, so any date will do.
    let view = |time: &NaiveTime| RecurrenceView {
        starts_local: NaiveDate::default().and_time(*time),
        rule: practice.rule.clone(),
        except_local: Vec::new(),
    };
    practice.times.iter().map(view).collect()
}
