import RekindleShell

/// The system's notification centre without a system: holds, counts, refuses and forgets as told.
actor FakeNotificationCenter: NotificationCenterPort {
  struct Refusal: Error {}

  private(set) var waiting: [PendingRequest]
  private(set) var added: [PlannedNotice] = []
  private(set) var removed: [String] = []
  /// The most that ever waited at once.
  private(set) var peak: Int
  private let allowed: NotificationPermission
  private let refuses: @Sendable (PlannedNotice) -> Bool
  private let forgets: @Sendable (PlannedNotice) -> Bool

  /// `refuses`: what the system does not take; `forgets`: what it takes and then does not hold.
  init(
    permission: NotificationPermission = .granted, waiting: [PendingRequest] = [],
    refuses: @escaping @Sendable (PlannedNotice) -> Bool = { _ in false },
    forgets: @escaping @Sendable (PlannedNotice) -> Bool = { _ in false }
  ) {
    allowed = permission
    self.waiting = waiting
    peak = waiting.count
    self.refuses = refuses
    self.forgets = forgets
  }

  func permission() -> NotificationPermission { allowed }

  func pending() -> [PendingRequest] { waiting }

  func add(_ notice: PlannedNotice) throws {
    if refuses(notice) { throw Refusal() }
    added.append(notice)
    if forgets(notice) { return }
    waiting.removeAll { $0.identifier == notice.identifier }
    waiting.append(.reminder(notice))
    peak = max(peak, waiting.count)
  }

  func remove(_ identifiers: [String]) {
    removed += identifiers
    waiting.removeAll { identifiers.contains($0.identifier) }
  }

  /// The reminders that wait, as a plan would list them.
  var armed: Set<PlannedNotice> {
    Set(
      waiting.compactMap { request in
        if case .reminder(let notice) = request { notice } else { nil }
      })
  }
}
