//! The Android shell, compiled and tested with Maven and Robolectric: generated Kotlin against the real core,
//! vectors and scenarios, screens, alarms, notifications; then a package of it, whose manifest is held to what was agreed to.
//! `docs/android.md` says what is needed; where it is missing this is skipped, loudly.

use rekindle_tests::require::skip_or_fail;
use std::path::Path;
use std::process::{Command, Stdio};

/// What has to be on the machine, how to ask for it, and where it comes from.
const TOOLS: [(&str, &str, &str); 6] = [
    ("python3", "--version", "Python 3.11 or newer"),
    ("javac", "-version", "a JDK, 17 or newer"),
    ("mvn", "--version", "Maven"),
    ("aapt2", "version", "aapt2 (Debian package `aapt`)"),
    ("apksigner", "--version", "apksigner (Debian package `apksigner`)"),
    // It has no question that it answers with success.
    ("sh", "-c command -v zipalign", "zipalign (Debian package `zipalign`)"),
];

#[test]
fn the_android_shell_passes_its_own_tests_and_is_packed() {
    for (tool, question, name) in TOOLS {
        let question: Vec<&str> = match question.split_once(' ') {
            Some((option, command)) => vec![option, command],
            None => vec![question],
        };
        let answer = Command::new(tool).args(question).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !answer.is_ok_and(|status| status.success()) {
            skip_or_fail("kotlin", &format!("{name} is not installed"));
            return;
        }
    }
    let harness = Path::new(env!("CARGO_MANIFEST_DIR")).join("android/run.py");
    // The package is made of what the tests compiled.
    for (what, failed) in [("test", "tests failed"), ("apk", "package was not made")] {
        let status =
            Command::new("python3").arg(&harness).arg(what).status().expect("python3 was there a moment ago");
        assert!(status.success(), "the Android shell's {failed}; what failed stands above");
    }
}
