//! The export for programs: one JSON document with stable English keys.
//!
//! Days are `YYYY-MM-DD`, civil times `YYYY-MM-DDTHH:MM:SS`. Keys are added, never renamed; what cannot be added
//! raises `format_version`.

use super::ExportData;
use crate::rituals::pausing::PauseView;
use crate::rituals::view::RitualView;
use crate::vault::columns::civil_text;
use serde_json::{Value, json};

const FORMAT: &str = "rekindle-export";
const FORMAT_VERSION: u32 = 1;

/// The document.
pub fn json(data: &ExportData) -> String {
    let document = json!({
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "made_on": data.made_on,
        "rituals": data.rituals.iter().map(ritual).collect::<Vec<_>>(),
        "marks": data.marks.iter().map(|mark| json!({
            "ritual": mark.ritual, "day": mark.day, "times": mark.times,
        })).collect::<Vec<_>>(),
        "skips": data.skips.iter().map(|skip| json!({
            "ritual": skip.ritual, "day": skip.day,
        })).collect::<Vec<_>>(),
        "pauses": data.pauses.iter().map(pause).collect::<Vec<_>>(),
        "streak": {
            "weeks": data.streak.weeks,
            "best_weeks": data.streak.best_weeks,
            "days": data.streak.days,
            "strength": data.streak.strength,
            "connected": data.streak.connected,
            "reserve": data.streak.reserve,
        },
    });
    // The alternate form is indented, for people who look into it.
    format!("{document:#}\n")
}

fn ritual(ritual: &RitualView) -> Value {
    json!({
        "id": ritual.id,
        "practice": ritual.practice,
        "name": ritual.name,
        "kind": ritual.kind,
        "private": ritual.private,
        "adopted_on": ritual.adopted_on,
        "retired_on": ritual.retired_on,
        "schedule": ritual.schedule.iter().map(|recurrence| json!({
            "starts_local": civil_text(recurrence.starts_local),
            "rule": recurrence.rule,
            "except_local": recurrence.except_local.iter().copied().map(civil_text).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn pause(pause: &PauseView) -> Value {
    json!({ "ritual": pause.ritual, "from": pause.from, "until": pause.until })
}
