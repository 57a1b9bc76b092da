// Between the shell's types and the generated ones. It converts and decides nothing.
import Foundation
import RekindleCore

extension PhoneMoment {
  /// What the core is handed.
  var here: Here {
    Here(
      nowMs: now.milliseconds, initialOffsetSeconds: Int32(clamping: offsets.initialOffsetSeconds),
      changes: offsets.changes.map {
        OffsetChange(atMs: $0.at.milliseconds, offsetSeconds: Int32(clamping: $0.offsetSeconds))
      })
  }
}

extension Date {
  /// Milliseconds since 1970-01-01 UTC.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.down)) }

  init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}

/// The core named something in a way that this shell does not know.
struct UnknownSpelling: Error {
  let text: String
}

extension PlannedNotice {
  init(_ view: ReminderView) throws {
    guard let firesLocal = CivilTime(view.firesLocal) else { throw UnknownSpelling(text: view.firesLocal) }
    let notice = Notice(
      id: view.id, firesLocal: firesLocal, title: view.title, body: view.body,
      subject: view.firing.map(NoticeSubject.init))
    self.init(notice: notice, at: Date(milliseconds: view.atMs))
  }
}

extension NoticeSubject {
  init(_ firing: FiringView) {
    self.init(ritual: firing.ritual, day: firing.day, ruleLocal: firing.ruleLocal, also: firing.also)
  }

  /// Why it was put off does not matter once it rang.
  var firing: FiringView {
    FiringView(ritual: ritual, ruleLocal: ruleLocal, also: also, day: day, snoozed: false, deferred: false)
  }
}

extension NotArmedNotice {
  var request: UnarmedRequest {
    let reason: UnarmedReason =
      switch reason {
      case .notAllowed: .notAllowed
      case .noRoom: .noRoom
      case .refused(let name): .system(reason: name)
      }
    return UnarmedRequest(id: planned.notice.id, atMs: planned.at.milliseconds, reason: reason)
  }
}

extension NoticeAction {
  var answer: ReminderAnswer {
    switch self {
    case .done: .done
    case .later: .later
    case .skip: .skip
    }
  }
}

extension TodayState.Standing {
  init(_ state: DayState) {
    switch state {
    case .connected: self = .connected
    case .spare: self = .spare
    case .paused: self = .paused
    case .quiet: self = .quiet
    case .toCome: self = .toCome
    case .before: self = .before
    }
  }
}
