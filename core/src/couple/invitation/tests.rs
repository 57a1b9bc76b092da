use super::*;
use crate::couple::fact::DeviceId;
use proptest::prelude::*;

const A: CoupleSide = CoupleSide::First;
const B: CoupleSide = CoupleSide::Second;

fn day(n: i32) -> RitualDay {
    "2025-03-03".parse::<RitualDay>().unwrap().plus(n)
}

fn id(counter: u64) -> FactId {
    FactId { device: DeviceId::from_bytes([1; 16]), counter }
}

/// A's invitations, each from a day to a day, numbered from 1.
fn asked(spans: &[(i32, i32)]) -> Invitations {
    let mut invitations = Invitations::default();
    for ((from, to), number) in spans.iter().zip(1..) {
        invitations.take(StandingInvitation {
            id: id(number),
            by: A,
            practice: "walk".into(),
            day: day(*from),
            closes: day(*to),
            yes: false,
        });
    }
    invitations
}

fn taken(invitations: &Invitations) -> Vec<u64> {
    invitations.0.iter().map(|one| one.id.counter).collect()
}

#[test]
fn one_a_day_one_at_a_time_and_a_day_of_rest_after_none_came() {
    assert_eq!(taken(&asked(&[(0, 0), (0, 0)])), [1], "one a day");
    assert_eq!(taken(&asked(&[(0, 3), (2, 2)])), [1], "one at a time");
    assert_eq!(taken(&asked(&[(0, 0), (1, 1)])), [1], "the day after is for resting");
    assert_eq!(taken(&asked(&[(0, 0), (2, 2)])), [1, 2]);
    assert_eq!(taken(&asked(&[(0, 6)])), [1]);
    assert_eq!(taken(&asked(&[(0, 7)])), [] as [u64; 0], "it may not stay open longer");
    assert_eq!(taken(&asked(&[(3, 2)])), [] as [u64; 0], "it may not close before it was made");
}

#[test]
fn after_a_yes_in_time_the_next_day_is_free() {
    let mut invitations = asked(&[(0, 2)]);
    invitations.accept(A, id(1), day(1));
    assert!(!invitations.may_ask(A, day(1)), "nobody says yes to themself");
    invitations.accept(B, id(1), day(3));
    assert!(!invitations.may_ask(A, day(3)), "a yes after the close is none");
    invitations.accept(B, id(1), day(1));
    assert!(!invitations.may_ask(A, day(0)));
    assert!(invitations.may_ask(A, day(1)));
}

#[test]
fn a_clock_that_was_years_ahead_does_not_silence_for_years() {
    let invitations = asked(&[(4000, 4000), (0, 0)]);
    assert_eq!(taken(&invitations), [1, 2]);
    assert_eq!(invitations.open(A, day(0)).map(|one| one.id), Some(id(2)));
    // Set back by less, the rules of the day still hold.
    assert_eq!(taken(&asked(&[(5, 5), (4, 5)])), [1]);
}

proptest! {
    /// Whatever a phone sends, at most one can be answered at a time, and on no day does the other read of two.
    #[test]
    fn whatever_comes_the_other_is_asked_at_most_once_a_day(
        spans in prop::collection::vec((0..20_i32, 0..9_i32), 0..30),
        yeses in prop::collection::vec((1..30_u64, 0..20_i32), 0..10),
    ) {
        let mut invitations = Invitations::default();
        let mut yeses = yeses.into_iter();
        for ((from, length), number) in spans.into_iter().zip(1..) {
            invitations.take(StandingInvitation {
                id: id(number), by: A, practice: "walk".into(),
                day: day(from), closes: day(from + length), yes: false,
            });
            if let Some((number, on)) = yeses.next() {
                invitations.accept(B, id(number), day(on));
            }
        }
        for today in 0..30 {
            let open = invitations.0.iter().filter(|one| one.is_open(day(today)) && one.day <= day(today));
            prop_assert!(open.count() <= 1);
            prop_assert!(invitations.0.iter().filter(|one| one.day == day(today)).count() <= 1);
        }
        for pair in invitations.0.windows(2) {
            if pair[0].day <= pair[1].day.plus(CLOCK_SLACK_DAYS) {
                prop_assert!(pair[1].day > pair[0].day);
                prop_assert!(pair[0].yes || pair[1].day > pair[0].rest_day());
            }
        }
    }
}
