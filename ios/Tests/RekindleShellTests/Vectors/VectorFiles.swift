// Reads tests/vectors and tests/scenarios: the data that every language runs.
import Foundation
import Testing

/// The repository's folder with the data.
let dataFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../tests")

/// One line of a vector file.
struct VectorLine: Sendable {
  /// Its number, from 1.
  let number: Int
  /// Its text.
  let text: String

  /// Reads `in` as one type and `out` as another.
  func decode<In: Decodable, Out: Decodable>(_: In.Type, _: Out.Type) throws -> (given: In, wanted: Out) {
    let line = try JSONDecoder().decode(Line<In, Out>.self, from: Data(text.utf8))
    return (line.in, line.out)
  }

  /// Whether the line says that its input cannot be used.
  var isRefused: Bool {
    (try? JSONDecoder().decode(Refusal.self, from: Data(text.utf8))) != nil
  }

  private struct Line<In: Decodable, Out: Decodable>: Decodable {
    let `in`: In
    let out: Out
  }

  private struct Refusal: Decodable {
    struct Out: Decodable { let error: String }
    let out: Out
  }
}

/// The lines of tests/vectors/`kind`.jsonl.
func vectors(_ kind: String) throws -> [VectorLine] {
  let text = try String(contentsOf: dataFolder.appending(path: "vectors/\(kind).jsonl"), encoding: .utf8)
  let lines = text.split(separator: "\n").enumerated().map { VectorLine(number: $0 + 1, text: String($1)) }
  try #require(!lines.isEmpty)
  return lines
}

/// Runs every line of a vector file: `run` decodes, calls the core and gives back what came out and what
/// should have. A line that cannot be used must fail somewhere on the way, in the decoding or in the core.
func check<Value: Equatable>(
  _ kind: String, _ run: (VectorLine) throws -> (got: Value, wanted: Value)
) throws {
  for line in try vectors(kind) {
    if line.isRefused {
      #expect(throws: (any Error).self, "\(kind) \(line.number): \(line.text)") { try run(line) }
      continue
    }
    do {
      let (got, wanted) = try run(line)
      #expect(got == wanted, "\(kind) \(line.number): \(line.text)")
    } catch {
      Issue.record("\(kind) \(line.number): \(error)\n\(line.text)")
    }
  }
}

/// What a line says that no type can hold.
struct Unusable: Error {
  let reason: String
}

/// Reads RFC 3339 with `Z`, as the vectors write it.
func instant(_ text: String) throws -> Date {
  guard text.hasSuffix("Z"), let date = try? Date(text, strategy: .iso8601), write(date) == text else {
    throw Unusable(reason: "no instant: \(text)")
  }
  return date
}

/// Writes RFC 3339 with `Z`.
func write(_ instant: Date) -> String { instant.formatted(.iso8601) }
