// Reminders over the real core: what waits in the system, what is booked, what rings once.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

@Suite("Keeping reminders") @MainActor
struct ReminderKeeperTests {
  @Test func armsThePlanWithDiscreetWords() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    let coffee = try await house.adopt(at: ["20:30"])
    let report = try await house.keeper.refresh()
    let waiting = await house.center.reminders
    #expect(report.notArmed.isEmpty)
    #expect(waiting.count == NotificationArmer.systemLimit)
    let first = try #require(waiting.first)
    #expect(first.firesLocal.description == "2024-05-01T20:30:00")
    #expect([first.title, first.body] == ["A moment for you.", "When you like."])
    #expect(
      first.subject == NoticeSubject(ritual: coffee, day: "2024-05-01", ruleLocal: "2024-05-01T20:30:00"))
    // More firings in reach than slots: one of them says so, and carries no actions.
    #expect(waiting.filter { $0.subject == nil }.map(\.body) == ["Open the app to keep your reminders."])
  }

  @Test func aRefreshLaterTouchesOnlyWhatDiffers() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let before = await house.center.added.count
    try await house.keeper.refresh()
    #expect(await house.center.added.count == before)
    try await house.wait(until: "2024-05-01T19:00:00Z")
    try await house.keeper.refresh()
    // One rang, the last firing moves up, and the slot that asks to open the app moves on.
    #expect(await house.center.added.count == before + 2)
    #expect(await house.center.peak <= NotificationArmer.systemLimit)
  }

  @Test func overlappingRefreshesTakeTurns() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    let keeper = house.keeper
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { try await keeper.refresh() } }
      try await group.waitForAll()
    }
    #expect(await house.center.added.count == NotificationArmer.systemLimit)
    #expect(await house.center.removed.isEmpty)
  }

  @Test func whatCannotBeArmedIsStoredAndShown() async throws {
    let center = FakeNotificationCenter(refuses: { $0.firesLocal.description == "2024-05-03T20:30:00" })
    let house = try House(at: "2024-05-01T10:00:00Z", center: center)
    _ = try await house.adopt(at: ["20:30"])
    await house.today.refresh()
    let lost = try #require(house.today.state?.notArmed)
    #expect(lost.heading == "These reminders could not be set on this phone:")
    #expect(lost.lines == ["Friday 3 May, 20:30, Refusal 7"])
  }

  @Test func withoutPermissionTheScreenSaysSoUntilItIsGiven() async throws {
    let center = FakeNotificationCenter(permission: .denied)
    let house = try House(at: "2024-05-01T10:00:00Z", center: center)
    _ = try await house.adopt(at: ["20:30"])
    await house.today.refresh()
    let lines = try #require(house.today.state?.notArmed?.lines)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("Wednesday 1 May, 20:30, Notifications are not allowed") == true)
    await center.set(.granted)
    await house.today.refresh()
    #expect(house.today.state?.notArmed == nil)
  }

  @Test func anActionAt0130IsBookedOnTheDayItRangFor() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let rang = try await house.wait(until: "2024-05-01T23:30:00Z")
    let notice = try #require(rang.first)
    // Answered two days later, at 01:30 in Berlin: still for 1 May.
    try await house.wait(until: "2024-05-03T23:30:00Z")
    let report = try await house.keeper.answer(identifier: "rekindle.done", of: notice)
    #expect(report != nil)
    #expect(try await house.connectedDays() == ["2024-05-01"])
  }

  @Test func aReminderAfterMidnightBelongsToTheDayBefore() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["01:30"])
    try await house.keeper.refresh()
    let first = try #require(await house.center.reminders.first)
    #expect(first.firesLocal.description == "2024-05-02T01:30:00")
    #expect(first.subject?.day == "2024-05-01")
    try await house.wait(until: "2024-05-01T23:31:00Z")
    try await house.keeper.answer(
      identifier: "rekindle.done", of: first)
    #expect(try await house.connectedDays() == ["2024-05-01"])
  }

  @Test func laterRingsOnceMoreInAnHourAndThenNoMore() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let rang = try await house.wait(until: "2024-05-01T18:40:00Z")
    try await house.keeper.answer(
      identifier: "rekindle.later", of: try #require(rang.first))
    let again = try #require(
      await house.center.reminders.min { $0.firesLocal.description < $1.firesLocal.description })
    #expect(again.firesLocal.description == "2024-05-01T21:40:00")
    #expect(again.subject?.day == "2024-05-01")
    // It rings while the app is not running, and is wiped away: the next start must not show it again.
    try await house.wait(until: "2024-05-01T20:00:00Z")
    let report = try await house.keeper.refresh()
    #expect(report.shown.isEmpty)
    #expect(report.armed.first?.notice.firesLocal.description == "2024-05-02T20:30:00")
  }

  @Test func whatWasPutOffAndCouldNotRingIsShownAtTheNextStart() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let rang = try await house.wait(until: "2024-05-01T18:40:00Z")
    await house.center.set(.denied)
    try await house.keeper.answer(
      identifier: "rekindle.later", of: try #require(rang.first))
    await house.center.set(.granted)
    try await house.wait(until: "2024-05-01T20:00:00Z")
    let report = try await house.keeper.refresh()
    #expect(report.shown.compactMap(\.notice.subject?.ruleLocal) == ["2024-05-01T20:30:00"])
    #expect(try await house.keeper.refresh().shown.isEmpty)
  }

  @Test func skipSilencesTheDay() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30", "22:00"])
    try await house.keeper.refresh()
    let rang = try await house.wait(until: "2024-05-01T18:40:00Z")
    try await house.keeper.answer(
      identifier: "rekindle.skip", of: try #require(rang.first))
    #expect(await house.center.reminders.allSatisfy { $0.subject?.day != "2024-05-01" })
    #expect(try await house.connectedDays().isEmpty)
  }

  @Test func otherTapsAreNotBooked() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let notices = await house.center.reminders
    let reminder = try #require(notices.first { $0.subject != nil })
    let slot = try #require(notices.first { $0.subject == nil })
    let tap = "com.apple.UNNotificationDefaultActionIdentifier"
    #expect(try await house.keeper.answer(identifier: tap, of: reminder) == nil)
    #expect(try await house.keeper.answer(identifier: "rekindle.done", of: slot) == nil)
    #expect(try await house.connectedDays().isEmpty)
  }

  @Test func anAnswerBeforeTheFirstUnlockBringsTheNoticeBack() async throws {
    let keys = FakeKeyStore()
    let house = try House(at: "2024-05-01T10:00:00Z", keys: keys)
    _ = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let notice = try #require(try await house.wait(until: "2024-05-01T18:40:00Z").first)
    try await house.daybook.suspend()
    keys.lock()
    await #expect(throws: KeyStoreError.lockedUntilFirstUnlock) {
      try await house.keeper.answer(identifier: "rekindle.done", of: notice)
    }
    #expect(await house.center.shown == [notice])
    keys.unlock()
    try await house.keeper.answer(identifier: "rekindle.done", of: notice)
    #expect(try await house.connectedDays() == ["2024-05-01"])
  }

  @Test func anAnswerForARetiredRitualDoesNotComeBack() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    let coffee = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let notice = try #require(try await house.wait(until: "2024-05-01T18:40:00Z").first)
    try await house.daybook.vault().retire(ritual: coffee, here: house.clock.moment().here)
    await #expect(throws: (any Error).self) {
      try await house.keeper.answer(identifier: "rekindle.done", of: notice)
    }
    #expect(await house.center.shown.isEmpty)
  }

  @Test func aFlightMovesNothingOnTheWall() async throws {
    let house = try House(at: "2024-05-01T10:00:00Z")
    _ = try await house.adopt(at: ["20:30"])
    try await house.keeper.refresh()
    let before = await house.center.added.count
    house.clock.travel(to: try #require(TimeZone(identifier: "America/New_York")))
    try await house.keeper.refresh()
    // Floating times hold wherever the phone is: nothing of the first days is touched.
    #expect(await house.center.added.count == before)
    #expect(await house.center.reminders.first?.firesLocal.description == "2024-05-01T20:30:00")
  }
}

@Suite("The log of what is armed")
struct ArmedLogTests {
  @Test func aFileKeepsItAndABrokenOneIsEmpty() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "armed-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let log = FileArmedLog(file: file)
    #expect(log.read().isEmpty)
    let subject = NoticeSubject(ritual: "coffee", day: "2024-05-01", ruleLocal: "2024-05-01T20:30:00")
    let firing = ArmedFiring(
      identifier: "reminder.coffee", subject: subject, at: Date(timeIntervalSince1970: 1_714_588_200))
    try log.write([firing])
    #expect(FileArmedLog(file: file).read() == [firing])
    try Data("{".utf8).write(to: file)
    #expect(log.read().isEmpty)
  }
}
