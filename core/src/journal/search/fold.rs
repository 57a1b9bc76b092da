//! Words as they are compared: without case, diacritics, ligatures and widths.
//!
//! A text is cut into words, each with its place in the text. A word is folded by NFKC (ligatures, full-width letters,
//! superscripts), lower case, and the loss of diacritics, also of those letters that have one built in (ø, đ, ł, ß).
//! Scripts that put no space between words (Chinese, Japanese, Thai, …) and Korean, where one looks for parts of what
//! stands between two spaces, give a word for each character; so do pictures. A run of them is found as a phrase.
//!
//! The indexes hold these words, so that no other library's idea of a letter matters. What an entry gave is kept beside
//! it: a later Unicode changes nothing for what was indexed before.

use std::ops::{ControlFlow, Range};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// A word of a text: where it stands, in bytes.
pub type Place = Range<usize>;

/// Calls `put` with each folded word of a text and the place it comes from, until it has seen enough. Several words may
/// come from one place (a fraction, an abbreviation sign) in a row.
pub fn each_word(text: &str, mut put: impl FnMut(&str, Place) -> ControlFlow<()>) {
    let mut folded = String::new();
    let mut from = 0;
    while let Some(place) = next_raw(text, from) {
        from = place.end;
        let raw = &text[place.clone()];
        folded.clear();
        if raw.is_ascii() {
            folded.push_str(raw);
            folded.make_ascii_lowercase();
            if put(&folded, place).is_break() {
                return;
            }
        } else {
            fold_into(raw, &mut folded);
            let mut at = 0;
            while let Some(inner) = next_raw(&folded, at) {
                at = inner.end;
                if put(&folded[inner], place.clone()).is_break() {
                    return;
                }
            }
        }
    }
}

/// All folded words of a text, separated by single spaces.
pub fn words(text: &str) -> String {
    let mut all = String::with_capacity(text.len() + text.len() / 8);
    each_word(text, |word, _| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
        ControlFlow::Continue(())
    });
    all
}

/// The place of the first word at or after `from`.
fn next_raw(text: &str, from: usize) -> Option<Place> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // Plain letters and spaces are most of what there is.
        while at < bytes.len() && bytes[at].is_ascii() && !bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        let first = text.get(at..)?.chars().next()?;
        if class(first) != Class::Between {
            break;
        }
        at += first.len_utf8();
    }
    let start = at;
    let mut rest = text[start..].chars();
    let first = rest.next()?;
    at += first.len_utf8();
    let alone = class(first) == Class::Alone;
    for c in rest {
        let goes_on = match class(c) {
            Class::Mark => true,
            Class::Letter => !alone,
            Class::Alone | Class::Between => false,
        };
        if !goes_on {
            break;
        }
        at += c.len_utf8();
    }
    Some(start..at)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a word.
    Letter,
    /// A word by itself.
    Alone,
    /// Belongs to what it follows.
    Mark,
    /// Neither: spaces, punctuation, control characters.
    Between,
}

fn class(c: char) -> Class {
    match c {
        _ if c.is_ascii() => if c.is_ascii_alphanumeric() { Class::Letter } else { Class::Between },
        // Vowels and final consonants of Korean that are written one by one, voice marks of narrow katakana, joiners,
        // and what chooses the look or the colour of a picture.
        '\u{1160}'..='\u{11FF}' | '\u{FF9E}' | '\u{FF9F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{1F3FB}'..='\u{1F3FF}' => Class::Mark,
        // Thai, Lao; Myanmar; Khmer; Korean.
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1100}'..='\u{115F}'
        | '\u{3131}'..='\u{318E}' | '\u{AC00}'..='\u{D7A3}' | '\u{FFA0}'..='\u{FFDC}'
        // Kana, narrow kana, Bopomofo.
        | '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{31A0}'..='\u{31FF}' | '\u{3105}'..='\u{312F}' | '\u{FF66}'..='\u{FF9D}'
        // Chinese characters and what repeats them.
        | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}'
        // Pictures and signs.
        | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' => Class::Alone,
        _ if is_combining_mark(c) => Class::Mark,
        _ if c.is_alphanumeric() => Class::Letter,
        _ => Class::Between,
    }
}

fn fold_into(raw: &str, folded: &mut String) {
    let plain = raw.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| {
        !is_diacritic(*c)
            && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
    });
    for c in plain.nfc() {
        match built_in(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
}

/// Marks that change how a letter sounds and are often left out when typing. Marks without which a word is another
/// (vowels of Indian and other Asian scripts, voice marks of kana) are letters here.
fn is_diacritic(c: char) -> bool {
    // Hebrew and Arabic points; marks above, below and through letters; tones of Thai and Lao.
    matches!(canonical_combining_class(c), 1 | 10..=36 | 107 | 122 | 200..=240)
}

/// Letters whose diacritic is part of them, and ligatures that Unicode counts as letters.
fn built_in(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'đ' | 'ð' | 'ɖ' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ŋ' => "n",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}
