//! The main job, as a person does it in a terminal: the way to a first ritual, the ring, the answer, the week.

use crate::support::{Home, NOW};
use rexpect::process::WaitStatus;
use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use std::time::Duration;

/// Longest wait for anything, in milliseconds.
const PATIENCE: u64 = 20_000;
/// Long enough for a ring that was due to have come.
const SILENCE: Duration = Duration::from_secs(6);

fn terminal(home: &Home, arguments: &[&str]) -> PtySession {
    let options = Options::new().timeout_ms(Some(PATIENCE)).strip_ansi_escape_codes(true);
    spawn_with_options(home.command(arguments), options).unwrap()
}

fn ends_well(mut session: PtySession) -> String {
    let rest = session.exp_eof().unwrap();
    assert!(matches!(session.process().wait().unwrap(), WaitStatus::Exited(_, 0)), "{rest}");
    rest
}

/// Rings, and says so with a bell.
fn rings(session: &mut PtySession) {
    session.exp_string("\u{7}").unwrap();
    session.exp_string("A moment for you.").unwrap();
    session.exp_string("done, later or skip?").unwrap();
}

#[test]
fn from_nothing_to_a_ritual_a_ring_a_note_and_the_week() {
    let home = Home::new();

    // The first start leads to one ritual. What a partner sees is said before anything is asked.
    let mut first = terminal(&home, &["--now", NOW]);
    let before = first.exp_string("What do you miss most?").unwrap();
    assert!(before.contains("Will my partner see this?"), "{before}");
    for answer in ["1", "", "1"] {
        first.exp_string("or Enter to skip:").unwrap();
        first.send_line(answer).unwrap();
    }
    first.exp_string("An appreciation a day").unwrap();
    first.exp_string("Make it a ritual? [Y/n]").unwrap();
    first.send_line("").unwrap();
    first.exp_string("When would you like to be reminded?").unwrap();
    first.send_line("20:01").unwrap();
    first.exp_string("The first reminder: Tuesday 10 March, 20:01.").unwrap();
    ends_well(first);

    // It rings, and "done" is booked.
    let mut remind = terminal(&home, &["remind", "--now", "2026-03-10T19:00:57Z"]);
    remind.exp_string("Next: 20:01").unwrap();
    rings(&mut remind);
    remind.send_line("done").unwrap();
    remind.exp_string("Noted for Tuesday 10 March.").unwrap();
    remind.send_control('c').unwrap();
    remind.exp_string("Ended.").unwrap();
    ends_well(remind);

    // The week shows it.
    let week = ends_well(terminal(&home, &["streak"]));
    assert!(week.contains("Connected") && week.contains("1 of 3 days"), "{week}");
    assert_eq!(home.json(&["streak"])["connected"], serde_json::json!(["2026-03-10"]));
    // Now that there is a ritual, a start without a command shows today.
    let today = ends_well(terminal(&home, &[]));
    assert!(today.contains("Done today"), "{today}");
}

#[test]
fn after_midnight_it_is_booked_on_the_day_before() {
    let home = Home::new();
    home.json(&["ritual", "adopt", "two-minutes", "--at", "01:30"]);
    let mut remind = terminal(&home, &["remind", "--now", "2026-03-11T00:29:57Z"]);
    rings(&mut remind);
    // The first letter is enough.
    remind.send_line("d").unwrap();
    remind.exp_string("Noted for Tuesday 10 March.").unwrap();
    remind.send_control('c').unwrap();
    ends_well(remind);
    assert_eq!(home.json(&["streak"])["connected"], serde_json::json!(["2026-03-10"]));
}

#[test]
fn a_restart_does_not_ring_again() {
    let home = Home::new();
    home.json(&["ritual", "adopt", "two-minutes", "--at", "20:30"]);
    let before = ["remind", "--now", "2026-03-10T19:29:57Z"];
    let mut remind = terminal(&home, &before);
    rings(&mut remind);
    remind.send_control('c').unwrap();
    ends_well(remind);

    // Nothing was answered, and the clock is where it was: only what is kept in the vault can know.
    let mut again = terminal(&home, &before);
    again.exp_string("Next: Wednesday 11 March, 20:30").unwrap();
    std::thread::sleep(SILENCE);
    again.send_control('c').unwrap();
    let rest = ends_well(again);
    assert!(!rest.contains('\u{7}') && !rest.contains("A moment"), "{rest}");
}

#[test]
fn later_rings_in_an_hour_and_a_mark_elsewhere_silences() {
    let home = Home::new();
    let ritual = home.json(&["ritual", "adopt", "two-minutes", "--at", "20:30"]);
    let mut remind = terminal(&home, &["remind", "--now", "2026-03-10T19:29:57Z"]);
    rings(&mut remind);
    remind.send_line("later").unwrap();
    remind.exp_string("Again at 21:30.").unwrap();
    remind.send_control('c').unwrap();
    ends_well(remind);

    let planned = home.json(&["reminders", "--now", "2026-03-10T19:31:00Z"]);
    assert_eq!(planned["items"][0]["fires_local"].as_str().unwrap()[..16], *"2026-03-10T21:30");
    assert_eq!(planned["items"][0]["rule_local"], "2026-03-10T20:30:00");
    assert_eq!(planned["items"][0]["ritual"], ritual["ritual"]["id"]);

    // Noted in another window a moment before it would ring.
    let mut remind = terminal(&home, &["remind", "--now", "2026-03-10T20:29:55Z"]);
    remind.exp_string("Next: 21:3").unwrap();
    home.json(&["ritual", "done", "two-minutes", "--now", "2026-03-10T20:29:00Z"]);
    std::thread::sleep(SILENCE * 2);
    remind.send_control('c').unwrap();
    let rest = ends_well(remind);
    assert!(!rest.contains('\u{7}'), "{rest}");
}

#[test]
fn a_ring_names_no_ritual_unless_it_was_chosen_or_asked() {
    let home = Home::new();
    home.json(&["ritual", "adopt", "two-minutes", "--at", "20:30"]);
    let mut remind = terminal(&home, &["remind", "--now", "2026-03-10T19:29:57Z"]);
    let before = remind.exp_string("done, later or skip?").unwrap();
    assert!(!before.contains("Two minutes"), "{before}");
    remind.send_line("show").unwrap();
    remind.exp_string("Two minutes").unwrap();
    remind.send_line("skip").unwrap();
    remind.exp_string("Skipped for Tuesday 10 March.").unwrap();
    remind.send_control('c').unwrap();
    ends_well(remind);

    home.json(&["settings", "names-in-notices", "on"]);
    let mut remind = terminal(&home, &["remind", "--now", "2026-03-11T19:29:57Z"]);
    remind.exp_string("Two minutes").unwrap();
    remind.send_control('c').unwrap();
    ends_well(remind);
}

#[test]
fn every_question_can_be_passed_and_a_no_is_taken() {
    let home = Home::new();
    let mut start = terminal(&home, &["start"]);
    for _ in 0..3 {
        start.exp_string("or Enter to skip:").unwrap();
        start.send_line("").unwrap();
    }
    start.exp_string("Make it a ritual? [Y/n]").unwrap();
    start.send_line("n").unwrap();
    start.exp_string("rekindle guide list").unwrap();
    ends_well(start);
    assert!(!home.path().exists(), "nothing was made");
}

#[test]
fn a_name_is_asked_and_never_an_argument() {
    let home = Home::new();
    let mut own = terminal(&home, &["ritual", "own"]);
    own.exp_string("Who does it?").unwrap();
    own.send_line("1").unwrap();
    own.exp_string("What do you call it?").unwrap();
    own.send_line("Tea on the roof").unwrap();
    own.exp_string("When would you like to be reminded?").unwrap();
    own.send_line("-").unwrap();
    own.exp_string("Tea on the roof is one of your rituals now.").unwrap();
    ends_well(own);
}

#[test]
fn with_the_input_ended_it_goes_on_ringing_and_asks_nothing() {
    let home = Home::new();
    home.json(&["ritual", "adopt", "two-minutes", "--at", "20:30"]);
    let mut command = home.command(&["remind", "--now", "2026-03-10T19:29:57Z", "--json"]);
    command.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::piped());
    let child = command.spawn().unwrap();
    std::thread::sleep(SILENCE);
    signal("-INT", child.id());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let events: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let names: Vec<&str> = events.iter().map(|event| event["event"].as_str().unwrap()).collect();
    assert_eq!(names, ["waiting", "rings", "ended"]);
    assert_eq!(events[1]["day"], "2026-03-10");
    assert_eq!(events[1]["utc"], "2026-03-10T19:30:00Z");
}

#[test]
fn what_a_suspended_machine_slept_through_is_told_when_it_wakes() {
    let home = Home::new();
    home.json(&["ritual", "adopt", "two-minutes", "--at", "20:30"]);
    home.json(&["ritual", "adopt", "morning-coffee", "--at", "20:31"]);
    let mut command = home.command(&["remind", "--now", "2026-03-10T19:29:56Z", "--json"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let child = command.spawn().unwrap();
    std::thread::sleep(Duration::from_secs(1));
    signal("-STOP", child.id());
    std::thread::sleep(SILENCE);
    signal("-CONT", child.id());
    std::thread::sleep(Duration::from_secs(3));
    signal("-INT", child.id());
    let text = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(text.matches(r#""event":"rings""#).count(), 1, "{text}");
    assert!(text.contains("2026-03-10T19:30:00Z"), "{text}");
}

fn signal(name: &str, process: u32) {
    let sent = std::process::Command::new("kill").args([name, &process.to_string()]).status();
    assert!(sent.unwrap().success());
}

#[test]
fn with_a_pin_it_rings_and_books_and_says_no_name() {
    let home = Home::new();
    home.json(&["ritual", "adopt", "two-minutes", "--at", "20:30"]);
    home.json_with(&["pin", "set"], b"2580\n");
    let mut remind = terminal(&home, &["remind", "--now", "2026-03-10T19:29:57Z"]);
    rings(&mut remind);
    remind.send_line("show").unwrap();
    remind.exp_string("This is locked.").unwrap();
    remind.send_line("done").unwrap();
    remind.exp_string("Noted for Tuesday 10 March.").unwrap();
    remind.send_control('c').unwrap();
    ends_well(remind);
    let week = home.json_with(&["streak", "--pin-fd", "0"], b"2580\n");
    assert_eq!(week["connected"], serde_json::json!(["2026-03-10"]));
}
