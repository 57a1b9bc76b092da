//! `rekindle pin set`, `pin remove` and `lock`: the app's own PIN.
//!
//! It covers the whole app. Nothing stays open between two commands of this shell, so with a PIN set it is locked
//! whenever no command runs, and each asks.

use crate::args::PinCommand;
use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::output::{Page, Report};
use rekindle_core::companion::lock::LockView;
use serde_json::{Value, json};

/// Sets or removes the PIN.
pub(super) fn run(command: PinCommand, context: &Context) -> Result<Report> {
    match command {
        PinCommand::Set => set(context),
        PinCommand::Remove => remove(context),
    }
}

fn set(context: &Context) -> Result<Report> {
    if !context.monotonic().is_shared() {
        return Err(Failure::input("no_pin_here"));
    }
    let opened = context.open_or_create_journal()?;
    let new = context.new_pin(&opened)?;
    let view = context.change_pin(&opened, Some(&new))?;
    let words = opened.guide.words();
    let mut page = Page::of(&words.text("terminal.pin.set", &[]));
    page.quiet(&words.text("terminal.pin.forgotten", &[]));
    Ok(Report { json: document(view), page })
}

fn remove(context: &Context) -> Result<Report> {
    let opened = context.open()?;
    if !context.lock_view(&opened)?.pin_set {
        return Err(Failure::input("no_pin"));
    }
    let view = context.change_pin(&opened, None)?;
    let page = Page::of(&opened.guide.words().text("terminal.pin.removed", &[]));
    Ok(Report { json: document(view), page })
}

/// Says how the lock stands. There is nothing open that it could close.
pub(super) fn lock(context: &Context) -> Result<Report> {
    let opened = context.open_locked()?;
    let view = context.lock_view(&opened)?;
    if !view.pin_set {
        return Err(Failure::input("no_pin"));
    }
    let page = Page::of(&opened.guide.words().text("terminal.pin.locked", &[]));
    Ok(Report { json: document(view), page })
}

fn document(view: LockView) -> Value {
    json!({ "pin_set": view.pin_set, "wait_seconds": view.wait_seconds })
}
