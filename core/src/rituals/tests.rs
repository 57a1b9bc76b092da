//! The room driven as a shell drives it, over a real vault.

use super::kind::RitualKind;
use super::marking::MarkId;
use super::pausing::PauseRequest;
use super::ritual::Quieting;
use super::room::{EditRequest, OwnRequest};
use super::schedule::{ScheduleChoice, ScheduleRequest};
use crate::companion::{Companion, OpenRequest};
use crate::entropy::Seed;
use crate::guide::Language;
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::{RitualDay, ZoneOffsets};
use crate::vault::{VaultKey, facts, marks, projections, shared_marks};
use proptest::prelude::*;
use tempfile::TempDir;

const EN: Language = Language::ENGLISH;

struct Home {
    _folder: TempDir,
    companion: Companion,
}

fn request(folder: &TempDir, seed: u8) -> OpenRequest {
    OpenRequest {
        directory: folder.path().join("vault"),
        key: VaultKey::from_bytes([7; 32]),
        seed: Seed::from_bytes([seed; 32]),
    }
}

fn home() -> Home {
    let folder = TempDir::new().unwrap();
    let companion = Companion::create(request(&folder, 1), &at("2025-03-03T12:00:00Z")).unwrap();
    Home { _folder: folder, companion }
}

fn at(utc: &str) -> Here {
    Here { now: utc.parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

fn day(text: &str) -> RitualDay {
    text.parse().unwrap()
}

fn own(kind: RitualKind) -> OwnRequest {
    OwnRequest {
        name: "Tea on the stairs".into(),
        kind,
        private: false,
        quieting: Quieting::RestOfDay,
        schedule: ScheduleChoice::Unscheduled,
    }
}

impl Home {
    fn make(&self, request: &OwnRequest) -> RitualId {
        self.companion.rituals().make_own(request, &at("2025-03-03T12:00:00Z"), EN).unwrap().id
    }

    fn connected(&self, here: &Here) -> Vec<String> {
        self.companion.weeks().figures(here).unwrap().connected.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn a_mark_is_seen_in_the_week_and_can_be_taken_back() {
    let home = home();
    let id = home.make(&own(RitualKind::Together));
    let now = at("2025-03-05T12:00:00Z");
    let marked = home.companion.rituals().mark(id, None, &now).unwrap();
    assert_eq!(marked.day, day("2025-03-05"));
    assert!(matches!(marked.mark, MarkId::Fact(fact) if fact.counter == 1));
    assert_eq!(home.connected(&now), ["2025-03-05"]);
    assert_eq!(home.companion.rituals().take_back(id, None, &now).unwrap(), 1);
    assert!(home.connected(&now).is_empty());
    let again = home.companion.rituals().take_back(id, None, &now).unwrap_err();
    assert_eq!(again.code(), "no_such_mark");
}

#[test]
fn after_midnight_a_mark_belongs_to_the_day_before() {
    let home = home();
    let id = home.make(&own(RitualKind::Together));
    // 01:30 on the wall, an hour and a half before the day starts.
    let marked = home.companion.rituals().mark(id, None, &at("2025-03-06T00:30:00Z")).unwrap();
    assert_eq!(marked.day, day("2025-03-05"));
}

#[test]
fn marking_a_day_twice_is_one_mark_unless_each_time_counts() {
    let home = home();
    let once = home.make(&own(RitualKind::Together));
    let each_time = home.make(&OwnRequest { quieting: Quieting::EachTime, ..own(RitualKind::Together) });
    let now = at("2025-03-05T12:00:00Z");
    let rituals = home.companion.rituals();
    assert_eq!(rituals.mark(once, None, &now).unwrap().mark, rituals.mark(once, None, &now).unwrap().mark);
    assert_eq!(rituals.take_back(once, None, &now).unwrap(), 1);
    rituals.mark(each_time, None, &now).unwrap();
    rituals.mark(each_time, None, &now).unwrap();
    assert_eq!(rituals.take_back(each_time, None, &now).unwrap(), 2);
}

#[test]
fn touch_and_private_marks_are_no_facts_and_only_private_ones_count() {
    let home = home();
    let touch = home.make(&own(RitualKind::Touch));
    let private = home.make(&OwnRequest { private: true, ..own(RitualKind::Each) });
    let now = at("2025-03-05T12:00:00Z");
    let rituals = home.companion.rituals();
    assert!(matches!(rituals.mark(touch, None, &now).unwrap().mark, MarkId::Private(_)));
    assert!(home.connected(&now).is_empty(), "touch never counts");
    let marked = rituals.mark(private, Some(day("2025-03-04")), &now).unwrap();
    assert!(matches!(marked.mark, MarkId::Private(_)));
    assert_eq!(home.connected(&now), ["2025-03-04"], "a private ritual counts in one's own weeks");
    let facts = home.companion.vault.read(|c| facts::all(c, facts::solo_set(c)?.id)).unwrap();
    assert!(facts.is_empty(), "neither left a trace in the set that two phones could share: {facts:?}");
}

#[test]
fn any_past_day_can_be_marked_and_none_to_come() {
    let home = home();
    let id = home.make(&own(RitualKind::Together));
    let now = at("2025-03-05T12:00:00Z");
    let rituals = home.companion.rituals();
    rituals.mark(id, Some(day("2024-02-29")), &now).unwrap();
    assert_eq!(rituals.mark(id, Some(day("2025-03-06")), &now).unwrap_err().code(), "future_day");
}

#[test]
fn history_survives_edits_and_retirement() {
    let home = home();
    let id = home.make(&own(RitualKind::Together));
    let now = at("2025-03-05T12:00:00Z");
    let rituals = home.companion.rituals();
    rituals.mark(id, None, &now).unwrap();
    let edit = EditRequest { name: Some("Coffee".into()), private: Some(true), ..EditRequest::default() };
    assert_eq!(rituals.edit(id, &edit, &now, EN).unwrap().name, "Coffee");
    rituals.retire(id, &now).unwrap();
    assert_eq!(home.connected(&now), ["2025-03-05"]);
    assert_eq!(rituals.mark(id, None, &now).unwrap_err().code(), "already_retired");
    assert_eq!(rituals.list(EN).unwrap()[0].retired_on, Some(day("2025-03-05")));
    assert_eq!(rituals.take_back(id, None, &now).unwrap(), 1, "one's own mark can still be taken back");
}

#[test]
fn everything_is_there_after_closing_and_opening() {
    let folder = TempDir::new().unwrap();
    let now = at("2025-03-05T12:00:00Z");
    let companion = Companion::create(request(&folder, 1), &now).unwrap();
    let schedule = ScheduleChoice::At(ScheduleRequest {
        times: vec!["07:30".parse().unwrap(), "20:30".parse().unwrap()],
        rule: Some("FREQ=WEEKLY;BYDAY=MO,TH".into()),
        ..ScheduleRequest::default()
    });
    let made =
        companion.rituals().make_own(&OwnRequest { schedule, ..own(RitualKind::Each) }, &now, EN).unwrap();
    companion.rituals().mark(made.id, None, &now).unwrap();
    let today = companion.today().view(&now, EN).unwrap();
    companion.close().unwrap();

    let companion = Companion::open(request(&folder, 2)).unwrap();
    assert_eq!(companion.rituals().show(made.id, EN).unwrap(), made);
    assert_eq!(companion.today().view(&now, EN).unwrap(), today);
    let second = companion.rituals().make_own(&own(RitualKind::Each), &now, EN).unwrap();
    assert_ne!(second.id, made.id, "another seed makes other ids");
}

#[test]
fn a_pause_may_begin_a_week_back_and_ends_when_one_says_so() {
    let home = home();
    let now = at("2025-03-12T12:00:00Z");
    let rituals = home.companion.rituals();
    let pause = |from: &str, until: Option<&str>| PauseRequest {
        ritual: None,
        from: Some(day(from)),
        until: until.map(day),
    };
    assert_eq!(rituals.pause(&pause("2025-03-04", None), &now).unwrap_err().code(), "bad_pause");
    assert_eq!(
        rituals.pause(&pause("2025-03-10", Some("2025-03-09")), &now).unwrap_err().code(),
        "bad_pause"
    );
    rituals.pause(&pause("2025-03-05", None), &now).unwrap();
    assert!(home.companion.today().view(&now, EN).unwrap().paused);
    assert_eq!(rituals.resume(None, &now).unwrap(), 1);
    assert!(!home.companion.today().view(&now, EN).unwrap().paused);
    assert_eq!(rituals.resume(None, &now).unwrap_err().code(), "no_such_pause");
    assert!(rituals.pauses(&now).unwrap().is_empty(), "the paused days have passed");
}

#[test]
fn a_ritual_is_found_by_its_practice_when_it_was_adopted_once() {
    let home = home();
    let rituals = home.companion.rituals();
    let id = home.make(&own(RitualKind::Together));
    assert_eq!(rituals.find(&id.to_string()).unwrap(), id);
    assert_eq!(rituals.find("no-such-thing").unwrap_err().code(), "no_such_ritual");
    let unknown = RitualId::new(uuid::Uuid::from_u128(5));
    assert_eq!(rituals.find(&unknown.to_string()).unwrap_err().code(), "no_such_ritual");
}

/// What a person can do to marks, in any order.
#[derive(Debug, Clone)]
enum Act {
    Mark(usize, i32),
    TakeBack(usize, i32),
    MakePrivate(usize, bool),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..4_usize, 0..40).prop_map(|(r, d)| Act::Mark(r, d)),
        2 => (0..4_usize, 0..40).prop_map(|(r, d)| Act::TakeBack(r, d)),
        1 => (0..4_usize, any::<bool>()).prop_map(|(r, p)| Act::MakePrivate(r, p)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// The projections that each call keeps are those that facts and rows give when they are read anew.
    #[test]
    fn projections_equal_rebuilt_ones(acts in prop::collection::vec(act(), 1..60)) {
        let home = home();
        let now = at("2025-04-30T12:00:00Z");
        let rituals = home.companion.rituals();
        let ids: Vec<_> = [
            own(RitualKind::Together),
            OwnRequest { quieting: Quieting::EachTime, ..own(RitualKind::Each) },
            own(RitualKind::Touch),
            OwnRequest { private: true, ..own(RitualKind::Together) },
        ]
        .iter()
        .map(|request| home.make(request))
        .collect();
        let first = day("2025-03-10");
        for act in acts {
            match act {
                Act::Mark(ritual, days) => {
                    rituals.mark(ids[ritual], Some(first.plus(days)), &now).unwrap();
                }
                Act::TakeBack(ritual, days) => {
                    let _ = rituals.take_back(ids[ritual], Some(first.plus(days)), &now);
                }
                Act::MakePrivate(ritual, private) => {
                    let edit = EditRequest { private: Some(private), ..EditRequest::default() };
                    rituals.edit(ids[ritual], &edit, &now, EN).unwrap();
                }
            }
        }
        let vault = &home.companion.vault;
        let kept = (vault.read(shared_marks::projected).unwrap(), vault.read(marks::own_days).unwrap());
        vault.write(projections::rebuild).unwrap();
        let rebuilt = (vault.read(shared_marks::projected).unwrap(), vault.read(marks::own_days).unwrap());
        prop_assert_eq!(kept, rebuilt);
        vault.check_integrity().unwrap();
    }
}
