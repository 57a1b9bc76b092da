// The couple over the generated bindings. It converts, calls, and converts back.
import Foundation
import RekindleCore

extension CoreDaybook: CoupleBook {
  /// The screen as it is at `moment`.
  public func couple(showing text: PairingText?, at moment: PhoneMoment) throws -> CoupleState {
    let view = try vault().couple(here: moment.here, languageTag: wording.tag)
    return wording.couple(view, showing: text, at: moment)
  }

  /// Does what was tapped.
  public func perform(_ tap: CoupleTap, at moment: PhoneMoment) throws -> CoupleEffect {
    let (core, here, tag) = (try vault(), moment.here, wording.tag)
    switch tap {
    case .invite: return .shows(PairingText(try core.invite(here: here)))
    case .relink: return .shows(PairingText(try core.relink(here: here)))
    case .join(let code): return .shows(PairingText(try core.join(code: code, here: here)))
    case .confirm(let reply): return .shows(PairingText(try core.confirm(reply: reply, here: here)))
    case .finish(let reveal): return .shows(PairingText(try core.finish(reveal: reveal)))
    case .accept: _ = try core.acceptPairing(here: here)
    case .cancel: try core.cancelPairing()
    case .propose(let what, let other):
      _ = try core.propose(request: what.request, insteadOf: other, here: here, languageTag: tag)
    case .acceptProposal(let id): try core.acceptProposal(proposal: id, here: here)
    case .share(let kind, let amount): _ = try core.share(what: kind.shareable, level: amount.level)
    case .pause(let from, let until): _ = try core.pauseBoth(from: from, until: until, here: here)
    case .resume: try core.resumeBoth(here: here)
    case .leave(let way): _ = try core.leave(way: way.way, here: here)
    case .choosePlace(let place): _ = try core.setMailbox(place: place)
    case .exchange:
      return .exchanged(wording.exchanged(try core.exchangeNow(here: here, languageTag: tag)))
    case .openParcel(let bytes):
      let view = try core.parcelIn(bytes: bytes, languageTag: tag)
      return .exchanged(wording.exchanged(view.exchange, earlierMissing: view.earlierMissing))
    }
    return .nothing
  }

  /// Makes a parcel.
  public func parcel() throws -> Parcel { wording.parcel(try vault().parcelOut()) }

  /// The exchange of the background task, and of nothing else: it does something once in each of a few windows a day,
  /// whatever was tapped. Without a place there is nothing to do; after leaving there may be last words to deliver.
  public func exchangeInBackground(at moment: PhoneMoment) throws {
    let core = try vault()
    guard try core.couple(here: moment.here, languageTag: wording.tag).mailbox != nil else { return }
    _ = try core.exchangeInWindow(here: moment.here, languageTag: wording.tag)
  }
}

extension PairingText {
  init(_ view: CodeView) { self = .code(view.code, isRelink: view.isRelink) }
  init(_ view: ReplyView) { self = .reply(view.reply, isRelink: view.isRelink) }
  init(_ view: NumberView) { self = .number(view.number, reveal: view.reveal, isRelink: view.isRelink) }
}

extension Proposing {
  var request: ProposeRequest {
    switch self {
    case .ritual(let id): .ritual(ritual: id)
    case .practice(let id, let times):
      .practice(
        practice: id, name: nil,
        schedule: times.isEmpty ? .suggested : .at(schedule: ScheduleRequest(times: times)))
    case .goal(let days): .goal(days: UInt8(clamping: days))
    case .weekStart(.monday): .weekStart(day: .monday)
    case .weekStart(.sunday): .weekStart(day: .sunday)
    case .weekStart(.saturday): .weekStart(day: .saturday)
    }
  }
}

extension Leaving {
  var way: LeaveWay {
    switch self {
    case .quietPause: .quietPause
    case .silently(let delete): .silently(history: delete ? .delete : .keep)
    case .withWords(let words, let delete): .withWords(words: words, history: delete ? .delete : .keep)
    }
  }
}

extension ShareKind {
  var shareable: Shareable {
    switch self {
    case .marks: .marks
    case .appreciations: .appreciations
    case .invitations: .invitations
    case .tasks: .tasks
    case .agreements: .agreements
    }
  }
}

extension ShareAmount {
  var level: ShareLevel {
    switch self {
    case .off: .off
    case .days: .days
    case .on: .on
    }
  }
}
