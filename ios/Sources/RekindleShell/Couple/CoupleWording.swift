// The core's view of the couple in the words of its catalogues.
import Foundation
import RekindleCore

extension Wording {
  func couple(_ view: CoupleView, showing shown: PairingText?, at moment: PhoneMoment) -> CoupleState {
    let list = view.beforeYes
    return CoupleState(
      words: coupleWords,
      beforeYes: CoupleState.BeforeYes(
        first: [list.adults, list.safety, list.onePhone], title: list.title, shared: list.shared,
        store: list.store),
      step: pairing(view, shown) ?? standing(view, at: moment))
  }

  func exchanged(_ view: ExchangeView, earlierMissing: Bool = false) -> Exchanged {
    let (end, name): (Exchanged.End, String) =
      switch view.state {
      case .done: (.done, "done")
      case .offline: (.offline, "offline")
      case .tampered: (.tampered, "tampered")
      case .stopped: (.stopped, "stopped")
      }
    let missing = earlierMissing ? [text("couple_screen.parcel_earlier")] : []
    let lines = [text("couple_screen.exchanged.\(name)")] + missing + view.findings.map(\.text)
    return Exchanged(
      end: end, sent: Int(view.sent), received: Int(view.received), earlierMissing: earlierMissing,
      lines: lines)
  }

  func parcel(_ view: ParcelOutView) -> Parcel {
    Parcel(
      bytes: view.bytes, facts: Int(view.facts),
      more: view.hasMore ? text("couple_screen.parcel_more") : nil)
  }

  private var coupleWords: CoupleState.Words {
    func word(_ key: String) -> String { text("couple_screen.\(key)") }
    return CoupleState.Words(
      title: word("title"), back: text("common.back"), invite: word("invite"), join: word("join"),
      next: text("common.next"), yes: word("yes"), anew: word("anew"), relink: word("relink"),
      accept: text("common.yes"), change: word("change"), exchange: word("exchange"),
      exchangeNote: word("exchange_note"), parcelOut: word("parcel_out"), parcelIn: word("parcel_in"),
      pause: word("pause"), resume: word("resume"), leave: word("leave"), readFirst: word("read_first"),
      rituals: word("rituals"), proposals: word("proposals"), shares: word("shares"))
  }

  /// The step of pairing that is on the screen; nothing when there is none, or the core knows of another.
  private func pairing(_ view: CoupleView, _ shown: PairingText?) -> CoupleState.Step? {
    switch (view.pairing, shown) {
    case (.invited, .code?):
      shown.map {
        .showing($0, about: text("couple_screen.code"), wanted: text("couple_screen.reply_wanted"))
      }
    case (.joined, .reply?):
      shown.map {
        .showing($0, about: text("couple_screen.reply"), wanted: text("couple_screen.reveal_wanted"))
      }
    case (.agreed, .number(_, let reveal, _)?):
      shown.map {
        .comparing(
          $0, about: view.beforeYes.compare, revealAbout: reveal.map { _ in text("couple_screen.reveal") })
      }
    default: nil
    }
  }

  private func standing(_ view: CoupleView, at moment: PhoneMoment) -> CoupleState.Step {
    switch view.link {
    case .alone:
      .alone(
        line: text("couple_screen.alone"),
        unfinished: view.pairing.map { _ in text("couple_screen.unfinished") })
    case .needsRelink: .unlinked(line: text("couple_screen.needs_relink"))
    case .stopped: .unlinked(line: text("couple_screen.stopped"))
    case .linked: .together(together(view, at: moment))
    }
  }

  private func together(_ view: CoupleView, at moment: PhoneMoment) -> CoupleState.Together {
    CoupleState.Together(
      line: text("couple_screen.linked", ["day": view.firstDay.map(longDay) ?? ""]),
      rituals: view.rituals.map(\.name),
      noRituals: view.rituals.isEmpty ? text("couple_screen.no_rituals") : nil,
      proposals: view.proposals.map(proposal),
      pauses: view.pauses.map { pause in
        guard let until = pause.to else {
          return text("couple_screen.pause_from", ["day": longDay(pause.from)])
        }
        return text("couple_screen.pause_until", ["day": longDay(pause.from), "until": longDay(until)])
      },
      shares: view.shares.map(share),
      place: view.mailbox.map { text("couple_screen.place", ["place": $0]) }
        ?? text("couple_screen.no_place"),
      canExchange: view.mailbox != nil,
      lastExchange: view.lastExchangeMs.flatMap { lastExchange($0, moment.offsets) },
      findings: view.findings.map(\.text),
      farewell: view.farewell.map {
        CoupleState.Farewell(heading: text("couple_screen.farewell"), words: $0)
      })
  }

  private func proposal(_ view: ProposalView) -> CoupleState.Proposal {
    var line: String?
    let what: String
    switch view.content {
    case .ritual(_, let name, _, let eachLine):
      what = name
      line = eachLine
    case .goal(let days):
      what = plural("couple_screen.goal", UInt64(days))
    case .weekStart(let day):
      let name =
        switch day {
        case .monday: text("weekday.monday")
        case .sunday: text("weekday.sunday")
        case .saturday: text("weekday.saturday")
        }
      what = text("couple_screen.week_start", ["day": name])
    }
    let said = view.isOwn ? "couple_screen.proposed_here" : "couple_screen.proposed_there"
    return CoupleState.Proposal(
      id: view.id, text: text(said, ["what": what]), line: line,
      until: text("couple_screen.stands_until", ["day": longDay(view.lastDay)]), canAnswer: !view.isOwn)
  }

  private func share(_ view: ShareView) -> CoupleState.Share {
    let (kind, kindName): (ShareKind, String) =
      switch view.what {
      case .marks: (.marks, "marks")
      case .appreciations: (.appreciations, "appreciations")
      case .invitations: (.invitations, "invitations")
      case .tasks: (.tasks, "tasks")
      case .agreements: (.agreements, "agreements")
      }
    let (amount, amountName): (ShareAmount, String) =
      switch view.level {
      case .off: (.off, "off")
      case .days: (.days, "days")
      case .on: (.on, "on")
      }
    return CoupleState.Share(
      kind: kind, name: text("couple_screen.what.\(kindName)"), amount: amount,
      amountName: text("couple_screen.level.\(amountName)"))
  }

  private func lastExchange(_ milliseconds: Int64, _ offsets: PhoneOffsets) -> String? {
    let at = PhoneMoment(now: Date(milliseconds: milliseconds), offsets: offsets)
    guard let local = CivilTime(at.civilTime) else { return nil }
    return text("couple_screen.last_exchange", ["day": longDay(at.civilDay), "time": hour(local)])
  }
}
