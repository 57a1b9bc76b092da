// The ports of the shell over the generated bindings.
//
// An actor, so that every call runs off the main thread, one after the other. It opens the vault when the
// first call comes and again after `suspend()`: the system kills an app that it suspends while a file lock is
// held. Here generated types end; what goes out are the shell's own.
public import Foundation
import RekindleCore

/// The daybook in the core.
public actor CoreDaybook {
  private let place: VaultPlace
  let keys: any KeyStore
  let random: any RandomBytes
  private let clock: any PhoneClock
  let wording: Wording
  private var open: Rekindle?

  /// The daybook in `place`, whose key lives in `keys`. Nothing is opened yet.
  ///
  /// `languages` are the person's languages, most wanted first; `locale` says how times are written.
  public init(
    place: VaultPlace, keys: any KeyStore, random: any RandomBytes, clock: any PhoneClock,
    languages: [String],
    locale: Locale
  ) throws {
    self.place = place
    self.keys = keys
    self.random = random
    self.clock = clock
    wording = try Wording(languages: languages, locale: locale)
  }

  /// The words of a reminder's three actions, which the app registers with the system at start.
  public nonisolated var actionWords: NoticeActionWords { wording.actions }

  /// The open vault; opened, or made on the very first call, when it is not.
  func vault() throws -> Rekindle {
    if let open { return open }
    let opened = try openOrMake()
    open = opened
    return opened
  }

  /// Goes on with a vault that was opened elsewhere, with keys that are not in the store.
  func use(_ vault: Rekindle) { open = vault }

  /// Lets go of the vault without closing it, as the end of the process does.
  func forget() { open = nil }

  /// Closes the vault until the next call.
  public func suspend() throws {
    try open?.closeVault()
    open = nil
  }

  private func openOrMake() throws -> Rekindle {
    let directory = try place.prepared()
    let seed = random.make(32)
    switch (try placeState(directory: directory), try keys.read(.daybook)) {
    case (.vaultHere, let key?):
      return try Rekindle.open(directory: directory, key: key, seed: seed)
    case (.vaultHere, nil):
      // Never a new key: it would lock the vault for good. The way out is a backup.
      throw RekindleError.VaultUnusable(code: "key_lost", reason: "no key in the key store")
    case (.empty, let key):
      let here = clock.moment().here
      if let key { return try Rekindle.create(directory: directory, key: key, seed: seed, here: here) }
      // The key is stored first: a vault whose key was never stored could not be opened again.
      let made = random.make(32)
      try keys.create(.daybook, key: made)
      return try Rekindle.create(directory: directory, key: made, seed: seed, here: here)
    }
  }
}

/// The folder of the vault.
public struct VaultPlace: Sendable {
  private let folder: URL

  /// A vault in `folder`, which holds nothing else.
  public init(folder: URL) {
    self.folder = folder
  }

  /// The folder's path; it is made when it is not there, and kept out of the system's own backups: those
  /// would hold the vault without its key.
  func prepared() throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #if canImport(Darwin)
      var folder = folder
      var values = URLResourceValues()
      values.isExcludedFromBackup = true
      try folder.setResourceValues(values)
    #endif
    return folder.path(percentEncoded: false)
  }
}

extension CoreDaybook: Daybook {
  /// The screen as it is at `moment`.
  public func today(at moment: PhoneMoment) throws -> TodayState {
    let view = try vault().today(here: moment.here, languageTag: wording.tag)
    return wording.today(view, on: moment.civilDay)
  }

  /// Marks the ritual as done on the ritual day of `moment`.
  public func mark(_ ritual: String, at moment: PhoneMoment) throws {
    _ = try vault().mark(ritual: ritual, day: nil, here: moment.here)
  }

  /// Takes back this person's marks of the ritual on the ritual day of `moment`.
  public func undo(_ ritual: String, at moment: PhoneMoment) throws {
    _ = try vault().takeBack(ritual: ritual, day: nil, here: moment.here)
  }

  /// What an error says to people, and what to do.
  public func explain(_ error: any Error) -> Problem {
    wording.problem(error)
  }
}

extension CoreDaybook: ReminderBook {
  /// The next notices, at most `limit`, soonest first.
  public func plan(at moment: PhoneMoment, limit: Int) throws -> [PlannedNotice] {
    try vault().reminderPlan(limit: UInt32(clamping: limit), here: moment.here, languageTag: wording.tag)
      .map(PlannedNotice.init)
  }

  /// Stores which notices will not ring.
  public func report(notArmed: [NotArmedNotice]) throws {
    try vault().reportUnarmed(unarmed: notArmed.map(\.request))
  }

  /// Stores that a firing rang.
  public func rang(_ subject: NoticeSubject, at moment: PhoneMoment) throws {
    try vault().reminderRang(firing: subject.firing, here: moment.here)
  }

  /// Books an action on the ritual day of its firing.
  public func book(_ action: NoticeAction, for subject: NoticeSubject, at moment: PhoneMoment) throws {
    try vault().answerReminder(
      answer: action.answer, ritual: subject.ritual, ruleLocal: subject.ruleLocal, dayText: subject.day,
      here: moment.here)
  }

  /// A locked phone, a busy vault and a full disk pass; an id that is not there does not.
  public func canPass(_ error: any Error) -> Bool {
    switch error {
    case is KeyStoreError, RekindleError.Failed, RekindleError.Closed: true
    default: false
    }
  }
}
