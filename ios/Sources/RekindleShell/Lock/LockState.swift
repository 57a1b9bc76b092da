// What covers the app, in one value. Words come resolved.

/// What covers the app, or how it may be covered.
public struct LockState: Equatable, Sendable {
  /// The fixed words.
  public struct Words: Equatable, Sendable {
    /// The heading, the field, its button.
    public let title, pin, unlock: String
    /// What the PIN covers, and the way out of a forgotten one.
    public let about, forgotten: String
    /// Setting a PIN, changing and removing it.
    public let set, change, remove: String
  }

  /// The fixed words.
  public let words: Words
  /// The PIN is asked for, and nothing else is shown.
  public let isLocked: Bool
  /// A PIN is set.
  public let hasPin: Bool
  /// Seconds until the next try is looked at; 0: now.
  public let waitSeconds: Int
  /// The same as a sentence; nothing when there is no wait.
  public let wait: String?
}
