//! Composers and what waits: in every language a text, an entry of the right kind, blame pointed at and never refused.

use super::*;
use crate::guide::{Language, Words};
use crate::journal::compose::{ComposeRequest, Composer, DraftView, Until};
use chrono::TimeDelta;

const EN: Language = Language::ENGLISH;

fn answers(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn draft(composer: Composer, texts: &[&str]) -> DraftView {
    composer.draft(&answers(texts), &Words::of(EN))
}

fn later(days: i64) -> Here {
    Here { now: here().now + TimeDelta::days(days), ..here() }
}

impl Home {
    fn compose(&self, composer: Composer, texts: &[&str], until: Option<Until>) -> EntryView {
        let request = ComposeRequest { composer, answers: answers(texts), until };
        self.companion.journal().compose(&request, &here(), EN).unwrap().entry
    }
}

#[test]
fn every_composer_has_words_in_every_language_and_makes_a_text_of_full_fields() {
    for language in Language::all() {
        let words = Words::of(language);
        for composer in Composer::ALL {
            let mut keys = vec![composer.title(), composer.about()];
            keys.extend(composer.first_calm());
            keys.extend(composer.fields().iter().map(|field| field.ask));
            for key in keys {
                assert!(words.has(key), "{language}: {key}");
            }
            let full = vec!["xyz".to_owned(); composer.fields().len()];
            let draft = composer.draft(&full, &words);
            assert_eq!(draft.text.matches("xyz").count(), full.len(), "{language} {draft:?}");
            assert!(draft.missing.is_empty() && draft.blame.is_empty(), "{language} {draft:?}");
            assert!(!draft.text.contains('{') && !draft.text.contains(".."), "{language} {draft:?}");
            assert_eq!(Composer::from_name(composer.name()), Some(composer));
            // Nothing that is optional is needed.
            let needed = composer.draft(&[], &words).missing.len();
            assert_eq!(needed, composer.fields().iter().filter(|field| !field.optional).count());
        }
    }
}

#[test]
fn a_gentle_start_reads_as_one_would_say_it() {
    let said = draft(Composer::GentleStart, &["the tea stayed on the table.", " alone ", ""]);
    assert_eq!(
        said.text,
        "I am thinking of this: the tea stayed on the table.\nI felt alone.\nMay we talk about it when it suits you?"
    );
    let asked = draft(Composer::RightNow, &["tired…", "a walk?"]);
    assert_eq!(asked.text, "Right now it is like this for me: tired…\nThis would be good for me: a walk?");
}

#[test]
fn words_of_blame_are_pointed_at_with_a_reason_and_may_stay() {
    let said = draft(Composer::GentleStart, &["You ALWAYS leave, it is your fault", "hurt", ""]);
    let found: Vec<_> = said.blame.iter().map(|one| (one.field, one.phrase.as_str())).collect();
    assert_eq!(found, [("happened", "always"), ("happened", "your fault")]);
    assert!(said.blame.iter().all(|one| Words::of(EN).has(one.why)));
    // Whole words only, whatever they are part of.
    assert!(draft(Composer::GentleStart, &["a hallway, nevertheless", "cold-blooded?", ""]).blame.len() <= 1);
    assert!(draft(Composer::GentleStart, &["the hallways", "fine", ""]).blame.is_empty());
    assert!(draft(Composer::Letter, &["You always were"]).blame.is_empty(), "a letter is one's own");
    let spanish =
        Composer::GentleStart.draft(&answers(&["Siempre te vas", "dolor"]), &Words::of(Language::SPANISH));
    assert_eq!(spanish.blame.len(), 1);
    let home = home();
    let kept = home.compose(Composer::GentleStart, &["You always leave", "hurt"], None);
    assert!(kept.text.contains("always"));
}

#[test]
fn an_entry_of_the_right_kind_is_kept_for_today_and_found() {
    let home = home();
    for (composer, kind) in [
        (Composer::RightNow, EntryKind::Free),
        (Composer::Appreciation, EntryKind::Appreciation),
        (Composer::GentleStart, EntryKind::Concern),
        (Composer::Repair, EntryKind::Letter),
        (Composer::Letter, EntryKind::Letter),
    ] {
        let kept = home.compose(composer, &["Zwetschgenmus", "glad"], None);
        assert_eq!((kept.kind, kept.day), (kind, "2026-11-22".parse().unwrap()));
        assert_eq!(home.companion.journal().show(kept.id).unwrap(), kept);
        if let Some(practice) = composer.practice() {
            assert!(home.companion.guide(EN).unwrap().practice(practice).is_some(), "{practice}");
        }
    }
    assert_eq!(home.companion.journal().search("zwetschgenmus").unwrap().len(), 5);
    let request =
        ComposeRequest { composer: Composer::GentleStart, answers: answers(&["only this"]), until: None };
    let refused = home.companion.journal().compose(&request, &here(), EN).unwrap_err();
    assert_eq!(refused.code(), "bad_entry");
}

#[test]
fn a_concern_waits_for_the_check_in_until_it_is_set_aside() {
    let home = home();
    let journal = home.companion.journal();
    let first = home.compose(Composer::GentleStart, &["tea", "alone"], Some(Until::CheckIn));
    let second = home.write(&WriteRequest { kind: EntryKind::Concern, ..text("The bins") });
    journal.put_off(second.id, Until::CheckIn, &later(1)).unwrap();
    let parked = || -> Vec<_> { journal.parked().unwrap().into_iter().map(|entry| entry.id).collect() };
    assert_eq!(parked(), [first.id, second.id]);
    // Another day of the entry changes nothing of what it waits for.
    let edit = EntryEditRequest { day: Some("2026-11-01".parse().unwrap()), ..EntryEditRequest::default() };
    journal.edit(first.id, &edit, &here()).unwrap();
    assert_eq!(parked(), [first.id, second.id]);
    journal.set_aside(first.id).unwrap();
    assert_eq!(parked(), [second.id]);
    journal.show(first.id).unwrap();
    assert_eq!(journal.set_aside(first.id).unwrap_err().code(), "no_such_entry");
    journal.delete(second.id).unwrap();
    assert!(parked().is_empty(), "what was deleted waits for nothing");
    assert_eq!(journal.put_off(second.id, Until::CheckIn, &here()).unwrap_err().code(), "no_such_entry");
}

#[test]
fn what_is_slept_on_comes_back_the_day_after() {
    let home = home();
    let journal = home.companion.journal();
    let kept = home.compose(Composer::GentleStart, &["tea", "alone"], Some(Until::Tomorrow));
    assert!(journal.slept_on(&here()).unwrap().is_empty());
    assert_eq!(journal.slept_on(&later(1)).unwrap()[0].id, kept.id);
    assert!(journal.parked().unwrap().is_empty());
    journal.put_off(kept.id, Until::CheckIn, &later(1)).unwrap();
    assert!(journal.slept_on(&later(2)).unwrap().is_empty(), "it waits for one thing at a time");
    assert_eq!(journal.parked().unwrap().len(), 1);
}
