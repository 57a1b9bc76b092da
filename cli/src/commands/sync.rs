//! `rekindle sync`: exchange with the partner now, and what that gives away.

use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::output::{Page, Report};
use rekindle_core::guide::Words;
use rekindle_core::sync::exchange::{ExchangeState, ExchangeView};
use serde_json::{Value, json};

/// Exchanges through the place that was chosen.
pub(super) fn run(context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let seen = opened.companion.exchange().run_here(&opened.here)?;
    let mut page = page(&seen, &opened);
    page.quiet(&opened.guide.words().text("sync.gives_away", &[]));
    Ok(Report { json: document(&seen), page })
}

/// What an exchange did, in words.
pub(super) fn page(seen: &ExchangeView, opened: &Opened) -> Page {
    let words = opened.guide.words();
    let key = match seen.state {
        ExchangeState::Done => "sync.done",
        ExchangeState::Offline => "sync.offline",
        ExchangeState::Tampered => "sync.tampered",
        ExchangeState::Stopped => "sync.stopped",
    };
    let mut page = Page::of(&words.text(key, &[]));
    page.line(&format!(
        "  {} · {}",
        counted("sync.sent", seen.sent, words),
        counted("sync.received", seen.received, words)
    ));
    for finding in &seen.findings {
        page.item("–", &words.text(&format!("finding.{}", finding.code()), &[]));
    }
    page
}

fn counted(key: &str, count: u32, words: &Words) -> String {
    words.plural(key, u64::from(count), &[])
}

/// What an exchange did, for scripts.
pub(super) fn document(seen: &ExchangeView) -> Value {
    let findings: Vec<Value> = seen
        .findings
        .iter()
        .map(|finding| json!({ "code": finding.code(), "number": finding.number() }))
        .collect();
    json!({
        "sent": seen.sent,
        "received": seen.received,
        "state": state_code(seen.state),
        "findings": findings,
    })
}

const fn state_code(state: ExchangeState) -> &'static str {
    match state {
        ExchangeState::Done => "done",
        ExchangeState::Offline => "offline",
        ExchangeState::Tampered => "tampered",
        ExchangeState::Stopped => "stopped",
    }
}
