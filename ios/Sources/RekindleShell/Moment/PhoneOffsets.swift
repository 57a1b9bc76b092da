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
  ///
  /// `nextDaylightSavingTimeTransition` names the instants, but its own documentation promises summer time
  /// only. Whether it also tells of a country that moves to another offset for good depends on the system.
  /// So each stretch between two named instants is looked at once a day, and what was not named is found
  /// by halving.
  public init(of zone: TimeZone, around now: Date, until horizon: Date) {
    // Whole seconds: the offsets change on whole seconds, and halving ends there.
    let start = (now.timeIntervalSince1970 - Double(Self.lookBackDays) * Self.daySeconds).rounded(.down)
    let end = horizon.timeIntervalSince1970.rounded(.down)
    initialOffsetSeconds = Self.offset(of: zone, at: start)
    var changes: [Change] = []
    var reached = start
    while reached < end {
      let named = zone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: reached))
      // A system that names an instant at or before the one asked about would keep us here for ever.
      let next = named.map(\.timeIntervalSince1970).flatMap { $0 > reached ? $0 : nil }
      let stop = min(next?.rounded(.up) ?? end, end)
      Self.appendChanges(of: zone, after: reached, through: stop, to: &changes)
      reached = stop
    }
    self.changes = changes
  }

  private static let daySeconds: Double = 86_400

  private static func offset(of zone: TimeZone, at seconds: Double) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
  }

  private static func appendChanges(
    of zone: TimeZone, after start: Double, through stop: Double, to changes: inout [Change]
  ) {
    var low = start
    var before = offset(of: zone, at: low)
    while low < stop {
      let high = min(low + daySeconds, stop)
      let after = offset(of: zone, at: high)
      if after != before {
        let at = firstSecond(of: zone, notAt: before, after: low, through: high)
        changes.append(Change(at: Date(timeIntervalSince1970: at), offsetSeconds: offset(of: zone, at: at)))
        low = at
        before = offset(of: zone, at: at)
      } else {
        low = high
      }
    }
  }

  /// The first second after `low` at which the offset is no longer `before`; it is not at `high`.
  private static func firstSecond(
    of zone: TimeZone, notAt before: Int, after low: Double, through high: Double
  ) -> Double {
    var same = low
    var changed = high
    while changed - same > 1 {
      let middle = ((same + changed) / 2).rounded(.down)
      if offset(of: zone, at: middle) == before { same = middle } else { changed = middle }
    }
    return changed
  }
}
