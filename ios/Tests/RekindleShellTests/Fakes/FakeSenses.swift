import Foundation

@testable import RekindleShell

/// Keeps what a session said, played and lit.
@MainActor
final class FakeSenses: Haptics, Speech, ScreenAwake {
  var said: [String] = []
  var played: [[Int]] = []
  var isAwake = false

  func play(_ milliseconds: [Int]) { played.append(milliseconds) }
  func say(_ line: String, in languageTag: String) { said.append(line) }
  func keep(_ isAwake: Bool) { self.isAwake = isAwake }
}
