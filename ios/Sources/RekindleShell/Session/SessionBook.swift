// What the core does for sessions, as a port.

/// Something done to the session that runs.
public enum SessionTap: Equatable, Sendable {
  /// Look where it stands. Works while locked.
  case look
  /// Let the clock stand. Works while locked.
  case pause
  /// Stop at once; traceless: life came in. Works while locked.
  case stop(traceless: Bool)
  /// A yes on this phone, of the owner or of the guest; taking one back.
  case yes(isOther: Bool), takeBack(isOther: Bool)
  /// The yes of the other phone.
  case readYes(String)
  /// Begin after both yeses.
  case start
  /// Go on.
  case resume
  /// End a part before its time.
  case endSegment(Int)
}

/// A cue that fell due.
public struct SessionCue: Equatable, Sendable, Discreet {
  /// What is said.
  public let line: String
  /// Milliseconds of rest and touch in turn.
  public let haptic: [Int]
}

/// How a session ended. By whom is not known.
public enum SessionEnd: Equatable, Sendable {
  /// To its end; before it; a yes grew old.
  case finished, stopped, lapsed
}

/// What a tap did.
public struct SessionEffect: Equatable, Sendable, Discreet {
  /// The cues that fell due, in order.
  public let cues: [SessionCue]
  /// Why nothing else happened.
  public let refused: Problem?
  /// How it ended, if it has.
  public let end: SessionEnd?
}

/// Sessions, as their screen needs them.
public protocol SessionBook: Sendable {
  /// The language that is spoken.
  func sessionLanguage() async -> String
  /// The fixed words.
  func sessionWords() async -> SessionWords
  /// Does something to the session that runs; nothing when none does.
  func perform(_ tap: SessionTap, at moment: SteadyMoment) async throws -> SessionEffect?
  /// The areas that a person may limit before it; none for most.
  func areas(of exercise: String) async throws -> [SessionState.Area]
  /// The name of what is begun.
  func title(of exercise: String, at moment: PhoneMoment) async throws -> String
  /// Begins.
  func begin(
    _ wish: SessionWish, own: SaidLimits, other: SaidLimits, at now: PhoneMoment, _ moment: SteadyMoment
  ) async throws -> SessionEffect
  /// What is shown of what runs; nothing when nothing does. Names nothing while locked.
  func session(isHandedOver: Bool, at moment: SteadyMoment) async throws -> SessionState?
  /// How it is over, when it has ended in this way or its questions are open.
  func over(_ end: SessionEnd?, at moment: SteadyMoment) async throws -> SessionState?
  /// What can be begun.
  func choosing(at now: PhoneMoment, _ moment: SteadyMoment) async throws -> SessionState
  /// The questions about safety.
  func gate(at now: PhoneMoment) async throws -> SessionState
  /// Answers them; what is said to it.
  func answerGate(oneOrMore: Bool, at now: PhoneMoment) async throws -> String
  /// Answers the question about the body; what is said to it.
  func answerMedical(_ answer: BodyAnswer) async throws -> String?
  /// Answers the owner's own questions, or leaves them out.
  func checkOut(_ answers: SessionAnswers?, at moment: SteadyMoment) async throws
  /// What an error says to people, and what to do.
  func explain(_ error: any Error) async -> Problem
}
