// What the core's daybook does for the today screen, as a port.

/// The rituals and marks of today.
public protocol Daybook: Sendable {
  /// The screen as it is at `moment`.
  func today(at moment: PhoneMoment) async throws -> TodayState
  /// Marks the ritual as done on the ritual day of `moment`.
  func mark(_ ritual: String, at moment: PhoneMoment) async throws
  /// Takes back this person's marks of the ritual on the ritual day of `moment`.
  func undo(_ ritual: String, at moment: PhoneMoment) async throws
  /// What an error says to people, and what to do.
  func explain(_ error: any Error) async -> Problem
}
