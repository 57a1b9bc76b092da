//! `rekindle mailbox`: the place through which both phones exchange.

use crate::args::MailboxCommand;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::ask;
use crate::output::{Page, Report, dates, print};
use chrono::{DateTime, SecondsFormat};
use rekindle_core::RekindleError;
use rekindle_core::sync::mailbox::{Delete, MailboxError, ObjectName, Put};
use serde_json::json;
use std::path::Path;

/// How many random bytes a test writes.
const TEST_BYTES: usize = 32;

/// Shows, chooses, tests or forgets the place.
pub(super) fn run(command: Option<&MailboxCommand>, context: &Context) -> Result<Report> {
    let opened = context.open()?;
    match command {
        None => show(&opened),
        Some(MailboxCommand::Set { place }) => set(place, &opened, context),
        Some(MailboxCommand::Test) => test(&opened),
        Some(MailboxCommand::Remove) => remove(&opened),
    }
}

fn show(opened: &Opened) -> Result<Report> {
    let words = opened.guide.words();
    let exchange = opened.companion.exchange();
    let place = exchange.mailbox()?;
    // One's own last exchange; when the other was last heard nobody is told.
    let last = exchange.last()?.and_then(DateTime::from_timestamp_millis);
    let mut page = match &place {
        Some(place) => Page::of(&words.text("mailbox.is", &[("place", place)])),
        None => Page::of(&words.text("mailbox.none", &[])),
    };
    if let Some(last) = last {
        let time = dates::day_and_time(opened.here.offsets.local(last), opened.here.local().date(), words);
        page.quiet(&words.text("mailbox.last", &[("time", &time)]));
    }
    let last = last.map(|last| last.to_rfc3339_opts(SecondsFormat::Secs, true));
    Ok(Report { json: json!({ "mailbox": place, "last_exchange": last }), page })
}

fn set(place: &str, opened: &Opened, context: &Context) -> Result<Report> {
    let words = opened.guide.words();
    let place = whole_path(place)?;
    if super::talks(context) {
        print::aside(Page::of(&words.text("couple.line.store", &[])).text())?;
        if !ask::yes(&words.text("mailbox.ask_set", &[("place", &place)]), true, words)? {
            return show(opened);
        }
    }
    let set = opened.companion.exchange().set_mailbox(Some(&place))?.unwrap_or(place);
    let mut page = Page::of(&words.text("mailbox.is", &[("place", &set)]));
    if !super::talks(context) {
        page.quiet(&words.text("couple.line.store", &[]));
    }
    Ok(Report { json: json!({ "mailbox": set }), page })
}

/// A path as a person types it, from where they are; an address as it is.
fn whole_path(place: &str) -> Result<String> {
    if place.is_empty() || place.contains("://") {
        return Ok(place.to_owned());
    }
    let whole = std::path::absolute(Path::new(place))?;
    whole.into_os_string().into_string().map_err(|_| Failure::input("not_text"))
}

/// Puts an object of random bytes under a random name, reads it back, and deletes it. The partner never looks for it.
fn test(opened: &Opened) -> Result<Report> {
    let words = opened.guide.words();
    let exchange = opened.companion.exchange();
    let mailbox = exchange.open_mailbox()?;
    let random = crate::context::make_random_bytes()?;
    let mut name = [0; 16];
    name.copy_from_slice(&random[..16]);
    let name = ObjectName::from_bytes(name);
    let failed = |error: MailboxError| Failure::from(RekindleError::Mailbox { reason: error.to_string() });
    let odd = || Failure::from(RekindleError::Mailbox { reason: "it gave back something else".to_owned() });
    let bytes = *crate::context::make_random_bytes()?;
    let put = mailbox.put_if_absent(&name, &bytes).map_err(failed)?;
    let read = mailbox.get(&name, TEST_BYTES).map_err(failed)?;
    let gone = mailbox.delete(&name).map_err(failed)?;
    if put != Put::Stored || read.as_deref() != Some(bytes.as_slice()) {
        return Err(odd());
    }
    let deletes = gone == Delete::Deleted;
    let mut page = Page::of(&words.text("mailbox.works", &[]));
    if !deletes {
        page.quiet(&words.text("mailbox.keeps", &[]));
    }
    Ok(Report { json: json!({ "mailbox": exchange.mailbox()?, "works": true, "deletes": deletes }), page })
}

fn remove(opened: &Opened) -> Result<Report> {
    opened.companion.exchange().set_mailbox(None)?;
    let page = Page::of(&opened.guide.words().text("mailbox.none", &[]));
    Ok(Report { json: json!({ "mailbox": null }), page })
}
