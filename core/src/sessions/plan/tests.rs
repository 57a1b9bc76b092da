//! Usual lengths, ranges with clear refusals, and the guide behind each exercise.

use super::*;
use crate::guide::{Catalogue, Language, PracticeKind};
use crate::sessions::sensate::Phase;
use proptest::prelude::*;

fn minutes(exercise: Exercise) -> Option<u64> {
    SessionPlan::new(exercise, Lengths::default()).unwrap().total_ms().map(|ms| ms / 60_000)
}

#[test]
fn usual_lengths_are_those_of_the_specification() {
    assert_eq!(minutes(Exercise::SensateFocus(Phase::P0)), Some(15));
    assert_eq!(minutes(Exercise::SensateFocus(Phase::P1)), Some(35));
    assert_eq!(minutes(Exercise::SensateFocus(Phase::P2)), Some(35));
    assert!((20..=30).contains(&minutes(Exercise::CheckIn).unwrap()));
    assert_eq!(minutes(Exercise::NoPhones), Some(60));
    assert_eq!(minutes(Exercise::ConnectionTime), Some(20));
    assert_eq!(minutes(Exercise::Hug), None, "a hug has no length");
    let kiss = SessionPlan::new(Exercise::Kiss, Lengths::default()).unwrap();
    assert_eq!(kiss.segments.last().unwrap().segment.length_ms, Some(6_000));
    let massage = SessionPlan::new(Exercise::Massage, Lengths::default()).unwrap();
    assert_eq!(massage.turn_ms(), 5 * 60_000);
}

#[test]
fn what_is_out_of_range_is_refused_and_says_the_range() {
    let p1 = Exercise::SensateFocus(Phase::P1);
    let main = |seconds| Lengths { main: Some(seconds), ..Lengths::default() };
    let turn = PlanError::MainOutOfRange { least: 180, most: 1800 };
    assert_eq!(SessionPlan::new(p1, main(179)), Err(turn));
    assert_eq!(SessionPlan::new(p1, main(1801)), Err(turn));
    let total = PlanError::TotalOutOfRange { least: 600, most: 3600 };
    // Two turns of 28 minutes and the usual 5 are 61.
    assert_eq!(SessionPlan::new(p1, main(28 * 60)), Err(total));
    let bare = Lengths { main: Some(270), settle: Some(0), switch: Some(0), rest: Some(0) };
    assert_eq!(SessionPlan::new(p1, bare), Err(total));
    let long = Lengths { settle: Some(301), ..Lengths::default() };
    assert_eq!(
        SessionPlan::new(p1, long),
        Err(PlanError::BetweenOutOfRange { part: Part::Settle, most: 300 })
    );
    assert_eq!(SessionPlan::new(Exercise::Hug, main(60)), Err(PlanError::NoSuchLength));
    let rest = Lengths { rest: Some(10), ..Lengths::default() };
    assert_eq!(SessionPlan::new(Exercise::StressTalk, rest), Err(PlanError::NoSuchLength));
    assert_eq!(
        SessionPlan::new(Exercise::SensateFocus(Phase::P3), Lengths::default()),
        Err(PlanError::NotGuided)
    );
    assert_eq!(turn.to_string(), "the length must be 180 to 1800 seconds");
}

#[test]
fn what_takes_no_time_is_left_out() {
    let bare = Lengths { main: Some(600), settle: Some(0), switch: Some(0), rest: Some(0) };
    let plan = SessionPlan::new(Exercise::SensateFocus(Phase::P1), bare).unwrap();
    let parts: Vec<_> = plan.segments.iter().map(|planned| planned.segment.part).collect();
    assert_eq!(parts, [Part::TurnA, Part::TurnB]);
}

#[test]
fn every_exercise_has_its_name_and_its_words_in_every_language() {
    for language in Language::all() {
        let guide = Catalogue::of(language).unwrap();
        for exercise in Exercise::ALL {
            assert_eq!(Exercise::from_name(exercise.name()), Some(exercise));
            match exercise.guide() {
                ExerciseGuide::Practice(id) => {
                    let practice = guide.practice(id).unwrap_or_else(|| panic!("{id}"));
                    let touch = matches!(exercise, Exercise::Kiss | Exercise::Hug | Exercise::Massage);
                    assert_eq!(practice.kind == PracticeKind::Touch, touch, "{id}");
                }
                ExerciseGuide::Page(id) => assert!(guide.page(id).is_some(), "{id}"),
            }
            let mut keys: Vec<_> = [
                PlanError::MainOutOfRange { least: 1, most: 2 },
                PlanError::BetweenOutOfRange { part: Part::Rest, most: 2 },
                PlanError::TotalOutOfRange { least: 1, most: 2 },
                PlanError::NoSuchLength,
                PlanError::NotGuided,
                PlanError::TwoPhonesNeeded,
            ]
            .map(PlanError::key)
            .into();
            keys.extend(exercise.prompts());
            keys.push(exercise.title());
            if let Ok(plan) = SessionPlan::new(exercise, Lengths::default()) {
                keys.extend(plan.segments.iter().map(|planned| planned.line));
            }
            for key in keys {
                assert!(guide.words().has(key), "{language}: {key}");
            }
        }
    }
}

#[test]
fn sensate_focus_can_be_neither_adopted_nor_reminded_of() {
    let guide = Catalogue::of(Language::ENGLISH).unwrap();
    assert!(guide.practices().iter().all(|practice| !practice.id.contains("sensate")));
}

pub(in crate::sessions) fn any_lengths() -> impl Strategy<Value = Lengths> {
    let between = || proptest::option::of(0_u32..=330);
    (
        proptest::option::of(prop_oneof![0_u32..=40, 100_u32..=2000, 0_u32..=100_000]),
        between(),
        between(),
        between(),
    )
        .prop_map(|(main, settle, switch, rest)| Lengths { main, settle, switch, rest })
}

pub(in crate::sessions) fn any_exercise() -> impl Strategy<Value = Exercise> {
    (0..Exercise::ALL.len()).prop_map(|index| Exercise::ALL[index])
}

proptest! {
    #[test]
    fn both_turns_take_equally_long(exercise in any_exercise(), lengths in any_lengths()) {
        if let Ok(plan) = SessionPlan::new(exercise, lengths) {
            let sum = |part| plan.segments.iter()
                .filter(|planned| planned.segment.part == part)
                .filter_map(|planned| planned.segment.length_ms)
                .sum::<u64>();
            prop_assert_eq!(sum(Part::TurnA), sum(Part::TurnB));
            prop_assert_eq!(plan.turn_ms(), sum(Part::TurnA));
            // Who acts in the first turn's pieces is mirrored in the second's.
            let acting = |part| plan.segments.iter()
                .filter(move |planned| planned.segment.part == part)
                .map(|planned| planned.segment.active);
            let mirrored: Vec<_> = acting(Part::TurnB).map(|active| match active {
                Active::First => Active::Second,
                Active::Second => Active::First,
                Active::All => Active::All,
            }).collect();
            prop_assert_eq!(acting(Part::TurnA).collect::<Vec<_>>(), mirrored);
            prop_assert!(!plan.segments.is_empty());
            prop_assert!(plan.segments.iter().all(|planned| planned.segment.length_ms != Some(0)));
            if let Exercise::SensateFocus(_) = exercise {
                prop_assert!((600_000..=3_600_000).contains(&plan.total_ms().unwrap()));
                prop_assert!((180_000..=1_800_000).contains(&plan.turn_ms()));
            }
        }
    }
}
