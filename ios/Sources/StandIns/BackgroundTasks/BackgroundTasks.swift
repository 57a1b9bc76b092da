// A stand-in on Linux: declarations only, so that the app's files type-check without Xcode. Signatures follow
// Apple's; what is missing is added when the app first needs it.
@_exported import Foundation

open class BGTaskRequest: NSObject {
  public var earliestBeginDate: Date? {
    get { nil }
    set {}
  }
}
open class BGAppRefreshTaskRequest: BGTaskRequest {
  public init(identifier: String) {}
}
open class BGTaskScheduler: NSObject {
  public class var shared: BGTaskScheduler { BGTaskScheduler() }
  public func submit(_ taskRequest: BGTaskRequest) throws {}
}
