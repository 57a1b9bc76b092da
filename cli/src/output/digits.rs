//! A number so large that two people can read it to each other across a table.

/// Three columns and five rows for each digit, the top row first, the leftmost column in the highest bit.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b001, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// The lines of the number; what is no digit becomes a gap.
pub(crate) fn lines(number: &str) -> [String; 5] {
    std::array::from_fn(|row| {
        let cells: Vec<String> = number
            .chars()
            .map(|digit| match digit.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)) {
                Some(rows) => {
                    (0..3).rev().map(|bit| if rows[row] >> bit & 1 == 1 { "██" } else { "  " }).collect()
                }
                None => "  ".to_owned(),
            })
            .collect();
        format!("  {}", cells.join("  "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_has_a_shape_of_its_own() {
        let shapes: std::collections::BTreeSet<_> = DIGITS.iter().collect();
        assert_eq!(shapes.len(), 10);
    }

    #[test]
    fn a_number_is_five_lines_of_one_width() {
        let lines = lines("012 789");
        let width = lines[0].chars().count();
        assert!(lines.iter().all(|line| line.chars().count() == width), "{lines:?}");
        assert!(lines[0].starts_with("  ██████    ██    ██████"), "{}", lines[0]);
    }
}
