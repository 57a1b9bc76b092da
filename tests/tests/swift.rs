//! The Swift shell's tests, driven from `cargo test`.
//!
//! They check the format of the package in `ios/`, build it against the bindings of this very tree and run
//! its tests. Which Swift is used, and how, is the business of `tests/ios/check-swift.sh`; here it is only
//! decided what its absence means.

use rekindle_tests::require;
use std::path::Path;
use std::process::Command;

/// How `check-swift.sh` says that there is no Swift on this machine.
const NO_SWIFT: i32 = 77;

#[test]
fn the_swift_shell_passes_its_tests() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("ios/check-swift.sh");
    let output = match Command::new(&script).output() {
        Ok(output) => output,
        Err(why) => return require::skip_or_fail("swift", &format!("{}: {why}", script.display())),
    };
    if output.status.code() == Some(NO_SWIFT) {
        return require::skip_or_fail("swift", String::from_utf8_lossy(&output.stderr).trim());
    }
    assert!(
        output.status.success(),
        "check-swift.sh: {}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
