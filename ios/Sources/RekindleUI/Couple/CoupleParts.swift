// The parts of the screen for two.
import RekindleShell
import SwiftUI

/// What is read before the yes.
struct ReadFirst: View {
  let read: CoupleState.BeforeYes
  let palette: Palette

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.gap) {
      ForEach(read.first, id: \.self) { Sentence(text: $0, palette: palette) }
      NoteCard(heading: read.title, lines: read.shared, palette: palette)
      Sentence(text: read.store, palette: palette)
    }
  }
}

/// A text from the other phone.
struct Entry: View {
  let wanted: String
  let next: String
  let palette: Palette
  let onRead: @MainActor (String) -> Void
  @State private var text = ""

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.step) {
      TextField(text: $text) { Text(verbatim: wanted) }.autocorrectionDisabled()
      if !text.isEmpty {
        QuietButton(words: next, palette: palette) {
          onRead(text)
          text = ""
        }
      }
    }
    .card(palette)
  }
}

struct Sentence: View {
  let text: String
  let palette: Palette

  var body: some View {
    Text(verbatim: text).font(TextSize.body.font).foregroundStyle(palette.quietInk)
  }
}

struct PrimaryButton: View {
  let words: String
  let palette: Palette
  let onTap: @MainActor () -> Void

  var body: some View {
    Button(action: onTap) {
      Text(verbatim: words).font(TextSize.body.font).foregroundStyle(palette.onEmber)
        .frame(maxWidth: .infinity, minHeight: Measure.touch)
        .background(palette.ember)
        .clipShape(RoundedRectangle(cornerRadius: Measure.corner))
    }
    .buttonStyle(.plain)
  }
}

struct QuietButton: View {
  let words: String
  let palette: Palette
  let onTap: @MainActor () -> Void

  var body: some View {
    Button(action: onTap) {
      Text(verbatim: words).font(TextSize.body.font).foregroundStyle(palette.dusk)
        .frame(minHeight: Measure.touch)
    }
    .buttonStyle(.plain)
  }
}
