// The colours as plain data. A test compares them with docs/look.json and recomputes every contrast; a
// colour is changed there first.

/// A colour as red, green and blue, each 0–255.
struct LookColor: Equatable, Sendable {
  /// Red, green and blue, each 0–255.
  let red, green, blue: UInt8

  /// The colour `0xRRGGBB`.
  init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }
}

/// The colours of one brightness. Each has one meaning and is used for nothing else.
struct LookTokens: Equatable, Sendable {
  /// Background, and cards on it.
  let paper, surface: LookColor
  /// Text, and text that steps back.
  let ink, quietInk: LookColor
  /// The one thing to do here, and the text on it.
  let ember, onEmber: LookColor
  /// Talk, listening, links.
  let dusk: LookColor
  /// A connected day; kept.
  let sage: LookColor
  /// A spare day.
  let ochre: LookColor
  /// Paused; to come.
  let slate: LookColor
  /// Outlines.
  let line: LookColor

  /// The colours on light paper.
  static let light = LookTokens(
    paper: LookColor(0xFAF6F1), surface: LookColor(0xFFFFFF), ink: LookColor(0x2A2320),
    quietInk: LookColor(0x6A5F58), ember: LookColor(0x9C4A2F), onEmber: LookColor(0xFAF6F1),
    dusk: LookColor(0x3D5A73), sage: LookColor(0x4A6B52), ochre: LookColor(0x7A5C14),
    slate: LookColor(0x636970), line: LookColor(0x8C8078))

  /// The colours on dark paper.
  static let dark = LookTokens(
    paper: LookColor(0x1B1715), surface: LookColor(0x26211E), ink: LookColor(0xF2E9E1),
    quietInk: LookColor(0xB9ACA2), ember: LookColor(0xF2A583), onEmber: LookColor(0x2A1710),
    dusk: LookColor(0x9DBCD6), sage: LookColor(0xA5C9AC), ochre: LookColor(0xE0C06F),
    slate: LookColor(0xAEB4BB), line: LookColor(0x857A72))
}
