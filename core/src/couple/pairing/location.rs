//! Where the couple's mailbox is, as far as a code may say it: the place, never the way in.

use super::refusal::PairingRefusal;
use crate::rituals::name::is_invisible_mark;

/// Longest location in a code, in bytes of UTF-8: a code must stay one that a camera reads at once.
pub const MAX_MAILBOX_BYTES: usize = 200;

/// Checks a location from this phone or from a code.
///
/// Credentials are given to the partner by the people, not by a code that lies on a table. So an address may hold
/// no user's name (RFC 3986, 3.2.1) and no query or fragment, where signed links carry theirs. Marks that make a
/// screen show another place than the one meant are refused too.
pub(super) fn check(location: &str) -> Result<(), PairingRefusal> {
    let unshowable = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_invisible_mark(c);
    let fits = !location.trim().is_empty()
        && location.len() <= MAX_MAILBOX_BYTES
        && !location.chars().any(unshowable)
        && !may_hold_credentials(location);
    if fits { Ok(()) } else { Err(PairingRefusal::UnfitMailbox) }
}

/// The location in a field: an empty one says that there is none.
pub(super) fn unless_empty(field: String) -> Option<String> {
    (!field.is_empty()).then_some(field)
}

fn may_hold_credentials(location: &str) -> bool {
    let Some((_, rest)) = location.split_once("://") else { return false };
    let authority = rest.split(['/', '\\']).next().unwrap_or_default();
    authority.contains('@') || rest.contains(['?', '#'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_pass() {
        for place in [
            "https://cloud.example.org/remote.php/dav/files/us/rekindle",
            "s3://storage.example.org/bucket",
            "/home/us/Sync/Rekindle & more",
            "C:\\Users\\us\\Our folder",
            "https://example.org/~us/a@b",
            &"é".repeat(100),
        ] {
            assert_eq!(check(place), Ok(()), "{place}");
        }
    }

    #[test]
    fn ways_in_and_lies_are_refused() {
        for place in [
            "",
            "  ",
            "https://us:secret@example.org/",
            "https://us@example.org",
            "https://us:secret@example.org\\x",
            "https://example.org/a?X-Amz-Signature=12",
            "https://example.org/a#token",
            "https://example.org/\n",
            "https://gro.elpmaxe\u{202E}",
            "https://example\u{200B}.org",
            &"x".repeat(201),
        ] {
            assert_eq!(check(place), Err(PairingRefusal::UnfitMailbox), "{place}");
        }
    }
}
