// Where the system delivers a tap on a notification, also while the app was not running.
#if canImport(UserNotifications)
  import Foundation
  import RekindleShell
  import UserNotifications

  /// Hands taps to the keeper of reminders.
  @MainActor
  final class NotificationActions: NSObject, @preconcurrency UNUserNotificationCenterDelegate {
    private let keeper: ReminderKeeper
    private let onBooked: @MainActor () async -> Void

    /// Hands taps to `keeper`, and calls `onBooked` after each.
    init(keeper: ReminderKeeper, onBooked: @escaping @MainActor () async -> Void) {
      self.keeper = keeper
      self.onBooked = onBooked
    }

    func userNotificationCenter(
      _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
      withCompletionHandler completionHandler: @escaping () -> Void
    ) {
      let identifier = response.actionIdentifier
      let notice = Notice(delivered: response.notification.request)
      Task {
        // A failure leaves everything as it was: the notice comes back, or the ritual is gone.
        if let notice { _ = try? await keeper.answer(identifier: identifier, of: notice) }
        await onBooked()
        completionHandler()
      }
    }

    func userNotificationCenter(
      _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
      withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
    ) {
      completionHandler([.banner, .list, .sound])
    }
  }
#endif
