// What two phones do with each other, by taps on the screen for two; what has no screen is a call.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

extension ScenarioPhone {
  func actForTwo(_ name: String, _ given: Fields) async throws -> Outcome {
    var fields = given
    switch name {
    case "compare":
      let other = try fields.need(try fields.text("with"), "with")
      try fields.end()
      let number = story.numbers[self.name]
      return .seen(.object(["equal": .bool(number != nil && number == story.numbers[other])]))
    case "couple_week":
      try fields.end()
      return .seen(try core { try $0.coupleWeek(here: here) }.map(seen.streak) ?? .null)
    case "exchange_in_window":
      try fields.end()
      let done = try core { try $0.exchangeInWindow(here: here, languageTag: tag) }
      return .seen(done.map(seen.exchange) ?? .null)
    case "back_up":
      try fields.end()
      let file = story.folder.appending(path: "\(self.name).age").path(percentEncoded: false)
      let request = BackupRequest(
        file: file, passphrase: Story.passphrase, replace: true, appVersion: "scenario")
      _ = try core { try $0.backUp(request: request, here: here) }
      return .made(file, .null)
    case "couple":
      try fields.end()
      await couple.refresh()
    case "parcel_out":
      try fields.end()
      return try await parcelOut()
    default:
      let tap = try tap(name, &fields)
      try fields.end()
      await couple.tap(tap)
    }
    if let problem = couple.problem { throw Failure(code: problem.code) }
    return try afterTap(name, given)
  }

  private func parcelOut() async throws -> Outcome {
    let made = await couple.makeParcel()
    if let problem = couple.problem { throw Failure(code: problem.code) }
    let parcel = try #require(made)
    let seen = JSON.object(["facts": JSON(parcel.facts), "more": .bool(parcel.more != nil)])
    return .made(try story.put(parcel.bytes), seen)
  }

  private func tap(_ name: String, _ fields: inout Fields) throws -> CoupleTap {
    switch name {
    case "invite": return .invite
    case "relink": return .relink
    case "join": return .join(try text(&fields))
    case "confirm": return .confirm(try text(&fields))
    case "finish": return .finish(try text(&fields))
    case "accept": return .accept
    case "cancel": return .cancel
    case "propose":
      let other = try fields.text("instead_of").map(id)
      return .propose(try proposing(&fields), insteadOf: other)
    case "accept_proposal":
      return .acceptProposal(id(try fields.need(try fields.text("proposal"), "proposal")))
    case "share":
      let (what, level) = (try fields.text("what"), try fields.text("level"))
      let kind = ShareKind.allCases.first { "\($0)" == what }
      let amount = ShareAmount.allCases.first { "\($0)" == level }
      return .share(try fields.need(kind, "what"), try fields.need(amount, "level"))
    case "pause_both": return .pause(from: try fields.text("from"), until: try fields.text("until"))
    case "resume_both": return .resume
    case "leave": return .leave(try leaving(&fields))
    case "mailbox": return .choosePlace(story.mailbox)
    case "exchange": return .exchange
    case "parcel_in":
      let file = id(try fields.need(try fields.text("parcel"), "parcel"))
      let bytes = try Data(contentsOf: URL(filePath: file))
      return .openParcel(try fields.number("first").map { bytes.prefix($0) } ?? bytes)
    default: throw Unusable(reason: "unknown action \(name)")
    }
  }

  private func text(_ fields: inout Fields) throws -> String {
    let text = id(try fields.need(try fields.text("text"), "text"))
    return try fields.number("first").map { String(text.prefix($0)) } ?? text
  }

  private func proposing(_ fields: inout Fields) throws -> Proposing {
    if let ritual = try fields.text("ritual") { return .ritual(id(ritual)) }
    if let goal = try fields.number("goal") { return .goal(goal) }
    if let practice = try fields.text("practice") {
      guard let json = fields.take("schedule") else { return .practice(practice, times: []) }
      var schedule = try Fields(json)
      return .practice(practice, times: try schedule.texts("times") ?? [])
    }
    let days: [String: Proposing.WeekStart] = [
      "monday": .monday, "sunday": .sunday, "saturday": .saturday,
    ]
    return .weekStart(try fields.need(try fields.text("week_start").flatMap { days[$0] }, "week_start"))
  }

  private func leaving(_ fields: inout Fields) throws -> Leaving {
    let delete = try fields.text("history") == "delete"
    switch try fields.text("way") {
    case "quiet_pause": return .quietPause
    case "silently": return .silently(deleteHistory: delete)
    case "with_words":
      return .withWords(try fields.need(try fields.text("words"), "words"), deleteHistory: delete)
    case let other: throw Unusable(reason: "no such way: \(other ?? "")")
    }
  }

  /// What is seen after a tap; what the screen says must be what the core knows.
  private func afterTap(_ name: String, _ given: Fields) throws -> Outcome {
    let view = try core { try $0.couple(here: here, languageTag: tag) }
    let state = try #require(couple.state)
    #expect(state.beforeYes.shared == view.beforeYes.shared)
    if case .together(let shown) = state.step { expect(shown, shows: view) }
    switch name {
    case "invite", "relink", "join", "confirm", "finish": return try pairing(state.step)
    case "propose":
      let found = view.proposals.first { $0.isOwn }
      let own = try #require(found)
      return .made(own.id, seen.proposal(own))
    case "share":
      var fields = given
      let what = try fields.text("what")
      let found = view.shares.first { "\($0.what)" == what }
      return .seen(seen.share(try #require(found)))
    case "exchange", "parcel_in":
      let done = try #require(couple.exchanged)
      return .seen(
        .object([
          "sent": JSON(done.sent), "received": JSON(done.received), "state": .text("\(done.end)"),
          "earlier_missing": .bool(done.earlierMissing),
        ]))
    // The screen says nothing of it: it is so unless another program has the vault open.
    case "leave": return .seen(.object(["cleared": true]))
    case "mailbox": return .nothing
    default: return .seen(seen.couple(view))
    }
  }

  private func expect(_ shown: CoupleState.Together, shows view: CoupleView) {
    #expect(shown.rituals == view.rituals.map(\.name))
    #expect(shown.proposals.map(\.id) == view.proposals.map(\.id))
    #expect(shown.proposals.map(\.canAnswer) == view.proposals.map { !$0.isOwn })
    #expect(shown.pauses.count == view.pauses.count)
    #expect(shown.shares.map(\.amount.level) == view.shares.map(\.level))
    #expect(shown.canExchange == (view.mailbox != nil))
    #expect(shown.farewell?.words == view.farewell)
  }

  /// The step of pairing that is on the screen, and what it hands over.
  private func pairing(_ step: CoupleState.Step) throws -> Outcome {
    func seen(_ isRelink: Bool) -> JSON { .object(["relink": .bool(isRelink)]) }
    switch step {
    case .showing(.code(let code, let isRelink), _, _): return .made(code, seen(isRelink))
    case .showing(.reply(let reply, let isRelink), _, _): return .made(reply, seen(isRelink))
    case .comparing(.number(let number, let reveal, let isRelink), _, _):
      story.numbers[name] = number
      return .made(reveal, seen(isRelink))
    default: throw Unusable(reason: "no step of pairing is shown")
    }
  }
}
