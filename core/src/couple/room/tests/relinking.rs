use super::*;
use crate::vault::backup::{BackupRequest, Passphrase, WorkFactor};

fn back_up(phone: &Phone) -> PathBuf {
    let file = phone.place().join("backup.age");
    let passphrase = Passphrase::new("correct horse battery".to_owned()).unwrap();
    let request = BackupRequest {
        file: &file,
        passphrase: &passphrase,
        work_factor: WorkFactor::MIN,
        replace: true,
        app_version: "test",
        locked_journal: None,
    };
    phone.companion.back_up(&request, &noon(0)).unwrap();
    file
}

fn restore(file: &Path, seed: u8) -> Phone {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::new("correct horse battery".to_owned()).unwrap();
    let companion =
        Companion::restore(file, &passphrase, request(folder.path().join("vault"), seed), None).unwrap();
    Phone { folder, companion }
}

fn relink(living: &Phone, new: &Phone, n: i32) {
    let code = living.couple().relink(&noon(n)).unwrap();
    assert!(code.relink);
    link(living, new, &code.code, n);
}

#[test]
fn a_restored_phone_has_history_and_sends_only_after_it_is_linked_again() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    a.mark(walk, 1);
    exchange(&a, &b, &mailbox, 1);
    let file = back_up(&a);
    a.mark(walk, 2);
    exchange(&a, &b, &mailbox, 2);
    let again = restore(&file, 9);
    again.projections_hold();
    assert_eq!(again.view(3).link, LinkStateView::NeedsRelink);
    assert_eq!(again.shared(3).connected, [day(1)]);
    assert_eq!(again.companion.exchange().run(&mailbox, &noon(3)).unwrap_err().code(), "not_linked");
    again.mark(walk, 3);
    relink(&b, &again, 3);
    exchange(&b, &again, &mailbox, 3);
    for phone in [&again, &b] {
        assert_eq!(phone.shared(3).connected, [day(1), day(2), day(3)]);
    }
    // A person's new device takes back what the old one marked.
    again.companion.rituals().take_back(walk, Some(day(2)), &noon(3)).unwrap();
    exchange(&b, &again, &mailbox, 3);
    assert_eq!(b.shared(3).connected, [day(1), day(3)]);
    // The phone before hears no more, and what it says reaches nobody.
    a.mark(walk, 0);
    a.sync(&mailbox, 4);
    b.sync(&mailbox, 4);
    assert_eq!(b.shared(4).connected, [day(1), day(3)]);
}

#[test]
fn a_new_empty_phone_gets_all_of_it() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Each, 0);
    for n in 1..20 {
        a.mark(walk, n);
        b.mark(walk, n);
    }
    exchange(&a, &b, &mailbox, 20);
    let new = Phone::new(9);
    relink(&b, &new, 20);
    exchange(&b, &new, &mailbox, 20);
    assert_eq!(new.shared(20), b.shared(20));
    assert_eq!(new.mine(20).connected.len(), 19, "the marks of the person's old phone are theirs");
    assert_eq!(new.view(20).rituals, b.view(20).rituals);
    // And it goes on.
    new.mark(walk, 20);
    b.mark(walk, 20);
    exchange(&b, &new, &mailbox, 20);
    assert!(b.shared(20).connected.contains(&day(20)));
}

#[test]
fn who_may_not_be_linked_again_is_told_why() {
    let (a, b, _) = paired();
    let alone = Phone::new(5);
    assert_eq!(alone.couple().relink(&noon(0)).unwrap_err().code(), "not_linked");
    let code = a.couple().relink(&noon(0)).unwrap().code;
    assert_eq!(b.couple().join(&code, &noon(0)).unwrap_err().code(), "third_phone");
    // A restored backup of another couple.
    let (c, _d, _) = paired();
    let stranger = restore(&back_up(&c), 8);
    let reply = stranger.couple().join(&code, &noon(0)).unwrap().reply;
    let confirmed = a.couple().confirm(&reply, &noon(0)).unwrap();
    stranger.couple().finish(&confirmed.reveal.unwrap()).unwrap();
    assert_eq!(stranger.couple().accept(&noon(0)).unwrap_err().code(), "other_couple");
}

#[test]
fn a_copy_of_a_phone_stops_and_loses_nothing() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    a.companion.vault.forget().unwrap();
    // The whole folder copied: a second phone with the same keys.
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("vault");
    std::fs::create_dir(&place).unwrap();
    for entry in std::fs::read_dir(a.place().join("vault")).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), place.join(entry.file_name())).unwrap();
    }
    let copy = Phone { companion: Companion::open(request(place, 77)).unwrap(), folder };
    a.mark(walk, 1);
    exchange(&a, &b, &mailbox, 1);
    copy.mark(walk, 2);
    assert_eq!(copy.sync(&mailbox, 2).state, ExchangeState::Stopped);
    assert_eq!(copy.view(2).link, LinkStateView::Stopped);
    assert_eq!(copy.sync(&mailbox, 2).state, ExchangeState::Stopped);
    relink(&b, &copy, 2);
    exchange(&b, &copy, &mailbox, 2);
    assert_eq!(b.shared(2).connected, [day(1), day(2)]);
}
