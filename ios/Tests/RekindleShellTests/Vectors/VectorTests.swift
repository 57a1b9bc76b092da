// Every vector through the generated bindings, with the offsets that Foundation knows: what an iPhone runs.
import Foundation
import RekindleCore
import Testing

private struct Reminder: Decodable {
  let dtstart_local: String
  let rrule: String
  let exdates_local: [String]?

  var recurrence: RecurrenceText {
    RecurrenceText(startsLocal: dtstart_local, rule: rrule, exceptLocal: exdates_local ?? [])
  }
}

@Suite("Vectors")
struct VectorTests {
  private struct Firing: Decodable, Equatable { let rule_local, utc, fires_local: String }

  @Test func recurrence() throws {
    struct In: Decodable {
      let zone: String
      let dtstart_local: String
      let rrule: String
      let exdates_local: [String]?
      let after_utc: String
      let count: UInt32
    }
    struct Out: Decodable { let firings: [Firing] }
    try check("recurrence") { line in
      let given = try line.decode(In.self, Ignored.self).given
      let text = RecurrenceText(
        startsLocal: given.dtstart_local, rule: given.rrule, exceptLocal: given.exdates_local ?? [])
      let here = try ZoneTable.shared.here(try instant(given.after_utc), given.zone)
      let got = try recurrenceFirings(recurrence: text, here: here, count: given.count).map {
        Firing(rule_local: $0.ruleLocal, utc: write(at: $0.atMs), fires_local: $0.firesLocal)
      }
      return (got, try line.decode(Ignored.self, Out.self).wanted.firings)
    }
  }

  private struct Ring: Decodable, Equatable {
    let utc: String
    let index: UInt32

    init(_ utc: String, _ index: UInt32) {
      self.utc = utc
      self.index = index
    }

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      utc = try pair.decode(String.self)
      index = try pair.decode(UInt32.self)
    }
  }

  @Test func plan() throws {
    struct Quiet: Decodable { let from, to, mode: String }
    struct In: Decodable {
      let zone: String
      let now_utc: String
      let limit: UInt32
      let quiet: Quiet?
      let reminders: [Reminder]
    }
    struct Out: Decodable { let plan: [Ring] }
    let modes: [String: QuietMode] = ["drop": .drop, "defer": .defer]
    try check("plan") { line in
      let given = try line.decode(In.self, Ignored.self).given
      let quiet = try given.quiet.map { quiet in
        guard let mode = modes[quiet.mode] else { throw Unusable(reason: "no mode \(quiet.mode)") }
        return QuietHours(from: quiet.from, to: quiet.to, mode: mode)
      }
      let rings = try mergePlan(
        recurrences: given.reminders.map(\.recurrence), quiet: quiet,
        here: ZoneTable.shared.here(try instant(given.now_utc), given.zone), limit: given.limit)
      return (
        rings.map { Ring(write(at: $0.atMs), $0.index) }, try line.decode(Ignored.self, Out.self).wanted.plan
      )
    }
  }

  @Test func ritualDays() throws {
    struct In: Decodable {
      let utc: String
      let zone: String
      let day_start: UInt8
    }
    struct Out: Decodable { let day: String }
    try check("ritual_day") { line in
      let given = try line.decode(In.self, Ignored.self).given
      let here = try ZoneTable.shared.here(try instant(given.utc), given.zone)
      let day = try ritualDay(here: here, dayStart: given.day_start)
      return (day, try line.decode(Ignored.self, Out.self).wanted.day)
    }
  }

  @Test func closeness() throws {
    struct In: Decodable { let base: Double }
    struct Out: Decodable { let diameters, distances: [Double] }
    try check("closeness") { line in
      let circles = try closenessCircles(base: try line.decode(In.self, Ignored.self).given.base)
      let wanted = try line.decode(Ignored.self, Out.self).wanted
      // Rounded and within 1, as the vectors say: it is counted how many are further off.
      let got = circles.map(\.diameter) + circles.map(\.distance)
      let off = zip(got, wanted.diameters + wanted.distances).filter { abs($0.rounded() - $1) > 1 }.count
      return ([got.count, off], [14, 0])
    }
  }
}

/// A part of a line that is not looked at.
struct Ignored: Decodable {}

private func write(at milliseconds: Int64) -> String {
  write(Date(timeIntervalSince1970: Double(milliseconds) / 1000))
}
