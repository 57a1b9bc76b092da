//! `rekindle streak`: this week first and largest, then the calendar, then weeks in a row. Never by whom.

use crate::context::{Context, Opened};
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
    /// Whose weeks these are, where there are both: the key of its words.
    whose: Option<&'static str>,
}

/// Shows the streak: the couple's where there is one, one's own weeks when they are asked for.
pub(super) fn run(mine: bool, context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    let read = match context.open_if_there()? {
        Some(opened) if mine => own(&opened)?,
        Some(opened) => match shared(&opened)? {
            Some(shared) => shared,
            None => own(&opened)?,
        },
        None => without_vault(context.today_without_vault()?, guide.words()),
    };
    Ok(Report { json: document(&read)?, page: page(&read, guide.words()) })
}

fn own(opened: &Opened) -> Result<Read> {
    let today = opened.today()?;
    let weeks = opened.companion.weeks();
    let view = weeks.view(&opened.here)?;
    let is_couple = opened.companion.couple().weeks(&opened.here)?.is_some();
    Ok(Read {
        calendar: weeks.calendar(calendar_from(today), today, &opened.here)?,
        figures: weeks.figures(&opened.here)?,
        // Today's sentence is about the couple where there is one.
        sentence: if is_couple { of_days(&view, opened.guide.words()) } else { today_sentence(opened)? },
        whose: is_couple.then_some("streak.my_weeks"),
        view,
    })
}

/// The couple's weeks, the same on both phones; nothing without a couple.
fn shared(opened: &Opened) -> Result<Option<Read>> {
    let today = opened.today()?;
    let couple = opened.companion.couple();
    let here = &opened.here;
    let all =
        (couple.weeks(here)?, couple.calendar(calendar_from(today), today, here)?, couple.figures(here)?);
    let (Some(view), Some(calendar), Some(figures)) = all else { return Ok(None) };
    let sentence = today_sentence(opened)?;
    Ok(Some(Read { view, calendar, figures, sentence, whose: Some("streak.shared_weeks") }))
}

fn today_sentence(opened: &Opened) -> Result<String> {
    Ok(opened.companion.today().view(&opened.here, opened.language())?.week_sentence)
}

fn of_days(view: &StreakView, words: &Words) -> String {
    if view.week.goal == 0 {
        return words.text("streak.paused_week", &[]);
    }
    let done = view.week.connected.min(view.week.goal).to_string();
    words.plural("streak.of", u64::from(view.week.goal), &[("done", &done)])
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
        whose: None,
    }
}

fn page(read: &Read, words: &Words) -> Page {
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::new();
    if let Some(whose) = read.whose {
        page.line(&paint(Role::Title, &text(whose)));
        page.gap();
    }
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
    let mut json = serde_json::to_value(&read.figures).map_err(|error| internal(&error))?;
    json["week"] = serde_json::to_value(&read.view.week).map_err(|error| internal(&error))?;
    json["calendar"] = serde_json::to_value(&read.calendar.months).map_err(|error| internal(&error))?;
    json["shows_strength"] = json!(read.view.strength.is_some());
    json["shared"] = json!(read.whose == Some("streak.shared_weeks"));
    Ok(json)
}

/// Our own types always become JSON; should one not, it is a fault of ours.
pub(super) fn internal(error: &serde_json::Error) -> Failure {
    Failure::input_because("internal", &error)
}
