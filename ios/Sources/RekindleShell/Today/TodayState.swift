// Everything the today screen shows, in one value.
//
// Words come resolved: the screen holds no text of its own and knows no type of the core.

/// What the today screen shows.
public struct TodayState: Equatable, Sendable {
  /// One ritual of today.
  public struct Ritual: Equatable, Sendable, Identifiable {
    /// The ritual's id.
    public let id: String
    /// Its name.
    public let name: String
    /// Whether it is marked for today.
    public let isMarked: Bool

    /// A ritual of today.
    public init(id: String, name: String, isMarked: Bool) {
      self.id = id
      self.name = name
      self.isMarked = isMarked
    }
  }

  /// What a day of the week is.
  public enum Standing: String, CaseIterable, Sendable {
    /// Kept by a mark.
    case connected
    /// A spare day.
    case spare
    /// Covered by a pause.
    case paused
    /// None of the others.
    case quiet
    /// Not over yet, or still to come.
    case toCome
  }

  /// One day of the week.
  public struct Day: Equatable, Sendable, Identifiable {
    /// The day, `YYYY-MM-DD`.
    public let id: String
    /// What it is.
    public let standing: Standing
    /// Whether it is today.
    public let isToday: Bool
    /// What a screen reader says: the day's name and what the day is.
    public let label: String

    /// A day of the week.
    public init(id: String, standing: Standing, isToday: Bool, label: String) {
      self.id = id
      self.standing = standing
      self.isToday = isToday
      self.label = label
    }
  }

  /// The screen's fixed words.
  public struct Words: Equatable, Sendable {
    /// The heading; the buttons to mark and to take back; the heading of the week.
    public let title, mark, undo, week: String

    /// These words.
    public init(title: String, mark: String, undo: String, week: String) {
      self.title = title
      self.mark = mark
      self.undo = undo
      self.week = week
    }

    static let none = Words(title: "", mark: "", undo: "", week: "")
  }

  /// Today's rituals.
  public var rituals: [Ritual] = []
  /// Seven days, in the order of the week.
  public var days: [Day] = []
  /// "2 of 3 days".
  public var weekLine = ""
  /// When the next reminder rings; nothing when none is planned.
  public var nextReminder: String?
  /// What will not ring, and why; nothing when all is armed.
  public var notArmed: String?
  /// What to say when there is no ritual yet.
  public var emptyLine: String?
  /// What went wrong last, with what to do; nothing when all is well.
  public var problem: String?
  /// The screen's fixed words.
  public var words: Words

  /// A screen that shows nothing yet.
  public init(words: Words) {
    self.words = words
  }
}
