import Foundation
import Testing

@testable import RekindleShell

@Suite("Arming notices")
struct NotificationArmerTests {
  private let now = Date(timeIntervalSince1970: 1_714_500_000)

  @Test func armsOnlyTheDifference() async throws {
    let kept = try planned("coffee", "2024-05-01T20:00:00")
    let gone = try planned("walk", "2024-05-01T21:00:00")
    let new = try planned("coffee", "2024-05-02T20:00:00")
    let center = FakeNotificationCenter(waiting: [.reminder(kept.notice), .reminder(gone.notice)])
    let report = await NotificationArmer(center: center).arm([kept, new], now: now)
    #expect(await center.added == [new.notice])
    #expect(await center.removed == [gone.notice.identifier])
    #expect(report == ArmingReport(armed: [kept, new], shown: [], notArmed: []))
  }

  @Test func armingTwiceTouchesNothing() async throws {
    let plan = [try planned("coffee", "2024-05-01T20:00:00"), try planned("walk", "2024-05-01T21:00:00")]
    let center = FakeNotificationCenter()
    let armer = NotificationArmer(center: center)
    _ = await armer.arm(plan, now: now)
    let again = await armer.arm(plan, now: now)
    #expect(again.armed == plan)
    #expect(await center.added == plan.map(\.notice))
    #expect(await center.removed.isEmpty)
  }

  @Test func newWordsReplaceTheOldUnderTheSameName() async throws {
    let before = try planned("coffee", "2024-05-01T20:00:00", title: "A moment for you.")
    let after = try planned("coffee", "2024-05-01T20:00:00", title: "Coffee together")
    let center = FakeNotificationCenter(waiting: [.reminder(before.notice)])
    _ = await NotificationArmer(center: center).arm([after], now: now)
    #expect(await center.waiting == [.reminder(after.notice)])
  }

  @Test func aRunningTimerKeepsItsRequests() async throws {
    let timer = (1...3).map { PendingRequest.other(identifier: "timer.\($0)") }
    let center = FakeNotificationCenter(waiting: timer)
    let armer = NotificationArmer(center: center)
    #expect(await armer.room() == 61)
    _ = await armer.arm(try (0..<61).map { try planned("ritual-\($0)", "2024-05-01T20:00:00") }, now: now)
    #expect(await center.waiting.count == 64)
    _ = await armer.arm([], now: now)
    #expect(await center.waiting == timer)
  }

  @Test func atTheLimitTheOldLeaveBeforeTheNewCome() async throws {
    let old = try (0..<64).map { try planned("old-\($0)", "2024-05-01T20:00:00") }
    let new = try (0..<64).map { try planned("new-\($0)", "2024-05-02T20:00:00") }
    let center = FakeNotificationCenter(waiting: old.map { .reminder($0.notice) })
    _ = await NotificationArmer(center: center).arm(new, now: now)
    #expect(await center.peak == 64)
    #expect(await center.reminders == new.map(\.notice))
  }

  @Test func reportsWhatTheSystemRefusedAndWhatItForgot() async throws {
    let fine = try planned("fine", "2024-05-01T20:00:00")
    let refused = try planned("refused", "2024-05-01T20:00:00")
    let forgotten = try planned("forgotten", "2024-05-01T20:00:00")
    let center = FakeNotificationCenter(
      refuses: { $0 == refused.notice }, forgets: { $0 == forgotten.notice })
    let report = await NotificationArmer(center: center).arm([fine, refused, forgotten], now: now)
    #expect(report.armed == [fine])
    #expect(
      report.notArmed == [
        NotArmedNotice(planned: refused, reason: .refused("Refusal 7")),
        NotArmedNotice(planned: forgotten, reason: .noRoom),
      ])
  }

  @Test(arguments: [NotificationPermission.denied, .notAsked])
  func withoutPermissionEverythingIsReported(permission: NotificationPermission) async throws {
    let plan = [try planned("coffee", "2024-05-01T20:00:00"), try planned("walk", "2024-05-01T21:00:00")]
    let center = FakeNotificationCenter(permission: permission)
    let report = await NotificationArmer(center: center).arm(plan, now: now)
    #expect(report.notArmed.map(\.reason) == [.notAllowed, .notAllowed])
    #expect(await center.waiting.isEmpty)
  }

  @Test func whatCameDueWhileNothingCouldRingIsShownAtOnce() async throws {
    let late = try planned("coffee", "2024-05-01T20:00:00", at: now.addingTimeInterval(-60))
    let center = FakeNotificationCenter()
    let report = await NotificationArmer(center: center).arm([late], now: now)
    #expect(await center.shown == [late.notice])
    #expect(await center.waiting.isEmpty)
    #expect(report == ArmingReport(armed: [], shown: [late], notArmed: []))
  }
}

@Suite("What a notice carries")
struct NoticeTests {
  @Test func theSubjectSurvivesTheSystem() throws {
    let subject = NoticeSubject(
      ritual: "coffee", day: "2024-05-01", ruleLocal: "2024-05-02T01:30:00",
      also: ["2024-05-02T01:40:00", "2024-05-02T01:50:00"])
    #expect(NoticeSubject(userInfo: subject.userInfo) == subject)
    let single = NoticeSubject(ritual: "coffee", day: "2024-05-01", ruleLocal: "2024-05-02T01:30:00")
    #expect(NoticeSubject(userInfo: single.userInfo) == single)
    #expect(NoticeSubject(userInfo: ["ritual": "coffee"]) == nil)
  }

  @Test func theTimeIsArmedWithoutAZone() throws {
    let components = try planned("coffee", "2024-03-31T02:30:00").notice.firesLocal.floatingComponents
    #expect(components.timeZone == nil)
    #expect(components.calendar?.identifier == .gregorian)
    #expect([components.hour, components.minute, components.second] == [2, 30, 0])
    #expect(CivilTime(components)?.description == "2024-03-31T02:30:00")
  }

  @Test(arguments: [
    "2024-3-31T02:30:00", "2024-03-31 02:30:00", "2024-13-31T02:30:00", "2024-03-31T24:00:00", "",
    "2024-03-31T02:30:00Z", "+024-03-31T02:30:00",
  ])
  func refusesWhatIsNoCivilTime(text: String) { #expect(CivilTime(text) == nil) }
}

/// A notice of `ritual` whose rule says `local`, on the same day; far in the future unless `at` says when.
private func planned(
  _ ritual: String, _ local: String, title: String = "A moment for you.", at: Date = .distantFuture
) throws -> PlannedNotice {
  let notice = Notice(
    id: "\(ritual)@\(local)", firesLocal: try #require(CivilTime(local)), title: title,
    body: "When you like.",
    subject: NoticeSubject(ritual: ritual, day: String(local.prefix(10)), ruleLocal: local))
  return PlannedNotice(notice: notice, at: at)
}
