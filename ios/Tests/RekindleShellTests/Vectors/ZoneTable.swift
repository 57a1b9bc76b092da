// The zones of the vectors, from Foundation, as far as the vectors look.
import Foundation
import RekindleCore

@testable import RekindleShell

/// The offsets of each zone from 1850 to 2201, read once: the vectors ask for few zones, each many times.
final class ZoneTable: @unchecked Sendable {
  private let lock = NSLock()
  private var offsets: [String: PhoneOffsets] = [:]
  private static let beginning = Date(timeIntervalSince1970: -3_786_825_600)
  private static let end = Date(timeIntervalSince1970: 7_289_654_400)

  static let shared = ZoneTable()

  /// What the core is handed at `now` in `zone`, reaching to the end of all vectors.
  func here(_ now: Date, _ zone: String) throws -> Here {
    let all = try offsets(of: zone)
    let start = now.addingTimeInterval(-Double(PhoneOffsets.lookBackDays) * 86_400)
    let passed = all.changes.prefix { $0.at <= start }
    let offsets = PhoneOffsets(
      initialOffsetSeconds: passed.last?.offsetSeconds ?? all.initialOffsetSeconds,
      changes: Array(all.changes.dropFirst(passed.count)))
    return PhoneMoment(now: now, offsets: offsets).here
  }

  private func offsets(of name: String) throws -> PhoneOffsets {
    try lock.withLock {
      try read(name)
    }
  }

  private func read(_ name: String) throws -> PhoneOffsets {
    if let known = offsets[name] { return known }
    guard let zone = TimeZone(identifier: name) else { throw Unusable(reason: "no zone \(name)") }
    var read = PhoneOffsets(of: zone, around: Self.beginning, until: Self.end)
    if let newer = try Self.newerRules[name]?(read, self) { read = newer }
    offsets[name] = read
    return read
  }

  /// Rules that are younger than the zone data inside Foundation for Linux (ICU's, of 2023; Apple's systems
  /// get theirs with each update). Each takes what Foundation says and corrects it when that is old.
  private static let newerRules: [String: @Sendable (PhoneOffsets, ZoneTable) throws -> PhoneOffsets?] = [
    // tzdata 2024a: on 31 March 2024 standard time went from -1 to -2, with the European Union's summer time.
    "America/Scoresbysund": { old, table in
      let change = Date(timeIntervalSince1970: 1_711_846_800)
      guard !old.changes.contains(where: { $0.at > change && $0.offsetSeconds == -7200 }) else { return nil }
      let berlin = try table.read("Europe/Berlin")
      return PhoneOffsets(
        initialOffsetSeconds: old.initialOffsetSeconds,
        changes: old.changes.filter { $0.at < change }
          + berlin.changes.filter { $0.at > change }.map {
            PhoneOffsets.Change(at: $0.at, offsetSeconds: $0.offsetSeconds - 3 * 3600)
          })
    }
  ]
}
