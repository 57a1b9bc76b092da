//! The Android shell, compiled and tested with Maven and Robolectric: generated Kotlin against the real core,
//! vectors and scenarios, screens, alarms, notifications. `docs/android.md` says what is needed; where it is
//! missing this is skipped, loudly.

use rekindle_tests::require::skip_or_fail;
use std::path::Path;
use std::process::{Command, Stdio};

/// What has to be on the machine, how to ask for it, and where it comes from.
const TOOLS: [(&str, &str, &str); 4] = [
    ("python3", "--version", "Python 3.11 or newer"),
    ("javac", "-version", "a JDK, 17 or newer"),
    ("mvn", "--version", "Maven"),
    ("aapt2", "version", "aapt2 (Debian package `aapt`)"),
];

#[test]
fn the_android_shell_passes_its_own_tests() {
    for (tool, question, name) in TOOLS {
        let answer = Command::new(tool).arg(question).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !answer.is_ok_and(|status| status.success()) {
            skip_or_fail("kotlin", &format!("{name} is not installed"));
            return;
        }
    }
    let harness = Path::new(env!("CARGO_MANIFEST_DIR")).join("android/run.py");
    let status =
        Command::new("python3").arg(harness).arg("test").status().expect("python3 was there a moment ago");
    assert!(status.success(), "the Android shell's tests failed; what failed stands above");
}
