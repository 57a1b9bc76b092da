//! Rekindle at the work of `sync_merge_10k` and `sync_bytes`, to be timed beside other libraries: see README.md.
//!
//! `exchange merge FACTS ROUNDS`: takes in so many marks of the other phone into an encrypted file, durably, and prints how
//! many were new. `exchange bytes FACTS`: prints the bytes of all of them and of one more, sealed and padded.

use rekindle_core::couple::room::ProposeRequest;
use rekindle_core::guide::Language;
use rekindle_core::ids::RitualId;
use rekindle_core::moment::{DayStart, Instant, ZoneOffsets};
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::ritual::Quieting;
use rekindle_core::rituals::room::OwnRequest;
use rekindle_core::rituals::schedule::ScheduleChoice;
use rekindle_core::sync::mailbox::memory::MemoryMailbox;
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use std::error::Error;
use std::path::Path;
use std::{env, fs, io};
use tempfile::TempDir;

type Outcome<T> = Result<T, Box<dyn Error>>;

const RITUALS: usize = 20;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = match arguments[..] {
        ["merge", facts, rounds] => merge(facts.parse()?, rounds.parse()?)?,
        ["bytes", facts] => bytes(facts.parse()?)?,
        _ => return Err("usage: exchange merge FACTS ROUNDS | bytes FACTS".into()),
    };
    io::Write::write_all(&mut io::stdout(), format!("{answer}\n").as_bytes())?;
    Ok(())
}

fn merge(facts: usize, rounds: u32) -> Outcome<String> {
    let folder = TempDir::new()?;
    let mailbox = MemoryMailbox::default();
    let here = at(0)?;
    let writer = Companion::in_memory(&Seed::from_bytes([1; 32]), &here)?;
    let reader = Companion::create(request(folder.path(), 2), &here)?;
    let rituals = pair(&writer, &reader, &mailbox)?;
    mark(&writer, &rituals, 0, facts)?;
    writer.exchange().run(&mailbox, &here)?;
    reader.close()?;
    let mut received = 0;
    for _ in 0..rounds {
        let place = TempDir::new()?;
        fs::create_dir(place.path().join("vault"))?;
        for entry in fs::read_dir(folder.path().join("vault"))? {
            let entry = entry?;
            fs::copy(entry.path(), place.path().join("vault").join(entry.file_name()))?;
        }
        let reader = Companion::open(request(place.path(), 3))?;
        let mailbox = MemoryMailbox::holding(mailbox.objects());
        received = reader.exchange().run(&mailbox, &here)?.received;
    }
    Ok(received.to_string())
}

fn bytes(facts: usize) -> Outcome<String> {
    let mailbox = MemoryMailbox::default();
    let here = at(0)?;
    let writer = Companion::in_memory(&Seed::from_bytes([1; 32]), &here)?;
    let reader = Companion::in_memory(&Seed::from_bytes([2; 32]), &here)?;
    let rituals = pair(&writer, &reader, &mailbox)?;
    let held = || mailbox.objects().values().map(Vec::len).sum::<usize>();
    let before = held();
    mark(&writer, &rituals, 0, facts)?;
    writer.exchange().run(&mailbox, &here)?;
    let full = held() - before;
    reader.exchange().run(&mailbox, &here)?;
    writer.exchange().run(&mailbox, &here)?;
    let before = held();
    mark(&writer, &rituals, facts, facts + 1)?;
    writer.exchange().run(&mailbox, &here)?;
    Ok(format!("{full} {}", held() - before))
}

fn request(folder: &Path, seed: u8) -> OpenRequest {
    OpenRequest {
        directory: folder.join("vault"),
        key: VaultKey::from_bytes([9; 32]),
        seed: Seed::from_bytes([seed; 32]),
    }
}

/// Noon, so many days after the first.
fn at(day: usize) -> Outcome<Here> {
    let first = "2015-01-01T12:00:00Z".parse::<Instant>().map_err(|error| error.to_string())?;
    let now = first + chrono::TimeDelta::days(i64::try_from(day)?);
    Ok(Here { now, offsets: ZoneOffsets::fixed(3600)? })
}

/// Twenty rituals a day, as the other programs mark them.
fn mark(writer: &Companion, rituals: &[RitualId], from: usize, to: usize) -> Outcome<()> {
    let last = at(to / RITUALS + 1)?;
    for number in from..to {
        let day = at(number / RITUALS)?.today(DayStart::default());
        writer.rituals().mark(rituals[number % RITUALS], Some(day), &last)?;
    }
    Ok(())
}

fn pair(a: &Companion, b: &Companion, mailbox: &MemoryMailbox) -> Outcome<Vec<RitualId>> {
    let here = at(0)?;
    let code = a.couple().invite(&here)?.code;
    let reply = b.couple().join(&code, &here)?.reply;
    let reveal = a.couple().confirm(&reply, &here)?.reveal.ok_or("no reveal")?;
    b.couple().finish(&reveal)?;
    a.couple().accept(&here)?;
    b.couple().accept(&here)?;
    let mut rituals = Vec::new();
    for number in 0..RITUALS {
        let own = OwnRequest {
            name: format!("Ritual {number}"),
            kind: RitualKind::Together,
            private: false,
            quieting: Quieting::RestOfDay,
            schedule: ScheduleChoice::Unscheduled,
        };
        let id = a.rituals().make_own(&own, &here, Language::ENGLISH)?.id;
        a.couple().propose(&ProposeRequest::Ritual(id), None, &here, Language::ENGLISH)?;
        for phone in [a, b] {
            phone.exchange().run(mailbox, &here)?;
        }
        let open = b.couple().view(&here, Language::ENGLISH)?.proposals.pop().ok_or("no proposal")?;
        b.couple().accept_proposal(open.id, &here)?;
        for phone in [b, a, b] {
            phone.exchange().run(mailbox, &here)?;
        }
        rituals.push(id);
    }
    Ok(rituals)
}
