//! The terminal shell's program, for tests that drive it from outside.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// The program `rekindle` of this workspace, built if it is not up to date.
///
/// # Panics
/// When it cannot be built; in a test that is the report.
#[allow(clippy::panic, reason = "a test helper: the panic is the report")]
pub fn program() -> PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| build().unwrap_or_else(|reason| panic!("rekindle: {reason}"))).clone()
}

fn build() -> Result<PathBuf, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--package", "rekindle", "--bin", "rekindle", "--message-format=json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    // One message a line; the last that names an executable is ours.
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
        .ok_or_else(|| "cargo named no program".to_owned())
}
