//! The vector kind `closeness`: the sizes of the seven pictures, in whole numbers.

use rekindle_core::journal::closeness::{ClosenessError, pictures};
use serde::Deserialize;
use serde_json::{Number, Value, json};

/// Why a case cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ClosenessVectorError {
    /// The base is missing or not a number.
    #[error("not a closeness case: {0}")]
    Malformed(#[from] serde_json::Error),
    /// The base is a number that gives no picture.
    #[error(transparent)]
    Base(#[from] ClosenessError),
}

#[derive(Deserialize)]
struct Case {
    base: f64,
}

/// The `out` of one `in`.
pub(crate) fn run(input: &Value) -> Result<Value, ClosenessVectorError> {
    let pictures = pictures(Case::deserialize(input)?.base)?;
    let diameters: Vec<Value> = pictures.iter().map(|picture| whole(picture.diameter)).collect();
    let distances: Vec<Value> = pictures.iter().map(|picture| whole(picture.distance)).collect();
    Ok(json!({ "diameters": diameters, "distances": distances }))
}

/// The nearest whole number, written without a fraction as far as 64 bits hold it.
fn whole(size: f64) -> Value {
    let rounded = size.round();
    // Beyond 2^53 every double is whole already and keeps its own spelling.
    if rounded < 9_007_199_254_740_992.0 {
        // Not negative and below 2^53, so nothing is cut off.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let integer = rounded as u64;
        return Value::from(integer);
    }
    Number::from_f64(rounded).map_or(Value::Null, Value::Number)
}
