//! How it looks: colours only where they belong, the language that was asked for, quiet ends.

use crate::support::{Home, program, run, text};
use std::process::Stdio;

const ESCAPE: u8 = 0x1b;

#[test]
fn a_pipe_gets_plain_text() {
    let home = Home::with_ritual("morning-coffee");
    for arguments in
        [&["today"] as &[&str], &["streak"], &["guide", "list"], &["ritual", "list"], &["settings"]]
    {
        assert!(!home.run(arguments).stdout.contains(&ESCAPE), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_gets_colours_unless_no_color_is_set() {
    use rexpect::session::spawn_command;
    let home = Home::with_ritual("morning-coffee");
    let shown = |no_color: bool| {
        let mut command = home.command(&["today"]);
        if no_color {
            command.env("NO_COLOR", "1");
        }
        spawn_command(command, Some(20_000)).unwrap().exp_eof().unwrap()
    };
    assert!(shown(false).as_bytes().contains(&ESCAPE));
    assert!(!shown(true).as_bytes().contains(&ESCAPE));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let home = Home::with_ritual("morning-coffee");
    for arguments in [&["guide", "list"] as &[&str], &["reminders", "--limit", "5000", "--json"], &["man"]] {
        let mut child =
            home.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert!(output.status.success(), "{arguments:?}");
    }
}

#[test]
fn dots_are_never_told_by_colour_alone() {
    let home = Home::with_ritual("morning-coffee");
    home.json(&["ritual", "done", "morning-coffee", "--day", "2026-03-02"]);
    home.json(&["ritual", "pause", "--from", "2026-03-05", "--until", "2026-03-06"]);
    let streak = home.text(&["streak"]);
    for told in ["● Connected", "– Paused", "○ Quiet", "· To come"] {
        assert!(streak.contains(told), "{told} is missing in\n{streak}");
    }
}

#[test]
fn it_speaks_the_language_that_was_asked_for() {
    let home = Home::with_ritual("morning-coffee");
    let spanish = "Esta semana";
    assert!(!home.text(&["today"]).contains(spanish));
    assert!(home.text(&["today", "--lang", "es"]).contains(spanish));
    for (name, value) in [("LANG", "es_ES.UTF-8"), ("LC_ALL", "es_MX.UTF-8"), ("LC_MESSAGES", "es")] {
        let mut command = home.command(&["today"]);
        command.env(name, value);
        assert!(text(&run(command, b"")).contains(spanish), "{name}");
    }
    home.json(&["settings", "language", "es"]);
    assert!(home.text(&["today"]).contains(spanish));
    assert!(home.text(&["ritual", "done", "morning-coffee"]).starts_with("Anotado:"));
    assert!(!home.text(&["today", "--lang", "en"]).contains(spanish), "what is said now goes before");
    let refused = home.run(&["ritual", "done", "té"]);
    assert!(String::from_utf8_lossy(&refused.stderr).starts_with("No existe"));
}

#[test]
fn after_midnight_today_says_which_day_it_still_is() {
    let home = Home::with_ritual("morning-coffee");
    let night = home.text(&["today", "--now", "2026-03-11T00:30:00Z"]);
    assert!(night.starts_with("Tuesday 10 March\nIt is after midnight."), "{night}");
}

#[test]
fn the_systems_zone_is_asked_and_nonsense_in_it_is_told() {
    let home = Home::with_ritual("morning-coffee");
    let first = |zone: &str| {
        let mut command = program();
        command.arg("--home").arg(home.path()).args(["--now", crate::support::NOW, "reminders", "--json"]);
        run(
            {
                command.env("TZ", zone);
                command
            },
            b"",
        )
    };
    assert!(text(&first("Asia/Kathmandu")).contains("2026-03-11T01:45:00Z"), "07:30 there");
    assert!(text(&first("UTC")).contains("2026-03-11T07:30:00Z"));
    assert_eq!(first("Nowhere/Land").status.code(), Some(1));
}

#[test]
fn completions_and_manual_come_from_the_commands() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(home.text(&["completions", shell]).contains("rekindle"), "{shell}");
    }
    assert!(home.text(&["man"]).contains(".TH rekindle"));
    assert!(home.text(&["man", "ritual"]).contains("adopt"));
}
