//! `ritual adopt`, `own`, `edit`, `retire`.

use super::listing::{document, kind_key, kind_name};
use crate::args::{AdoptArgs, EditArgs, KindArg, OwnArgs};
use crate::commands::handles::find;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::{ask, private, values};
use crate::output::{Page, Report, print, schedule_words};
use rekindle_core::guide::Words;
use rekindle_core::reminders::Quieting;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::room::{AdoptRequest, EditRequest, OwnRequest};
use rekindle_core::rituals::schedule::ScheduleChoice;
use rekindle_core::rituals::view::RitualView;
use serde_json::json;

/// Makes a practice a ritual.
pub(super) fn adopt(args: &AdoptArgs, context: &Context) -> Result<Report> {
    let request = AdoptRequest {
        practice: args.practice.clone(),
        name: None,
        private: args.private,
        quieting: quieting(args.each_time),
        schedule: values::schedule(&args.schedule)?.unwrap_or_default(),
    };
    // Looked up before anything is made: a name that is not in the guide leaves no trace.
    if context.guide()?.practice(&args.practice).is_none() {
        return Err(not_found());
    }
    let opened = context.open_or_create()?;
    let ritual = opened.companion.rituals().adopt(&request, &opened.here, opened.language())?;
    Ok(told("ritual.adopted", &ritual, &opened))
}

/// Makes a ritual of one's own. What is not given as an argument is asked on a terminal.
pub(super) fn own(args: &OwnArgs, context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    let words = guide.words();
    let mut schedule = values::schedule(&args.schedule)?;
    let kind = kind(args.kind, words)?;
    let name = private::name(&words.text("ritual.ask_name", &[]))?;
    if schedule.is_none() && print::is_conversation() {
        schedule = ask_schedule(words)?;
    }
    let request = OwnRequest {
        name,
        kind,
        private: args.private,
        quieting: quieting(args.each_time),
        schedule: schedule.unwrap_or_default(),
    };
    let opened = context.open_or_create()?;
    let ritual = opened.companion.rituals().make_own(&request, &opened.here, opened.language())?;
    Ok(told("ritual.adopted", &ritual, &opened))
}

/// The kind that was given, or the one that a person chooses.
fn kind(given: Option<KindArg>, words: &Words) -> Result<RitualKind> {
    if let Some(kind) = given {
        return Ok(kind.into());
    }
    if !print::is_conversation() {
        return Err(Failure::input("no_kind"));
    }
    let kinds = [RitualKind::Together, RitualKind::Each, RitualKind::Touch];
    let choices: Vec<String> = kinds
        .iter()
        .map(|kind| {
            let about = words.text(&format!("ritual.kind_about.{}", kind_key(*kind)), &[]);
            format!("{}. {about}", kind_name(*kind, words))
        })
        .collect();
    let chosen = ask::choice(&words.text("ritual.ask_kind", &[]), &choices, words)?;
    let kind = chosen.map_or(RitualKind::Together, |index| kinds[index]);
    if kind == RitualKind::Each {
        print::aside(Page::of(&words.text("ritual.each_explained", &[])).text())?;
    }
    Ok(kind)
}

fn ask_schedule(words: &Words) -> Result<Option<ScheduleChoice>> {
    let question = words.text("ritual.ask_time", &[]);
    Ok(match ask::time(&question, None, words)? {
        ask::TimeAnswer::At(time) => {
            Some(ScheduleChoice::At(rekindle_core::rituals::schedule::ScheduleRequest {
                times: vec![time],
                ..Default::default()
            }))
        }
        ask::TimeAnswer::Suggested | ask::TimeAnswer::Never => None,
    })
}

/// Changes what is given; the rest stays.
pub(super) fn edit(args: &EditArgs, context: &Context) -> Result<Report> {
    let schedule = values::schedule(&args.schedule)?;
    let opened = context.open()?;
    let ritual = find(&args.id, &opened)?;
    let words = opened.guide.words();
    let is_yes = |text: &String| text == "yes";
    let name = args.rename.then(|| private::name(&words.text("ritual.ask_name", &[]))).transpose()?;
    let request = EditRequest {
        name,
        private: args.private.as_ref().map(is_yes),
        quieting: args.each_time.as_ref().map(|text| quieting(is_yes(text))),
        schedule,
    };
    if request == EditRequest::default() {
        return Err(Failure::input("nothing_to_change"));
    }
    let ritual = opened.companion.rituals().edit(ritual.id, &request, &opened.here, opened.language())?;
    Ok(told("ritual.changed", &ritual, &opened))
}

/// Puts a ritual away.
pub(super) fn retire(id: &str, context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let ritual = find(id, &opened)?;
    opened.companion.rituals().retire(ritual.id, &opened.here)?;
    let ritual = opened.companion.rituals().show(ritual.id, opened.language())?;
    let text = opened.guide.words().text("ritual.retired", &[("name", &ritual.name)]);
    Ok(Report { json: json!({ "ritual": document(&ritual) }), page: Page::of(&text) })
}

fn told(key: &str, ritual: &RitualView, opened: &Opened) -> Report {
    let words = opened.guide.words();
    let mut page = Page::of(&words.text(key, &[("name", &ritual.name)]));
    page.line(&format!("  {}", schedule_words(&ritual.schedule, words)));
    Report { json: json!({ "ritual": document(ritual) }), page }
}

fn quieting(each_time: bool) -> Quieting {
    if each_time { Quieting::EachTime } else { Quieting::RestOfDay }
}

fn not_found() -> Failure {
    rekindle_core::RekindleError::NotFound { what: rekindle_core::error::Thing::Practice }.into()
}
