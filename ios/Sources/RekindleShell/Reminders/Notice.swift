// What waits with the system, and what a tap on it is about.
//
// Words are fixed when a notice is armed: after a boot and before the first unlock no vault can be opened.
// They are the core's, neutral unless the person chose otherwise; nothing here adds a ritual's name.
public import Foundation

/// The firing that a notice is about. Its actions are booked on this ritual day, whenever they are tapped.
public struct NoticeSubject: Hashable, Codable, Sendable {
  /// The ritual's id.
  public let ritual: String
  /// The ritual day of the firing, `YYYY-MM-DD`.
  public let day: String
  /// The rule's own civil time, `YYYY-MM-DDTHH:MM:SS`: it names the firing also after a snooze.
  public let ruleLocal: String
  /// Further civil times of the rule that are told with this one.
  public let also: [String]

  /// The firing of `ritual` at `ruleLocal`, which belongs to `day`.
  public init(ritual: String, day: String, ruleLocal: String, also: [String] = []) {
    self.ritual = ritual
    self.day = day
    self.ruleLocal = ruleLocal
    self.also = also
  }

  private enum Key {
    static let ritual = "ritual"
    static let day = "ritual_day"
    static let ruleLocal = "rule_local"
    static let also = "also"
  }

  /// What a notification carries along: texts only, which every system keeps as they are.
  public var userInfo: [String: String] {
    [
      Key.ritual: ritual, Key.day: day, Key.ruleLocal: ruleLocal, Key.also: also.joined(separator: ","),
    ]
  }

  /// Reads what a notification carried along; nothing when it is not one of ours.
  public init?(userInfo: [String: String]) {
    guard let ritual = userInfo[Key.ritual], let day = userInfo[Key.day],
      let ruleLocal = userInfo[Key.ruleLocal]
    else { return nil }
    let also = userInfo[Key.also]?.split(separator: ",").map(String.init) ?? []
    self.init(ritual: ritual, day: day, ruleLocal: ruleLocal, also: also)
  }
}

/// A notice as the system holds it.
public struct Notice: Hashable, Sendable {
  /// Its name in the core's plan, the same in every plan.
  public let id: String
  /// When a clock on the wall shows the time at which it fires, after gaps.
  public let firesLocal: CivilTime
  /// Its first line, as anyone may read it.
  public let title: String
  /// Its second line.
  public let body: String
  /// What its actions are about; nothing for the slot that asks to open the app.
  public let subject: NoticeSubject?

  /// A notice with these words.
  public init(id: String, firesLocal: CivilTime, title: String, body: String, subject: NoticeSubject?) {
    self.id = id
    self.firesLocal = firesLocal
    self.title = title
    self.body = body
    self.subject = subject
  }

  /// Begins the identifier of every notice of the plan. Others, such as a running timer's, begin otherwise
  /// and are never touched.
  public static let identifierPrefix = "reminder."

  /// The name under which the system holds it.
  public var identifier: String { Self.identifierPrefix + id }

  /// The name in the plan of a notice that the system holds as `identifier`; nothing when it is none of the
  /// plan's.
  public static func id(of identifier: String) -> String? {
    guard identifier.hasPrefix(identifierPrefix) else { return nil }
    return String(identifier.dropFirst(identifierPrefix.count))
  }
}

/// A notice of the plan.
public struct PlannedNotice: Hashable, Sendable {
  /// What to arm.
  public let notice: Notice
  /// When it rings. In the past only for one that was put off and came due while nothing could ring.
  public let at: Date

  /// `notice`, to ring at `at`.
  public init(notice: Notice, at: Date) {
    self.notice = notice
    self.at = at
  }
}
