// The presenter of the screen for two: taps in, one state out.
//
// It remembers one thing: the text or the number that is on the screen, which the core hands out once. So a yes needs
// a number that was shown here. Every call belongs to the unlocked app: no notice, widget or shortcut reaches this.
public import Observation
import RekindleCore

/// Presents the couple.
@MainActor @Observable
public final class CoupleModel {
  /// What the screen shows; nothing before the first reading.
  public private(set) var state: CoupleState?
  /// What the last exchange or parcel did.
  public private(set) var exchanged: Exchanged?
  /// What went wrong with the last tap; nothing when all is well.
  public private(set) var problem: Problem?
  /// Whether a tap is being worked on; the buttons rest meanwhile.
  public private(set) var isBusy = false

  @ObservationIgnored private let book: any CoupleBook
  @ObservationIgnored private let keeper: ReminderKeeper
  @ObservationIgnored private let clock: any PhoneClock
  @ObservationIgnored private var shown: PairingText?

  /// Presents `book` and has `keeper` plan again, since rituals for two come and go here.
  public init(book: any CoupleBook, keeper: ReminderKeeper, clock: any PhoneClock) {
    self.book = book
    self.keeper = keeper
    self.clock = clock
  }

  /// Reads the screen anew.
  public func refresh() async { await work { _ in .nothing } }

  /// Does what was tapped. Two taps in a row mean one.
  public func tap(_ tap: CoupleTap) async {
    await work { moment in
      if tap == .accept, !self.isNumberShown {
        throw RekindleError.Refused(code: "no_invitation", reason: "no number is shown")
      }
      let effect = try await self.book.perform(tap, at: moment)
      switch tap {
      case .accept, .cancel, .leave: self.shown = nil
      default: break
      }
      return effect
    }
  }

  /// Makes a parcel to hand over; nothing when that went wrong, which is on the screen then.
  public func makeParcel() async -> Parcel? {
    var parcel: Parcel?
    await work { _ in
      parcel = try await self.book.parcel()
      return .nothing
    }
    return parcel
  }

  private var isNumberShown: Bool {
    if case .number = shown { true } else { false }
  }

  private func work(_ call: (PhoneMoment) async throws -> CoupleEffect) async {
    guard !isBusy else { return }
    isBusy = true
    defer { isBusy = false }
    let moment = clock.moment()
    var refusal: (any Error)?
    do {
      switch try await call(moment) {
      case .nothing: break
      case .shows(let text): shown = text
      case .exchanged(let done): exchanged = done
      }
    } catch {
      refusal = error
    }
    do {
      try await keeper.refresh()
      state = try await book.couple(showing: shown, at: moment)
    } catch {
      refusal = refusal ?? error
    }
    if let refusal { problem = await book.explain(refusal) } else { problem = nil }
  }
}
