// Everything the screen for two shows, in one value.
//
// Words come resolved. Nothing here says who did what, nor when the other was last heard, and there is no way to
// decline: that is closing the page.

/// What the screen for two shows.
public struct CoupleState: Equatable, Sendable {
  /// The screen's fixed words.
  public struct Words: Equatable, Sendable {
    /// The heading, and the way back to today.
    public let title, back: String
    /// Pairing: make a code, read one, go on with a text that was typed, the yes to a number, begin anew, link a new phone.
    public let invite, join, next, yes, anew, relink: String
    /// Buttons of a proposal: the yes, and proposing something else.
    public let accept, change: String
    /// Exchanging by hand, and what it gives away; making and opening a parcel.
    public let exchange, exchangeNote, parcelOut, parcelIn: String
    /// Pausing for both, ending it, leaving.
    public let pause, resume, leave: String
    /// Headings: what to read first, what both agreed to, proposals, what one sends.
    public let readFirst, rituals, proposals, shares: String
  }

  /// What is read before the yes; one tap away at any time.
  public struct BeforeYes: Equatable, Sendable {
    /// What comes before all: for whom this is, safety, one phone for each person.
    public let first: [String]
    /// The heading of the list.
    public let title: String
    /// What the partner will get and never gets.
    public let shared: [String]
    /// What the owner of a store sees; read before one is chosen.
    public let store: String
  }

  /// How far it has come.
  public enum Step: Equatable, Sendable {
    /// One person alone; the second sentence says that a pairing was begun whose text is gone.
    case alone(line: String, unfinished: String?)
    /// History without the right to send: read a code of the other phone's.
    case unlinked(line: String)
    /// The code or the reply to hand over; the other phone's text is awaited.
    case showing(PairingText, about: String, wanted: String)
    /// The number, and only here the yes; on the inviter's phone also what the other still needs, and why.
    case comparing(PairingText, about: String, revealAbout: String?)
    /// Linked.
    case together(Together)
  }

  /// Two people.
  public struct Together: Equatable, Sendable {
    /// The first shared day.
    public let line: String
    /// The names of what both agreed to.
    public let rituals: [String]
    /// Said when there are none.
    public let noRituals: String?
    /// Open proposals.
    public let proposals: [Proposal]
    /// Pauses of both, as sentences.
    public let pauses: [String]
    /// What one sends.
    public let shares: [Share]
    /// Where segments are exchanged, or that there is no place.
    public let place: String
    /// Whether there is a place.
    public let canExchange: Bool
    /// When this phone last reached it.
    public let lastExchange: String?
    /// What the store did that it should not.
    public let findings: [String]
    /// The heading of the other's last words, and the words.
    public let farewell: Farewell?
  }

  /// The other's last words.
  public struct Farewell: Equatable, Sendable {
    /// That these are they.
    public let heading: String
    /// The words.
    public let words: String
  }

  /// An open proposal.
  public struct Proposal: Equatable, Sendable, Identifiable {
    /// Its name in taps.
    public let id: String
    /// What is proposed.
    public let text: String
    /// What is to be known before the yes.
    public let line: String?
    /// Until when it stands.
    public let until: String
    /// It is the other's: it can be accepted, or something else proposed.
    public let canAnswer: Bool
  }

  /// What one sends of a kind.
  public struct Share: Equatable, Sendable {
    /// Of what.
    public let kind: ShareKind
    /// Its name.
    public let name: String
    /// How much.
    public let amount: ShareAmount
    /// The same in words.
    public let amountName: String
  }

  /// The screen's fixed words.
  public let words: Words
  /// What is read before the yes.
  public let beforeYes: BeforeYes
  /// How far it has come.
  public let step: Step
}

/// What of a pairing is on the screen: the core hands it out once.
public enum PairingText: Equatable, Sendable {
  /// A code, to show.
  case code(String, isRelink: Bool)
  /// A reply, to give back.
  case reply(String, isRelink: Bool)
  /// The number to compare, and on the inviter's phone what reveals it to the other.
  case number(String, reveal: String?, isRelink: Bool)
}

/// Kinds of what may be sent.
public enum ShareKind: CaseIterable, Sendable {
  /// Marks of agreed rituals, appreciations, invitations, tasks, own agreements.
  case marks, appreciations, invitations, tasks, agreements
}

/// How much is sent.
public enum ShareAmount: CaseIterable, Sendable {
  /// Nothing; the day alone; all of it.
  case off, days, on
}

/// What an exchange or a parcel did.
public struct Exchanged: Equatable, Sendable {
  /// How it ended.
  public enum End: CaseIterable, Sendable {
    /// All was done; the place could not be reached; it did what it should not; this phone has stopped.
    case done, offline, tampered, stopped
  }

  /// How it ended.
  public let end: End
  /// How much was delivered, and how much was new.
  public let sent, received: Int
  /// An earlier parcel is missing.
  public let earlierMissing: Bool
  /// The same in sentences.
  public let lines: [String]
}
