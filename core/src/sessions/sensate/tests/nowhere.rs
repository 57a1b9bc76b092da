//! What is asked and stored nowhere, and what never meets: a walk over content, schema and sources.

use super::*;
use crate::moment::{BootId, Stamp};
use crate::sessions::named::NamedSession;
use crate::sessions::plan::{Exercise, Lengths, SessionPlan};
use crate::sessions::timer::{Form, SessionNumber};
use std::fs;
use std::path::{Path, PathBuf};

/// Beginnings of words about arousal, orgasm and the frequency of sex, in the languages of the guide.
const NOWHERE: [&str; 22] = [
    "arous",
    "orgasm",
    "climax",
    "erecti",
    "ejacul",
    "lubric",
    "libido",
    "horny",
    "turned on",
    "excita",
    "clímax",
    "eyacul",
    "erecció",
    "how often",
    "how many times",
    "times a month",
    "times this",
    "cuántas veces",
    "con qué frecuencia",
    "veces al mes",
    "veces este",
    "veces esta",
];

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    assert!(!found.is_empty(), "{folder}");
    found
}

fn speaks_of(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    NOWHERE.into_iter().find(|word| text.contains(word))
}

#[test]
fn nothing_about_arousal_orgasm_or_frequency_is_asked_or_stored() {
    for (path, text) in files("content", ".toml").into_iter().chain(files("src/vault", ".sql")) {
        assert_eq!(speaks_of(&text), None, "{}", path.display());
    }
    // What a session keeps, field by field.
    let plan = SessionPlan::new(Exercise::SensateFocus(Phase::P2), Lengths::default()).unwrap();
    let limits = Limits::of(Phase::P2, &OwnLimits::default(), &OwnLimits::default());
    let number = SessionNumber::new([1; 16]);
    let (named, timer) = NamedSession::new(&plan, Form::TwoPhones, number, day(0), Some(limits)).unwrap();
    let kept = [
        serde_json::to_string(&named).unwrap(),
        serde_json::to_string(&timer).unwrap(),
        serde_json::to_string(&easy(Phase::P2, 0)).unwrap(),
        serde_json::to_string(&passed(0)).unwrap(),
        serde_json::to_string(&Stamp { ms: 1, boot: BootId::numbered(1) }).unwrap(),
    ];
    for text in kept {
        assert_eq!(speaks_of(&text), None, "{text}");
    }
    assert_eq!(speaks_of("How OFTEN do you"), Some("how often"), "the walk would find one");
}

#[test]
fn the_check_out_keeps_five_answers_and_no_more() {
    let kept = serde_json::to_value(own(0, false, false, true)).unwrap();
    let mut fields: Vec<_> = kept.as_object().unwrap().keys().cloned().collect();
    fields.sort();
    assert_eq!(fields, ["pain", "pressure", "ran_to_its_end", "stayed_with_sensation", "wished_to_stop"]);
    assert_eq!(question_keys().len(), fields.len());
}

/// A check-out cannot be shared and a stop cannot change a streak: what is shared and counted, and what leaves the
/// phone, does not know that sessions exist; and sessions do not know facts, marks or streaks. The room alone knows the
/// vaults, of their facts only the first day and whether phones are linked; its gate alone knows rituals, to pause them.
#[test]
fn sessions_and_what_is_shared_do_not_meet() {
    // What two phones say to each other of a session, and no more: which phase, and the question that a yes repeats.
    let said =
        ["sessions::sensate::AskedYes", "sessions::sensate::Phase", "sessions::sensate::{AskedYes, Phase}"];
    for folder in ["src/couple", "src/sync", "src/export", "src/rituals"] {
        for (path, text) in files(folder, ".rs") {
            let mut rest = said.iter().fold(text.clone(), |text, said| text.replace(said, ""));
            if path.ends_with("unasked.rs") {
                // What is kept back from the owner of this phone, by their own gate. It tells the other nothing.
                rest = rest.replace("sessions::sensate::{Gate, suggestible}", "");
            }
            assert!(!rest.contains("sessions::"), "{}", path.display());
            assert!(!text.contains("CheckOut"), "{}", path.display());
        }
    }
    let own_words = |path: &Path| path.components().any(|part| part.as_os_str() == "tests");
    for (path, text) in files("src/sessions", ".rs") {
        let is_room = path.components().any(|part| part.as_os_str() == "room");
        let is_gate = is_room && path.ends_with("silence.rs");
        let mut unknown = vec!["couple::", "sync::", "SharedFact", "streak::", "marks", "facts::append"];
        unknown.extend((!is_room).then_some("vault::"));
        unknown.extend((!is_gate).then_some("rituals::"));
        for word in unknown {
            assert!(own_words(&path) || !text.contains(word), "{}: {word}", path.display());
        }
    }
}
