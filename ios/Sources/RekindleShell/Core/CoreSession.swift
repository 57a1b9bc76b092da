// Sessions over the generated bindings.
import Foundation
import RekindleCore

extension CoreDaybook: SessionBook {
  /// The language that is spoken.
  public func sessionLanguage() -> String { wording.tag }

  /// The fixed words.
  public func sessionWords() -> SessionWords { wording.session }

  /// Does something to the session that runs; nothing when none does.
  public func perform(_ tap: SessionTap, at moment: SteadyMoment) throws -> SessionEffect? {
    let (core, now, tag) = (try vault(), moment.core, wording.tag)
    switch tap {
    case .look: return try core.lookAtSession(now: now, languageTag: tag).map(wording.effect)
    case .pause: return try core.pauseSession(now: now, languageTag: tag).map(wording.effect)
    case .stop(let traceless):
      return try core.stopSession(isTraceless: traceless, now: now, languageTag: tag).map(wording.effect)
    case .readYes(let text):
      return wording.effect(try core.readYes(text: text, now: now, languageTag: tag))
    default:
      guard let command = tap.command else { return nil }
      return wording.effect(try core.leadSession(command: command, now: now, languageTag: tag))
    }
  }

  /// The areas that a person may limit before it; none for most.
  public func areas(of exercise: String) throws -> [SessionState.Area] {
    try sessionAreas(exercise: exercise, languageTag: wording.tag).map {
      SessionState.Area(id: $0.area, name: $0.name, isAsked: $0.isAsked)
    }
  }

  /// The name of what is begun.
  public func title(of exercise: String, at moment: PhoneMoment) throws -> String {
    let offered = try vault().offeredSessions(here: moment.here, languageTag: wording.tag)
    return (offered.exercises + (offered.phases ?? [])).first { $0.exercise == exercise }?.title ?? ""
  }

  /// Begins.
  public func begin(
    _ wish: SessionWish, own: SaidLimits, other: SaidLimits, at now: PhoneMoment, _ moment: SteadyMoment
  ) throws -> SessionEffect {
    let request = BeginRequest(
      exercise: wish.exercise, lengths: wish.mainSeconds.map { SessionLengths(main: UInt32(clamping: $0)) },
      twoPhones: wish.twoPhones, own: own.core, other: other.core, skipsStarter: wish.skipsStarter)
    return wording.effect(
      try vault().beginSession(request: request, here: now.here, now: moment.core, languageTag: wording.tag))
  }

  /// What is shown of what runs; nothing when nothing does. Names nothing while locked.
  public func session(isHandedOver: Bool, at moment: SteadyMoment) throws -> SessionState? {
    let (core, now) = (try vault(), moment.core)
    let run =
      try core.lockView(now: now).unlocked ? try core.session(now: now, languageTag: wording.tag) : nil
    let status = try core.sessionStatus(now: now, languageTag: wording.tag)
    guard let session = run?.session ?? status?.session, Wording.end(session.state) == nil else { return nil }
    if let run, session.state == "consenting" { return wording.consenting(run, isHandedOver: isHandedOver) }
    return .running(wording.running(session, run, next: status?.upcoming.first))
  }

  /// How it is over, when it has ended in this way or its questions are open.
  public func over(_ end: SessionEnd?, at moment: SteadyMoment) throws -> SessionState? {
    let (core, now) = (try vault(), moment.core)
    let isUnlocked = try core.lockView(now: now).unlocked
    let open = isUnlocked ? try core.openCheckOut(now: now, languageTag: wording.tag) : nil
    guard end != nil || open != nil else { return nil }
    return .over(line: wording.ended(end), checkOut: open?.questions)
  }

  /// What can be begun.
  public func choosing(at now: PhoneMoment, _ moment: SteadyMoment) throws -> SessionState {
    let core = try vault()
    let offered = try core.offeredSessions(here: now.here, languageTag: wording.tag)
    let offer = try core.sessionOffer(now: moment.core, languageTag: wording.tag)
    return .choosing(
      SessionState.Choosing(
        exercises: offered.exercises.map(SessionState.Choice.init),
        phases: offered.phases?.map(SessionState.Choice.init), asksGate: offered.asksGate,
        offer: offer?.line))
  }

  /// The questions about safety.
  public func gate(at now: PhoneMoment) throws -> SessionState {
    let view = try vault().gate(here: now.here, languageTag: wording.tag)
    let medical = view.standing == .open ? wording.text("sensate.medical.lead") : nil
    return .askingGate(lines: view.questions, medical: medical)
  }

  /// Answers them; what is said to it.
  public func answerGate(oneOrMore: Bool, at now: PhoneMoment) throws -> String {
    _ = try vault().answerGate(oneOrMore: oneOrMore, here: now.here, languageTag: wording.tag)
    return wording.text("sensate.gate.after")
  }

  /// Answers the question about the body; what is said to it.
  public func answerMedical(_ answer: BodyAnswer) throws -> String? {
    switch answer {
    case .none: try vault().answerMedical(answer: .none)
    case .doctorAgrees: try vault().answerMedical(answer: .doctorAgrees)
    case .some:
      try vault().answerMedical(answer: .some)
      return wording.text("sensate.medical.after")
    }
    return nil
  }

  /// Answers the owner's own questions, or leaves them out.
  public func checkOut(_ answers: SessionAnswers?, at moment: SteadyMoment) throws {
    let own = answers.map {
      CheckOutAnswers(
        stayedWithSensation: UInt8(clamping: $0.stayed), pressure: UInt8(clamping: $0.pressure),
        pain: $0.pain, wishedToStop: $0.wishedToStop, ranToItsEnd: $0.ranToItsEnd)
    }
    try vault().checkOut(answers: own, now: moment.core)
  }
}

extension SessionTap {
  fileprivate var command: SessionCommand? {
    switch self {
    case .look, .pause, .stop, .readYes: nil
    case .yes(let isOther): .yes(person: isOther ? .other : .owner)
    case .takeBack(let isOther): .takeBack(person: isOther ? .other : .owner)
    case .start: .begin
    case .resume: .resume
    case .endSegment(let segment): .endSegment(segment: UInt32(clamping: segment))
    }
  }
}

extension SaidLimits {
  fileprivate var core: PersonLimits { PersonLimits(notToday: notToday, included: included) }
}

extension SessionState.Choice {
  fileprivate init(_ view: OfferedExercise) {
    let main = view.lengths?.main
    self.init(
      id: view.exercise, title: view.title, onePhone: view.onePhone, twoPhones: view.twoPhones,
      main: main.map { Int($0.least)...Int($0.most) }, usual: main.map { Int($0.usual) })
  }
}
