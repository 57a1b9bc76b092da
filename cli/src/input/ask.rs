//! Questions on a terminal: one line each, answered by a number, a word or Enter alone.
//!
//! Plain lines, no moving cursor: a screen reader reads them in order, an old terminal shows them, and what was
//! answered stays to be read.

use crate::failure::{Failure, Result};
use crate::input::values;
use crate::output::{Page, Role, paint, print};
use chrono::NaiveTime;
use rekindle_core::guide::Words;
use std::io;

/// Asks for one of several things, by number. Nothing when the question was passed by Enter.
pub(crate) fn choice(question: &str, choices: &[String], words: &Words) -> Result<Option<usize>> {
    print::aside(&format!("\n{}\n", paint(Role::Title, question)))?;
    let digits = choices.len().to_string().len();
    for (number, choice) in (1..).zip(choices) {
        print::aside(&format!("  {number:>digits$}  {choice}\n"))?;
    }
    let prompt = words.text("terminal.choose_or_skip", &[]);
    loop {
        let answer = line(&prompt)?;
        if answer.is_empty() {
            return Ok(None);
        }
        match answer.parse::<usize>() {
            Ok(number) if (1..=choices.len()).contains(&number) => return Ok(Some(number - 1)),
            _ => print::aside(&format!("{}\n", words.text("terminal.choose_again", &[])))?,
        }
    }
}

/// Asks for a number from 0 on, each with its name. Nothing when the question was passed by Enter.
pub(crate) fn scale(question: &str, names: &[String], words: &Words) -> Result<Option<u8>> {
    print::aside(&format!("\n{}\n  {}\n", paint(Role::Title, question), names.join("  ")))?;
    let prompt = words.text("terminal.choose_or_skip", &[]);
    loop {
        let answer = line(&prompt)?;
        if answer.is_empty() {
            return Ok(None);
        }
        match answer.parse::<u8>() {
            Ok(number) if usize::from(number) < names.len() => return Ok(Some(number)),
            _ => print::aside(&format!("{}\n", words.text("terminal.choose_again", &[])))?,
        }
    }
}

/// Asks for some of several things, by numbers; Enter alone: none of them.
pub(crate) fn several(question: &str, choices: &[String], words: &Words) -> Result<Vec<usize>> {
    print::aside(&format!("\n{}\n", paint(Role::Title, question)))?;
    for (number, choice) in (1..).zip(choices) {
        print::aside(&format!("  {number:>2}  {choice}\n"))?;
    }
    let prompt = words.text("terminal.choose_several", &[]);
    loop {
        let answer = line(&prompt)?;
        let chosen: Option<Vec<usize>> = answer
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok().filter(|number| (1..=choices.len()).contains(number)))
            .map(|number| number.map(|number: usize| number - 1))
            .collect();
        match chosen {
            Some(chosen) => return Ok(chosen),
            None => print::aside(&format!("{}\n", words.text("terminal.choose_again", &[])))?,
        }
    }
}

/// Asks yes or no; Enter alone means `default`.
pub(crate) fn yes(question: &str, default: bool, words: &Words) -> Result<bool> {
    let key = if default { "terminal.confirm_default_yes" } else { "terminal.confirm_default_no" };
    let prompt = format!("{question} {}", words.text(key, &[]));
    let begins = |answer: &str, key: &str| answer.to_lowercase().starts_with(&words.text(key, &[]));
    loop {
        let answer = line(&prompt)?;
        if answer.is_empty() {
            return Ok(default);
        }
        if begins(&answer, "terminal.yes_letter") {
            return Ok(true);
        }
        if begins(&answer, "terminal.no_letter") {
            return Ok(false);
        }
    }
}

/// When to be reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeAnswer {
    /// As suggested.
    Suggested,
    /// At this time of day.
    At(NaiveTime),
    /// Not at all.
    Never,
}

/// Asks for a time of day; Enter alone means the suggested one, "-" none. Without a suggestion both mean none.
pub(crate) fn time(question: &str, suggested: Option<&str>, words: &Words) -> Result<TimeAnswer> {
    let ways = match suggested {
        Some(times) => words.text("terminal.default_or_none", &[("value", times)]),
        None => words.text("terminal.default", &[("value", &words.text("terminal.no_reminders", &[]))]),
    };
    let prompt = format!("{question} {ways}");
    loop {
        match line(&prompt)?.as_str() {
            "" if suggested.is_some() => return Ok(TimeAnswer::Suggested),

            "" | "-" => return Ok(TimeAnswer::Never),
            text => match values::time(text) {
                Ok(time) => return Ok(TimeAnswer::At(time)),
                Err(failure) => {
                    print::aside(&format!("{} {}\n", failure.text(words), failure.hint(words)))?;
                }
            },
        }
    }
}

/// Asks for a line of text.
pub(crate) fn text(question: &str) -> Result<String> {
    line(question)
}

/// Asks for as many lines as a person likes: up to a line that is a single dot, or the end of input.
pub(crate) fn lines(question: &str) -> Result<String> {
    print::aside(Page::of(question).text())?;
    let mut text = String::new();
    loop {
        let start = text.len();
        if io::stdin().read_line(&mut text)? == 0 {
            print::aside("\n")?;
            return Ok(text);
        }
        if text[start..].trim_end_matches(['\r', '\n']) == "." {
            text.truncate(start);
            return Ok(text);
        }
    }
}

/// Asks with these words and reads the answer. The end of input ends the conversation.
fn line(prompt: &str) -> Result<String> {
    print::aside(&format!("{prompt} "))?;
    let mut answer = String::new();
    if io::stdin().read_line(&mut answer)? == 0 {
        print::aside("\n")?;
        return Err(Failure::Interrupted);
    }
    Ok(answer.trim().to_owned())
}
