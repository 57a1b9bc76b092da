// The presenter of the journal: taps in, one state out.
//
// It lives as long as the process, and with it what is being written: a lock in between hides it and loses nothing.
public import Observation

/// Presents the journal.
@MainActor @Observable
public final class JournalModel {
  /// The fixed words; nothing before the first reading.
  public private(set) var words: JournalWords?
  /// The newest entries, as far as they were asked for.
  public private(set) var entries: [JournalEntry] = []
  /// There are older ones.
  public private(set) var hasMore = false
  /// What is searched for; empty: the list is shown.
  public private(set) var query = ""
  /// What was found; nothing while nothing is searched for.
  public private(set) var hits: [JournalHit]?
  /// The entry that is read.
  public private(set) var open: JournalEntry?
  /// The entry that is deleted when the person says so once more.
  public private(set) var deleting: JournalEntry.ID?
  /// What is being written.
  public var draft: Draft?
  /// What went wrong with the last tap; nothing when all is well.
  public private(set) var problem: Problem?

  private static let page = 20
  @ObservationIgnored private let book: any JournalBook
  @ObservationIgnored private let clock: any PhoneClock
  @ObservationIgnored private var asked = 0
  @ObservationIgnored private var current: Task<Void, Never>?

  /// Presents `book`.
  public init(book: any JournalBook, clock: any PhoneClock) {
    self.book = book
    self.clock = clock
  }

  /// Reads the newest entries: at start, and after unlocking.
  public func refresh() async { await work { try await $0.firstPage() } }

  /// Reads the next page.
  public func more() async {
    await work { model in
      guard model.hasMore, let last = model.entries.last else { return }
      try await model.nextPage(after: last.id)
    }
  }

  /// Searches as it is typed: the newest query wins, whichever is answered first. An empty one shows the list again.
  public func search(_ query: String) async {
    asked += 1
    let mine = asked
    self.query = query
    do {
      let found = Self.isBlank(query) ? nil : try await book.search(query)
      guard mine == asked else { return }
      hits = found
      problem = nil
    } catch {
      guard mine == asked else { return }
      await tell(error)
    }
  }

  /// Shows one entry, whole.
  public func show(_ id: JournalEntry.ID) async { await work { $0.open = try await $0.book.entry(id) } }

  /// Closes the entry that is read.
  public func close() {
    open = nil
    deleting = nil
  }

  /// Begins a new entry; one that is being written stays where it is.
  public func begin(_ kind: WrittenKind = .free, about practice: String? = nil) {
    if draft == nil { draft = Draft(kind: kind, practice: practice) }
  }

  /// Begins to change an entry; one that is being written stays where it is.
  public func edit(_ id: JournalEntry.ID) async {
    await work { model in
      guard model.draft == nil else { return }
      let old = try await model.book.entry(id)
      model.draft = Draft(
        id: old.id, kind: old.kind, text: old.text, tags: old.tags, practice: old.practice)
    }
  }

  /// Saves what is being written. What is refused stays as it was typed.
  public func save() async {
    await work { model in
      guard let draft = model.draft else { return }
      let saved = try await model.book.save(draft, at: model.clock.moment())
      // What was typed meanwhile is another draft.
      if model.draft == draft { model.draft = nil }
      model.open = saved
      try await model.firstPage()
    }
  }

  /// Asks whether an entry is to be deleted: it cannot be taken back.
  public func askDelete(_ id: JournalEntry.ID) { deleting = id }

  /// Keeps it.
  public func keep() { deleting = nil }

  /// Deletes the entry that was asked about, for good; no other.
  public func delete() async {
    await work { model in
      guard let id = model.deleting else { return }
      model.deleting = nil
      try await model.book.deleteEntry(id)
      if model.draft?.id == id { model.draft = nil }
      if model.open?.id == id { model.open = nil }
      try await model.firstPage()
    }
  }

  private func firstPage() async throws {
    words = await book.journalWords()
    entries = []
    try await nextPage(after: nil)
    // What was found may have been changed or be gone.
    hits = Self.isBlank(query) ? nil : try await book.search(query)
  }

  private func nextPage(after id: JournalEntry.ID?) async throws {
    // One more than is shown says whether there are more.
    let found = try await book.entries(after: id, limit: Self.page + 1)
    entries += found.prefix(Self.page)
    hasMore = found.count > Self.page
  }

  private static func isBlank(_ query: String) -> Bool { query.allSatisfy(\.isWhitespace) }

  private func work(_ call: @escaping @MainActor (JournalModel) async throws -> Void) async {
    let before = current
    let task = Task {
      await before?.value
      do {
        problem = nil
        try await call(self)
      } catch {
        await tell(error)
      }
    }
    current = task
    await task.value
  }

  private func tell(_ error: any Error) async {
    let told = await book.explain(error)
    if told.code == "locked" {
      // Nothing that was read stays behind a lock; what is being written does, out of sight.
      (entries, hasMore, hits, open, deleting) = ([], false, nil, nil, nil)
    }
    problem = told
  }
}
