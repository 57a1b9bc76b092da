//! Why a segment cannot be sealed or opened. No variant holds a fact, a name or a key.

/// Why a segment cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// No segment has this many bytes, or this first byte: it was planted, cut or changed.
    #[error("{size} bytes that are no segment")]
    NotASegment {
        /// How many bytes there are.
        size: usize,
    },
    /// The first byte names a later form. It is not sealed by itself: junk may begin so too.
    #[error("a segment of form {version}, which a later version reads")]
    NewerVersion {
        /// The form's number.
        version: u8,
    },
    /// Not sealed with this key for this place in this chain, or changed since.
    #[error("does not open: other keys, another place, or changed bytes")]
    DoesNotOpen,
    /// It opened, so the other phone wrote it, and it is not in the one form it can have.
    #[error("opened, but its content is malformed: {reason}")]
    Malformed {
        /// What is wrong, for a developer.
        reason: &'static str,
    },
    /// A header or body that no segment can have.
    #[error("cannot be in a segment: {reason}")]
    OutOfRange {
        /// What is out of its range, for a developer.
        reason: &'static str,
    },
    /// More than the largest size holds.
    #[error("more than one segment holds")]
    TooLarge,
}
