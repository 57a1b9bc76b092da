//! Two phones, driven as shells drive them, through a mailbox in memory.

mod inviting;
mod leaving;
mod lost;
mod proposals;
mod relinking;
mod sharing;

use super::*;
use crate::companion::OpenRequest;
use crate::couple::streak::Streak;
use crate::entropy::Seed;
use crate::guide::Language;
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::{RitualDay, ZoneOffsets};
use crate::reminders::Quieting;
use crate::rituals::kind::RitualKind;
use crate::rituals::room::OwnRequest;
use crate::rituals::schedule::ScheduleChoice;
use crate::sync::exchange::{ExchangeState, ExchangeView};
use crate::sync::mailbox::memory::MemoryMailbox;
use crate::vault::{VaultKey, couple, facts, marks, projections, shared_marks};
use std::path::{Path, PathBuf};

pub(super) const EN: Language = Language::ENGLISH;

pub(super) struct Phone {
    folder: tempfile::TempDir,
    pub(super) companion: Companion,
}

pub(super) fn at(utc: &str) -> Here {
    Here { now: utc.parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

/// Noon of the n-th day of the story, a Monday on.
pub(super) fn noon(n: i32) -> Here {
    at(&format!("{}T11:00:00Z", day(n)))
}

pub(super) fn day(n: i32) -> RitualDay {
    "2025-03-03".parse::<RitualDay>().unwrap().plus(n)
}

pub(super) fn request(directory: PathBuf, seed: u8) -> OpenRequest {
    OpenRequest { directory, key: VaultKey::from_bytes([7; 32]), seed: Seed::from_bytes([seed; 32]) }
}

impl Phone {
    pub(super) fn new(seed: u8) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let companion = Companion::create(request(folder.path().join("vault"), seed), &noon(0)).unwrap();
        Self { folder, companion }
    }

    pub(super) fn place(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn couple(&self) -> CoupleRoom<'_> {
        self.companion.couple()
    }

    pub(super) fn view(&self, n: i32) -> CoupleView {
        self.couple().view(&noon(n), EN).unwrap()
    }

    pub(super) fn sync(&self, mailbox: &MemoryMailbox, n: i32) -> ExchangeView {
        let seen = self.companion.exchange().run(mailbox, &noon(n)).unwrap();
        self.projections_hold();
        seen
    }

    pub(super) fn own(&self, name: &str, kind: RitualKind) -> RitualId {
        let request = OwnRequest {
            name: name.into(),
            kind,
            private: false,
            quieting: Quieting::RestOfDay,
            schedule: ScheduleChoice::Unscheduled,
        };
        self.companion.rituals().make_own(&request, &noon(0), EN).unwrap().id
    }

    pub(super) fn mark(&self, ritual: RitualId, n: i32) {
        self.companion.rituals().mark(ritual, None, &noon(n)).unwrap();
        self.projections_hold();
    }

    pub(super) fn shared(&self, n: i32) -> Streak {
        self.couple().figures(&noon(n)).unwrap().unwrap()
    }

    pub(super) fn mine(&self, n: i32) -> Streak {
        self.companion.weeks().figures(&noon(n)).unwrap()
    }

    /// Every projection as it is stored equals one that is built anew from the set.
    pub(super) fn projections_hold(&self) {
        let vault = &self.companion.vault;
        let read = |c: &rusqlite::Connection| {
            Ok((
                shared_marks::projected(c)?,
                marks::own_days(c)?,
                couple::agreed(c)?,
                couple::agreed_names(c)?,
                couple::counted_days(c)?,
            ))
        };
        let kept = vault.read(read).unwrap();
        vault.write(projections::rebuild).unwrap();
        assert_eq!(kept, vault.read(read).unwrap());
    }

    /// All facts of the couple's set, in order.
    pub(super) fn set(&self) -> Vec<facts::StoredFact> {
        self.companion
            .vault
            .read(|c| match couple::get(c)? {
                Some(couple) => facts::all(c, couple.set.id),
                None => Ok(Vec::new()),
            })
            .unwrap()
    }
}

/// Pairs two phones on a day.
pub(super) fn pair(a: &Phone, b: &Phone, n: i32) {
    let code = a.couple().invite(&noon(n)).unwrap().code;
    link(a, b, &code, n);
}

/// Goes on from a code to the yes of both.
pub(super) fn link(a: &Phone, b: &Phone, code: &str, n: i32) {
    let reply = b.couple().join(code, &noon(n)).unwrap().reply;
    let confirmed = a.couple().confirm(&reply, &noon(n)).unwrap();
    let finished = b.couple().finish(&confirmed.reveal.unwrap()).unwrap();
    assert_eq!(confirmed.number, finished.number);
    a.couple().accept(&noon(n)).unwrap();
    b.couple().accept(&noon(n)).unwrap();
}

/// A and B, paired on day 0.
pub(super) fn paired() -> (Phone, Phone, MemoryMailbox) {
    let (a, b) = (Phone::new(1), Phone::new(2));
    pair(&a, &b, 0);
    (a, b, MemoryMailbox::default())
}

/// Exchanges until both have read all.
pub(super) fn exchange(a: &Phone, b: &Phone, mailbox: &MemoryMailbox, n: i32) {
    for phone in [a, b, a, b] {
        assert_eq!(phone.sync(mailbox, n).state, ExchangeState::Done);
    }
    assert_eq!(a.set(), b.set());
}

/// A proposes a ritual of its own, B says yes.
pub(super) fn agree(a: &Phone, b: &Phone, mailbox: &MemoryMailbox, kind: RitualKind, n: i32) -> RitualId {
    let id = a.own("Walk", kind);
    a.couple().propose(&ProposeRequest::Ritual(id), None, &noon(n), EN).unwrap();
    exchange(a, b, mailbox, n);
    let proposal = b.view(n).proposals.pop().unwrap();
    b.couple().accept_proposal(proposal.id, &noon(n)).unwrap();
    exchange(a, b, mailbox, n);
    id
}

#[test]
fn two_phones_become_a_couple_that_begins_empty() {
    let (a, b) = (Phone::new(1), Phone::new(2));
    let before = a.own("Mine", RitualKind::Together);
    a.mark(before, 0);
    pair(&a, &b, 2);
    let mailbox = MemoryMailbox::default();
    exchange(&a, &b, &mailbox, 2);
    assert_eq!(b.set().len(), 2, "nothing but whose device is whose");
    assert_eq!((a.view(2).link, b.view(2).link), (LinkStateView::Linked, LinkStateView::Linked));
    assert_eq!(a.view(2).first_day, Some(day(2)));
    assert!(a.shared(2).connected.is_empty());
    assert_eq!(a.mine(2).connected, [day(0)], "one's own stays one's own");
    a.mark(before, 2);
    exchange(&a, &b, &mailbox, 2);
    assert_eq!(b.set().len(), 2, "a ritual that was not agreed to is never sent");
}

#[test]
fn who_may_not_pair_is_told_why() {
    let (a, b, _) = paired();
    let c = Phone::new(3);
    assert_eq!(a.couple().invite(&noon(0)).unwrap_err().code(), "third_phone");
    let code = c.couple().invite(&noon(0)).unwrap().code;
    assert_eq!(b.couple().join(&code, &noon(0)).unwrap_err().code(), "third_phone");
    assert_eq!(c.couple().join(&code, &noon(0)).unwrap_err().code(), "pairing_own_code");
    let (early, late) = (Phone::new(4), Phone::new(5));
    let first = early.couple().join(&code, &noon(0)).unwrap().reply;
    let second = late.couple().join(&code, &noon(0)).unwrap().reply;
    let number = c.couple().confirm(&first, &noon(0)).unwrap();
    assert_eq!(c.couple().confirm(&second, &noon(0)).unwrap_err().code(), "pairing_reused");
    assert_eq!(c.couple().confirm(&first, &noon(0)).unwrap(), number, "the same reply gives the same");
    assert_eq!(early.couple().join(&code, &noon(1)).unwrap_err().code(), "pairing_expired");
    assert_eq!(early.couple().join(&code[..40], &noon(0)).unwrap_err().code(), "pairing_cut_short");
    assert_eq!(late.couple().accept(&noon(0)).unwrap_err().code(), "no_invitation");
}

#[test]
fn together_takes_one_and_each_takes_both() {
    let (a, b, mailbox) = paired();
    let together = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    let each = agree(&b, &a, &mailbox, RitualKind::Each, 0);
    a.mark(together, 1);
    a.mark(each, 2);
    exchange(&a, &b, &mailbox, 2);
    assert_eq!(b.shared(2).connected, [day(1)]);
    b.mark(each, 2);
    b.mark(together, 1);
    exchange(&a, &b, &mailbox, 2);
    for phone in [&a, &b] {
        assert_eq!(phone.shared(2).connected, [day(1), day(2)]);
        let today = phone.companion.today().view(&noon(2), EN).unwrap();
        assert_eq!(today.streak.week.connected, 2, "today shows the couple's week");
    }
    // Only its maker takes a mark back.
    a.companion.rituals().take_back(together, Some(day(1)), &noon(2)).unwrap();
    exchange(&a, &b, &mailbox, 2);
    assert_eq!(a.shared(2).connected, [day(1), day(2)], "the other's mark stands");
    b.companion.rituals().take_back(together, Some(day(1)), &noon(2)).unwrap();
    exchange(&a, &b, &mailbox, 2);
    assert_eq!(a.shared(2).connected, [day(2)]);
    assert_eq!(a.shared(2), b.shared(2));
}

#[test]
fn a_clock_that_is_days_ahead_is_refused() {
    let (a, b) = (Phone::new(1), Phone::new(2));
    let code = a.couple().invite(&noon(0)).unwrap().code;
    let reply = b.couple().join(&code, &noon(0)).unwrap().reply;
    // The dates are those at which each made its text; here the inviter's calendar is later moved back.
    let confirmed = a.couple().confirm(&reply, &noon(0)).unwrap();
    b.couple().finish(&confirmed.reveal.unwrap()).unwrap();
    assert_eq!(b.couple().accept(&noon(-3)).unwrap_err().code(), "clocks_apart");
    assert_eq!(b.view(0).link, LinkStateView::Alone);
    b.couple().accept(&noon(-2)).unwrap();
}
