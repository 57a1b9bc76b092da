// What one person does alone, by taps on the lock and in the journal.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

extension ScenarioPhone {
  func actAlone(_ name: String, _ given: Fields) async throws -> Outcome {
    var fields = given
    if let tap = try lockTap(name, &fields) {
      try fields.end()
      switch tap {
      case .tap(let tap): await lock.tap(tap)
      case .left:
        await lock.leave()
        await lock.tap(.look)
      case .cameBack: await lock.comeBack()
      }
      if let problem = lock.problem { throw Failure(code: problem.code) }
      return .seen(try seenLock())
    }
    guard let entry = try await write(name, &fields) else { return try await actInSession(name, fields) }
    return entry
  }

  private enum OnLock {
    case tap(LockTap)
    case left, cameBack
  }

  private func lockTap(_ name: String, _ fields: inout Fields) throws -> OnLock? {
    func text(_ name: String) throws -> String { try fields.need(try fields.text(name), name) }
    switch name {
    case "unlock": return .tap(try fields.text("pin").map { .unlock($0) } ?? .open)
    case "lock": return .tap(.lock)
    case "lock_state": return .tap(.look)
    case "set_pin": return .tap(.setPin(try text("pin")))
    case "change_pin": return .tap(.changePin(current: try text("current"), new: try text("new")))
    case "remove_pin": return .tap(.removePin(try text("pin")))
    case "leave_app": return .left
    case "come_back": return .cameBack
    default: return nil
    }
  }

  /// What the core knows, and that the screen says the same.
  private func seenLock() throws -> JSON {
    let view = try core { try $0.lockView(now: clock.steady().core) }
    let state = try #require(lock.state)
    #expect(state.isLocked == (view.pinSet && !view.unlocked))
    #expect(state.hasPin == view.pinSet)
    #expect(state.waitSeconds == Int(view.waitSeconds))
    return .object([
      "unlocked": .bool(view.unlocked), "pin_set": .bool(view.pinSet), "wait_seconds": JSON(view.waitSeconds),
    ])
  }

  private func write(_ name: String, _ fields: inout Fields) async throws -> Outcome? {
    var seen: JSON = .null
    switch name {
    case "write":
      let kind = try kind(&fields) ?? .free
      journal.begin(kind, about: try fields.text("practice"))
      try type(&fields)
      await journal.save()
      if journal.problem == nil { seen = try entry(try #require(journal.open).id) }
    case "edit_entry":
      await journal.edit(id(try fields.need(try fields.text("entry"), "entry")))
      try type(&fields)
      await journal.save()
      if journal.problem == nil { seen = try entry(try #require(journal.open).id) }
    case "delete_entry":
      journal.askDelete(id(try fields.need(try fields.text("entry"), "entry")))
      await journal.delete()
    case "entry":
      await journal.show(id(try fields.need(try fields.text("entry"), "entry")))
      if journal.problem == nil { seen = try entry(try #require(journal.open).id) }
    case "entries":
      await journal.refresh()
      while journal.hasMore { await journal.more() }
      seen = .list(try journal.entries.map { try entry($0.id) })
    case "search":
      await journal.search(try fields.need(try fields.text("query"), "query"))
      seen = .list(try (journal.hits ?? []).map(hit))
    default: return nil
    }
    try fields.end()
    // What was refused stays as it was typed; the next step types anew.
    journal.draft = nil
    if let problem = journal.problem { throw Failure(code: problem.code) }
    if case .object(let fields) = seen, case .text(let id)? = fields["entry"] { return .made(id, seen) }
    return .seen(self.seen.named(seen))
  }

  private func kind(_ fields: inout Fields) throws -> WrittenKind? {
    try fields.text("kind").map { try fields.need(WrittenKind(rawValue: $0), "kind") }
  }

  private func type(_ fields: inout Fields) throws {
    let (kind, text, tags) = (try kind(&fields), try fields.text("text"), try fields.texts("tags"))
    guard var draft = journal.draft else { return }
    draft.kind = kind ?? draft.kind
    draft.text = text ?? draft.text
    draft.tags = tags ?? draft.tags
    journal.draft = draft
  }

  private func entry(_ id: String) throws -> JSON {
    let view = try core { try $0.entry(id: id) }
    return .object([
      "entry": .text(view.id), "kind": .text("\(view.kind)"), "day": .text(view.day),
      "practice": JSON(view.practice), "tags": JSON(view.tags), "text": .text(view.text),
    ])
  }

  private func hit(_ shown: JournalHit) throws -> JSON {
    let view = try core { try $0.entry(id: shown.id) }
    return .object([
      "entry": .text(view.id), "kind": .text("\(view.kind)"), "day": .text(view.day),
      "text": .text(shown.pieces.map(\.text).filter { $0 != "…" }.joined()),
      "found": JSON(shown.pieces.filter(\.isFound).map(\.text)),
    ])
  }
}
