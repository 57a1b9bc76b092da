//! The closed gate on one phone for sixty days, and what opening it again takes back.

use super::*;
use crate::guide::{Caution, Deck, FirstRun, Language, Practice};
use crate::ids::RitualId;
use crate::rituals::kind::RitualKind;
use crate::rituals::pausing::PauseRequest;
use crate::rituals::ritual::Quieting;
use crate::rituals::room::{AdoptRequest, OwnRequest};
use crate::rituals::schedule::{ScheduleChoice, ScheduleRequest};
use crate::sessions::sensate::{Gate, GateStanding, offers_cards, suggestible};
use crate::vault::safety;

fn closed() -> Gate {
    Gate { answer: GateAnswer::OneOrMore, day: "2026-11-01".parse().unwrap() }
}

impl Phone {
    fn adopt(&self, practice: &str) -> RitualId {
        let request = AdoptRequest { practice: practice.to_owned(), ..AdoptRequest::default() };
        self.companion().rituals().adopt(&request, &self.here(), Language::ENGLISH).unwrap().id
    }

    fn own_touch(&self, name: &str) -> RitualId {
        let request = OwnRequest {
            name: name.to_owned(),
            kind: RitualKind::Touch,
            private: false,
            quieting: Quieting::RestOfDay,
            schedule: ScheduleChoice::At(ScheduleRequest {
                times: vec!["21:30".parse().unwrap()],
                ..ScheduleRequest::default()
            }),
        };
        self.companion().rituals().make_own(&request, &self.here(), Language::ENGLISH).unwrap().id
    }

    /// The rituals that ring in the plan from now on.
    fn planned(&self) -> Vec<RitualId> {
        let plan = self.companion().reminders().plan(64, &self.here(), Language::ENGLISH).unwrap();
        let mut rings: Vec<_> =
            plan.items.iter().filter_map(|item| Some(item.firing.as_ref()?.ritual)).collect();
        rings.sort();
        rings.dedup();
        rings
    }

    fn practices(&self) -> Vec<Practice> {
        self.companion().guide(Language::ENGLISH).unwrap().practices().to_vec()
    }
}

#[test]
fn behind_a_closed_gate_sixty_days_bring_no_touch_and_nothing_tender() {
    let mut phone = Phone::new();
    phone.days(21);
    let mut kept_back = Vec::new();
    for practice in phone.practices() {
        let id = phone.adopt(&practice.id);
        kept_back.extend((!suggestible(Some(closed()), &practice)).then_some(id));
    }
    kept_back.push(phone.own_touch("Forehead on forehead"));
    assert!(kept_back.len() >= 5 && kept_back.iter().all(|id| phone.planned().contains(id)));
    phone.set_pin();
    phone.gate(GateAnswer::OneOrMore);
    // Adopted after it, also by the partner's yes: silenced at the next unlock.
    kept_back.push(phone.own_touch("A hand on the back"));
    phone.companion().lock().unwrap();
    phone.unlock();
    let guide = phone.companion().guide(Language::ENGLISH).unwrap();
    let tender: Vec<String> = guide
        .decks()
        .iter()
        .filter(|deck| !offers_cards(Some(closed()), deck))
        .flat_map(|deck: &Deck| deck.cards.iter().map(|card| card.text.clone()))
        .collect();
    assert!(!tender.is_empty(), "no deck would be kept back: the test says nothing");
    for day in 0..60 {
        let locked = day % 3 == 0;
        if locked {
            phone.companion().lock().unwrap();
        }
        let planned = phone.planned();
        assert!(!planned.is_empty(), "talk still rings");
        assert!(!planned.iter().any(|id| kept_back.contains(id)), "day {day}");
        if locked {
            phone.unlock();
        }
        let today = phone.companion().today().view(&phone.here(), Language::ENGLISH).unwrap();
        assert!(!today.card.is_some_and(|card| tender.contains(&card)), "day {day}");
        for ritual in today.rituals.iter().filter(|ritual| kept_back.contains(&ritual.id)) {
            assert_eq!(ritual.state, crate::today::TodayState::Paused, "day {day}");
        }
        let offered = phone.sessions().offered(&phone.here()).unwrap();
        assert_eq!((offered.phases, offered.asks_gate), (None, false), "day {day}");
        for one in offered.exercises {
            let touch = [Exercise::Kiss, Exercise::Hug, Exercise::Massage];
            assert!(!touch.contains(&one.exercise), "day {day}: {:?}", one.exercise);
        }
        assert!(phone.sessions().phases(&phone.here(), phone.now()).unwrap().is_empty());
        assert_eq!(phone.begin(&BeginRequest::usual(P0)).unwrap_err().code(), "session_not_offered");
        // It is not asked again by itself either.
        assert_eq!(phone.sessions().gate_view(&phone.here()).unwrap().standing, GateStanding::Closed);
        phone.days(1);
        if day == 30 {
            phone.kill();
            phone.unlock();
        }
    }
}

#[test]
fn what_is_suggested_unasked_never_holds_what_a_closed_gate_keeps_back() {
    for language in Language::all() {
        let guide = crate::guide::Catalogue::of(language).unwrap();
        for answers in FirstRun::combinations() {
            let practice = guide.first_run().suggest(&answers).unwrap().practice;
            assert!(suggestible(Some(closed()), guide.practice(practice).unwrap()), "{practice}");
        }
        let tender = |deck: &&Deck| deck.cautions.contains(&Caution::Vulnerable);
        let kept: Vec<_> = guide.decks().iter().filter(tender).flat_map(|deck| &deck.cards).collect();
        let mut phone = Phone::new();
        for _ in 0..400 {
            let card = phone.companion().today().view(&phone.here(), language).unwrap().card.unwrap();
            assert!(!kept.iter().any(|one| one.text == card), "{card}");
            phone.days(1);
        }
    }
}

#[test]
fn no_single_answer_is_kept_and_the_daybook_does_not_know_the_gate() {
    let phone = Phone::settled();
    for practice in phone.practices() {
        phone.adopt(&practice.id);
    }
    let rows = |phone: &Phone| phone.rows().daybook;
    let before = rows(&phone);
    phone.gate(GateAnswer::OneOrMore);
    let after = phone.rows();
    assert_eq!(
        Rows::of(&after.journal, "gate"),
        [format!("gate|one=1|answer=one-or-more|day={}", phone.today())]
    );
    let text = format!("{after:?}").to_lowercase();
    for word in ["afraid", "violence", "trouble", "affair", "crisis", "flashbacks"] {
        assert!(!text.contains(word), "{word}");
    }
    // What came into the daybook are pauses of rituals, each as a person makes one, and nothing else.
    let new: Vec<_> = after.daybook.iter().filter(|row| !before.contains(row)).collect();
    assert!(new.len() >= 5 && new.iter().all(|row| row.starts_with("pause|")), "{new:#?}");
    phone.gate(GateAnswer::None);
    assert_eq!(rows(&phone), before, "the daybook keeps a trace of the gate");
}

#[test]
fn opening_the_gate_ends_its_own_pauses_and_no_others() {
    let phone = Phone::settled();
    let (kiss, hug, coffee) =
        (phone.adopt("six-second-kiss"), phone.adopt("long-hug"), phone.adopt("morning-coffee"));
    let pause = |ritual| {
        let request = PauseRequest { ritual: Some(ritual), ..PauseRequest::default() };
        phone.companion().rituals().pause(&request, &phone.here()).unwrap();
    };
    pause(kiss);
    pause(coffee);
    phone.gate(GateAnswer::OneOrMore);
    // A second answer the same adds nothing.
    let once = phone.rows();
    phone.gate(GateAnswer::OneOrMore);
    assert_eq!(phone.rows(), once);
    assert!(phone.planned().is_empty());
    phone.gate(GateAnswer::None);
    assert_eq!(phone.planned(), [hug], "the person's own pauses stand");
    // A pause that was ended by hand stays ended.
    phone.gate(GateAnswer::OneOrMore);
    phone.companion().rituals().resume(Some(hug), &phone.here()).unwrap();
    phone.companion().lock().unwrap();
    phone.unlock();
    assert_eq!(phone.planned(), [hug]);
}

#[test]
fn killed_between_the_gates_writes_nothing_rings_and_nothing_stays_silent_for_ever() {
    let mut phone = Phone::settled();
    let hug = phone.adopt("long-hug");
    let open = phone.rows();
    phone.gate(GateAnswer::OneOrMore);
    let after = phone.rows();
    let journal = |phone: &Phone, sql: &str| {
        phone
            .companion()
            .with_journal(|journal| Ok(journal.write(|tx| Ok(tx.execute_batch(sql)?))?))
            .unwrap();
    };
    // After the pauses, before the answer: it was not given.
    journal(&phone, "DELETE FROM gate; INSERT INTO gate VALUES (1, 'none', '2026-11-22')");
    phone.kill();
    phone.unlock();
    assert_eq!(phone.rows(), open);
    // After the note of what is to be paused, before the pauses: they are made.
    phone.gate(GateAnswer::OneOrMore);
    let made = phone.companion().with_journal(|j| Ok(j.read(safety::gate_pauses)?)).unwrap();
    phone.companion().vault.write(|tx| crate::vault::pauses::delete(tx, made[0].pause)).unwrap();
    journal(&phone, "UPDATE gate_pause SET made = 0");
    phone.kill();
    phone.unlock();
    assert!(!phone.planned().contains(&hug));
    // After the pauses, before the note that they stand: once, not twice.
    journal(&phone, "UPDATE gate_pause SET made = 0");
    phone.kill();
    phone.unlock();
    let count = |rows: &Rows| Rows::of(&rows.daybook, "pause").len();
    assert_eq!(count(&phone.rows()), count(&after));
    phone.gate(GateAnswer::None);
    assert_eq!(phone.planned(), [hug]);
}
