//! Live on a terminal: keys, Ctrl+C, and each asked alone on one phone.

use super::sensate::gate;
use super::{LATER, status};
use crate::support::Home;
use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use std::time::Duration;

fn live(home: &Home, arguments: &[&str]) -> PtySession {
    let program = home.command(&[&["session", "run"], arguments].concat());
    let mut command = std::process::Command::new("/bin/sh");
    command
        .arg("-c")
        .arg("trap : INT; stty echo rows 30 cols 60; \"$0\" \"$@\"; stty -a | tr '\\n' ' '; echo gone");
    command.arg(program.get_program()).args(program.get_args());
    command.env_clear().env("LANG", "en_US.UTF-8").env("TERM", "xterm").env("NO_COLOR", "1");
    command.env("PATH", "/usr/bin:/bin");
    let options = Options::new().timeout_ms(Some(20_000)).strip_ansi_escape_codes(true);
    spawn_with_options(command, options).unwrap()
}

/// The terminal is as it was: it shows what is typed and waits for Enter.
fn is_given_back(session: &mut PtySession) {
    let modes = session.exp_string("gone").unwrap();
    assert!(modes.contains(" icanon") && modes.contains(" echo "), "{modes}");
    session.exp_eof().unwrap();
}

#[test]
fn single_keys_pause_go_on_and_end_parts() {
    let home = Home::new();
    let mut session = live(&home, &["stress-talk", "--turn", "3"]);
    session.exp_string("The day's weight").unwrap();
    session.exp_string("First turn, 3:00 left").unwrap();
    session.exp_string("Next in").unwrap();
    session.exp_string("Leave it running").unwrap();
    session.send("p").unwrap();
    session.flush().unwrap();
    session.exp_string("Paused,").unwrap();
    session.send(" ").unwrap();
    session.flush().unwrap();
    session.exp_string("\u{7}").unwrap();
    session.exp_string("First turn,").unwrap();
    // An arrow is no key of it.
    session.send("\u{1b}[D\u{1b}OS").unwrap();
    session.flush().unwrap();
    std::thread::sleep(Duration::from_millis(600));
    session.send("e").unwrap();
    session.flush().unwrap();
    session.exp_string("Changing over,").unwrap();
    session.send("S").unwrap();
    session.flush().unwrap();
    session.exp_string("Ended. That is always fine.").unwrap();
    is_given_back(&mut session);
    assert_eq!(status(&home)["state"], "none");
}

#[test]
fn ctrl_c_leaves_it_running_and_says_so() {
    let home = Home::new();
    for leave in ["q", "\u{3}"] {
        let mut session = live(&home, &["connection-time"]);
        session.exp_string("Under way,").unwrap();
        session.send(leave).unwrap();
        session.flush().unwrap();
        session.exp_string("It goes on without this window.").unwrap();
        is_given_back(&mut session);
        assert_eq!(status(&home)["state"], "whole");
    }
}

#[test]
fn a_window_that_was_suspended_locks_itself_and_still_pauses() {
    let home = Home::with_ritual("morning-coffee");
    home.json_with(&["pin", "set"], b"2580\n");
    let options = Options::new().timeout_ms(Some(20_000)).strip_ansi_escape_codes(true);
    let program = home.command(&["session", "run", "connection-time"]);
    let mut command = std::process::Command::new("/bin/sh");
    command.arg("-c").arg("echo pid $$; exec \"$0\" \"$@\"").arg(program.get_program());
    command.args(program.get_args()).env_clear().env("LANG", "en_US.UTF-8").env("TERM", "xterm");
    let mut session = spawn_with_options(command, options).unwrap();
    session.exp_string("pid ").unwrap();
    let pid = session.exp_string("\r\n").unwrap();
    session.exp_string("PIN:").unwrap();
    session.send_line("2580").unwrap();
    session.exp_string("Time for the two of you").unwrap();
    let signal = |name: &str| {
        assert!(std::process::Command::new("/bin/kill").args([name, &pid]).status().unwrap().success());
    };
    signal("-STOP");
    // A moment away is none; auto-lock is at once unless chosen.
    std::thread::sleep(Duration::from_millis(5_500));
    signal("-CONT");
    let before = session.exp_string("Unlock to go on.").unwrap();
    assert!(before.ends_with("Moments\r\n\r\n"), "{before}");
    session.send("p").unwrap();
    session.flush().unwrap();
    session.exp_string("Paused,").unwrap();
    session.send("u").unwrap();
    session.flush().unwrap();
    session.exp_string("PIN:").unwrap();
    session.send_line("2580").unwrap();
    session.exp_string("Time for the two of you").unwrap();
    session.send("q").unwrap();
    session.flush().unwrap();
    session.exp_eof().unwrap();
    assert_eq!(status(&home)["state"], "paused");
}

#[test]
fn on_one_phone_each_is_asked_alone() {
    let home = Home::with_ritual("morning-coffee");
    gate(&home, "safety=none,medical=none");
    let mut session = live(&home, &["sensate-p0", "--now", LATER]);
    let send = |session: &mut PtySession, line: &str| session.send_line(line).map(drop).unwrap();
    session.exp_string("Choose what is to be left out today.").unwrap();
    session.exp_string("Enter for none:").unwrap();
    send(&mut session, "3");
    session.exp_string("hand the phone over").unwrap();
    send(&mut session, "");
    session.exp_string("Enter for none:").unwrap();
    send(&mut session, "9 9");
    session.exp_string("not one of them").unwrap();
    send(&mut session, "");
    // Who has the phone is asked first, and reads the guest's list.
    session.exp_string("pushed to touch").unwrap();
    let asked = session.exp_string("[y/N]").unwrap();
    assert!(asked.contains("Off limits") && asked.contains("feet"), "{asked}");
    send(&mut session, "y");
    session.exp_string("hand the phone over").unwrap();
    send(&mut session, "");
    let own = session.exp_string("[y/N]").unwrap();
    assert!(!own.contains("pushed to touch"), "{own}");
    send(&mut session, "y");
    session.exp_string("Arriving,").unwrap();
    session.send("s").unwrap();
    session.flush().unwrap();
    session.exp_string("session checkout").unwrap();
    is_given_back(&mut session);
}
