//! Numbers of few bytes: seven bits a byte, lowest first, the highest bit set on all but the last (LEB128).
//!
//! Each number has one spelling: a last byte of zero is refused, and so is a ninth byte.

use super::SegmentError;

/// The most bytes of a number that is read: 56 bits, more than any field needs.
const MAX_BYTES: usize = 8;

/// Writes `number`.
pub(super) fn write(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    out.push(low_bits(number));
}

fn low_bits(number: u64) -> u8 {
    number.to_le_bytes()[0] & 0x7f
}

/// A signed number as an unsigned one that is small when it is near zero: 0, -1, 1, -2 become 0, 1, 2, 3.
pub(super) const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

/// Reads from the front of a content. Nothing is taken that is not there, and nothing is set aside for what a
/// number promises.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(content: &'a [u8]) -> Self {
        Self { rest: content }
    }

    /// How many bytes are left.
    pub(super) const fn left(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], SegmentError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(CUT_SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], SegmentError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(CUT_SHORT)?;
        self.rest = rest;
        Ok(*taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, SegmentError> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn number(&mut self) -> Result<u64, SegmentError> {
        let mut number = 0;
        for place in 0..MAX_BYTES {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                if byte == 0 && place > 0 {
                    return Err(SegmentError::Malformed { reason: "a number with a byte too many" });
                }
                return Ok(number);
            }
        }
        Err(SegmentError::Malformed { reason: "a number of more than eight bytes" })
    }

    pub(super) fn signed(&mut self) -> Result<i64, SegmentError> {
        self.number().map(unzigzag)
    }

    /// A number that counts or points, at most `max`.
    pub(super) fn at_most(&mut self, max: usize, reason: &'static str) -> Result<usize, SegmentError> {
        let number = self.number()?;
        usize::try_from(number).ok().filter(|number| *number <= max).ok_or(SegmentError::Malformed { reason })
    }
}

const CUT_SHORT: SegmentError = SegmentError::Malformed { reason: "ends in the middle" };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_one_spelling() {
        for (number, bytes) in [
            (0, &[0][..]),
            (127, &[0x7f]),
            (128, &[0x80, 1]),
            ((1 << 56) - 1, &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]),
        ] {
            let mut written = Vec::new();
            write(&mut written, number);
            assert_eq!(written, bytes);
            assert_eq!(Reader::new(bytes).number(), Ok(number));
        }
        for wrong in
            [&[][..], &[0x80], &[0x80, 0], &[0xff; 9], &[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1]]
        {
            assert!(Reader::new(wrong).number().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn zigzag_turns_back() {
        for (number, zigzagged) in
            [(0, 0), (-1, 1), (1, 2), (-2, 3), (i64::MAX, u64::MAX - 1), (i64::MIN, u64::MAX)]
        {
            assert_eq!(zigzag(number), zigzagged);
            assert_eq!(unzigzag(zigzagged), number);
        }
    }
}
