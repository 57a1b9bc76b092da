// The phone's clock and zone as a port.
//
// Everything that needs the time asks this port, so that a test can stand at 01:30 of a night in March. No
// other file of the shell may call `Date()` or read `TimeZone.current`.
public import Foundation

/// Tells what time it is and where the phone is.
public protocol PhoneClock: Sendable {
  /// The instant now.
  func now() -> Date
  /// The zone of the place where the phone is. It may differ from call to call: people travel.
  func zone() -> TimeZone
}

/// The phone's real clock.
public struct SystemPhoneClock: PhoneClock {
  /// The clock of this phone.
  public init() {}

  /// The instant now.
  public func now() -> Date { Date() }

  /// The zone set in the system at this moment, not the one that was set when the app started.
  public func zone() -> TimeZone {
    TimeZone.autoupdatingCurrent
  }
}

extension PhoneClock {
  /// Now, with the offsets that a plan needs.
  public func moment() -> PhoneMoment {
    let now = now()
    return PhoneMoment(now: now, offsets: PhoneOffsets(of: zone(), around: now))
  }
}

/// An instant together with the offsets of the place where the phone is.
public struct PhoneMoment: Equatable, Sendable {
  /// The instant.
  public let now: Date
  /// The offsets around it.
  public let offsets: PhoneOffsets

  /// An instant with its offsets.
  public init(now: Date, offsets: PhoneOffsets) {
    self.now = now
    self.offsets = offsets
  }
}
