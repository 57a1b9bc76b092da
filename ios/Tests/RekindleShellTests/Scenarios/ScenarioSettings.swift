// What a story sets.
import Foundation
import RekindleCore
import Testing

@testable import RekindleShell

extension ScenarioPhone {
  func setting(_ fields: inout Fields) throws {
    let name = try #require(fields.names.count == 1 ? fields.names.first : nil)
    let change: SettingChange
    switch name {
    case "quiet": change = .quiet(hours: try quietHours(fields.take("quiet") ?? .null))
    case "day_start": change = .dayStart(hour: UInt8(try fields.need(try fields.number(name), name)))
    case "names_in_notices": change = .namesInNotices(on: try fields.need(try fields.bool(name), name))
    case "goal": change = .goal(days: UInt8(try fields.need(try fields.number(name), name)))
    case "auto_lock": change = .autoLock(minutes: UInt8(try fields.need(try fields.number(name), name)))
    case "week_start":
      let days: [String: FirstDayOfWeek] = ["monday": .monday, "sunday": .sunday, "saturday": .saturday]
      change = .weekStart(day: try fields.need(try fields.text(name).flatMap { days[$0] }, name))
    default: throw Unusable(reason: "unknown setting \(name)")
    }
    try fields.end()
    _ = try core { try $0.changeSetting(change: change, here: here) }
  }

  private func quietHours(_ json: JSON) throws -> QuietHours? {
    if json == .null { return nil }
    var hours = try Fields(json)
    let modes: [String: QuietMode] = ["drop": .drop, "defer": .defer]
    let quiet = QuietHours(
      from: try hours.need(try hours.text("from"), "from"), to: try hours.need(try hours.text("to"), "to"),
      mode: try hours.need(try hours.text("mode").flatMap { modes[$0] }, "mode"))
    try hours.end()
    return quiet
  }
}
