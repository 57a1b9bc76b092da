//! The text form of a message: a prefix that names the step, and base32 that people can carry in any way.
//!
//! Upper-case letters, digits and a hyphen, so that a QR code holds it in its alphanumeric mode. It is read
//! tolerantly where nothing can be meant but one thing (case, spaces, line breaks, hyphens), and told apart where it
//! fails: cut short, mistyped, another step's, a newer version's.

use super::refusal::PairingRefusal;
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// The longest text that is looked at, in bytes: four times the longest that is ever made, for line breaks and
/// spaces. A longer one is refused before anything is read.
pub const MAX_TEXT_BYTES: usize = 2048;

/// RFC 4648, 6. It has no 0, 1 and 8, which people take for O, I and B.
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Bytes at the end of every message that tell a mistyped one, in every version.
const CHECK_BYTES: usize = 4;

/// What the check is about. It has no version, so that an old build knows a newer text from a mistyped one.
const CHECK_DOMAIN: &[u8] = b"rekindle pairing check ";

/// The version that this build writes and reads.
pub(super) const VERSION: u8 = 1;

/// A step of pairing that gives a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PairingStep {
    /// The inviter's code, `RK1-…`.
    Code,
    /// The joiner's reply, `RK2-…`.
    Reply,
    /// The inviter's reveal, `RK3-…`.
    Reveal,
}

impl PairingStep {
    const fn digit(self) -> char {
        match self {
            Self::Code => '1',
            Self::Reply => '2',
            Self::Reveal => '3',
        }
    }

    const fn of_digit(digit: char) -> Option<Self> {
        match digit {
            '1' => Some(Self::Code),
            '2' => Some(Self::Reply),
            '3' => Some(Self::Reveal),
            _ => None,
        }
    }
}

impl fmt::Display for PairingStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Code => "code",
            Self::Reply => "reply",
            Self::Reveal => "reveal",
        })
    }
}

/// A text to show, scan or paste. The code's is a secret until its time is over: shown, never stored as a picture.
#[derive(Clone, PartialEq, Eq)]
pub struct PairingText {
    step: PairingStep,
    text: Zeroizing<String>,
}

impl PairingText {
    /// The text form of a message without its check.
    pub(super) fn of(step: PairingStep, message: &[u8]) -> Self {
        let mut bytes = Zeroizing::new(Vec::with_capacity(message.len() + CHECK_BYTES));
        bytes.extend_from_slice(message);
        bytes.extend_from_slice(&check_of(step, message));
        let mut text = Zeroizing::new(String::with_capacity(4 + bytes.len().div_ceil(5) * 8));
        text.push_str("RK");
        text.push(step.digit());
        text.push('-');
        let (mut held, mut bits) = (0_u32, 0);
        for byte in bytes.iter() {
            held = (held << 8) | u32::from(*byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                text.push(letter(held >> bits));
            }
        }
        if bits > 0 {
            text.push(letter(held << (5 - bits)));
        }
        Self { step, text }
    }

    /// Which step's it is.
    pub const fn step(&self) -> PairingStep {
        self.step
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for PairingText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PairingText({}, …)", self.step)
    }
}

/// The letter of the lowest five bits.
fn letter(bits: u32) -> char {
    char::from(ALPHABET[(bits & 31) as usize])
}

/// The five bits of a letter in either case.
fn bits_of(letter: char) -> Option<u32> {
    match letter.to_ascii_uppercase() {
        upper @ 'A'..='Z' => Some(u32::from(upper) - u32::from('A')),
        digit @ '2'..='7' => Some(u32::from(digit) - u32::from('2') + 26),
        _ => None,
    }
}

fn check_of(step: PairingStep, message: &[u8]) -> [u8; CHECK_BYTES] {
    let digit = [u8::try_from(step.digit()).unwrap_or_default()];
    let digest: [u8; 32] =
        Sha256::new().chain_update(CHECK_DOMAIN).chain_update(digit).chain_update(message).finalize().into();
    let mut check = [0; CHECK_BYTES];
    check.copy_from_slice(&digest[..CHECK_BYTES]);
    check
}

/// What people and the programs between them put into a text: spaces and line breaks, hyphens and what programs
/// make of them, and marks that show nothing.
fn is_filler(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '-' | '\u{00AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The message without its check, of the step that is expected. `length` says how long a message of version 1 is,
/// as far as its bytes tell, or how long it is at least.
pub(super) fn read(
    text: &str,
    expected: PairingStep,
    length: fn(&[u8]) -> usize,
) -> Result<Zeroizing<Vec<u8>>, PairingRefusal> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(PairingRefusal::NotACode);
    }
    let mut letters = text.chars().filter(|c| !is_filler(*c));
    let found = read_prefix(&mut letters)?;
    if found != expected {
        return Err(PairingRefusal::WrongStep { expected, found });
    }
    let (mut bytes, whole) = read_body(letters, text.len()).ok_or(PairingRefusal::Mistyped)?;
    let Some((message, check)) = bytes.split_last_chunk::<CHECK_BYTES>() else {
        return Err(PairingRefusal::CutShort);
    };
    let Some(version) = message.first().copied() else { return Err(PairingRefusal::CutShort) };
    if !whole || *check != check_of(expected, message) {
        // Without a check that fits, the version is a guess as well; a newer text that was cut counts as mistyped.
        let cut = version == VERSION && bytes.len() < length(&bytes) + CHECK_BYTES;
        return Err(if cut { PairingRefusal::CutShort } else { PairingRefusal::Mistyped });
    }
    if version > VERSION {
        return Err(PairingRefusal::Newer);
    }
    if version < VERSION || message.len() != length(message) {
        return Err(PairingRefusal::NotACode);
    }
    let kept = message.len();
    bytes.truncate(kept);
    Ok(bytes)
}

fn read_prefix(letters: &mut impl Iterator<Item = char>) -> Result<PairingStep, PairingRefusal> {
    for (index, expected) in ['R', 'K'].into_iter().enumerate() {
        match letters.next() {
            Some(letter) if letter.to_ascii_uppercase() == expected => {}
            None if index > 0 => return Err(PairingRefusal::CutShort),
            _ => return Err(PairingRefusal::NotACode),
        }
    }
    let digit = letters.next().ok_or(PairingRefusal::CutShort)?;
    PairingStep::of_digit(digit).ok_or(PairingRefusal::NotACode)
}

/// The bytes, and whether the letters are such as base32 writes: as many as it needs, and zeros in what is left
/// over. Nothing when one is not of the alphabet.
fn read_body(letters: impl Iterator<Item = char>, longest: usize) -> Option<(Zeroizing<Vec<u8>>, bool)> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(longest * 5 / 8 + 1));
    let (mut held, mut bits) = (0_u32, 0);
    for letter in letters {
        held = ((held << 5) | bits_of(letter)?) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).ok()?);
        }
    }
    let whole = bits < 5 && held & ((1 << bits) - 1) == 0;
    Some((bytes, whole))
}
