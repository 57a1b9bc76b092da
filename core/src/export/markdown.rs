//! The export for people: one Markdown page in their language.
//!
//! The words come from the catalogue (`export.…`); names are theirs and stand literally, whatever characters
//! they hold.

use super::ExportData;
use crate::guide::Words;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::kind::RitualKind;
use crate::rituals::view::RitualView;
use std::collections::BTreeMap;

/// The page.
pub fn markdown(data: &ExportData, words: &Words) -> String {
    let mut page = Page { words, text: String::new() };
    page.line(&format!("# {}", page.word("title")));
    page.line("");
    page.line(&words.text("export.made_on", &[("day", &data.made_on.to_string())]));
    page.heading("rituals");
    for ritual in &data.rituals {
        page.ritual(ritual, data);
    }
    page.pauses(data);
    page.weeks(data);
    page.text
}

struct Page<'a> {
    words: &'a Words,
    text: String,
}

impl Page<'_> {
    fn word(&self, key: &str) -> String {
        self.words.text(&format!("export.{key}"), &[])
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, key: &str) {
        let heading = self.word(key);
        self.line(&format!("\n## {heading}\n"));
    }

    fn item(&mut self, key: &str, value: &str) {
        let label = self.word(key);
        self.line(&format!("- {label}: {value}"));
    }

    fn ritual(&mut self, ritual: &RitualView, data: &ExportData) {
        self.line(&format!("### {}\n", literal(&ritual.name)));
        let kind = match ritual.kind {
            RitualKind::Together => "ritual.kind_name.together",
            RitualKind::Each => "ritual.kind_name.each",
            RitualKind::Touch => "ritual.kind_name.touch",
        };
        self.item("kind", &self.words.text(kind, &[]));
        if ritual.private {
            let private = self.word("private");
            self.line(&format!("- {private}"));
        }
        self.item("adopted_on", &ritual.adopted_on.to_string());
        if let Some(day) = ritual.retired_on {
            self.item("retired_on", &day.to_string());
        }
        for recurrence in &ritual.schedule {
            let starts = recurrence.starts_local.format("%Y-%m-%d %H:%M");
            self.item("when", &format!("{starts}, `{}`", recurrence.rule));
            if !recurrence.except_local.is_empty() {
                let except: Vec<_> = recurrence
                    .except_local
                    .iter()
                    .map(|local| local.format("%Y-%m-%d %H:%M").to_string())
                    .collect();
                self.item("left_out", &except.join(", "));
            }
        }
        let done: Vec<_> =
            data.marks
                .iter()
                .filter(|mark| mark.ritual == ritual.id)
                .map(|mark| {
                    if mark.times > 1 {
                        format!("{} ×{}", mark.day, mark.times)
                    } else {
                        mark.day.to_string()
                    }
                })
                .collect();
        if done.is_empty() {
            let never = self.word("never");
            self.line(&format!("- {never}"));
        } else {
            self.item("done_on", &done.join(", "));
        }
        let skipped: Vec<RitualDay> =
            data.skips.iter().filter(|skip| skip.ritual == ritual.id).map(|skip| skip.day).collect();
        if !skipped.is_empty() {
            self.item("skipped", &days(&skipped));
        }
        self.line("");
    }

    fn pauses(&mut self, data: &ExportData) {
        if data.pauses.is_empty() {
            return;
        }
        self.heading("pauses");
        let names: BTreeMap<RitualId, &str> =
            data.rituals.iter().map(|ritual| (ritual.id, ritual.name.as_str())).collect();
        for pause in &data.pauses {
            let of = match pause.ritual {
                None => self.word("everything"),
                Some(id) => names.get(&id).map(|name| literal(name)).unwrap_or_default(),
            };
            let until = pause.until.map_or_else(|| self.word("open_end"), |day| day.to_string());
            self.line(&format!("- {of}: {} – {until}", pause.from));
        }
    }

    fn weeks(&mut self, data: &ExportData) {
        self.heading("weeks");
        self.item("weeks_in_a_row", &data.streak.weeks.to_string());
        self.item("best_weeks", &data.streak.best_weeks.to_string());
        self.item("days_in_a_row", &data.streak.days.to_string());
        if !data.streak.connected.is_empty() {
            self.item("connected_days", &days(&data.streak.connected));
        }
    }
}

fn days(days: &[RitualDay]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Text that means nothing but itself in Markdown.
fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}
