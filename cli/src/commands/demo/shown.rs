//! The story as a page and as a document: what happened, both calendars side by side, and whether they are equal.

use super::phone::Shown;
use super::story::{self, Couple};
use crate::commands::streak::internal;
use crate::failure::Result;
use crate::output::{Page, Report, Role, dates, dots, paint, width};
use rekindle_core::guide::Words;
use serde_json::{Value, json};

/// Columns of one calendar, with the room between two.
const CALENDAR_WIDTH: usize = 38;

/// Shows how it ended.
pub(super) fn report(couple: &Couple, words: &Words) -> Result<Report> {
    let now = story::evening(story::DAYS - 1)?;
    let kim = couple.kim.shown(story::first_day(), now)?;
    let noa = couple.noa.shown(story::first_day(), now)?;
    let equal = kim == noa;
    let (objects, bytes) = couple.store.weigh()?;
    let text = |key: &str| words.text(key, &[]);

    let mut page = Page::new();
    page.line(&paint(Role::Title, &text("demo.title")));
    page.quiet(&text("demo.about"));
    page.gap();
    for (day, key) in &couple.told {
        let day = words.text("demo.day", &[("n", &format!("{:>2}", day + 1))]);
        page.item(&paint(Role::Quiet, &day), &text(key));
    }
    page.gap();
    let left = calendar(&text("demo.kim"), &kim, words);
    let right = calendar(&text("demo.noa"), &noa, words);
    side_by_side(&mut page, &left, &right);
    page.gap();
    let dots: Vec<_> = kim.calendar.months.iter().flat_map(|month| month.days.iter().copied()).collect();
    dots::legend(&mut page, &dots, words);
    page.gap();
    page.line(&format!("  {}", paint(Role::Title, &text(if equal { "demo.equal" } else { "demo.differ" }))));
    page.gap();
    page.quiet(
        &words.text("demo.store", &[("objects", &objects.to_string()), ("bytes", &bytes.to_string())]),
    );
    page.quiet(&text("demo.begin"));

    let told: Vec<Value> =
        couple.told.iter().map(|(day, key)| json!({ "day": day + 1, "text": text(key) })).collect();
    let json = json!({
        "equal": equal,
        "days": story::DAYS,
        "phones": [document("Kim", &kim)?, document("Noa", &noa)?],
        "story": told,
        "offline_exchanges": couple.offline,
        "mailbox": { "objects": objects, "bytes": bytes },
    });
    Ok(Report { json, page })
}

fn document(name: &str, shown: &Shown) -> Result<Value> {
    let mut streak = serde_json::to_value(&shown.figures).map_err(|error| internal(&error))?;
    streak["week"] = serde_json::to_value(&shown.view.week).map_err(|error| internal(&error))?;
    streak["calendar"] = serde_json::to_value(&shown.calendar.months).map_err(|error| internal(&error))?;
    Ok(json!({ "name": name, "streak": streak }))
}

/// One phone's calendar.
fn calendar(name: &str, shown: &Shown, words: &Words) -> Page {
    let mut page = Page::new();
    page.line(&format!("  {}", paint(Role::Title, name)));
    for month in &shown.calendar.months {
        page.line(&format!("  {}", dates::month(month.first.date(), words)));
        dots::month(&mut page, month, &shown.view.week, words);
    }
    page.gap();
    let done = shown.view.week.connected.min(shown.view.week.goal).to_string();
    let week = words.plural("streak.of", u64::from(shown.view.week.goal), &[("done", &done)]);
    let weeks = dots::weeks_in_a_row(&shown.view, words).map(|weeks| format!(" · {weeks}"));
    page.line(&format!("  {week}{}", weeks.unwrap_or_default()));
    page
}

fn side_by_side(page: &mut Page, left: &Page, right: &Page) {
    let (mut left, mut right) = (left.text().lines(), right.text().lines());
    loop {
        let (first, second) = (left.next(), right.next());
        if first.is_none() && second.is_none() {
            return;
        }
        let first = first.unwrap_or_default();
        let gap = " ".repeat(CALENDAR_WIDTH.saturating_sub(width(first)));
        page.line(&format!("{first}{gap}{}", second.unwrap_or_default()));
    }
}
