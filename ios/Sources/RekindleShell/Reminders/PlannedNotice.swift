// What is armed with the system, and what a tap on it is about.
//
// Words are fixed when a notice is armed: after a boot and before the first unlock no vault can be opened.
// Nothing here may hold a ritual's name unless the core put it into the words.
import Foundation

/// The firing that a notice is about. Its actions are booked on this ritual day, whenever they are tapped.
public struct NoticeSubject: Hashable, Sendable {
  /// The ritual's id.
  public let ritual: String
  /// The ritual day of the firing, `YYYY-MM-DD`.
  public let day: String
  /// The rule's own civil time, `YYYY-MM-DDTHH:MM:SS`: it names the firing also after a snooze.
  public let ruleLocal: String

  /// The firing of `ritual` at `ruleLocal`, which belongs to `day`.
  public init(ritual: String, day: String, ruleLocal: String) {
    self.ritual = ritual
    self.day = day
    self.ruleLocal = ruleLocal
  }

  private enum Key {
    static let ritual = "ritual"
    static let day = "ritual_day"
    static let ruleLocal = "rule_local"
  }

  /// What a notification carries along.
  public var userInfo: [String: String] {
    [Key.ritual: ritual, Key.day: day, Key.ruleLocal: ruleLocal]
  }

  /// Reads what a notification carried along; nothing when it is not one of ours.
  public init?(userInfo: [String: String]) {
    guard let ritual = userInfo[Key.ritual], let day = userInfo[Key.day],
      let ruleLocal = userInfo[Key.ruleLocal]
    else { return nil }
    self.init(ritual: ritual, day: day, ruleLocal: ruleLocal)
  }
}

/// One notice of the plan.
public struct PlannedNotice: Hashable, Sendable {
  /// When a clock on the wall shows the time at which it fires, after gaps.
  public let firesLocal: CivilTime
  /// Its heading; empty when the words have none.
  public let title: String
  /// Its line.
  public let body: String
  /// What its actions are about; nothing for the slot that says "open the app to keep your reminders".
  public let subject: NoticeSubject?

  /// A notice with these words.
  public init(firesLocal: CivilTime, title: String, body: String, subject: NoticeSubject?) {
    self.firesLocal = firesLocal
    self.title = title
    self.body = body
    self.subject = subject
  }

  /// Begins the identifier of every notice of the plan. Others, such as a running timer's, begin otherwise
  /// and are never touched.
  public static let identifierPrefix = "reminder."

  /// The name under which the system holds it: the same firing has the same name in every plan.
  public var identifier: String {
    guard let subject else { return Self.identifierPrefix + "open-app" }
    return Self.identifierPrefix + subject.ritual + "." + subject.ruleLocal
  }
}
