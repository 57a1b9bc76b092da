//! Padding: five sizes, so that an object's size does not tell how much was done that day.

use super::SegmentError;
use zeroize::Zeroizing;

/// The sizes that a plaintext is padded to, in bytes. The smallest that holds it is the one.
pub const PADDED_SIZES: [usize; 5] = [256, 1024, 4096, 16_384, 65_536];

/// The content's length before it, in bytes.
const LENGTH: usize = 4;

/// The most content that a segment holds, in bytes.
pub(super) const MAX_CONTENT: usize = 65_536 - LENGTH;

/// Length, content, zeros up to the next size.
pub(super) fn pad(content: &[u8]) -> Result<Zeroizing<Vec<u8>>, SegmentError> {
    let size = smallest(content.len()).ok_or(SegmentError::TooLarge)?;
    let length = u32::try_from(content.len()).map_err(|_| SegmentError::TooLarge)?;
    let mut padded = Zeroizing::new(Vec::with_capacity(size));
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(content);
    padded.resize(size, 0);
    Ok(padded)
}

/// The content of what [`pad`] made.
pub(super) fn content_of(padded: &[u8]) -> Result<&[u8], SegmentError> {
    let malformed = |reason| SegmentError::Malformed { reason };
    let (length, rest) = padded.split_first_chunk::<LENGTH>().ok_or(malformed("no length"))?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| malformed("length"))?;
    let (content, zeros) = rest.split_at_checked(length).ok_or(malformed("a length beyond the end"))?;
    if smallest(length) != Some(padded.len()) {
        return Err(malformed("padded further than to the next size"));
    }
    if zeros.iter().any(|byte| *byte != 0) {
        return Err(malformed("padding that is not zero"));
    }
    Ok(content)
}

fn smallest(content: usize) -> Option<usize> {
    PADDED_SIZES.into_iter().find(|size| content <= size - LENGTH)
}
