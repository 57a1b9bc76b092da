use super::*;
use crate::couple::streak::GoalDays;
use crate::rituals::kind::RitualKind;
use uuid::Uuid;

const A: DeviceId = DeviceId([1; 16]);
const B: DeviceId = DeviceId([2; 16]);

fn day(n: i32) -> RitualDay {
    "2025-03-03".parse::<RitualDay>().unwrap().plus(n)
}

/// Stamps facts in the order given, each by its device.
fn set(facts: &[(DeviceId, SharedFact)]) -> Vec<StampedFact> {
    let mut counters = BTreeMap::new();
    let paired = [
        (A, SharedFact::Device { device: A, side: CoupleSide::First, since: day(0) }),
        (B, SharedFact::Device { device: B, side: CoupleSide::Second, since: day(1) }),
    ];
    (1..)
        .zip(paired.iter().chain(facts))
        .map(|(lamport, (device, fact))| {
            let counter: &mut u64 = counters.entry(*device).or_default();
            *counter += 1;
            let id = FactId { device: *device, counter: *counter };
            StampedFact { id, lamport, fact: fact.clone() }
        })
        .collect()
}

fn goal(days: u8, on: i32) -> SharedFact {
    let what = Proposal::Goal { days: GoalDays::new(days).unwrap() };
    SharedFact::Proposal { what, day: day(on), instead_of: None }
}

fn yes(device: DeviceId, counter: u64, on: i32) -> SharedFact {
    SharedFact::Accept { proposal: FactId { device, counter }, day: day(on) }
}

#[test]
fn what_both_said_yes_to_holds_and_nothing_else() {
    let state = CoupleState::of(&set(&[(A, goal(4, 0)), (A, yes(A, 2, 0))]));
    assert!(state.goals.is_empty(), "nobody accepts their own proposal");
    let state = CoupleState::of(&set(&[(A, goal(4, 0)), (B, yes(A, 2, 6))]));
    assert_eq!(state.goals, [Goal { from: day(6), days: GoalDays::new(4).unwrap() }]);
    let state = CoupleState::of(&set(&[(A, goal(4, 0)), (B, yes(A, 2, 7))]));
    assert!(state.goals.is_empty(), "a proposal fades after a week");
    assert_eq!(state.first_day(), Some(day(1)));
}

#[test]
fn one_open_proposal_a_person() {
    let facts = set(&[(A, goal(4, 0)), (A, goal(5, 3)), (B, yes(A, 3, 3)), (A, goal(6, 7))]);
    let state = CoupleState::of(&facts);
    assert!(state.goals.is_empty(), "the second was never in order");
    assert_eq!(state.open_proposal(CoupleSide::First, day(6)).map(|p| p.id.counter), Some(2));
    assert_eq!(state.open_proposal(CoupleSide::First, day(7)).map(|p| p.id.counter), Some(4));
}

#[test]
fn a_change_takes_the_place_of_what_it_changes() {
    let change = SharedFact::Proposal {
        what: Proposal::Goal { days: GoalDays::new(2).unwrap() },
        day: day(1),
        instead_of: Some(FactId { device: A, counter: 2 }),
    };
    let state = CoupleState::of(&set(&[(A, goal(4, 0)), (B, change), (B, yes(A, 2, 2)), (A, yes(B, 2, 2))]));
    assert_eq!(state.goals, [Goal { from: day(2), days: GoalDays::new(2).unwrap() }]);
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let ritual = ProposedRitual {
        ritual: RitualId::new(Uuid::from_u128(7)),
        practice: None,
        name: Some("Walk".into()),
        kind: RitualKind::Each,
        times: Vec::new(),
    };
    let walk = SharedFact::Proposal { what: Proposal::Ritual(ritual.clone()), day: day(0), instead_of: None };
    let named = |name: &str| SharedFact::RitualName { ritual: ritual.ritual, name: name.into() };
    let mut facts = set(&[
        (A, walk),
        (B, yes(A, 2, 0)),
        (A, named("Stroll")),
        (B, named("Evening walk")),
        (A, SharedFact::Pause { from: day(0), until: None, declared: day(4) }),
        (B, SharedFact::PauseEnd { pause: FactId { device: A, counter: 4 }, until: day(9) }),
        (B, SharedFact::Pause { from: day(0), until: None, declared: day(8) }),
        (A, SharedFact::ShareYes { what: Shareable::Tasks, level: ShareLevel::On }),
    ]);
    let expected = CoupleState::of(&facts);
    assert_eq!(expected.rituals[&ritual.ritual].ritual.name.as_deref(), Some("Evening walk"));
    assert_eq!(expected.pauses.len(), 1, "one that begins eight days back was never in order");
    assert_eq!(expected.pauses[0].span, PausedSpan { from: day(0), to: Some(day(9)) });
    assert_eq!(expected.yes(CoupleSide::First, Shareable::Tasks), ShareLevel::On);
    assert_eq!(expected.yes(CoupleSide::Second, Shareable::Tasks), ShareLevel::Off);
    facts.reverse();
    assert_eq!(CoupleState::of(&facts), expected);
    let twice: Vec<_> = facts.iter().chain(&facts).cloned().collect();
    assert_eq!(CoupleState::of(&twice), expected);
}

#[test]
fn an_invitation_counts_from_both_yeses_on() {
    let asked = || SharedFact::Invitation { practice: "walk-together".into(), day: day(2), closes: day(2) };
    let on = || SharedFact::ShareYes { what: Shareable::Invitations, level: ShareLevel::On };
    let open = |facts: &[(DeviceId, SharedFact)]| {
        CoupleState::of(&set(facts)).invitations.open(CoupleSide::First, day(2)).is_some()
    };
    assert!(!open(&[(A, asked())]), "nobody said yes");
    assert!(!open(&[(A, on()), (A, asked())]), "one said yes, and asked all the same");
    assert!(!open(&[(B, on()), (A, asked())]));
    assert!(!open(&[(A, on()), (A, asked()), (B, on())]), "a yes that comes later brings nothing back");
    assert!(open(&[(A, on()), (B, on()), (A, asked())]));
}

#[test]
fn a_stranger_device_says_nothing() {
    let stranger = DeviceId([9; 16]);
    let state = CoupleState::of(&set(&[(stranger, goal(4, 0)), (B, yes(stranger, 1, 0))]));
    assert!(state.goals.is_empty());
    assert!(state.proposals.is_empty());
}
