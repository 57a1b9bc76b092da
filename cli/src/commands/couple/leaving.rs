//! `couple leave`: at once, without asking anybody, offline too. What stays elsewhere is said.

use crate::args::LeaveArgs;
use crate::commands::talks;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::{ask, private};
use crate::output::{Page, Report, print};
use rekindle_core::couple::room::{LeaveRequest, LeaveWay, LinkStateView, SharedHistory};
use rekindle_core::error::{RekindleError, Thing};
use serde_json::json;

/// A way without its words.
#[derive(Clone, Copy)]
enum Way {
    Quietly,
    Silently,
    WithWords,
}

/// Leaves.
pub(super) fn run(args: &LeaveArgs, context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let words = opened.guide.words();
    if opened.companion.couple().view(&opened.here, opened.language())?.link == LinkStateView::Alone {
        return Err(RekindleError::NotFound { what: Thing::Couple }.into());
    }
    let history: SharedHistory = args.history.into();
    let Some(way) = way(args, &opened, context)? else { return Ok(stays(&opened)) };
    let (name, way) = match way {
        Way::Quietly => ("quietly", LeaveWay::QuietPause),
        Way::Silently => ("silently", LeaveWay::Silently),
        Way::WithWords => {
            let last = private::words(&words.text("couple.ask_last_words", &[]))?;
            ("with-words", LeaveWay::WithWords(last))
        }
    };
    if talks(context) {
        let mut page = what_remains(&opened);
        page.gap();
        print::aside(page.text())?;
        if !ask::yes(&words.text("couple.ask_leave", &[]), false, words)? {
            return Ok(stays(&opened));
        }
    }
    let has_words = matches!(way, LeaveWay::WithWords(_));
    let ends = way != LeaveWay::QuietPause;
    let left = opened.companion.couple().leave(&LeaveRequest { way, history }, &opened.here)?;
    let mut page = Page::of(&words.text(if ends { "couple.left" } else { "couple.left_quietly" }, &[]));
    if ends {
        if opened.companion.exchange().mailbox()?.is_some() {
            let key = if has_words { "couple.sync_delivers" } else { "couple.sync_deletes" };
            page.paragraph(&words.text(key, &[]));
        }
        page.append(&what_remains(&opened));
    }
    if !left.cleared {
        page.gap();
        page.paragraph(&words.text("couple.close_other", &[]));
    }
    let kept = history == SharedHistory::Keep || !ends;
    let json = json!({
        "left": ends,
        "way": name,
        "history": if kept { "keep" } else { "delete" },
        "cleared": left.cleared,
    });
    Ok(Report { json, page })
}

/// The way that was given, or the one that a person chooses; nothing when the question was passed.
fn way(args: &LeaveArgs, opened: &Opened, context: &Context) -> Result<Option<Way>> {
    let ways = [
        (args.way.quietly, Way::Quietly),
        (args.way.silently, Way::Silently),
        (args.way.with_words, Way::WithWords),
    ];
    if let Some((_, way)) = ways.iter().find(|(given, _)| *given) {
        return Ok(Some(*way));
    }
    if !talks(context) {
        return Err(Failure::input("no_way_to_leave"));
    }
    let words = opened.guide.words();
    let choices = ["couple.way.quietly", "couple.way.silently", "couple.way.with_words"];
    let choices = choices.map(|key| words.text(key, &[]));
    let chosen = ask::choice(&words.text("couple.ask_way", &[]), &choices, words)?;
    Ok(chosen.and_then(|index| ways.get(index)).map(|(_, way)| *way))
}

/// What leaving cannot take back.
fn what_remains(opened: &Opened) -> Page {
    let words = opened.guide.words();
    let mut page = Page::new();
    page.title(&words.text("couple.remains.title", &[]));
    for key in
        ["couple.remains.copy", "couple.remains.store", "couple.remains.calendar", "couple.remains.own"]
    {
        page.item("–", &words.text(key, &[]));
    }
    page
}

fn stays(opened: &Opened) -> Report {
    let page = Page::of(&opened.guide.words().text("couple.stays", &[]));
    Report { json: json!({ "left": false }), page }
}
