// Keeps the system's notices equal to the core's plan.
//
// The app calls `refresh()` at start, in the foreground, after a change of clock or zone, in background
// refresh and after each mark. Planning again at any instant neither adds nor loses a firing, so calling it
// once too often is harmless; calls that overlap run one after the other.

/// Plans, arms, reports.
public actor ReminderKeeper {
  private let book: any ReminderBook
  private let armer: NotificationArmer
  private let clock: any PhoneClock
  private var last: Task<ArmingReport, any Error>?

  /// Keeps `book`'s plan armed in `center`.
  public init(book: any ReminderBook, center: any NotificationCenterPort, clock: any PhoneClock) {
    self.book = book
    armer = NotificationArmer(center: center)
    self.clock = clock
  }

  /// Makes what waits equal to the plan and stores what could not be armed.
  @discardableResult
  public func refresh() async throws -> ArmingReport {
    // An actor lets others in while it waits: two refreshes would mix their additions and removals.
    let before = last
    let task = Task {
      _ = await before?.result
      return try await run()
    }
    last = task
    return try await task.value
  }

  private func run() async throws -> ArmingReport {
    let moment = clock.moment()
    let plan = try await book.plan(at: moment, limit: armer.room())
    let report = await armer.arm(plan)
    try await book.report(notArmed: report.notArmed, at: moment)
    return report
  }
}
