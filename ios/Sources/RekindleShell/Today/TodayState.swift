// Everything the today screen shows, in one value.
//
// Words come resolved: the screen holds no text of its own and knows no type of the core.

/// What the today screen shows.
public struct TodayState: Equatable, Sendable {
  /// One ritual.
  public struct Ritual: Equatable, Sendable, Identifiable {
    /// The ritual's id.
    public let id: String
    /// Its name.
    public let name: String
    /// Its times today, whether it is paused or left out today, whether it is kept to oneself; may be empty.
    public let notes: [String]
    /// Whether it is marked for today.
    public let isMarked: Bool
    /// Whether it can be marked (once more).
    public let isMarkable: Bool
  }

  /// What a day of the week is.
  public enum Standing: CaseIterable, Sendable {
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
    /// Before the first mark of all.
    case before
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
  }

  /// Reminders that will not ring.
  public struct NotArmed: Equatable, Sendable {
    /// That there are some.
    public let heading: String
    /// For each reason the earliest of them, why, and what to do.
    public let lines: [String]
  }

  /// One card to take or leave.
  public struct Card: Equatable, Sendable {
    /// What it is.
    public let heading: String
    /// What it says.
    public let text: String
  }

  /// The screen's fixed words.
  public struct Words: Equatable, Sendable {
    /// The heading; the buttons to mark and to take back; the heading of the week.
    public let title, mark, undo, week: String
    /// The way to the screen for two.
    public let forTwo: String
  }

  /// The ritual day, `YYYY-MM-DD`.
  public let day: String
  /// The screen's fixed words.
  public let words: Words
  /// Seven days, in the order of the week.
  public let days: [Day]
  /// "2 of 3 days".
  public let weekLine: String
  /// Active rituals: those of today first.
  public let rituals: [Ritual]
  /// What to say when there is nothing today.
  public let emptyLine: String?
  /// When the next reminder rings.
  public let nextLine: String
  /// Reminders that will not ring; nothing when all is armed.
  public let notArmed: NotArmed?
  /// One card to take or leave.
  public let card: Card?
}

/// What went wrong, in the person's language.
public struct Problem: Error, Equatable, Sendable {
  /// The stable name of the error, such as `key_lost`.
  public let code: String
  /// What happened.
  public let text: String
  /// What to do; nothing where the text says it.
  public let hint: String?
}
