//! Which reminders get the slots that the system grants.
//!
//! Every ritual keeps its next ring in reach; the earliest others fill up; and when anything in reach found
//! no slot, one slot rings at the time of the earliest left out and asks to open the app
//! (`spec: every active ritual keeps at least its next firing in reach`). A plan with one slot more holds
//! the same reminders, but for the kept slot.

use super::quiet::QuietHours;
use super::request::{PlanRequest, RitualReminders, Snooze};
use super::rings::{Ring, Rings};
use super::silence::Silence;
use crate::ids::RitualId;
use crate::moment::{Instant, RitualDay, ZoneOffsets};
use chrono::{Days, NaiveDate, NaiveDateTime};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// The reminders to arm, by instant; at one instant by ritual, the kept slot last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The reminders, at most as many as the limit.
    pub reminders: Vec<PlannedReminder>,
}

/// One notification to arm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedReminder {
    /// When it rings. Not later than now only for a snooze that came due while nothing could ring: that one
    /// rings at once.
    pub instant: Instant,
    /// What a clock on the wall shows then, after gaps and quiet hours.
    pub fires_local: NaiveDateTime,
    /// What it is about.
    pub kind: ReminderKind,
}

/// What a notification is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReminderKind {
    /// A ritual.
    Ritual(PlannedFiring),
    /// More reminders are in reach than the system lets us arm: "open the app to keep your reminders".
    KeepOpen,
}

/// A firing of a ritual that has a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFiring {
    /// Which ritual.
    pub ritual: RitualId,
    /// The civil time its rule names: with the ritual the firing's name.
    pub rule_local: NaiveDateTime,
    /// Later firings of the same ritual and ritual day that ring at the same instant and are told with this
    /// one, ascending: quiet hours can put several off to one time. When this rings, they have rung.
    pub also: Vec<NaiveDateTime>,
    /// The ritual day it is for, on which a mark made from it is booked.
    pub day: RitualDay,
    /// Whether it rings because the person put it off (or it, or one of `also`).
    pub snoozed: bool,
    /// Whether quiet hours put it off (or it, or one of `also`).
    pub deferred: bool,
}

/// The reminders to arm. Pure; asked again at any later instant, with what has rung and been marked since,
/// it neither loses a ring nor repeats one.
///
/// A snooze takes its firing's place. It is dropped when its day is marked, skipped or paused, and never
/// otherwise: in quiet hours it waits for their end whatever their mode, and when it came due while nothing
/// could ring it is listed with its past instant (in quiet hours: with their end) until it is taken out.
pub fn plan(request: &PlanRequest<'_>) -> Plan {
    let end =
        request.now.checked_add_days(Days::new(u64::from(request.horizon_days))).unwrap_or(Instant::MAX_UTC);
    let mut merge = Merge::new(request, end);
    let mut slots = merge.first_items(request.limit.saturating_add(1));
    if slots.len() > request.limit {
        merge.add_next_of_each(&mut slots, request.limit);
        choose(&mut slots, request.limit);
    }
    Plan { reminders: slots.into_iter().map(|slot| slot.reminder).collect() }
}

/// A reminder that wants a slot.
struct Candidate {
    reminder: PlannedReminder,
    /// Whether it is the next of its ritual.
    is_next: bool,
}

/// Keeps `limit` of the candidates, which are in order and more than that: the next of each ritual first,
/// then the earliest; one slot of the limit goes to the app itself.
fn choose(candidates: &mut Vec<Candidate>, limit: usize) {
    let slots = limit.saturating_sub(1);
    let mut nexts = candidates.iter().filter(|candidate| candidate.is_next).count().min(slots);
    let mut others = slots - nexts;
    let mut earliest_left_out = None;
    candidates.retain_mut(|candidate| {
        let free = if candidate.is_next { &mut nexts } else { &mut others };
        if *free > 0 {
            *free -= 1;
            return true;
        }
        let reminder = &candidate.reminder;
        earliest_left_out.get_or_insert((reminder.instant, reminder.fires_local));
        false
    });
    if let Some((instant, fires_local)) = earliest_left_out.filter(|_| limit > 0) {
        let reminder = PlannedReminder { instant, fires_local, kind: ReminderKind::KeepOpen };
        let place = candidates.partition_point(|candidate| candidate.reminder.instant <= instant);
        candidates.insert(place, Candidate { reminder, is_next: false });
    }
}

/// All rings of all rituals in one order, made only as far as they are asked for.
struct Merge<'a> {
    sources: Vec<Source<'a>>,
    heads: BinaryHeap<Reverse<Head>>,
    /// Whether a ritual, by its position in the request, has had a ring.
    seen: Vec<bool>,
    end: Instant,
}

/// Where rings come from, and whose they are.
struct Source<'a> {
    reminders: &'a RitualReminders,
    position: usize,
    silence: Silence<'a>,
    rings: SourceRings<'a>,
}

// Nearly every source is a rule, so boxing that variant would cost an allocation each and save nothing.
#[expect(clippy::large_enum_variant, reason = "the large variant is the usual one")]
enum SourceRings<'a> {
    Rule(Rings<'a>),
    Snoozes(std::vec::IntoIter<Ring>),
}

/// The next ring of a source.
struct Head {
    ring: Ring,
    ritual: RitualId,
    source: usize,
}

impl Source<'_> {
    /// The next ring that nothing silences, up to `end`.
    fn next(&mut self, end: Instant) -> Option<Ring> {
        loop {
            let ring = match &mut self.rings {
                SourceRings::Rule(rings) => {
                    let ring = rings.next()?;
                    if ring.instant > end {
                        return None;
                    }
                    if self.silence.is_over(ring.rule_local) {
                        continue;
                    }
                    ring
                }
                SourceRings::Snoozes(rings) => rings.next()?,
            };
            if !self.silence.covers(ring.rule_local) {
                return Some(ring);
            }
        }
    }
}

impl<'a> Merge<'a> {
    fn new(request: &PlanRequest<'a>, end: Instant) -> Self {
        // A rule's own day can lie a day after the horizon's on the wall of a place that leapt over one.
        let last = request.offsets.local(end).date();
        let last = last.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        let mut sources = Vec::with_capacity(request.rituals.len());
        for (position, reminders) in request.rituals.iter().enumerate() {
            let silence = Silence::new(reminders, request);
            let last = silence.last_date().map_or(last, |pause| pause.min(last));
            let mut add = |rings| sources.push(Source { reminders, position, silence, rings });
            for recurrence in &reminders.recurrences {
                let rings = Rings::new(recurrence, request.offsets, request.quiet, request.now, last);
                add(SourceRings::Rule(rings));
            }
            if !reminders.snoozes.is_empty() {
                add(SourceRings::Snoozes(snoozed_rings(reminders, request).into_iter()));
            }
        }
        let mut merge = Self {
            heads: BinaryHeap::with_capacity(sources.len()),
            sources,
            seen: vec![false; request.rituals.len()],
            end,
        };
        for source in 0..merge.sources.len() {
            merge.refill(source);
        }
        merge
    }

    fn refill(&mut self, source: usize) {
        let from = &mut self.sources[source];
        if let Some(ring) = from.next(self.end) {
            self.heads.push(Reverse(Head { ring, ritual: from.reminders.ritual, source }));
        }
    }

    /// The first `wanted` candidates, fewer when there are no more in reach.
    fn first_items(&mut self, wanted: usize) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::with_capacity(wanted.min(64));
        while let Some(Reverse(head)) = self.heads.pop() {
            let source = head.source;
            if !self.joins_last(&head, &mut candidates) {
                if candidates.len() == wanted {
                    self.heads.push(Reverse(head));
                    break;
                }
                candidates.push(self.candidate(&head));
            }
            self.refill(source);
        }
        candidates
    }

    /// Adds, in order, the next ring of rituals that have none yet, until there are `wanted` of those.
    fn add_next_of_each(&mut self, candidates: &mut Vec<Candidate>, wanted: usize) {
        let mut nexts = candidates.iter().filter(|candidate| candidate.is_next).count();
        while let Some(Reverse(head)) = self.heads.pop() {
            let source = head.source;
            if self.joins_last(&head, candidates) {
                self.refill(source);
                continue;
            }
            if nexts >= wanted {
                return;
            }
            if !self.seen[self.sources[source].position] {
                candidates.push(self.candidate(&head));
                nexts += 1;
                self.refill(source);
            }
        }
    }

    /// Tells this ring with the one before when both are of one ritual and day and ring at one instant.
    fn joins_last(&self, head: &Head, candidates: &mut [Candidate]) -> bool {
        let Some(last) = candidates.last_mut().map(|candidate| &mut candidate.reminder) else { return false };
        let ReminderKind::Ritual(firing) = &mut last.kind else { return false };
        let source = &self.sources[head.source];
        let same = last.instant == head.ring.instant
            && firing.ritual == head.ritual
            && firing.day == source.silence.day_of(head.ring.rule_local);
        if same {
            if *firing.also.last().unwrap_or(&firing.rule_local) != head.ring.rule_local {
                firing.also.push(head.ring.rule_local);
            }
            firing.snoozed |= matches!(source.rings, SourceRings::Snoozes(_));
            firing.deferred |= head.ring.deferred;
        }
        same
    }

    fn candidate(&mut self, head: &Head) -> Candidate {
        let source = &self.sources[head.source];
        let is_next = !std::mem::replace(&mut self.seen[source.position], true);
        let Ring { rule_local, instant, local, deferred } = head.ring;
        let firing = PlannedFiring {
            ritual: head.ritual,
            rule_local,
            also: Vec::new(),
            day: source.silence.day_of(rule_local),
            snoozed: matches!(source.rings, SourceRings::Snoozes(_)),
            deferred,
        };
        let reminder = PlannedReminder { instant, fires_local: local, kind: ReminderKind::Ritual(firing) };
        Candidate { reminder, is_next }
    }
}

/// When the snoozes of a ritual ring, in order.
fn snoozed_rings(reminders: &RitualReminders, request: &PlanRequest<'_>) -> Vec<Ring> {
    let mut rings: Vec<Ring> = reminders
        .snoozes
        .iter()
        .map(|snooze| snoozed_ring(*snooze, request.quiet, request.now, request.offsets))
        .collect();
    rings.sort_unstable_by_key(|ring| (ring.instant, ring.rule_local));
    rings
}

/// Quiet hours put a snooze off whatever their mode: the person asked for this ring.
fn snoozed_ring(snooze: Snooze, quiet: Option<QuietHours>, now: Instant, offsets: &ZoneOffsets) -> Ring {
    // One that is overdue would ring now, so it is now that must not be quiet.
    let end = quiet.and_then(|quiet| quiet.end_after(snooze.until.max(now), offsets));
    let rule_local = snooze.rule_local;
    match end {
        Some(end) => Ring { rule_local, instant: end.instant, local: end.local, deferred: true },
        None => {
            Ring { rule_local, instant: snooze.until, local: offsets.local(snooze.until), deferred: false }
        }
    }
}

impl Head {
    fn order(&self) -> (Instant, RitualId, NaiveDateTime, usize) {
        (self.ring.instant, self.ritual, self.ring.rule_local, self.source)
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}
