//! The two yeses before a session, asked in words and each for itself: on one phone that is handed over, or one on each
//! phone. Of a yes that is missing nothing says whose it was.

use super::{Asking, Run};
use crate::commands::session::{gate, shown};
use crate::failure::{Failure, Result};
use crate::output::{Page, Role, paint};
use rekindle_core::sessions::room::{RunCommand, RunStep, RunView};
use rekindle_core::sessions::timer::{Form, Person};

/// What is typed in the place of a yes to look for it in the store.
const SYNC: &str = "sync";

/// Asks for both yeses and begins, or goes on. Nothing when not both were given.
pub(super) fn ask(run: &mut Run<'_>, view: &RunView, asking: Asking) -> Result<Option<RunView>> {
    let words = run.opened.guide.words();
    if asking == Asking::Again {
        run.screen.told(&Page::of(&words.text("sensate.consent.again", &[])))?;
    }
    match view.form {
        Form::OnePhone => {
            let first = if let Asking::First(person) = asking { person } else { Person::Owner };
            one_of_two(run, view, first)?;
            hand_over(run)?;
            let other = if first == Person::Owner { Person::Other } else { Person::Owner };
            one_of_two(run, view, other)?;
        }
        Form::TwoPhones => {
            one_of_two(run, view, Person::Owner)?;
            other_phone(run)?;
        }
    }
    let sessions = run.opened.companion.sessions();
    let now = sessions.view(run.context.moment())?;
    if now.is_some_and(|now| now.session.may_begin) {
        let step = run.command(RunCommand::Begin)?;
        return run.shown(step);
    }
    if let Asking::First(_) = asking {
        // It had not begun: it leaves nothing.
        run.command(RunCommand::Stop)?;
    }
    run.screen.not_begun()?;
    Ok(None)
}

/// Asks one person, who has the phone alone.
fn one_of_two(run: &mut Run<'_>, view: &RunView, person: Person) -> Result<()> {
    let words = run.opened.guide.words();
    let mut page = Page::new();
    page.title(&words.text(view.title, &[]));
    if view.form == Form::OnePhone && view.limits.is_some() {
        page.quiet(&words.text("sensate.consent.one_phone", &[]));
    }
    // What a guest reads before their yes has no answer: there is a yes, or there is none.
    if let Some(questions) = view.guest_reads.filter(|_| person == Person::Other) {
        page.gap();
        page.append(&gate::list(&questions, words));
        page.paragraph(&words.text("terminal.session.guest", &[]));
    }
    page.gap();
    if let Some(limits) = &view.limits {
        shown::limits(&mut page, limits, words);
    }
    for key in &view.consent {
        page.item(&paint(Role::Quiet, "·"), &words.text(key, &[]));
    }
    if let Some(speaking) = view.speaking {
        page.item(&paint(Role::Quiet, "·"), &words.text(speaking, &[]));
    }
    if view.consent.is_empty() {
        for key in view.prompts {
            page.item(&paint(Role::Quiet, "·"), &words.text(key, &[]));
        }
    }
    page.quiet(&words.text("sensate.consent.holds", &[]));
    run.screen.asks(person, &page, view)?;
    let question = words.text("terminal.session.ask_yes", &[]);
    run.screen.question(&question)?;
    if run.input.yes(&question, words)? {
        let step = run.command(RunCommand::Yes { person })?;
        run.shown(step)?;
    }
    Ok(())
}

/// The next person has the phone alone: nothing of the one before is left to be read.
pub(super) fn hand_over(run: &mut Run<'_>) -> Result<()> {
    let words = run.opened.guide.words();
    run.screen.clear()?;
    if run.input.is_live() {
        let text = words.text("sensate.consent.hand_over", &[]);
        run.screen.told(&Page::of(&text))?;
        run.input.text(&words.text("terminal.session.enter", &[]))?;
        run.screen.clear()?;
    }
    Ok(())
}

/// Exchanges now: the first time the question goes along, and a yes may have come. It gives away what every exchange does.
fn through_the_store(run: &Run<'_>, sent: &mut bool) -> Result<Option<RunStep>> {
    let sessions = run.sessions();
    if !*sent {
        sessions.send_question(&run.opened.here, run.context.moment())?;
        *sent = true;
    }
    run.opened.companion.exchange().run_here(&run.opened.here)?;
    Ok(sessions.read_arrived_yes(run.context.moment())?)
}

/// Shows the question to the other phone and reads its yes, until it comes or is given up.
fn other_phone(run: &mut Run<'_>) -> Result<()> {
    let words = run.opened.guide.words();
    let Some(view) = run.sessions().view(run.context.moment())? else { return Ok(()) };
    let Some(question) = view.question else { return Ok(()) };
    run.screen.question_to_scan(&question)?;
    let mut sent = false;
    loop {
        let asked = words.text("terminal.session.ask_their_yes", &[]);
        run.screen.question(&asked)?;
        let Some(text) = run.input.text(&asked)? else { return Ok(()) };
        let read = if text == SYNC {
            through_the_store(run, &mut sent)
        } else {
            run.sessions().read_yes(&text, run.context.moment()).map(Some).map_err(Failure::from)
        };
        match read {
            Ok(None) => run.screen.waits_for_their_yes()?,
            Ok(Some(step)) => {
                let taken = step.refused.is_none();
                run.shown(step)?;
                if taken {
                    return Ok(());
                }
            }
            Err(failure) => run.screen.refused(&failure)?,
        }
    }
}
