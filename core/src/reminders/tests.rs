use super::*;
use crate::ids::RitualId;
use crate::moment::{DayStart, Instant, LOOK_BACK, OffsetChange, RitualDay, ZoneOffsets};
use crate::rituals::recurrence::{Recurrence, Rule};
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn time(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn utc(text: &str) -> Instant {
    text.parse().unwrap()
}

fn day(text: &str) -> RitualDay {
    text.parse().unwrap()
}

fn ritual(number: u128, schedules: &[(&str, &str)]) -> RitualReminders {
    let recurrence =
        |(start, rule): &(&str, &str)| Recurrence::new(time(start), Rule::parse(rule).unwrap(), []);
    RitualReminders::new(RitualId::new(Uuid::from_u128(number)), schedules.iter().map(recurrence).collect())
}

fn night(mode: QuietMode) -> QuietHours {
    QuietHours {
        from: NaiveTime::from_hms_opt(22, 0, 0).unwrap(),
        to: NaiveTime::from_hms_opt(7, 0, 0).unwrap(),
        mode,
    }
}

fn request<'a>(rituals: &'a [RitualReminders], offsets: &'a ZoneOffsets, now: &str) -> PlanRequest<'a> {
    PlanRequest {
        rituals,
        pauses: &[],
        quiet: None,
        day_start: DayStart::default(),
        now: utc(now),
        offsets,
        limit: 3,
        horizon_days: PlanRequest::HORIZON_DAYS,
    }
}

fn told(plan: &Plan) -> Vec<String> {
    let tell = |reminder: &PlannedReminder| {
        let about = match &reminder.kind {
            ReminderKind::Ritual(firing) => {
                let marks = [(firing.snoozed, "s"), (firing.deferred, "d"), (!firing.also.is_empty(), "+")];
                let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
                format!("{}{marks}/{}", firing.ritual.uuid().as_u128(), firing.day)
            }
            ReminderKind::KeepOpen => "open".to_owned(),
        };
        format!("{} {about}", reminder.instant.format("%m-%d %H:%M"))
    };
    plan.reminders.iter().map(tell).collect()
}

const THRICE: (&str, &str) = ("2024-06-01T08:00:00", "FREQ=DAILY;BYHOUR=8,12,18");
const NOW: &str = "2024-06-10T06:00:00Z";

#[test]
fn a_mark_quiets_the_rest_of_its_ritual_day() {
    let utc = ZoneOffsets::fixed(0).unwrap();
    // 01:00 still belongs to the day before.
    let mut rituals = [ritual(1, &[THRICE, ("2024-06-01T01:00:00", "FREQ=DAILY")])];
    rituals[0].marks.insert(day("2024-06-10"), 1);
    let plan = plan(&PlanRequest { limit: 100, horizon_days: 2, ..request(&rituals, &utc, NOW) });
    assert_eq!(told(&plan)[..2], ["06-11 08:00 1/2024-06-11", "06-11 12:00 1/2024-06-11"]);
}

#[test]
fn counted_each_time_a_mark_quiets_one_firing_and_a_skip_takes_one_out() {
    let utc = ZoneOffsets::fixed(0).unwrap();
    let mut rituals = [ritual(1, &[THRICE])];
    rituals[0].quieting = Quieting::EachTime;
    rituals[0].marks.insert(day("2024-06-10"), 2);
    let first = |rituals: &[RitualReminders]| told(&plan(&request(rituals, &utc, NOW)))[0].clone();
    assert_eq!(first(&rituals), "06-10 18:00 1/2024-06-10");
    rituals[0].skips.push(Skip::Firing(time("2024-06-10T08:00:00")));
    assert_eq!(first(&rituals), "06-11 08:00 1/2024-06-11");
    rituals[0].marks.clear();
    assert_eq!(first(&rituals), "06-10 12:00 1/2024-06-10");
    rituals[0].skips.push(Skip::Day(day("2024-06-10")));
    assert_eq!(first(&rituals), "06-11 08:00 1/2024-06-11");
}

#[test]
fn pauses_silence_by_ritual_day() {
    let utc = ZoneOffsets::fixed(0).unwrap();
    let span = |from, to: Option<&str>| DaySpan { from: day(from), to: to.map(day) };
    let mut rituals = [ritual(1, &[("2024-06-01T01:00:00", "FREQ=DAILY")]), ritual(2, &[THRICE])];
    rituals[1].pauses.push(span("2024-06-12", None));
    let everything = [span("2024-06-10", Some("2024-06-10"))];
    let plan =
        plan(&PlanRequest { pauses: &everything, limit: 9, horizon_days: 3, ..request(&rituals, &utc, NOW) });
    // 01:00 on the 11th is of the 10th and silent.
    assert_eq!(
        told(&plan),
        [
            "06-11 08:00 2/2024-06-11",
            "06-11 12:00 2/2024-06-11",
            "06-11 18:00 2/2024-06-11",
            "06-12 01:00 1/2024-06-11",
            "06-13 01:00 1/2024-06-12",
        ]
    );
}

#[test]
fn a_snooze_takes_its_firings_place_and_is_never_lost() {
    let utc_offsets = ZoneOffsets::fixed(0).unwrap();
    let mut rituals = [ritual(1, &[("2024-06-01T21:30:00", "FREQ=DAILY")])];
    rituals[0]
        .snoozes
        .push(Snooze { rule_local: time("2024-06-10T21:30:00"), until: utc("2024-06-10T22:30:00Z") });
    let at = |rituals: &[RitualReminders], now: &str, quiet| {
        told(&plan(&PlanRequest { quiet, ..request(rituals, &utc_offsets, now) }))[0].clone()
    };
    let now = "2024-06-10T21:00:00Z";
    assert_eq!(at(&rituals, now, None), "06-10 22:30 1s/2024-06-10");
    for mode in [QuietMode::Drop, QuietMode::Defer] {
        assert_eq!(at(&rituals, now, Some(night(mode))), "06-11 07:00 1sd/2024-06-10");
        // Overdue in quiet hours: it waits for their end; afterwards it rings at once.
        assert_eq!(at(&rituals, "2024-06-11T03:00:00Z", Some(night(mode))), "06-11 07:00 1sd/2024-06-10");
    }
    assert_eq!(at(&rituals, "2024-06-12T12:00:00Z", None), "06-10 22:30 1s/2024-06-10");
    rituals[0].marks.insert(day("2024-06-10"), 1);
    assert_eq!(at(&rituals, now, None), "06-11 21:30 1/2024-06-11");
}

#[test]
fn what_quiet_hours_put_off_to_one_time_is_told_once_for_each_ritual_day() {
    let utc = ZoneOffsets::fixed(0).unwrap();
    let rituals = [ritual(1, &[("2024-06-01T05:00:00", "FREQ=DAILY;BYHOUR=1,5,22,23")])];
    let mut request = request(&rituals, &utc, "2024-06-10T21:00:00Z");
    request.quiet = Some(night(QuietMode::Defer));
    request.horizon_days = 1;
    let plan = plan(&request);
    assert_eq!(told(&plan), ["06-11 07:00 1d+/2024-06-10", "06-11 07:00 1d/2024-06-11"]);
    let ReminderKind::Ritual(first) = &plan.reminders[0].kind else { panic!("a ritual") };
    assert_eq!(first.rule_local, time("2024-06-10T22:00:00"));
    assert_eq!(first.also, [time("2024-06-10T23:00:00"), time("2024-06-11T01:00:00")]);
}

#[test]
fn each_ritual_keeps_its_next_and_one_slot_asks_to_open_the_app() {
    let utc = ZoneOffsets::fixed(0).unwrap();
    let rituals = [ritual(1, &[THRICE]), ritual(2, &[("2024-06-01T20:00:00", "FREQ=MONTHLY;BYMONTHDAY=30")])];
    let with = |limit| told(&plan(&PlanRequest { limit, ..request(&rituals, &utc, NOW) }));
    assert_eq!(with(0), Vec::<String>::new());
    assert_eq!(with(1), ["06-10 08:00 open"]);
    assert_eq!(with(2), ["06-10 08:00 1/2024-06-10", "06-10 12:00 open"]);
    assert_eq!(with(3), ["06-10 08:00 1/2024-06-10", "06-10 12:00 open", "06-30 20:00 2/2024-06-30"]);
    let few = [ritual(1, &[("2024-06-01T08:00:00", "FREQ=DAILY;COUNT=12")])];
    let all = plan(&PlanRequest { limit: 3, ..request(&few, &utc, NOW) });
    assert_eq!(all.reminders.len(), 3);
    assert!(all.reminders.iter().all(|reminder| reminder.kind != ReminderKind::KeepOpen));
}

fn firings_of(plan: &Plan) -> Vec<&PlannedReminder> {
    plan.reminders.iter().filter(|reminder| reminder.kind != ReminderKind::KeepOpen).collect()
}

fn any_ritual() -> impl Strategy<Value = Vec<(String, String)>> {
    let rule = prop::sample::select(vec![
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,SA,SU",
        "FREQ=MONTHLY;BYMONTHDAY=31,-1",
        "FREQ=DAILY;BYHOUR=0,2,3,23;BYMINUTE=15,30",
        "FREQ=DAILY;COUNT=40",
    ]);
    let schedule = (0_u32..24, prop::sample::select(vec![0_u32, 10, 30, 45]), rule)
        .prop_map(|(hour, minute, rule)| (format!("2024-03-01T{hour:02}:{minute:02}:00"), rule.to_owned()));
    prop::collection::vec(schedule, 1..3)
}

fn any_rituals(most: usize) -> impl Strategy<Value = Vec<RitualReminders>> {
    prop::collection::vec(any_ritual(), 1..most).prop_map(|schedules| {
        (1..)
            .zip(&schedules)
            .map(|(number, schedules)| {
                let schedules: Vec<_> =
                    schedules.iter().map(|(start, rule)| (start.as_str(), rule.as_str())).collect();
                ritual(number, &schedules)
            })
            .collect()
    })
}

fn any_quiet() -> impl Strategy<Value = Option<QuietHours>> {
    let at = |half_hours: u32| NaiveTime::from_hms_opt(half_hours / 2, half_hours % 2 * 30, 0).unwrap();
    let mode = prop::sample::select(vec![QuietMode::Drop, QuietMode::Defer]);
    prop::option::of((0_u32..48, 0_u32..48, mode).prop_map(move |(from, to, mode)| QuietHours {
        from: at(from),
        to: at(to),
        mode,
    }))
}

/// One change on 2024-03-31, of any kind: an hour, half an hour, two hours, at midnight, a whole day.
fn any_change() -> impl Strategy<Value = (i32, OffsetChange)> {
    let kinds = vec![
        (3600, "2024-03-31T01:00:00Z", 7200),
        (7200, "2024-03-31T01:00:00Z", 3600),
        (37_800, "2024-03-30T15:30:00Z", 39_600),
        (39_600, "2024-03-30T15:00:00Z", 37_800),
        (0, "2024-03-31T01:00:00Z", 7200),
        (7200, "2024-03-31T01:00:00Z", 0),
        (7200, "2024-03-30T22:00:00Z", 10_800),
        (10_800, "2024-03-30T21:00:00Z", 7200),
        (-36_000, "2024-03-31T10:00:00Z", 50_400),
        (46_800, "2024-03-31T03:00:00Z", -39_600),
    ];
    prop::sample::select(kinds)
        .prop_map(|(before, at, offset_seconds)| (before, OffsetChange { at: utc(at), offset_seconds }))
}

/// The offsets a phone would hand in at `now`: none older than the look-back.
fn offsets_at(now: Instant, (before, change): (i32, OffsetChange)) -> ZoneOffsets {
    if change.at <= now - LOOK_BACK {
        ZoneOffsets::fixed(change.offset_seconds).unwrap()
    } else {
        ZoneOffsets::new(before, &[change]).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_plan_with_one_slot_more_holds_the_same(
        rituals in any_rituals(9), quiet in any_quiet(), change in any_change(), hour in 0_i64..300,
    ) {
        let now = utc("2024-03-25T00:00:00Z") + TimeDelta::hours(hour);
        let offsets = offsets_at(now, change);
        let with = |limit| {
            plan(&PlanRequest { quiet, limit, now, horizon_days: 20, ..request(&rituals, &offsets, NOW) })
        };
        let everything = with(100_000);
        let mut smaller = with(0);
        for limit in 1..30 {
            let larger = with(limit);
            prop_assert!(larger.reminders.len() <= limit);
            prop_assert!(larger.reminders.is_sorted_by_key(|reminder| reminder.instant));
            let kept = firings_of(&larger);
            prop_assert!(firings_of(&smaller).iter().all(|reminder| kept.contains(reminder)));
            // What is left out first is what the kept slot stands for; nothing is left out without it.
            let left_out = everything.reminders.iter().find(|reminder| !kept.contains(reminder));
            let open = larger.reminders.iter().find(|reminder| reminder.kind == ReminderKind::KeepOpen);
            prop_assert_eq!(open.map(|open| open.instant), left_out.map(|left_out| left_out.instant));
            smaller = larger;
        }
    }

    /// Re-planned each minute through a change of offset, with what rang left out or not, nothing is lost
    /// and nothing rings twice. When more rings at one instant than there are slots (a skipped day doubles
    /// them), the kept slot rings then in place of the rest.
    #[test]
    fn stepping_minute_by_minute_rings_each_once(
        mut rituals in any_rituals(4), quiet in any_quiet(), change in any_change(), remembers in any::<bool>(),
        limit in prop::sample::select(vec![5_usize, 64]),
    ) {
        let begin = change.1.at - TimeDelta::hours(30);
        let end = change.1.at + TimeDelta::hours(54);
        let offsets = offsets_at(begin, change);
        let all = plan(&PlanRequest { quiet, limit: usize::MAX, now: begin, horizon_days: 9, ..request(&rituals, &offsets, NOW) });
        let wanted: Vec<_> = all.reminders.into_iter().filter(|reminder| reminder.instant <= end).collect();
        let mut rung = Vec::new();
        let mut asked_to_open = BTreeSet::new();
        let mut now = begin;
        while now < end {
            let offsets = offsets_at(now, change);
            let next = plan(&PlanRequest { quiet, limit, now, horizon_days: 9, ..request(&rituals, &offsets, NOW) });
            now += TimeDelta::minutes(1);
            for reminder in next.reminders.into_iter().take_while(|reminder| reminder.instant <= now) {
                let ReminderKind::Ritual(firing) = &reminder.kind else {
                    asked_to_open.insert(reminder.instant);
                    continue;
                };
                if remembers {
                    let ritual = rituals.iter_mut().find(|ritual| ritual.ritual == firing.ritual).unwrap();
                    ritual.rung.insert(firing.rule_local);
                    ritual.rung.extend(&firing.also);
                }
                rung.push(reminder);
            }
        }
        let mut told = rung.iter().peekable();
        for reminder in &wanted {
            if told.peek() == Some(&reminder) {
                told.next();
            } else {
                prop_assert!(asked_to_open.contains(&reminder.instant), "lost: {reminder:?}");
            }
        }
        prop_assert!(told.next().is_none(), "rung twice or out of order");
        prop_assert!(limit < 64 || rung.len() == wanted.len());
        // A clock set back rings none of them again.
        if remembers {
            let offsets = offsets_at(begin, change);
            let again = plan(&PlanRequest { quiet, limit, now: begin, horizon_days: 9, ..request(&rituals, &offsets, NOW) });
            prop_assert!(again.reminders.iter().all(|reminder| !rung.contains(reminder)));
        }
    }

    #[test]
    fn the_merge_lists_what_the_rules_say(
        rituals in any_rituals(5), quiet in any_quiet(), change in any_change(), hour in 0_i64..300,
    ) {
        let now = utc("2024-03-25T00:00:00Z") + TimeDelta::hours(hour);
        let offsets = offsets_at(now, change);
        let reminders: Vec<_> = rituals.iter().flat_map(|ritual| ritual.recurrences.clone()).collect();
        let mut wanted: Vec<(DateTime<_>, usize)> = Vec::new();
        for (index, reminder) in reminders.iter().enumerate() {
            for rule_local in reminder.occurrences_from(time("2024-03-01T00:00:00")).take_while(|at| *at < time("2024-05-01T00:00:00")) {
                let fires = offsets.resolve(rule_local);
                let silent = quiet.filter(|quiet| quiet.cover(fires.local));
                let rings = match silent {
                    None => Some(fires.instant),
                    Some(quiet) if quiet.mode == QuietMode::Drop => None,
                    Some(quiet) => {
                        // The next minute at which the wall shows the end, or would if it existed.
                        let mut end = fires.local;
                        while end.time() != quiet.to {
                            end += TimeDelta::minutes(5);
                        }
                        Some(offsets.resolve(end).instant)
                    }
                };
                wanted.extend(rings.filter(|&rings| rings > now).map(|rings| (rings, index)));
            }
        }
        wanted.sort_unstable();
        wanted.truncate(20);
        let found = merge(&reminders, &offsets, quiet, now, 20);
        let known: BTreeSet<_> = wanted.last().map(|last| last.0).into_iter().collect();
        if known.iter().all(|&last| last < utc("2024-04-25T00:00:00Z")) {
            prop_assert_eq!(found, wanted);
        }
    }
}
