// What the core does for the lock, as a port.

/// One tap on the lock. It prints no PIN.
public enum LockTap: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// Look how it stands, and open nothing.
  case look
  /// Open the journal where no PIN is set, making it the first time.
  case open
  /// Try a PIN.
  case unlock(String)
  /// Set a PIN where there is none.
  case setPin(String)
  /// Set another.
  case changePin(current: String, new: String)
  /// Remove it.
  case removePin(String)
  /// Lock at once.
  case lock

  /// Says nothing of what was typed.
  public var description: String { "LockTap" }
  /// Says nothing of what was typed.
  public var debugDescription: String { "LockTap" }
}

/// How the lock stands.
public struct LockStanding: Equatable, Sendable {
  /// The journal is open and every room answers.
  public let isUnlocked: Bool
  /// A PIN is set: it covers the whole app.
  public let hasPin: Bool
  /// Seconds until the next try is looked at; 0: now.
  public let waitSeconds: Int
}

/// The lock, as its screen needs it.
public protocol LockBook: Sendable {
  /// Does what was tapped; how it stands then.
  func perform(_ tap: LockTap, at moment: SteadyMoment) async throws -> LockStanding
  /// How the lock stands, in words.
  func words(of standing: LockStanding) async -> LockState
  /// Whether an app that was left then is to be locked now.
  func isLockDue(since left: SteadyMoment, at moment: SteadyMoment) async throws -> Bool
  /// Minutes after which an app that was left locks itself.
  func autoLockMinutes() async throws -> Int
  /// What an error says to people, and what to do.
  func explain(_ error: any Error) async -> Problem
}
