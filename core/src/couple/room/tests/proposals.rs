use super::*;
use crate::couple::streak::GoalDays;

fn goal(days: u8) -> ProposeRequest {
    ProposeRequest::Goal(GoalDays::new(days).unwrap())
}

#[test]
fn a_yes_makes_it_so_on_both_phones() {
    let (a, b, mailbox) = paired();
    a.couple().propose(&goal(5), None, &noon(0), EN).unwrap();
    exchange(&a, &b, &mailbox, 0);
    let seen = b.view(0).proposals.pop().unwrap();
    assert!(!seen.own);
    assert_eq!(seen.last_day, day(6));
    assert_eq!(a.couple().accept_proposal(seen.id, &noon(0)).unwrap_err().code(), "no_such_proposal");
    b.couple().accept_proposal(seen.id, &noon(1)).unwrap();
    exchange(&a, &b, &mailbox, 1);
    for phone in [&a, &b] {
        assert_eq!(phone.couple().weeks(&noon(8)).unwrap().unwrap().week.goal, 5);
        assert!(phone.view(1).proposals.is_empty());
    }
}

#[test]
fn change_it_takes_the_place_and_one_stands_at_a_time() {
    let (a, b, mailbox) = paired();
    a.couple().propose(&goal(5), None, &noon(0), EN).unwrap();
    assert_eq!(a.couple().propose(&goal(4), None, &noon(1), EN).unwrap_err().code(), "bad_proposal");
    exchange(&a, &b, &mailbox, 1);
    let theirs = b.view(1).proposals.pop().unwrap();
    b.couple().propose(&goal(2), Some(theirs.id), &noon(1), EN).unwrap();
    exchange(&a, &b, &mailbox, 1);
    let seen = a.view(1).proposals;
    assert_eq!(seen.len(), 1);
    assert!(seen[0].is_change);
    a.couple().accept_proposal(seen[0].id, &noon(1)).unwrap();
    exchange(&a, &b, &mailbox, 1);
    assert_eq!(b.couple().weeks(&noon(8)).unwrap().unwrap().week.goal, 2);
}

#[test]
fn what_is_not_answered_fades() {
    let (a, b, mailbox) = paired();
    a.couple().propose(&goal(5), None, &noon(0), EN).unwrap();
    exchange(&a, &b, &mailbox, 0);
    let seen = b.view(6).proposals.pop().unwrap();
    assert!(b.view(7).proposals.is_empty());
    assert!(a.view(7).proposals.is_empty());
    assert_eq!(b.couple().accept_proposal(seen.id, &noon(7)).unwrap_err().code(), "no_such_proposal");
    a.couple().propose(&goal(4), None, &noon(7), EN).unwrap();
}

#[test]
fn touch_and_private_rituals_are_never_proposed() {
    let (a, _b, _) = paired();
    let touch = a.own("Hug", RitualKind::Touch);
    let refused = a.couple().propose(&ProposeRequest::Ritual(touch), None, &noon(0), EN);
    assert_eq!(refused.unwrap_err().code(), "bad_proposal");
    let kiss = ProposeRequest::Practice {
        practice: "six-second-kiss".into(),
        name: None,
        schedule: ScheduleChoice::Suggested,
    };
    assert_eq!(a.couple().propose(&kiss, None, &noon(0), EN).unwrap_err().code(), "bad_proposal");
}

#[test]
fn a_couples_pause_silences_and_has_no_author() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    a.mark(walk, 1);
    b.couple().pause(Some(day(2)), None, &noon(4)).unwrap();
    exchange(&a, &b, &mailbox, 4);
    assert_eq!(a.view(4).pauses, b.view(4).pauses);
    let today = a.companion.today().view(&noon(4), EN).unwrap();
    assert_eq!(today.rituals[0].state, crate::today::TodayState::Paused);
    assert_eq!(a.couple().pause(Some(day(-4)), None, &noon(4)).unwrap_err().code(), "bad_pause");
    assert_eq!(a.couple().resume(&noon(6)).unwrap(), 1);
    exchange(&a, &b, &mailbox, 6);
    assert!(b.view(6).pauses.is_empty());
    assert_eq!(a.shared(6), b.shared(6));
    assert_eq!(a.couple().resume(&noon(6)).unwrap_err().code(), "no_such_pause");
}

#[test]
fn a_pause_says_nothing_of_days_before_the_first_shared_one() {
    let (a, b, mailbox) = paired();
    assert_eq!(a.couple().pause(Some(day(-3)), None, &noon(0)).unwrap().from, day(0));
    exchange(&a, &b, &mailbox, 0);
    assert_eq!(b.view(0).pauses[0].from, day(0));
    assert_eq!(a.couple().pause(Some(day(-3)), Some(day(-1)), &noon(0)).unwrap_err().code(), "bad_pause");
}
