// The three things one can say to a reminder without opening the app.

/// An action of a reminder.
public enum NoticeAction: String, CaseIterable, Sendable {
  /// It was done, on the ritual day of the firing.
  case done = "rekindle.done"
  /// Ring once more in an hour.
  case later = "rekindle.later"
  /// Not this time; nothing more of this ritual on that day.
  case skip = "rekindle.skip"

  /// The category that offers all three.
  public static let category = "rekindle.reminder"
}

/// Books what was tapped on a notification.
public struct NoticeActionHandler: Sendable {
  private let book: any ReminderBook
  private let keeper: ReminderKeeper
  private let clock: any PhoneClock

  /// Books in `book` and has `keeper` plan again.
  public init(book: any ReminderBook, keeper: ReminderKeeper, clock: any PhoneClock) {
    self.book = book
    self.keeper = keeper
    self.clock = clock
  }

  /// Books the action `identifier` of a notification that carried `userInfo`.
  ///
  /// Returns false when it is none of ours, such as a plain tap that only opens the app. The day is the one
  /// in the notification: a reminder of Tuesday that is answered at 01:30 is answered for Tuesday.
  @discardableResult
  public func handle(identifier: String, userInfo: [String: String]) async throws -> Bool {
    guard let action = NoticeAction(rawValue: identifier), let subject = NoticeSubject(userInfo: userInfo)
    else { return false }
    try await book.book(action, for: subject, at: clock.moment())
    try await keeper.refresh()
    return true
  }
}
