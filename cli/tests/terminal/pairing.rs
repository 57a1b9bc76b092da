//! Pairing and linking again, as scripts do it and as a person does at a terminal.

use crate::support::{Home, files};
use crate::two::{Two, link, refusal, text_of};
use serde_json::json;

#[test]
fn two_homes_pair_through_pipes_and_begin_empty() {
    let two = Two::apart();
    two.a.json(&["ritual", "adopt", "morning-coffee"]);
    two.a.json(&["ritual", "done", "morning-coffee"]);
    let invited = two.a.json(&["couple", "invite"]);
    assert_eq!(invited["expires"], "2026-03-10T19:15:00Z");
    assert_eq!(two.a.json(&["couple"])["pairing"], "invited");
    let joined = two.b.json_with(&["couple", "join"], text_of(&invited, "code").as_bytes());
    assert_eq!(two.b.json(&["couple"])["pairing"], "joined");
    let confirmed = two.a.json_with(&["couple", "confirm"], text_of(&joined, "reply").as_bytes());
    let finished = two.b.json_with(&["couple", "finish"], text_of(&confirmed, "reveal").as_bytes());
    let number = text_of(&confirmed, "number");
    assert_eq!(finished["number"], number.as_str());
    assert!(number.len() == 6 && number.bytes().all(|byte| byte.is_ascii_digit()), "{number}");
    for home in [&two.a, &two.b] {
        assert_eq!(home.json(&["couple"])["link"], "alone", "before the yes nothing is linked");
        let accepted = home.json(&["couple", "accept"]);
        assert_eq!(accepted, json!({ "accepted": true, "first_day": "2026-03-10", "relink": false }));
        let couple = home.json(&["couple", "status"]);
        assert_eq!((&couple["link"], &couple["pairing"]), (&json!("linked"), &json!(null)));
        assert_eq!(home.json(&["streak"])["connected"], json!([]), "nothing from before is shared");
    }
    assert_eq!(two.a.json(&["streak", "--mine"])["connected"], json!(["2026-03-10"]));
}

#[test]
fn texts_are_read_as_people_copy_them() {
    let two = Two::apart();
    let code = text_of(&two.a.json(&["couple", "invite"]), "code");
    let wrapped: String = code
        .to_lowercase()
        .chars()
        .enumerate()
        .flat_map(|(at, letter)| (at % 30 == 29).then_some('\n').into_iter().chain([letter]))
        .collect();
    link(&two.a, &two.b, &format!("  {wrapped}\r\n"));
}

#[test]
fn what_is_no_code_is_refused_by_reason_and_makes_nothing() {
    let two = Two::apart();
    let code = text_of(&two.a.json(&["couple", "invite"]), "code");
    let head = &code[..code.len() - 20];
    let mut mistyped = code.clone().into_bytes();
    mistyped[60] = if mistyped[60] == b'A' { b'B' } else { b'A' };
    let long = "A".repeat(1 << 20);
    let rows: [(&[u8], &str); 8] = [
        (b"", "pairing_not_a_code"),
        (b"\n\n", "pairing_not_a_code"),
        (long.as_bytes(), "pairing_not_a_code"),
        (b"\x1b[2J\x07\x00RK1-", "pairing_not_a_code"),
        (b"Dear you", "pairing_not_a_code"),
        (b"\xff\xfe\x00", "not_text"),
        (head.as_bytes(), "pairing_cut_short"),
        (&mistyped, "pairing_mistyped"),
    ];
    for (input, expected) in rows {
        assert_eq!(refusal(&two.b, &["couple", "join"], input), expected, "{}", input.len());
    }
    let later = ["couple", "join", "--now", "2026-03-10T19:15:01Z"];
    assert_eq!(refusal(&two.b, &later, code.as_bytes()), "pairing_expired");
    assert!(!two.b.path().exists(), "a refusal leaves no vault behind");
}

#[test]
fn who_may_not_pair_is_told_why() {
    let two = Two::apart();
    let code = text_of(&two.a.json(&["couple", "invite"]), "code");
    let refused = |home: &Home, step: &str, text: &str| refusal(home, &["couple", step], text.as_bytes());
    assert_eq!(refused(&two.a, "join", &code), "pairing_own_code");
    for step in ["confirm", "finish"] {
        assert_eq!(refused(&Home::with_ritual("morning-coffee"), step, &code), "no_invitation");
    }
    assert_eq!(refusal(&two.a, &["couple", "accept"], b""), "no_invitation");

    // Two answer the same code; only one reply is taken.
    let other = Home::new();
    let reply = text_of(&two.b.json_with(&["couple", "join"], code.as_bytes()), "reply");
    let second = text_of(&other.json_with(&["couple", "join"], code.as_bytes()), "reply");
    assert_eq!(refused(&two.a, "confirm", &code), "pairing_wrong_step");
    for (home, step) in [(&two.a, "confirm"), (&two.b, "finish")] {
        for nonsense in ["", "\x1b]0;x\x07", &"RK2-A".repeat(200_000)] {
            assert_eq!(refused(home, step, nonsense), "pairing_not_a_code", "{step}");
        }
    }
    let reveal = text_of(&two.a.json_with(&["couple", "confirm"], reply.as_bytes()), "reveal");
    assert_eq!(refused(&two.a, "confirm", &second), "pairing_reused");
    assert_eq!(refused(&other, "finish", &reveal), "pairing_wrong_reveal");

    // A third phone, from both sides.
    let two = Two::paired();
    assert_eq!(refusal(&two.a, &["couple", "invite"], b""), "third_phone");
    let code = text_of(&other.json(&["couple", "invite"]), "code");
    assert_eq!(refused(&two.b, "join", &code), "third_phone");
}

#[test]
fn what_has_begun_can_be_given_up() {
    let two = Two::apart();
    let code = text_of(&two.a.json(&["couple", "invite"]), "code");
    let reply = text_of(&two.b.json_with(&["couple", "join"], code.as_bytes()), "reply");
    two.a.json(&["couple", "cancel"]);
    assert_eq!(two.a.json(&["couple"])["pairing"], json!(null));
    assert_eq!(refusal(&two.a, &["couple", "confirm"], reply.as_bytes()), "no_invitation");
}

#[test]
fn a_restored_backup_has_history_and_is_linked_again() {
    const PASSPHRASE: &[u8] = b"two cups on a quiet morning\n";
    let two = Two::paired();
    two.agree("morning-coffee");
    two.a.json(&["ritual", "done", "morning-coffee"]);
    two.exchange();
    let file = two.a.beside("copy.age");
    two.a.json_with(&["backup", "create", file.to_str().unwrap()], PASSPHRASE);

    let again = Home::new();
    again.json_with(&["backup", "restore", file.to_str().unwrap()], PASSPHRASE);
    let couple = again.json(&["couple"]);
    assert_eq!(couple["link"], "needs_relink");
    assert_eq!(again.json(&["streak"])["connected"], json!(["2026-03-10"]));
    assert_eq!(refusal(&again, &["sync"], b""), "not_linked");
    assert_eq!(refusal(&again, &["couple", "relink"], b""), "not_linked");

    let invited = two.b.json(&["couple", "relink"]);
    assert_eq!(invited["relink"], true);
    link(&two.b, &again, &text_of(&invited, "code"));
    let folder = two.folder();
    again.json(&["mailbox", "set", folder.to_str().unwrap()]);
    again.json(&["ritual", "done", "morning-coffee", "--day", "2026-03-10"]);
    for home in [&two.b, &again, &two.b, &again] {
        assert_eq!(home.json(&["sync"])["state"], "done");
    }
    assert_eq!(again.json(&["couple"])["link"], "linked");
    assert_eq!(again.json(&["streak"]), two.b.json(&["streak"]));
}

#[test]
fn a_pipe_gets_the_code_and_neither_picture_nor_colour() {
    let home = Home::new();
    let text = home.text(&["couple", "invite"]);
    assert!(text.contains("RK1-") && text.contains("20:15"), "{text}");
    assert!(!text.contains(['█', '▀', '▄', '\u{1b}']), "{text}");
}

#[test]
fn looking_makes_nothing() {
    let home = Home::new();
    assert_eq!(home.json(&["couple"])["link"], "alone");
    assert!(home.text(&["couple"]).contains("rekindle couple invite"));
    assert!(!home.path().exists());
    let home = Home::with_ritual("morning-coffee");
    let before = files(&home.path());
    home.json(&["couple"]);
    home.json(&["mailbox"]);
    assert_eq!(files(&home.path()), before);
}

#[cfg(unix)]
mod at_a_terminal {
    use crate::support::Home;
    use crate::two::Two;
    use rexpect::process::WaitStatus;
    use rexpect::reader::Options;
    use rexpect::session::{PtySession, spawn_with_options};

    /// A full block, as this reader of terminals gives it: byte by byte.
    const BLOCK: &str = "\u{e2}\u{96}\u{88}";

    fn terminal(home: &Home, arguments: &[&str]) -> PtySession {
        let options = Options::new().timeout_ms(Some(20_000)).strip_ansi_escape_codes(true);
        spawn_with_options(home.command(arguments), options).unwrap()
    }

    fn ends_well(mut session: PtySession) -> String {
        let rest = session.exp_eof().unwrap();
        assert!(matches!(session.process().wait().unwrap(), WaitStatus::Exited(_, 0)), "{rest}");
        rest
    }

    /// The line that begins with this, in what a terminal showed.
    fn line<'a>(shown: &'a str, begins: &str) -> &'a str {
        shown.lines().map(str::trim).find(|line| line.starts_with(begins)).unwrap()
    }

    #[test]
    fn safety_and_the_list_come_before_the_yes_and_the_store_after() {
        let two = Two::apart();
        let invited = ends_well(terminal(&two.a, &["couple", "invite"]));
        let safety = invited.find("feel safe").unwrap();
        let list = invited.find("What your partner will get").unwrap();
        let code = invited.find("RK1-").unwrap();
        assert!(safety < list && list < code, "{invited}");
        assert!(invited.contains(BLOCK) && invited.contains("guide help-me"), "{invited}");

        let mut join = terminal(&two.b, &["couple", "join"]);
        let before = join.exp_string("The code that the other phone shows:").unwrap();
        assert!(before.contains("feel safe"), "{before}");
        join.send_line(line(&invited, "RK1-")).unwrap();
        join.exp_string("Give this reply back:").unwrap();
        let joined = ends_well(join);

        let mut confirm = terminal(&two.a, &["couple", "confirm"]);
        confirm.exp_string("The reply that the other phone shows:").unwrap();
        confirm.send_line(line(&joined, "RK2-")).unwrap();
        let confirmed = confirm.exp_string("is this what you want? [y/N]").unwrap();
        assert!(confirmed.contains(BLOCK) && confirmed.contains("What your partner will get"), "{confirmed}");
        // Enter alone is no yes, and nothing is lost by it.
        confirm.send_line("").unwrap();
        confirm.exp_string("Nothing is shared.").unwrap();
        ends_well(confirm);
        assert_eq!(two.a.json(&["couple"])["pairing"], "agreed");

        let mut finish = terminal(&two.b, &["couple", "finish"]);
        finish.exp_string("The answer that the first phone shows:").unwrap();
        finish.send_line(line(&confirmed, "RK3-")).unwrap();
        let finished = finish.exp_string("is this what you want? [y/N]").unwrap();
        let number = |shown: &str| {
            let digits =
                |line: &&str| line.len() == 7 && line.chars().filter(char::is_ascii_digit).count() == 6;
            shown.lines().map(str::trim).find(digits).unwrap().to_owned()
        };
        assert_eq!(number(&finished), number(&confirmed));
        finish.send_line("y").unwrap();
        finish.exp_string("You are paired.").unwrap();
        finish.exp_string("from which").unwrap();
        ends_well(finish);

        let mut accept = terminal(&two.a, &["couple", "accept"]);
        accept.exp_string("is this what you want? [y/N]").unwrap();
        accept.send_line("y").unwrap();
        accept.exp_string("You are paired.").unwrap();
        ends_well(accept);
        assert_eq!(two.a.json(&["couple"])["link"], "linked");

        std::fs::create_dir(two.folder()).unwrap();
        let folder = two.folder().to_str().unwrap().to_owned();
        let mut set = terminal(&two.a, &["mailbox", "set", &folder]);
        let before = set.exp_string("[Y/n]").unwrap();
        assert!(before.contains("can see when this phone calls"), "{before}");
        set.send_line("n").unwrap();
        set.exp_string("No place is chosen").unwrap();
        ends_well(set);
    }

    #[test]
    fn leaving_asks_how_says_what_stays_and_takes_a_no() {
        let two = Two::paired();
        let mut leave = terminal(&two.a, &["couple", "leave"]);
        leave.exp_string("or Enter to skip:").unwrap();
        leave.send_line("").unwrap();
        leave.exp_string("Nothing has changed.").unwrap();
        ends_well(leave);
        let mut leave = terminal(&two.a, &["couple", "leave", "--with-words"]);
        leave.exp_string("Your words").unwrap();
        leave.send_line("Thank you for the walks.").unwrap();
        let before = leave.exp_string("Leave now? [y/N]").unwrap();
        assert!(before.contains("What stays where it is"), "{before}");
        leave.send_line("y").unwrap();
        leave.exp_string("You have left.").unwrap();
        ends_well(leave);
        two.a.json(&["sync"]);
        two.b.json(&["sync"]);
        assert_eq!(two.b.json(&["couple"])["farewell"], "Thank you for the walks.");
    }

    #[test]
    fn words_can_be_written_in_an_editor_on_a_file_that_is_gone_afterwards() {
        let two = Two::paired();
        let seen = two.a.beside("seen");
        let mut command = two.a.command(&["couple", "leave", "--with-words"]);
        // Writes two lines, and notes where and with which rights.
        let script = format!(
            "f() {{ ls -ld \"$(dirname \"$1\")\" > {0}; echo \"$1\" >> {0}; printf 'Dear you\\nBe well' > \"$1\"; }}; f",
            seen.display()
        );
        command.env("EDITOR", script).env("PATH", "/usr/bin:/bin");
        let options = Options::new().timeout_ms(Some(20_000)).strip_ansi_escape_codes(true);
        let mut leave = spawn_with_options(command, options).unwrap();
        leave.exp_string("Leave now? [y/N]").unwrap();
        leave.send_line("y").unwrap();
        leave.exp_string("You have left.").unwrap();
        ends_well(leave);
        let seen = std::fs::read_to_string(seen).unwrap();
        assert!(seen.starts_with("drwx------"), "{seen}");
        let file = seen.lines().last().unwrap();
        assert!(file.starts_with('/') && !std::path::Path::new(file).exists(), "{file}");
        two.a.json(&["sync"]);
        two.b.json(&["sync"]);
        assert_eq!(two.b.json(&["couple"])["farewell"], "Dear you\nBe well");
    }
}
