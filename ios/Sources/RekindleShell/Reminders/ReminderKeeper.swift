// Keeps the system's notices equal to the core's plan, and the core informed of what rang.
//
// The app calls `refresh()` at start, in the foreground, after a change of clock or zone, in background
// refresh and after each mark. Planning again at any instant neither adds nor loses a firing, so calling it
// once too often is harmless; calls that overlap run one after the other.

/// Plans, arms, reports, and books what is tapped.
public actor ReminderKeeper {
  private let book: any ReminderBook
  private let center: any NotificationCenterPort
  private let armer: NotificationArmer
  private let log: any ArmedLog
  private let clock: any PhoneClock
  private var last: Task<ArmingReport, any Error>?

  /// Keeps `book`'s plan armed in `center`, and remembers in `log` what is armed.
  public init(
    book: any ReminderBook, center: any NotificationCenterPort, log: any ArmedLog, clock: any PhoneClock
  ) {
    self.book = book
    self.center = center
    armer = NotificationArmer(center: center)
    self.log = log
    self.clock = clock
  }

  /// Makes what waits equal to the plan and stores what will not ring.
  @discardableResult
  public func refresh() async throws -> ArmingReport {
    try await inTurn { keeper, moment in try await keeper.run(at: moment) }
  }

  /// Books what was tapped on a notice and plans again.
  ///
  /// Returns nothing when `identifier` is none of our actions, such as a plain tap that only opens the app.
  /// The day is the one in the notice: a reminder of Tuesday that is answered at 01:30 is answered for Tuesday.
  /// An answer that could not be booked now (the phone was not unlocked since its start) is not lost in
  /// silence: the notice comes back.
  @discardableResult
  public func answer(identifier: String, of notice: Notice) async throws -> ArmingReport? {
    guard let action = NoticeAction(rawValue: identifier), let subject = notice.subject else { return nil }
    return try await inTurn { keeper, moment in
      do {
        // What rang is told first: told after "later", it would end the very snooze that was just asked for.
        try await keeper.tellWhatRang(at: moment)
        try await keeper.book.book(action, for: subject, at: moment)
      } catch {
        if await keeper.book.canPass(error) { try await keeper.center.show(notice) }
        throw error
      }
      return try await keeper.run(at: moment)
    }
  }

  /// An actor lets others in while it waits: without taking turns, two refreshes would mix their additions
  /// and removals.
  private func inTurn(
    _ work: @escaping @Sendable (ReminderKeeper, PhoneMoment) async throws -> ArmingReport
  ) async throws -> ArmingReport {
    let before = last
    let task = Task {
      _ = await before?.result
      return try await work(self, clock.moment())
    }
    last = task
    return try await task.value
  }

  private func run(at moment: PhoneMoment) async throws -> ArmingReport {
    try await tellWhatRang(at: moment)
    let plan = try await book.plan(at: moment, limit: armer.room())
    let report = await armer.arm(plan, now: moment.now)
    for subject in report.shown.compactMap(\.notice.subject) {
      try await book.rang(subject, at: moment)
    }
    try log.write(report.armed.compactMap(ArmedFiring.init))
    try await book.report(notArmed: report.notArmed)
    return report
  }

  /// What was armed, has come due and waits no more has rung: the system also delivers late what came due
  /// while the phone was off.
  private func tellWhatRang(at moment: PhoneMoment) async throws {
    let waiting = Set(await center.pending().map(\.identifier))
    let armed = log.read()
    let rung = armed.filter { $0.at <= moment.now && !waiting.contains($0.identifier) }
    guard !rung.isEmpty else { return }
    for firing in rung {
      try await book.rang(firing.subject, at: moment)
    }
    try log.write(armed.filter { !rung.contains($0) })
  }
}

extension ArmedFiring {
  fileprivate init?(_ planned: PlannedNotice) {
    guard let subject = planned.notice.subject else { return nil }
    self.init(identifier: planned.notice.identifier, subject: subject, at: planned.at)
  }
}
