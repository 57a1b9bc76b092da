// The offsets of a place, read from the system's zone data.
//
// The core knows no zone: the phone's data is fresher than any copy that could be bundled. This file turns
// Foundation's `TimeZone` into plain data and decides nothing about rituals or days.
public import Foundation

/// Offsets from UTC from three days before an instant to the horizon of the plan.
public struct PhoneOffsets: Equatable, Sendable {
  /// One change of the offset.
  public struct Change: Equatable, Sendable {
    /// The first instant at which the new offset holds.
    public let at: Date
    /// Seconds east of UTC from then on.
    public let offsetSeconds: Int

    /// A change to `offsetSeconds` at `at`.
    public init(at: Date, offsetSeconds: Int) {
      self.at = at
      self.offsetSeconds = offsetSeconds
    }
  }

  /// How far before now the offsets reach. Without this look-back a plan that is made just after a change
  /// of offset would ring twice or lose a firing.
  public static let lookBackDays = 3
  /// How far ahead the product plans.
  public static let reachDays = 400

  /// Seconds east of UTC before the first change.
  public let initialOffsetSeconds: Int
  /// The changes, oldest first.
  public let changes: [Change]

  /// Offsets that are known already.
  public init(initialOffsetSeconds: Int, changes: [Change]) {
    self.initialOffsetSeconds = initialOffsetSeconds
    self.changes = changes
  }

  /// The offsets of `zone` from ``lookBackDays`` before `now` to ``reachDays`` after it.
  public init(of zone: TimeZone, around now: Date) {
    self.init(of: zone, around: now, until: now.addingTimeInterval(Double(Self.reachDays) * Self.daySeconds))
  }

  /// The offsets of `zone` from ``lookBackDays`` before `now` up to `horizon`.
  public init(of zone: TimeZone, around now: Date, until horizon: Date) {
    self.init(of: ZoneSource(zone), around: now, until: horizon)
  }

  /// `nextDaylightSavingTimeTransition` names the instants, but its own documentation promises summer time
  /// only. Whether it also tells of a country that moves to another offset for good depends on the system.
  /// So each stretch between two named instants is looked at once a day, and what was not named is found
  /// by halving.
  init(of zone: ZoneSource, around now: Date, until horizon: Date) {
    // Whole seconds: the offsets change on whole seconds, and halving ends there.
    let start = (now.timeIntervalSince1970 - Double(Self.lookBackDays) * Self.daySeconds).rounded(.down)
    let end = horizon.timeIntervalSince1970.rounded(.down)
    initialOffsetSeconds = zone.offset(start)
    var changes: [Change] = []
    var reached = start
    while reached < end {
      // A system that names an instant at or before the one asked about would keep us here for ever.
      let named = zone.nextNamed(reached).flatMap { $0 > reached ? $0 : nil }
      let stop = min(named?.rounded(.up) ?? end, end)
      Self.appendChanges(of: zone, after: reached, through: stop, to: &changes)
      reached = stop
    }
    self.changes = changes
  }

  private static let daySeconds: Double = 86_400

  private static func appendChanges(
    of zone: ZoneSource, after start: Double, through stop: Double, to changes: inout [Change]
  ) {
    var low = start
    var before = zone.offset(low)
    while low < stop {
      let high = min(low + daySeconds, stop)
      guard zone.offset(high) != before else {
        low = high
        continue
      }
      low = firstSecond(of: zone, notAt: before, after: low, through: high)
      before = zone.offset(low)
      changes.append(Change(at: Date(timeIntervalSince1970: low), offsetSeconds: before))
    }
  }

  /// The first second after `low` at which the offset is no longer `before`; it is not at `high`.
  private static func firstSecond(
    of zone: ZoneSource, notAt before: Int, after low: Double, through high: Double
  ) -> Double {
    var same = low
    var changed = high
    while changed - same > 1 {
      let middle = ((same + changed) / 2).rounded(.down)
      if zone.offset(middle) == before { same = middle } else { changed = middle }
    }
    return changed
  }
}

/// What a zone is asked, in seconds since 1970-01-01 UTC.
struct ZoneSource {
  /// The offset at an instant, in seconds east of UTC.
  let offset: (Double) -> Int
  /// The next change that the system names; nothing when it names none.
  let nextNamed: (Double) -> Double?
}

extension ZoneSource {
  init(_ zone: TimeZone) {
    offset = { zone.secondsFromGMT(for: Date(timeIntervalSince1970: $0)) }
    nextNamed = {
      zone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: $0))?.timeIntervalSince1970
    }
  }
}
