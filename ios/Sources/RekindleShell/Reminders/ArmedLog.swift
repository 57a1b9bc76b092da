// Which firings were armed last time, so that it is known later which of them rang.
//
// The system does not tell an app that was not running that a notice rang, and forgets it once the person
// wipes it away. Without this log a reminder that was put off would be shown again at the next start. It
// holds ids and times, never words.
public import Foundation

/// A firing that was armed.
public struct ArmedFiring: Codable, Equatable, Sendable {
  /// The name under which the system holds it.
  public let identifier: String
  /// What it is about.
  public let subject: NoticeSubject
  /// When it rings.
  public let at: Date
}

/// Keeps the firings that were armed last.
public protocol ArmedLog: Sendable {
  /// The firings that were armed last; none when nothing was stored, or nothing that can be read.
  func read() -> [ArmedFiring]
  /// Stores the firings that are armed now, in place of those before.
  func write(_ firings: [ArmedFiring]) throws
}

/// Keeps them in a file.
public struct FileArmedLog: ArmedLog {
  private let file: URL

  /// Keeps them in `file`, whose folder exists.
  public init(file: URL) {
    self.file = file
  }

  /// The firings in the file. A file that cannot be read counts as none: the worst that follows is one
  /// reminder shown twice.
  public func read() -> [ArmedFiring] {
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([ArmedFiring].self, from: data)) ?? []
  }

  /// Replaces the file in one step.
  public func write(_ firings: [ArmedFiring]) throws {
    let data = try JSONEncoder().encode(firings)
    #if canImport(Darwin)
      // Readable after the first unlock, as the daybook is: actions of a notice come while the phone is locked.
      try data.write(to: file, options: [.atomic, .completeFileProtectionUntilFirstUserAuthentication])
    #else
      try data.write(to: file, options: .atomic)
    #endif
  }
}
