use super::*;
use crate::rituals::kind::RitualKind;
use uuid::Uuid;

fn day(text: &str) -> RitualDay {
    text.parse().unwrap()
}

fn asked() -> AskedYes {
    "RKY1-2-2100-900-0123456789abcdef0123456789abcdef".parse().unwrap()
}

#[test]
fn facts_survive_their_stored_form() {
    let id = FactId { device: DeviceId([0xab; 16]), counter: 42 };
    let ritual = RitualId::new(Uuid::from_u128(7));
    for fact in [
        SharedFact::Mark { ritual, day: day("2025-03-30") },
        SharedFact::TakeBack { mark: id },
        SharedFact::Goal { from: day("2025-01-01"), days: GoalDays::default() },
        SharedFact::WeekStart { start: WeekStart::Sunday },
        SharedFact::DayMark { day: day("2025-03-30") },
        SharedFact::Device { device: DeviceId([1; 16]), side: CoupleSide::Second, since: day("2025-01-01") },
        SharedFact::Proposal {
            what: Proposal::Ritual(ProposedRitual {
                ritual,
                practice: Some("coffee".into()),
                name: None,
                kind: RitualKind::Each,
                times: vec![ProposedTime {
                    starts: "2025-01-01T08:00:00".parse().unwrap(),
                    rule: "FREQ=DAILY".into(),
                }],
            }),
            day: day("2025-01-01"),
            instead_of: Some(id),
        },
        SharedFact::Proposal {
            what: Proposal::Goal { days: GoalDays::default() },
            day: day("2025-01-01"),
            instead_of: None,
        },
        SharedFact::Proposal {
            what: Proposal::WeekStart { start: WeekStart::Saturday },
            day: day("2025-01-01"),
            instead_of: None,
        },
        SharedFact::Accept { proposal: id, day: day("2025-01-01") },
        SharedFact::RitualName { ritual, name: "Café".into() },
        SharedFact::Pause { from: day("2025-01-01"), until: None, declared: day("2025-01-03") },
        SharedFact::PauseEnd { pause: id, until: day("2025-01-05") },
        SharedFact::ShareYes { what: Shareable::Marks, level: ShareLevel::On },
        SharedFact::Invitation {
            practice: "massage-exchange".into(),
            day: day("2025-01-01"),
            closes: day("2025-01-03"),
        },
        SharedFact::InvitationYes { invitation: id, day: day("2025-01-02") },
        SharedFact::Ready { phase: Phase::P2 },
        SharedFact::SessionAsk { question: asked(), day: day("2025-01-01") },
        SharedFact::SessionYes { question: asked() },
        SharedFact::Farewell { words: "Thank you.".into() },
    ] {
        assert_eq!(EncodedFact::of(&fact).unwrap().decode(), fact);
    }
    assert_eq!(id.to_string().parse(), Ok(id));
}

#[test]
fn what_a_newer_build_wrote_is_unknown_and_not_an_error() {
    let newer = |kind: &str, version, payload: &str| {
        EncodedFact { kind: kind.into(), version, payload: payload.into() }.decode()
    };
    assert_eq!(newer("mark", 2, "{}"), SharedFact::Unknown);
    assert_eq!(newer("appreciation", 1, "{}"), SharedFact::Unknown);
    assert_eq!(newer("goal", 1, r#"{"from":"2025-01-01","days":9}"#), SharedFact::Unknown);
    assert_eq!(newer("mark", 1, "not json"), SharedFact::Unknown);
}

#[test]
fn what_no_proposal_may_hold_is_not_understood() {
    let proposal = |ritual: &str| {
        let payload = format!(r#"{{"what":{{"ritual":{ritual}}},"day":"2025-01-01","instead_of":null}}"#);
        EncodedFact { kind: "proposal".into(), version: 1, payload: payload.into_bytes() }.decode()
    };
    let id = "00000000-0000-4000-8000-000000000001";
    let fit = format!(r#"{{"ritual":"{id}","practice":null,"name":"Walk","kind":"together","times":[]}}"#);
    assert!(matches!(proposal(&fit), SharedFact::Proposal { .. }));
    for (unfit, with) in [
        ("together", "touch"),
        ("Walk", ""),
        ("Walk", "a\\u202Eb"),
        ("\"name\":\"Walk\"", "\"name\":null"),
        ("[]", r#"[{"starts":"2025-01-01T08:00:00","rule":"FREQ=SECONDLY"}]"#),
    ] {
        let unfit = fit.replace(unfit, with);
        assert_eq!(proposal(&unfit), SharedFact::Unknown, "{unfit}");
    }
}

#[test]
fn a_mark_holds_a_ritual_and_a_day_and_nothing_else() {
    let fact = SharedFact::Mark { ritual: RitualId::new(Uuid::from_u128(1)), day: day("2025-03-30") };
    let stored: serde_json::Value = serde_json::from_slice(&EncodedFact::of(&fact).unwrap().payload).unwrap();
    let keys: Vec<_> = stored.as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["day", "ritual"]);
    assert_eq!(stored["day"], "2025-03-30");
}
