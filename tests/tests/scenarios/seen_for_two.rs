//! What is seen of the couple, as the plain values that `tests/scenarios/README.md` defines.

use rekindle_bindings::{
    CoupleView, ExchangeState, ExchangeView, FirstDayOfWeek, LinkState, PairingStep, ParcelInView,
    ProposalContent, ProposalView, RitualKind, ShareLevel, ShareView, Shareable,
};
use serde_json::{Map, Value, json};

pub(crate) fn couple(view: &CoupleView) -> Value {
    let link = match view.link {
        LinkState::Alone => "alone",
        LinkState::Linked => "linked",
        LinkState::NeedsRelink => "needs_relink",
        LinkState::Stopped => "stopped",
    };
    let pairing = view.pairing.map(|step| match step {
        PairingStep::Invited => "invited",
        PairingStep::Joined => "joined",
        PairingStep::Agreed => "agreed",
    });
    let rituals: Vec<_> = view
        .rituals
        .iter()
        .map(|one| json!({"ritual": one.id, "name": one.name, "kind": kind(one.kind), "since": one.since}))
        .collect();
    let pauses: Vec<_> =
        view.pauses.iter().map(|pause| json!({"from": pause.from, "until": pause.to})).collect();
    let shares: Map<_, _> =
        view.shares.iter().map(|one| (what(one.what).to_owned(), json!(level(one.level)))).collect();
    json!({
        "link": link,
        "pairing": pairing,
        "first_day": view.first_day,
        "rituals": rituals,
        "proposals": view.proposals.iter().map(proposal).collect::<Vec<_>>(),
        "pauses": pauses,
        "shares": shares,
        "findings": view.findings.iter().map(|one| &one.code).collect::<Vec<_>>(),
        "farewell": view.farewell,
    })
}

pub(crate) fn proposal(view: &ProposalView) -> Value {
    let mut seen = json!({
        "proposal": view.id,
        "own": view.is_own,
        "is_change": view.is_change,
        "last_day": view.last_day,
        "ritual": null,
        "name": null,
        "kind": null,
        "explained": null,
        "goal": null,
        "week_start": null,
    });
    match &view.content {
        ProposalContent::Ritual { ritual, name, kind: how, each_line } => {
            seen["ritual"] = json!(ritual);
            seen["name"] = json!(name);
            seen["kind"] = json!(kind(*how));
            seen["explained"] = json!(each_line.is_some());
        }
        ProposalContent::Goal { days } => seen["goal"] = json!(days),
        ProposalContent::WeekStart { day } => {
            seen["week_start"] = json!(match day {
                FirstDayOfWeek::Monday => "monday",
                FirstDayOfWeek::Sunday => "sunday",
                FirstDayOfWeek::Saturday => "saturday",
            });
        }
    }
    seen
}

pub(crate) fn share(view: ShareView) -> Value {
    json!({
        "what": what(view.what),
        "level": level(view.level),
        "own_yes": level(view.own_yes),
        "partner_yes": level(view.partner_yes),
    })
}

pub(crate) fn exchange(view: &ExchangeView) -> Value {
    let state = match view.state {
        ExchangeState::Done => "done",
        ExchangeState::Offline => "offline",
        ExchangeState::Tampered => "tampered",
        ExchangeState::Stopped => "stopped",
    };
    json!({"sent": view.sent, "received": view.received, "state": state})
}

pub(crate) fn parcel_in(view: &ParcelInView) -> Value {
    let mut seen = exchange(&view.exchange);
    seen["earlier_missing"] = json!(view.earlier_missing);
    seen
}

const fn kind(kind: RitualKind) -> &'static str {
    match kind {
        RitualKind::Together => "together",
        RitualKind::Each => "each",
        RitualKind::Touch => "touch",
    }
}

const fn what(what: Shareable) -> &'static str {
    match what {
        Shareable::Marks => "marks",
        Shareable::Appreciations => "appreciations",
        Shareable::Invitations => "invitations",
        Shareable::Tasks => "tasks",
        Shareable::Agreements => "agreements",
    }
}

const fn level(level: ShareLevel) -> &'static str {
    match level {
        ShareLevel::Off => "off",
        ShareLevel::Days => "days",
        ShareLevel::On => "on",
    }
}
