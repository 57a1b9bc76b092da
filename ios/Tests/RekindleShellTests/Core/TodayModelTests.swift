// The today screen over the real core.
import Foundation
import Observation
import RekindleCore
import Testing

@testable import RekindleShell

@Suite("Today") @MainActor
struct TodayModelTests {
  @Test func anEmptyDaybookLeadsToTheFirstRitual() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    await house.today.refresh()
    let state = try #require(house.today.state)
    #expect(house.today.problem == nil)
    #expect(state.day == "2024-05-01")
    #expect(state.rituals.isEmpty)
    #expect(state.emptyLine == "Nothing here yet. Begin with one small thing.")
    #expect(
      state.days.map(\.standing) == Array(repeating: .before, count: 2) + Array(repeating: .toCome, count: 5))
    #expect(state.notArmed == nil)
  }

  @Test func markAndUndo() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    let coffee = try await house.adopt(at: ["20:30"])
    await house.today.refresh()
    #expect(house.today.state?.rituals.map(\.isMarked) == [false])
    #expect(house.today.state?.nextLine == "Next: Coffee together, 20:30")
    #expect(house.today.state?.rituals.first?.notes == ["at 20:30"])

    await house.today.mark(coffee)
    #expect(house.today.problem == nil)
    #expect(house.today.state?.rituals.map(\.isMarked) == [true])
    #expect(house.today.state?.rituals.map(\.isMarkable) == [false])
    #expect(house.today.state?.weekLine == "1 of 3 days")
    let wednesday = house.today.state?.days.first { $0.isToday }
    #expect(
      wednesday
        == TodayState.Day(
          id: "2024-05-01", standing: .connected, isToday: true, label: "Wednesday, Connected"))
    // A mark quiets the rest of its day: the next reminder is tomorrow's, and tonight's waits no more.
    #expect(house.today.state?.nextLine == "Next: Coffee together, Thursday 2 May, 20:30")
    #expect(await house.center.reminders.first?.firesLocal.description == "2024-05-02T20:30:00")

    await house.today.undo(coffee)
    #expect(house.today.state?.rituals.map(\.isMarked) == [false])
    #expect(house.today.state?.weekLine == "Three days this week, whichever you like.")
    #expect(await house.center.reminders.contains { $0.firesLocal.description == "2024-05-01T20:30:00" })
  }

  @Test func afterMidnightAMarkBelongsToTheDayBefore() async throws {
    // 01:30 in Berlin, on 2 May by the calendar.
    let house = try House(at: "2024-05-01T23:30:00Z")
    let coffee = try await house.adopt(at: ["20:30"])
    await house.today.mark(coffee)
    #expect(house.today.state?.day == "2024-05-01")
    #expect(try await house.connectedDays() == ["2024-05-01"])
  }

  @Test func itSpeaksThePersonsLanguage() async throws {
    let house = try House(
      at: "2024-05-01T10:00:00Z", languages: ["es-MX", "en"], locale: Locale(identifier: "es_MX"))
    _ = try await house.adopt(at: ["20:30"])
    await house.today.refresh()
    let state = try #require(house.today.state)
    #expect(state.rituals.map(\.name) == ["Café juntos"])
    #expect(state.days.first?.label == "lunes")
    #expect(state.weekLine == "Tres días esta semana, los que queráis.")
  }

  @Test func aLanguageThatTheGuideLacksIsEnglishThroughout() async throws {
    let house = try House(
      at: "2024-05-01T10:00:00Z", languages: ["de-DE"], locale: Locale(identifier: "de_DE"))
    await house.today.refresh()
    #expect(house.today.state?.days.first?.label == "Monday")
  }

  @Test func aProblemSaysWhatToDoAndLeavesTheScreen() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    await house.today.refresh()
    let before = house.today.state
    await house.today.undo("no-such-id")
    let problem = try #require(house.today.problem)
    #expect(problem.code == "no_such_ritual")
    #expect(!problem.text.isEmpty)
    #expect(problem.hint?.isEmpty == false)
    #expect(house.today.state == before)
    await house.today.refresh()
    #expect(house.today.problem == nil)
  }

  @Test func theScreenIsToldOfTheChange() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    await confirmation { changed in
      withObservationTracking {
        _ = house.today.state
      } onChange: {
        changed()
      }
      await house.today.refresh()
    }
  }
}

@Suite("Opening the vault") @MainActor
struct OpeningTests {
  @Test func whatWasMarkedIsThereAfterSuspending() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    let coffee = try await house.adopt(at: ["20:30"])
    await house.today.mark(coffee)
    try await house.daybook.suspend()
    try await house.daybook.suspend()
    #expect(try await house.connectedDays() == ["2024-05-01"])
    #expect(house.keys.count == 1)
  }

  @Test func aLostKeyIsSaidAndNeverReplaced() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    await house.today.refresh()
    try await house.daybook.suspend()
    house.keys.lose()
    await house.today.refresh()
    #expect(house.today.problem?.code == "key_lost")
    #expect(house.keys.count == 0)
  }

  @Test func beforeTheFirstUnlockNothingIsMade() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z", keys: FakeKeyStore(isLocked: true))
    await house.today.refresh()
    #expect(house.today.state == nil)
    #expect(house.today.problem == Problem(code: "locked", text: "Unlock to go on.", hint: nil))
    let files = try FileManager.default.contentsOfDirectory(atPath: house.folder.path(percentEncoded: false))
    #expect(files.isEmpty)
  }

  @Test func theSystemsGeneratorDoesNotRepeatItself() {
    let random = SystemRandomBytes()
    #expect(random.make(32).count == 32)
    #expect(random.make(32) != random.make(32))
  }
}
