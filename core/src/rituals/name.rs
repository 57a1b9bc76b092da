//! A name that a person gives to a ritual: short, one line, and without marks that could make a screen lie.

use crate::error::{Input, RekindleError, Result};

/// Longest name, in characters (Unicode scalar values).
pub const NAME_MAX_CHARS: usize = 80;

/// Checks a name from outside and trims the space around it.
///
/// # Errors
/// When it is empty, longer than [`NAME_MAX_CHARS`], or holds control characters, line breaks or marks that
/// switch the direction of text (Unicode TR 9: they could make another word out of what stands beside them).
pub fn checked_name(text: &str) -> Result<String> {
    let name = text.trim();
    if name.is_empty() {
        return Err(RekindleError::invalid(Input::EmptyName, "write at least one letter"));
    }
    if name.chars().nth(NAME_MAX_CHARS).is_some() {
        return Err(RekindleError::invalid(Input::LongName, NAME_MAX_CHARS));
    }
    if name.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(RekindleError::invalid(Input::ControlInName, "a line break or a control character"));
    }
    if name.chars().any(is_invisible_mark) {
        return Err(RekindleError::invalid(Input::MarkInName, "a mark that shows nothing or turns the text"));
    }
    Ok(name.to_owned())
}

/// Directional marks, the byte-order mark, tags, and other characters that show nothing at all. Joiners stay:
/// several scripts and many pictures need them.
pub(crate) fn is_invisible_mark(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_pass_in_any_script() {
        for name in ["Coffee together", "Café juntos", "散歩", "مشي معًا", "👩‍❤️‍👩 walk", "a"]
        {
            assert_eq!(checked_name(&format!("  {name} ")).unwrap(), name);
        }
        let longest = "é".repeat(NAME_MAX_CHARS);
        assert_eq!(checked_name(&longest).unwrap(), longest);
    }

    #[test]
    fn names_that_could_deceive_or_break_a_screen_are_refused() {
        let too_long = "x".repeat(10_000);
        for (name, code) in [
            ("", "name_empty"),
            ("   ", "name_empty"),
            (too_long.as_str(), "name_too_long"),
            ("a\nb", "name_control"),
            ("a\u{7}b", "name_control"),
            ("a\u{0}", "name_control"),
            ("a\u{202E}b", "name_direction"),
            ("a\u{2067}b", "name_direction"),
            ("a\u{FEFF}b", "name_direction"),
        ] {
            assert_eq!(checked_name(name).unwrap_err().code(), code, "{name:?}");
        }
    }
}
