// What the core's reminder room does for the shell, as a port.

/// The words of the three actions that a reminder offers.
public struct NoticeActionWords: Equatable, Sendable {
  /// Done, later, skip.
  public let done, later, skip: String

  /// These words.
  public init(done: String, later: String, skip: String) {
    self.done = done
    self.later = later
    self.skip = skip
  }
}

/// The plan, and what becomes of it.
public protocol ReminderBook: Sendable {
  /// The next notices, at most `limit`, soonest first, words included.
  func plan(at moment: PhoneMoment, limit: Int) async throws -> [PlannedNotice]
  /// Stores which notices will not ring, so that the screen can say so. An empty list clears it.
  func report(notArmed: [NotArmedNotice], at moment: PhoneMoment) async throws
  /// Books an action on the ritual day of its firing.
  func book(_ action: NoticeAction, for subject: NoticeSubject, at moment: PhoneMoment) async throws
  /// The words of the actions.
  func actionWords() async throws -> NoticeActionWords
}
