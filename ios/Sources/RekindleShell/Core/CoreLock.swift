// The lock over the generated bindings. PINs and keys are handed on and not kept.
import Foundation
import RekindleCore

extension CoreDaybook: LockBook {
  /// Does what was tapped; how it stands then.
  public func perform(_ tap: LockTap, at moment: SteadyMoment) throws -> LockStanding {
    let (core, now) = (try vault(), moment.core)
    switch tap {
    case .look: return LockStanding(try core.lockView(now: now))
    case .open:
      let view = try core.lockView(now: now)
      guard !view.unlocked, !view.pinSet else { return LockStanding(view) }
      return LockStanding(try withKey(core, now) { try core.unlock(systemKey: $0, now: now) })
    case .unlock(let pin):
      return LockStanding(
        try withKey(core, now) { try core.unlockWithPin(systemKey: $0, pin: pin, now: now) })
    case .setPin(let pin):
      return LockStanding(try withKey(core, now) { try core.setPin(systemKey: $0, pin: pin, now: now) })
    case .changePin(let current, let new):
      return LockStanding(
        try withKey(core, now) { try core.changePin(systemKey: $0, current: current, new: new, now: now) })
    case .removePin(let pin):
      return LockStanding(
        try withKey(core, now) { try core.removePin(systemKey: $0, current: pin, now: now) })
    case .lock:
      try core.lock()
      return LockStanding(try core.lockView(now: now))
    }
  }

  /// How the lock stands, in words.
  public func words(of standing: LockStanding) -> LockState { wording.lock(standing) }

  /// Whether an app that was left then is to be locked now.
  public func isLockDue(since left: SteadyMoment, at moment: SteadyMoment) throws -> Bool {
    try vault().isLockDue(left: left.core, now: moment.core)
  }

  /// Minutes after which an app that was left locks itself.
  public func autoLockMinutes() throws -> Int { Int(try vault().settings().autoLockMinutes) }

  private func withKey<Value>(
    _ core: Rekindle, _ now: Moment, _ call: (Data) throws -> Value
  ) throws -> Value {
    if let key = try keys.read(.journal) { return try call(key) }
    // A journal without its key: the way out is a backup, and never a new key.
    if try core.lockView(now: now).hasJournal {
      throw RekindleError.VaultUnusable(code: "key_lost", reason: "no key in the key store")
    }
    let made = random.make(32)
    try keys.create(.journal, key: made)
    return try call(made)
  }
}

extension LockStanding {
  init(_ view: LockView) {
    self.init(isUnlocked: view.unlocked, hasPin: view.pinSet, waitSeconds: Int(view.waitSeconds))
  }
}

extension SteadyMoment {
  /// What the core is handed.
  var core: Moment {
    Moment(nowMs: now.milliseconds, monotonicMs: milliseconds, boot: .named(uuid: boot.uuidString))
  }
}

extension Wording {
  func lock(_ standing: LockStanding) -> LockState {
    func word(_ key: String) -> String { text("lock_screen.\(key)") }
    let seconds = standing.waitSeconds
    return LockState(
      words: LockState.Words(
        title: word("title"), pin: word("pin"), unlock: word("unlock"), about: word("about"),
        forgotten: word("forgotten"), set: word("set"), change: word("change"), remove: word("remove")),
      isLocked: standing.hasPin && !standing.isUnlocked, hasPin: standing.hasPin, waitSeconds: seconds,
      wait: seconds > 0 ? plural("lock_screen.wait", UInt64(seconds)) : nil)
  }
}
