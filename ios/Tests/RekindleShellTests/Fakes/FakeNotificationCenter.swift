import Foundation
import RekindleShell

/// The system's notification centre without a system: holds, counts, refuses and forgets as told.
actor FakeNotificationCenter: NotificationCenterPort {
  private(set) var waiting: [PendingRequest]
  private(set) var added: [Notice] = []
  private(set) var shown: [Notice] = []
  private(set) var removed: [String] = []
  /// The most that ever waited at once.
  private(set) var peak: Int
  private var allowed: NotificationPermission
  private let refuses: @Sendable (Notice) -> Bool
  private let forgets: @Sendable (Notice) -> Bool

  /// `refuses`: what the system does not take; `forgets`: what it takes and then does not hold.
  init(
    permission: NotificationPermission = .granted, waiting: [PendingRequest] = [],
    refuses: @escaping @Sendable (Notice) -> Bool = { _ in false },
    forgets: @escaping @Sendable (Notice) -> Bool = { _ in false }
  ) {
    allowed = permission
    self.waiting = waiting
    peak = waiting.count
    self.refuses = refuses
    self.forgets = forgets
  }

  func permission() -> NotificationPermission { allowed }

  func pending() -> [PendingRequest] { waiting }

  func add(_ notice: Notice) throws {
    if refuses(notice) { throw NSError(domain: "Refusal", code: 7) }
    added.append(notice)
    if forgets(notice) { return }
    waiting.removeAll { $0.identifier == notice.identifier }
    waiting.append(.reminder(notice))
    peak = max(peak, waiting.count)
  }

  func show(_ notice: Notice) throws {
    if refuses(notice) { throw NSError(domain: "Refusal", code: 7) }
    shown.append(notice)
  }

  func remove(_ identifiers: [String]) {
    removed += identifiers
    waiting.removeAll { identifiers.contains($0.identifier) }
  }

  /// The person allows or forbids notifications in the system's settings.
  func set(_ permission: NotificationPermission) { allowed = permission }

  /// Time goes on: what is due by the clock on the wall rings and waits no more.
  @discardableResult
  func ring(until local: String) -> [Notice] {
    let due = reminders.filter { $0.firesLocal.description <= local }
    waiting.removeAll { request in due.contains { $0.identifier == request.identifier } }
    return due
  }

  /// The reminders that wait.
  var reminders: [Notice] {
    waiting.compactMap { request in
      if case .reminder(let notice) = request { notice } else { nil }
    }
  }
}
