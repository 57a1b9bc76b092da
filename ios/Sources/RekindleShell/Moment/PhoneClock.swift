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
  /// Now, with the offsets that a plan needs.
  func moment() -> PhoneMoment
  /// Now, on the clock by which waiting and running are counted.
  func steady() -> SteadyMoment
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
  /// Now, with the offsets of the zone.
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

  /// The date on a calendar on the wall, `YYYY-MM-DD`. Not the ritual day: after midnight that is another.
  var civilDay: String { String(civilTime.prefix(10)) }

  /// What a clock on the wall shows, `YYYY-MM-DDTHH:MM:SS`.
  var civilTime: String {
    let passed = offsets.changes.last { $0.at <= now }
    let offset = passed?.offsetSeconds ?? offsets.initialOffsetSeconds
    return String(now.addingTimeInterval(Double(offset)).formatted(.iso8601).prefix(19))
  }
}
