//! A home of its own for each test, and the program running in it.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A Tuesday evening in Berlin, 20:00.
pub(crate) const NOW: &str = "2026-03-10T19:00:00Z";

/// A folder that a test owns.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// One in which a practice was adopted.
    pub(crate) fn with_ritual(practice: &str) -> Self {
        let home = Self::new();
        home.json(&["ritual", "adopt", practice]);
        home
    }

    /// Where the vault is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// A file beside the vault's folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program with these arguments, in this home, on [`NOW`] in Berlin unless the arguments say otherwise.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = program();
        command.arg("--home").arg(self.path());
        let has = |name: &str| arguments.iter().any(|one| one.as_ref() == name);
        if !has("--now") {
            command.args(["--now", NOW]);
        }
        if !has("--zone") {
            command.args(["--zone", "Europe/Berlin"]);
        }
        command.args(arguments);
        command
    }

    /// What it answers.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Output {
        self.run_with(arguments, b"")
    }

    /// What it answers to this input.
    pub(crate) fn run_with<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Output {
        run(self.command(arguments), input)
    }

    /// The text of an answer that must be a success.
    pub(crate) fn text<S: AsRef<OsStr>>(&self, arguments: &[S]) -> String {
        text(&self.run(arguments))
    }

    /// The document of an answer that must be a success.
    pub(crate) fn json<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Value {
        self.json_with(arguments, b"")
    }

    /// The document of an answer to this input that must be a success.
    pub(crate) fn json_with<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Value {
        let mut arguments: Vec<&OsStr> = arguments.iter().map(AsRef::as_ref).collect();
        arguments.push("--json".as_ref());
        let text = text(&self.run_with(&arguments, input));
        assert_eq!(text.lines().count(), 1, "one document: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// Everything that a person has here, to compare before and after.
    pub(crate) fn everything(&self) -> Vec<Value> {
        let all: [&[&str]; 4] = [&["ritual", "list", "--all"], &["settings"], &["streak"], &["reminders"]];
        all.iter().map(|arguments| self.json(arguments)).collect()
    }
}

/// The program without any environment but what it needs.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rekindle"));
    command.env_clear().env("LANG", "en_US.UTF-8").env("TERM", "xterm-256color");
    command
}

/// Runs a command to its end.
pub(crate) fn run(mut command: Command, input: &[u8]) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads nothing closes the pipe early.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// The text of an answer that must be a success.
pub(crate) fn text(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {error}", output.status);
    assert_eq!(error, "", "a success says nothing on standard error");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The names of the files in a folder, and what they hold.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}
