// A file of tests/scenarios as its README describes it.
import Foundation

@testable import RekindleShell

/// A story on one phone.
struct Scenario: Decodable {
  struct Place: Decodable {
    struct Change: Decodable {
      let at: String
      let offset_seconds: Int
    }
    let zone: String
    let initial_offset_seconds: Int
    let changes: [Change]

    func offsets() throws -> PhoneOffsets {
      PhoneOffsets(
        initialOffsetSeconds: initial_offset_seconds,
        changes: try changes.map {
          PhoneOffsets.Change(at: try instant($0.at), offsetSeconds: $0.offset_seconds)
        })
    }
  }

  struct Step: Decodable {
    let at: String
    let `do`: [String: JSON]
    let place: String?
    let save: String?
    let error: String?
    let expect: JSON?
  }

  let title: String
  let language: String?
  let places: [String: Place]
  let steps: [Step]

  /// Every file of the folder, by its name.
  static func all() throws -> [(name: String, scenario: Scenario)] {
    let folder = dataFolder.appending(path: "scenarios")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { ($0.lastPathComponent, try JSONDecoder().decode(Scenario.self, from: Data(contentsOf: $0))) }
  }
}

/// Stands at a step's instant, in its place.
final class ScenarioClock: PhoneClock, @unchecked Sendable {
  private let lock = NSLock()
  private var current = PhoneMoment(
    now: .distantPast, offsets: PhoneOffsets(initialOffsetSeconds: 0, changes: []))

  func set(_ moment: PhoneMoment) { lock.withLock { current = moment } }
  func moment() -> PhoneMoment { lock.withLock { current } }
  func now() -> Date { moment().now }
  /// Not asked: a place of a scenario carries its offsets.
  func zone() -> TimeZone { .gmt }
}
