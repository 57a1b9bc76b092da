// What the core's journal does for its screen, as a port.

/// The journal, as its screen needs it. Every call needs the unlocked app.
public protocol JournalBook: Sendable {
  /// The fixed words.
  func journalWords() async -> JournalWords
  /// A page of entries, newest first, after the one named.
  func entries(after id: String?, limit: Int) async throws -> [JournalEntry]
  /// The newest entries in which all words of a query stand.
  func search(_ query: String) async throws -> [JournalHit]
  /// One entry, whole.
  func entry(_ id: String) async throws -> JournalEntry
  /// Keeps what was written.
  func save(_ draft: Draft, at moment: PhoneMoment) async throws -> JournalEntry
  /// Deletes an entry for good.
  func deleteEntry(_ id: String) async throws
  /// What an error says to people, and what to do.
  func explain(_ error: any Error) async -> Problem
}
