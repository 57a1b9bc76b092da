//! `rekindle settings`: all of them, one of them, or one of them changed.

use crate::context::Context;
use crate::failure::Result;
use crate::output::{Page, Report, Role, Table, paint};
use rekindle_core::RekindleError;
use rekindle_core::couple::streak::{GoalDays, WeekStart};
use rekindle_core::error::Input;
use rekindle_core::guide::Words;
use rekindle_core::moment::DayStart;
use rekindle_core::settings::{AutoLock, SETTING_KEYS, SettingChange, SettingsView};
use serde_json::{Value, json};

/// Shows or changes settings.
pub(super) fn run(key: Option<&str>, value: Option<&str>, context: &Context) -> Result<Report> {
    match (key, value) {
        (None, _) => {
            let view = current(context)?;
            let guide = context.guide()?;
            Ok(Report { json: json!({ "settings": view.to_text() }), page: all(&view, guide.words()) })
        }
        (Some(key), None) => {
            let view = current(context)?;
            Ok(one(key, &view, context.guide()?.words(), false)?)
        }
        (Some(key), Some(value)) => {
            // Read before anything is made: a setting that cannot be leaves no trace.
            let change = SettingChange::from_text(key, value)?;
            let opened = context.open_or_create()?;
            let view = opened.companion.settings().change(change, &opened.here)?;
            drop(opened);
            // The language may be what was changed.
            one(key, &view, context.guide()?.words(), true)
        }
    }
}

fn current(context: &Context) -> Result<SettingsView> {
    match context.open_if_there()? {
        Some(opened) => Ok(opened.companion.settings().view()?),
        None => Ok(SettingsView {
            quiet: None,
            day_start: DayStart::default(),
            names_in_notices: false,
            language: None,
            goal: GoalDays::default(),
            week_start: WeekStart::default(),
            auto_lock: AutoLock::default(),
        }),
    }
}

fn all(view: &SettingsView, words: &Words) -> Page {
    let text = view.to_text();
    let mut page = Page::new();
    page.line(&paint(Role::Title, &words.text("settings.title", &[])));
    page.gap();
    let mut table = Table::new();
    for key in SETTING_KEYS {
        let value = text.get(key).cloned().unwrap_or_default();
        table.row([name(key, words), value, paint(Role::Command, key)]);
    }
    table.write(&mut page);
    page.gap();
    page.quiet(&words.text("settings.how", &[]));
    page
}

fn one(key: &str, view: &SettingsView, words: &Words, changed: bool) -> Result<Report> {
    let text = view.to_text();
    let Some((key, value)) = text.get_key_value(key) else {
        return Err(
            RekindleError::Invalid { input: Input::SettingKey, reason: SETTING_KEYS.join(", ") }.into()
        );
    };
    let mut page = Page::new();
    page.line(&words.text("settings.changed", &[("name", &name(key, words)), ("value", value)]));
    let about = format!("settings.about.{}", key.replace('-', "_"));
    if words.has(&about) {
        page.quiet(&words.text(&about, &[]));
    }
    let json: Value = if changed {
        json!({ "key": key, "value": value, "settings": text })
    } else {
        json!({ "key": key, "value": value })
    };
    Ok(Report { json, page })
}

fn name(key: &str, words: &Words) -> String {
    words.text(&format!("settings.name.{}", key.replace('-', "_")), &[])
}
