//! Invitations in the terminal: asking, a yes, putting aside, and asking nothing of whoever does not want to be asked.

use crate::support::Home;
use crate::two::{Two, refusal, text_of};
use serde_json::{Value, json};

const FIRST: &str = "2026-03-10T19:00:00Z";
const SECOND: &str = "2026-03-11T19:00:00Z";

fn on(home: &Home, day: &str, arguments: &[&str]) -> Value {
    home.json(&[arguments, &["--now", day]].concat())
}

fn refused(home: &Home, day: &str, arguments: &[&str]) -> String {
    refusal(home, &[arguments, &["--now", day]].concat(), b"")
}

fn invitations(home: &Home, day: &str) -> Value {
    on(home, day, &["couple"])["invitations"].clone()
}

fn inviting() -> Two {
    let two = Two::paired();
    assert_eq!(refused(&two.a, FIRST, &["couple", "invite-to", "morning-coffee"]), "invitations_off");
    for home in [&two.a, &two.b] {
        home.json(&["couple", "share", "invitations", "on"]);
    }
    two.exchange();
    two
}

#[test]
fn an_invitation_is_answered_by_a_yes_or_not_at_all() {
    let two = inviting();
    let made = on(&two.a, FIRST, &["couple", "invite-to", "massage-exchange", "--until", "2026-03-11"]);
    assert_eq!(made["invitations"]["own"]["answer"], "open");
    assert_eq!(made["invitations"]["may_invite"], false);
    assert_eq!(refused(&two.a, SECOND, &["couple", "invite-to", "morning-coffee"]), "bad_invitation");
    assert_eq!(refused(&two.a, FIRST, &["couple", "invite-to", "nonsense"]), "no_such_practice");
    two.exchange();
    let seen = invitations(&two.b, FIRST)["others"].clone();
    assert_eq!((&seen["closes"], &seen["accepted"]), (&json!("2026-03-11"), &json!(false)));
    let id = text_of(&seen, "id");
    let no = on(&two.b, FIRST, &["couple", "answer", &id, "no"]);
    assert_eq!(no, json!({ "stored": false, "sent": false, "last_day": "2026-03-11" }));
    let yes = on(&two.b, FIRST, &["couple", "answer", &id, "accept"]);
    assert_eq!(yes["invitations"]["others"]["accepted"], true);
    two.exchange();
    assert_eq!(invitations(&two.a, FIRST)["own"]["answer"], "yes");
    let name = text_of(&made["invitations"]["own"], "name");
    assert!(two.a.text(&["couple", "--now", FIRST]).contains(&format!("{name}: yes.")));
}

#[test]
fn what_is_put_aside_or_not_to_be_asked_is_gone_here_and_nowhere_else() {
    let two = inviting();
    on(&two.a, FIRST, &["couple", "invite-to", "morning-coffee", "--until", "2026-03-13"]);
    two.exchange();
    let before = invitations(&two.a, SECOND);
    let id = text_of(&invitations(&two.b, SECOND)["others"], "id");
    assert_eq!(on(&two.b, SECOND, &["couple", "do-not-ask"]), json!({ "do_not_ask": false }));
    assert_eq!(on(&two.b, SECOND, &["couple", "do-not-ask", "on"]), json!({ "do_not_ask": true }));
    assert_eq!(invitations(&two.b, SECOND)["others"], Value::Null);
    assert_eq!(refused(&two.b, SECOND, &["couple", "answer", &id, "accept"]), "no_such_proposal");
    on(&two.b, SECOND, &["couple", "do-not-ask", "off"]);
    assert_eq!(invitations(&two.b, SECOND)["others"]["id"], json!(id));
    assert_eq!(on(&two.b, SECOND, &["couple", "answer", &id, "aside"])["sent"], false);
    assert_eq!(invitations(&two.b, SECOND)["others"], Value::Null);
    two.exchange();
    assert_eq!(invitations(&two.a, SECOND), before);
}
