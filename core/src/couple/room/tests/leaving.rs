use super::*;
use crate::vault::{link, outbox};

fn leave(phone: &Phone, way: LeaveWay, history: SharedHistory, n: i32) {
    assert!(phone.couple().leave(&LeaveRequest { way, history }, &noon(n)).unwrap().cleared);
    phone.projections_hold();
}

/// Every byte of the vault's files.
fn bytes(phone: &Phone) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(phone.place().join("vault")).unwrap() {
        all.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    all
}

#[test]
fn leaving_destroys_the_keys_and_keeps_ones_own() {
    for history in [SharedHistory::Keep, SharedHistory::Delete] {
        let (a, b, mailbox) = paired();
        let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
        a.mark(walk, 1);
        b.mark(walk, 2);
        exchange(&a, &b, &mailbox, 2);
        leave(&a, LeaveWay::Silently, history, 3);
        assert!(a.companion.vault.read(link::get).unwrap().is_none());
        assert_eq!(a.view(3).link, LinkStateView::Alone);
        assert_eq!(a.mine(3).connected, [day(1)], "{history:?}: own marks stay own");
        assert_eq!(a.couple().figures(&noon(3)).unwrap(), None);
        let today = a.companion.today().view(&noon(3), EN).unwrap();
        assert_eq!(today.rituals[0].state, crate::today::TodayState::Paused, "reminders for two stop");
        assert_eq!(
            a.companion.rituals().resume(Some(walk), &noon(3)).unwrap(),
            1,
            "and can be taken up again"
        );
        // Objects of one's own go from the store; the other's stay.
        let before = mailbox.objects().len();
        assert_eq!(a.sync(&mailbox, 3).state, ExchangeState::Done);
        assert!(mailbox.objects().len() < before);
        assert_eq!(a.companion.exchange().run(&mailbox, &noon(3)).unwrap_err().code(), "not_linked");
        // The other sees what an offline phone would show.
        assert_eq!(b.sync(&mailbox, 3).state, ExchangeState::Done);
        assert_eq!(b.view(3).link, LinkStateView::Linked);
        assert_eq!(b.view(3).farewell, None);
        // Pairing again starts empty.
        let c = Phone::new(9);
        pair(&a, &c, 4);
        assert!(a.shared(4).connected.is_empty());
        assert_eq!(a.set().len(), 1);
    }
}

#[test]
fn the_last_words_arrive_and_nothing_after() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    a.mark(walk, 1);
    leave(&a, LeaveWay::WithWords("Thank you for the walks.".into()), SharedHistory::Keep, 1);
    assert_eq!(b.sync(&mailbox, 1).received, 0, "offline: nothing was delivered yet");
    a.sync(&mailbox, 2);
    b.sync(&mailbox, 2);
    assert_eq!(b.view(2).farewell.as_deref(), Some("Thank you for the walks."));
    assert_eq!(b.shared(2).connected, [day(1)]);
    let (c, d, _) = paired();
    let empty = LeaveRequest { way: LeaveWay::WithWords("  ".into()), history: SharedHistory::Keep };
    assert_eq!(c.couple().leave(&empty, &noon(1)).unwrap_err().code(), "bad_words");
    assert_eq!(c.view(1).link, LinkStateView::Linked, "a refusal changes nothing");
    drop(d);
}

#[test]
fn a_quiet_pause_is_a_pause_like_any_other() {
    let (a, b, mailbox) = paired();
    let (c, d, other) = paired();
    for (first, second, mailbox) in [(&a, &b, &mailbox), (&c, &d, &other)] {
        let walk = agree(first, second, mailbox, RitualKind::Together, 0);
        first.mark(walk, 1);
        exchange(first, second, mailbox, 1);
    }
    leave(&a, LeaveWay::QuietPause, SharedHistory::Keep, 2);
    c.couple().pause(None, None, &noon(2)).unwrap();
    exchange(&a, &b, &mailbox, 2);
    exchange(&c, &d, &other, 2);
    assert_eq!(b.view(2).pauses, d.view(2).pauses);
    assert_eq!(b.shared(9), d.shared(9));
    let walk = a.view(2).rituals[0].id;
    let facts = a.set().len();
    a.mark(walk, 3);
    exchange(&a, &b, &mailbox, 3);
    assert_eq!(b.set().len(), facts, "and then nothing is sent");
    // Nor that anything was read, until the one who asked for quiet ends it.
    let wrote = || a.companion.vault.read(link::get).unwrap().unwrap().wrote.number;
    let before = wrote();
    for n in 3..20 {
        b.mark(walk, n);
        exchange(&a, &b, &mailbox, n);
    }
    assert_eq!((a.set().len(), wrote()), (facts + 17, before), "all is read and nothing is written");
    a.couple().resume(&noon(20)).unwrap();
    exchange(&a, &b, &mailbox, 20);
    assert!(wrote() > before);
    assert_eq!(b.set().len(), a.set().len());
}

#[test]
fn a_vault_copied_afterwards_and_old_segments_open_nothing() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    a.mark(walk, 1);
    // Nobody has read it yet, so that its sealed bytes wait here.
    a.sync(&mailbox, 1);
    assert!(a.companion.vault.read(|c| Ok(outbox::all(c)?.len())).unwrap() > 0);
    let store = mailbox.objects();
    let secret = a.companion.vault.read(link::get).unwrap().unwrap().secret;
    leave(&a, LeaveWay::Silently, SharedHistory::Keep, 2);
    // The file is encrypted, so the secret could not be seen in it anyway; what counts is that no row has it.
    let rows: i64 = a
        .companion
        .vault
        .read(|c| {
            let sql = "SELECT (SELECT count(*) FROM link) + (SELECT count(*) FROM link_device)
                + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM pairing)";
            Ok(c.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(rows, 0);
    assert!(!bytes(&a).windows(32).any(|window| window == secret.expose()));
    mailbox.tamper(|objects| *objects = store);
    a.sync(&mailbox, 3);
    assert_eq!(a.companion.exchange().run(&mailbox, &noon(3)).unwrap_err().code(), "not_linked");
}
