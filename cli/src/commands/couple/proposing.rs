//! `couple propose`, `couple answer`. There is no way to say no: a proposal that is not answered fades.

use super::status::content_words;
use super::{documents, inviting};
use crate::args::{AnswerArg, AnswerArgs, ContentArgs, ProposeArgs};
use crate::commands::handles::find;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::values;
use crate::output::{Page, Report, dates};
use rekindle_core::RekindleError;
use rekindle_core::couple::FactId;
use rekindle_core::couple::room::{ProposalContentView, ProposalView, ProposeRequest};
use rekindle_core::couple::streak::GoalDays;
use rekindle_core::error::Thing;
use rekindle_core::guide::Words;
use rekindle_core::moment::RitualDay;
use rekindle_core::rituals::kind::RitualKind;
use serde_json::json;

/// The fewest letters that name a proposal's writer: there are two.
const SHORTEST_ID: usize = 4;

/// Proposes something.
pub(super) fn propose(args: &ProposeArgs, context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let instead_of = match &args.instead_of {
        Some(text) => Some(find_open(text, &opened)?.id),
        None => None,
    };
    made(&args.content, instead_of, &opened)
}

/// Answers a proposal.
pub(super) fn answer(args: &AnswerArgs, context: &Context) -> Result<Report> {
    let more = &args.content;
    let says_more = more.id.is_some() || more.goal.is_some() || more.week_start.is_some();
    if args.answer != AnswerArg::Change && says_more {
        // A yes to what stands would be a yes to something that was not meant.
        return Err(Failure::input("not_a_change"));
    }
    if args.answer != AnswerArg::Change {
        let opened = open_for(args.answer, context)?;
        if let Some(invitation) = inviting::find_open(&args.proposal, &opened)? {
            return match args.answer {
                AnswerArg::Accept => inviting::accept(invitation.id, &opened),
                AnswerArg::Aside => inviting::put_aside(invitation.id, &opened),
                AnswerArg::No | AnswerArg::Change => {
                    Ok(closes_by_itself(invitation.closes, opened.guide.words()))
                }
            };
        }
    }
    match args.answer {
        AnswerArg::Aside => {
            let opened = open_for(args.answer, context)?;
            inviting::put_aside(find_open(&args.proposal, &opened)?.id, &opened)
        }
        AnswerArg::Accept => accept(&args.proposal, context),
        AnswerArg::Change => {
            let opened = context.open_unlocked()?;
            let proposal = find_open(&args.proposal, &opened)?;
            made(&args.content, Some(proposal.id), &opened)
        }
        AnswerArg::No => fades(&args.proposal, context),
    }
}

/// What is put aside is noted in the journal, which is made for it.
fn open_for(answer: AnswerArg, context: &Context) -> Result<Opened> {
    if answer == AnswerArg::Aside { context.open_or_create_journal() } else { context.open_unlocked() }
}

fn accept(text: &str, context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let words = opened.guide.words();
    let proposal = find_open(text, &opened)?;
    opened.companion.couple().accept_proposal(proposal.id, &opened.here)?;
    let mut page = Page::of(&words.text("couple.accepted", &[]));
    each_line(&mut page, &proposal);
    Ok(Report { json: json!({ "accepted": proposal.id, "proposal": documents::proposal(&proposal) }), page })
}

/// Nothing is written: it is only said what will happen by itself.
fn fades(text: &str, context: &Context) -> Result<Report> {
    let opened = context.open()?;
    Ok(closes_by_itself(find_open(text, &opened)?.last_day, opened.guide.words()))
}

fn closes_by_itself(last_day: RitualDay, words: &Words) -> Report {
    let page = Page::of(&words.text("couple.fades", &[("day", &dates::day(last_day, words))]));
    Report { json: json!({ "stored": false, "sent": false, "last_day": last_day }), page }
}

fn made(content: &ContentArgs, instead_of: Option<FactId>, opened: &Opened) -> Result<Report> {
    let request = request(content, opened)?;
    let words = opened.guide.words();
    let couple = opened.companion.couple();
    let proposal = couple.propose(&request, instead_of, &opened.here, opened.language())?;
    let mut page = Page::of(&words.text("couple.proposed", &[("what", &content_words(&proposal, words))]));
    each_line(&mut page, &proposal);
    Ok(Report { json: json!({ "proposal": documents::proposal(&proposal) }), page })
}

/// What the arguments propose. A time makes it the guide's practice; else a ritual of one's own goes first.
fn request(content: &ContentArgs, opened: &Opened) -> Result<ProposeRequest> {
    if let Some(days) = content.goal {
        let days = GoalDays::new(days).map_err(|error| Failure::input_because("bad_goal", &error))?;
        return Ok(ProposeRequest::Goal(days));
    }
    if let Some(start) = content.week_start {
        return Ok(ProposeRequest::WeekStart(start.into()));
    }
    let Some(id) = &content.id else { return Err(Failure::input("nothing_proposed")) };
    let schedule = values::schedule(&content.schedule)?;
    let practice = |schedule| ProposeRequest::Practice { practice: id.clone(), name: None, schedule };
    if let Some(schedule) = schedule {
        return Ok(practice(schedule));
    }
    match find(id, opened) {
        Ok(ritual) => Ok(ProposeRequest::Ritual(ritual.id)),
        Err(Failure::Core(RekindleError::NotFound { what: Thing::Ritual }))
            if opened.guide.practice(id).is_some() =>
        {
            Ok(practice(rekindle_core::rituals::schedule::ScheduleChoice::default()))
        }
        Err(failure) => Err(failure),
    }
}

/// The other's open proposal that a person means.
fn find_open(text: &str, opened: &Opened) -> Result<ProposalView> {
    let view = opened.companion.couple().view(&opened.here, opened.language())?;
    if view.first_day.is_none() {
        return Err(RekindleError::NotFound { what: Thing::Couple }.into());
    }
    let found = view.proposals.into_iter().find(|proposal| !proposal.own && is_named(proposal.id, text));
    found.ok_or_else(|| RekindleError::NotFound { what: Thing::Proposal }.into())
}

/// A short name of a proposal: a few letters of its writer, and its number.
pub(super) fn short_name(id: FactId) -> String {
    let (writer, number) = (id.to_string(), id.counter);
    format!("{}-{number}", &writer[..SHORTEST_ID])
}

/// Whether a proposal is called that. The number is always whole: a yes must not reach a later proposal of the same
/// person.
pub(super) fn is_named(id: FactId, text: &str) -> bool {
    let Some((writer, number)) = text.rsplit_once('-') else { return false };
    writer.len() >= SHORTEST_ID && id.to_string().starts_with(writer) && id.counter.to_string() == number
}

fn each_line(page: &mut Page, proposal: &ProposalView) {
    if let ProposalContentView::Ritual { each_line: Some(line), .. } = &proposal.content {
        page.quiet(line);
    }
}

/// How a ritual for two counts, in words.
pub(super) fn kind_name(kind: RitualKind, words: &Words) -> String {
    words.text(
        match kind {
            RitualKind::Together => "ritual.kind_name.together",
            RitualKind::Each => "ritual.kind_name.each",
            RitualKind::Touch => "ritual.kind_name.touch",
        },
        &[],
    )
}
