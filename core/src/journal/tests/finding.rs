//! Search against the naive reading of all entries, and with any text as a query.

use super::*;
use crate::journal::room::HITS_MAX;
use crate::journal::search::fold;
use crate::journal::search::query::{Breadth, Query};
use crate::vault::{entries, search};
use proptest::prelude::*;

fn found(home: &Home, query: &str) -> Vec<String> {
    home.companion
        .journal()
        .search(query)
        .unwrap()
        .into_iter()
        .map(|hit| home.companion.journal().show(hit.id).unwrap().text)
        .collect()
}

#[test]
fn words_beginnings_and_parts_are_found_in_any_script() {
    let home = home();
    for words in [
        "hugging for a while",
        "zärtlich",
        "Straße in İstanbul",
        "ôm nhau, điện thoại",
        "ﬁve minutes",
        "我们散步了",
        "一緒に歩く",
        "우리는 걸었다",
        "नमस्ते",
        "Walk with Ana",
    ] {
        home.write(&text(words));
    }
    for (query, hit) in [
        ("hug", "hugging for a while"),
        ("ggin", "hugging for a while"),
        ("ZARTLICH", "zärtlich"),
        ("artli", "zärtlich"),
        ("strasse", "Straße in İstanbul"),
        ("istanbul", "Straße in İstanbul"),
        ("om", "ôm nhau, điện thoại"),
        ("dien", "ôm nhau, điện thoại"),
        ("five", "ﬁve minutes"),
        ("散", "我们散步了"),
        ("散步", "我们散步了"),
        ("们散步", "我们散步了"),
        ("緒", "一緒に歩く"),
        ("一緒に", "一緒に歩く"),
        ("우리", "우리는 걸었다"),
        ("नमस्ते", "नमस्ते"),
        ("\"with ana\"", "Walk with Ana"),
        ("wal an", "Walk with Ana"),
    ] {
        assert_eq!(found(&home, query), [hit], "{query}");
    }
    for none in ["\"ana with\"", "步散", "hug zartlich", "gg", "walk*walk zebra", "們"] {
        assert!(found(&home, none).is_empty(), "{none}");
    }
}

#[test]
fn the_newest_twenty_are_shown_newest_first() {
    let home = home();
    for number in 1..=30 {
        home.write(&on(&format!("2026-10-{number:02}"), &format!("a walk {number}")));
    }
    // Written last, about a day before all others.
    home.write(&on("2026-09-01", "a walk long ago"));
    let hits = found(&home, "walk");
    assert_eq!(hits.len(), HITS_MAX);
    assert_eq!((hits[0].as_str(), hits[19].as_str()), ("a walk 30", "a walk 11"));
}

/// What the search promises, read from all entries one by one.
fn naive(all: &[(usize, String)], query: &str, limit: usize) -> Vec<String> {
    let query = Query::parse(query);
    let mut hits: Vec<&(usize, String)> = Vec::new();
    if !query.is_empty() {
        for breadth in [Breadth::Words, Breadth::Beginnings, Breadth::Parts] {
            for entry in all.iter().rev() {
                let fits = query.is_in(&fold::words(&entry.1), breadth);
                if fits && !hits.contains(&entry) && hits.len() < limit {
                    hits.push(entry);
                }
            }
        }
    }
    hits.sort_by_key(|entry| std::cmp::Reverse(entry.0));
    hits.into_iter().map(|entry| entry.1.clone()).collect()
}

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            "[ab]{1,4}",
            "[aáb]{2,6}",
            "[散步우]{1,3}",
            Just("hug".to_owned()),
            Just("ﬁt".to_owned())
        ],
        1..6,
    )
    .prop_map(|words| words.join(" "))
}

fn any_query() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => line(),
        2 => line().prop_map(|words| format!("\"{words}\"")),
        1 => "[ab\" *()散-]{0,12}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Writing, editing and deleting in any order: the indexes say what reading everything says.
    #[test]
    fn the_indexes_say_what_reading_everything_says(
        lines in prop::collection::vec(line(), 1..60),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(line())), 0..12),
        queries in prop::collection::vec(any_query(), 1..30),
    ) {
        let home = home();
        let written: Vec<_> = lines.iter().map(|words| home.write(&text(words)).id).collect();
        let mut all: Vec<(usize, String)> = lines.iter().map(|words| words.trim().to_owned()).enumerate().collect();
        for (which, change) in changes {
            let number = which.index(written.len());
            let there = all.iter().position(|entry| entry.0 == number);
            match (there, change) {
                (Some(at), Some(words)) => {
                    let edit = EntryEditRequest { text: Some(words.clone()), ..EntryEditRequest::default() };
                    home.companion.journal().edit(written[number], &edit, &here()).unwrap();
                    all[at].1 = words;
                }
                (Some(at), None) => {
                    home.companion.journal().delete(written[number]).unwrap();
                    all.remove(at);
                }
                (None, _) => {}
            }
        }
        for query in &queries {
            prop_assert_eq!(found(&home, query), naive(&all, query, HITS_MAX), "{:?}", query);
            // A journal of this size is read through; one that is not asks the index.
            for (read_first, limit) in [(0, HITS_MAX), (3, HITS_MAX), (0, 3), (3, 2)] {
                let asked = Query::parse(query);
                let newest = home.companion.with_journal(|vault| {
                    Ok(vault.read(|c| search::newest_reading_first(c, &asked, limit, read_first))?)
                });
                let newest: Vec<_> = newest.unwrap().into_iter().map(|hit| hit.text).collect();
                let wanted = naive(&all, query, limit);
                prop_assert_eq!(newest, wanted, "{:?}, {} of them, {} read", query, limit, read_first);
            }
        }
        home.companion.with_journal(|vault| {
            vault.check_integrity()?;
            vault.write(entries::rebuild)?;
            Ok(vault.check_integrity()?)
        }).unwrap();
        for query in &queries {
            prop_assert_eq!(found(&home, query), naive(&all, query, HITS_MAX), "rebuilt: {:?}", query);
        }
    }
}

#[test]
fn hostile_text_is_a_query_like_any_other() {
    let home = home();
    home.write(&text("'; DROP TABLE entry; -- \" OR 1"));
    let long = "(".repeat(5000);
    for query in [
        "'; DROP TABLE entry; --",
        "\" OR 1=1",
        "words : drop",
        "NEAR(drop table, 2)",
        "drop AND OR NOT",
        "{a b} : c",
        "^drop",
        "drop*",
        "\"unclosed",
        "%_\\",
        "\0",
        "\u{202e}drop",
        "a\"b\"c\"d\"",
        "rank MATCH 'bm25'",
        &long,
        &"\"a\" ".repeat(200),
    ] {
        let _ = home.companion.journal().search(query).unwrap();
    }
    assert_eq!(found(&home, "drop table").len(), 1);
    assert_eq!(home.listed(&ListRequest::default()).len(), 1);
}
