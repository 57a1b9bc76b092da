// The clock by which waiting and running are counted: it never goes back within one boot, and does not stand while the
// phone sleeps. No hand can set it.
public import Foundation

/// What the phone's clocks say in one look.
public struct SteadyMoment: Equatable, Sendable {
  /// The instant. It decides nothing about waiting or running.
  public let now: Date
  /// Milliseconds of the steady clock.
  public let milliseconds: UInt64
  /// The boot whose clock that is. Moments of two boots do not compare.
  public let boot: UUID

  /// A moment.
  public init(now: Date, milliseconds: UInt64, boot: UUID) {
    self.now = now
    self.milliseconds = milliseconds
    self.boot = boot
  }

  /// Seconds from `earlier` to here; nothing when the two are not on one clock.
  func seconds(since earlier: SteadyMoment) -> Int? {
    guard boot == earlier.boot, milliseconds >= earlier.milliseconds else { return nil }
    return Int((milliseconds - earlier.milliseconds) / 1000)
  }
}

extension SystemPhoneClock {
  /// What the phone's clocks say now.
  public func steady() -> SteadyMoment {
    SteadyMoment(now: now(), milliseconds: Self.monotonicMilliseconds(), boot: Self.boot)
  }

  #if canImport(Darwin)
    private static func monotonicMilliseconds() -> UInt64 {
      // Goes on while the phone sleeps, unlike CLOCK_UPTIME_RAW.
      clock_gettime_nsec_np(CLOCK_MONOTONIC_RAW) / 1_000_000
    }

    private static func bootName() -> String? {
      var text = [CChar](repeating: 0, count: 64)
      var size = text.count
      guard sysctlbyname("kern.bootsessionuuid", &text, &size, nil, 0) == 0 else { return nil }
      return String(cString: text)
    }
  #else
    private static func monotonicMilliseconds() -> UInt64 {
      var time = timespec()
      clock_gettime(CLOCK_BOOTTIME, &time)
      return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
    }

    private static func bootName() -> String? {
      try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
  #endif

  /// Where the system does not name its boots each process counts as one: what ran is paused then, which is the safe side.
  private static let boot = bootName().flatMap(UUID.init(uuidString:)) ?? UUID()
}
