//! Guided sessions in the terminal: in a pipe, live, from another window, killed and come back to, locked, and with the
//! yes on a second phone.

#[cfg(unix)]
mod live;
mod sensate;

use crate::support::{Home, files};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longest wait for an event.
const PATIENCE: Duration = Duration::from_secs(30);

/// A month after the first day: everything is offered.
const LATER: &str = "2026-04-10T19:00:00Z";
const LATER_DAY: &str = "2026-04-10";

fn refused(home: &Home, arguments: &[&str], input: &[u8]) -> (String, String) {
    let output = home.run_with(&[arguments, &["--json"]].concat(), input);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(!text.contains("panicked") && !text.contains('{'), "{text}");
    (document["error"]["code"].as_str().unwrap().to_owned(), text)
}

/// A session that runs in a process of its own, told by its events.
struct Running {
    child: Child,
    input: Option<ChildStdin>,
    events: Receiver<Value>,
}

impl Running {
    fn start(home: &Home, arguments: &[&str]) -> Self {
        let mut command = home.command(&[&["session", "run", "--json"], arguments].concat());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), child.stdout.take().unwrap());
        let (sender, events) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = sender.send(serde_json::from_str(&line).unwrap());
            }
        });
        Self { child, input, events }
    }

    /// One that needs two yeses, begun and left, so that its clock may run fast afterwards.
    fn begin_with_two_yeses(home: &Home, arguments: &[&str]) {
        let mut running = Self::start(home, arguments);
        for who in ["owner", "other"] {
            running.until("asks", who);
            running.say("yes");
        }
        running.until("cue", "settle");
        running.say("quit");
        running.ends();
    }

    fn say(&mut self, line: &str) {
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
    }

    fn event(&mut self) -> Value {
        self.events.recv_timeout(PATIENCE).unwrap()
    }

    /// Reads on to an event of this name, and for a cue of this part or kind.
    fn until(&mut self, event: &str, what: &str) -> Value {
        loop {
            let found = self.event();
            let is_it = [&found["part"], &found["kind"], &found["state"], &found["who"]]
                .iter()
                .any(|one| *one == &json!(what));
            if found["event"] == event && (what.is_empty() || is_it) {
                return found;
            }
        }
    }

    fn ends(mut self) {
        drop(self.input.take());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Where a test failed in the middle.
        let _ = self.child.kill();
    }
}

fn status(home: &Home) -> Value {
    home.json(&["session", "status"])
}

#[test]
fn looking_makes_nothing_and_nothing_runs() {
    let home = Home::new();
    assert_eq!(status(&home)["state"], "none");
    let list = home.json(&["session", "list"]);
    let ids: Vec<&str> =
        list["exercises"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"active-listening") && !ids.contains(&"massage-exchange"), "{ids:?}");
    assert_eq!(list["phases"], Value::Null, "not on the first days");
    assert_eq!(home.json(&["session", "log"]), json!({ "sessions": [] }));
    assert!(!home.path().exists());
    for arguments in [&["session", "pause"] as &[&str], &["session", "stop"], &["session", "resume"]] {
        assert_eq!(refused(&home, arguments, b"").0, "no_vault");
    }
    let home = Home::with_ritual("morning-coffee");
    for command in ["pause", "stop", "checkout", "run"] {
        assert_eq!(refused(&home, &["session", command], b"").0, "no_such_session", "{command}");
    }
}

#[test]
fn a_pipe_gets_the_lines_and_a_script_the_cues() {
    let home = Home::new();
    let run = ["session", "run", "six-second-kiss", "--speed", "50"];
    assert_eq!(home.text(&run), "Stop at the door.\nNow.\nThat is the end.\n");
    assert_eq!(status(&home)["state"], "none");
    assert!(!home.path().join("session-pace").exists(), "the clock is the real one again");

    let mut running = Running::start(&home, &["weekly-check-in", "--speed", "2000"]);
    let mut heard = Vec::new();
    loop {
        let event = running.event();
        match event["event"].as_str().unwrap() {
            "cue" => heard.push(event["part"].as_str().unwrap_or("end").to_owned()),
            "over" => break assert_eq!(event["asks_after"], false),
            other => panic!("{other}"),
        }
    }
    running.ends();
    assert_eq!(heard, ["settle", "turn-a", "turn-a", "switch", "turn-b", "turn-b", "rest", "end"]);
}

#[test]
fn two_yeses_are_asked_and_a_missing_one_begins_nothing() {
    let home = Home::new();
    for answers in [&["yes", ""] as &[&str], &["", "yes"], &["no", "no"], &["yes please", "yes"]] {
        let mut running = Running::start(&home, &["massage-exchange"]);
        for (who, answer) in ["owner", "other"].iter().zip(answers) {
            running.until("asks", who);
            running.say(answer);
        }
        running.until("not_begun", "");
        running.ends();
        assert_eq!(status(&home)["state"], "none", "{answers:?}");
    }
    Running::begin_with_two_yeses(&home, &["massage-exchange", "--turn", "3"]);
    let mut running = Running::start(&home, &["--speed", "1000"]);
    running.until("cue", "turn-b");
    running.until("over", "check-out");
    running.ends();
}

#[test]
fn killed_in_the_middle_it_goes_on_where_the_clock_says() {
    let home = Home::new();
    let mut running = Running::start(&home, &["stress-talk", "--turn", "10", "--speed", "60"]);
    running.until("cue", "turn-a");
    let before = status(&home)["remaining_ms"].as_u64().unwrap();
    running.child.kill().unwrap();
    running.child.wait().unwrap();
    std::thread::sleep(Duration::from_secs(2));
    let after = status(&home);
    let passed = before - after["remaining_ms"].as_u64().unwrap();
    assert_eq!(after["state"], "turn-a");
    assert!((120_000..400_000).contains(&passed), "two minutes of its clock went by: {passed}");

    // Another exercise does not take its place, and coming back needs no name.
    assert_eq!(refused(&home, &["session", "run", "solo-check-in"], b"").0, "session_running");
    let mut running = Running::start(&home, &["--speed", "2000"]);
    assert_eq!(running.until("state", "turn-a")["id"], "stress-talk");
    running.until("cue", "switch");
    running.until("cue", "turn-b");
    running.until("over", "check-out");
    running.ends();
}

#[test]
fn another_window_pauses_goes_on_taps_and_stops() {
    let home = Home::new();
    let mut running = Running::start(&home, &["active-listening", "--turn", "3"]);
    running.until("cue", "settle");
    assert_eq!(home.json(&["session", "pause"])["state"], "paused");
    assert_eq!(refused(&home, &["session", "pause"], b"").0, "session_not_now");
    let paused = status(&home)["remaining_ms"].clone();
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(status(&home)["remaining_ms"], paused, "the clock stands");
    assert_eq!(home.json(&["session", "resume"])["state"], "settle");
    assert_eq!(home.json(&["session", "tap"])["state"], "turn-a");
    // A script leads it by lines.
    running.say("pause");
    running.until("state", "paused");
    running.say("r");
    running.until("cue", "goes_on");
    running.say("end");
    running.until("cue", "turn-a");
    running.say("quit");
    running.until("left", "");
    running.ends();
    assert_eq!(status(&home)["turn"], "second", "it goes on without the window");
    assert_eq!(home.json(&["session", "stop"])["state"], "stopped");
    assert_eq!(status(&home)["state"], "none");
}

#[test]
fn with_a_pin_looking_pausing_and_stopping_work_and_know_no_name() {
    let home = Home::new();
    Running::begin_with_two_yeses(&home, &["massage-exchange"]);
    home.json_with(&["pin", "set"], b"2580\n");
    let status = status(&home);
    assert_eq!((&status["state"], status.get("id")), (&json!("settle"), None));
    assert_eq!(status["next"]["line"], "It begins.");
    assert!(!home.text(&["session", "status"]).contains("massage"));
    for command in ["resume", "tap", "run", "list", "log", "gate", "checkout"] {
        assert_eq!(refused(&home, &["session", command], b"").0, "locked", "{command}");
    }
    assert_eq!(home.json(&["session", "pause"])["state"], "paused");
    let resumed = home.json_with(&["session", "resume", "--pin-fd", "0"], b"2580\n");
    assert_eq!(resumed["id"], "massage-exchange");
    assert_eq!(home.json(&["session", "stop", "--traceless"])["state"], "stopped");
    assert_eq!(home.json_with(&["session", "log", "--pin-fd", "0"], b"2580\n")["sessions"], json!([]));
}

#[test]
fn nonsense_is_refused_with_what_would_do() {
    let home = Home::with_ritual("morning-coffee");
    let before = files(&home.path());
    assert_eq!(refused(&home, &["session", "run", "tea"], b"").0, "no_such_exercise");
    assert_eq!(files(&home.path()), before);
    for (turn, told) in [("0", "3 minutes to 15 minutes"), ("16", "3 minutes to 15 minutes")] {
        let (code, text) = refused(&home, &["session", "run", "active-listening", "--turn", turn], b"");
        assert_eq!(code, "session_length");
        assert!(text.contains(told), "{text}");
    }
    assert!(
        refused(&home, &["session", "run", "six-second-kiss", "--turn", "1"], b"")
            .1
            .contains("3 seconds to 30")
    );
    for (arguments, code) in [
        (&["long-hug", "--turn", "1"] as &[&str], "session_length"),
        (&["active-listening", "--rest", "6"], "session_length"),
        (&["sensate-p1"], "session_not_offered"),
        (&["sensate-p3"], "session_not_offered"),
        (&["massage-exchange", "--two-phones"], "session_closed"),
    ] {
        assert_eq!(refused(&home, &[&["session", "run"], arguments].concat(), b"").0, code, "{arguments:?}");
    }
    assert_eq!(refused(&home, &["session", "answer"], b"hello").0, "session_not_a_yes");
    assert_eq!(refused(&home, &["session", "answer"], b"RKY9-1").0, "session_newer_yes");
    for usage in [
        &["session", "run", "long-hug", "--speed", "0"] as &[&str],
        &["session", "run", "long-hug", "--speed", "fast"],
        &["session", "run", "long-hug", "--turn", "-1"],
        &["session", "gate", "--answers", "none"],
        &["session", "nothing"],
    ] {
        assert_eq!(home.run(usage).status.code(), Some(2), "{usage:?}");
    }
    assert_eq!(status(&home)["state"], "none");
}
