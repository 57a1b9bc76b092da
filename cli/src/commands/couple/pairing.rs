//! `couple invite`, `join`, `confirm`, `finish`, `accept`, `cancel`, `relink`.
//!
//! In front of a person the line on safety and the list of what will be shared come before anything can be said yes
//! to, and the yes is asked for where the number is seen. A script says it with `couple accept`.

use crate::commands::talks;
use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::input::{ask, private};
use crate::output::{Page, Report, Role, columns, dates, digits, paint, print, qr};
use rekindle_core::couple::fact::DeviceId;
use rekindle_core::couple::pairing::{self, JoinRandom, JoinRequest};
use rekindle_core::couple::room::{CodeView, NumberView, PairedView};
use rekindle_core::couple::share::LIST_BEFORE_YES;
use rekindle_core::guide::Words;
use serde_json::json;

/// Makes a code that pairs.
pub(super) fn invite(context: &Context) -> Result<Report> {
    let opened = context.open_or_create_unlocked()?;
    let code = opened.companion.couple().invite(&opened.here)?;
    say_before(&opened, context, &["couple.line.safety", "couple.line.adults", "couple.line.one_phone"])?;
    Ok(code_report(&code, &opened, context))
}

/// Makes a code that links the partner's phone again.
pub(super) fn relink(context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let code = opened.companion.couple().relink(&opened.here)?;
    say_before(&opened, context, &["couple.line.relink", "couple.line.one_phone"])?;
    Ok(code_report(&code, &opened, context))
}

/// Answers a code.
pub(super) fn join(context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    let words = guide.words();
    if print::is_conversation() {
        let mut page = Page::new();
        for key in ["couple.line.safety", "couple.line.adults", "couple.line.one_phone"] {
            page.paragraph(&words.text(key, &[]));
        }
        print::aside(page.text())?;
    }
    let code = private::code(&words.text("couple.ask_code", &[]))?;
    // Looked at before anything is made: a text that is no code leaves no trace in an empty place.
    if !context.has_vault()? {
        look_at(&code, context)?;
    }
    let opened = context.open_or_create_unlocked()?;
    let joined = opened.companion.couple().join(&code, &opened.here)?;
    let words = opened.guide.words();
    let mut page = Page::of(&words.text("couple.reply", &[]));
    text_for_the_other(&mut page, &joined.reply);
    page.gap();
    page.paragraph(&words.text("couple.reply_next", &[]));
    let json = json!({ "reply": joined.reply, "relink": joined.relink, "mailbox": joined.mailbox });
    Ok(Report { json, page })
}

/// Whether a text is a code that can be answered now.
fn look_at(code: &str, context: &Context) -> Result<()> {
    // What is made of these stands nowhere and is thrown away.
    let random = JoinRandom { key: [1; 32], nonce: [1; 16] };
    let request = JoinRequest {
        now: context.here()?.now,
        device: DeviceId::from_bytes([1; 16]),
        day: context.today_without_vault()?,
        own_invitation: None,
    };
    pairing::join(code, &request, &random).map_err(rekindle_core::RekindleError::from)?;
    Ok(())
}

/// Takes the reply to one's own code.
pub(super) fn confirm(context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let words = opened.guide.words();
    let reply = private::code(&words.text("couple.ask_reply", &[]))?;
    let number = opened.companion.couple().confirm(&reply, &opened.here)?;
    let json = json!({
        "number": format!("{:06}", number.number.value()),
        "reveal": number.reveal,
        "relink": number.relink,
    });
    let mut page = Page::new();
    if let Some(reveal) = &number.reveal {
        page.paragraph(&words.text("couple.reveal", &[]));
        text_for_the_other(&mut page, reveal);
    }
    compare(&number, page, json, &opened, context)
}

/// Takes what the first phone answers.
pub(super) fn finish(context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let words = opened.guide.words();
    let reveal = private::code(&words.text("couple.ask_reveal", &[]))?;
    let number = opened.companion.couple().finish(&reveal)?;
    let json = json!({ "number": format!("{:06}", number.number.value()), "relink": number.relink });
    compare(&number, Page::new(), json, &opened, context)
}

/// Says yes: the numbers are equal, and what will be shared was read.
pub(super) fn accept(context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    if talks(context) {
        print::aside(shared_list(opened.guide.words()).text())?;
        if !ask::yes(&opened.guide.words().text("couple.ask_equal", &[]), false, opened.guide.words())? {
            return Ok(not_accepted(&opened));
        }
    }
    yes(&opened)
}

/// Gives up what has begun.
pub(super) fn cancel(context: &Context) -> Result<Report> {
    let opened = context.open()?;
    opened.companion.couple().cancel()?;
    let page = Page::of(&opened.guide.words().text("couple.cancelled", &[]));
    Ok(Report { json: json!({ "cancelled": true }), page })
}

/// Shows the number; in front of a person the question follows at once.
fn compare(
    number: &NumberView,
    mut page: Page,
    json: serde_json::Value,
    opened: &Opened,
    context: &Context,
) -> Result<Report> {
    let words = opened.guide.words();
    let digits = number.number.to_string();
    page.gap();
    page.paragraph(&words.text("couple.line.compare", &[]));
    page.gap();
    if !talks(context) {
        page.line(&format!("  {digits}"));
        page.gap();
        page.paragraph(&words.text("couple.accept_next", &[]));
        return Ok(Report { json, page });
    }
    if columns() >= digits::lines(&digits)[0].chars().count() {
        for line in digits::lines(&digits) {
            page.line(&line);
        }
        page.gap();
    }
    page.line(&format!("  {}", paint(Role::Title, &digits)));
    if !number.relink {
        page.append(&shared_list(words));
    }
    page.gap();
    print::text(&page)?;
    if !ask::yes(&words.text("couple.ask_equal", &[]), false, words)? {
        return Ok(not_accepted(opened));
    }
    yes(opened)
}

fn yes(opened: &Opened) -> Result<Report> {
    let paired = opened.companion.couple().accept(&opened.here)?;
    let words = opened.guide.words();
    let mut page = Page::of(&paired_words(paired, words));
    if opened.companion.exchange().mailbox()?.is_none() {
        page.quiet(&words.text("couple.line.store", &[]));
        page.quiet(&words.text("couple.choose_store", &[]));
    }
    let json = json!({ "accepted": true, "first_day": paired.first_day, "relink": paired.relink });
    Ok(Report { json, page })
}

fn paired_words(paired: PairedView, words: &Words) -> String {
    if paired.relink {
        return words.text("couple.relinked", &[]);
    }
    words.text("couple.paired", &[("day", &dates::day(paired.first_day, words))])
}

/// A no is no act: what has begun stands until it is accepted, cancelled or begun anew.
fn not_accepted(opened: &Opened) -> Report {
    let page = Page::of(&opened.guide.words().text("couple.not_accepted", &[]));
    Report { json: json!({ "accepted": false }), page }
}

/// The list that is read before the yes.
pub(super) fn shared_list(words: &Words) -> Page {
    let mut page = Page::new();
    page.title(&words.text("couple.share.title", &[]));
    for line in LIST_BEFORE_YES {
        page.item("–", &words.text(&format!("couple.share.{line}"), &[]));
    }
    page
}

/// In front of a person: what comes before a code is shown.
fn say_before(opened: &Opened, context: &Context, keys: &[&str]) -> Result<()> {
    if !talks(context) {
        return Ok(());
    }
    let words = opened.guide.words();
    let mut page = Page::new();
    for key in keys {
        page.paragraph(&words.text(key, &[]));
    }
    page.append(&shared_list(words));
    page.gap();
    print::aside(page.text())
}

fn code_report(code: &CodeView, opened: &Opened, context: &Context) -> Report {
    let words = opened.guide.words();
    let mut page = Page::of(&words.text("couple.code", &[]));
    page.gap();
    if talks(context) {
        for line in qr::lines(&code.code, columns()) {
            page.line(&line);
        }
    }
    text_for_the_other(&mut page, &code.code);
    page.gap();
    let until = opened.here.offsets.local(code.expires);
    let until = dates::day_and_time(until, opened.here.local().date(), words);
    page.paragraph(&words.text("couple.code_until", &[("time", &until)]));
    page.paragraph(&words.text("couple.code_next", &[]));
    let expires = code.expires.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    Report { json: json!({ "code": code.code, "expires": expires, "relink": code.relink }), page }
}

/// A text to copy, in one piece: a line break would be one more thing to get wrong.
fn text_for_the_other(page: &mut Page, text: &str) {
    page.gap();
    page.line(&paint(Role::Command, text));
}
