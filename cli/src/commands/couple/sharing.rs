//! `couple share`: what one sends. Less is one's own, at once, and told to nobody.

use super::documents;
use crate::context::Context;
use crate::failure::Result;
use crate::output::{Page, Report, Role, Table, paint};
use rekindle_core::couple::room::ShareView;
use rekindle_core::couple::share::{ShareLevel, Shareable};
use rekindle_core::error::{RekindleError, Thing};
use rekindle_core::guide::Words;
use serde_json::json;

/// Shows what is sent.
pub(super) fn list(context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let words = opened.guide.words();
    let view = opened.companion.couple().view(&opened.here, opened.language())?;
    if view.shares.is_empty() {
        return Err(RekindleError::NotFound { what: Thing::Couple }.into());
    }
    let mut page = Page::new();
    page.line(&paint(Role::Title, &words.text("couple.you_send", &[])));
    table(&view.shares, words).write(&mut page);
    page.append(&super::pairing::shared_list(words));
    let shares: Vec<_> = view.shares.iter().copied().map(documents::share).collect();
    Ok(Report { json: json!({ "shares": shares }), page })
}

/// Sets what is sent of a kind.
pub(super) fn set(what: Shareable, level: ShareLevel, context: &Context) -> Result<Report> {
    // Raising needs the unlocked app; whether this raises only the couple's state can say, so both go through it.
    let opened = context.open_unlocked()?;
    let words = opened.guide.words();
    let share = opened.companion.couple().share(what, level)?;
    let mut page = Page::new();
    table(&[share], words).write(&mut page);
    if share.level < level {
        page.quiet(&words.text("couple.share_waits", &[]));
    }
    Ok(Report { json: json!({ "share": documents::share(share) }), page })
}

/// What is sent of each kind.
pub(super) fn table(shares: &[ShareView], words: &Words) -> Table {
    let mut table = Table::new();
    for share in shares {
        let level = words.text(&format!("couple.level.{}", share.level), &[]);
        // Only a yes is ever told, so only a yes of the other's is shown.
        let waits = share.partner_yes > share.own_yes;
        let told = if waits { words.text("couple.partner_yes", &[]) } else { String::new() };
        let what = words.text(&format!("couple.kind.{}", share.what), &[]);
        table.row([what, level, paint(Role::Command, share.what.code()), paint(Role::Quiet, &told)]);
    }
    table
}
