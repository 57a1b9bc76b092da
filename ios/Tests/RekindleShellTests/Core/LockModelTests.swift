// The lock over the real core: what covers the app, and for how long.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

@Suite("Lock") @MainActor
struct LockModelTests {
  private let house: House

  init() throws { house = try House(at: "2024-05-01T18:00:00Z") }

  /// Waiting takes its time, and no more.
  private func model() -> LockModel {
    let clock = house.clock
    return LockModel(book: house.daybook, clock: clock) { duration in
      clock.pass(duration)
      await Task.yield()
    }
  }

  private func autoLock(_ minutes: UInt8) async throws {
    let here = house.clock.moment().here
    _ = try await house.daybook.vault().changeSetting(change: .autoLock(minutes: minutes), here: here)
  }

  @Test func theWaitIsCountedDownByTheClockAndEnds() async throws {
    let lock = model()
    await lock.refresh()
    #expect(lock.state?.isLocked == false)
    await lock.tap(.setPin("2468"))
    await lock.tap(.lock)
    #expect(lock.state?.isLocked == true)
    for _ in 1...3 { await lock.tap(.unlock("1111")) }
    #expect(lock.problem?.text == "This is not the PIN.")
    #expect(lock.state?.wait != nil)
    while lock.state?.wait != nil { try await Task.sleep(for: .milliseconds(1)) }
    #expect(lock.state?.waitSeconds == 0)
    await lock.tap(.unlock("2468"))
    #expect(lock.state?.isLocked == false)
    #expect(lock.problem == nil)
  }

  @Test func aJournalWithoutItsKeyIsToldAndNoKeyIsMade() async throws {
    await house.lock.refresh()
    #expect(house.keys.count == 2, "the journal has a key of its own")
    await house.lock.tap(.lock)
    house.keys.lose()
    await house.lock.refresh()
    #expect(house.lock.problem?.code == "key_lost")
    #expect(house.keys.count == 0)
  }

  @Test func whoStaysAwayIsLockedOutAndWhoComesBackInTimeIsNot() async throws {
    await house.lock.refresh()
    await house.lock.tap(.setPin("2468"))
    try await autoLock(5)
    await house.lock.leave()
    house.clock.pass(.seconds(299))
    await house.lock.comeBack()
    #expect(house.lock.state?.isLocked == false)
    await house.lock.leave()
    house.clock.pass(.seconds(300))
    await house.lock.comeBack()
    #expect(house.lock.state?.isLocked == true)
  }

  @Test func aTapPrintsNoPin() {
    let tap = LockTap.changePin(current: "2468", new: "1357")
    #expect(!"\(tap) \(String(reflecting: tap))".contains("2468"))
  }
}
