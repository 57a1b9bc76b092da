// The core's views in the words of its catalogues.
//
// Every sentence stands in the catalogues; this file picks keys, fills places and writes dates and times the
// way the person's phone writes them.
import Foundation
import RekindleCore

/// Words in one language.
struct Wording: Sendable {
  /// The language that is spoken, as a BCP 47 tag.
  let tag: String
  private let words: Words
  private let locale: Locale

  /// Speaks the first of `languages` that the catalogues have. Times follow `locale` when it is of that
  /// language, so that nobody reads half a sentence in another one.
  init(languages: [String], locale: Locale) throws {
    tag = try negotiateLanguage(wishes: languages)
    words = try Words(languageTag: tag)
    let isSame = locale.language.languageCode == Locale(identifier: tag).language.languageCode
    self.locale = isSame ? locale : Locale(identifier: tag)
  }

  var actions: NoticeActionWords {
    NoticeActionWords(
      done: text("notification.done"), later: text("notification.later"), skip: text("notification.skip"))
  }

  func today(_ view: TodayView, on civilDay: String) -> TodayState {
    TodayState(
      day: view.day,
      words: TodayState.Words(
        title: text("today.title"), mark: text("today.mark_done"), undo: text("today.undo"),
        week: text("streak.this_week"), forTwo: text("couple_screen.title")),
      days: view.streak.week.dots.map { day($0, today: view.day) },
      weekLine: view.weekSentence,
      rituals: view.rituals.map(ritual),
      emptyLine: emptyLine(view),
      nextLine: next(view.next, on: civilDay),
      notArmed: notArmed(view.unarmed),
      card: view.card.map { TodayState.Card(heading: text("today.card_of_the_day"), text: $0) })
  }

  func problem(_ error: any Error) -> Problem {
    if case KeyStoreError.lockedUntilFirstUnlock = error {
      return Problem(code: "locked", text: text("common.unlock"), hint: nil)
    }
    guard let (code, reason) = Self.parts(of: error),
      let said = try? words.forError(code: code, reason: reason)
    else {
      return Problem(code: "internal", text: text("error.internal.text"), hint: text("error.internal.hint"))
    }
    return Problem(code: code, text: said.text, hint: said.hint)
  }

  private static func parts(of error: any Error) -> (code: String, reason: String)? {
    switch error as? RekindleError {
    case .VaultUnusable(let code, let reason), .Refused(let code, let reason),
      .BackupUnusable(let code, let reason), .Failed(let code, let reason), .Closed(let code, let reason),
      .Internal(let code, let reason):
      (code, reason)
    case nil: nil
    }
  }

  private func ritual(_ view: TodayRitualView) -> TodayState.Ritual {
    var notes = view.times.compactMap { time in
      CivilTime("2000-01-01T\(time):00").map { text("today.at", ["time": hour($0)]) }
    }
    let isMarked: Bool
    switch view.state {
    case .done: isMarked = true
    case .open: isMarked = false
    case .skipped:
      isMarked = false
      notes.append(text("today.skipped"))
    case .paused:
      isMarked = false
      notes.append(text("today.paused"))
    }
    if view.isPrivate { notes.append(text("today.private")) }
    return TodayState.Ritual(
      id: view.id, name: view.name, notes: notes, isMarked: isMarked, isMarkable: view.markable)
  }

  private func day(_ dot: DotView, today: String) -> TodayState.Day {
    let standing = TodayState.Standing(dot.state)
    let name = date(dot.day, .dateTime.weekday(.wide))
    let said: String? =
      switch standing {
      case .connected: text("streak.day.connected")
      case .spare: text("streak.day.spare")
      case .paused: text("streak.day.paused")
      case .quiet: text("streak.day.quiet")
      case .toCome: text("streak.day.to_come")
      // Before the first mark there is nothing to say about a day.
      case .before: nil
      }
    return TodayState.Day(
      id: dot.day, standing: standing, isToday: dot.day == today,
      label: [name, said].compactMap { $0 }.joined(separator: ", "))
  }

  private func emptyLine(_ view: TodayView) -> String? {
    if view.firstRun { return text("today.nothing_yet") }
    return view.rituals.contains(where: \.due) ? nil : text("today.nothing_on")
  }

  private func next(_ view: NextView?, on civilDay: String) -> String {
    guard let view, let local = CivilTime(view.firesLocal) else { return text("today.no_next") }
    let values = ["name": view.name, "time": hour(local)]
    guard !view.firesLocal.hasPrefix(civilDay) else { return text("today.next_at", values) }
    let day = longDay(String(view.firesLocal.prefix(10)))
    return text("today.next_on", values.merging(["day": day]) { $1 })
  }

  /// One line for each reason: sixty-four lines that say the same would hide it.
  private func notArmed(_ views: [UnarmedView]) -> TodayState.NotArmed? {
    guard !views.isEmpty else { return nil }
    var seen: Set<String> = []
    let lines = views.sorted { $0.firesLocal < $1.firesLocal }
      .filter { seen.insert($0.text).inserted }
      .map { view in
        let day = longDay(String(view.firesLocal.prefix(10)))
        return [day, CivilTime(view.firesLocal).map(hour), view.text].compactMap { $0 }.joined(
          separator: ", ")
      }
    return TodayState.NotArmed(heading: text("reminders.could_not"), lines: lines)
  }

  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    // The one way to fail is a panic in the core. The key is better than a crash then.
    (try? words.text(key: key, values: values)) ?? key
  }

  func plural(_ key: String, _ count: UInt64) -> String {
    (try? words.plural(key: key, count: count, values: [:])) ?? key
  }

  /// A day with its weekday and month.
  func longDay(_ day: String) -> String {
    date(day, .dateTime.weekday(.wide).day().month(.wide))
  }

  func hour(_ local: CivilTime) -> String {
    var style = Date.FormatStyle(date: .omitted, time: .shortened, locale: locale)
    return write(local, &style)
  }

  private func date(_ day: String, _ style: Date.FormatStyle) -> String {
    var style = style.locale(locale)
    return CivilTime("\(day)T12:00:00").map { write($0, &style) } ?? day
  }

  /// Writes a civil time as it is, by reading and writing it in one fixed zone.
  private func write(_ local: CivilTime, _ style: inout Date.FormatStyle) -> String {
    style.timeZone = .gmt
    style.calendar = Calendar(identifier: .gregorian)
    var parts = local.floatingComponents
    parts.timeZone = .gmt
    return parts.date.map(style.format) ?? local.description
  }
}
