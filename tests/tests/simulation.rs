//! Some hundred simulated lives of two phones in a hostile world; CI lives many more (`examples/simulate.rs`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_tests::simulation::{Tally, live, report};

/// Those that `cargo test` lives.
const SEEDS: u64 = 100;

#[test]
fn both_phones_hold_the_same_after_all_that_happened() {
    let mut tally = Tally::default();
    for seed in 0..SEEDS {
        match live(seed).end {
            Ok(one) => tally = tally.and(one),
            Err(reason) => panic!("{}", report(seed, &reason)),
        }
    }
    println!("{tally:?}");
    // The lives were not empty: all of it happened.
    let Tally { findings, deaths, stops, facts, links, .. } = tally;
    assert!(
        findings > SEEDS && deaths > SEEDS && stops > 0 && facts > 10 * SEEDS && links > SEEDS,
        "{tally:?}"
    );
}

/// Tells the story of `REKINDLE_SEED` (0 without it).
#[test]
fn one_seed() {
    let seed = std::env::var("REKINDLE_SEED").map_or(0, |text| text.parse().unwrap());
    let story = live(seed);
    story.steps.iter().for_each(|step| println!("{step}"));
    story.end.unwrap_or_else(|reason| panic!("{}", report(seed, &reason)));
    assert_eq!(live(seed).steps, story.steps, "a seed tells the same story again");
}
