//! A refusal cannot be told from silence (`docs/spec/consent.md`, check 1, for proposals), and Spanish is Spanish.

use crate::support::{Home, files};
use crate::two::{Two, sizes, text_of};
use rekindle_core::guide::{Language, Words};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// What A does about B's proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    NeverLooks,
    LooksAndSaysNothing,
    No,
    LowersALevelToo,
    PutsAside,
    AsksNotToBeAsked,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// What B can see on one day: screens, documents, the store.
fn seen_by_b(two: &Two, now: &str) -> Vec<String> {
    let mut seen: Vec<String> = [
        &["couple", "--json"] as &[&str],
        &["today", "--json"],
        &["streak", "--json"],
        &["reminders", "--json"],
        &["couple"],
        &["today"],
    ]
    .iter()
    .map(|arguments| two.b.text(&[*arguments, &["--now", now]].concat()))
    .collect();
    // Where a universe's own folder is must not make it differ.
    let own = two.folder().to_str().unwrap().to_owned();
    for text in &mut seen {
        *text = text.replace(&own, "/between");
    }
    let store: Vec<(PathBuf, u64)> = sizes(&two.folder());
    seen.push(format!("{store:?}"));
    seen
}

#[test]
fn a_no_and_silence_and_never_looking_are_the_same_to_the_other() {
    let origin = Two::paired();
    // B proposes; A's phone has fetched it in every universe alike.
    origin.b.json(&["couple", "propose", "weekly-walk"]);
    origin.exchange();
    let proposal = text_of(&origin.a.json(&["couple"])["proposals"][0], "id");
    let answers = [
        Answer::NeverLooks,
        Answer::LooksAndSaysNothing,
        Answer::No,
        Answer::LowersALevelToo,
        Answer::PutsAside,
        Answer::AsksNotToBeAsked,
    ];
    let universes = answers.map(|answer| {
        let two = Two::apart();
        copy(&origin.a.path(), &two.a.path());
        copy(&origin.b.path(), &two.b.path());
        copy(&origin.folder(), &two.folder());
        two.choose_folder();
        (answer, two)
    });
    let mut first: Vec<Vec<String>> = Vec::new();
    for (answer, two) in &universes {
        let mut steps = Vec::new();
        // From the day of the proposal to the day on which it has faded.
        for day in [10, 11, 12, 16, 17] {
            let now = format!("2026-03-{day}T19:30:00Z");
            if day == 11 {
                let at = ["--now", now.as_str()];
                match answer {
                    Answer::NeverLooks => {}
                    Answer::LooksAndSaysNothing => {
                        two.a.text(&[&["couple"] as &[&str], &at].concat());
                    }
                    Answer::No => {
                        two.a.text(&[&["couple", "answer", &proposal, "no"] as &[&str], &at].concat());
                    }
                    Answer::PutsAside => {
                        two.a.text(&[&["couple", "answer", &proposal, "aside"] as &[&str], &at].concat());
                    }
                    Answer::AsksNotToBeAsked => {
                        two.a.text(&[&["couple", "do-not-ask", "on"] as &[&str], &at].concat());
                    }
                    Answer::LowersALevelToo => {
                        two.a.text(&[&["couple", "share", "marks", "off"] as &[&str], &at].concat());
                    }
                }
            }
            for home in [&two.a, &two.b] {
                assert_eq!(home.json(&["sync", "--now", &now])["state"], "done");
            }
            steps.push(seen_by_b(two, &now));
        }
        if first.is_empty() {
            first = steps;
            let open =
                |step: &[String]| serde_json::from_str::<Value>(&step[0]).unwrap()["proposals"].clone();
            assert_eq!(open(&first[0]).as_array().unwrap().len(), 1);
            assert_eq!(open(&first[4]), json!([]), "it faded");
        } else {
            for (day, (expected, seen)) in first.iter().zip(&steps).enumerate() {
                assert_eq!(expected, seen, "{answer:?}, step {day}");
            }
        }
        let again = two.b.json(&["couple", "propose", "--goal", "2", "--now", "2026-03-17T19:30:00Z"]);
        assert_eq!(again["proposal"]["own"], true);
    }
}

#[test]
fn a_no_writes_nothing_at_all() {
    let two = Two::paired();
    two.b.json(&["couple", "propose", "weekly-walk"]);
    two.exchange();
    let proposal = text_of(&two.a.json(&["couple"])["proposals"][0], "id");
    let (vault, store) = (files(&two.a.path()), sizes(&two.folder()));
    for word in ["no", "decline"] {
        let answered = two.a.json(&["couple", "answer", &proposal, word]);
        assert_eq!(answered, json!({ "stored": false, "sent": false, "last_day": "2026-03-16" }));
    }
    assert!(two.a.text(&["couple", "answer", &proposal, "no"]).contains("Monday 16 March"));
    assert_eq!(files(&two.a.path()), vault);
    assert_eq!(sizes(&two.folder()), store);
    // A short name does, and it never reaches another proposal.
    let short = format!("{}-{}", &proposal[..4], proposal.rsplit('-').next().unwrap());
    two.a.json(&["couple", "answer", &short, "no"]);
    assert_eq!(
        crate::two::refusal(&two.a, &["couple", "answer", &proposal[..8], "accept"], b""),
        "no_such_proposal"
    );
}

/// English sentences: what differs from its Spanish and is long enough to be no accident.
fn english() -> Vec<String> {
    let (en, es) = (Words::of(Language::ENGLISH), Words::of(Language::from_tag("es").unwrap()));
    let sentences: Vec<String> = en
        .keys()
        .filter(|key| en.text(key, &[]) != es.text(key, &[]))
        .flat_map(|key| {
            // Between placeholders and commands stands what a person reads.
            let text = en.text(key, &[]);
            text.split(['{', '}', '`']).map(|part| part.trim().to_owned()).collect::<Vec<_>>()
        })
        .filter(|part| part.split_whitespace().count() >= 3 && !part.starts_with("rekindle "))
        .collect();
    assert!(sentences.len() > 200);
    sentences
}

#[test]
fn spanish_has_no_english_sentence() {
    let sentences = english();
    let two = Two::paired();
    let is_spanish = |text: &str| {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = sentences.iter().find(|sentence| flat.contains(sentence.as_str()));
        assert!(found.is_none(), "{found:?} in\n{text}");
        assert!(
            !["couple.", "sync.", "mailbox.", "parcel.", "demo.", "session.", "sensate.", "terminal."]
                .iter()
                .any(|key| flat.contains(key)),
            "{text}"
        );
    };
    let say = |home: &Home, arguments: &[&str], input: &[u8]| {
        let output = home.run_with(&[arguments, &["--lang", "es"]].concat(), input);
        is_spanish(&String::from_utf8([output.stdout, output.stderr].concat()).unwrap());
    };
    let alone = Home::new();
    say(&alone, &["couple"], b"");
    say(&alone, &["couple", "join"], b"x");
    say(&alone, &["couple", "invite"], b"");
    say(&alone, &["couple"], b"");
    say(&alone, &["couple", "cancel"], b"");
    say(&two.b, &["couple", "propose", "appreciation"], b"");
    two.exchange();
    let proposal = text_of(&two.a.json(&["couple"])["proposals"][0], "id");
    let file = two.a.beside("parcel");
    let steps: [&[&str]; 21] = [
        &["couple"],
        &["couple", "answer", &proposal, "no"],
        &["couple", "answer", &proposal, "accept"],
        &["couple", "share"],
        &["couple", "share", "tasks", "on"],
        &["couple", "propose", "--goal", "2"],
        &["couple", "pause", "--until", "2026-03-12"],
        &["couple"],
        &["couple", "resume"],
        &["couple", "resume"],
        &["couple", "relink"],
        &["streak"],
        &["streak", "--mine"],
        &["today"],
        &["mailbox"],
        &["mailbox", "test"],
        &["parcel", "out", file.to_str().unwrap()],
        &["parcel", "in", file.to_str().unwrap()],
        &["sync"],
        &["couple", "leave"],
        &["couple", "leave", "--with-words"],
    ];
    for arguments in steps {
        say(&two.a, arguments, b"Gracias.");
    }
    say(&alone, &["demo"], b"");
    let later = "2026-04-10T19:00:00Z";
    let private: [(&[&str], &[u8]); 20] = [
        (&["session", "list"], b""),
        (&["session", "list", "--now", later], b""),
        (&["session", "status"], b""),
        (&["session", "run", "sensate-p0", "--now", later], b""),
        (&["session", "gate", "--now", later], b""),
        (&["session", "gate", "--now", later, "--answers", "-"], b"safety=none"),
        (&["session", "run", "sensate-p0", "--now", later, "--speed", "20"], b"yes\nyes\nquit"),
        (&["session", "status"], b""),
        (&["session", "tap"], b""),
        (&["session", "stop"], b""),
        (&["session", "checkout", "--skip"], b""),
        (&["session", "log"], b""),
        (&["session", "back", "--now", later], b""),
        (&["session", "ready", "--now", later], b""),
        (&["session", "run", "active-listening", "--turn", "99"], b""),
        (&["journal", "list"], b""),
        (&["journal", "write", "--kind", "letter"], b"Querida"),
        (&["journal", "show", "2026-03-10"], b""),
        (&["pin", "set"], b"2580"),
        (&["lock"], b""),
    ];
    for (arguments, input) in private {
        say(&alone, arguments, input);
    }
    let has_english = |text: &str| sentences.iter().any(|sentence| text.contains(sentence.as_str()));
    assert!(has_english(&two.b.text(&["couple"])), "the check finds English where it is");
}
