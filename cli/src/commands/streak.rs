//! `rekindle streak`: this week first and largest, then the calendar, then weeks in a row. Never by whom.

use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::output::{Page, Report, Role, dates, dots, paint};
use rekindle_core::couple::streak::{
    CalendarView, DayState, Streak, StreakHistory, StreakInput, StreakView, WeekStart,
};
use rekindle_core::guide::Words;
use rekindle_core::moment::RitualDay;
use serde_json::{Value, json};

/// How far back the calendar reaches, in days: this month and the one before.
const CALENDAR_BACK_DAYS: i32 = 31;

/// What the page shows, read at one instant.
struct Read {
    view: StreakView,
    calendar: CalendarView,
    figures: Streak,
    sentence: String,
}

/// Shows the streak.
pub(super) fn run(context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    let read = match context.open_if_there()? {
        Some(opened) => {
            let today = opened.today()?;
            let weeks = opened.companion.weeks();
            let from = calendar_from(today);
            Read {
                view: weeks.view(&opened.here)?,
                calendar: weeks.calendar(from, today, &opened.here)?,
                figures: weeks.figures(&opened.here)?,
                sentence: opened.companion.today().view(&opened.here, opened.language())?.week_sentence,
            }
        }
        None => without_vault(context.today_without_vault()?, guide.words()),
    };
    Ok(Report { json: document(&read)?, page: page(&read, guide.words()) })
}

fn calendar_from(today: RitualDay) -> RitualDay {
    today.plus(-CALENDAR_BACK_DAYS)
}

fn without_vault(today: RitualDay, words: &Words) -> Read {
    let input = StreakInput { days: &[], goals: &[], pauses: &[], week_start: WeekStart::default(), today };
    let history = StreakHistory::new(&input);
    Read {
        view: history.view(),
        calendar: history.calendar(calendar_from(today), today),
        figures: history.streak(),
        sentence: words.text("streak.nothing_yet", &[]),
    }
}

fn page(read: &Read, words: &Words) -> Page {
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::new();
    page.line(&paint(Role::Title, &text("streak.this_week")));
    page.line(&format!("  {}", read.sentence));
    page.gap();
    dots::week(&mut page, &read.view.week, words);

    // A month before the first mark has nothing to show.
    let months: Vec<_> = read
        .calendar
        .months
        .iter()
        .filter(|month| month.days.iter().any(|dot| dot.state != DayState::Before))
        .collect();
    for month in &months {
        page.title(&dates::month(month.first.date(), words));
        dots::month(&mut page, month, &read.view.week, words);
    }
    page.gap();
    let all: Vec<_> = months.iter().flat_map(|month| month.days.iter().copied()).collect();
    dots::legend(&mut page, &all, words);

    if let Some(weeks) = dots::weeks_in_a_row(&read.view, words) {
        page.gap();
        page.line(&format!("  {weeks}"));
    }
    if let Some(strength) = read.view.strength {
        page.gap();
        page.line(&format!("  {}  {}", text("streak.strength"), dots::strength_line(strength)));
        page.quiet(&text("streak.strength_words"));
    }
    page.gap();
    page.quiet(&text("streak.rule"));
    page
}

/// The figures of the streak vector, and the views beside them.
fn document(read: &Read) -> Result<Value> {
    let internal = |error| Failure::input_because("internal", &error);
    let mut json = serde_json::to_value(&read.figures).map_err(internal)?;
    json["week"] = serde_json::to_value(&read.view.week).map_err(internal)?;
    json["calendar"] = serde_json::to_value(&read.calendar.months).map_err(internal)?;
    json["shows_strength"] = json!(read.view.strength.is_some());
    Ok(json)
}
