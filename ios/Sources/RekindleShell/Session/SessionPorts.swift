// What a session is felt, heard and seen with, as ports.

/// Patterns for the hand.
@MainActor public protocol Haptics {
  /// Plays milliseconds of rest and touch in turn, beginning with rest.
  func play(_ milliseconds: [Int])
}

/// A voice that needs no network.
@MainActor public protocol Speech {
  /// Says a line in a language, in place of one that is being said.
  func say(_ line: String, in languageTag: String)
}

/// Whether the screen may go dark by itself.
@MainActor public protocol ScreenAwake {
  /// Keeps it lit while there is something to read; never during touch.
  func keep(_ isAwake: Bool)
}
