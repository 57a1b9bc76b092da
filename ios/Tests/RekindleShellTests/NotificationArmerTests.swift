import Foundation
@testable import RekindleShell
import Testing

@Suite("Arming notices")
struct NotificationArmerTests {
  @Test func armsOnlyTheDifference() async throws {
    let kept = try notice("coffee", "2024-05-01T20:00:00")
    let gone = try notice("walk", "2024-05-01T21:00:00")
    let new = try notice("coffee", "2024-05-02T20:00:00")
    let center = FakeNotificationCenter(waiting: [.reminder(kept), .reminder(gone)])
    let report = await NotificationArmer(center: center).arm([kept, new])
    #expect(await center.added == [new])
    #expect(await center.removed == [gone.identifier])
    #expect(await center.armed == [kept, new])
    #expect(report == ArmingReport(added: 1, removed: 1, notArmed: []))
  }

  @Test func armingTwiceTouchesNothing() async throws {
    let plan = [try notice("coffee", "2024-05-01T20:00:00"), try notice("walk", "2024-05-01T21:00:00")]
    let center = FakeNotificationCenter()
    let armer = NotificationArmer(center: center)
    _ = await armer.arm(plan)
    let again = await armer.arm(plan)
    #expect(again == ArmingReport(added: 0, removed: 0, notArmed: []))
    #expect(await center.added == plan)
  }

  @Test func newWordsReplaceTheOldUnderTheSameName() async throws {
    let before = try notice("coffee", "2024-05-01T20:00:00", body: "A moment for you.")
    let after = try notice("coffee", "2024-05-01T20:00:00", body: "Coffee together")
    let center = FakeNotificationCenter(waiting: [.reminder(before)])
    let report = await NotificationArmer(center: center).arm([after])
    #expect(await center.waiting == [.reminder(after)])
    #expect(report.added == 1)
  }

  @Test func aRunningTimerKeepsItsRequests() async throws {
    let timer = (1...3).map { PendingRequest.other(identifier: "timer.\($0)") }
    let center = FakeNotificationCenter(waiting: timer)
    let armer = NotificationArmer(center: center)
    #expect(await armer.room() == 61)
    let plan = try (0..<61).map { try notice("ritual-\($0)", "2024-05-01T20:00:00") }
    _ = await armer.arm(plan)
    #expect(await center.waiting.count == 64)
    let nothing = await armer.arm([])
    #expect(await center.waiting == timer)
    #expect(nothing.removed == 61)
  }

  @Test func atTheLimitTheOldLeaveBeforeTheNewCome() async throws {
    let old = try (0..<64).map { try notice("old-\($0)", "2024-05-01T20:00:00") }
    let new = try (0..<64).map { try notice("new-\($0)", "2024-05-02T20:00:00") }
    let center = FakeNotificationCenter(waiting: old.map { .reminder($0) })
    _ = await NotificationArmer(center: center).arm(new)
    #expect(await center.peak == 64)
    #expect(await center.armed == Set(new))
  }

  @Test func reportsWhatTheSystemRefusedAndWhatItForgot() async throws {
    let fine = try notice("fine", "2024-05-01T20:00:00")
    let refused = try notice("refused", "2024-05-01T20:00:00")
    let forgotten = try notice("forgotten", "2024-05-01T20:00:00")
    let center = FakeNotificationCenter(refuses: { $0 == refused }, forgets: { $0 == forgotten })
    let report = await NotificationArmer(center: center).arm([fine, refused, forgotten])
    #expect(
      report.notArmed == [
        NotArmedNotice(notice: refused, reason: .refused),
        NotArmedNotice(notice: forgotten, reason: .dropped),
      ])
  }

  @Test(arguments: [NotificationPermission.denied, .notAsked])
  func withoutPermissionEverythingIsReported(permission: NotificationPermission) async throws {
    let plan = [try notice("coffee", "2024-05-01T20:00:00"), try notice("walk", "2024-05-01T21:00:00")]
    let center = FakeNotificationCenter(permission: permission)
    let report = await NotificationArmer(center: center).arm(plan)
    #expect(report.notArmed.map(\.reason) == [.notAllowed, .notAllowed])
    #expect(await center.waiting.isEmpty)
  }
}

@Suite("What a notice carries")
struct PlannedNoticeTests {
  @Test func theSubjectSurvivesTheSystem() throws {
    let subject = NoticeSubject(ritual: "coffee", day: "2024-05-01", ruleLocal: "2024-05-02T01:30:00")
    #expect(NoticeSubject(userInfo: subject.userInfo) == subject)
    #expect(NoticeSubject(userInfo: ["ritual": "coffee"]) == nil)
  }

  @Test func theTimeIsArmedWithoutAZone() throws {
    let components = try notice("coffee", "2024-03-31T02:30:00").firesLocal.floatingComponents
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

/// A notice of `ritual` whose rule says `local`, on the same day.
func notice(_ ritual: String, _ local: String, body: String = "A moment for you.") throws -> PlannedNotice {
  PlannedNotice(
    firesLocal: try #require(CivilTime(local)), title: "Rekindle", body: body,
    subject: NoticeSubject(ritual: ritual, day: String(local.prefix(10)), ruleLocal: local))
}
