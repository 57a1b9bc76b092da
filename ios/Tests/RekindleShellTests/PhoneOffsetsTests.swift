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
}
