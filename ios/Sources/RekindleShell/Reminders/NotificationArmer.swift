// Makes what waits in the system equal to the plan, touching only what differs.
//
// It must never be silent: whatever of the plan does not wait in the system afterwards is in the report.

/// Why a notice of the plan does not wait in the system.
public enum NotArmedReason: String, Sendable {
  /// Notifications are not allowed.
  case notAllowed = "not_allowed"
  /// The system refused the request.
  case refused
  /// The system took the request, and then did not hold it.
  case dropped
}

/// A notice that will not ring, and why.
public struct NotArmedNotice: Equatable, Sendable {
  /// The notice.
  public let notice: PlannedNotice
  /// Why it will not ring.
  public let reason: NotArmedReason
}

/// What arming did.
public struct ArmingReport: Equatable, Sendable {
  /// How many were added or replaced.
  public let added: Int
  /// How many were taken out.
  public let removed: Int
  /// What will not ring.
  public let notArmed: [NotArmedNotice]
}

/// Arms the difference between a plan and what waits in the system.
public struct NotificationArmer: Sendable {
  /// The system keeps the 64 requests that fire soonest and drops the others without a word.
  public static let systemLimit = 64

  private let center: any NotificationCenterPort

  /// Arms with `center`.
  public init(center: any NotificationCenterPort) {
    self.center = center
  }

  /// How many reminders may wait: the system's limit less what others hold, above all a running timer.
  public func room() async -> Int {
    let others = await center.pending().count { !Self.isReminder($0.identifier) }
    return max(0, Self.systemLimit - others)
  }

  /// Makes the waiting reminders equal to `plan`, which holds at most ``room()`` notices.
  public func arm(_ plan: [PlannedNotice]) async -> ArmingReport {
    let waiting = await center.pending().filter { Self.isReminder($0.identifier) }
    let wanted = Set(plan.map(\.identifier))
    let stale = waiting.map(\.identifier).filter { !wanted.contains($0) }
    // First out, then in: at the limit the system would drop a request that is about to be needed.
    if !stale.isEmpty { await center.remove(stale) }

    guard await center.permission() == .granted else {
      // What waits from a time when it was allowed stays; the system keeps it quiet by itself.
      return ArmingReport(
        added: 0, removed: stale.count,
        notArmed: plan.map { NotArmedNotice(notice: $0, reason: .notAllowed) })
    }

    let unchanged = Set(waiting.compactMap(\.reminder))
    let missing = plan.filter { !unchanged.contains($0) }
    var notArmed: [NotArmedNotice] = []
    for notice in missing {
      do {
        try await center.add(notice)
      } catch {
        notArmed.append(NotArmedNotice(notice: notice, reason: .refused))
      }
    }
    // The system may take a request and drop it: only what is read back counts.
    let held = Set(await center.pending().map(\.identifier))
    let refused = Set(notArmed.map(\.notice))
    notArmed += plan.filter { !held.contains($0.identifier) && !refused.contains($0) }
      .map { NotArmedNotice(notice: $0, reason: .dropped) }
    return ArmingReport(added: missing.count - refused.count, removed: stale.count, notArmed: notArmed)
  }

  private static func isReminder(_ identifier: String) -> Bool {
    identifier.hasPrefix(PlannedNotice.identifierPrefix)
  }
}

extension PendingRequest {
  fileprivate var reminder: PlannedNotice? {
    guard case .reminder(let notice) = self else { return nil }
    return notice
  }
}
