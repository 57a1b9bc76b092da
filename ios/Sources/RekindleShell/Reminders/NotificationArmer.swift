// Makes what waits in the system equal to the plan, touching only what differs.
//
// It must never be silent: whatever of the plan will not ring is in the report.
public import Foundation

/// Why a notice of the plan will not ring.
public enum NotArmedReason: Equatable, Sendable {
  /// Notifications are not allowed.
  case notAllowed
  /// The system took the request and then did not hold it: it keeps no more.
  case noRoom
  /// The system refused the request, in its own words.
  case refused(String)
}

/// A notice that will not ring, and why.
public struct NotArmedNotice: Equatable, Sendable {
  /// The notice.
  public let planned: PlannedNotice
  /// Why it will not ring.
  public let reason: NotArmedReason
}

/// What arming did.
public struct ArmingReport: Equatable, Sendable {
  /// The plan's notices that wait now.
  public let armed: [PlannedNotice]
  /// Those that had come due and were shown at once.
  public let shown: [PlannedNotice]
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

  /// Makes the waiting reminders equal to `plan`, which holds at most ``room()`` notices, as of `now`.
  public func arm(_ plan: [PlannedNotice], now: Date) async -> ArmingReport {
    let waiting = await center.pending().filter { Self.isReminder($0.identifier) }
    let wanted = Set(plan.map(\.notice.identifier))
    let stale = waiting.map(\.identifier).filter { !wanted.contains($0) }
    // First out, then in: at the limit the system would drop a request that is about to be needed.
    if !stale.isEmpty { await center.remove(stale) }

    guard await center.permission() == .granted else {
      let notArmed = plan.map { NotArmedNotice(planned: $0, reason: .notAllowed) }
      return ArmingReport(armed: [], shown: [], notArmed: notArmed)
    }

    let unchanged = Set(waiting.compactMap(\.reminder))
    var shown: [PlannedNotice] = []
    var accepted: [PlannedNotice] = []
    var notArmed: [NotArmedNotice] = []
    for planned in plan {
      do {
        if planned.at <= now {
          try await center.show(planned.notice)
          shown.append(planned)
        } else {
          if !unchanged.contains(planned.notice) { try await center.add(planned.notice) }
          accepted.append(planned)
        }
      } catch {
        notArmed.append(NotArmedNotice(planned: planned, reason: .refused(Self.name(of: error))))
      }
    }
    // The system may take a request and drop it: only what is read back counts.
    let held = Set(await center.pending().map(\.identifier))
    notArmed += accepted.filter { !held.contains($0.notice.identifier) }
      .map { NotArmedNotice(planned: $0, reason: .noRoom) }
    let armed = accepted.filter { held.contains($0.notice.identifier) }
    return ArmingReport(armed: armed, shown: shown, notArmed: notArmed)
  }

  private static func isReminder(_ identifier: String) -> Bool {
    identifier.hasPrefix(Notice.identifierPrefix)
  }

  /// Domain and number alone: an error's description may repeat the words of the request.
  private static func name(of error: any Error) -> String {
    let error = error as NSError
    return "\(error.domain) \(error.code)"
  }
}

extension PendingRequest {
  fileprivate var reminder: Notice? {
    guard case .reminder(let notice) = self else { return nil }
    return notice
  }
}
