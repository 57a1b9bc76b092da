// The presenter of sessions. Where one stands is the core's alone: this looks when a deadline has passed and every 15
// seconds, so a process that died goes on where the clock says.
//
// Pause and stop work while the app is locked, in one tap each and without a question.
public import Observation

/// Presents sessions.
@MainActor @Observable
public final class SessionModel {
  /// What a session shows; nothing before the first look.
  public private(set) var state: SessionState?
  /// The fixed words.
  public private(set) var words: SessionWords?
  /// What was just noted.
  public private(set) var said: String?
  /// What went wrong with the last tap; nothing when all is well.
  public private(set) var problem: Problem?

  @ObservationIgnored private let book: any SessionBook
  @ObservationIgnored private let clock: any PhoneClock
  @ObservationIgnored private let haptics: any Haptics
  @ObservationIgnored private let speech: any Speech
  @ObservationIgnored private let awake: any ScreenAwake
  @ObservationIgnored private let sleep: @Sendable (Duration) async throws -> Void
  @ObservationIgnored private var page = Page()
  @ObservationIgnored private var ticking: Task<Void, Never>?
  @ObservationIgnored private var current: Task<Void, Never>?

  /// Presents `book`. How long `sleep` takes decides nothing: what counts is looked up again afterwards.
  public init(
    book: any SessionBook, clock: any PhoneClock, haptics: any Haptics, speech: any Speech,
    awake: any ScreenAwake,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.book = book
    self.clock = clock
    self.haptics = haptics
    self.speech = speech
    self.awake = awake
    self.sleep = sleep
  }

  /// Looks where a session stands: at start, on coming back, after unlocking, when a cue is due.
  public func refresh() async { await tap(.look) }

  /// Does something to the session that runs.
  public func tap(_ tap: SessionTap) async {
    await work { model in
      if tap == .resume { model.page.isHandedOver = false }
      return try await model.book.perform(tap, at: model.clock.steady())
    }
  }

  /// Stops at once; traceless: life came in. Also from a notice, also while locked.
  public func stop(traceless: Bool = false) async { await tap(.stop(traceless: traceless)) }

  /// Opens the questions about safety.
  public func askGate() async { await change { $0.page = Page(isAskingGate: true) } }

  /// Answers them with the one button.
  public func answerGate(oneOrMore: Bool) async {
    await change { model in
      let noted = try await model.book.answerGate(oneOrMore: oneOrMore, at: model.clock.moment())
      model.page = Page(isAskingGate: !oneOrMore)
      if oneOrMore { model.said = noted }
    }
  }

  /// Answers the question about the body.
  public func answerMedical(_ answer: BodyAnswer) async {
    await change { model in
      model.said = try await model.book.answerMedical(answer)
      model.page = Page()
    }
  }

  /// Begins, or asks for limits first where there are some: of the owner, and then of the other.
  public func begin(_ wish: SessionWish) async {
    await work { model in
      let areas = try await model.book.areas(of: wish.exercise)
      model.page = Page(preparing: Preparing(wish: wish, areas: areas))
      return areas.isEmpty ? try await model.start(other: SaidLimits()) : nil
    }
  }

  /// Takes the limits of the person who has the phone. Whose they were is kept nowhere.
  public func limit(_ limits: SaidLimits) async {
    await work { model in
      guard let preparing = model.page.preparing else { return nil }
      guard preparing.own != nil else {
        model.page.preparing?.own = limits
        return nil
      }
      return try await model.start(other: limits)
    }
  }

  /// The phone was handed over: the guest reads alone. Or it was handed back.
  public func handedOver(toOther: Bool = true) async { await change { $0.page.isHandedOver = toOther } }

  /// The yes of the person who has the phone. A no is closing the page: there is no call for it.
  public func yes() async { await tap(.yes(isOther: page.isHandedOver)) }

  /// Answers the owner's own questions; nothing: leaves them out.
  public func checkOut(_ answers: SessionAnswers?) async {
    await change { model in
      try await model.book.checkOut(answers, at: model.clock.steady())
      model.page = Page()
    }
  }

  /// Leaves the page that is shown, and lets what was being prepared be.
  public func dismiss() async { await change { $0.page = Page() } }

  private func start(other: SaidLimits) async throws -> SessionEffect? {
    guard let preparing = page.preparing else { return nil }
    // Whatever comes of it, limits are not kept here.
    page.preparing = nil
    return try await book.begin(
      preparing.wish, own: preparing.own ?? SaidLimits(), other: other, at: clock.moment(), clock.steady())
  }

  private func change(_ call: @escaping @MainActor (SessionModel) async throws -> Void) async {
    await work {
      try await call($0)
      return nil
    }
  }

  private func work(_ call: @escaping @MainActor (SessionModel) async throws -> SessionEffect?) async {
    let before = current
    let task = Task {
      await before?.value
      ticking?.cancel()
      await run(call)
    }
    current = task
    await task.value
  }

  private func run(_ call: @MainActor (SessionModel) async throws -> SessionEffect?) async {
    (problem, said) = (nil, nil)
    do {
      if let effect = try await call(self) {
        await play(effect.cues)
        if effect.end != nil { page = Page(end: effect.end) }
        problem = effect.refused
      }
    } catch {
      problem = await book.explain(error)
    }
    do {
      state = try await shown()
    } catch {
      state = .locked
      if problem == nil { problem = await book.explain(error) }
    }
    awake.keep(needsLight)
    tick()
  }

  private func shown() async throws -> SessionState {
    if words == nil { words = await book.sessionWords() }
    let (now, moment) = (clock.moment(), clock.steady())
    if let live = try await book.session(isHandedOver: page.isHandedOver, at: moment) { return live }
    if let over = try await book.over(page.end, at: moment) { return over }
    if page.isAskingGate { return try await book.gate(at: now) }
    if let next = page.preparing {
      let title = try await book.title(of: next.wish.exercise, at: now)
      return .limiting(title: title, isOther: next.own != nil, areas: next.areas)
    }
    return try await book.choosing(at: now, moment)
  }

  /// Of cues that fell due together only the last is played: the others are past.
  private func play(_ cues: [SessionCue]) async {
    guard let cue = cues.last else { return }
    haptics.play(cue.haptic)
    speech.say(cue.line, in: await book.sessionLanguage())
  }

  /// Lit while there is something to read, and dark during touch.
  private var needsLight: Bool {
    switch state {
    case .consenting: true
    case .running(let running): !running.prompts.isEmpty && running.limits == nil
    default: false
    }
  }

  /// Shows what is left by the deadline, and looks when a cue is due: how often it wakes decides nothing.
  private func tick() {
    guard let state, state.isLive else { return }
    let from = clock.steady()
    ticking = Task { [weak self, sleep] in
      while (try? await sleep(.milliseconds(250))) != nil, !Task.isCancelled {
        guard let self else { return }
        if self.isLookDue(state, since: from) {
          // A task of its own: the look ends this one.
          Task { await self.refresh() }
          return
        }
      }
    }
  }

  private func isLookDue(_ shown: SessionState, since from: SteadyMoment) -> Bool {
    let now = clock.steady()
    guard let passed = now.seconds(since: from), passed < 15 else { return true }
    guard case .running(var running) = shown else { return false }
    if let due = running.dueMilliseconds, now.milliseconds >= due { return true }
    if let left = running.leftSeconds, !running.isPaused {
      running.leftSeconds = max(0, left - passed)
      state = .running(running)
    }
    return false
  }

  private struct Preparing {
    let wish: SessionWish
    let areas: [SessionState.Area]
    var own: SaidLimits?
  }

  private struct Page {
    var preparing: Preparing?
    var isAskingGate = false
    var isHandedOver = false
    var end: SessionEnd?
  }
}
