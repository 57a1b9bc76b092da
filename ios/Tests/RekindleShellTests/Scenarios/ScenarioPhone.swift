// One phone of a scenario.
//
// What has a presenter goes through it: today, mark and take back through `TodayModel`, plan, answer, rang and
// unarmed through the ports of `CoreDaybook`. What has none yet calls the bindings. The keeper of reminders
// plans nothing here, since in a scenario what rings and what cannot is told step by step.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

/// A plan that stays empty.
private struct NoReminders: ReminderBook {
  func plan(at moment: PhoneMoment, limit: Int) -> [PlannedNotice] { [] }
  func report(notArmed: [NotArmedNotice]) {}
  func rang(_ subject: NoticeSubject, at moment: PhoneMoment) {}
  func book(_ action: NoticeAction, for subject: NoticeSubject, at moment: PhoneMoment) {}
  func canPass(_ error: any Error) -> Bool { false }
}

@MainActor
final class ScenarioPhone {
  let name: String
  let story: Story
  let tag: String
  let couple: CoupleModel
  private let scenario: Scenario
  private let folder: URL
  let clock = ScenarioClock()
  let daybook: CoreDaybook
  var lock: LockModel
  var journal: JournalModel
  var session: SessionModel
  let senses = FakeSenses()
  /// What was begun last.
  var begun: String?
  private let keys = StoryKeys()
  private let today: TodayModel
  private var vault: Rekindle?
  private var key: UInt8 = 1
  private var openings: UInt8 = 0
  private var place: Scenario.Place

  init(_ name: String, in story: Story) throws {
    self.name = name
    self.story = story
    scenario = story.scenario
    tag = scenario.language ?? "en"
    let first = try #require(scenario.places.keys.min())
    place = try #require(scenario.places[first])
    folder = story.folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    daybook = try CoreDaybook(
      place: VaultPlace(folder: folder), keys: keys, random: FakeRandomBytes(), clock: clock,
      languages: [tag], locale: Locale(identifier: tag))
    let keeper = ReminderKeeper(
      book: NoReminders(), center: FakeNotificationCenter(), log: FakeArmedLog(), clock: clock)
    today = TodayModel(daybook: daybook, keeper: keeper, clock: clock)
    couple = CoupleModel(book: daybook, keeper: keeper, clock: clock)
    lock = .inStory(daybook, clock)
    journal = JournalModel(book: daybook, clock: clock)
    session = .inStory(daybook, clock, senses)
  }

  /// Does one step; what differs from what it expects.
  func run(_ step: Scenario.Step) async throws -> [String] {
    if let name = step.place { place = try #require(scenario.places[name]) }
    clock.go(to: try instant(step.at), try place.offsets())
    let (name, fields) = try #require(step.do.count == 1 ? step.do.first : nil)
    let outcome: Outcome
    do {
      outcome = try await act(name, Fields(fields))
    } catch let error as Failure {
      return error.code == step.error ? [] : ["expected \(step.error ?? "success"), got \(error.code)"]
    }
    if let error = step.error { return ["expected \(error), and it succeeded"] }
    var seen: JSON?
    switch outcome {
    case .nothing: break
    case .seen(let json): seen = json
    case .made(let made, let json):
      if let name = step.save { story.saved[name] = try #require(made) }
      seen = self.seen.named(json)
    }
    guard let expected = step.expect else { return [] }
    return seen.map { $0.differences(from: expected) } ?? ["nothing is seen"]
  }

  /// The code with which a call failed.
  struct Failure: Error { let code: String }

  var here: Here { clock.moment().here }
  var seen: Seen { Seen(names: Dictionary(story.saved.map { ($1, $0) }) { $1 }) }
  func id(_ name: String) -> String { story.saved[name] ?? name }

  func core<Value>(_ call: (Rekindle) throws -> Value) throws -> Value {
    let vault = try #require(vault)
    return try failing { try call(vault) }
  }

  private func failing<Value>(_ call: () throws -> Value) throws -> Value {
    do { return try call() } catch let error as RekindleError { throw Failure(code: Self.code(of: error)) }
  }

  private static func code(of error: RekindleError) -> String {
    switch error {
    case .VaultUnusable(let code, _), .Refused(let code, _), .BackupUnusable(let code, _),
      .Failed(let code, _), .Closed(let code, _), .Internal(let code, _):
      code
    }
  }

  private func port<Value: Sendable>(
    _ call: @Sendable (isolated CoreDaybook) throws -> Value
  ) async throws -> Value {
    do { return try await call(daybook) } catch let error as RekindleError {
      throw Failure(code: Self.code(of: error))
    }
  }

  // MARK: actions

  private func act(_ name: String, _ given: Fields) async throws -> Outcome {
    var fields = given
    switch name {
    case "create", "open":
      try await open(making: name == "create", &fields)
      return .nothing
    case "close":
      try fields.end()
      try core { try $0.closeVault() }
      return .nothing
    case "reopen":
      try core { try $0.closeVault() }
      try await open(making: false, &fields)
      return .nothing
    case "adopt", "own": return try make(name, &fields)
    case "edit": return try edit(&fields)
    case "retire":
      let ritual = try ritual(&fields)
      try core { try $0.retire(ritual: ritual, here: here) }
      return .nothing
    case "rituals":
      try fields.end()
      return .seen(.list(try core { try $0.rituals(languageTag: tag) }.map(seen.ritual)))
    case "today":
      try fields.end()
      return .seen(try await present { await $0.refresh() })
    case "mark", "take_back", "skip", "unskip": return try await touch(name, &fields)
    case "pause", "resume", "pauses": return try pause(name, &fields)
    case "plan": return try await plan(&fields)
    case "answer", "rang", "unarmed":
      try await remind(name, &fields)
      return .nothing
    case "week":
      try fields.end()
      return .seen(seen.streak(try core { try $0.week(here: here) }))
    case "setting":
      try setting(&fields)
      return .nothing
    case "restore":
      let file = id(try fields.need(try fields.text("from"), "from"))
      try fields.end()
      try await restore(file)
      return .nothing
    case "set_clock":
      clock.setOff(by: try fields.need(try fields.number("by_seconds"), "by_seconds"))
      return .nothing
    case "reboot", "process_ends":
      if name == "reboot" { clock.reboot() }
      try await die()
      return .nothing
    default: return try await actAlone(name, fields)
    }
  }

  /// The system takes the process: nothing is closed, and what presenters remembered is gone.
  private func die() async throws {
    vault = nil
    await daybook.forget()
    lock = .inStory(daybook, clock)
    journal = JournalModel(book: daybook, clock: clock)
    session = .inStory(daybook, clock, senses)
    openings += 1
    let opened = try failing {
      try Rekindle.open(
        directory: folder.path(percentEncoded: false), key: Data(repeating: key, count: 32), seed: seed)
    }
    vault = opened
    await daybook.use(opened)
  }

  private func restore(_ file: String) async throws {
    openings += 1
    keys.keep(journalKey)
    let opened = try failing {
      try Rekindle.restore(
        file: file, passphrase: Story.passphrase, directory: folder.path(percentEncoded: false),
        key: Data(repeating: key, count: 32), systemKey: journalKey, seed: seed)
    }
    vault = opened
    await daybook.use(opened)
  }

  /// What the phone's key store keeps for the journal.
  private var journalKey: Data { Data(repeating: key + 100, count: 32) }

  /// Two phones never draw the same: each letter has 64 seeds of its own.
  private var seed: Data {
    let letter = (name.utf8.first ?? UInt8(ascii: "a")) - UInt8(ascii: "a")
    return Data(repeating: letter * 64 + openings, count: 32)
  }

  private func open(making: Bool, _ fields: inout Fields) async throws {
    key =
      try fields.number("key").map { UInt8($0) }
      ?? (fields.names.isEmpty && !making && vault != nil ? key : 1)
    try fields.end()
    openings += 1
    let key = Data(repeating: key, count: 32)
    let seed = seed
    let directory = folder.path(percentEncoded: false)
    let opened = try failing {
      making
        ? try Rekindle.create(directory: directory, key: key, seed: seed, here: here)
        : try Rekindle.open(directory: directory, key: key, seed: seed)
    }
    vault = opened
    keys.keep(journalKey)
    await daybook.use(opened)
  }

  /// Through the presenter: what it shows must agree with the view that the scenario looks at.
  private func present(_ tap: (TodayModel) async -> Void) async throws -> JSON {
    await tap(today)
    if let problem = today.problem { throw Failure(code: problem.code) }
    let view = try core { try $0.today(here: here, languageTag: tag) }
    let state = try #require(today.state)
    #expect(state.day == view.day)
    #expect(state.weekLine == view.weekSentence)
    #expect(state.days.map(\.id) == view.streak.week.dots.map(\.day))
    #expect(state.days.map(\.standing) == view.streak.week.dots.map { TodayState.Standing($0.state) })
    #expect(state.rituals.map(\.id) == view.rituals.map(\.id))
    #expect(state.rituals.map(\.isMarkable) == view.rituals.map(\.markable))
    #expect(
      state.rituals.map(\.isMarked)
        == view.rituals.map { ritual in if case .done = ritual.state { true } else { false } })
    #expect((state.notArmed == nil) == view.unarmed.isEmpty)
    if let next = view.next { #expect(state.nextLine.contains(next.name)) }
    return seen.today(view)
  }

  private func ritual(_ fields: inout Fields) throws -> String {
    let ritual = try fields.need(try fields.text("ritual"), "ritual")
    try fields.end()
    return id(ritual)
  }

  private func touch(_ name: String, _ fields: inout Fields) async throws -> Outcome {
    let day = try fields.text("day")
    let ritual = try ritual(&fields)
    if day == nil {
      switch name {
      case "mark": return .seen(try await present { await $0.mark(ritual) })
      case "take_back": return .seen(try await present { await $0.undo(ritual) })
      case "skip":
        return .seen(seen.today(try core { try $0.skipToday(ritual: ritual, here: here, languageTag: tag) }))
      default:
        return .seen(
          seen.today(try core { try $0.unskipToday(ritual: ritual, here: here, languageTag: tag) }))
      }
    }
    try core { vault in
      switch name {
      case "mark": _ = try vault.mark(ritual: ritual, day: day, here: here)
      case "take_back": _ = try vault.takeBack(ritual: ritual, day: day, here: here)
      case "skip": _ = try vault.skip(ritual: ritual, day: day, here: here)
      default: try vault.unskip(ritual: ritual, day: day, here: here)
      }
    }
    return .nothing
  }

  private func plan(_ fields: inout Fields) async throws -> Outcome {
    let limit = try fields.need(try fields.number("limit"), "limit")
    try fields.end()
    let moment = clock.moment()
    let planned = try await port { try $0.plan(at: moment, limit: limit) }
    let views = try core { try $0.reminderPlan(limit: UInt32(limit), here: here, languageTag: tag) }
    // What the shell arms is what the core planned: same names, instants, times of the wall, firings.
    #expect(planned.map(\.notice.id) == views.map(\.id))
    #expect(planned.map(\.at.milliseconds) == views.map(\.atMs))
    #expect(planned.map(\.notice.subject?.ruleLocal) == views.map(\.firing?.ruleLocal))
    #expect(planned.map(\.notice.subject?.day) == views.map(\.firing?.day))
    #expect(planned.map(\.notice.firesLocal.description) == views.map(\.firesLocal))
    return .seen(.list(views.map(seen.reminder)))
  }

  private func remind(_ name: String, _ fields: inout Fields) async throws {
    let moment = clock.moment()
    if name == "unarmed" {
      let reason: NotArmedReason =
        switch try fields.text("reason") {
        case "not_allowed": .notAllowed
        case "no_room": .noRoom
        default: throw Unusable(reason: "unknown reason")
        }
      let at = try fields.need(try fields.texts("at"), "at").map(instant)
      try fields.end()
      let local = try #require(CivilTime("2000-01-01T00:00:00"))
      let notArmed = at.enumerated().map { index, at in
        let notice = Notice(id: "\(index)", firesLocal: local, title: "", body: "", subject: nil)
        return NotArmedNotice(planned: PlannedNotice(notice: notice, at: at), reason: reason)
      }
      return try await port { try $0.report(notArmed: notArmed) }
    }
    let answer = try fields.text("answer")
    let also = try fields.texts("also") ?? []
    let day = try fields.need(try fields.text("day"), "day")
    let ruleLocal = try fields.need(try fields.text("rule_local"), "rule_local")
    let subject = NoticeSubject(ritual: try ritual(&fields), day: day, ruleLocal: ruleLocal, also: also)
    if name == "rang" { return try await port { try $0.rang(subject, at: moment) } }
    let action = try #require(NoticeAction(rawValue: "rekindle.\(answer ?? "")"))
    try await port { try $0.book(action, for: subject, at: moment) }
  }
}

// MARK: what has no presenter yet

extension ScenarioPhone {
  private func make(_ name: String, _ fields: inout Fields) throws -> Outcome {
    let own = try fields.text("name")
    let isPrivate = try fields.bool("private") ?? false
    let quieting = try quieting(&fields) ?? .restOfDay
    let schedule = try schedule(&fields)
    let view: RitualView
    if name == "own" {
      let kinds: [String: RitualKind] = ["together": .together, "each": .each, "touch": .touch]
      let kind = try fields.need(try fields.text("kind").flatMap { kinds[$0] }, "kind")
      try fields.end()
      let request = OwnRequest(
        name: try fields.need(own, "name"), kind: kind, isPrivate: isPrivate, quieting: quieting,
        schedule: schedule ?? .unscheduled)
      view = try core { try $0.makeOwn(request: request, here: here, languageTag: tag) }
    } else {
      let practice = try fields.need(try fields.text("practice"), "practice")
      try fields.end()
      let request = AdoptRequest(
        practice: practice, name: own, isPrivate: isPrivate, quieting: quieting,
        schedule: schedule ?? .suggested)
      view = try core { try $0.adopt(request: request, here: here, languageTag: tag) }
    }
    return .made(view.id, seen.ritual(view))
  }

  private func edit(_ fields: inout Fields) throws -> Outcome {
    let request = EditRequest(
      name: try fields.text("name"), isPrivate: try fields.bool("private"), quieting: try quieting(&fields),
      schedule: try schedule(&fields))
    let ritual = try ritual(&fields)
    let view = try core {
      try $0.edit(ritual: ritual, request: request, here: here, languageTag: tag)
    }
    return .seen(seen.ritual(view))
  }

  private func quieting(_ fields: inout Fields) throws -> Quieting? {
    try fields.bool("each_time").map { $0 ? .eachTime : .restOfDay }
  }

  func schedule(_ fields: inout Fields) throws -> ScheduleChoice? {
    guard let json = fields.take("schedule") else { return nil }
    var schedule = try Fields(json)
    let request = ScheduleRequest(
      times: try schedule.texts("times") ?? [], rule: try schedule.text("rule"),
      starts: try schedule.text("starts"), exceptLocal: try schedule.texts("except") ?? [])
    try schedule.end()
    return .at(schedule: request)
  }

  private func pause(_ name: String, _ fields: inout Fields) throws -> Outcome {
    let ritual = try fields.text("ritual").map(id)
    let from = try fields.text("from")
    let until = try fields.text("until")
    try fields.end()
    switch name {
    case "pause":
      let request = PauseRequest(ritual: ritual, from: from, until: until)
      return .seen(seen.pause(try core { try $0.pause(request: request, here: here) }))
    case "resume":
      _ = try core { try $0.resume(ritual: ritual, here: here) }
      return .nothing
    default:
      return .seen(.list(try core { try $0.pauses(here: here) }.map(seen.pause)))
    }
  }
}
