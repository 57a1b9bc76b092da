//! The days of a week or a month as dots. The shape says it, a word in the legend says it again, and the
//! colour only helps (`docs/look.json`): filled dot connected, ring with a dot spare, dash paused, empty ring
//! quiet, small point to come.

use super::dates::weekday_short;
use super::page::Page;
use super::style::{Role, paint};
use rekindle_core::couple::streak::{DayState, DotView, MonthView, StreakView, WeekView};
use rekindle_core::guide::Words;

/// Columns of one day: room for a weekday's two letters and a space.
const DAY_WIDTH: usize = 4;
/// Columns of the line that shows how settled it is.
const STRENGTH_WIDTH: usize = 20;

/// The states that are drawn, with the key of each one's word.
const LEGEND: [(DayState, &str); 5] = [
    (DayState::Connected, "streak.day.connected"),
    (DayState::Spare, "streak.day.spare"),
    (DayState::Paused, "streak.day.paused"),
    (DayState::Quiet, "streak.day.quiet"),
    (DayState::ToCome, "streak.day.to_come"),
];

/// The sign of a state.
fn sign(state: DayState) -> String {
    match state {
        DayState::Connected => paint(Role::Connected, "●"),
        DayState::Spare => paint(Role::Spare, "◉"),
        DayState::Paused => paint(Role::Paused, "–"),
        DayState::Quiet => paint(Role::Quiet, "○"),
        DayState::ToCome => paint(Role::Quiet, "·"),
        DayState::Before => " ".to_owned(),
    }
}

/// This week: the days' names, the dots below them.
pub(crate) fn week(page: &mut Page, week: &WeekView, words: &Words) {
    page.line(&cells(week.dots.iter().map(|dot| weekday_short(dot.day.weekday(), words))));
    page.line(&cells(week.dots.iter().map(|dot| sign(dot.state))));
}

/// One month, a line a week, beginning on the day on which weeks begin.
pub(crate) fn month(page: &mut Page, month: &MonthView, week: &WeekView, words: &Words) {
    let first = week.dots[0].day.weekday();
    page.line(&cells(week.dots.iter().map(|dot| weekday_short(dot.day.weekday(), words))));
    let mut rest = month.days.as_slice();
    while let Some(begins) = rest.first() {
        let before = begins.day.weekday().days_since(first) as usize;
        let (days, later) = rest.split_at(rest.len().min(7 - before));
        rest = later;
        // Weeks before the first mark have nothing to show.
        if days.iter().all(|dot| dot.state == DayState::Before) {
            continue;
        }
        let empty = std::iter::repeat_n(" ".to_owned(), before);
        page.line(&cells(empty.chain(days.iter().map(|dot| sign(dot.state)))));
    }
}

/// The words for the dots that occur.
pub(crate) fn legend(page: &mut Page, dots: &[DotView], words: &Words) {
    let told: Vec<String> = LEGEND
        .iter()
        .filter(|(state, _)| dots.iter().any(|dot| dot.state == *state))
        .map(|(state, key)| format!("{} {}", sign(*state), paint(Role::Quiet, &words.text(key, &[]))))
        .collect();
    if !told.is_empty() {
        page.line(&format!("  {}", told.join("   ")));
    }
}

/// Weeks in a row, once there is one.
pub(crate) fn weeks_in_a_row(streak: &StreakView, words: &Words) -> Option<String> {
    (streak.weeks > 0).then(|| words.plural("streak.weeks", u64::from(streak.weeks), &[]))
}

/// How settled it is: a line without a figure.
pub(crate) fn strength_line(strength: f64) -> String {
    // Between 0 and 1, so the product fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let filled = (strength.clamp(0.0, 1.0) * STRENGTH_WIDTH as f64).round() as usize;
    let (filled, rest) = ("━".repeat(filled), "─".repeat(STRENGTH_WIDTH - filled));
    format!("{}{}", paint(Role::Connected, &filled), paint(Role::Quiet, &rest))
}

fn cells(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::from("  ");
    for cell in cells {
        line.push_str(&cell);
        line.push_str(&" ".repeat(DAY_WIDTH.saturating_sub(super::width(&cell))));
    }
    line
}
