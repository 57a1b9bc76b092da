//! Runs `tests/scenarios/*.json` through the bindings, so that what is tested is what ships.
//!
//! `tests/scenarios/README.md` defines the format; Kotlin and Swift read the same files.

#[cfg(test)]
mod clock;
#[cfg(test)]
mod format;
#[cfg(test)]
mod phone;
#[cfg(test)]
mod private;
#[cfg(test)]
mod seen;
#[cfg(test)]
mod seen_for_two;
#[cfg(test)]
mod session;
#[cfg(test)]
mod story;
#[cfg(test)]
mod two;

#[cfg(test)]
mod tests {
    use super::format::Scenario;
    use super::story::Story;
    use std::path::Path;

    #[test]
    fn every_scenario_is_seen_as_written() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        files.sort();
        assert!(files.len() >= 6, "the scenarios are gone");
        let failures: Vec<String> = files.iter().filter_map(|file| run(file).err()).collect();
        assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
    }

    fn run(file: &Path) -> Result<(), String> {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file).unwrap();
        let scenario: Scenario = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        let mut story = Story::new(&scenario);
        for (number, step) in (1..).zip(&scenario.steps) {
            let told = |what| {
                format!("{name}, step {number} ({} on {}, at {}): {what}", step.name(), step.phone, step.at)
            };
            story.take(step).map_err(told)?;
        }
        Ok(())
    }

    #[test]
    fn a_name_that_another_phone_never_saw_stands_for_itself() {
        let text = r#"{"title": "t", "why": "w",
            "places": {"home": {"zone": "Etc/UTC", "initial_offset_seconds": 0, "changes": []}},
            "steps": [{"at": "2024-01-01T12:00:00Z", "phone": "b", "do": {"create": {}}},
            {"at": "2024-01-01T12:00:00Z", "phone": "b", "do": {"join": {"text": "nothing"}}, "error": "pairing_not_a_code"}]}"#;
        let scenario: Scenario = serde_json::from_str(text).unwrap();
        let mut story = Story::new(&scenario);
        scenario.steps.iter().try_for_each(|step| story.take(step)).unwrap();
    }

    #[test]
    fn a_wrong_expectation_is_found() {
        let told = |expect: &str| {
            let text = format!(
                r#"{{"title": "t", "why": "w",
                "places": {{"home": {{"zone": "Etc/UTC", "initial_offset_seconds": 0, "changes": []}}}},
                "steps": [{{"at": "2024-01-01T12:00:00Z", "do": {{"create": {{}}}}}},
                {{"at": "2024-01-01T12:00:00Z", "do": {{"today": {{}}}}, {expect}}}]}}"#
            );
            let scenario: Scenario = serde_json::from_str(&text).unwrap();
            let mut story = Story::new(&scenario);
            scenario.steps.iter().try_for_each(|step| story.take(step))
        };
        told(r#""expect": {"day": "2024-01-01", "rituals": []}"#).unwrap();
        for wrong in [
            r#""expect": {"day": "2024-01-02"}"#,
            r#""expect": {"dey": "2024-01-01"}"#,
            r#""expect": {"rituals": [{}]}"#,
            r#""expect": {"paused": null}"#,
            r#""expect": null"#,
            r#""error": "closed""#,
        ] {
            assert!(told(wrong).is_err(), "{wrong}");
        }
    }
}
