// The screen for two over the real core: what a person reads, and that a yes needs a number that was shown.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

@Suite("Couple") @MainActor
struct CoupleModelTests {
  private let a: House
  private let b: House

  init() throws {
    a = try House(at: "2024-05-01T10:00:00Z")
    b = try House(
      at: "2024-05-01T10:00:00Z", languages: ["es-MX"], locale: Locale(identifier: "es_MX"), random: 100)
  }

  private func text(_ model: CoupleModel) throws -> PairingText {
    switch try #require(model.state).step {
    case .showing(let text, _, _), .comparing(let text, _, _): return text
    default: throw Unusable(reason: "no text is shown")
    }
  }

  private func compare() async throws -> (String, String) {
    await a.couple.tap(.invite)
    guard case .code(let code, false) = try text(a.couple) else { throw Unusable(reason: "no code") }
    await b.couple.tap(.join(code))
    guard case .reply(let reply, false) = try text(b.couple) else { throw Unusable(reason: "no reply") }
    await a.couple.tap(.confirm(reply))
    guard case .number(let one, let reveal?, false) = try text(a.couple) else {
      throw Unusable(reason: "no number")
    }
    await b.couple.tap(.finish(reveal))
    guard case .number(let other, nil, false) = try text(b.couple) else {
      throw Unusable(reason: "no number")
    }
    return (one, other)
  }

  @Test func theListComesBeforeTheYesInEachLanguage() async throws {
    await a.couple.refresh()
    await b.couple.refresh()
    let (english, spanish) = (try #require(a.couple.state), try #require(b.couple.state))
    #expect(english.beforeYes.title == "What your partner will get")
    #expect(spanish.beforeYes.title == "Lo que recibirá tu pareja")
    #expect(english.beforeYes.first.contains { $0.contains("feel safe") })
    #expect(english.words.yes == "Both are the same, yes")
    let (one, other) = try await compare()
    #expect(one == other)
    #expect(a.couple.state?.beforeYes == english.beforeYes)
    await a.couple.tap(.accept)
    guard case .together(let shown) = try #require(a.couple.state).step else {
      throw Unusable(reason: "not together")
    }
    #expect(shown.line == "This phone is linked. First shared day: Wednesday 1 May")
    #expect(shown.noRituals == "Nothing yet. Propose something when you like.")
    #expect(shown.shares.map(\.amountName) == ["All of it", "Nothing", "Nothing", "Nothing", "Nothing"])
    #expect(shown.lastExchange == nil)
    #expect(a.couple.state?.beforeYes == english.beforeYes)
  }

  @Test func aYesNeedsANumberThatWasShownHere() async throws {
    _ = try await compare()
    // The process ended: the vault knows of a number, the screen shows none.
    let again = CoupleModel(book: a.daybook, keeper: a.keeper, clock: a.clock)
    await again.tap(.accept)
    #expect(again.problem?.code == "no_invitation")
    guard case .alone(_, let unfinished?) = try #require(again.state).step else {
      throw Unusable(reason: "not alone")
    }
    #expect(unfinished.hasPrefix("A pairing has begun here"))
    await again.tap(.cancel)
    #expect(again.problem == nil)
    let alone = CoupleState.Step.alone(
      line: "Everything here works alone. Two phones can share one streak, if you both like.",
      unfinished: nil)
    #expect(again.state?.step == alone)
  }

  @Test func aRefusalIsToldAndTheScreenStays() async throws {
    await b.couple.tap(.invite)
    let shown = try text(b.couple)
    guard case .code(let code, _) = shown else { throw Unusable(reason: "no code") }
    for (tap, said) in [
      (CoupleTap.join(code), "Este código se hizo en este teléfono."),
      (.exchange, "No hay ningún lugar elegido para intercambiar."),
      (.join(String(code.prefix(40))), "A este texto le falta el final."),
    ] {
      await b.couple.tap(tap)
      let problem = try #require(b.couple.problem)
      #expect(problem.text == said)
      #expect(problem.hint?.isEmpty == false)
      #expect(try text(b.couple) == shown)
    }
  }
}
