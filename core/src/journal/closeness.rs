//! The seven pictures of the closeness scale: two circles that overlap more and more.
//!
//! The scale is Inclusion of Other in the Self (Aron, Aron and Smollan 1992, doi 10.1037/0022-3514.63.4.596);
//! the drawing follows the design rule published with its continuous version (CC BY 4.0,
//! doi 10.1007/s40881-024-00176-4): the area that both circles cover together stays the same in all
//! pictures, and the overlap grows linearly, from none to all of it. Only geometry lives here; what a person
//! answers is private and never leaves the phone.

use std::f64::consts::PI;

/// How many pictures the scale has.
pub const PICTURES: usize = 7;

/// One picture: two circles of one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picture {
    /// Diameter of both circles, in the unit of the base.
    pub diameter: f64,
    /// Distance between their centres, in the same unit: the diameter when they touch, 0 when they are one.
    pub distance: f64,
}

/// What can be wrong with the size of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClosenessError {
    /// The diameter of the first picture must be above 0 and not so large that its figures overflow.
    #[error("the base diameter must be a number above 0 that can be drawn")]
    BaseOutOfRange,
}

/// The pictures, farthest first, when the circles of the first have the diameter `base` (any unit of length).
///
/// # Errors
/// When `base` is not a number above 0, or too large to compute with.
pub fn pictures(base: f64) -> Result<[Picture; PICTURES], ClosenessError> {
    if !(base > 0.0 && base <= f64::MAX / 2.0) {
        return Err(ClosenessError::BaseOutOfRange);
    }
    let mut pictures = [Picture { diameter: base, distance: base }; PICTURES];
    for (step, picture) in (0u8..).zip(&mut pictures) {
        // With circles of area A that share L, both together cover 2A - L. To keep that at twice the first
        // circle's area A0 while L is this fraction of it, A must be (1 + fraction) A0.
        let fraction = f64::from(step) / 6.0;
        let ratio = (1.0 + fraction).sqrt();
        // Shared part of one circle's own area: L / A.
        let shared = 2.0 * fraction / (1.0 + fraction);
        *picture = Picture { diameter: base * ratio, distance: base * ratio * distance_for(shared) };
    }
    Ok(pictures)
}

/// The distance between the centres of two circles of diameter 1 that share this part of their area, 0 to 1.
fn distance_for(shared: f64) -> f64 {
    // The shared part falls steadily with the distance, and no closed form inverts it: bisection, halving
    // until the interval is finer than a double can tell.
    let (mut near, mut far) = (0.0, 1.0);
    for _ in 0..f64::MANTISSA_DIGITS {
        let middle = f64::midpoint(near, far);
        if shared_part(middle) > shared {
            near = middle;
        } else {
            far = middle;
        }
    }
    // The ends are met exactly, so that touching circles touch and one circle is one.
    if shared >= 1.0 { 0.0 } else { far }
}

/// The part of its area that a circle of diameter 1 shares with another at `distance`: the lens between two
/// equal circles over the circle.
fn shared_part(distance: f64) -> f64 {
    let lens = 2.0 * (distance.acos() - distance * (1.0 - distance * distance).sqrt());
    lens / PI
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_sizes() {
        let diameters = [1000.0, 1080.0, 1155.0, 1225.0, 1291.0, 1354.0, 1414.0];
        let distances = [1000.0, 647.0, 466.0, 324.0, 204.0, 97.0, 0.0];
        for (picture, (diameter, distance)) in
            pictures(1000.0).unwrap().iter().zip(diameters.iter().zip(distances))
        {
            assert!((picture.diameter - diameter).abs() <= 1.0, "{picture:?}");
            assert!((picture.distance - distance).abs() <= 1.0, "{picture:?}");
        }
    }

    #[test]
    fn a_base_that_cannot_be_drawn_is_refused() {
        for base in [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
            assert_eq!(pictures(base), Err(ClosenessError::BaseOutOfRange), "{base}");
        }
    }

    proptest! {
        #[test]
        fn both_circles_together_always_cover_the_same_area(base in 1e-3f64..1e6) {
            let area = 2.0 * PI * (base / 2.0).powi(2);
            let mut last_overlap = -area / 6.0;
            for picture in pictures(base).unwrap() {
                let radius = picture.diameter / 2.0;
                let half = picture.distance / 2.0;
                // The lens as two circular segments, by the textbook formula.
                let lens = 2.0 * (radius.powi(2) * (half / radius).min(1.0).acos()
                    - half * (radius.powi(2) - half.powi(2)).max(0.0).sqrt());
                let covered = 2.0 * PI * radius.powi(2) - lens;
                prop_assert!((covered - area).abs() < 1e-6 * area);
                prop_assert!((lens - last_overlap - area / 6.0).abs() < 1e-6 * area);
                last_overlap = lens;
            }
        }
    }
}
