import Foundation
import RekindleShell

/// A clock and a place that stand where a test puts them.
final class FakeClock: PhoneClock, @unchecked Sendable {
  private let lock = NSLock()
  private var instant: Date
  private var place: TimeZone
  private var started: Date
  private var boot = UUID()

  init(_ instant: Date, in place: TimeZone) {
    self.instant = instant
    self.place = place
    started = instant
  }

  /// Counts from the start of the phone: here the clock on the wall is true.
  func steady() -> SteadyMoment {
    lock.withLock {
      let passed = UInt64((instant.timeIntervalSince(started) * 1000).rounded())
      return SteadyMoment(now: instant, milliseconds: passed, boot: boot)
    }
  }

  func now() -> Date { lock.withLock { instant } }
  func zone() -> TimeZone { lock.withLock { place } }
  func set(_ instant: Date) { lock.withLock { self.instant = instant } }
  func pass(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    lock.withLock { instant += TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18 }
  }
  func travel(to place: TimeZone) { lock.withLock { self.place = place } }
}

/// Keys that are gone with the test.
final class FakeKeyStore: KeyStore, @unchecked Sendable {
  private let mutex = NSLock()
  private var keys: [VaultKeyName: Data] = [:]
  private var isLocked: Bool

  init(isLocked: Bool = false) { self.isLocked = isLocked }

  func read(_ name: VaultKeyName) throws -> Data? {
    try mutex.withLock {
      if isLocked { throw KeyStoreError.lockedUntilFirstUnlock }
      return keys[name]
    }
  }

  /// The phone was restarted, and then unlocked.
  func lock() { mutex.withLock { isLocked = true } }
  func unlock() { mutex.withLock { isLocked = false } }

  func create(_ name: VaultKeyName, key: Data) throws {
    try mutex.withLock {
      if keys[name] != nil { throw KeyStoreError.alreadyThere }
      keys[name] = key
    }
  }

  /// The phone was restored from a backup that does not hold its keys.
  func lose() { mutex.withLock { keys.removeAll() } }

  var count: Int { mutex.withLock { keys.count } }
}

/// Bytes that are the same in every run, and different in every call.
final class FakeRandomBytes: RandomBytes, @unchecked Sendable {
  private let lock = NSLock()
  private var next: UInt8

  /// Two phones never draw the same: each starts elsewhere.
  init(startingAt first: UInt8 = 1) { next = first }

  func make(_ count: Int) -> Data {
    lock.withLock {
      defer { next &+= 1 }
      return Data(repeating: next, count: count)
    }
  }
}

/// A log in memory.
final class FakeArmedLog: ArmedLog, @unchecked Sendable {
  private let lock = NSLock()
  private var firings: [ArmedFiring] = []

  func read() -> [ArmedFiring] { lock.withLock { firings } }
  func write(_ firings: [ArmedFiring]) { lock.withLock { self.firings = firings } }
}
