//! Two linked phones with a long history: what the benchmarks of exchange read and write.
//!
//! The marks are put in by SQL in one transaction; everything that is measured goes through the door.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

use super::file::{KEY, open};
use rekindle_core::couple::room::ProposeRequest;
use rekindle_core::guide::Language;
use rekindle_core::ids::RitualId;
use rekindle_core::moment::{DayStart, RitualDay, ZoneOffsets};
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::ritual::Quieting;
use rekindle_core::rituals::room::OwnRequest;
use rekindle_core::rituals::schedule::ScheduleChoice;
use rekindle_core::sync::mailbox::Mailbox;
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use rusqlite::params;
use std::path::Path;
use tempfile::TempDir;

const RITUALS: usize = 20;

/// A phone in a folder of its own, which goes when this is dropped.
pub(crate) struct Phone {
    folder: TempDir,
    pub(crate) companion: Companion,
}

/// The noon on which the two pair.
pub(crate) fn began() -> Here {
    Here { now: "2015-01-01T12:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

fn request(folder: &Path, seed: u8) -> OpenRequest {
    OpenRequest {
        directory: folder.join("vault"),
        key: VaultKey::from_bytes(KEY),
        seed: Seed::from_bytes([seed; 32]),
    }
}

impl Phone {
    pub(crate) fn new(seed: u8) -> Self {
        let folder = TempDir::new().unwrap();
        let companion = Companion::create(request(folder.path(), seed), &began()).unwrap();
        Self { folder, companion }
    }

    /// The same phone as it is stored now, as another one.
    #[allow(dead_code, reason = "sizes need no copy")]
    pub(crate) fn copy(&self, seed: u8) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("vault")).unwrap();
        for entry in std::fs::read_dir(self.folder.path().join("vault")).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), folder.path().join("vault").join(entry.file_name())).unwrap();
        }
        let companion = Companion::open(request(folder.path(), seed)).unwrap();
        Self { folder, companion }
    }

    /// Puts in marks of this phone's person: one of each agreed ritual a day.
    pub(crate) fn put_marks(self, rituals: &[RitualId], count: usize, seed: u8) -> Self {
        self.companion.close().unwrap();
        let mut connection = open(&self.folder.path().join("vault/daybook.sqlite"));
        let tx = connection.transaction().unwrap();
        let (writer, counter, lamport): (i64, i64, i64) = tx
            .query_row(
                "SELECT w.number, s.counter, s.lamport FROM fact_set s
                 JOIN writer w ON w.fact_set = s.id AND w.device = s.device WHERE s.shared = 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        let first: RitualDay = began().today(DayStart::default());
        for number in 0..count {
            let added = i64::try_from(number).unwrap() + 1;
            let day = first.plus(i32::try_from(number / rituals.len()).unwrap());
            let payload = format!("{{\"ritual\":\"{}\",\"day\":\"{day}\"}}", rituals[number % rituals.len()]);
            tx.prepare_cached("INSERT INTO fact VALUES (?1, ?2, ?3, 'mark', 1, ?4)")
                .unwrap()
                .execute(params![writer, counter + added, lamport + added, payload.into_bytes()])
                .unwrap();
        }
        let added = i64::try_from(count).unwrap();
        tx.execute(
            "UPDATE fact_set SET counter = counter + ?1, lamport = lamport + ?1 WHERE shared = 1",
            [added],
        )
        .unwrap();
        tx.commit().unwrap();
        drop(connection);
        let companion = Companion::open(request(self.folder.path(), seed)).unwrap();
        companion.rebuild_projections().unwrap();
        let _ = open(&self.folder.path().join("vault/daybook.sqlite")).query_row(
            "PRAGMA wal_checkpoint(TRUNCATE)",
            [],
            |_| Ok(()),
        );
        Self { folder: self.folder, companion }
    }
}

/// Pairs two phones that agree on twenty rituals.
pub(crate) fn pair(mailbox: &dyn Mailbox) -> (Phone, Phone, Vec<RitualId>) {
    let (a, b) = (Phone::new(1), Phone::new(2));
    let code = a.companion.couple().invite(&began()).unwrap().code;
    link(&a, &b, &code);
    let rituals = (0..RITUALS).map(|number| agree(&a, &b, number, mailbox)).collect();
    (a, b, rituals)
}

/// Goes on from a code to the yes of both.
pub(crate) fn link(a: &Phone, b: &Phone, code: &str) {
    let reply = b.companion.couple().join(code, &began()).unwrap().reply;
    let confirmed = a.companion.couple().confirm(&reply, &began()).unwrap();
    b.companion.couple().finish(&confirmed.reveal.unwrap()).unwrap();
    a.companion.couple().accept(&began()).unwrap();
    b.companion.couple().accept(&began()).unwrap();
}

pub(crate) fn exchange(phones: &[&Phone], mailbox: &dyn Mailbox) {
    for phone in phones {
        phone.companion.exchange().run(mailbox, &began()).unwrap();
    }
}

fn agree(a: &Phone, b: &Phone, number: usize, mailbox: &dyn Mailbox) -> RitualId {
    let own = OwnRequest {
        name: format!("Ritual {number}"),
        kind: if number.is_multiple_of(2) { RitualKind::Together } else { RitualKind::Each },
        private: false,
        quieting: Quieting::RestOfDay,
        schedule: ScheduleChoice::Unscheduled,
    };
    let id = a.companion.rituals().make_own(&own, &began(), Language::ENGLISH).unwrap().id;
    let proposal = ProposeRequest::Ritual(id);
    a.companion.couple().propose(&proposal, None, &began(), Language::ENGLISH).unwrap();
    exchange(&[a, b], mailbox);
    let open = b.companion.couple().view(&began(), Language::ENGLISH).unwrap().proposals.pop().unwrap();
    b.companion.couple().accept_proposal(open.id, &began()).unwrap();
    exchange(&[b, a, b], mailbox);
    id
}
