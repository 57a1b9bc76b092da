// The presenter of the today screen: taps in, one state out. It decides nothing about days or weeks.
public import Observation

/// Presents today.
@MainActor @Observable
public final class TodayModel {
  /// What the screen shows; nothing before the first reading.
  public private(set) var state: TodayState?
  /// What went wrong last; nothing when all is well. The state before it stays.
  public private(set) var problem: Problem?
  /// Whether a tap is being worked on; the buttons rest meanwhile.
  public private(set) var isBusy = false

  @ObservationIgnored private let daybook: any Daybook
  @ObservationIgnored private let keeper: ReminderKeeper
  @ObservationIgnored private let clock: any PhoneClock
  @ObservationIgnored private var current: Task<Void, Never>?

  /// Presents `daybook` and has `keeper` plan again after each mark.
  public init(daybook: any Daybook, keeper: ReminderKeeper, clock: any PhoneClock) {
    self.daybook = daybook
    self.keeper = keeper
    self.clock = clock
  }

  /// Reads the screen anew and makes sure that the reminders are armed; after what is under way.
  public func refresh() async {
    while let current { await current.value }
    await perform { _ in }
  }

  /// Marks a ritual as done today.
  public func mark(_ ritual: TodayState.Ritual.ID) async {
    await perform { [daybook] in try await daybook.mark(ritual, at: $0) }
  }

  /// Takes today's marks of a ritual back.
  public func undo(_ ritual: TodayState.Ritual.ID) async {
    await perform { [daybook] in try await daybook.undo(ritual, at: $0) }
  }

  /// Two taps in a row mean one: the second would meet a screen that no longer says what was tapped.
  private func perform(_ change: @escaping @Sendable (PhoneMoment) async throws -> Void) async {
    guard current == nil else { return }
    // The task itself lets go, so that whoever waited for it finds nothing under way: waiting in a circle for
    // one that has ended would keep the main actor from everybody else.
    let task = Task {
      await run(change)
      current = nil
      isBusy = false
    }
    current = task
    isBusy = true
    await task.value
  }

  private func run(_ change: @Sendable (PhoneMoment) async throws -> Void) async {
    do {
      let moment = clock.moment()
      try await change(moment)
      // A mark quiets the rest of its day: plan first, then read, so that the screen shows the new plan.
      try await keeper.refresh()
      state = try await daybook.today(at: moment)
      problem = nil
    } catch {
      problem = await daybook.explain(error)
    }
  }
}
