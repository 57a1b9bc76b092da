//! `rekindle start`: the first run, and the same again whenever wanted. What others can see is said before
//! anything is asked; the answers choose one suggestion and are not stored.

use super::reminders::utc;
use super::ritual::document;
use super::today::local;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::ask::{self, TimeAnswer};
use crate::input::private;
use crate::output::{Page, Report, Role, dates, paint, print};
use chrono::NaiveTime;
use rekindle_core::guide::{Answers, Catalogue, GoingOn, Missing, Practice, Suggestion, WeeklyTime, Words};
use rekindle_core::reminders::room::ReminderView;
use rekindle_core::rituals::room::AdoptRequest;
use rekindle_core::rituals::schedule::{ScheduleChoice, ScheduleRequest};
use rekindle_core::rituals::view::RitualView;
use serde_json::{Value, json};

/// Leads to a first ritual: by questions, or by answers from standard input.
pub(super) fn run(from_input: bool, context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    if from_input {
        let answers = Answers::parse(&private::standard_input()?)
            .map_err(|error| Failure::input_because("bad_answers", &error))?;
        let (suggestion, practice) = suggest(&answers, &guide)?;
        let schedule = answers.at.map_or(ScheduleChoice::Suggested, at);
        let begun = begin(practice, schedule, context)?;
        return Ok(Report { json: document_of(&suggestion, Some(&begun)), page: begun.page(context)? });
    }
    if !print::is_conversation() {
        return Err(Failure::input("no_terminal"));
    }
    converse(&guide, context)
}

/// A ritual that began, and its first reminder.
struct Begun {
    ritual: RitualView,
    already: bool,
    first: Option<ReminderView>,
}

fn converse(guide: &Catalogue, context: &Context) -> Result<Report> {
    let words = guide.words();
    print::aside(promises(guide).text())?;
    let answers = ask_all(words)?;
    let (suggestion, practice) = suggest(&answers, guide)?;
    print::aside(suggestion_page(&suggestion, practice, words).text())?;

    print::aside("\n")?;
    if !ask::yes(&words.text("first_run.ask_adopt", &[]), true, words)? {
        let mut page = Page::new();
        page.gap();
        page.paragraph(&words.text("first_run.again", &[]));
        page.line(&format!("  {}", paint(Role::Command, "rekindle guide list")));
        return Ok(Report { json: document_of(&suggestion, None), page });
    }
    let question = words.text("first_run.ask_at", &[]);
    let schedule = match ask::time(&question, Some(&dates::times(&practice.times)), words)? {
        TimeAnswer::Suggested => ScheduleChoice::Suggested,
        TimeAnswer::At(time) => at(time),
        TimeAnswer::Never => ScheduleChoice::Unscheduled,
    };
    let begun = begin(practice, schedule, context)?;
    let mut page = Page::new();
    page.append(&begun.page(context)?);
    page.title(&words.text("first_run.first_step", &[]));
    page.paragraph(&practice.text.tired);
    Ok(Report { json: document_of(&suggestion, Some(&begun)), page })
}

/// What others can see, before anything is asked.
fn promises(guide: &Catalogue) -> Page {
    let words = guide.words();
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::new();
    page.line(&paint(Role::Title, &text("common.app_name")));
    page.paragraph(&text("first_run.welcome"));
    page.section(&text("first_run.will_partner_see"), &[text("first_run.will_partner_see_answer")]);
    page.gap();
    page.paragraph(&text("first_run.adults"));
    page.paragraph(&text("first_run.not_stored"));
    page.gap();
    page.quiet(&text("first_run.skip_hint"));
    page.quiet(&words.text("terminal.read_promises", &[("command", "rekindle guide show promises")]));
    page
}

fn ask_all(words: &Words) -> Result<Answers> {
    let ask = |question: &str, keys: Vec<String>| {
        let choices: Vec<String> = keys.iter().map(|key| words.text(key, &[])).collect();
        ask::choice(&words.text(&format!("first_run.question.{question}"), &[]), &choices, words)
    };
    let missing =
        ask("missing", Missing::ALL.iter().map(|one| format!("first_run.missing.{}", one.name())).collect())?;
    let going_on = ask(
        "going_on",
        GoingOn::ALL.iter().map(|one| format!("first_run.going_on.{}", one.name())).collect(),
    )?;
    let time = ask(
        "minutes",
        WeeklyTime::ALL.iter().map(|one| format!("first_run.minutes.{}", one.minutes())).collect(),
    )?;
    Ok(Answers {
        missing: missing.map_or(Missing::NotSure, |index| Missing::ALL[index]),
        going_on: going_on.map_or(GoingOn::RatherNotSay, |index| GoingOn::ALL[index]),
        time: time.map_or(WeeklyTime::Little, |index| WeeklyTime::ALL[index]),
        at: None,
    })
}

fn suggest<'a>(answers: &Answers, guide: &'a Catalogue) -> Result<(Suggestion<'a>, &'a Practice)> {
    // Loading the guide has made sure that there is one, and that its practice exists.
    let suggestion = guide.first_run().suggest(answers).ok_or_else(|| Failure::input("internal"))?;
    let practice = guide.practice(suggestion.practice).ok_or_else(|| Failure::input("internal"))?;
    Ok((suggestion, practice))
}

fn suggestion_page(suggestion: &Suggestion<'_>, practice: &Practice, words: &Words) -> Page {
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::new();
    page.line("");
    page.line(&paint(Role::Quiet, &text("first_run.suggestion")));
    let minutes = words.plural("common.minutes", u64::from(practice.minutes), &[]);
    page.line(&format!("{}  {}", paint(Role::Title, &practice.text.name), paint(Role::Quiet, &minutes)));
    page.paragraph(&practice.text.summary);
    page.section(&text("first_run.why"), &[suggestion.why.to_owned()]);
    if let Some(say) = &practice.text.say {
        page.section(&text("first_run.say_title"), std::slice::from_ref(say));
    }
    if suggestion.shows_help {
        page.gap();
        page.paragraph(&text("first_run.help_beside"));
        page.line(&format!("  {}", paint(Role::Command, "rekindle guide help-me")));
    }
    page
}

fn at(time: NaiveTime) -> ScheduleChoice {
    ScheduleChoice::At(ScheduleRequest { times: vec![time], ..ScheduleRequest::default() })
}

/// Adopts the practice, unless it is a ritual already: answering again changes nothing one has.
fn begin(practice: &Practice, schedule: ScheduleChoice, context: &Context) -> Result<Begun> {
    let opened = context.open_or_create()?;
    let rituals = opened.companion.rituals();
    let adopted = rituals.list(opened.language())?.into_iter().find(|ritual| {
        ritual.retired_on.is_none() && ritual.practice.as_deref() == Some(practice.id.as_str())
    });
    let already = adopted.is_some();
    let ritual = if let Some(ritual) = adopted {
        ritual
    } else {
        let request = AdoptRequest { practice: practice.id.clone(), schedule, ..AdoptRequest::default() };
        rituals.adopt(&request, &opened.here, opened.language())?
    };
    let first = first_reminder(&ritual, &opened)?;
    Ok(Begun { ritual, already, first })
}

fn first_reminder(ritual: &RitualView, opened: &Opened) -> Result<Option<ReminderView>> {
    let slots = usize::from(super::reminders::SYSTEM_LIMIT);
    let plan = opened.companion.reminders().plan(slots, &opened.here, opened.language())?;
    Ok(plan.items.into_iter().find(|item| item.firing.as_ref().is_some_and(|f| f.ritual == ritual.id)))
}

impl Begun {
    fn page(&self, context: &Context) -> Result<Page> {
        let guide = context.guide()?;
        let words = guide.words();
        let name = self.ritual.name.as_str();
        let mut page = Page::new();
        if self.already {
            page.paragraph(&words.text("ritual.already", &[("name", name)]));
        }
        let Some(first) = &self.first else {
            if !self.already {
                page.paragraph(&words.text("first_run.begun_quietly", &[("name", name)]));
            }
            return Ok(page);
        };
        let day = dates::date(first.fires_local.date(), words);
        let time = dates::time(first.fires_local.time());
        if !self.already {
            let values = [("name", name), ("day", day.as_str()), ("time", time.as_str())];
            page.paragraph(&words.text("first_run.begun", &values));
        }
        page.gap();
        page.quiet(&words.text("first_run.preview", &[]));
        page.item(&paint(Role::Quiet, "│"), &format!("{} {}", first.title, first.body));
        page.quiet(&words.text("reminders.mirrored", &[]));
        page.gap();
        page.paragraph(&words.text("terminal.to_ring", &[]));
        page.line(&format!("  {}", paint(Role::Command, "rekindle remind")));
        Ok(page)
    }
}

fn document_of(suggestion: &Suggestion<'_>, begun: Option<&Begun>) -> Value {
    let first = begun.and_then(|begun| begun.first.as_ref());
    json!({
        "suggestion": {
            "practice": suggestion.practice,
            "why": suggestion.why,
            "shows_help": suggestion.shows_help,
        },
        "ritual": begun.map(|begun| document(&begun.ritual)),
        "already": begun.is_some_and(|begun| begun.already),
        "first_reminder": first.map(|first| json!({
            "utc": utc(first.instant),
            "fires_local": local(first.fires_local),
            "title": first.title,
            "body": first.body,
        })),
    })
}
