//! `couple invite-to`, what both ask each other, and what one does not want to be asked. A yes is all that is ever sent.

use super::proposing::short_name;
use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::input::values;
use crate::output::{Page, Report, Role, dates, paint};
use rekindle_core::couple::FactId;
use rekindle_core::couple::room::{InvitationAnswer, InvitationsView, OthersInvitationView};
use rekindle_core::guide::Words;
use serde_json::{Value, json};

/// Invites to a practice.
pub(super) fn invite_to(practice: &str, until: Option<&str>, context: &Context) -> Result<Report> {
    let closes = values::optional_day(until)?;
    let opened = context.open_unlocked()?;
    let view = opened.companion.couple().invite_to(practice, closes, &opened.here, opened.language())?;
    let mut page = Page::default();
    write(&mut page, &view, opened.guide.words());
    page.quiet(&opened.guide.words().text("couple.invitation.sent", &[]));
    Ok(Report { json: json!({ "invitations": document(&view) }), page })
}

/// Says yes.
pub(super) fn accept(id: FactId, opened: &Opened) -> Result<Report> {
    let couple = opened.companion.couple();
    couple.accept_invitation(id, &opened.here)?;
    let view = couple.invitations(&opened.here, opened.language())?;
    let mut page = Page::default();
    write(&mut page, &view, opened.guide.words());
    Ok(Report { json: json!({ "accepted": id, "invitations": document(&view) }), page })
}

/// Shows on this phone no more what was asked.
pub(super) fn put_aside(id: FactId, opened: &Opened) -> Result<Report> {
    opened.companion.couple().put_aside(id, &opened.here)?;
    let page = Page::of(&opened.guide.words().text("couple.invitation.aside", &[]));
    Ok(Report { json: json!({ "aside": id, "sent": false }), page })
}

/// Whether anything is to be asked; or says so.
pub(super) fn do_not_ask(on: Option<bool>, context: &Context) -> Result<Report> {
    // Looking makes no journal; a phone without one asks.
    let opened = if on.is_some() { context.open_or_create_journal()? } else { context.open_unlocked()? };
    let couple = opened.companion.couple();
    if let Some(on) = on {
        couple.do_not_ask(on)?;
    }
    let is_on = opened.companion.has_journal()? && couple.is_do_not_ask()?;
    let key = if is_on { "couple.invitation.silent" } else { "couple.invitation.asked" };
    Ok(Report { json: json!({ "do_not_ask": is_on }), page: Page::of(&opened.guide.words().text(key, &[])) })
}

/// The other's invitation that a person means and has not said yes to.
pub(super) fn find_open(text: &str, opened: &Opened) -> Result<Option<OthersInvitationView>> {
    let view = opened.companion.couple().invitations(&opened.here, opened.language())?;
    Ok(view.others.filter(|one| !one.accepted && super::proposing::is_named(one.id, text)))
}

/// What both ask, in words.
pub(super) fn write(page: &mut Page, view: &InvitationsView, words: &Words) {
    if let Some(others) = &view.others {
        let place = [("what", others.name.as_str()), ("day", &dates::day(others.closes, words))];
        page.title(&words.text("couple.invitation.title", &[]));
        if others.accepted {
            page.paragraph(&words.text("couple.invitation.accepted", &place));
        } else {
            let name = paint(Role::Command, &short_name(others.id));
            page.item(&name, &words.text("couple.invitation.others", &place));
            page.gap();
            page.quiet(&words.text("couple.invitation.how", &[]));
        }
    }
    if let Some(own) = &view.own {
        let place = [("what", own.name.as_str()), ("day", &dates::day(own.closes, words))];
        page.title(&words.text("couple.invitation.title_own", &[]));
        page.paragraph(&words.text(
            match own.answer {
                InvitationAnswer::Open => "couple.invitation.open",
                InvitationAnswer::Yes => "couple.invitation.yes",
                InvitationAnswer::NotThisTime => "couple.invitation.not_this_time",
            },
            &place,
        ));
    }
}

/// What both ask, as a document.
pub(super) fn document(view: &InvitationsView) -> Value {
    let own = view.own.as_ref().map(|own| {
        let answer = match own.answer {
            InvitationAnswer::Open => "open",
            InvitationAnswer::Yes => "yes",
            InvitationAnswer::NotThisTime => "not_this_time",
        };
        json!({ "id": own.id, "practice": own.practice, "name": own.name, "closes": own.closes, "answer": answer })
    });
    let others = view.others.as_ref().map(|one| {
        json!({ "id": one.id, "practice": one.practice, "name": one.name, "closes": one.closes,
            "accepted": one.accepted })
    });
    json!({ "may_invite": view.may_invite, "own": own, "others": others })
}
