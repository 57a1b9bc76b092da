// A stand-in on Linux: declarations only, so that the app's files type-check without Xcode. Signatures follow
// Apple's; what is missing is added when the app first needs it.
@_exported import Foundation

@MainActor open class UIApplication: NSObject {
  public struct LaunchOptionsKey: Hashable, Sendable {}
  public enum State: Int, Sendable { case active, inactive, background }
  public class var shared: UIApplication { fatalError("the stand-in only type-checks") }
  public var applicationState: State { .active }
  public var isIdleTimerDisabled = false
}

@MainActor public final class UIImpactFeedbackGenerator {
  public enum FeedbackStyle: Int, Sendable { case light, medium, heavy, soft, rigid }
  public init(style: FeedbackStyle) {}
  public func impactOccurred(intensity: CGFloat) {}
}

@MainActor public protocol UIApplicationDelegate: AnyObject {
  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool
  func applicationSignificantTimeChange(_ application: UIApplication)
}
