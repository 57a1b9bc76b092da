// The clocks and keys of a phone in a story, and what waits by them.
import Foundation

@testable import RekindleShell

/// Stands at a step's instant, in its place. A step's instant is true time: the clock on the wall may be set off.
final class ScenarioClock: PhoneClock, @unchecked Sendable {
  private let lock = NSLock()
  private var at = Date.distantPast
  private var offsets = PhoneOffsets(initialOffsetSeconds: 0, changes: [])
  private var off: TimeInterval = 0
  private var started: Date?
  private var boot = UUID()

  /// Time has come to a step.
  func go(to instant: Date, _ offsets: PhoneOffsets) {
    lock.withLock {
      at = instant
      self.offsets = offsets
      if started == nil { started = instant }
    }
  }

  /// A hand sets the clock on the wall.
  func setOff(by seconds: Int) { lock.withLock { off += TimeInterval(seconds) } }

  /// The phone starts again.
  func reboot() {
    lock.withLock {
      started = at
      boot = UUID()
    }
  }

  func now() -> Date { lock.withLock { at.addingTimeInterval(off) } }
  func moment() -> PhoneMoment { PhoneMoment(now: now(), offsets: lock.withLock { offsets }) }
  func steady() -> SteadyMoment {
    let now = now()
    return lock.withLock {
      let passed = at.timeIntervalSince(started ?? at)
      return SteadyMoment(now: now, milliseconds: UInt64((passed * 1000).rounded()), boot: boot)
    }
  }
  /// Not asked: a place of a scenario carries its offsets.
  func zone() -> TimeZone { .gmt }
}

/// A key of the journal that stands there from the beginning.
final class StoryKeys: KeyStore, @unchecked Sendable {
  private let lock = NSLock()
  private var journal = Data()

  func keep(_ key: Data) { lock.withLock { journal = key } }
  func read(_ name: VaultKeyName) -> Data? { name == .journal ? lock.withLock { journal } : nil }
  func create(_ name: VaultKeyName, key: Data) throws { throw KeyStoreError.alreadyThere }
}

/// Time passes by steps in a story and not by itself: whoever would wait for it waits for ever.
@Sendable private func never(_ duration: Duration) async throws { throw CancellationError() }

extension LockModel {
  static func inStory(_ book: CoreDaybook, _ clock: ScenarioClock) -> LockModel {
    LockModel(book: book, clock: clock, sleep: never)
  }
}

extension SessionModel {
  static func inStory(_ book: CoreDaybook, _ clock: ScenarioClock, _ senses: FakeSenses) -> SessionModel {
    SessionModel(book: book, clock: clock, haptics: senses, speech: senses, awake: senses, sleep: never)
  }
}
