// The tokens as SwiftUI colours, and the measures that every screen shares.
import SwiftUI

/// The colours for the brightness that the phone is set to.
struct Palette {
  private let tokens: LookTokens

  /// The colours for `scheme`.
  init(_ scheme: ColorScheme) {
    tokens = scheme == .dark ? .dark : .light
  }

  var paper: Color { Color(tokens.paper) }
  var surface: Color { Color(tokens.surface) }
  var ink: Color { Color(tokens.ink) }
  var quietInk: Color { Color(tokens.quietInk) }
  var ember: Color { Color(tokens.ember) }
  var onEmber: Color { Color(tokens.onEmber) }
  var dusk: Color { Color(tokens.dusk) }
  var sage: Color { Color(tokens.sage) }
  var ochre: Color { Color(tokens.ochre) }
  var slate: Color { Color(tokens.slate) }
  var line: Color { Color(tokens.line) }
}

extension Color {
  fileprivate init(_ color: LookColor) {
    self.init(
      .sRGB, red: Double(color.red) / 255, green: Double(color.green) / 255, blue: Double(color.blue) / 255,
      opacity: 1)
  }
}

/// Measures in points: an 8-point grid.
enum Measure {
  /// Between the screen's edge and its content.
  static let margin: CGFloat = 24
  /// Between cards, and inside them.
  static let gap: CGFloat = 16
  /// Between lines that belong together.
  static let step: CGFloat = 8
  /// Corners of cards.
  static let corner: CGFloat = 16
  /// The least height of what is tapped.
  static let touch: CGFloat = 48
}

/// The sizes of text, by the names that docs/look.json gives them for Apple's systems. They are the system's
/// text styles and grow with its setting.
enum TextSize: String {
  /// The screen's heading.
  case headline = "title"
  /// A card's heading.
  case title = "title2"
  /// What is read.
  case body
  /// What stands beside.
  case label = "subheadline"

  /// The system's style.
  var font: Font {
    switch self {
    case .headline: .title
    case .title: .title2
    case .body: .body
    case .label: .subheadline
    }
  }
}
