// What a scenario sees of the couple, under the names of tests/scenarios/README.md.
import Foundation
import RekindleCore

extension Seen {
  func couple(_ view: CoupleView) -> JSON {
    .object([
      "link": link(view.link), "pairing": view.pairing.map(pairing) ?? .null,
      "first_day": JSON(view.firstDay),
      "rituals": .list(
        view.rituals.map {
          .object([
            "ritual": name($0.id), "name": .text($0.name), "kind": kind($0.kind), "since": .text($0.since),
          ])
        }),
      "proposals": .list(view.proposals.map(proposal)),
      "pauses": .list(view.pauses.map { .object(["from": .text($0.from), "until": JSON($0.to)]) }),
      "shares": shares(view.shares), "findings": JSON(view.findings.map(\.code)),
      "farewell": JSON(view.farewell),
    ])
  }

  func proposal(_ view: ProposalView) -> JSON {
    var fields: [String: JSON] = [
      "proposal": name(view.id), "own": .bool(view.isOwn), "is_change": .bool(view.isChange),
      "last_day": .text(view.lastDay), "ritual": .null, "name": .null, "kind": .null, "explained": .null,
      "goal": .null, "week_start": .null,
    ]
    switch view.content {
    case .ritual(let ritual, let called, let how, let eachLine):
      fields["ritual"] = name(ritual)
      fields["name"] = .text(called)
      fields["kind"] = kind(how)
      fields["explained"] = .bool(eachLine != nil)
    case .goal(let days): fields["goal"] = JSON(days)
    case .weekStart(let day): fields["week_start"] = .text("\(day)")
    }
    return .object(fields)
  }

  func share(_ view: ShareView) -> JSON {
    .object([
      "what": .text("\(view.what)"), "level": .text("\(view.level)"), "own_yes": .text("\(view.ownYes)"),
      "partner_yes": .text("\(view.partnerYes)"),
    ])
  }

  func shares(_ views: [ShareView]) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: views.map { ("\($0.what)", .text("\($0.level)")) }))
  }

  func exchange(_ view: ExchangeView) -> JSON {
    .object([
      "sent": JSON(view.sent), "received": JSON(view.received), "state": .text("\(view.state)"),
    ])
  }

  private func link(_ link: LinkState) -> JSON {
    switch link {
    case .alone: "alone"
    case .linked: "linked"
    case .needsRelink: "needs_relink"
    case .stopped: "stopped"
    }
  }

  private func pairing(_ step: PairingStep) -> JSON {
    switch step {
    case .invited: "invited"
    case .joined: "joined"
    case .agreed: "agreed"
    }
  }
}
