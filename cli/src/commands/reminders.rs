//! `rekindle reminders`: the plan, as a phone would arm it.

use super::handles::handle;
use super::today::local;
use crate::context::Context;
use crate::failure::Result;
use crate::output::{Page, Report, Role, Table, dates, paint};
use chrono::SecondsFormat;
use rekindle_core::moment::Instant;
use rekindle_core::reminders::room::{ReminderPlanView, ReminderView};
use serde_json::{Value, json};

/// How many notifications a system keeps: what iOS does, the least of all.
pub(super) const SYSTEM_LIMIT: u16 = 64;
/// How many a page shows when it was not told.
const SHOWN: usize = 10;

/// Shows the plan.
pub(super) fn run(limit: Option<u16>, context: &Context) -> Result<Report> {
    let Some(opened) = context.open_if_there()? else {
        let text = context.guide()?.words().text("reminders.none_planned", &[]);
        return Ok(Report { json: json!({ "items": [] }), page: Page::of(&text) });
    };
    let slots = usize::from(limit.unwrap_or(SYSTEM_LIMIT));
    let plan = opened.companion.reminders().plan(slots, &opened.here, opened.language())?;
    let all = opened.companion.rituals().list(opened.language())?;
    let words = opened.guide.words();
    let shown = if limit.is_some() { slots } else { SHOWN };

    let mut page = Page::new();
    if plan.items.is_empty() {
        page.paragraph(&words.text("reminders.none_planned", &[]));
    } else {
        page.line(&paint(Role::Title, &words.text("reminders.next", &[])));
        page.gap();
    }
    let mut table = Table::new();
    for item in plan.items.iter().take(shown) {
        let ritual = item.firing.as_ref().and_then(|firing| all.iter().find(|r| r.id == firing.ritual));
        let (name, command) = match ritual {
            Some(ritual) => (ritual.name.clone(), handle(ritual, &all)),
            None => (item.body.clone(), String::new()),
        };
        table.row([
            dates::date(item.fires_local.date(), words),
            dates::time(item.fires_local.time()),
            name,
            paint(Role::Quiet, &command),
        ]);
    }
    table.write(&mut page);
    if plan.items.len() > shown {
        page.gap();
        let count = u64::try_from(plan.items.len()).unwrap_or(u64::MAX);
        page.quiet(&words.plural("reminders.count", count, &[]));
    }
    Ok(Report { json: document(&plan), page })
}

fn document(plan: &ReminderPlanView) -> Value {
    json!({ "items": plan.items.iter().map(item).collect::<Vec<_>>() })
}

/// One reminder. That which asks to open the app belongs to no ritual.
pub(super) fn item(item: &ReminderView) -> Value {
    let firing = item.firing.as_ref();
    json!({
        "id": item.id,
        "utc": utc(item.instant),
        "rule_local": firing.map(|firing| local(firing.rule_local)),
        "fires_local": local(item.fires_local),
        "ritual": firing.map(|firing| firing.ritual),
        "day": firing.map(|firing| firing.day),
        "snoozed": firing.is_some_and(|firing| firing.snoozed),
        "deferred": firing.is_some_and(|firing| firing.deferred),
        "title": item.title,
        "body": item.body,
    })
}

/// An instant as JSON documents write it.
pub(super) fn utc(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}
