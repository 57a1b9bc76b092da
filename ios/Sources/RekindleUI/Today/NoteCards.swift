// Cards that say something and ask nothing.
import RekindleShell
import SwiftUI

/// A heading and lines.
struct NoteCard: View {
  let heading: String
  let lines: [String]
  let palette: Palette

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.step) {
      Text(verbatim: heading).font(TextSize.label.font).foregroundStyle(palette.quietInk)
      ForEach(lines, id: \.self) { line in
        Text(verbatim: line).font(TextSize.body.font).foregroundStyle(palette.ink)
      }
    }
    .card(palette)
  }
}

/// What went wrong and what to do. The system's error colour is for errors, and for nothing people do.
struct ProblemCard: View {
  let problem: Problem
  let palette: Palette

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.step) {
      HStack(spacing: Measure.step) {
        Image(systemName: "exclamationmark.triangle").foregroundStyle(.red).accessibilityHidden(true)
        Text(verbatim: problem.text).font(TextSize.body.font).foregroundStyle(palette.ink)
      }
      if let hint = problem.hint {
        Text(verbatim: hint).font(TextSize.body.font).foregroundStyle(palette.ink)
      }
    }
    .card(palette)
  }
}

extension View {
  /// A card: the surface with its corners, as wide as the screen lets it be.
  func card(_ palette: Palette) -> some View {
    padding(Measure.gap)
      .frame(maxWidth: .infinity, alignment: .leading)
      .background(palette.surface)
      .clipShape(RoundedRectangle(cornerRadius: Measure.corner))
  }
}
