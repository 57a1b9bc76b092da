//! Folding, queries and snippets, without a database.

use super::fold::words;
use super::query::{Breadth, QUERY_MAX_CHARS, Query};
use super::snippet::snippet;
use proptest::prelude::*;

#[test]
fn words_are_compared_without_case_diacritics_ligatures_and_widths() {
    for (text, folded) in [
        ("Zärtlichkeit", "zartlichkeit"),
        ("café, Café\u{301}!", "cafe cafe"),
        ("Straße", "strasse"),
        ("İstanbul ısı", "istanbul isi"),
        ("ôm Điện được", "om dien duoc"),
        ("ﬁne ﬀ œuvre ÆØ", "fine ff oeuvre aeo"),
        ("Łódź", "lodz"),
        ("ＨＵＧ ２", "hug 2"),
        ("don't", "don t"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("Ёлка", "елка"),
        ("שָׁלוֹם", "שלום"),
        ("قُبْلَة", "قبلة"),
        ("हिन्दी में", "हिन्दी में"),
        ("散步。一緒に", "散 步 一 緒 に"),
        ("ﾊﾟﾊﾟ", "パ パ"),
        ("がき", "が き"),
        ("우리", "우 리"),
        ("\u{110B}\u{116E}\u{1105}\u{1175}", "우 리"),
        ("½ hour", "1 2 hour"),
        ("❤️ ok", "❤ ok"),
        ("\"a\" OR (b*) ^c: {d}\0-e", "a or b c d e"),
    ] {
        assert_eq!(words(text), folded, "{text}");
    }
}

#[test]
fn a_query_is_words_and_phrases() {
    let asked = |text: &str| Query::parse(text).for_words(Breadth::Words);
    assert_eq!(asked("Hug  me"), r#""hug" AND "me""#);
    assert_eq!(asked(r#"me "held my hand" hug"#), r#""me" AND "held my hand" AND "hug""#);
    assert_eq!(asked("“mi mano” hug"), r#""mi mano" AND "hug""#);
    assert_eq!(asked("don't"), r#""don t""#);
    assert_eq!(asked("散步"), r#""散 步""#);
    assert_eq!(Query::parse("hug me").for_words(Breadth::Beginnings), r#""hug"* AND "me"*"#);
    assert_eq!(Query::parse("hugs me").for_parts().unwrap(), r#""hug" AND "ugs""#);
    assert_eq!(Query::parse("hug").for_parts().unwrap(), r#""hug""#);
    assert_eq!(Query::parse("hugged").for_parts().unwrap(), r#""ged" AND "hug""#);
    assert_eq!(Query::parse("hugging").for_parts().unwrap(), r#""gin" AND "hug" AND "ing""#);
    for nothing in ["", "   ", "\"", "()*^-+:", "\u{200B}", "…"] {
        assert!(Query::parse(nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn a_query_is_read_to_its_limit() {
    let long = "a ".repeat(QUERY_MAX_CHARS) + "zebra";
    assert_eq!(Query::parse(&long).phrases().len(), 1, "the same word asks for nothing more");
    let query = Query::parse(&"步".repeat(10_000));
    assert_eq!(query.phrases()[0].words().len(), QUERY_MAX_CHARS);
}

#[test]
fn a_snippet_shows_the_word_in_the_persons_own_spelling() {
    let text = format!("{}\nund dann Zärtlichkeit am Abend {}", "vorher ".repeat(40), "danach ".repeat(60));
    let shown = snippet(&text, &Query::parse("zartlich"));
    assert!(shown.cut_before && shown.cut_after, "{shown:?}");
    assert!(shown.text.starts_with("vorher") && !shown.text.contains('\n'), "{shown:?}");
    assert!(shown.text.chars().count() <= 160, "{shown:?}");
    let letters: Vec<char> = shown.text.chars().collect();
    let marked: Vec<String> =
        shown.marked.iter().map(|range| letters[range.clone()].iter().collect()).collect();
    assert_eq!(marked, ["Zärtlichkeit"]);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-cäöé散步우 \"'*]{0,40}",
        prop::collection::vec(any::<char>(), 0..60).prop_map(|all| all.into_iter().collect()),
    ]
}

proptest! {
    #[test]
    fn folding_folded_words_changes_nothing(text in any_text()) {
        let once = words(&text);
        prop_assert_eq!(words(&once), once);
    }

    #[test]
    fn folded_words_hold_no_sign_of_the_indexs_language(text in any_text()) {
        let folded = words(&text);
        prop_assert!(folded.chars().all(|c| c == ' ' || c.is_ascii_alphanumeric() || !c.is_ascii()));
        prop_assert!(!folded.contains("  ") && folded.trim() == folded);
    }

    #[test]
    fn a_snippet_is_a_piece_of_the_text_with_ranges_inside(text in any_text(), query in any_text()) {
        let shown = snippet(&text, &Query::parse(&query));
        let length = shown.text.chars().count();
        prop_assert!(length <= 160);
        prop_assert!(shown.marked.iter().all(|range| range.start < range.end && range.end <= length));
        prop_assert!(shown.marked.is_sorted_by(|a, b| a.end <= b.start));
        prop_assert_eq!(shown.cut_before || shown.cut_after, length < text.chars().count());
    }
}
