// The three things one can say to a reminder without opening the app.

/// An action of a reminder.
public enum NoticeAction: String, CaseIterable, Sendable {
  /// It was done, on the ritual day of the firing.
  case done = "rekindle.done"
  /// Ring once more in an hour.
  case later = "rekindle.later"
  /// Not this time.
  case skip = "rekindle.skip"

  /// The category that offers all three.
  public static let category = "rekindle.reminder"
}

/// The words of the three actions.
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
