// What the core's room of reminders does for the shell, as a port.

/// The plan, and what becomes of it.
public protocol ReminderBook: Sendable {
  /// The next notices, at most `limit`, soonest first, words included.
  func plan(at moment: PhoneMoment, limit: Int) async throws -> [PlannedNotice]
  /// Stores which notices will not ring, in place of those stored before, so that the screen can say so.
  func report(notArmed: [NotArmedNotice]) async throws
  /// Stores that a firing rang, so that nothing rings it again.
  func rang(_ subject: NoticeSubject, at moment: PhoneMoment) async throws
  /// Books an action on the ritual day of its firing.
  func book(_ action: NoticeAction, for subject: NoticeSubject, at moment: PhoneMoment) async throws
  /// Whether what failed can succeed later without a change by the person: a vault that is locked or busy.
  func canPass(_ error: any Error) async -> Bool
}
