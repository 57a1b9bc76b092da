// The system's notification centre as a port: the app has the real one, the tests a fake.
//
// It only holds what it is given. Which notices there should be is the core's plan; what differs from it is
// `NotificationArmer`'s business.

/// Whether this app may show notifications.
public enum NotificationPermission: Sendable {
  /// It may.
  case granted
  /// The person, or a rule of the phone, said no.
  case denied
  /// Nobody was asked yet.
  case notAsked
}

/// A request that waits in the system.
public enum PendingRequest: Equatable, Sendable {
  /// One of the plan, as it was armed.
  case reminder(Notice)
  /// Another one, by its identifier: a running timer's, or one that an older release armed in another form.
  case other(identifier: String)

  /// The name under which the system holds it.
  public var identifier: String {
    switch self {
    case .reminder(let notice): notice.identifier
    case .other(let identifier): identifier
    }
  }
}

/// What the shell needs of the system's notification centre.
public protocol NotificationCenterPort: Sendable {
  /// Whether this app may show notifications.
  func permission() async -> NotificationPermission
  /// Everything that waits, whoever armed it.
  func pending() async -> [PendingRequest]
  /// Arms one notice for its civil time, without a zone; one with the same identifier is replaced. Throws
  /// when the system refuses it.
  func add(_ notice: Notice) async throws
  /// Shows one notice now. Throws when the system refuses it.
  func show(_ notice: Notice) async throws
  /// Disarms; identifiers that do not wait are ignored.
  func remove(_ identifiers: [String]) async
}
