//! `rekindle today`: what is on today, what is next, this week's dots, one sentence to take or leave.

use super::handles::handle;
use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::output::{Page, Report, Role, Table, dates, dots, paint};
use rekindle_core::guide::Words;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::today::{TodayRitualView, TodayState, TodayView};
use serde_json::{Value, json};

/// Shows today; nothing when a person is there for the first time and shall be `led` to a first ritual.
pub(super) fn run(context: &Context, led: bool) -> Result<Option<Report>> {
    let Some(opened) = context.open_if_there()? else {
        return if led { Ok(None) } else { nothing_yet(context).map(Some) };
    };
    let view = opened.companion.today().view(&opened.here, opened.language())?;
    if led && view.first_run { Ok(None) } else { report(&view, &opened).map(Some) }
}

/// The page and the document of a view.
fn report(view: &TodayView, opened: &Opened) -> Result<Report> {
    let all = opened.companion.rituals().list(opened.language())?;
    let handle_of = |ritual: &TodayRitualView| {
        all.iter().find(|one| one.id == ritual.id).map(|one| handle(one, &all)).unwrap_or_default()
    };
    Ok(Report { json: document(view), page: page(view, &handle_of, opened) })
}

fn nothing_yet(context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    let words = guide.words();
    let mut page = Page::of(&words.text("today.nothing_yet", &[]));
    page.line(&paint(Role::Command, "rekindle start"));
    let day = context.today_without_vault()?;
    let json = json!({ "day": day, "first_run": true, "rituals": [], "next": null });
    Ok(Report { json, page })
}

fn page(view: &TodayView, handle_of: &dyn Fn(&TodayRitualView) -> String, opened: &Opened) -> Page {
    let words = opened.guide.words();
    let mut page = Page::new();
    page.line(&paint(Role::Title, &dates::day(view.day, words)));
    if opened.here.local().date() != view.day.date() {
        let day = dates::weekday(view.day.weekday(), words);
        page.quiet(&words.text("today.after_midnight", &[("day", &day)]));
    }
    page.gap();
    if view.first_run {
        page.paragraph(&words.text("today.nothing_yet", &[]));
        page.line(&format!("  {}", paint(Role::Command, "rekindle start")));
        return page;
    }
    if view.paused {
        page.paragraph(&words.text("ritual.paused_all", &[]));
    }
    let (due, rest): (Vec<_>, Vec<_>) = view.rituals.iter().partition(|ritual| ritual.due);
    if due.is_empty() {
        page.paragraph(&words.text("today.nothing_on", &[]));
    } else {
        rituals(&mut page, &due, handle_of, words);
    }
    if !rest.is_empty() {
        page.gap();
        page.quiet(&words.text("today.any_time", &[]));
        rituals(&mut page, &rest, handle_of, words);
    }

    let open = due.iter().chain(&rest).find(|ritual| ritual.state == TodayState::Open);
    if let Some(ritual) = open {
        page.gap();
        page.quiet(&words.text("today.how_to_note", &[("id", &handle_of(ritual))]));
    }

    page.title(&words.text("streak.this_week", &[]));
    dots::week(&mut page, &view.streak.week, words);
    dots::legend(&mut page, &view.streak.week.dots, words);
    page.gap();
    let in_a_row = dots::weeks_in_a_row(&view.streak, words).map(|weeks| format!(" · {weeks}"));
    page.line(&format!("  {}{}", view.week_sentence, in_a_row.unwrap_or_default()));
    if view.offer_gentler {
        page.paragraph(&words.text("streak.quiet_week", &[]));
    }

    page.gap();
    page.paragraph(&next(view, opened));
    for one in &view.unarmed {
        page.paragraph(&format!("{} {}", dates::time(one.fires_local.time()), one.text));
    }
    if let Some(card) = &view.card {
        page.gap();
        page.quiet(&words.text("today.card_of_the_day", &[]));
        page.item(&paint(Role::Quiet, "│"), card);
    }
    page
}

fn next(view: &TodayView, opened: &Opened) -> String {
    let words = opened.guide.words();
    let Some(next) = &view.next else { return words.text("today.no_next", &[]) };
    let time = dates::time(next.fires_local.time());
    let date = next.fires_local.date();
    if date == opened.here.local().date() {
        return words.text("today.next_at", &[("name", &next.name), ("time", &time)]);
    }
    let day = dates::date(date, words);
    words.text("today.next_on", &[("name", &next.name), ("day", &day), ("time", &time)])
}

fn rituals(
    page: &mut Page,
    rituals: &[&TodayRitualView],
    handle_of: &dyn Fn(&TodayRitualView) -> String,
    words: &Words,
) {
    let mut table = Table::new();
    for ritual in rituals {
        let (sign, state) = state(ritual, words);
        // What is open has no word of its own: what to type for it stands there.
        let last = match ritual.state {
            TodayState::Open => paint(Role::Command, &handle_of(ritual)),
            _ => state,
        };
        table.row([format!("{sign}  {}", ritual.name), dates::times(&ritual.times), last]);
    }
    table.write(page);
}

/// How a ritual stands: a sign and a word.
fn state(ritual: &TodayRitualView, words: &Words) -> (String, String) {
    let text = |key: &str| words.text(key, &[]);
    match ritual.state {
        TodayState::Open => (paint(Role::Quiet, "○"), String::new()),
        TodayState::Done { marks } => {
            let counted = if marks > 1 { format!(" ×{marks}") } else { String::new() };
            let key =
                if ritual.kind == RitualKind::Touch { "today.marked_at_kind_touch" } else { "today.marked" };
            (paint(Role::Connected, "●"), format!("{}{counted}", text(key)))
        }
        TodayState::Skipped => (paint(Role::Quiet, "·"), text("today.skipped")),
        TodayState::Paused => (paint(Role::Paused, "–"), text("today.paused")),
    }
}

fn document(view: &TodayView) -> Value {
    let rituals: Vec<Value> = view.rituals.iter().map(ritual_document).collect();
    let unarmed: Vec<Value> = view
        .unarmed
        .iter()
        .map(|one| json!({ "fires_local": local(one.fires_local), "text": one.text }))
        .collect();
    json!({
        "day": view.day,
        "first_run": view.first_run,
        "rituals": rituals,
        "week": view.streak.week,
        "week_sentence": view.week_sentence,
        "weeks": view.streak.weeks,
        "next": view.next.as_ref().map(|next| json!({ "name": next.name, "fires_local": local(next.fires_local) })),
        "unarmed": unarmed,
        "card": view.card,
        "paused": view.paused,
        "offer_gentler": view.offer_gentler,
    })
}

fn ritual_document(ritual: &TodayRitualView) -> Value {
    let (state, marks) = match ritual.state {
        TodayState::Open => ("open", 0),
        TodayState::Done { marks } => ("done", marks),
        TodayState::Skipped => ("skipped", 0),
        TodayState::Paused => ("paused", 0),
    };
    let times: Vec<String> = ritual.times.iter().map(|time| dates::time(*time)).collect();
    json!({
        "id": ritual.id,
        "name": ritual.name,
        "kind": ritual.kind,
        "private": ritual.private,
        "due": ritual.due,
        "times": times,
        "state": state,
        "marks": marks,
        "markable": ritual.markable,
    })
}

/// A civil time as JSON documents write it.
pub(super) fn local(local: chrono::NaiveDateTime) -> String {
    local.format("%Y-%m-%dT%H:%M:%S").to_string()
}
