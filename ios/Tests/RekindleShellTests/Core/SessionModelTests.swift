// A session over the real core: by deadlines, felt and heard, and nameless while locked.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

@Suite("Session") @MainActor
struct SessionModelTests {
  private let house: House

  init() throws { house = try House(at: "2024-05-01T18:00:00Z") }

  private func model(waking every: Duration) -> SessionModel {
    let (clock, senses) = (house.clock, house.senses)
    return SessionModel(book: house.daybook, clock: clock, haptics: senses, speech: senses, awake: senses) {
      _ in
      clock.pass(every)
      await Task.yield()
    }
  }

  /// Weeks after the first day, with the questions about safety answered.
  private func later() async throws {
    await house.lock.refresh()
    _ = try await house.daybook.vault().today(here: house.clock.moment().here, languageTag: "en")
    house.clock.set(try instant("2024-06-01T18:00:00Z"))
    await house.session.askGate()
    await house.session.answerGate(oneOrMore: false)
    await house.session.answerMedical(.none)
  }

  private func beginStarter(_ session: SessionModel) async {
    await session.begin(SessionWish("sensate-p0"))
    await session.limit(SaidLimits())
    await session.limit(SaidLimits())
  }

  private func start(_ session: SessionModel) async {
    await beginStarter(session)
    await session.yes()
    await session.handedOver()
    await session.yes()
    await session.tap(.start)
  }

  private func step(_ session: SessionModel) throws -> SessionState.YesStep {
    guard case .consenting(let shown)? = session.state else { throw Unusable(reason: "no yes is asked") }
    return shown.step
  }

  private func running(_ session: SessionModel) throws -> SessionState.Running {
    guard case .running(let shown)? = session.state else { throw Unusable(reason: "nothing runs") }
    return shown
  }

  @Test func itRunsToItsEndByItsDeadlinesWithEachCueOnce() async throws {
    await house.lock.refresh()
    // The phone wakes late each time: what is shown and played follows the clock all the same.
    let session = model(waking: .milliseconds(2_900))
    await session.begin(SessionWish("six-second-kiss"))
    while house.senses.said.count < 3 { try await Task.sleep(for: .milliseconds(1)) }
    #expect(house.senses.said == ["Stop at the door.", "Now.", "That is the end."])
    #expect(house.senses.played == [[0, 60], [0, 60], [0, 400]])
    await session.dismiss()
    guard case .choosing? = session.state else { throw Unusable(reason: "something runs") }
  }

  @Test func aProcessThatDiedGoesOnWhereTheClockSaysAndOldCuesArePast() async throws {
    await house.lock.refresh()
    await house.session.begin(SessionWish("weekly-check-in"))
    house.senses.said = []
    house.clock.pass(.seconds(600))
    let again = SessionModel(
      book: house.daybook, clock: house.clock, haptics: house.senses, speech: house.senses,
      awake: house.senses)
    await again.refresh()
    #expect(try running(again).leftSeconds != nil)
    house.senses.said = []
    house.clock.pass(.seconds(3600))
    await again.refresh()
    #expect(house.senses.said == ["That is the end."])
  }

  @Test func theGuestReadsAloneAndItIsDarkDuringTouch() async throws {
    try await later()
    let session = house.session
    await beginStarter(session)
    #expect(try step(session) == .own)
    #expect(house.senses.isAwake, "the yes is read")
    await session.yes()
    #expect(try step(session) == .handOver)
    await session.handedOver()
    guard case .guest(let reads) = try step(session) else { throw Unusable(reason: "nobody reads") }
    #expect(reads.count == 8)
    await session.yes()
    #expect(try step(session) == .both)
    await session.tap(.start)
    #expect(try running(session).title == "Starter")
    #expect(!house.senses.isAwake)
  }

  @Test func aLockedPhoneNamesNothingAndStopsInOneTap() async throws {
    try await later()
    await house.lock.tap(.setPin("2468"))
    let session = house.session
    await start(session)
    await house.lock.tap(.lock)
    await session.refresh()
    let locked = try running(session)
    #expect(locked.title == nil && locked.limits == nil && locked.prompts.isEmpty)
    await session.tap(.endSegment(0))
    #expect(session.problem?.code == "locked")
    await session.tap(.pause)
    #expect(try running(session).isPaused)
    await session.stop()
    let over = SessionState.over(line: "Ended. That is always fine.", checkOut: nil)
    #expect(session.state == over, "its questions are asked in the unlocked app")
    #expect(!"\(String(describing: session.state))".contains("Ended"))
  }

  @Test func theGateIsOneListAndOneButton() async throws {
    try await later()
    let session = house.session
    guard case .choosing(let open)? = session.state else { throw Unusable(reason: "nothing is offered") }
    #expect(open.phases?.map(\.id) == ["sensate-p0"])
    await session.askGate()
    await session.answerGate(oneOrMore: true)
    guard case .choosing(let closed)? = session.state else { throw Unusable(reason: "nothing is offered") }
    #expect(closed.phases == nil && !closed.asksGate)
    #expect(session.said == "Noted. Your journal and Help are here whenever you like.")
  }
}
