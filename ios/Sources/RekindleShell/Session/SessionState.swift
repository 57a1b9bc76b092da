// What a session shows, in one value. It names a practice only in the unlocked app, says of the other's yes nothing until
// both are there, and prints nothing private.

/// What a session shows.
public enum SessionState: Equatable, Sendable, Discreet {
  /// Nothing runs: what can be begun.
  case choosing(Choosing)
  /// The questions about safety, for one person alone: one list and one button; then the body, when a question for it is
  /// there.
  case askingGate(lines: [String], medical: String?)
  /// One person names their limits, without a reason; the other does so when the phone was handed over.
  case limiting(title: String, isOther: Bool, areas: [Area])
  /// Two yeses are waited for.
  case consenting(Consenting)
  /// It runs, or it is paused.
  case running(Running)
  /// It is over: how, and the owner's own questions when some are asked.
  case over(line: String, checkOut: [String]?)
  /// The app is locked and nothing runs.
  case locked

  /// What can be begun.
  public struct Choosing: Equatable, Sendable, Discreet {
    /// The exercises.
    public let exercises: [Choice]
    /// The phases of sensate focus that are open; nothing when it is not offered.
    public let phases: [Choice]?
    /// The questions about safety come before a phase.
    public let asksGate: Bool
    /// Said after two hard times.
    public let offer: String?
  }

  /// Something that can be begun.
  public struct Choice: Equatable, Sendable, Identifiable, Discreet {
    /// Its name in calls.
    public let id: String
    /// Its name.
    public let title: String
    /// Two people on one phone can do it; each can say yes on their own phone.
    public let onePhone, twoPhones: Bool
    /// Seconds of a turn, or of the whole; nothing: it ends by a tap.
    public let main: ClosedRange<Int>?
    /// Those that are usual.
    public let usual: Int?
  }

  /// A part of the body, before a session.
  public struct Area: Equatable, Sendable, Identifiable {
    /// Its name in calls.
    public let id: String
    /// Its name.
    public let name: String
    /// Off unless both include it.
    public let isAsked: Bool
  }

  /// What is open and what is off.
  public struct Limits: Equatable, Sendable, Discreet {
    /// Open; off limits; left aside with each other.
    public let allowed, off, aside: [String]
  }

  /// What waits for yeses.
  public struct Consenting: Equatable, Sendable, Discreet {
    /// The name.
    public let title: String
    /// What each says yes to.
    public let lines: [String]
    /// What is open and what is off.
    public let limits: Limits?
    /// Whose yes is waited for.
    public let step: YesStep
  }

  /// Whose yes is waited for.
  public enum YesStep: Equatable, Sendable, Discreet {
    /// The owner's.
    case own
    /// The phone is handed over.
    case handOver
    /// The guest's, who reads this alone before.
    case guest(reads: [String])
    /// The other phone's: this is shown to it.
    case otherPhone(question: String)
    /// Both are there: it may begin.
    case both
  }

  /// What runs.
  public struct Running: Equatable, Sendable, Discreet {
    /// The name; nothing while the app is locked.
    public let title: String?
    /// The part that runs.
    public let part: String
    /// Its line.
    public let line: String?
    /// What stands on the screen meanwhile.
    public let prompts: [String]
    /// What is said about words during touch.
    public let speaking: String?
    /// What is open and what is off.
    public let limits: Limits?
    /// The clock stands.
    public let isPaused: Bool
    /// Which part it is, for ending it early.
    public let segment: Int?
    /// What is left of the part; nothing: it ends by a tap.
    public var leftSeconds: Int?
    /// The next cue, on the steady clock.
    let dueMilliseconds: UInt64?
  }

  /// Whether a session runs or waits for its yeses, so that the clock matters.
  var isLive: Bool {
    switch self {
    case .consenting, .running: true
    default: false
    }
  }
}

/// The fixed words of a session.
public struct SessionWords: Equatable, Sendable {
  /// Leading it.
  public let begin, pause, resume, stop, endPart, lifeCameIn, lifeCameInAbout: String
  /// How anybody stops it without a phone.
  public let howToStop: String
  /// The yeses.
  public let yes, notNow, takeBack, handOver, onePhone, otherPhone: String
  /// Limits.
  public let notToday, notTodayAbout, include: String
  /// The questions about safety and about the body.
  public let oneOrMore, none, doctorAgrees: String
  /// The owner's own questions.
  public let checkOut, checkOutAbout, skip: String
}

/// A session to begin.
public struct SessionWish: Equatable, Sendable, Discreet {
  /// What, by its name in calls.
  public let exercise: String
  /// Each says yes on their own phone.
  public let twoPhones: Bool
  /// Both leave the starter out.
  public let skipsStarter: Bool
  /// Seconds of a turn, or of the whole; nothing: the usual.
  public let mainSeconds: Int?

  /// A wish.
  public init(
    _ exercise: String, twoPhones: Bool = false, skipsStarter: Bool = false, mainSeconds: Int? = nil
  ) {
    self.exercise = exercise
    self.twoPhones = twoPhones
    self.skipsStarter = skipsStarter
    self.mainSeconds = mainSeconds
  }
}

/// One person's limits for today, by the names of areas.
public struct SaidLimits: Equatable, Sendable, Discreet {
  /// Not today; included if the other does too.
  public let notToday, included: [String]

  /// Limits.
  public init(notToday: [String] = [], included: [String] = []) {
    self.notToday = notToday
    self.included = included
  }
}

/// The owner's own answers: two scales from 0 to 4, and three times yes or no.
public struct SessionAnswers: Equatable, Sendable, Discreet {
  /// The scales.
  public let stayed, pressure: Int
  /// Yes or no.
  public let pain, wishedToStop, ranToItsEnd: Bool

  /// Answers.
  public init(stayed: Int, pressure: Int, pain: Bool, wishedToStop: Bool, ranToItsEnd: Bool) {
    self.stayed = stayed
    self.pressure = pressure
    self.pain = pain
    self.wishedToStop = wishedToStop
    self.ranToItsEnd = ranToItsEnd
  }
}

/// The answer about the body.
public enum BodyAnswer: CaseIterable, Sendable {
  /// Nothing; something; something, and a doctor says that it is fine.
  case none, some, doctorAgrees
}
