// A phone with the real core in it: vault, presenters and a notification centre of its own.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

/// The shell as the app puts it together, with fakes where the system would be.
@MainActor
final class House {
  let folder: URL
  let clock: FakeClock
  let keys: FakeKeyStore
  let log = FakeArmedLog()
  let center: FakeNotificationCenter
  let daybook: CoreDaybook
  let keeper: ReminderKeeper
  let today: TodayModel
  let couple: CoupleModel
  let lock: LockModel
  let journal: JournalModel
  let senses = FakeSenses()
  let session: SessionModel

  /// A phone in `zone` at `utc`, with an empty vault.
  init(
    at utc: String, in zone: String = "Europe/Berlin", languages: [String] = ["en-GB"],
    locale: Locale = Locale(identifier: "en_GB"), keys: FakeKeyStore = FakeKeyStore(),
    center: FakeNotificationCenter = FakeNotificationCenter(), random: UInt8 = 1
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rekindle-\(UUID().uuidString)")
    clock = FakeClock(try instant(utc), in: try #require(TimeZone(identifier: zone)))
    self.keys = keys
    self.center = center
    daybook = try CoreDaybook(
      place: VaultPlace(folder: folder), keys: keys, random: FakeRandomBytes(startingAt: random),
      clock: clock, languages: languages, locale: locale)
    keeper = ReminderKeeper(book: daybook, center: center, log: log, clock: clock)
    today = TodayModel(daybook: daybook, keeper: keeper, clock: clock)
    couple = CoupleModel(book: daybook, keeper: keeper, clock: clock)
    lock = LockModel(book: daybook, clock: clock)
    journal = JournalModel(book: daybook, clock: clock)
    session = SessionModel(book: daybook, clock: clock, haptics: senses, speech: senses, awake: senses)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Adopts a practice with these times of day, every day; its id.
  func adopt(
    _ practice: String = "morning-coffee", at times: [String], quieting: Quieting = .restOfDay
  ) async throws -> String {
    let schedule = ScheduleRequest(times: times, rule: "FREQ=DAILY")
    let request = AdoptRequest(practice: practice, quieting: quieting, schedule: .at(schedule: schedule))
    let here = clock.moment().here
    return try await daybook.vault().adopt(request: request, here: here, languageTag: "en").id
  }

  /// The days on which the ritual is marked, this month and the last.
  func connectedDays() async throws -> [String] {
    try await daybook.vault().figures(here: clock.moment().here).connected
  }

  /// Time goes on to `utc`; what is due by then rings.
  @discardableResult
  func wait(until utc: String) async throws -> [Notice] {
    clock.set(try instant(utc))
    return await center.ring(until: localNow())
  }

  /// What a clock on the wall shows.
  func localNow() -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = clock.zone()
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: clock.now())
    return CivilTime(parts)?.description ?? ""
  }
}
