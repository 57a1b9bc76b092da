// The zones of the vectors, from Foundation, as far as the vectors look.
import Foundation
import RekindleCore

@testable import RekindleShell

/// The offsets of one zone from 1900 to 2201, read once: the vectors ask for few zones, each many times.
final class ZoneTable: @unchecked Sendable {
  private let lock = NSLock()
  private var offsets: [String: PhoneOffsets] = [:]
  private static let beginning = Date(timeIntervalSince1970: -2_208_988_800)
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
      if let known = offsets[name] { return known }
      guard let zone = TimeZone(identifier: name) else { throw Unusable(reason: "no zone \(name)") }
      let read = PhoneOffsets(of: zone, around: Self.beginning, until: Self.end)
      offsets[name] = read
      return read
    }
  }
}
