//! The embedded guide is ready; and each kind of mistake is found, so that "ready" means something.

use super::*;
use crate::guide::{Answers, Caution, FirstRun, GoingOn, PracticeKind, WeeklyTime};

fn original(full: &str) -> &'static str {
    let (tag, name) = full.split_once('/').unwrap();
    let language = Language::from_tag(tag).unwrap();
    Source::embedded(language).below("").find(|(there, _)| *there == name).map(|(_, text)| text).unwrap()
}

fn shared(name: &str) -> &'static str {
    let source = Source::embedded(Language::ENGLISH);
    source.all().find(|(there, _)| there == name).map(|(_, text)| text).unwrap()
}

/// The findings of the guide with `from` replaced by `to` in one file.
fn changed(full: &str, from: &str, to: &str) -> Vec<String> {
    let text = if full.contains('/') { original(full) } else { shared(full) };
    assert!(text.contains(from), "{full} does not say {from}");
    let changed = text.replacen(from, to, 1);
    with(&[(full, &changed)]).iter().map(ToString::to_string).collect()
}

#[test]
fn the_embedded_guide_is_ready() {
    let findings: Vec<_> = embedded().iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn each_kind_of_mistake_is_found() {
    let done = "noted = \"Noted.\"";
    for (full, from, to, expected) in [
        ("en/words/common.toml", done, "noted = \"Don't forget it.\"", "don't forget"),
        ("en/words/common.toml", done, "noted = \"Great.\\u0021\"", "exclaims"),
        ("en/words/common.toml", done, "noted = \"\"", "is empty"),
        ("en/words/common.toml", done, "noted = \"a\\u202Eb\"", "invisible"),
        ("en/words/common.toml", done, "noted = \"Noted {when}.\"", "other placeholders"),
        ("en/words/common.toml", done, "", "is here and not in English"),
        ("es/words/common.toml", "noted = \"Anotado.\"", "", "is there in English and not here"),
        ("es/words/common.toml", "one = \"{n} día\"", "", "lacks the form `one`"),
        ("es/words/common.toml", "one = \"{n} día\"", "one = \"{n día\"", "brace"),
        (
            "en/practices/long-hug.toml",
            "calendar_title = \"A moment\"",
            "calendar_title = \"Hug, enough\"",
            "touch",
        ),
        ("en/practices/long-hug.toml", "why = \"", "why = \"It releases oxytocin. ", "promise"),
        ("es/practices/long-hug.toml", "why = \"", "why = \"Para tu esposa. ", "guess"),
        ("en/decks/openers.toml", "32 = ", "33 = ", "`cards.32`"),
        ("help.toml", "crisis\"\nname = \"Lifeline\"", "therapy\"\nname = \"Lifeline\"", "lacks help"),
        (
            "practices.toml",
            "decks = [\"openers\"]",
            "decks = [\"closers\"]",
            "`closers`, which does not exist",
        ),
        ("practices.toml", "id = \"stress-talk\"", "id = \"two-minutes\"", "stands twice"),
        ("practices.toml", "minutes = 25", "minutes = 0", "1 to 240"),
        ("practices.toml", "times = [\"18:00\"]", "times = [\"25:00\"]", "HH:MM"),
        ("practices.toml", "kind = \"each\"", "kind = \"duty\"", "line"),
        ("first_run.toml", "practice = \"two-minutes\"", "practice = \"long-hug\"", "not suggested at first"),
        ("first_run.toml", "practice = \"solo-check-in\"", "practice = \"present-tense\"", "first"),
        ("first_run.toml", "shows-help = true", "shows-help = false", "help beside it"),
    ] {
        let findings = changed(full, from, to);
        assert!(findings.iter().any(|found| found.contains(expected)), "{full}: {to}: {findings:?}");
    }
}

#[test]
fn a_table_that_leaves_a_combination_open_is_refused() {
    let table = shared("first_run.toml");
    let last = table.rfind("[[rule]]").unwrap();
    let findings = with(&[("first_run.toml", &table[..last])]);
    assert!(!findings.is_empty());
    let error = Catalogue::parse(Language::ENGLISH, &[("first_run.toml", &table[..last])]).unwrap_err();
    // The last rule's words are left over as well; the text is removed to see the table's own refusal.
    let words = original("en/first_run.toml");
    let words = &words[..words.rfind("not-sure =").unwrap()];
    let open = [("first_run.toml", &table[..last]), ("en/first_run.toml", words)];
    let refused = Catalogue::parse(Language::ENGLISH, &open).unwrap_err().to_string();
    assert!(refused.contains("no rule holds"), "{refused}; before: {error}");
}

#[test]
fn every_combination_has_its_suggestion_in_every_language() {
    for language in Language::all() {
        let catalogue = Catalogue::load(language).unwrap();
        let mut seen = 0;
        for answers in FirstRun::combinations() {
            let suggestion = catalogue.first_run().suggest(&answers).unwrap();
            let practice = catalogue.practice(suggestion.practice).unwrap();
            assert_ne!(practice.kind, PracticeKind::Touch, "{answers:?}");
            assert!(!practice.minds(Caution::NotOnFirstDays), "{answers:?}");
            // Nobody is asked for more time than they have.
            let weekly = u16::from(!practice.rule.contains("FREQ=DAILY"));
            if answers.time == WeeklyTime::Some && weekly == 1 {
                assert!(practice.minutes <= 60, "{answers:?} {}", practice.id);
            }
            if answers.time == WeeklyTime::Little {
                assert!(practice.minutes <= 20, "{answers:?} {}", practice.id);
            }
            assert_eq!(answers.going_on == GoingOn::Hurt, suggestion.shows_help, "{answers:?}");
            assert!(suggestion.why.len() > 20);
            seen += 1;
        }
        assert_eq!(seen, 5 * 6 * 3);
    }
}

#[test]
fn the_example_of_the_command_line_leads_to_the_evening() {
    let catalogue = Catalogue::load(Language::SPANISH).unwrap();
    let answers = Answers::parse("missing=talk,going-on=baby,minutes=60,at=20:30").unwrap();
    let suggestion = catalogue.first_run().suggest(&answers).unwrap();
    assert_eq!(suggestion.practice, "connection-time");
    assert!(!suggestion.shows_help);
}

#[test]
fn there_is_as_much_as_was_promised() {
    for language in Language::all() {
        let catalogue = Catalogue::load(language).unwrap();
        assert!(catalogue.practices().len() >= 10);
        assert_eq!(catalogue.stages().len(), 4);
        assert!(catalogue.help().countries.len() > 8);
        assert_eq!(catalogue.help().countries.last().unwrap().code, "elsewhere");
        assert_eq!(catalogue.help().country("mx").unwrap().code, "MX");
        assert_eq!(catalogue.help().country("XX").unwrap().code, "elsewhere");
        let cards = |id: &str| catalogue.deck(id).unwrap().cards.len();
        assert!(cards("openers") >= 30 && cards("date-ideas") >= 20 && cards("wonder") >= 20);
        assert!(catalogue.path("after-children").unwrap().steps.len() >= 5);
    }
}

#[test]
fn a_deck_shows_every_card_before_any_comes_again() {
    let catalogue = Catalogue::load(Language::ENGLISH).unwrap();
    for deck in catalogue.decks() {
        let count = i32::try_from(deck.cards.len()).unwrap();
        let shown: std::collections::BTreeSet<_> =
            (-5..count - 5).map(|day| deck.card_of_day(day).unwrap().id.as_str()).collect();
        assert_eq!(shown.len(), deck.cards.len(), "{}", deck.id);
    }
}

#[test]
fn outside_text_is_read_or_refused_and_never_panics() {
    for text in
        ["", "\u{0}", "practice = 3", "[[practice]]\nid = \"x\"", "[[[", "practice = []", &"[".repeat(5000)]
    {
        let _ = Catalogue::parse(Language::ENGLISH, &[("practices.toml", text)]);
        let _ = Catalogue::parse(Language::ENGLISH, &[("en/words/today.toml", text)]);
    }
}

#[test]
fn every_suggested_schedule_is_a_rule() {
    let catalogue = Catalogue::load(Language::ENGLISH).unwrap();
    let accepts = |rule: &str| crate::rituals::recurrence::Rule::parse(rule).is_ok();
    assert_eq!(schedules(&catalogue, accepts), Vec::new());
    assert!(!schedules(&catalogue, |rule| rule.contains("DAILY")).is_empty());
}
