// A file of tests/scenarios as its README describes it.
import Foundation

@testable import RekindleShell

/// A story on one phone or several.
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
    let phone: String
    let `do`: [String: JSON]
    let place: String?
    let save: String?
    let error: String?
    let expect: JSON?

    private enum Key: CodingKey { case at, phone, `do`, place, save, error, expect, note }

    init(from decoder: any Decoder) throws {
      let step = try decoder.container(keyedBy: Key.self)
      at = try step.decode(String.self, forKey: .at)
      phone = try step.decodeIfPresent(String.self, forKey: .phone) ?? "a"
      `do` = try step.decode([String: JSON].self, forKey: .do)
      place = try step.decodeIfPresent(String.self, forKey: .place)
      save = try step.decodeIfPresent(String.self, forKey: .save)
      error = try step.decodeIfPresent(String.self, forKey: .error)
      // A null that is written is expected, too.
      expect = step.contains(.expect) ? try step.decode(JSON.self, forKey: .expect) : nil
    }
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

/// A story: its phones, and what is between them: names, numbers that people see, a folder that all reach.
@MainActor
final class Story {
  /// Opens the backups of stories.
  static let passphrase = "a scenario's passphrase"

  let scenario: Scenario
  let folder: URL
  /// What was saved, by its name; all phones know it.
  var saved: [String: String] = [:]
  /// The number on the screen, by phone.
  var numbers: [String: String] = [:]
  private var phones: [String: ScenarioPhone] = [:]

  init(_ scenario: Scenario) throws {
    self.scenario = scenario
    folder = FileManager.default.temporaryDirectory.appending(path: "rekindle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "mailbox"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The folder that all phones reach.
  var mailbox: String { folder.appending(path: "mailbox").path(percentEncoded: false) }

  /// Does one step on its phone; what differs from what it expects.
  func run(_ step: Scenario.Step) async throws -> [String] {
    if phones[step.phone] == nil { phones[step.phone] = try ScenarioPhone(step.phone, in: self) }
    return try await phones[step.phone]?.run(step) ?? []
  }

  /// Keeps a file that is handed over; its path.
  func put(_ bytes: Data) throws -> String {
    let file = folder.appending(path: "\(UUID().uuidString).parcel")
    try bytes.write(to: file)
    return file.path(percentEncoded: false)
  }
}

/// What a step did.
enum Outcome {
  /// Nothing is seen.
  case nothing
  /// This is seen.
  case seen(JSON)
  /// Something was made that can be saved: a ritual's or proposal's id, a text, a file; and what is seen.
  case made(String?, JSON)
}
