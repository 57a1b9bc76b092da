//! The gate: one button, one day, and what it changes on this phone.

use super::*;
use crate::guide::{Catalogue, Language, PracticeKind};

#[test]
fn it_holds_four_weeks_and_is_asked_anew_at_a_rise() {
    let standing = |gate, number, rising| Gate::standing(gate, day(number), rising);
    assert_eq!(standing(None, 0, false), GateStanding::Ask);
    assert_eq!(standing(Some(passed(0)), 0, false), GateStanding::Open);
    assert_eq!(standing(Some(passed(0)), 27, false), GateStanding::Open);
    assert_eq!(standing(Some(passed(0)), 28, false), GateStanding::Ask);
    assert_eq!(standing(Some(passed(0)), -1, false), GateStanding::Ask, "dated ahead of today");
    assert_eq!(standing(Some(passed(0)), 1, true), GateStanding::Ask);
    assert_eq!(standing(Some(passed(1)), 1, true), GateStanding::Open);
    for number in [-3, 0, 27, 28, 400] {
        assert_eq!(standing(Some(closed(0)), number, false), GateStanding::Closed);
        assert_eq!(standing(Some(closed(0)), number, true), GateStanding::Closed);
    }
}

#[test]
fn answered_true_sixty_days_pass_without_a_prompt_to_touch_or_tenderness() {
    let guide = Catalogue::of(Language::ENGLISH).unwrap();
    let gate = Some(closed(0));
    for number in 0..60 {
        let today = day(number);
        assert!(!offered(day(-300), gate, today));
        let log = [easy(Phase::P0, -9), easy(Phase::P1, -8)];
        let closed =
            Standing { gate, both_skip_starter: true, both_ready: Some(Phase::P3), ..standing(&log) };
        assert_eq!(phases_to_choose(&closed, today), []);
        for practice in guide.practices().iter().filter(|practice| suggestible(gate, practice)) {
            assert_ne!(practice.kind, PracticeKind::Touch, "{}", practice.id);
            assert!(!practice.text.say.as_deref().is_some_and(|say| say.contains("kiss")), "{}", practice.id);
        }
    }
    let silent: Vec<_> =
        silenced(gate, guide.practices()).iter().map(|practice| practice.id.as_str()).collect();
    for touch in ["six-second-kiss", "long-hug", "holding-hands", "massage-exchange", "present-tense"] {
        assert!(silent.contains(&touch), "{touch}");
    }
    let cards = |deck: &str| offers_cards(gate, guide.deck(deck).unwrap());
    assert!(!cards("openers") && cards("wonder") && cards("date-ideas"));
    for stays in ["morning-coffee", "solo-check-in", "weekly-walk"] {
        assert!(!silent.contains(&stays), "{stays}");
    }
}

#[test]
fn with_an_open_gate_or_one_never_asked_it_has_no_say() {
    let guide = Catalogue::of(Language::ENGLISH).unwrap();
    for gate in [None, Some(passed(0))] {
        assert!(silenced(gate, guide.practices()).is_empty());
        assert!(guide.decks().iter().all(|deck| offers_cards(gate, deck)));
        assert!(guide.practices().iter().all(|practice| suggestible(gate, practice)));
    }
}

#[test]
fn there_is_no_place_for_a_single_answer() {
    for gate in [passed(0), closed(0)] {
        let kept = serde_json::to_value(gate).unwrap();
        let fields: Vec<_> = kept.as_object().unwrap().keys().cloned().collect();
        assert_eq!(fields, ["answer", "day"]);
    }
    let with_more = r#"{"answer":"one-or-more","day":"2026-11-01","afraid":true}"#;
    assert!(serde_json::from_str::<Gate>(with_more).is_err());
}
