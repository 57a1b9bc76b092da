//! `rekindle couple`: how this phone stands, what both agreed to, what is open, what one sends.

use super::sharing;
use super::{documents, inviting};
use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::output::{Page, Report, Role, Table, dates, paint};
use rekindle_core::couple::room::{
    CoupleView, InvitationsView, LinkStateView, PairingStepView, ProposalContentView, ProposalView,
};
use rekindle_core::couple::streak::{PausedSpan, WeekStart};
use rekindle_core::guide::Words;
use serde_json::json;

/// Shows the couple.
pub(super) fn run(context: &Context) -> Result<Report> {
    let Some(opened) = context.open_if_there()? else {
        let guide = context.guide()?;
        let mut page = Page::of(&guide.words().text("couple.state.alone", &[]));
        page.line(&guide.words().text("couple.state.begin", &[]));
        page.line(&paint(Role::Command, "rekindle couple invite"));
        let json =
            json!({ "link": documents::link_code(LinkStateView::Alone), "pairing": null, "proposals": [] });
        return Ok(Report { json, page });
    };
    let view = opened.companion.couple().view(&opened.here, opened.language())?;
    let invitations = opened.companion.couple().invitations(&opened.here, opened.language())?;
    let mut json = documents::couple(&view);
    json["invitations"] = inviting::document(&invitations);
    Ok(Report { json, page: page(&view, &invitations, &opened) })
}

fn page(view: &CoupleView, invitations: &InvitationsView, opened: &Opened) -> Page {
    let words = opened.guide.words();
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::of(&text(match view.link {
        LinkStateView::Alone => "couple.state.alone",
        LinkStateView::Linked => "couple.state.linked",
        LinkStateView::NeedsRelink => "couple.state.needs_relink",
        LinkStateView::Stopped => "couple.state.stopped",
    }));
    if let Some(step) = view.pairing {
        page.paragraph(&text(match step {
            PairingStepView::Invited => "couple.step.invited",
            PairingStepView::Joined => "couple.step.joined",
            PairingStepView::Agreed => "couple.step.agreed",
        }));
    } else if view.link == LinkStateView::Alone {
        page.line(&text("couple.state.begin"));
        page.line(&paint(Role::Command, "rekindle couple invite"));
    }
    if let Some(farewell) = &view.farewell {
        page.title(&text("couple.farewell"));
        // The lines as they were written.
        for line in farewell.lines() {
            page.paragraph(line);
        }
        page.gap();
    }
    if view.link == LinkStateView::Alone {
        return page;
    }
    if let Some(day) = view.first_day {
        page.quiet(&words.text("couple.since", &[("day", &dates::day(day, words))]));
    }
    if !view.rituals.is_empty() {
        page.title(&text("couple.agreed"));
        let mut table = Table::new();
        for one in &view.rituals {
            let kind = super::proposing::kind_name(one.kind, words);
            let since = words.text("couple.since", &[("day", &dates::day(one.since, words))]);
            table.row([one.name.clone(), kind, paint(Role::Quiet, &since)]);
        }
        table.write(&mut page);
    }
    inviting::write(&mut page, invitations, words);
    proposals(&mut page, &view.proposals, words);
    if !view.pauses.is_empty() {
        page.gap();
        for span in &view.pauses {
            page.paragraph(&pause_words(*span, words));
        }
    }
    page.title(&text("couple.you_send"));
    sharing::table(&view.shares, words).write(&mut page);
    if !view.findings.is_empty() {
        page.title(&text("couple.findings"));
        for one in &view.findings {
            page.item("–", &text(&format!("finding.{}", one.code)));
        }
    }
    if view.mailbox.is_none() {
        page.gap();
        page.quiet(&text("couple.choose_store"));
    }
    page
}

fn proposals(page: &mut Page, proposals: &[ProposalView], words: &Words) {
    for (own, title) in [(false, "couple.proposed_to_you"), (true, "couple.proposed_by_you")] {
        let mut these = proposals.iter().filter(|proposal| proposal.own == own).peekable();
        if these.peek().is_none() {
            continue;
        }
        page.title(&words.text(title, &[]));
        for proposal in these {
            page.item(
                &paint(Role::Command, &super::proposing::short_name(proposal.id)),
                &content_words(proposal, words),
            );
            if let ProposalContentView::Ritual { each_line: Some(line), .. } = &proposal.content {
                page.quiet(line);
            }
        }
        if !own {
            page.gap();
            page.quiet(&words.text("couple.how_to_answer", &[]));
        }
    }
}

/// What is proposed, and until when it stands.
pub(super) fn content_words(proposal: &ProposalView, words: &Words) -> String {
    let what = match &proposal.content {
        ProposalContentView::Ritual { name, kind, .. } => {
            format!("{name} ({})", super::proposing::kind_name(*kind, words))
        }
        ProposalContentView::Goal(days) => words.plural("couple.goal", u64::from(days.get()), &[]),
        ProposalContentView::WeekStart(start) => {
            let day = match start {
                WeekStart::Monday => "weekday.monday",
                WeekStart::Sunday => "weekday.sunday",
                WeekStart::Saturday => "weekday.saturday",
            };
            words.text("couple.week_start", &[("day", &words.text(day, &[]))])
        }
    };
    words.text("couple.stands_until", &[("what", &what), ("day", &dates::day(proposal.last_day, words))])
}

/// A pause of both in words, without an author.
pub(super) fn pause_words(span: PausedSpan, words: &Words) -> String {
    let from = dates::day(span.from, words);
    match span.to {
        None => words.text("couple.paused_from", &[("from", &from)]),
        Some(to) => words.text("couple.paused_until", &[("from", &from), ("until", &dates::day(to, words))]),
    }
}
