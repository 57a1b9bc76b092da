//! The journal in the terminal: writing, listing, showing, changing, deleting, finding; and that what is private comes
//! in by a question, standard input or an editor alone.

use crate::support::{Home, files};
use serde_json::{Value, json};

fn write(home: &Home, arguments: &[&str], text: &str) -> Value {
    home.json_with(&[&["journal", "write"], arguments].concat(), text.as_bytes())["entry"].clone()
}

fn refused(home: &Home, arguments: &[&str], input: &[u8]) -> String {
    let output = home.run_with(&[arguments, &["--json"]].concat(), input);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error.lines().count(), 1, "{error}");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(document["error"]["hint"].as_str().unwrap().contains(' '), "{error}");
    document["error"]["code"].as_str().unwrap().to_owned()
}

fn listed(home: &Home, arguments: &[&str], input: &str) -> Vec<String> {
    let list = home.json_with(&[&["journal", "list"], arguments].concat(), input.as_bytes());
    let text = |entry: &Value| entry["text"].as_str().unwrap().to_owned();
    list["entries"].as_array().unwrap().iter().map(text).collect()
}

#[test]
fn an_entry_is_written_shown_changed_and_deleted() {
    let home = Home::new();
    let text = "The lake was still.\n\nWe said little.\n";
    let written = write(&home, &["--kind", "reflection", "--practice", "weekly-walk"], text);
    assert_eq!(
        (&written["kind"], &written["day"], &written["practice"], &written["text"]),
        (
            &json!("reflection"),
            &json!("2026-03-10"),
            &json!("weekly-walk"),
            &json!("The lake was still.\n\nWe said little.")
        )
    );
    let id = written["id"].as_str().unwrap();
    // By its id and by its day.
    for handle in [id, "2026-03-10", "2026-03-10.1"] {
        assert_eq!(home.json(&["journal", "show", handle])["entry"], written);
    }
    let shown = home.text(&["journal", "show", id]);
    for part in ["Tuesday 10 March", "Reflection", "walk", "We said little."] {
        assert!(shown.contains(part), "{part} is missing in\n{shown}");
    }

    let edit = |arguments: &[&str], input: &str| {
        home.json_with(&[&["journal", "edit", id], arguments].concat(), input.as_bytes())["entry"].clone()
    };
    let edited = edit(&["--kind", "letter", "--no-practice"], "");
    assert_eq!((&edited["kind"], &edited["practice"]), (&json!("letter"), &Value::Null));
    assert_eq!(edited["text"], written["text"], "what is not given stays");
    assert_eq!(edit(&[], "Another text.")["text"], "Another text.");
    assert_eq!(edit(&["--tagged"], "later, walks\n")["tags"], json!(["later", "walks"]));
    let both = edit(&["--tagged", "--text", "--day", "2026-03-01"], "one\nThird text.");
    assert_eq!(
        (&both["tags"], &both["text"], &both["day"]),
        (&json!(["one"]), &json!("Third text."), &json!("2026-03-01"))
    );
    assert_eq!(edit(&["--tagged"], "")["tags"], json!([]));

    assert_eq!(home.json(&["journal", "delete", "2026-03-01"])["deleted"], id);
    assert_eq!(refused(&home, &["journal", "show", id], b""), "no_such_entry");
    assert_eq!(listed(&home, &[], ""), [""; 0]);
}

#[test]
fn a_list_is_filtered_and_goes_on_where_it_ended() {
    let home = Home::new();
    for number in 1..=5 {
        write(&home, &["--day", &format!("2026-03-0{number}")], &format!("day {number}"));
    }
    write(&home, &["--kind", "concern", "--day", "2026-03-03"], "a concern");
    write(&home, &["--practice", "six-second-kiss", "--tagged"], "park, kiss\nat the door");
    assert_eq!(listed(&home, &["--limit", "2"], ""), ["at the door", "day 5"]);
    let next = home.json(&["journal", "list", "--limit", "2"])["next"].as_str().unwrap().to_owned();
    assert_eq!(listed(&home, &["--limit", "3", "--after", &next], ""), ["day 4", "a concern", "day 3"]);
    assert_eq!(listed(&home, &["--after", "2026-03-02"], ""), ["day 1"]);
    assert_eq!(home.json(&["journal", "list", "--after", "2026-03-02"])["next"], Value::Null);
    assert_eq!(listed(&home, &["--kind", "concern"], ""), ["a concern"]);
    assert_eq!(listed(&home, &["--day", "2026-03-03"], ""), ["a concern", "day 3"]);
    assert_eq!(listed(&home, &["--practice", "six-second-kiss"], ""), ["at the door"]);
    assert_eq!(listed(&home, &["--tagged"], "park\n"), ["at the door"]);
    assert_eq!(listed(&home, &["--tagged"], "parks\n"), [""; 0]);

    // Two of one day have numbers, oldest first; a day alone would be a guess.
    let text = home.text(&["journal", "list"]);
    for line in ["2026-03-03.2  Concern", "2026-03-03.1  Entry", "2026-03-10  "] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert_eq!(refused(&home, &["journal", "delete", "2026-03-03"], b""), "ambiguous_entry");
    assert_eq!(home.json(&["journal", "show", "2026-03-03.2"])["entry"]["text"], "a concern");
    assert_eq!(refused(&home, &["journal", "show", "2026-03-03.3"], b""), "no_such_entry");
}

#[test]
fn any_text_is_a_query_and_says_where_the_words_stand() {
    let home = Home::new();
    write(&home, &[], "Zärtlich am See, 我们散步了.");
    write(&home, &[], "\u{1b}[31mA colour that was pasted\u{1b}[0m");
    let hits = |query: &str| home.json_with(&["journal", "search"], query.as_bytes())["hits"].clone();
    for query in ["zartlich", "artli", "see", "散", "散步"] {
        assert_eq!(hits(query).as_array().unwrap().len(), 1, "{query}");
    }
    assert_eq!(hits("see")[0]["marked"], json!([[12, 15]]));
    for hostile in ["\" OR 1=1 --", "NEAR(", "*", "a AND", "'; DROP TABLE entry; --", "\u{0}", "", "\"\"\""] {
        hits(hostile);
    }
    assert_eq!(refused(&home, &["journal", "search"], b"\xff"), "not_text");
    let text = String::from_utf8(home.run_with(&["journal", "search"], b"zart").stdout).unwrap();
    assert!(text.contains("Zärtlich am See"), "{text}");
    // A terminal is not told what to do by a text.
    for arguments in [&["journal", "list"] as &[&str], &["journal", "show", "2026-03-10.2"]] {
        assert!(!home.text(arguments).contains('\u{1b}'));
    }
}

#[test]
fn what_cannot_be_kept_is_refused_and_looking_makes_nothing() {
    let empty = Home::new();
    assert_eq!(empty.json(&["journal", "list"]), json!({ "entries": [], "next": null }));
    assert_eq!(empty.json_with(&["journal", "search"], b"lake"), json!({ "hits": [] }));
    for arguments in [&["journal", "show", "2026-03-10"] as &[&str], &["journal", "delete", "x"]] {
        assert_eq!(refused(&empty, arguments, b""), "no_such_entry");
    }
    assert_eq!(refused(&empty, &["journal", "write", "--practice", "nothing"], b"x"), "no_such_practice");
    assert_eq!(refused(&empty, &["journal", "write", "--day", "soon"], b"x"), "bad_day");
    assert!(!empty.path().exists());

    let home = Home::with_ritual("morning-coffee");
    home.json(&["journal", "list"]);
    assert!(!home.path().join("journal.sqlite").exists());
    write(&home, &[], "one");
    let before = files(&home.path());
    for (arguments, input, code) in [
        (&[] as &[&str], b"" as &[u8], "bad_entry"),
        (&[], b" \n\n", "bad_entry"),
        (&[], b"a\0b", "bad_entry"),
        (&[], b"\xff\xfe", "not_text"),
        (&["--day", "2026-03-11"], b"x", "future_day"),
        (&["--tagged"], "x".repeat(50).as_bytes(), "bad_tag"),
        (&["--tagged"], b"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q\nx", "too_many"),
    ] {
        assert_eq!(
            refused(&home, &[&["journal", "write"], arguments].concat(), input),
            code,
            "{arguments:?}"
        );
    }
    for handle in ["2026-03-10.0", "2026-03-10.-1", "2026-03-10.x", "2026-02-30", "", ".", "é"] {
        assert_eq!(refused(&home, &["journal", "show", handle], b""), "no_such_entry", "{handle}");
    }
    assert_eq!(files(&home.path()), before);
    for usage in [&["journal", "list", "--limit", "0"] as &[&str], &["journal", "list", "--limit", "501"]] {
        assert_eq!(home.run(usage).status.code(), Some(2));
    }
    // No argument takes a text.
    assert_eq!(home.run(&["journal", "write", "My dear"]).status.code(), Some(2));
    assert_eq!(home.run(&["journal", "search", "lake"]).status.code(), Some(2));
}

#[cfg(unix)]
mod terminal {
    use super::*;
    use rexpect::session::{PtySession, spawn_command};
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;

    fn session(home: &Home, arguments: &[&str], editor: Option<&str>) -> PtySession {
        let mut command = home.command(arguments);
        command.env("PATH", "/usr/bin:/bin");
        if let Some(editor) = editor {
            command.env("EDITOR", editor).env("XDG_RUNTIME_DIR", home.beside("memory"));
        }
        spawn_command(command, Some(20_000)).unwrap()
    }

    /// A stand-in for an editor, and the folder where private files lie.
    fn editor(home: &Home, script: &str) -> (String, PathBuf) {
        let memory = home.beside("memory");
        fs::create_dir_all(&memory).unwrap();
        let path = home.beside("editor");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        (path.to_str().unwrap().to_owned(), memory)
    }

    fn is_empty(folder: &PathBuf) -> bool {
        fs::read_dir(folder).unwrap().next().is_none()
    }

    #[test]
    fn without_an_editor_lines_are_asked_for() {
        let home = Home::new();
        let mut session = session(&home, &["journal", "write", "--tagged"], None);
        session.exp_string("Tags, separated by commas:").unwrap();
        session.send_line("walks").unwrap();
        session.exp_string("A line with a single dot ends it.").unwrap();
        for line in ["First.", "", "Second.", "."] {
            session.send_line(line).unwrap();
        }
        session.exp_string("Kept for Tuesday 10 March.").unwrap();
        session.exp_eof().unwrap();
        let entry = &home.json(&["journal", "show", "2026-03-10"])["entry"];
        assert_eq!((&entry["text"], &entry["tags"]), (&json!("First.\n\nSecond."), &json!(["walks"])));
    }

    #[test]
    fn an_editor_writes_on_a_private_file_that_is_gone_afterwards() {
        let home = Home::new();
        let script = "stat -c %a \"$(dirname \"$1\")\" > \"$0.mode\"; cat \"$1\" > \"$0.was\"; \
                      echo 'By the lake.' > \"$1\"; touch \"$1~\"";
        let (editor, memory) = editor(&home, script);
        session(&home, &["journal", "write"], Some(&editor)).exp_eof().unwrap();
        assert_eq!(home.json(&["journal", "show", "2026-03-10"])["entry"]["text"], "By the lake.");
        assert_eq!(fs::read_to_string(home.beside("editor.mode")).unwrap(), "700\n");
        assert!(is_empty(&memory), "with all that the editor left beside it");

        session(&home, &["journal", "edit", "2026-03-10"], Some(&editor)).exp_eof().unwrap();
        assert_eq!(fs::read_to_string(home.beside("editor.was")).unwrap(), "By the lake.");
    }

    #[test]
    fn a_failing_editor_and_one_that_is_ended_leave_nothing_behind() {
        let home = Home::new();
        for script in
            ["echo secret > \"$1\"; exit 1", "echo secret > \"$1\"; kill -TERM $PPID; sleep 0.2", ":"]
        {
            let (editor, memory) = editor(&home, script);
            let rest = session(&home, &["journal", "write"], Some(&editor)).exp_eof().unwrap();
            assert!(rest.contains("Ended. That is always fine."), "{script}: {rest}");
            assert!(is_empty(&memory), "{script}");
        }
        assert_eq!(listed(&home, &[], ""), [""; 0]);
    }

    #[test]
    fn deleting_shows_it_once_more_and_asks() {
        let home = Home::new();
        write(&home, &[], "The lake was still.");
        for (answer, left) in [("", 1), ("y", 0)] {
            let mut session = session(&home, &["journal", "delete", "2026-03-10"], None);
            session.exp_string("The lake was still.").unwrap();
            session.exp_string("[y/N]").unwrap();
            session.send_line(answer).unwrap();
            session.exp_eof().unwrap();
            assert_eq!(listed(&home, &[], "").len(), left);
        }
    }

    #[test]
    fn sixty_columns_hold_a_list() {
        let home = Home::new();
        write(&home, &["--kind", "appreciation"], &"a long beginning that goes on ".repeat(20));
        let mut command = std::process::Command::new("/bin/sh");
        let program = home.command(&["journal", "list"]);
        command.arg("-c").arg("stty rows 24 cols 60; exec \"$0\" \"$@\"").arg(program.get_program());
        command.args(program.get_args()).env("LANG", "en_US.UTF-8").env("NO_COLOR", "1");
        let bytes = spawn_command(command, Some(20_000)).unwrap().exp_eof().unwrap();
        // It reads a byte as a letter.
        let rest =
            String::from_utf8(bytes.chars().map(|byte| u8::try_from(byte).unwrap()).collect()).unwrap();
        assert!(rest.contains('…') && rest.lines().all(|line| line.chars().count() <= 60), "{rest}");
    }
}

#[test]
fn a_composer_leads_to_a_sentence_that_waits_for_its_time() {
    let home = Home::new();
    let all = home.json(&["journal", "compose"])["composers"].clone();
    assert_eq!(all.as_array().unwrap().len(), 5);
    assert_eq!(all[2]["fields"][0]["optional"], false);
    assert_eq!(home.json(&["journal", "waiting"]), json!({ "parked": [], "slept_on": [] }));
    let lines = "the bin stood full\nalone, as always\n";
    let made = home.json_with(&["journal", "compose", "gentle-start", "--park"], lines.as_bytes());
    assert_eq!(made["entry"]["kind"], "concern");
    assert!(
        made["entry"]["text"].as_str().unwrap().starts_with("I am thinking of this: the bin stood full.")
    );
    assert_eq!(
        (&made["remarks"][0]["field"], &made["remarks"][0]["phrase"]),
        (&json!("felt"), &json!("always"))
    );
    let slept = home.json_with(&["journal", "compose", "right-now", "--sleep"], b"tired");
    assert_eq!(home.json(&["journal", "waiting"]), json!({ "parked": [made["entry"]], "slept_on": [] }));
    let tomorrow = home.json(&["journal", "waiting", "--now", "2026-03-11T19:00:00Z"]);
    assert_eq!(tomorrow["slept_on"], json!([slept["entry"]]));
    let id = made["entry"]["id"].as_str().unwrap();
    home.json(&["journal", "aside", id]);
    assert_eq!(home.json(&["journal", "waiting"])["parked"], json!([]));
    assert_eq!(home.json(&["journal", "show", id])["entry"], made["entry"], "it stays");
    assert_eq!(refused(&home, &["journal", "aside", id], b""), "no_such_entry");
    assert_eq!(refused(&home, &["journal", "compose", "poem"], b""), "no_such_composer");
    assert_eq!(refused(&home, &["journal", "compose", "repair"], b"\n"), "bad_entry");
}
