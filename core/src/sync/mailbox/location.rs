//! Where a mailbox is, as a person writes it down and as a pairing code carries it.
//!
//! This module must not look whether anything is there, and must not keep or repeat a credential: an address that holds
//! one is refused, and no error quotes what was given.

use super::folder::FolderMailbox;
use super::lent::{Lender, LentMailbox};
use super::{Mailbox, MailboxError};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

/// A place that can be a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MailboxLocation {
    /// A folder, by its absolute path.
    Folder(PathBuf),
    /// A folder that the phone's system opens by a name of its own, a `content` address: it means nothing elsewhere, so
    /// each phone chooses its own.
    Lent(String),
}

/// Why a text is not the location of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LocationError {
    /// Neither a path nor an address.
    #[error("not a place for a mailbox: {reason}")]
    Malformed {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A path that depends on where the program was started.
    #[error("the folder must be given by its whole path")]
    NotAbsolute,
    /// An address of a kind that is planned.
    #[error("a mailbox by {scheme} is not in this version")]
    NotInThisVersion {
        /// The kind: `webdav`, `webdavs` or `s3`.
        scheme: &'static str,
    },
    /// Credentials would travel in the clear.
    #[error("webdav without encryption is allowed to this machine only; use webdavs")]
    NotEncrypted,
    /// A name or password in the address would be kept and shown with it.
    #[error("the address holds a name or a password; credentials are given apart")]
    HoldsCredentials,
    /// An address of a kind that is not known.
    #[error("this kind of address is not known")]
    UnknownScheme,
}

impl MailboxLocation {
    /// The mailbox that is there. Without a `lender` no place can be opened that needs one.
    ///
    /// # Errors
    /// As the mailbox's own opening: not there, not allowed, something else.
    pub fn open(&self, lender: Option<&Arc<dyn Lender>>) -> Result<Box<dyn Mailbox>, MailboxError> {
        match (self, lender) {
            (Self::Folder(path), _) => Ok(Box::new(FolderMailbox::open(path)?)),
            (Self::Lent(place), Some(lender)) => Ok(Box::new(LentMailbox::open(place, lender)?)),
            (Self::Lent(_), None) => Err(MailboxError::NotAMailbox {
                reason: "a place that only the phone which chose it can open".to_owned(),
            }),
        }
    }
}

/// What [`FromStr`] reads back to the same location.
impl fmt::Display for MailboxLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => path.display().fmt(f),
            Self::Lent(place) => f.write_str(place),
        }
    }
}

impl FromStr for MailboxLocation {
    type Err = LocationError;

    fn from_str(text: &str) -> Result<Self, LocationError> {
        if text.is_empty() {
            return Err(LocationError::Malformed { reason: "it is empty" });
        }
        if text.chars().any(char::is_control) {
            return Err(LocationError::Malformed { reason: "it holds a control character" });
        }
        let Some((scheme, rest)) = split_scheme(text) else { return folder(text) };
        match scheme.to_ascii_lowercase().as_str() {
            "file" => folder(&file_path(rest)?),
            "content" => lent(text, rest),
            "webdavs" => not_yet("webdavs", rest),
            "webdav" => {
                not_credentials(rest)?;
                if !is_loopback(host(rest)) {
                    return Err(LocationError::NotEncrypted);
                }
                not_yet("webdav", rest)
            }
            "s3" => not_yet("s3", rest),
            _ => Err(LocationError::UnknownScheme),
        }
    }
}

/// Longest name of a place that a system gives. Android's tree addresses take some hundred bytes.
const LONGEST_LENT: usize = 4096;

fn lent(text: &str, rest: &str) -> Result<MailboxLocation, LocationError> {
    if authority(rest).is_empty() {
        return Err(LocationError::Malformed { reason: "it names nobody who could open it" });
    }
    if text.len() > LONGEST_LENT {
        return Err(LocationError::Malformed { reason: "it is too long" });
    }
    Ok(MailboxLocation::Lent(text.to_owned()))
}

fn folder(path: &str) -> Result<MailboxLocation, LocationError> {
    let path = Path::new(path);
    if path.is_absolute() {
        Ok(MailboxLocation::Folder(path.to_owned()))
    } else {
        Err(LocationError::NotAbsolute)
    }
}

/// `scheme://rest`, where the scheme is letters, digits and `+ - .`; a path has a slash first.
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (!scheme.is_empty() && scheme.chars().all(fits)).then_some((scheme, rest))
}

/// The path of a `file` URL (RFC 8089): of this machine, percent-decoded.
fn file_path(rest: &str) -> Result<String, LocationError> {
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    if !path.starts_with('/') {
        return Err(LocationError::Malformed { reason: "a file URL must name this machine: file:///…" });
    }
    if path.contains(['?', '#']) {
        return Err(LocationError::Malformed { reason: "a file URL has neither query nor fragment" });
    }
    let decoded = percent_decode(path).ok_or(LocationError::Malformed { reason: "wrongly escaped" })?;
    if decoded.chars().any(char::is_control) {
        return Err(LocationError::Malformed { reason: "it holds a control character" });
    }
    Ok(decoded)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            decoded.push(u8::try_from(high << 4 | low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

fn not_yet(scheme: &'static str, rest: &str) -> Result<MailboxLocation, LocationError> {
    not_credentials(rest)?;
    Err(LocationError::NotInThisVersion { scheme })
}

fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn not_credentials(rest: &str) -> Result<(), LocationError> {
    if authority(rest).contains('@') { Err(LocationError::HoldsCredentials) } else { Ok(()) }
}

/// The host of an authority without credentials, with its brackets where it is an IPv6 address, without its port.
fn host(rest: &str) -> &str {
    let authority = authority(rest);
    match authority.find(']') {
        Some(end) => &authority[..=end],
        None => authority.split(':').next().unwrap_or_default(),
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    host.eq_ignore_ascii_case("localhost")
        || address.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<MailboxLocation, LocationError> {
        text.parse()
    }

    fn at(path: &str) -> MailboxLocation {
        MailboxLocation::Folder(path.into())
    }

    #[test]
    fn a_folder_is_a_whole_path_or_a_file_url() {
        assert_eq!(read("/media/drive/ours"), Ok(at("/media/drive/ours")));
        assert_eq!(read("/odd/a://b"), Ok(at("/odd/a://b")));
        assert_eq!(read("/100%/c#d?"), Ok(at("/100%/c#d?")));
        assert_eq!(read("file:///media/our%20drive/caf%C3%A9"), Ok(at("/media/our drive/café")));
        assert_eq!(read("FILE://localhost/a"), Ok(at("/a")));
    }

    #[test]
    fn what_is_shown_reads_back() {
        for text in ["/media/drive/ours", "file:///our%20drive/%25", "/100%"] {
            let location = read(text).unwrap();
            assert_eq!(read(&location.to_string()), Ok(location));
        }
    }

    #[test]
    fn what_is_no_place_is_refused_by_reason() {
        for text in ["ours", "./ours", "~/ours", " /ours"] {
            assert_eq!(read(text), Err(LocationError::NotAbsolute), "{text:?}");
        }
        for text in [
            "",
            "/a\nb",
            "/a\0b",
            "file://",
            "file://elsewhere/a",
            "file:///a?b",
            "file:///a#b",
            "file:///%",
            "file:///%4",
            "file:///%zz",
            "file:///%+1",
            "file:///%ff",
            "file:///%00",
            "file:///a%0Ab",
            "file:a/b://c",
        ] {
            let refused = read(text);
            assert!(
                matches!(refused, Err(LocationError::Malformed { .. } | LocationError::NotAbsolute)),
                "{text:?}: {refused:?}"
            );
        }
        for text in ["https://example.org/a", "ftp://example.org", "x-y.z+1://a"] {
            assert_eq!(read(text), Err(LocationError::UnknownScheme), "{text:?}");
        }
    }

    #[test]
    fn what_is_planned_says_so_and_never_in_the_clear() {
        let not_yet = |scheme| Err(LocationError::NotInThisVersion { scheme });
        assert_eq!(read("webdavs://cloud.example.org/dav/ours"), not_yet("webdavs"));
        assert_eq!(read("s3://bucket/prefix?region=x"), not_yet("s3"));
        for host in ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.8.0.1:80", "[::1]", "[::1]:8080"] {
            assert_eq!(read(&format!("webdav://{host}/dav")), not_yet("webdav"), "{host}");
        }
        for host in
            ["example.org", "localhost.example.org", "128.0.0.1", "[::2]", "", "[::1", "127.0.0.1.nip.io"]
        {
            assert_eq!(read(&format!("webdav://{host}/dav")), Err(LocationError::NotEncrypted), "{host}");
        }
    }

    #[test]
    fn a_credential_is_refused_and_never_repeated() {
        for text in
            ["webdavs://ann:s3cret@example.org/", "webdav://ann:s3cret@127.0.0.1/", "s3://KEY:s3cret@bucket"]
        {
            let refused = read(text).unwrap_err();
            assert_eq!(refused, LocationError::HoldsCredentials);
            assert!(!format!("{refused} {refused:?}").contains("s3cret"));
        }
    }

    #[test]
    fn a_location_opens_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let location: MailboxLocation = folder.path().to_str().unwrap().parse().unwrap();
        assert!(location.open(None).is_ok());
        folder.close().unwrap();
        assert!(matches!(location.open(None), Err(MailboxError::Offline { .. })));
    }

    #[test]
    fn what_the_system_opens_is_kept_as_it_was_given_and_needs_a_lender() {
        let text = "content://org.example.documents/tree/primary%3AOurs";
        let location = read(text).unwrap();
        assert_eq!(location, MailboxLocation::Lent(text.to_owned()));
        assert_eq!(location.to_string(), text);
        assert!(matches!(location.open(None), Err(MailboxError::NotAMailbox { .. })));
        for text in ["content://", "content:///tree/a", &format!("content://a/{}", "b".repeat(4096))] {
            assert!(matches!(read(text), Err(LocationError::Malformed { .. })), "{text:.40}");
        }
    }
}
