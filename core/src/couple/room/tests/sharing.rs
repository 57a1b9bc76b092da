use super::*;
use crate::couple::share::{ShareLevel, Shareable};
use crate::rituals::room::EditRequest;

#[test]
fn a_lower_level_is_silent_and_keeps_marks_back() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    let each = agree(&a, &b, &mailbox, RitualKind::Each, 0);
    let facts = a.set().len();
    a.couple().share(Shareable::Marks, ShareLevel::Off).unwrap();
    a.mark(walk, 1);
    a.mark(each, 1);
    exchange(&a, &b, &mailbox, 1);
    assert_eq!(b.set().len(), facts, "neither the lowering nor the marks travel");
    assert!(b.shared(1).connected.is_empty());
    assert_eq!(a.mine(1).connected, [day(1)], "kept back, it counts in one's own weeks");
    a.couple().share(Shareable::Marks, ShareLevel::On).unwrap();
    exchange(&a, &b, &mailbox, 1);
    assert_eq!(b.set().len(), facts, "raising again what was agreed to before tells nothing either");
    a.mark(walk, 2);
    exchange(&a, &b, &mailbox, 2);
    assert_eq!(b.shared(2).connected, [day(2)]);
}

#[test]
fn days_only_tells_a_day_and_no_name() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    let tea = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    let each = agree(&a, &b, &mailbox, RitualKind::Each, 0);
    a.couple().share(Shareable::Marks, ShareLevel::Days).unwrap();
    let facts = a.set().len();
    a.mark(walk, 1);
    a.mark(tea, 1);
    a.mark(each, 1);
    exchange(&a, &b, &mailbox, 1);
    let told: Vec<_> = b.set().into_iter().map(|fact| fact.encoded.kind).collect();
    assert_eq!(told.len(), facts + 1, "one day, once: {told:?}");
    assert_eq!(told.last().map(String::as_str), Some("day_mark"));
    assert_eq!(b.shared(1).connected, [day(1)]);
    let rituals = b.companion.today().view(&noon(1), EN).unwrap().rituals;
    assert!(rituals.iter().all(|ritual| ritual.state == crate::today::TodayState::Open));
    // Taken back when nothing for two stands on it here any more, and not before.
    a.companion.rituals().take_back(walk, None, &noon(1)).unwrap();
    exchange(&a, &b, &mailbox, 1);
    assert_eq!(b.shared(1).connected, [day(1)]);
    a.companion.rituals().take_back(tea, None, &noon(1)).unwrap();
    exchange(&a, &b, &mailbox, 1);
    assert!(b.shared(1).connected.is_empty());
}

#[test]
fn a_raise_takes_the_yes_of_both() {
    let (a, b, mailbox) = paired();
    let view = a.couple().share(Shareable::Invitations, ShareLevel::On).unwrap();
    assert_eq!((view.level, view.own_yes), (ShareLevel::Off, ShareLevel::On));
    exchange(&a, &b, &mailbox, 0);
    let of = |phone: &Phone| {
        let shares = phone.view(0).shares;
        shares.into_iter().find(|share| share.what == Shareable::Invitations).unwrap()
    };
    assert_eq!(of(&b).partner_yes, ShareLevel::On);
    assert_eq!(of(&b).level, ShareLevel::Off);
    b.couple().share(Shareable::Invitations, ShareLevel::On).unwrap();
    exchange(&a, &b, &mailbox, 0);
    assert_eq!((of(&a).level, of(&b).level), (ShareLevel::On, ShareLevel::On));
    assert_eq!(a.couple().share(Shareable::Tasks, ShareLevel::Days).unwrap_err().code(), "no_such_level");
}

#[test]
fn an_export_and_today_hold_no_trace_of_the_others_marks() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    a.mark(walk, 1);
    b.mark(walk, 1);
    b.mark(walk, 2);
    exchange(&a, &b, &mailbox, 2);
    let guide = a.companion.guide(EN).unwrap();
    let marks = a.companion.export_data(&guide, &noon(2)).unwrap().marks;
    assert_eq!(marks.iter().map(|mark| (mark.day, mark.times)).collect::<Vec<_>>(), [(day(1), 1)]);
    let today = a.companion.today().view(&noon(1), EN).unwrap();
    assert_eq!(today.rituals[0].state, crate::today::TodayState::Done { marks: 1 });
}

fn rename(phone: &Phone, ritual: RitualId, name: &str, n: i32) {
    let edit = EditRequest { name: Some(name.to_owned()), ..EditRequest::default() };
    phone.companion.rituals().edit(ritual, &edit, &noon(n), EN).unwrap();
    phone.projections_hold();
}

fn name(phone: &Phone, ritual: RitualId) -> String {
    let all = phone.companion.rituals().list(EN).unwrap();
    all.into_iter().find(|one| one.id == ritual).unwrap().name
}

#[test]
fn a_new_name_reaches_the_other_and_of_two_the_later_holds() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    rename(&a, walk, "Stroll", 1);
    exchange(&a, &b, &mailbox, 1);
    assert_eq!(name(&b, walk), "Stroll");
    // Both at once, unheard: on both phones the same one holds, whichever it is.
    rename(&a, walk, "By the river", 2);
    rename(&b, walk, "Through the wood", 2);
    exchange(&a, &b, &mailbox, 2);
    exchange(&a, &b, &mailbox, 2);
    assert_eq!(name(&a, walk), name(&b, walk));
    // One that has heard the other's comes after it.
    rename(&b, walk, "Evening walk", 3);
    exchange(&b, &a, &mailbox, 3);
    assert_eq!((name(&a, walk), name(&b, walk)), ("Evening walk".into(), "Evening walk".into()));
}

#[test]
fn a_name_given_while_no_names_are_sent_stays_ones_own_until_the_next_is_told() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    for level in [ShareLevel::Off, ShareLevel::Days] {
        a.couple().share(Shareable::Marks, level).unwrap();
        let facts = a.set().len();
        rename(&a, walk, "For me alone", 1);
        exchange(&a, &b, &mailbox, 1);
        assert_eq!((a.set().len(), name(&b, walk)), (facts, "Walk".into()), "{level:?}");
        // What else is agreed meanwhile does not take it away.
        agree(&b, &a, &mailbox, RitualKind::Together, 2);
        assert_eq!(name(&a, walk), "For me alone", "{level:?}");
    }
    rename(&b, walk, "Our walk", 3);
    exchange(&b, &a, &mailbox, 3);
    assert_eq!(name(&a, walk), "Our walk");
}
