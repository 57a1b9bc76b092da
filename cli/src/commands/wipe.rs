//! `rekindle wipe`: everything gone, here. The key first: without it what is left of the files opens nothing.

use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::input::{ask, private};
use crate::output::{Page, Report, print};
use rekindle_core::Companion;
use serde_json::json;

/// What a script types, in any language.
const WORD: &str = "wipe";

/// Deletes everything once the word was typed: at a question, or on standard input.
pub(super) fn run(context: &Context) -> Result<Report> {
    // The words of the guide need no vault; one that is damaged or has lost its key can be wiped too.
    let guide = context.guide()?;
    let words = guide.words();
    let word = words.text("wipe.word", &[]);
    let typed = if print::is_conversation() {
        print::aside(Page::of(&words.text("wipe.warning", &[])).text())?;
        ask::text(&words.text("wipe.ask", &[("word", &word)]))?
    } else {
        private::without_line_end(private::standard_input()?)
    };
    if typed != word && typed != WORD {
        return Err(Failure::input("not_wiped"));
    }
    let kept_in_keyring = context.destroy_keys()?;
    context.end_pace()?;
    Companion::wipe(context.home())?;
    // Only when nothing else lies in it.
    let _ = std::fs::remove_dir(context.home());
    if kept_in_keyring {
        return Err(Failure::input("kept_in_keyring"));
    }
    Ok(Report { json: json!({ "wiped": true }), page: Page::of(&words.text("wipe.done", &[])) })
}
