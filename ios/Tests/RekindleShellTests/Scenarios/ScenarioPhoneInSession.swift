// Guided sessions in a story, by taps on their screen; what has no screen is a call.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

extension ScenarioPhone {
  func actInSession(_ name: String, _ given: Fields) async throws -> Outcome {
    var fields = given
    senses.said = []
    switch name {
    case "offered":
      try fields.end()
      await session.dismiss()
      return .seen(try offered())
    case "gate", "medical":
      try await gate(name, &fields)
      if let problem = session.problem { throw Failure(code: problem.code) }
      let view = try core { try $0.gate(here: here, languageTag: tag) }
      let medical = view.medical.map { $0 == .doctorAgrees ? JSON.text("doctor_agrees") : .text("\($0)") }
      return .seen(.object(["standing": .text("\(view.standing)"), "medical": medical ?? .null]))
    case "begin": try await begin(&fields)
    case "read_question", "answer_question", "session_log": return try call(name, &fields)
    case "check_out":
      await session.checkOut(try answers(fields.take("answers")))
      try fields.end()
      if let problem = session.problem { throw Failure(code: problem.code) }
      return .nothing
    case "look":
      // Who has read that it is over leaves the page.
      if case .over(_, nil)? = session.state { await session.dismiss() }
      await session.refresh()
    case "yes":
      // Each on their own: the phone is handed over before the other's yes.
      await session.handedOver(toOther: try fields.text("who") == "other")
      await session.yes()
    default:
      guard let tap = try tap(name, &fields) else { return try await actForTwo(name, given) }
      try fields.end()
      await session.tap(tap)
    }
    return try seenSession()
  }

  private func tap(_ name: String, _ fields: inout Fields) throws -> SessionTap? {
    switch name {
    case "take_yes_back": return .takeBack(isOther: try fields.text("who") == "other")
    case "start_session": return .start
    case "pause_session": return .pause
    case "resume_session": return .resume
    case "stop_session": return .stop(traceless: try fields.bool("traceless") ?? false)
    case "end_segment":
      guard case .running(let running)? = session.state else { throw Unusable(reason: "nothing runs") }
      return .endSegment(running.segment ?? 0)
    case "read_yes": return .readYes(id(try fields.need(try fields.text("text"), "text")))
    default: return nil
    }
  }

  private func offered() throws -> JSON {
    if let problem = session.problem { throw Failure(code: problem.code) }
    guard case .choosing(let shown)? = session.state else { throw Unusable(reason: "nothing is offered") }
    return .object([
      "exercises": JSON(shown.exercises.map(\.id)),
      "phases": shown.phases.map { JSON($0.map(\.id)) } ?? .null, "asks_gate": .bool(shown.asksGate),
    ])
  }

  private func gate(_ name: String, _ fields: inout Fields) async throws {
    let answer = try fields.text("answer")
    try fields.end()
    switch (name, answer) {
    case ("medical", "doctor_agrees"): await session.answerMedical(.doctorAgrees)
    case ("medical", let answer): await session.answerMedical(answer == "some" ? .some : .none)
    case (_, let answer?): await session.answerGate(oneOrMore: answer == "one_or_more")
    default: await session.askGate()
    }
  }

  private func begin(_ fields: inout Fields) async throws {
    let exercise = try fields.need(try fields.text("exercise"), "exercise")
    begun = exercise
    await session.begin(
      SessionWish(
        exercise, twoPhones: try fields.bool("two_phones") ?? false,
        skipsStarter: try fields.bool("skips_starter") ?? false, mainSeconds: try fields.number("main")))
    for (name, isOther) in [("own", false), ("other", true)] {
      var limits = try Fields(fields.take(name) ?? .object([:]))
      guard case .limiting(_, isOther, _)? = session.state else { continue }
      await session.limit(
        SaidLimits(
          notToday: try limits.texts("not_today") ?? [], included: try limits.texts("included") ?? []))
    }
    try fields.end()
  }

  private func answers(_ json: JSON?) throws -> SessionAnswers? {
    guard case .list(let list)? = json else { return nil }
    guard case (.number(let stayed), .number(let pressure)) = (list[0], list[1]) else {
      throw Unusable(reason: "no scales")
    }
    return SessionAnswers(
      stayed: Int(stayed), pressure: Int(pressure), pain: list[2] == true, wishedToStop: list[3] == true,
      ranToItsEnd: list[4] == true)
  }

  private func seenSession() throws -> Outcome {
    let refusals = ["not_now", "consent_needed", "other_session", "stale", "other_phone", "already_ended"]
    let refused = session.problem.flatMap { refusals.contains($0.code) ? $0.code : nil }
    if let problem = session.problem, refused == nil { throw Failure(code: problem.code) }
    let now = clock.steady().core
    let view = try core { try $0.sessionStatus(now: now, languageTag: tag) }?.session
    let isUnlocked = try core { try $0.lockView(now: now) }.unlocked
    var (end, hasCheckOut, left): (String?, Bool, JSON) = (nil, false, .null)
    var fields: [String: JSON] = [:]
    var made: String?
    switch session.state {
    case .over(let line, let checkOut)?:
      let words = try Words(languageTag: tag)
      let lines = [
        "stopped": "session.stopped", "lapsed": "sensate.consent.lapsed", "check-out": "session.finished",
      ]
      end = try lines.first { try words.text(key: $0.value, values: [:]) == line }?.key
      hasCheckOut = checkOut != nil
    case .running(let running)?:
      #expect(running.leftSeconds == view?.remainingMs.map { Int($0 / 1000) })
      #expect((running.title != nil) == isUnlocked)
      left = running.leftSeconds.map { JSON($0) } ?? .null
    case .consenting(let consenting)?:
      #expect((consenting.step == .both) == view?.mayBegin)
      made = try core { try $0.session(now: now, languageTag: tag) }?.question
      fields["allowed"] = consenting.limits.map { JSON($0.allowed) }
    default: break
    }
    guard view != nil || end != nil else { return .seen(.null) }
    fields["exercise"] = JSON(begun)
    fields["state"] = JSON(end ?? view?.state)
    fields["segment"] = view?.segment.map { JSON($0) } ?? .null
    fields["left_seconds"] = left
    fields["may_begin"] = .bool(view?.mayBegin ?? false)
    fields["said"] = JSON(senses.said.last)
    fields["refused"] = JSON(refused)
    fields["check_out"] = isUnlocked ? .bool(hasCheckOut) : .null
    return .made(made, .object(fields))
  }

  private func call(_ name: String, _ fields: inout Fields) throws -> Outcome {
    let text = try fields.text("text").map(id) ?? ""
    try fields.end()
    switch name {
    case "read_question":
      let view = try core { try $0.readQuestion(text: text, here: here, languageTag: tag) }
      return .seen(.object(["seconds": JSON(view.seconds), "closed": .bool(view.closed != nil)]))
    case "answer_question": return .made(try core { try $0.answerQuestion(text: text, here: here) }, .null)
    default:
      let log = try core { try $0.sessionLog(now: clock.steady().core, languageTag: tag) }
      return .seen(
        .list(log.map { .object(["day": .text($0.day), "finished": .bool($0.finished)]) }))
    }
  }
}
