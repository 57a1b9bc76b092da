//! A code as a picture that a phone can scan, two rows of it in one line of text.
//!
//! Its light parts are painted, white on black by fixed colours of the terminal's palette of 256, so that it is the
//! same on a dark and on a light terminal. Where colours are not wanted the light parts are still the painted ones,
//! which is right on a dark terminal; on a light one the picture is inverted, and most cameras read that too.

use anstyle::{Ansi256Color, Style};
use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the picture, without which cameras do not find it (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: usize = 4;
/// Black and white of the palette's colour cube: themes leave them alone, unlike the first sixteen.
const STYLE: Style = Style::new()
    .fg_color(Some(anstyle::Color::Ansi256(Ansi256Color(231))))
    .bg_color(Some(anstyle::Color::Ansi256(Ansi256Color(16))));

/// The lines of the picture; none when it would be wider than `columns` or the text fits in no picture.
pub(crate) fn lines(text: &str, columns: usize) -> Vec<String> {
    // A screen is not smudged: the least correction gives the smallest picture.
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::L) else { return Vec::new() };
    let width = code.width() + 2 * QUIET_ZONE;
    if width > columns {
        return Vec::new();
    }
    let is_light = |column: usize, row: usize| {
        let inside = QUIET_ZONE..QUIET_ZONE + code.width();
        !inside.contains(&column)
            || !inside.contains(&row)
            || code[(column - QUIET_ZONE, row - QUIET_ZONE)] == Color::Light
    };
    (0..width)
        .step_by(2)
        .map(|row| {
            let cells: String = (0..width)
                .map(|column| match (is_light(column, row), row + 1 < width && is_light(column, row + 1)) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                })
                .collect();
            format!("{STYLE}{cells}{STYLE:#}")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::width;

    #[test]
    fn it_has_its_quiet_zone_and_holds_what_the_code_holds() {
        let text = "RK1-ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let code = QrCode::with_error_correction_level(text, EcLevel::L).unwrap();
        let lines = lines(text, 200);
        let plain: Vec<Vec<char>> = lines
            .iter()
            .map(|line| anstream::adapter::strip_str(line).to_string().chars().collect())
            .collect();
        assert_eq!(plain.len(), (code.width() + 2 * QUIET_ZONE).div_ceil(2));
        assert!(plain[..2].iter().flatten().all(|cell| *cell == '█'), "the quiet zone is light");
        for row in 0..code.width() {
            for column in 0..code.width() {
                let shown = row + QUIET_ZONE;
                let cell = plain[shown / 2][column + QUIET_ZONE];
                let light = if shown.is_multiple_of(2) { "█▀" } else { "█▄" };
                assert_eq!(light.contains(cell), code[(column, row)] == Color::Light, "{column} {row}");
            }
        }
    }

    #[test]
    fn it_is_left_out_where_it_does_not_fit() {
        assert!(lines("RK1-ABC", 20).is_empty());
        assert!(lines(&"A".repeat(10_000), 1000).is_empty());
        assert!(lines("RK1-ABC", 40).iter().all(|line| width(line) <= 40));
    }
}
