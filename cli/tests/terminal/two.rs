//! Two homes and a folder between them.

use crate::support::Home;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Two people, each with a home.
pub(crate) struct Two {
    pub(crate) a: Home,
    pub(crate) b: Home,
}

/// The text under a key of a document.
pub(crate) fn text_of(document: &Value, key: &str) -> String {
    let text = document[key].as_str();
    assert!(text.is_some(), "no {key} in {document}");
    text.unwrap().to_owned()
}

/// Links two homes by a code that the first one made, up to the yes of both.
pub(crate) fn link(first: &Home, second: &Home, code: &str) {
    let joined = second.json_with(&["couple", "join"], code.as_bytes());
    let reply = text_of(&joined, "reply");
    let confirmed = first.json_with(&["couple", "confirm"], reply.as_bytes());
    let reveal = text_of(&confirmed, "reveal");
    let finished = second.json_with(&["couple", "finish"], reveal.as_bytes());
    assert_eq!(confirmed["number"], finished["number"]);
    for home in [first, second] {
        assert_eq!(home.json(&["couple", "accept"])["accepted"], true);
    }
}

impl Two {
    /// Two empty homes.
    pub(crate) fn apart() -> Self {
        Self { a: Home::new(), b: Home::new() }
    }

    /// Two who paired and chose the folder.
    pub(crate) fn paired() -> Self {
        let two = Self::apart();
        let code = text_of(&two.a.json(&["couple", "invite"]), "code");
        link(&two.a, &two.b, &code);
        fs::create_dir(two.folder()).unwrap();
        two.choose_folder();
        two
    }

    /// The folder between them.
    pub(crate) fn folder(&self) -> PathBuf {
        self.a.beside("between")
    }

    /// Both choose the folder.
    pub(crate) fn choose_folder(&self) {
        for home in [&self.a, &self.b] {
            home.json(&["mailbox", "set", self.folder().to_str().unwrap()]);
        }
    }

    /// Exchanges until both have read all.
    pub(crate) fn exchange(&self) {
        for home in [&self.a, &self.b, &self.a, &self.b] {
            assert_eq!(home.json(&["sync"])["state"], "done");
        }
    }

    /// The first proposes a practice, the second says yes.
    pub(crate) fn agree(&self, practice: &str) {
        self.a.json(&["couple", "propose", practice]);
        self.exchange();
        let proposal = self.open_at_b();
        self.b.json(&["couple", "answer", &proposal, "accept"]);
        self.exchange();
    }

    /// The proposal that waits at the second.
    pub(crate) fn open_at_b(&self) -> String {
        text_of(&self.b.json(&["couple"])["proposals"][0], "id")
    }
}

/// The code of a refusal with status 1, one line on standard error, and no panic.
pub(crate) fn refusal(home: &Home, arguments: &[&str], input: &[u8]) -> String {
    let mut with_json = arguments.to_vec();
    with_json.push("--json");
    let output = home.run_with(&with_json, input);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {error}");
    assert!(!error.contains("panicked") && error.lines().count() == 1, "{arguments:?}: {error}");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    text_of(&document["error"], "code")
}

/// Every file below a folder, by its path in it, with its size.
pub(crate) fn sizes(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let size = fs::metadata(&path).unwrap().len();
                found.push((path.strip_prefix(folder).unwrap().to_owned(), size));
            }
        }
    }
    found.sort();
    found
}
