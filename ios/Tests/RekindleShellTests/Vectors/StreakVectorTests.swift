// The streak's vectors through the generated bindings.
import Foundation
import RekindleCore
import Testing

@Suite("Vectors of the streak")
struct StreakVectorTests {
  private struct Goal: Decodable {
    let from: String
    let goal: UInt8
  }
  private struct Ritual: Decodable { let id, kind: String }
  private struct Mark: Decodable {
    let id, ritual, day: String
    let by: String?
  }
  private struct Undone: Decodable { let mark: String }
  private struct Pause: Decodable { let from, to: String }
  private struct In: Decodable {
    let goals: [Goal]
    let solo: Bool
    let week_start: String
    let rituals: [Ritual]
    let marks: [Mark]
    let undone: [Undone]
    let pauses: [Pause]
    let today: String
  }
  private struct Out: Decodable {
    let weeks, best_weeks, days: UInt32
    let strength: Double
    let connected, reserve: [String]
  }
  /// All but the strength, which is compared within 1e-6.
  private struct Exact: Equatable {
    let weeks, bestWeeks, days: UInt32
    let connected, reserve: [String]
    let strengthIsRight: Bool
  }

  @Test func streak() throws {
    try check("streak") { line in
      let figures = try streakFigures(request: try request(line.decode(In.self, Ignored.self).given))
      let wanted = try line.decode(Ignored.self, Out.self).wanted
      let got = Exact(
        weeks: figures.weeks, bestWeeks: figures.bestWeeks, days: figures.days, connected: figures.connected,
        reserve: figures.reserve, strengthIsRight: abs(figures.strength - wanted.strength) <= 1e-6)
      let right = Exact(
        weeks: wanted.weeks, bestWeeks: wanted.best_weeks, days: wanted.days, connected: wanted.connected,
        reserve: wanted.reserve, strengthIsRight: true)
      return (got, right)
    }
  }

  private func request(_ given: In) throws -> StreakRequest {
    let kinds: [String: RitualKind] = ["together": .together, "each": .each, "touch": .touch]
    let starts: [String: FirstDayOfWeek] = ["monday": .monday, "sunday": .sunday, "saturday": .saturday]
    // Whoever is met first is the one; a third person is no couple. Alone, all names are one person.
    let people = given.marks.compactMap(\.by)
    let first = people.first
    let others = Set(people.filter { $0 != first })
    if others.count > 1, !given.solo { throw Unusable(reason: "more than two people") }
    return StreakRequest(
      goals: given.goals.map { GoalStep(from: $0.from, days: $0.goal) }, solo: given.solo,
      firstDayOfWeek: try known(given.week_start, in: starts),
      rituals: try given.rituals.map { RitualEntry(id: $0.id, kind: try known($0.kind, in: kinds)) },
      marks: try given.marks.map { mark in
        if mark.by == nil, !given.solo { throw Unusable(reason: "nobody made the mark \(mark.id)") }
        return MarkEntry(id: mark.id, ritual: mark.ritual, day: mark.day, own: mark.by == first)
      },
      undone: given.undone.map(\.mark), pauses: given.pauses.map { PauseSpan(from: $0.from, to: $0.to) },
      today: given.today)
  }

  private func known<Value>(_ name: String, in values: [String: Value]) throws -> Value {
    guard let value = values[name] else { throw Unusable(reason: "no such thing: \(name)") }
    return value
  }
}
