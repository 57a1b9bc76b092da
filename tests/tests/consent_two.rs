//! The checks of `docs/spec/consent.md` that two phones are needed for: what must not be told is equal, byte by byte, in
//! two worlds that differ in nothing else; and what is told is on the list that was read before the yes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::couple::room::{LeaveRequest, LeaveWay, LinkStateView, ProposeRequest, SharedHistory};
use rekindle_core::couple::share::{LIST_BEFORE_YES, ShareLevel, Shareable};
use rekindle_core::couple::streak::{GoalDays, WeekStart};
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::pausing::PauseRequest;
use rekindle_core::rituals::room::EditRequest;
use rekindle_core::sessions::sensate::Phase;
use rekindle_core::{Companion, Seed};
use rekindle_tests::simulation::Chance;
use rekindle_tests::two::{EN, Two, at, day, make_ritual, noon};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The list that is read before the yes (`couple.share`), and the kinds of fact that each of its lines stands for.
const LIST: [(&str, &[&str]); 7] = [
    ("marks", &["mark", "day_mark", "take_back", "ritual_name"]),
    ("proposals", &["proposal", "accept"]),
    ("pauses", &["pause", "pause_end"]),
    ("later", &["share_yes", "invitation", "invitation_yes"]),
    ("sessions", &["ready", "session_ask", "session_yes"]),
    ("link", &["device"]),
    ("words", &["farewell"]),
];
/// The fields that a fact may have; all but these names and days are words, numbers and names of facts.
const FIELDS: &[&str] = &[
    "closes",
    "day",
    "days",
    "declared",
    "device",
    "from",
    "goal",
    "instead_of",
    "invitation",
    "kind",
    "level",
    "mark",
    "name",
    "pause",
    "phase",
    "practice",
    "proposal",
    "question",
    "ritual",
    "rule",
    "side",
    "since",
    "start",
    "starts",
    "times",
    "until",
    "week_start",
    "what",
    "words",
];

/// Both worlds, day by day: whatever B has is the same.
fn b_cannot_tell(one: &Two, other: &Two, n: i32) {
    let ((bytes, seen), (other_bytes, other_seen)) = (one.all_of_b(n).unwrap(), other.all_of_b(n).unwrap());
    assert_eq!(seen, other_seen, "day {n}");
    assert!(bytes == other_bytes, "day {n}: B's storage differs");
}

/// Check 6.
#[test]
fn touch_changes_no_streak_and_nothing_that_the_other_has() {
    let (with, without) = (Two::paired().unwrap(), Two::paired().unwrap());
    for two in [&with, &without] {
        let walk = two.agree("Walk", RitualKind::Together).unwrap();
        let hug = make_ritual(&two.a, "Hug", RitualKind::Touch).unwrap();
        for n in 1..20 {
            if n % 3 == 0 {
                two.a.rituals().mark(walk, None, &noon(n).unwrap()).unwrap();
            }
            if std::ptr::eq(two, &raw const with) {
                two.a.rituals().mark(hug, None, &noon(n).unwrap()).unwrap();
            }
            two.exchange(n).unwrap();
        }
    }
    b_cannot_tell(&with, &without, 20);
    let here = noon(20).unwrap();
    for figures in [
        |c: &Companion, h: &_| c.couple().figures(h).unwrap(),
        |c: &Companion, h: &_| Some(c.weeks().figures(h).unwrap()),
    ] {
        assert_eq!(figures(&with.a, &here), figures(&without.a, &here));
        assert!(!figures(&with.a, &here).unwrap().connected.is_empty());
    }
}

/// Check 8, for levels.
#[test]
fn a_lowered_level_is_a_week_with_nothing_to_share() {
    for level in [ShareLevel::Off, ShareLevel::Days] {
        let (lowered, silent) = (Two::paired().unwrap(), Two::paired().unwrap());
        for two in [&lowered, &silent] {
            let walk = two.agree("Walk", RitualKind::Together).unwrap();
            let letter = two.agree("Letter", RitualKind::Each).unwrap();
            two.a.rituals().mark(walk, None, &noon(1).unwrap()).unwrap();
            two.exchange(1).unwrap();
            let is_lowered = std::ptr::eq(two, &raw const lowered);
            if is_lowered {
                two.a.couple().share(Shareable::Marks, level).unwrap();
            }
            for n in 2..9 {
                let here = noon(n).unwrap();
                two.b.rituals().mark(letter, None, &here).unwrap();
                if is_lowered {
                    // Of "days only" nothing is sent of what each does.
                    let ritual = if level == ShareLevel::Off { walk } else { letter };
                    two.a.rituals().mark(ritual, None, &here).unwrap();
                }
                two.exchange(n).unwrap();
            }
            if is_lowered {
                // Back to what was agreed on: that tells nothing either.
                two.a.couple().share(Shareable::Marks, ShareLevel::On).unwrap();
            }
            two.exchange(9).unwrap();
        }
        b_cannot_tell(&lowered, &silent, 9);
    }
}

/// How many rows of a phone's storage hold a key, or follow from one.
fn keys_in(phone: &Companion) -> u32 {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), phone.image().unwrap()).unwrap();
    let storage = rusqlite::Connection::open(file.path()).unwrap();
    let sql = "SELECT (SELECT count(*) FROM link) + (SELECT count(*) FROM link_device)
        + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM pairing)";
    storage.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Check 9.
#[test]
fn who_left_without_a_message_is_a_phone_that_is_offline() {
    for history in [SharedHistory::Keep, SharedHistory::Delete] {
        let (left, offline) = (Two::paired().unwrap(), Two::paired().unwrap());
        let mut before = Vec::new();
        let mut walk = None;
        for two in [&left, &offline] {
            let ritual = two.agree("Walk", RitualKind::Together).unwrap();
            walk = Some(ritual);
            two.a.rituals().mark(ritual, None, &noon(1).unwrap()).unwrap();
            two.exchange(1).unwrap();
            before = two.a.image().unwrap();
        }
        let walk = walk.unwrap();
        left.a.couple().leave(&LeaveRequest { way: LeaveWay::Silently, history }, &noon(2).unwrap()).unwrap();
        let sealed = left.mailbox.objects();
        for n in 2..25 {
            let here = noon(n).unwrap();
            for two in [&left, &offline] {
                two.b.rituals().mark(walk, None, &here).unwrap();
                two.b.exchange().run(&two.mailbox, &here).unwrap();
            }
            b_cannot_tell(&left, &offline, n);
        }
        assert_eq!(keys_in(&left.a), 0);
        assert!(keys_in(&offline.a) > 0);
        // A copy of the vault made afterwards opens nothing, whatever the store still has.
        let copy = Companion::from_image(&left.a.image().unwrap(), &Seed::from_bytes([3; 32])).unwrap();
        left.mailbox.tamper(|objects| objects.extend(sealed));
        let here = noon(25).unwrap();
        copy.exchange().run(&left.mailbox, &here).unwrap();
        assert_eq!(copy.exchange().run(&left.mailbox, &here).unwrap_err().code(), "not_linked");
        assert!(copy.shared_facts().unwrap().is_empty());
        // An old backup has history and no right to send: B hears nothing of it.
        let old = Companion::restored_from_image(&before, &Seed::from_bytes([4; 32])).unwrap();
        assert_eq!(old.couple().view(&here, EN).unwrap().link, LinkStateView::NeedsRelink);
        old.rituals().mark(walk, None, &here).unwrap();
        assert_eq!(old.exchange().run(&left.mailbox, &here).unwrap_err().code(), "not_linked");
        assert_eq!(old.couple().relink(&here).unwrap_err().code(), "not_linked");
        left.b.exchange().run(&left.mailbox, &here).unwrap();
        offline.b.exchange().run(&offline.mailbox, &here).unwrap();
        assert_eq!(left.b.shared_facts().unwrap(), offline.b.shared_facts().unwrap());
        assert_eq!(left.b.couple().view(&here, EN).unwrap(), offline.b.couple().view(&here, EN).unwrap());
    }
}

/// Check 12, for proposals: B proposes; A reads it and lets it be, in every way there is, or never looks.
#[test]
fn a_proposal_that_is_let_be_is_one_that_nobody_saw() {
    let (ignores, never_looks) = (Two::paired().unwrap(), Two::paired().unwrap());
    for two in [&ignores, &never_looks] {
        let walk = two.agree("Walk", RitualKind::Together).unwrap();
        two.b
            .couple()
            .propose(&ProposeRequest::Goal(GoalDays::new(5).unwrap()), None, &noon(1).unwrap(), EN)
            .unwrap();
        for n in 1..10 {
            let here = noon(n).unwrap();
            two.exchange(n).unwrap();
            if std::ptr::eq(two, &raw const ignores) {
                let couple = two.a.couple();
                let seen = couple.view(&here, EN).unwrap().proposals;
                assert_eq!(seen.len(), usize::from(n < 8), "day {n}");
                two.a.today().view(&here, EN).unwrap();
                two.a.reminders().plan(64, &here, EN).unwrap();
                let pause = PauseRequest { ritual: Some(walk), from: None, until: None };
                two.a.rituals().pause(&pause, &here).ok();
                two.a.rituals().skip(walk, None, &here).ok();
                couple.share(Shareable::Marks, ShareLevel::Off).unwrap();
                couple.invite(&here).unwrap_err();
            }
            two.exchange(n).unwrap();
        }
    }
    for n in 10..12 {
        b_cannot_tell(&ignores, &never_looks, n);
    }
    // When it has faded the next may be made, at the same instant in both worlds.
    let again = ProposeRequest::WeekStart(WeekStart::Sunday);
    for two in [&ignores, &never_looks] {
        assert!(two.b.couple().propose(&again, None, &noon(7).unwrap(), EN).is_err());
        two.b.couple().propose(&again, None, &noon(8).unwrap(), EN).unwrap();
    }
    b_cannot_tell(&ignores, &never_looks, 12);
}

/// A long life of both, by chance, in which everything is done that can be.
fn random_life(seed: u64) -> Two {
    let two = Two::paired().unwrap();
    let mut chance = Chance::new(seed);
    let rituals = [
        two.agree("Walk", RitualKind::Together).unwrap(),
        two.agree("Letter", RitualKind::Each).unwrap(),
        make_ritual(&two.a, "Hug", RitualKind::Touch).unwrap(),
        make_ritual(&two.a, "Mine", RitualKind::Together).unwrap(),
    ];
    let mut marked = Vec::new();
    for n in 0..60 {
        let here = at(n, chance.between(-300, 500)).unwrap();
        let couple = two.a.couple();
        for _ in 0..3 {
            let ritual = rituals[chance.index(rituals.len())];
            let back = i32::try_from(chance.below(12)).unwrap();
            match chance.below(12) {
                10 => drop(couple.invite_to("massage-exchange", None, &here, EN)),
                11 => {
                    let asked = "RKY1-2-2100-900-0123456789abcdef0123456789abcdef".parse().unwrap();
                    two.a.say_ready(Phase::P2, &here).unwrap();
                    two.a.send_question(asked, &here).unwrap();
                    drop(two.b.couple().share(Shareable::Invitations, ShareLevel::On));
                    drop(two.b.couple().invite_to("morning-coffee", None, &here, EN));
                    two.b.send_question(asked, &here).unwrap();
                    two.exchange(n).unwrap();
                    // A question first, then an invitation.
                    two.a.send_yes(&here).unwrap();
                    two.a.send_yes(&here).unwrap();
                }
                0..3 => {
                    let on = day(n - back).unwrap();
                    two.a.rituals().mark(ritual, Some(on), &here).unwrap();
                    marked.push((ritual, on));
                }
                3 => {
                    if let Some((ritual, on)) = chance.pick(&marked) {
                        drop(two.a.rituals().take_back(*ritual, Some(*on), &here));
                    }
                }
                4 => drop(couple.pause(Some(day(n - back).unwrap()), None, &here)),
                5 => drop(couple.resume(&here)),
                6 => {
                    let level = [ShareLevel::Off, ShareLevel::Days, ShareLevel::On][chance.index(3)];
                    drop(couple.share(Shareable::ALL[chance.index(5)], level));
                }
                7 => {
                    let goal = GoalDays::new(1 + u8::try_from(chance.below(7)).unwrap()).unwrap();
                    drop(couple.propose(&ProposeRequest::Goal(goal), None, &here, EN));
                }
                8 => {
                    let edit = EditRequest { name: Some(format!("Name {n}")), ..EditRequest::default() };
                    two.a.rituals().edit(ritual, &edit, &here, EN).unwrap();
                }
                _ => {
                    let start = ProposeRequest::WeekStart(WeekStart::Sunday);
                    drop(two.b.couple().propose(&start, None, &here, EN));
                    two.exchange(n).unwrap();
                    let open = couple.view(&here, EN).unwrap().proposals.into_iter().find(|one| !one.own);
                    open.map(|one| couple.accept_proposal(one.id, &here));
                    two.a.rituals().skip(ritual, None, &here).ok();
                }
            }
        }
        two.exchange(n).unwrap();
    }
    let here = noon(60).unwrap();
    let way = LeaveWay::WithWords("Thank you for the walks.".to_owned());
    two.a.couple().leave(&LeaveRequest { way, history: SharedHistory::Keep }, &here).unwrap();
    two.a.exchange().run(&two.mailbox, &here).unwrap();
    two.b.exchange().run(&two.mailbox, &here).unwrap();
    two
}

/// What B got of A: kinds, with what they say.
fn sent_by_a(two: &Two) -> Vec<(String, Value)> {
    let facts = two.b.shared_facts().unwrap();
    let a = facts.iter().find(|fact| {
        fact.kind == "device" && serde_json::from_slice::<Value>(&fact.payload).unwrap()["side"] == "first"
    });
    let a = a.unwrap().name.split_once('-').unwrap().0.to_owned();
    facts
        .into_iter()
        .filter(|fact| fact.name.starts_with(&a))
        .map(|fact| (fact.kind, serde_json::from_slice(&fact.payload).unwrap()))
        .collect()
}

/// Every text in it, with the field it stands in.
fn texts(field: &str, value: &Value, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| texts(name, value, all)),
        Value::Array(values) => values.iter().for_each(|value| texts(field, value, all)),
        Value::String(text) => all.push((field.to_owned(), text.clone())),
        _ => all.push((field.to_owned(), String::new())),
    }
}

/// Checks 7 and 11.
#[test]
fn what_is_sent_is_on_the_list_and_no_finer_than_a_day() {
    let words = include_str!("../../core/content/en/words/couple.toml");
    let list = words.split("[couple.share]").nth(1).unwrap().split("\n[").next().unwrap();
    let shown: BTreeSet<&str> =
        list.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
    let lines: BTreeSet<&str> = LIST.iter().map(|(line, _)| *line).chain(["never"]).collect();
    assert_eq!(
        LIST_BEFORE_YES.into_iter().collect::<BTreeSet<_>>(),
        lines,
        "a line for each kind, and no other"
    );
    assert_eq!(shown, lines.into_iter().chain(["title"]).collect(), "each has its words");
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..6 {
        let two = random_life(seed);
        for (kind, said) in sent_by_a(&two) {
            *kinds.entry(kind.clone()).or_default() += 1;
            let mut all = Vec::new();
            texts("", &said, &mut all);
            for (field, text) in all {
                assert!(FIELDS.contains(&field.as_str()), "{kind} has a field {field}");
                if let Ok(on) = text.parse::<rekindle_core::moment::RitualDay>() {
                    assert!(
                        field == "until" || on >= day(0).unwrap(),
                        "{kind} {field} is of {on}, before the pairing"
                    );
                }
                let is_instant = text.len() > 10 && text.as_bytes().get(10) == Some(&b'T');
                assert!(!is_instant || field == "starts", "{kind} {field} is finer than a day: {text}");
            }
        }
    }
    let listed: BTreeSet<&str> = LIST.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect();
    let sent: BTreeSet<&str> = kinds.keys().map(String::as_str).collect();
    assert_eq!(sent, listed, "{kinds:?}");
}

/// Check 7: whoever watches the store sees the same windows, however a person taps.
#[test]
fn ten_schedules_of_taps_give_the_same_upload_windows() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = BTreeSet::new();
    for schedule in 0..10 {
        let two = Two::paired().unwrap();
        let walk = two.agree("Walk", RitualKind::Together).unwrap();
        two.a.exchange().set_mailbox(folder.path().to_str()).unwrap();
        // The same state of the generator in all ten: the secret of the windows is drawn here.
        two.a.exchange().next_window(&noon(0).unwrap()).unwrap();
        let mut chance = Chance::new(schedule);
        let mut windows = Vec::new();
        for quarter in 0..4 * 96 {
            let here = at(1, quarter * 15).unwrap();
            if schedule > 0 && chance.one_in(6) {
                two.a.rituals().mark(walk, None, &here).unwrap();
                two.a.exchange().next_window(&here).unwrap();
            }
            if schedule > 4 && chance.one_in(10) {
                two.a.exchange().run_here(&here).unwrap();
            }
            if two.a.exchange().run_in_window(&here).unwrap().is_some() {
                windows.push(quarter);
            }
        }
        assert!(windows.len() >= 15, "{windows:?}");
        seen.insert(windows);
    }
    assert_eq!(seen.len(), 1, "{seen:?}");
}
