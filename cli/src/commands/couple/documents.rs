//! What `couple` shows, as JSON documents. Nothing here says who did what, nor when the other was last heard.

use rekindle_core::couple::room::{
    CoupleView, FindingView, LinkStateView, PairingStepView, ProposalContentView, ProposalView, ShareView,
};
use rekindle_core::couple::streak::PausedSpan;
use rekindle_core::rituals::kind::RitualKind;
use serde_json::{Value, json};

/// The stable name of how a phone stands.
pub(super) const fn link_code(link: LinkStateView) -> &'static str {
    match link {
        LinkStateView::Alone => "alone",
        LinkStateView::Linked => "linked",
        LinkStateView::NeedsRelink => "needs_relink",
        LinkStateView::Stopped => "stopped",
    }
}

/// The stable name of a step of pairing.
const fn step_code(step: PairingStepView) -> &'static str {
    match step {
        PairingStepView::Invited => "invited",
        PairingStepView::Joined => "joined",
        PairingStepView::Agreed => "agreed",
    }
}

/// The couple.
pub(super) fn couple(view: &CoupleView) -> Value {
    let rituals: Vec<Value> = view
        .rituals
        .iter()
        .map(|one| json!({ "id": one.id, "name": one.name, "kind": one.kind, "since": one.since }))
        .collect();
    json!({
        "link": link_code(view.link),
        "pairing": view.pairing.map(step_code),
        "first_day": view.first_day,
        "rituals": rituals,
        "proposals": view.proposals.iter().map(proposal).collect::<Vec<_>>(),
        "pauses": view.pauses.iter().copied().map(pause).collect::<Vec<_>>(),
        "shares": view.shares.iter().copied().map(share).collect::<Vec<_>>(),
        "findings": view.findings.iter().map(finding).collect::<Vec<_>>(),
        "farewell": view.farewell,
        "mailbox": view.mailbox,
    })
}

/// A proposal.
pub(super) fn proposal(view: &ProposalView) -> Value {
    let (what, value) = match &view.content {
        ProposalContentView::Ritual { id, name, kind, each_line } => {
            let kind: &RitualKind = kind;
            ("ritual", json!({ "id": id, "name": name, "kind": kind, "each_line": each_line }))
        }
        ProposalContentView::Goal(days) => ("goal", json!(days)),
        ProposalContentView::WeekStart(start) => ("week_start", json!(start)),
    };
    json!({
        "id": view.id,
        "own": view.own,
        "what": what,
        what: value,
        "is_change": view.is_change,
        "last_day": view.last_day,
    })
}

/// What is sent of a kind.
pub(super) fn share(view: ShareView) -> Value {
    json!({
        "what": view.what,
        "level": view.level,
        "own_yes": view.own_yes,
        "partner_yes": view.partner_yes,
    })
}

/// A pause of both.
pub(super) fn pause(span: PausedSpan) -> Value {
    json!({ "from": span.from, "until": span.to })
}

/// Something the store did.
fn finding(view: &FindingView) -> Value {
    json!({ "code": view.code, "number": view.number })
}
