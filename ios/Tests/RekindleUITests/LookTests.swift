// The theme against docs/look.json, where every colour stands once.
import Foundation
import Testing

@testable import RekindleUI

@Suite("Look")
struct LookTests {
  @Test func contrastOfBlackOnWhiteIs21() {
    #expect(abs(contrast(LookColor(0x000000), LookColor(0xFFFFFF)) - 21) < 1e-9)
  }
}

/// WCAG 2.2's contrast ratio: 1 to 21.
func contrast(_ one: LookColor, _ other: LookColor) -> Double {
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
