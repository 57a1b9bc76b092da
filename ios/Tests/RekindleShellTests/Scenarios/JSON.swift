// JSON as a value, for data whose shape differs from step to step.
import Foundation

/// A JSON value.
enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])
}

extension JSON: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral bool: Bool) { self = .bool(bool) }

  init(_ text: String?) { self = text.map(JSON.text) ?? .null }
  init(_ texts: [String]) { self = .list(texts.map(JSON.text)) }
  init(_ number: some BinaryInteger) { self = .number(Double(number)) }

  /// Where `self`, which was seen, differs from what is expected: of an object only the fields that are
  /// written count, everything else must be equal.
  func differences(from expected: JSON, at path: String = "") -> [String] {
    switch (expected, self) {
    case (.object(let wanted), .object(let seen)):
      return wanted.keys.sorted().flatMap { key in
        guard let wanted = wanted[key], let seen = seen[key] else { return ["\(path).\(key): is not seen"] }
        return seen.differences(from: wanted, at: "\(path).\(key)")
      }
    case (.list(let wanted), .list(let seen)) where wanted.count == seen.count:
      return zip(wanted, seen).enumerated().flatMap { index, pair in
        pair.1.differences(from: pair.0, at: "\(path)[\(index)]")
      }
    default:
      return self == expected ? [] : ["\(path): expected \(expected), seen \(self)"]
    }
  }
}

/// The fields of an action. Each is taken once; one that nobody takes is an error in the file.
struct Fields {
  private var left: [String: JSON]

  init(_ json: JSON) throws {
    guard case .object(let fields) = json else { throw Unusable(reason: "not an object: \(json)") }
    left = fields
  }

  /// The names of the fields that are there.
  var names: Set<String> { Set(left.keys) }

  mutating func take(_ name: String) -> JSON? { left.removeValue(forKey: name) }

  mutating func text(_ name: String) throws -> String? {
    switch take(name) {
    case .text(let text): text
    case nil: nil
    case let other?: throw Unusable(reason: "\(name) is no text: \(other)")
    }
  }

  mutating func bool(_ name: String) throws -> Bool? {
    switch take(name) {
    case .bool(let bool): bool
    case nil: nil
    case let other?: throw Unusable(reason: "\(name) is no truth value: \(other)")
    }
  }

  mutating func number(_ name: String) throws -> Int? {
    switch take(name) {
    case .number(let number): Int(number)
    case nil: nil
    case let other?: throw Unusable(reason: "\(name) is no number: \(other)")
    }
  }

  mutating func texts(_ name: String) throws -> [String]? {
    switch take(name) {
    case .list(let list):
      try list.map { json in
        guard case .text(let text) = json else { throw Unusable(reason: "\(name) holds no text: \(json)") }
        return text
      }
    case nil: nil
    case let other?: throw Unusable(reason: "\(name) is no list: \(other)")
    }
  }

  func need<Value>(_ value: Value?, _ name: String) throws -> Value {
    guard let value else { throw Unusable(reason: "\(name) is missing") }
    return value
  }

  func end() throws {
    if !left.isEmpty { throw Unusable(reason: "unknown fields: \(left.keys.sorted())") }
  }
}
