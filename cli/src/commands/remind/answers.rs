//! What a person may answer to a ring: a word of their language, or of a script, or its first letter.

use rekindle_core::guide::Words;
use rekindle_core::reminders::room::ReminderAnswer;

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// An answer to be booked.
    Book(ReminderAnswer),
    /// Which ritual it is.
    Show,
}

const ANSWERS: [(Answer, &str, &str); 4] = [
    (Answer::Book(ReminderAnswer::Done), "done", "reminders.answer_done"),
    (Answer::Book(ReminderAnswer::Later), "later", "reminders.answer_later"),
    (Answer::Book(ReminderAnswer::Skip), "skip", "reminders.answer_skip"),
    (Answer::Show, "show", "reminders.answer_show"),
];

/// The answer that a line gives. A beginning of a word is enough where it fits one answer alone.
pub(super) fn read(line: &str, words: &Words) -> Option<Answer> {
    let line = line.trim().to_lowercase();
    if line.is_empty() {
        return None;
    }
    // A script's words hold in every language, so that one script serves all.
    if let Some((answer, ..)) = ANSWERS.iter().find(|(_, name, _)| *name == line) {
        return Some(*answer);
    }
    let mut fitting =
        ANSWERS.iter().filter(|(.., key)| words.text(key, &[]).to_lowercase().starts_with(&line));
    match (fitting.next(), fitting.next()) {
        (Some((answer, ..)), None) => Some(*answer),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rekindle_core::guide::Language;

    #[test]
    fn words_and_their_beginnings_are_understood_in_every_language() {
        for language in Language::all() {
            let words = Words::of(language);
            for (answer, name, key) in ANSWERS {
                assert_eq!(read(&format!(" {} \r", name.to_uppercase()), &words), Some(answer));
                assert_eq!(read(&words.text(key, &[]), &words), Some(answer));
            }
            assert_eq!(read("", &words), None);
            assert_eq!(read("yes please", &words), None);
        }
    }

    #[test]
    fn a_beginning_that_fits_two_answers_is_none() {
        let words = Words::of(Language::ENGLISH);
        assert_eq!(read("d", &words), Some(Answer::Book(ReminderAnswer::Done)));
        assert_eq!(read("s", &words), None, "skip and show both begin so");
        assert_eq!(read("sk", &words), Some(Answer::Book(ReminderAnswer::Skip)));
    }
}
