//! The room driven as a shell drives it: arm, ring, answer, restart, over a real vault.

use super::{FiringView, ReminderAnswer, ReminderView, UnarmedReason, UnarmedRequest};
use crate::companion::{Companion, OpenRequest};
use crate::entropy::Seed;
use crate::guide::Language;
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::ZoneOffsets;
use crate::rituals::kind::RitualKind;
use crate::rituals::ritual::Quieting;
use crate::rituals::room::OwnRequest;
use crate::rituals::schedule::{ScheduleChoice, ScheduleRequest};
use crate::settings::SettingChange;
use crate::vault::VaultKey;
use tempfile::TempDir;

const EN: Language = Language::ENGLISH;

struct Home {
    _folder: TempDir,
    companion: Companion,
}

/// A place an hour east of UTC, all year.
fn at(utc: &str) -> Here {
    Here { now: utc.parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

fn home() -> Home {
    let folder = TempDir::new().unwrap();
    let request = OpenRequest {
        directory: folder.path().join("vault"),
        key: VaultKey::from_bytes([7; 32]),
        seed: Seed::from_bytes([1; 32]),
    };
    Home { companion: Companion::create(request, &at("2025-03-03T06:00:00Z")).unwrap(), _folder: folder }
}

impl Home {
    fn make(&self, times: &[&str], quieting: Quieting) -> RitualId {
        let request = OwnRequest {
            name: "Tea on the stairs".into(),
            kind: RitualKind::Together,
            private: false,
            quieting,
            schedule: ScheduleChoice::At(ScheduleRequest {
                times: times.iter().map(|time| time.parse().unwrap()).collect(),
                ..ScheduleRequest::default()
            }),
        };
        self.companion.rituals().make_own(&request, &at("2025-03-03T06:00:00Z"), EN).unwrap().id
    }

    fn plan(&self, limit: usize, here: &Here) -> Vec<ReminderView> {
        self.companion.reminders().plan(limit, here, EN).unwrap().items
    }

    fn next(&self, here: &Here) -> (String, FiringView) {
        let first = self.plan(64, here).remove(0);
        (first.fires_local.to_string(), first.firing.unwrap())
    }

    fn answer(&self, answer: ReminderAnswer, firing: &FiringView, here: &Here) {
        let FiringView { ritual, rule_local, day, .. } = *firing;
        self.companion.reminders().answer(answer, ritual, rule_local, day, here).unwrap();
    }
}

#[test]
fn done_is_booked_on_the_day_it_rang_for_and_quiets_the_rest_of_it() {
    let home = home();
    home.make(&["01:30", "20:30"], Quieting::RestOfDay);
    // Asked on the evening of the 3rd, after 20:30: the next is at 01:30 on the wall, still the 3rd's.
    let (fires, firing) = home.next(&at("2025-03-03T20:00:00Z"));
    assert_eq!((fires.as_str(), firing.day.to_string()), ("2025-03-04 01:30:00", "2025-03-03".into()));
    home.answer(ReminderAnswer::Done, &firing, &at("2025-03-04T00:31:00Z"));
    let figures = home.companion.weeks().figures(&at("2025-03-04T12:00:00Z")).unwrap();
    assert_eq!(figures.connected.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2025-03-03"]);
    let (fires, _) = home.next(&at("2025-03-04T00:32:00Z"));
    assert_eq!(fires, "2025-03-04 20:30:00");
}

#[test]
fn nothing_rings_after_a_mark_and_again_once_it_is_taken_back() {
    let home = home();
    let id = home.make(&["08:00", "20:30"], Quieting::RestOfDay);
    let noon = at("2025-03-03T11:00:00Z");
    assert_eq!(home.next(&noon).0, "2025-03-03 20:30:00");
    home.companion.rituals().mark(id, None, &noon).unwrap();
    assert_eq!(home.next(&noon).0, "2025-03-04 08:00:00");
    home.companion.rituals().take_back(id, None, &noon).unwrap();
    assert_eq!(home.next(&noon).0, "2025-03-03 20:30:00");
}

#[test]
fn a_ritual_that_counts_each_time_keeps_its_other_times() {
    let home = home();
    let id = home.make(&["08:00", "20:30"], Quieting::EachTime);
    home.companion.rituals().mark(id, None, &at("2025-03-03T06:30:00Z")).unwrap();
    assert_eq!(home.next(&at("2025-03-03T06:31:00Z")).0, "2025-03-03 20:30:00");
}

#[test]
fn later_rings_in_an_hour_also_after_an_edit_and_is_over_when_it_rang() {
    let home = home();
    home.make(&["20:30"], Quieting::RestOfDay);
    let (_, firing) = home.next(&at("2025-03-03T19:00:00Z"));
    let rang = at("2025-03-03T19:30:00Z");
    home.companion.reminders().rang(&firing, &rang).unwrap();
    home.answer(ReminderAnswer::Later, &firing, &rang);
    let (fires, again) = home.next(&at("2025-03-03T19:45:00Z"));
    assert_eq!((fires.as_str(), again.snoozed, again.day), ("2025-03-03 21:30:00", true, firing.day));
    home.companion.reminders().rang(&again, &at("2025-03-03T20:30:00Z")).unwrap();
    assert_eq!(home.next(&at("2025-03-03T20:30:00Z")).0, "2025-03-04 20:30:00");
}

#[test]
fn a_clock_set_back_rings_nothing_twice() {
    let home = home();
    home.make(&["20:30"], Quieting::RestOfDay);
    let (_, firing) = home.next(&at("2025-03-03T19:00:00Z"));
    home.companion.reminders().rang(&firing, &at("2025-03-03T19:30:00Z")).unwrap();
    assert_eq!(home.next(&at("2025-03-03T18:00:00Z")).0, "2025-03-04 20:30:00");
}

#[test]
fn skip_leaves_the_day_out_and_marking_takes_it_up_again() {
    let home = home();
    let id = home.make(&["08:00", "20:30"], Quieting::RestOfDay);
    let (_, firing) = home.next(&at("2025-03-03T06:30:00Z"));
    home.answer(ReminderAnswer::Skip, &firing, &at("2025-03-03T07:01:00Z"));
    assert_eq!(home.next(&at("2025-03-03T07:02:00Z")).0, "2025-03-04 08:00:00");
    let noon = at("2025-03-03T11:00:00Z");
    home.companion.rituals().unskip(id, None, &noon).unwrap();
    assert_eq!(home.next(&noon).0, "2025-03-03 20:30:00");
}

#[test]
fn a_notice_names_no_ritual_unless_chosen() {
    let home = home();
    home.make(&["20:30"], Quieting::RestOfDay);
    let morning = at("2025-03-03T06:30:00Z");
    let secret = |one: &ReminderView| format!("{} {} {}", one.id, one.title, one.body).contains("Tea");
    assert!(!home.plan(64, &morning).iter().any(secret));
    home.companion.settings().change(SettingChange::NamesInNotices(true), &morning).unwrap();
    let named = home.plan(64, &morning).remove(0);
    assert_eq!(named.title, "Tea on the stairs");
    assert!(!named.id.contains("Tea"));
}

#[test]
fn with_too_few_slots_one_asks_to_open_the_app() {
    let home = home();
    home.make(&["20:30"], Quieting::RestOfDay);
    let plan = home.plan(3, &at("2025-03-03T06:30:00Z"));
    assert_eq!(plan.len(), 3);
    assert_eq!(plan[2].id, "keep-open");
    assert!(plan[2].firing.is_none());
    assert_eq!(plan[2].fires_local.to_string(), "2025-03-05 20:30:00");
}

#[test]
fn what_could_not_be_armed_is_shown_until_it_can() {
    let home = home();
    home.make(&["20:30"], Quieting::RestOfDay);
    let morning = at("2025-03-03T06:30:00Z");
    let first = home.plan(64, &morning).remove(0);
    let refused = UnarmedRequest { id: first.id, instant: first.instant, reason: UnarmedReason::NotAllowed };
    home.companion.reminders().report_unarmed(&[refused]).unwrap();
    let today = home.companion.today().view(&morning, EN).unwrap();
    assert_eq!(today.unarmed.len(), 1);
    assert_eq!(today.unarmed[0].fires_local.to_string(), "2025-03-03 20:30:00");
    home.companion.reminders().report_unarmed(&[]).unwrap();
    assert!(home.companion.today().view(&morning, EN).unwrap().unarmed.is_empty());
}

#[test]
fn a_retired_ritual_rings_no_more_and_loses_its_snooze() {
    let home = home();
    let id = home.make(&["20:30"], Quieting::RestOfDay);
    let evening = at("2025-03-03T19:40:00Z");
    let (_, firing) = home.next(&at("2025-03-03T19:00:00Z"));
    home.answer(ReminderAnswer::Later, &firing, &evening);
    home.companion.rituals().retire(id, &evening).unwrap();
    assert!(home.plan(64, &evening).is_empty());
}
