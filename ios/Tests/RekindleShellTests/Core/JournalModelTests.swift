// The journal over the real core: pages, searching while typing, drafts, and that nothing private is printed.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

@Suite("Journal") @MainActor
struct JournalModelTests {
  private let house: House

  init() throws { house = try House(at: "2024-05-01T18:00:00Z") }

  private func write(_ text: String) async throws -> String {
    let request = WriteRequest(kind: .free, text: text, tags: ["Ana"])
    return try await house.daybook.vault().writeEntry(request: request, here: house.clock.moment().here).id
  }

  @Test func aPageIsTwentyAndTheNextGoesOnAfterIt() async throws {
    await house.lock.refresh()
    var ids: [String] = []
    for number in 1...25 { ids.insert(try await write("entry \(number)"), at: 0) }
    await house.journal.refresh()
    #expect(house.journal.entries.map(\.id) == Array(ids.prefix(20)))
    #expect(house.journal.hasMore)
    await house.journal.more()
    #expect(house.journal.entries.map(\.id) == ids)
    #expect(!house.journal.hasMore)
  }

  @Test func theNewestQueryWinsWhicheverIsAnsweredFirst() async throws {
    let book = SlowBook()
    let journal = JournalModel(book: book, clock: house.clock)
    let first = Task { await journal.search("walk") }
    while await book.waiting == 0 { await Task.yield() }
    await journal.search("lake")
    #expect(journal.hits?.map(\.id) == ["lake"])
    await book.answer()
    await first.value
    #expect(journal.hits?.map(\.id) == ["lake"])
    #expect(journal.query == "lake")
  }

  @Test func whatIsBeingWrittenOutlivesTheLock() async throws {
    await house.lock.refresh()
    await house.lock.tap(.setPin("2468"))
    house.journal.begin(.letter)
    house.journal.draft?.text = "Dear Ana"
    await house.lock.tap(.lock)
    await house.journal.refresh()
    #expect(house.journal.problem?.code == "locked")
    await house.journal.save()
    #expect(house.journal.draft?.text == "Dear Ana")
    await house.lock.tap(.unlock("2468"))
    await house.journal.save()
    #expect(house.journal.draft == nil)
    #expect(house.journal.open?.text == "Dear Ana")
    #expect(house.journal.open?.kind == .letter)
  }

  @Test func nothingReadStaysBehindALock() async throws {
    await house.lock.refresh()
    let id = try await write("Ana")
    await house.journal.refresh()
    await house.journal.show(id)
    await house.lock.tap(.lock)
    await house.journal.search("Ana")
    #expect(house.journal.entries.isEmpty && house.journal.open == nil && house.journal.hits == nil)
  }

  @Test func nothingIsDeletedThatWasNotAskedAbout() async throws {
    await house.lock.refresh()
    let id = try await write("a walk")
    await house.journal.refresh()
    await house.journal.delete()
    house.journal.askDelete(id)
    house.journal.keep()
    await house.journal.delete()
    #expect(house.journal.entries.count == 1)
    house.journal.askDelete(id)
    await house.journal.delete()
    #expect(house.journal.entries.isEmpty)
  }

  @Test func noValuePrintsWhatAPersonWrote() async throws {
    await house.lock.refresh()
    let id = try await write("Ana")
    await house.journal.refresh()
    await house.journal.search("Ana")
    await house.journal.edit(id)
    let journal = house.journal
    #expect(journal.hits?.count == 1 && journal.draft != nil)
    var printed = ""
    dump(journal.entries, to: &printed)
    dump(journal.hits, to: &printed)
    dump(journal.draft, to: &printed)
    #expect(!"\(printed) \(journal.entries) \(String(reflecting: journal.draft))".contains("Ana"))
  }
}

/// Keeps the query "walk" waiting until it is told to answer.
private actor SlowBook: JournalBook {
  private var asked: CheckedContinuation<Void, Never>?
  var waiting: Int { asked == nil ? 0 : 1 }

  func answer() { asked?.resume() }

  func search(_ query: String) async throws -> [JournalHit] {
    if query == "walk" { await withCheckedContinuation { asked = $0 } }
    return [JournalHit(id: query, kindName: "", day: "", pieces: [])]
  }

  func journalWords() -> JournalWords { preconditionFailure("not asked here") }
  func entries(after id: String?, limit: Int) -> [JournalEntry] { [] }
  func entry(_ id: String) throws -> JournalEntry { throw Unusable(reason: "not asked here") }
  func save(_ draft: Draft, at moment: PhoneMoment) throws -> JournalEntry {
    throw Unusable(reason: "not asked here")
  }
  func deleteEntry(_ id: String) {}
  func explain(_ error: any Error) -> Problem { Problem(code: "", text: "", hint: nil) }
}
