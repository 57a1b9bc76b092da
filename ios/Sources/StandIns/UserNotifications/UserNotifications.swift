// A stand-in on Linux: declarations only, so that the app's files type-check without Xcode. Signatures follow
// Apple's; what is missing is added when the app first needs it.
@_exported import Foundation

public enum UNAuthorizationStatus: Int, Sendable {
  case notDetermined, denied, authorized, provisional, ephemeral
}
open class UNNotificationSettings: NSObject {
  public var authorizationStatus: UNAuthorizationStatus { .notDetermined }
}
public struct UNAuthorizationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let sound = Self(rawValue: 2), alert = Self(rawValue: 4)
}
public struct UNNotificationPresentationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let sound = Self(rawValue: 2), list = Self(rawValue: 8), banner = Self(rawValue: 16)
}
public struct UNNotificationActionOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
}
public struct UNNotificationCategoryOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
}

open class UNNotificationAction: NSObject {
  public init(identifier: String, title: String, options: UNNotificationActionOptions = []) {}
}
open class UNNotificationCategory: NSObject {
  public init(
    identifier: String, actions: [UNNotificationAction], intentIdentifiers: [String],
    options: UNNotificationCategoryOptions = []
  ) {}
}
open class UNNotificationTrigger: NSObject {}
open class UNCalendarNotificationTrigger: UNNotificationTrigger {
  public init(dateMatching dateComponents: DateComponents, repeats: Bool) {}
  public var dateComponents: DateComponents { DateComponents() }
}
open class UNNotificationSound: NSObject {
  public class var `default`: UNNotificationSound { UNNotificationSound() }
}
open class UNNotificationContent: NSObject {
  public var title: String { "" }
  public var body: String { "" }
  public var userInfo: [AnyHashable: Any] { [:] }
}
public final class UNMutableNotificationContent: UNNotificationContent {
  public override var title: String {
    get { "" }
    set {}
  }
  public override var body: String {
    get { "" }
    set {}
  }
  public override var userInfo: [AnyHashable: Any] {
    get { [:] }
    set {}
  }
  public var sound: UNNotificationSound? {
    get { nil }
    set {}
  }
  public var categoryIdentifier: String {
    get { "" }
    set {}
  }
}
open class UNNotificationRequest: NSObject {
  public init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {}
  public var identifier: String { "" }
  public var content: UNNotificationContent { UNNotificationContent() }
  public var trigger: UNNotificationTrigger? { nil }
}
open class UNNotification: NSObject {
  public var request: UNNotificationRequest { fatalError("the stand-in only type-checks") }
}
open class UNNotificationResponse: NSObject {
  public var actionIdentifier: String { "" }
  public var notification: UNNotification { UNNotification() }
}

public protocol UNUserNotificationCenterDelegate: AnyObject {
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void)
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void)
}

open class UNUserNotificationCenter: NSObject {
  public class func current() -> UNUserNotificationCenter { UNUserNotificationCenter() }
  public weak var delegate: (any UNUserNotificationCenterDelegate)?
  public func getNotificationSettings(
    completionHandler: @escaping @Sendable (UNNotificationSettings) -> Void
  ) {}
  public func requestAuthorization(
    options: UNAuthorizationOptions = [], completionHandler: @escaping @Sendable (Bool, (any Error)?) -> Void
  ) {}
  public func setNotificationCategories(_ categories: Set<UNNotificationCategory>) {}
  public func add(
    _ request: UNNotificationRequest,
    withCompletionHandler completionHandler: (@Sendable ((any Error)?) -> Void)?
  ) {}
  public func getPendingNotificationRequests(
    completionHandler: @escaping @Sendable ([UNNotificationRequest]) -> Void
  ) {}
  public func removePendingNotificationRequests(withIdentifiers identifiers: [String]) {}
}
