//! The vectors of `streak` and `closeness`, through what the terminal shell runs.

#[path = "../../cli/src/vectors/closeness.rs"]
mod closeness;
#[path = "../../cli/src/vectors/streak.rs"]
mod streak;

#[cfg(test)]
mod tests {
    use super::{closeness, streak};
    use serde_json::{Value, json};
    use std::path::Path;

    fn check(kind: &str, tolerance: f64, run: impl Fn(&Value) -> Value) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("vectors/{kind}.jsonl"));
        let text = std::fs::read_to_string(path).unwrap();
        let mut cases = 0;
        for (number, line) in text.lines().enumerate() {
            let case: Value = serde_json::from_str(line).unwrap();
            let found = run(&case["in"]);
            assert!(
                same(&case["out"], &found, tolerance),
                "{kind}:{}: {} but {found}",
                number + 1,
                case["out"]
            );
            cases += 1;
        }
        assert!(cases > 0);
    }

    fn same(expected: &Value, found: &Value, tolerance: f64) -> bool {
        match (expected, found) {
            (Value::Object(one), Value::Object(_)) if one.contains_key("error") => {
                found.get("error").is_some()
            }
            (Value::Object(one), Value::Object(other)) => {
                one.len() == other.len()
                    && one
                        .iter()
                        .all(|(key, value)| other.get(key).is_some_and(|o| same(value, o, tolerance)))
            }
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| same(one, other, tolerance))
            }
            (Value::Number(one), Value::Number(other)) => {
                (one.as_f64().unwrap() - other.as_f64().unwrap()).abs() <= tolerance
            }
            _ => expected == found,
        }
    }

    #[test]
    fn streak_vectors() {
        check("streak", 1e-6, |input| {
            streak::run(input).unwrap_or_else(|e| json!({ "error": e.to_string() }))
        });
    }

    #[test]
    fn closeness_vectors() {
        check("closeness", 1.0, |input| {
            closeness::run(input).unwrap_or_else(|e| json!({ "error": e.to_string() }))
        });
    }
}
