// What the journal shows. What a person wrote is in no description of these: printed by mistake they say nothing.

/// What an entry is about.
public enum WrittenKind: String, CaseIterable, Sendable {
  /// A note, something to be glad of, something to talk about, what stayed after a session, a letter.
  case free, appreciation, concern, reflection, letter
}

/// A value that prints its type alone.
public protocol Discreet: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Discreet {
  /// The type's name.
  public var description: String { "\(Self.self)" }
  /// The type's name.
  public var debugDescription: String { description }
  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The fixed words of the journal.
public struct JournalWords: Equatable, Sendable {
  /// The heading, and for whom it is.
  public let title, about: String
  /// Looking for words, writing, its tags, keeping it, changing it.
  public let search, write, tags, save, edit: String
  /// Deleting, the question before it, and keeping it after all.
  public let delete, deleteAsk, cancel: String
  /// Older entries; what was being written before; letting go of it.
  public let more, draft, discard: String
  /// The names of the kinds.
  public let kinds: [WrittenKind: String]
  /// Said in place of a list that is empty: nothing is written, nothing was found.
  public let empty, nothingFound: String
}

/// An entry, in the list or read whole.
public struct JournalEntry: Equatable, Sendable, Identifiable, Discreet {
  /// Its name in calls.
  public let id: String
  /// What it is about, and its name.
  public let kind: WrittenKind
  /// The name of the kind.
  public let kindName: String
  /// The ritual day it is for, written out.
  public let day: String
  /// Its tags.
  public let tags: [String]
  /// The practice it is about, by the guide's id.
  public let practice: String?
  /// The text; in the list only how it begins.
  public let text: String
}

/// An entry that was found.
public struct JournalHit: Equatable, Sendable, Identifiable, Discreet {
  /// A piece of its text.
  public struct Piece: Equatable, Sendable, Discreet {
    /// What it says.
    public let text: String
    /// It was asked for.
    public let isFound: Bool
  }

  /// Its name in calls.
  public let id: String
  /// The name of what it is about.
  public let kindName: String
  /// The ritual day it is for, written out.
  public let day: String
  /// The piece of the text around what was asked for.
  public let pieces: [Piece]
}

/// What is being written. It is never kept anywhere before it is saved but in memory.
public struct Draft: Equatable, Sendable, Discreet {
  /// The entry that is changed; nothing for a new one.
  public let id: String?
  /// What it is about.
  public var kind: WrittenKind
  /// What was typed.
  public var text: String
  /// Its tags.
  public var tags: [String]
  /// The practice that it is about, by the guide's id.
  public let practice: String?

  /// A draft.
  public init(
    id: String? = nil, kind: WrittenKind = .free, text: String = "", tags: [String] = [],
    practice: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.text = text
    self.tags = tags
    self.practice = practice
  }
}
