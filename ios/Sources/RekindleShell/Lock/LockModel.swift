// The presenter of the lock: opens the journal and closes it, with a PIN or without one.
//
// It must not keep a PIN longer than a call.
public import Observation

/// Presents the lock.
@MainActor @Observable
public final class LockModel {
  /// What covers the app; nothing before the first look.
  public private(set) var state: LockState?
  /// What went wrong with the last tap; nothing when all is well.
  public private(set) var problem: Problem?
  /// Whether a PIN is being tried; it takes some tenths of a second.
  public private(set) var isBusy = false

  @ObservationIgnored private let book: any LockBook
  @ObservationIgnored private let clock: any PhoneClock
  @ObservationIgnored private let sleep: @Sendable (Duration) async throws -> Void
  @ObservationIgnored private var left: SteadyMoment?
  @ObservationIgnored private var locking: Task<Void, Never>?
  @ObservationIgnored private var counting: Task<Void, Never>?
  @ObservationIgnored private var current: Task<Void, Never>?

  /// Presents `book`. How long `sleep` takes decides nothing: what counts is looked up again afterwards.
  public init(
    book: any LockBook, clock: any PhoneClock,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.book = book
    self.clock = clock
    self.sleep = sleep
  }

  /// Opens the journal where no PIN is set: at start, and on coming back.
  public func refresh() async { await tap(.open) }

  /// Does what was tapped, after what is under way.
  public func tap(_ tap: LockTap) async {
    let before = current
    let task = Task {
      await before?.value
      await perform(tap)
    }
    current = task
    isBusy = true
    await task.value
    if current == task { isBusy = false }
  }

  /// The app was left: it is locked when the time that the person chose has passed.
  public func leave() async {
    let now = clock.steady()
    left = now
    locking?.cancel()
    // What cannot be read now has nothing open; coming back says what is wrong.
    let minutes = (try? await book.autoLockMinutes()) ?? 0
    guard minutes > 0 else { return await lockWhereDue() }
    locking = Task { [weak self, sleep] in
      guard (try? await sleep(.seconds(minutes * 60))) != nil else { return }
      await self?.lockWhereDue()
    }
  }

  /// The app is in front again.
  public func comeBack() async {
    locking?.cancel()
    await lockWhereDue()
    left = nil
    await tap(.open)
  }

  private func lockWhereDue() async {
    guard let left else { return }
    // Where it cannot be told, it is locked.
    if (try? await book.isLockDue(since: left, at: clock.steady())) ?? true { await tap(.lock) }
  }

  private func perform(_ tap: LockTap) async {
    let now = clock.steady()
    do {
      await show(try await book.perform(tap, at: now), from: now)
      problem = nil
    } catch {
      // A wrong PIN may have begun a wait.
      if let standing = try? await book.perform(.look, at: now) { await show(standing, from: now) }
      problem = await book.explain(error)
    }
  }

  private func show(_ standing: LockStanding, from: SteadyMoment) async {
    counting?.cancel()
    state = await book.words(of: standing)
    guard standing.waitSeconds > 0 else { return }
    counting = Task { [weak self, sleep] in
      while await self?.countDown(standing, from: from) == true {
        guard (try? await sleep(.milliseconds(250))) != nil else { return }
      }
    }
  }

  /// Counts by a deadline; whether there is more to count.
  private func countDown(_ standing: LockStanding, from: SteadyMoment) async -> Bool {
    guard !Task.isCancelled, let passed = clock.steady().seconds(since: from) else { return false }
    let left = max(0, standing.waitSeconds - passed)
    if left != state?.waitSeconds {
      state = await book.words(
        of: LockStanding(isUnlocked: standing.isUnlocked, hasPin: standing.hasPin, waitSeconds: left))
    }
    return left > 0
  }
}
