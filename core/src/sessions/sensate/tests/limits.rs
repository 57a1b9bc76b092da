//! What is off limits.

use super::*;
use crate::guide::{Catalogue, Language};
use crate::sessions::plan::{Exercise, Lengths, SessionPlan};
use crate::sessions::timer::SessionNumber;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn any_areas() -> impl Strategy<Value = BTreeSet<Area>> {
    prop::collection::btree_set((0..Area::ALL.len()).prop_map(|index| Area::ALL[index]), 0..16)
}

fn any_own() -> impl Strategy<Value = OwnLimits> {
    (any_areas(), any_areas()).prop_map(|(not_today, included)| OwnLimits { not_today, included })
}

#[test]
fn the_table_of_phases() {
    let nobody = OwnLimits::default();
    let starter = Limits::of(Phase::P0, &nobody, &nobody);
    assert_eq!(starter.allowed, BTreeSet::from([Area::Hands, Area::Forearms, Area::Feet, Area::Back]));
    assert!(starter.acts.contains(&Act::Undressing));
    let first = Limits::of(Phase::P1, &nobody, &nobody);
    for off in [Area::Chest, Area::Genitals, Area::Kissing, Area::Buttocks, Area::InnerThighs] {
        assert!(first.off.contains(&off) && !first.allowed.contains(&off), "{off:?}");
    }
    assert_eq!(first.off.len(), 5);
    for phase in [Phase::P2, Phase::P3] {
        let later = Limits::of(phase, &nobody, &nobody);
        assert!(later.allowed.contains(&Area::Chest) && later.allowed.contains(&Area::Genitals));
        assert_eq!(later.off.len(), 3, "{phase:?}");
    }
}

#[test]
fn some_areas_open_only_when_both_include_them() {
    let includes = OwnLimits { included: BTreeSet::from([Area::Kissing]), ..OwnLimits::default() };
    let nobody = OwnLimits::default();
    assert!(Limits::of(Phase::P1, &includes, &nobody).off.contains(&Area::Kissing));
    assert!(Limits::of(Phase::P1, &nobody, &includes).off.contains(&Area::Kissing));
    assert!(Limits::of(Phase::P1, &includes, &includes).allowed.contains(&Area::Kissing));
    // Including something does not open what the phase leaves out.
    let all = OwnLimits { included: Area::ALL.into(), ..OwnLimits::default() };
    assert!(Limits::of(Phase::P1, &all, &all).off.contains(&Area::Genitals));
    assert!(Limits::of(Phase::P0, &all, &all).off.contains(&Area::Kissing));
}

#[test]
fn an_evening_on_which_nothing_is_left_says_so() {
    let nothing = OwnLimits { not_today: Area::ALL.into(), ..OwnLimits::default() };
    for phase in Phase::ALL {
        assert!(Limits::of(phase, &nothing, &OwnLimits::default()).leaves_nothing());
        assert!(!Limits::of(phase, &OwnLimits::default(), &OwnLimits::default()).leaves_nothing());
    }
}

#[test]
fn every_word_of_the_lists_is_there() {
    for language in Language::all() {
        let guide = Catalogue::of(language).unwrap();
        let mut keys: Vec<&str> = Area::ALL.map(Area::key).into();
        keys.extend([Act::Intercourse, Act::OralSex, Act::Release, Act::Undressing].map(Act::key));
        for phase in Phase::ALL {
            keys.push(phase.title());
            keys.extend(phase.about());
            keys.extend(phase.consent());
            keys.extend([Speaking::Quiet, Speaking::Free].map(|speaking| phase.speaking(speaking)));
        }
        keys.extend(gate_question_keys());
        keys.extend(question_keys());
        keys.push(SKIP_KEY);
        keys.push(offers(&[early(Phase::P0, 1), early(Phase::P0, 2)]).unwrap().line);
        keys.extend(
            [
                Closed::AskGate,
                Closed::Gate,
                Closed::Medical,
                Closed::StarterFirst,
                Closed::NotBothReady,
                Closed::TwoPhonesNeeded,
                Closed::OneADay,
            ]
            .map(Closed::key),
        );
        for key in keys {
            assert!(guide.words().has(key), "{language}: {key}");
        }
        for page in ["sensate-focus", "sensate-together", "sensate-with-a-therapist", "when-touch-was-hard"] {
            assert!(guide.page(page).is_some(), "{page}");
        }
    }
}

proptest! {
    #[test]
    fn something_is_always_off_limits_and_no_limit_is_overruled(
        one in any_own(),
        other in any_own(),
        phase in (0..4_usize).prop_map(|index| Phase::ALL[index]),
    ) {
        let limits = Limits::of(phase, &one, &other);
        // In P3, when both include all three, the areas' own list is empty; what is left aside never is.
        prop_assert!(!limits.acts.is_empty());
        prop_assert!(limits.acts.contains(&Act::Intercourse));
        prop_assert!(phase > Phase::P1 || !limits.off.is_empty());
        prop_assert!(limits.allowed.is_disjoint(&limits.off));
        prop_assert_eq!(limits.allowed.len() + limits.off.len(), Area::ALL.len());
        prop_assert!(limits.allowed.is_disjoint(&one.not_today));
        prop_assert!(limits.allowed.is_disjoint(&other.not_today));
        // Whose a limit was cannot be told.
        prop_assert_eq!(&limits, &Limits::of(phase, &other, &one));
        let text = serde_json::to_string(&limits).unwrap();
        prop_assert_eq!(serde_json::from_str::<Limits>(&text).unwrap(), limits);
    }

    #[test]
    fn a_yes_is_read_as_it_was_written_and_in_no_other_spelling(
        bytes in any::<[u8; 16]>(),
        turn in 180_u32..1700,
        at in 0_usize..60,
        letter in "[0-9a-fA-F+ -]",
    ) {
        let lengths = Lengths { main: Some(turn), ..Lengths::default() };
        let plan = SessionPlan::new(Exercise::SensateFocus(Phase::P2), lengths).ok();
        let Some(yes) = plan.and_then(|plan| AskedYes::about(&plan, SessionNumber::new(bytes))) else {
            return Ok(());
        };
        let text = yes.to_string();
        prop_assert_eq!(text.parse::<AskedYes>(), Ok(yes));
        let at = at % text.len();
        let changed = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
        if changed.trim() != text {
            prop_assert_ne!(changed.parse::<AskedYes>(), Ok(yes));
        }
    }
}

#[test]
fn what_is_no_yes_is_refused() {
    for (text, expected) in [
        ("", AskedYesError::NotAYes),
        ("RKY1", AskedYesError::NotAYes),
        ("RKY2-1-2100-900-00000000000000000000000000000000", AskedYesError::Newer),
        ("RKY1-4-2100-900-00000000000000000000000000000000", AskedYesError::NotAYes),
        ("RKY1-1-02100-900-00000000000000000000000000000000", AskedYesError::NotAYes),
        ("RKY1-1-2100-900-0000000000000000000000000000000A", AskedYesError::NotAYes),
        ("RKY1-1-2100-900-00000000000000000000000000000000-x", AskedYesError::NotAYes),
    ] {
        assert_eq!(text.parse::<AskedYes>(), Err(expected), "{text}");
    }
}
