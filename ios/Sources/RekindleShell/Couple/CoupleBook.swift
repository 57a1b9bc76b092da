// What the core does for the screen for two, as a port.
public import Foundation

/// One tap on the screen for two. Declining is none: it is closing the page.
public enum CoupleTap: Equatable, Sendable {
  /// Make a code that pairs two phones.
  case invite
  /// Make a code that links the partner's new phone in the place of the one before.
  case relink
  /// Read a code.
  case join(String)
  /// Read the reply to one's own code.
  case confirm(String)
  /// Read what the first phone answers.
  case finish(String)
  /// The yes of a person who compared the numbers and read what will be shared.
  case accept
  /// Give up a pairing that has begun.
  case cancel
  /// Propose something, in place of the other's open proposal when one is named.
  case propose(Proposing, insteadOf: String?)
  /// Say yes to the other's proposal.
  case acceptProposal(String)
  /// Set how much one sends of a kind.
  case share(ShareKind, ShareAmount)
  /// Pause for both; days are `YYYY-MM-DD`, nothing: from today, without end.
  case pause(from: String?, until: String?)
  /// End the pauses of both.
  case resume
  /// Leave, at once.
  case leave(Leaving)
  /// Choose the place for exchanging; nothing: none.
  case choosePlace(String?)
  /// Exchange now.
  case exchange
  /// Take in a parcel of the other phone's.
  case openParcel(Data)
}

/// Something to propose.
public enum Proposing: Equatable, Sendable {
  /// A ritual that one has.
  case ritual(String)
  /// A practice of the guide; times are `HH:MM`, none: as the guide suggests.
  case practice(String, times: [String])
  /// How many days of seven.
  case goal(Int)
  /// The first day of the week.
  case weekStart(WeekStart)

  /// A day on which a week may begin.
  public enum WeekStart: Sendable {
    /// One of the three in use.
    case monday, sunday, saturday
  }
}

/// A way to leave.
public enum Leaving: Equatable, Sendable {
  /// A pause like any other, and then nothing is sent.
  case quietPause
  /// Without a message.
  case silently(deleteHistory: Bool)
  /// With words of one's own.
  case withWords(String, deleteHistory: Bool)
}

/// A file to hand to the other phone.
public struct Parcel: Equatable, Sendable {
  /// Its bytes.
  public let bytes: Data
  /// How many facts are in it.
  public let facts: Int
  /// Said when one parcel does not hold it all.
  public let more: String?
}

/// What a tap brought to the screen.
public enum CoupleEffect: Equatable, Sendable {
  /// Nothing but the new state.
  case nothing
  /// A text or a number of pairing.
  case shows(PairingText)
  /// An exchange.
  case exchanged(Exchanged)
}

/// The couple, as the screen for two needs it.
public protocol CoupleBook: Sendable {
  /// The screen as it is at `moment`, with what of a pairing is on it.
  func couple(showing text: PairingText?, at moment: PhoneMoment) async throws -> CoupleState
  /// Does what was tapped.
  func perform(_ tap: CoupleTap, at moment: PhoneMoment) async throws -> CoupleEffect
  /// Makes a parcel.
  func parcel() async throws -> Parcel
  /// What an error says to people, and what to do.
  func explain(_ error: any Error) async -> Problem
}
