import Foundation
import Testing

@testable import RekindleShell

@Suite("Offsets of the phone")
struct PhoneOffsetsTests {
  @Test(arguments: [
    // Summer time, told by the system: Berlin, March 2024 (EU directive 2000/84/EC: last Sunday, 01:00 UTC).
    ("Europe/Berlin", "2024-03-30T12:00:00Z", 3600, "2024-03-31T01:00:00Z", 7200),
    // Half an hour: Lord Howe Island.
    ("Australia/Lord_Howe", "2024-04-01T00:00:00Z", 39_600, "2024-04-06T15:00:00Z", 37_800),
    // Two hours: Troll station.
    ("Antarctica/Troll", "2024-03-30T00:00:00Z", 0, "2024-03-31T01:00:00Z", 7200),
    // Another offset for good, no summer time: Pyongyang, 5 May 2018, 00:00 as it had been before 2015.
    ("Asia/Pyongyang", "2018-05-01T00:00:00Z", 30_600, "2018-05-04T15:00:00Z", 32_400),
    // A whole day left out: Samoa, end of 2011.
    ("Pacific/Apia", "2011-12-29T00:00:00Z", -36_000, "2011-12-30T10:00:00Z", 50_400),
  ])
  func findsTheFirstChange(zone: String, now: String, initial: Int, at: String, after: Int) throws {
    let zone = try #require(TimeZone(identifier: zone))
    let offsets = PhoneOffsets(of: zone, around: try instant(now))
    #expect(offsets.initialOffsetSeconds == initial)
    let change = PhoneOffsets.Change(at: try instant(at), offsetSeconds: after)
    #expect(offsets.changes.first == change)
  }

  @Test func looksBackThreeDays() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    let change = try instant("2024-03-31T01:00:00Z")
    let justBefore = PhoneOffsets(of: zone, around: change.addingTimeInterval(3 * 86_400 - 1))
    #expect(justBefore.initialOffsetSeconds == 3600)
    #expect(justBefore.changes.first?.at == change)
    let exactly = PhoneOffsets(of: zone, around: change.addingTimeInterval(3 * 86_400))
    #expect(exactly.initialOffsetSeconds == 7200)
    #expect(exactly.changes.first?.at != change)
  }

  @Test func reachesFourHundredDaysAndIsInOrder() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    let now = try instant("2024-03-30T12:00:00Z")
    let offsets = PhoneOffsets(of: zone, around: now)
    #expect(offsets.changes.map(\.offsetSeconds) == [7200, 3600, 7200])
    #expect(offsets.changes.map(\.at) == offsets.changes.map(\.at).sorted())
  }

  @Test func aFixedZoneHasNoChanges() throws {
    let zone = try #require(TimeZone(secondsFromGMT: 19_800))
    let offsets = PhoneOffsets(of: zone, around: try instant("2024-03-30T12:00:00Z"))
    #expect(offsets == PhoneOffsets(initialOffsetSeconds: 19_800, changes: []))
  }

  /// Changes at any second of a day, of any size, also two on neighbouring days.
  private static let changes: [(at: Double, offset: Int)] = [
    (1_000_000, 7200), (1_086_399, 3600), (1_500_001, 5400), (1_600_000, -39_600), (9_000_000, 0),
  ]

  /// Which changes a system names when it is asked for the next one.
  enum Naming: CaseIterable, Sendable { case every, none, everySecond, theFirstForEver }

  @Test(arguments: Naming.allCases)
  func findsWhatTheSystemDoesNotName(naming: Naming) {
    let instants = Self.changes.map(\.at)
    let source = ZoneSource(
      offset: { instant in Self.changes.last { $0.at <= instant }?.offset ?? 3600 },
      nextNamed: { after in
        switch naming {
        case .every: instants.first { $0 > after }
        case .none: nil
        case .everySecond: [instants[0], instants[2], instants[4]].first { $0 > after }
        case .theFirstForEver: instants[0]
        }
      })
    let offsets = PhoneOffsets(
      of: source, around: Date(timeIntervalSince1970: 700_000.5),
      until: Date(timeIntervalSince1970: 10_000_000))
    #expect(offsets.initialOffsetSeconds == 3600)
    #expect(offsets.changes.map(\.at.timeIntervalSince1970) == instants)
    #expect(offsets.changes.map(\.offsetSeconds) == Self.changes.map(\.offset))
  }
}
