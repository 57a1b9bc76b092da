// What a scenario sees of the core's views, under the names of tests/scenarios/README.md.
import Foundation
import RekindleCore

/// Turns views into JSON; an id that was saved becomes its name.
struct Seen {
  /// Names by id.
  let names: [String: String]

  func name(_ id: String) -> JSON { .text(names[id] ?? id) }

  /// What is seen of something that was named only now.
  func named(_ json: JSON) -> JSON {
    if case .list(let list) = json { return .list(list.map(named)) }
    guard case .object(var fields) = json else { return json }
    for field in ["ritual", "proposal", "entry"] {
      if case .text(let id)? = fields[field] { fields[field] = name(id) }
    }
    return .object(fields)
  }

  func ritual(_ view: RitualView) -> JSON {
    .object([
      "ritual": name(view.id), "practice": JSON(view.practice), "name": .text(view.name),
      "kind": kind(view.kind), "private": .bool(view.isPrivate),
      "each_time": .bool(view.quieting == .eachTime),
      "starts_local": JSON(view.schedule.map(\.startsLocal)), "adopted_on": .text(view.adoptedOn),
      "retired_on": JSON(view.retiredOn),
    ])
  }

  func today(_ view: TodayView) -> JSON {
    .object([
      "day": .text(view.day), "first_run": .bool(view.firstRun), "paused": .bool(view.paused),
      "offer_gentler": .bool(view.offerGentler), "rituals": .list(view.rituals.map(todayRitual)),
      "next": view.next.map { .object(["name": .text($0.name), "fires_local": .text($0.firesLocal)]) }
        ?? .null,
      "unarmed": JSON(view.unarmed.map(\.firesLocal)), "streak": streak(view.streak),
    ])
  }

  private func todayRitual(_ view: TodayRitualView) -> JSON {
    let (state, marks): (String, UInt32) =
      switch view.state {
      case .open: ("open", 0)
      case .done(let marks): ("done", marks)
      case .skipped: ("skipped", 0)
      case .paused: ("paused", 0)
      }
    return .object([
      "ritual": name(view.id), "name": .text(view.name), "kind": kind(view.kind),
      "private": .bool(view.isPrivate), "due": .bool(view.due), "times": JSON(view.times),
      "state": .text(state), "marks": JSON(marks), "markable": .bool(view.markable),
    ])
  }

  func streak(_ view: StreakView) -> JSON {
    .object([
      "weeks": JSON(view.weeks), "connected": JSON(view.week.connected), "goal": JSON(view.week.goal),
      "status": status(view.week.status), "from": JSON(view.week.dots.first?.day),
      "dots": .list(view.week.dots.map { dot($0.state) }),
    ])
  }

  func pause(_ view: PauseView) -> JSON {
    .object([
      "ritual": view.ritual.map(name) ?? .null, "from": .text(view.from), "until": JSON(view.until),
    ])
  }

  func reminder(_ view: ReminderView) -> JSON {
    let firing = view.firing
    return .object([
      "ritual": firing.map { name($0.ritual) } ?? .null,
      "at": .text(write(Date(timeIntervalSince1970: Double(view.atMs) / 1000))),
      "fires_local": .text(view.firesLocal), "rule_local": JSON(firing?.ruleLocal),
      "also": firing.map { JSON($0.also) } ?? .null, "day": JSON(firing?.day),
      "snoozed": firing.map { .bool($0.snoozed) } ?? .null,
      "deferred": firing.map { .bool($0.deferred) } ?? .null, "title": .text(view.title),
    ])
  }

  func kind(_ kind: RitualKind) -> JSON {
    switch kind {
    case .together: "together"
    case .each: "each"
    case .touch: "touch"
    }
  }

  private func status(_ status: WeekStatus) -> JSON {
    switch status {
    case .before: "before"
    case .kept: "kept"
    case .keptByReserve: "kept_by_reserve"
    case .paused: "paused"
    case .quiet: "quiet"
    case .open: "open"
    case .toCome: "to_come"
    }
  }

  private func dot(_ state: DayState) -> JSON {
    switch state {
    case .connected: "connected"
    case .spare: "spare"
    case .paused: "paused"
    case .quiet: "quiet"
    case .toCome: "to_come"
    case .before: "before"
    }
  }
}
