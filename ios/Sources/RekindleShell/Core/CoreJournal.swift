// The journal over the generated bindings, in the words of its catalogues.
import Foundation
import RekindleCore

extension CoreDaybook: JournalBook {
  /// The fixed words.
  public func journalWords() -> JournalWords { wording.journal }

  /// A page of entries, newest first, after the one named.
  public func entries(after id: String?, limit: Int) throws -> [JournalEntry] {
    let request = ListRequest(after: id, limit: UInt32(clamping: limit))
    return try vault().entries(request: request).map(wording.entry)
  }

  /// The newest entries in which all words of a query stand.
  public func search(_ query: String) throws -> [JournalHit] {
    try vault().searchJournal(query: query).map(wording.hit)
  }

  /// One entry, whole.
  public func entry(_ id: String) throws -> JournalEntry { wording.entry(try vault().entry(id: id)) }

  /// Keeps what was written.
  public func save(_ draft: Draft, at moment: PhoneMoment) throws -> JournalEntry {
    let core = try vault()
    guard let id = draft.id else {
      let request = WriteRequest(
        kind: draft.kind.core, text: draft.text, tags: draft.tags, practice: draft.practice)
      return wording.entry(try core.writeEntry(request: request, here: moment.here))
    }
    let about: PracticeChange = draft.practice.map { .about(practice: $0) } ?? .nothing
    let request = EntryEditRequest(
      kind: draft.kind.core, text: draft.text, tags: draft.tags, practice: about)
    return wording.entry(try core.editEntry(id: id, request: request, here: moment.here))
  }

  /// Deletes an entry for good.
  public func deleteEntry(_ id: String) throws { try vault().deleteEntry(id: id) }
}

extension WrittenKind {
  init(_ kind: EntryKind) {
    switch kind {
    case .free: self = .free
    case .appreciation: self = .appreciation
    case .concern: self = .concern
    case .reflection: self = .reflection
    case .letter: self = .letter
    }
  }

  var core: EntryKind {
    switch self {
    case .free: .free
    case .appreciation: .appreciation
    case .concern: .concern
    case .reflection: .reflection
    case .letter: .letter
    }
  }
}

extension Wording {
  var journal: JournalWords {
    func word(_ key: String) -> String { text("journal_screen.\(key)") }
    return JournalWords(
      title: word("title"), about: word("about"), search: word("search"), write: word("write"),
      tags: word("tags"), save: text("common.save"), edit: text("common.edit"), delete: word("delete"),
      deleteAsk: word("delete_ask"), cancel: text("common.cancel"), more: text("common.more"),
      draft: word("draft"), discard: word("discard"),
      kinds: Dictionary(uniqueKeysWithValues: WrittenKind.allCases.map { ($0, name($0)) }),
      empty: word("empty"), nothingFound: word("nothing_found"))
  }

  func entry(_ view: EntryView) -> JournalEntry {
    let kind = WrittenKind(view.kind)
    return JournalEntry(
      id: view.id, kind: kind, kindName: name(kind), day: longDay(view.day), tags: view.tags,
      practice: view.practice, text: view.text)
  }

  func hit(_ view: HitView) -> JournalHit {
    JournalHit(
      id: view.id, kindName: name(WrittenKind(view.kind)), day: longDay(view.day),
      pieces: pieces(view.snippet))
  }

  private func name(_ kind: WrittenKind) -> String { text("journal_screen.kind.\(kind.rawValue)") }

  /// The core counts Unicode scalars, and so does this view of a text.
  private func pieces(_ snippet: SnippetView) -> [JournalHit.Piece] {
    let letters = Array(snippet.text.unicodeScalars)
    var pieces: [JournalHit.Piece] = []
    var at = 0
    func take(_ end: Int, _ isFound: Bool) {
      let end = min(end, letters.count)
      guard end > at else { return }
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: letters[at..<end])
      pieces.append(JournalHit.Piece(text: String(piece), isFound: isFound))
      at = end
    }
    if snippet.cutBefore { pieces.append(JournalHit.Piece(text: "…", isFound: false)) }
    for marked in snippet.marked {
      take(Int(marked.from), false)
      take(Int(marked.to), true)
    }
    take(letters.count, false)
    if snippet.cutAfter { pieces.append(JournalHit.Piece(text: "…", isFound: false)) }
    return pieces
  }
}
