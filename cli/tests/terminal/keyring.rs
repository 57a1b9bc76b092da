//! Where the key lies: in the system's keyring when there is one, else in a file, and it says so once.
//!
//! The keyring is a stand-in with the manners of `secret-tool`: a secret comes on standard input, what is not
//! there is met with silence, and what is wrong is said on standard error.

use crate::support::{program, run};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const SECRET_TOOL: &str = r#"#!/bin/sh
if [ -e "$KEYRING/closed" ]; then echo "Cannot reach the bus" >&2; exit 1; fi
action=$1; shift
for last; do :; done
case $action in
    store) cat > "$KEYRING/$last" ;;
    lookup) [ -e "$KEYRING/$last" ] || exit 1; cat "$KEYRING/$last" ;;
    clear) rm -f "$KEYRING/$last" ;;
esac
"#;

/// A machine with a data folder of its own.
struct Machine {
    folder: TempDir,
    has_keyring: bool,
}

impl Machine {
    fn new(has_keyring: bool) -> Self {
        let folder = TempDir::new().unwrap();
        for name in ["bin", "keyring"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let tool = folder.path().join("bin/secret-tool");
        fs::write(&tool, SECRET_TOOL).unwrap();
        fs::set_permissions(&tool, fs::Permissions::from_mode(0o755)).unwrap();
        Self { folder, has_keyring }
    }

    fn keyring(&self) -> PathBuf {
        self.folder.path().join("keyring")
    }

    fn key_file(&self) -> PathBuf {
        self.folder.path().join("data/rekindle/daybook.key")
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command: Command = program();
        command
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            .env("PATH", format!("{}:/usr/bin:/bin", self.folder.path().join("bin").display()))
            .env("KEYRING", self.keyring())
            .env("TZ", "UTC")
            .args(arguments);
        if self.has_keyring {
            command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        }
        run(command, input)
    }

    fn error(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.run(arguments, b"").stderr).unwrap()
    }
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn without_a_keyring_the_key_lies_in_a_file_and_it_says_so_once() {
    let machine = Machine::new(false);
    assert!(machine.error(&["ritual", "adopt", "morning-coffee"]).contains("no keyring"));
    assert_eq!(machine.error(&["ritual", "adopt", "weekly-walk"]), "");
    assert_eq!(fs::metadata(machine.key_file()).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_to_string(machine.key_file()).unwrap().trim_end().len(), 64);
    assert!(names(&machine.keyring()).is_empty());
}

#[test]
fn with_a_keyring_the_file_only_tells_where_the_key_is() {
    let machine = Machine::new(true);
    assert_eq!(machine.error(&["ritual", "adopt", "morning-coffee"]), "");
    let id = names(&machine.keyring()).pop().unwrap();
    assert_eq!(fs::read_to_string(machine.keyring().join(&id)).unwrap().len(), 64);
    assert_eq!(fs::read_to_string(machine.key_file()).unwrap().trim_end(), format!("keyring {id}"));
    assert!(machine.run(&["ritual", "done", "morning-coffee"], b"").status.success());

    // A keyring that cannot be reached is not a lost key, and one that has forgotten it is.
    fs::write(machine.keyring().join("closed"), "").unwrap();
    assert!(machine.error(&["today"]).starts_with("The keyring"));
    fs::remove_file(machine.keyring().join("closed")).unwrap();
    let secret = fs::read(machine.keyring().join(&id)).unwrap();
    fs::remove_file(machine.keyring().join(&id)).unwrap();
    assert!(machine.error(&["ritual", "adopt", "weekly-walk"]).starts_with("The key to your data"));
    assert!(names(&machine.keyring()).is_empty(), "no new key was made");

    fs::write(machine.keyring().join(&id), secret).unwrap();
    assert!(machine.run(&["wipe"], b"wipe").status.success());
    assert!(names(&machine.keyring()).is_empty() && !machine.key_file().exists());
}

#[test]
fn wiping_without_the_keyring_deletes_what_is_here_and_says_what_is_left() {
    let machine = Machine::new(true);
    machine.run(&["ritual", "adopt", "morning-coffee"], b"");
    fs::write(machine.keyring().join("closed"), "").unwrap();
    let output = machine.run(&["wipe"], b"wipe");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("still has the key"));
    assert!(!machine.key_file().parent().unwrap().exists());
}

#[test]
fn a_keyring_that_refuses_leaves_the_file() {
    let machine = Machine::new(true);
    fs::write(machine.keyring().join("closed"), "").unwrap();
    assert!(machine.error(&["ritual", "adopt", "morning-coffee"]).contains("no keyring"));
    assert!(machine.run(&["today"], b"").status.success());
}
