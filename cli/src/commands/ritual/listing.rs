//! `ritual list`, and how a ritual is told.

use crate::commands::handles::handle;
use crate::commands::today::local;
use crate::context::Context;
use crate::failure::Result;
use crate::output::{Page, Report, Role, Table, dates, paint, schedule_words};
use rekindle_core::guide::Words;
use rekindle_core::reminders::Quieting;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::pausing::PauseView;
use rekindle_core::rituals::view::RitualView;
use serde_json::{Value, json};

/// The rituals in use; those put away as well when `with_retired`.
pub(super) fn list(with_retired: bool, context: &Context) -> Result<Report> {
    let Some(opened) = context.open_if_there()? else {
        let text = context.guide()?.words().text("ritual.list_empty", &[]);
        return Ok(Report { json: json!({ "rituals": [], "pauses": [] }), page: Page::of(&text) });
    };
    let mut all = opened.companion.rituals().list(opened.language())?;
    if !with_retired {
        all.retain(|ritual| ritual.retired_on.is_none());
    }
    let pauses = opened.companion.rituals().pauses(&opened.here)?;
    let words = opened.guide.words();

    let mut page = Page::new();
    if all.is_empty() {
        page.paragraph(&words.text("ritual.list_empty", &[]));
    } else {
        page.line(&paint(Role::Title, &words.text("ritual.title", &[])));
        page.gap();
        table(&all, words).write(&mut page);
    }
    if !pauses.is_empty() {
        page.gap();
        for pause in &pauses {
            page.paragraph(&pause_words(pause, &all, words));
        }
    }
    let rituals: Vec<Value> = all.iter().map(document).collect();
    let pauses: Vec<Value> = pauses.iter().map(pause_document).collect();
    Ok(Report { json: json!({ "rituals": rituals, "pauses": pauses }), page })
}

fn table(all: &[RitualView], words: &Words) -> Table {
    let head = |key: &str| words.text(&format!("terminal.head.{key}"), &[]);
    let mut table = Table::with_head(&[head("name"), head("when"), head("kind"), head("id")]);
    for ritual in all {
        let retired = ritual.retired_on.map(|_| words.text("ritual.retired_list", &[]));
        let mut kind = kind_name(ritual.kind, words);
        if ritual.private && ritual.kind != RitualKind::Touch {
            kind = format!("{kind}, {}", words.text("ritual.private_short", &[]));
        }
        table.row([
            ritual.name.clone(),
            retired.unwrap_or_else(|| schedule_words(&ritual.schedule, words)),
            kind,
            paint(Role::Command, &handle(ritual, all)),
        ]);
    }
    table
}

/// The name of a kind.
pub(super) fn kind_name(kind: RitualKind, words: &Words) -> String {
    words.text(&format!("ritual.kind_name.{}", kind_key(kind)), &[])
}

/// The name of a kind in keys.
pub(super) const fn kind_key(kind: RitualKind) -> &'static str {
    match kind {
        RitualKind::Together => "together",
        RitualKind::Each => "each",
        RitualKind::Touch => "touch",
    }
}

/// A pause in words, with the name of the ritual it is of.
pub(super) fn pause_words(pause: &PauseView, all: &[RitualView], words: &Words) -> String {
    let from = dates::day(pause.from, words);
    let text = match pause.until {
        None => words.text("ritual.paused_from", &[("from", &from)]),
        Some(until) => {
            let until = dates::day(until, words);
            words.text("ritual.paused_until", &[("from", &from), ("until", &until)])
        }
    };
    match pause.ritual {
        None => format!("{} {text}", words.text("ritual.paused_all", &[])),
        Some(id) => {
            let name = all.iter().find(|ritual| ritual.id == id).map(|ritual| ritual.name.as_str());
            format!("{}: {text}", name.unwrap_or_default())
        }
    }
}

/// A ritual as JSON documents hold it.
pub(crate) fn document(ritual: &RitualView) -> Value {
    let schedule: Vec<Value> = ritual
        .schedule
        .iter()
        .map(|one| {
            let except: Vec<String> = one.except_local.iter().map(|time| local(*time)).collect();
            json!({ "dtstart_local": local(one.starts_local), "rrule": one.rule, "exdates_local": except })
        })
        .collect();
    json!({
        "id": ritual.id,
        "practice": ritual.practice,
        "name": ritual.name,
        "kind": ritual.kind,
        "private": ritual.private,
        "each_time": ritual.quieting == Quieting::EachTime,
        "schedule": schedule,
        "adopted_on": ritual.adopted_on,
        "retired_on": ritual.retired_on,
    })
}

/// A pause as JSON documents hold it.
pub(super) fn pause_document(pause: &PauseView) -> Value {
    json!({ "ritual": pause.ritual, "from": pause.from, "until": pause.until })
}
