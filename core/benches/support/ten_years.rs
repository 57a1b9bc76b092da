//! Ten years of one person's life: what the storage benchmarks open and write to.
//!
//! The marks are put in by SQL in one transaction, since 73,060 durable ones would take minutes; everything
//! that is measured goes through the door.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

use super::file::{KEY, open};
use rekindle_core::guide::Language;
use rekindle_core::moment::ZoneOffsets;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::ritual::Quieting;
use rekindle_core::rituals::room::OwnRequest;
use rekindle_core::rituals::schedule::{ScheduleChoice, ScheduleRequest};
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use rusqlite::{Connection, params};
use std::path::PathBuf;
use tempfile::TempDir;

pub(crate) const RITUALS: usize = 20;
pub(crate) const DAYS: i32 = 3_653;
/// The vault's folder; it goes when this is dropped.
pub(crate) struct TenYears {
    folder: TempDir,
}

/// The noon after the last of the ten years.
pub(crate) fn here() -> Here {
    Here { now: "2025-01-01T12:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

impl TenYears {
    pub(crate) fn make() -> Self {
        let made = Self { folder: TempDir::new().unwrap() };
        let companion = Companion::create(made.request(), &here()).unwrap();
        let ids: Vec<_> = (0..RITUALS).map(|number| make_ritual(&companion, number)).collect();
        companion.close().unwrap();
        let mut connection = open(&made.file());
        let tx = connection.transaction().unwrap();
        // Nothing was written before: the device has no number yet.
        tx.execute("INSERT INTO writer SELECT 1, id, device FROM fact_set", []).unwrap();
        // To yesterday: today is left to the benchmarks.
        let first = here().today(rekindle_core::moment::DayStart::default()).plus(-DAYS);
        let mut counter = 0_i64;
        for number in 0..DAYS {
            for id in &ids {
                counter += 1;
                let payload = format!("{{\"ritual\":\"{id}\",\"day\":\"{}\"}}", first.plus(number));
                tx.prepare_cached("INSERT INTO fact VALUES (1, ?1, ?1, 'mark', 1, ?2)")
                    .unwrap()
                    .execute(params![counter, payload.into_bytes()])
                    .unwrap();
            }
        }
        tx.execute("UPDATE fact_set SET counter = ?1, lamport = ?1", [counter]).unwrap();
        tx.commit().unwrap();
        drop(connection);
        let companion = made.open();
        companion.rebuild_projections().unwrap();
        companion.close().unwrap();
        made
    }

    pub(crate) fn directory(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub(crate) fn request(&self) -> OpenRequest {
        OpenRequest {
            directory: self.directory(),
            key: VaultKey::from_bytes(KEY),
            seed: Seed::from_bytes([3; 32]),
        }
    }

    /// The database itself.
    pub(crate) fn file(&self) -> PathBuf {
        self.directory().join("daybook.sqlite")
    }

    /// A second database with the same content, to write to with bare statements. It goes with the first.
    #[allow(dead_code, reason = "not every benchmark writes")]
    pub(crate) fn copy(&self) -> Connection {
        let copy = self.folder.path().join("copy.sqlite");
        std::fs::copy(self.file(), &copy).unwrap();
        open(&copy)
    }

    pub(crate) fn open(&self) -> Companion {
        Companion::open(self.request()).unwrap()
    }
}

fn make_ritual(companion: &Companion, number: usize) -> rekindle_core::ids::RitualId {
    let request = OwnRequest {
        name: format!("Ritual {number}"),
        kind: if number.is_multiple_of(2) { RitualKind::Together } else { RitualKind::Each },
        private: false,
        quieting: Quieting::RestOfDay,
        schedule: ScheduleChoice::At(ScheduleRequest {
            times: vec!["20:30".parse().unwrap()],
            rule: (!number.is_multiple_of(3)).then(|| "FREQ=WEEKLY;BYDAY=MO,TH".to_owned()),
            starts: Some("2015-01-01".parse().unwrap()),
            except: Vec::new(),
        }),
    };
    companion.rituals().make_own(&request, &here(), Language::ENGLISH).unwrap().id
}
