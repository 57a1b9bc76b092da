// The theme against docs/look.json, where every colour stands once.
import Foundation
import Testing

@testable import RekindleUI

/// What docs/look.json says, as far as this shell uses it.
private struct Look: Decodable {
  struct Rule: Decodable {
    let least: Double
    let colours: [String]
    let on: [String]
  }
  struct Space: Decodable { let grid, margin, betweenCards, corner, target: Double }
  struct Size: Decodable { let apple: String }
  struct Sizes: Decodable { let headline, title, body, label: Size }
  let colour: [String: [String: String]]
  let contrast: [String: Rule]
  let space: Space
  let type: Sizes

  static func read() throws -> Look {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/look.json")
    return try JSONDecoder().decode(Look.self, from: Data(contentsOf: file))
  }
}

@Suite("Look")
struct LookTests {
  private let themes: [(String, LookTokens)] = [("light", .light), ("dark", .dark)]

  @Test func everyColourIsTheOneInTheFile() throws {
    let look = try Look.read()
    #expect(Set(look.colour.keys) == ["light", "dark"])
    for (name, tokens) in themes {
      #expect(hexadecimals(tokens) == look.colour[name])
    }
  }

  @Test func everyContrastIsEnough() throws {
    let rules = try Look.read().contrast
    #expect(rules.count == 3)
    for (name, tokens) in themes {
      let colours = byName(tokens)
      for (rule, wanted) in rules {
        for colour in wanted.colours {
          for ground in wanted.on {
            let ratio = contrast(try #require(colours[colour]), try #require(colours[ground]))
            #expect(ratio >= wanted.least, "\(rule): \(colour) on \(ground), \(name)")
          }
        }
      }
    }
  }

  @Test func theMeasuresAreTheOnesInTheFile() throws {
    let space = try Look.read().space
    #expect(Double(Measure.step) == space.grid)
    #expect(Double(Measure.margin) == space.margin)
    #expect(Double(Measure.gap) == space.betweenCards)
    #expect(Double(Measure.corner) == space.corner)
    #expect(Double(Measure.touch) == space.target)
  }

  @Test func theSizesAreTheOnesInTheFile() throws {
    let type = try Look.read().type
    #expect(TextSize.headline.rawValue == type.headline.apple)
    #expect(TextSize.title.rawValue == type.title.apple)
    #expect(TextSize.body.rawValue == type.body.apple)
    #expect(TextSize.label.rawValue == type.label.apple)
  }

  @Test func blackOnWhiteIs21() {
    #expect(abs(contrast(LookColor(0x000000), LookColor(0xFFFFFF)) - 21) < 1e-9)
  }
}

/// The tokens under the names that the file gives them.
private func byName(_ tokens: LookTokens) -> [String: LookColor] {
  var colours: [String: LookColor] = [:]
  for (label, value) in Mirror(reflecting: tokens).children {
    if let label, let color = value as? LookColor { colours[label] = color }
  }
  return colours
}

private func hexadecimals(_ tokens: LookTokens) -> [String: String] {
  byName(tokens).mapValues { String(format: "#%02X%02X%02X", $0.red, $0.green, $0.blue) }
}

/// WCAG 2.2's contrast ratio: 1 to 21.
private func contrast(_ one: LookColor, _ other: LookColor) -> Double {
  let (a, b) = (luminance(one), luminance(other))
  return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

private func luminance(_ color: LookColor) -> Double {
  func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}
