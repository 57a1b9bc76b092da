//! The hostile world, simulated: two phones that die, fill up, are copied, restored and linked again, with clocks that
//! lie, and a store that belongs to somebody who is not kind. A seed is one story; the same seed tells it again.
//!
//! After each story all is well again, and then both phones hold the same facts and show the same streak, nothing that
//! was acknowledged is lost, nothing is there that nobody said, and what the store did was named.
//!
//! It must not reach around the doors: phones are driven as shells drive them, the store is a mailbox like any other.

mod chance;
mod healing;
mod ledger;
mod line;
mod linking;
mod phone;
mod steps;
mod store;
mod world;

pub use chance::Chance;
pub use healing::ROUNDS;
pub use line::{Death, Line};
pub use store::{Deeds, Store};

use phone::{EN, Phone, here, said};
use rekindle_core::reminders::Quieting;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::room::OwnRequest;
use rekindle_core::rituals::schedule::ScheduleChoice;
use rekindle_core::sync::mailbox::memory::MemoryMailbox;
use rekindle_core::{Companion, Seed};
use std::sync::OnceLock;
use world::World;

/// Something, or why the story is a finding.
type Told<T> = Result<T, String>;

/// What happened in some stories: proof that they were not empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Exchanges with the store.
    pub exchanges: u64,
    /// Exchanges that named something.
    pub findings: u64,
    /// Processes that died.
    pub deaths: u64,
    /// Pairings and re-linkings that both said yes to.
    pub links: u64,
    /// Exchanges of a phone that knew itself copied.
    pub stops: u64,
    /// Facts that were said.
    pub facts: u64,
    /// Names under which something was put.
    pub objects: u64,
    /// Stories in which a phone that went on from an old copy had to begin anew.
    pub begun_anew: u64,
    /// The most rounds until both had settled.
    pub rounds: u32,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            exchanges: self.exchanges + other.exchanges,
            findings: self.findings + other.findings,
            deaths: self.deaths + other.deaths,
            links: self.links + other.links,
            stops: self.stops + other.stops,
            facts: self.facts + other.facts,
            objects: self.objects + other.objects,
            begun_anew: self.begun_anew + other.begun_anew,
            rounds: self.rounds.max(other.rounds),
        }
    }
}

/// One life: what happened, step by step, and how it ended.
#[derive(Debug)]
pub struct Story {
    /// What happened.
    pub steps: Vec<String>,
    /// What there was of it, or what is wrong.
    pub end: Result<Tally, String>,
}

/// Lives the life of a seed.
pub fn live(seed: u64) -> Story {
    let mut world = match stage().and_then(|stage| World::new(seed, stage)) {
        Ok(world) => world,
        Err(reason) => return Story { steps: Vec::new(), end: Err(reason) },
    };
    let end = tell(&mut world).map(|()| world.tally);
    Story { steps: world.story, end }
}

/// What a finding's report says: how to see it again, and what it is.
pub fn report(seed: u64, reason: &str) -> String {
    format!(
        "seed {seed}: {reason}\nthe story: REKINDLE_SEED={seed} cargo test -p rekindle-tests --test simulation -- one_seed --nocapture"
    )
}

fn tell(world: &mut World) -> Told<()> {
    // Who invites first is chance; now and then the first try is cut short.
    let inviter = world.chance.index(2);
    let risky = world.chance.one_in(6);
    if !world.link(inviter, false, risky)? {
        for who in 0..2 {
            world.leave_when_paired(who)?;
        }
        world.link(inviter, false, false)?;
    }
    if !world.chance.one_in(4) {
        world.agree(inviter)?;
    }
    let steps = world.chance.between(20, 70);
    for _ in 0..steps {
        world.step()?;
    }
    world.heal()
}

/// What all stories have in common: a phone as it is before anything, and the objects of another couple.
#[derive(Debug)]
struct Stage {
    template: Vec<u8>,
    others: Vec<Vec<u8>>,
}

impl Stage {
    /// A new phone of somebody who has three rituals.
    fn make_phone(&self, chance: &mut Chance) -> Told<Phone> {
        let seed = Seed::from_bytes(chance.make_seed());
        let companion = Companion::restored_from_image(&self.template, &seed).map_err(said)?;
        let here = here(1_740_996_000, 3600)?;
        for (name, kind) in
            [("Walk", RitualKind::Together), ("Letter", RitualKind::Each), ("Hug", RitualKind::Touch)]
        {
            let request = OwnRequest {
                name: name.to_owned(),
                kind,
                private: false,
                quieting: if chance.one_in(2) { Quieting::EachTime } else { Quieting::RestOfDay },
                schedule: ScheduleChoice::Unscheduled,
            };
            companion.rituals().make_own(&request, &here, EN).map_err(said)?;
        }
        Ok(Phone::new(companion))
    }
}

/// Made once for all stories, since a new vault's schema costs more than a story.
fn stage() -> Told<&'static Stage> {
    static STAGE: OnceLock<Told<Stage>> = OnceLock::new();
    STAGE.get_or_init(set_stage).as_ref().map_err(Clone::clone)
}

fn set_stage() -> Told<Stage> {
    let here = here(1_740_996_000, 3600)?;
    let template = Companion::in_memory(&Seed::from_bytes([1; 32]), &here).map_err(said)?;
    let mut stage = Stage { template: template.image().map_err(said)?, others: Vec::new() };
    // Another couple, so that the store has objects of strangers to serve.
    let mut chance = Chance::new(u64::MAX);
    let (a, b) = (stage.make_phone(&mut chance)?.companion, stage.make_phone(&mut chance)?.companion);
    let code = a.couple().invite(&here).map_err(said)?.code;
    let reply = b.couple().join(&code, &here).map_err(said)?.reply;
    let reveal = a.couple().confirm(&reply, &here).map_err(said)?.reveal.unwrap_or_default();
    b.couple().finish(&reveal).map_err(said)?;
    for phone in [&a, &b] {
        phone.couple().accept(&here).map_err(said)?;
    }
    let mailbox = MemoryMailbox::default();
    for phone in [&a, &b, &a, &b] {
        phone.exchange().run(&mailbox, &here).map_err(said)?;
    }
    stage.others = mailbox.objects().into_values().collect();
    Ok(stage)
}
