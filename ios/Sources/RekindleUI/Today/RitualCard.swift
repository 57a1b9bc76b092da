// One ritual with its buttons: mark, and take back.
import RekindleShell
import SwiftUI

struct RitualCard: View {
  let ritual: TodayState.Ritual
  let words: TodayState.Words
  let isResting: Bool
  let palette: Palette
  let onMark: @MainActor () -> Void
  let onUndo: @MainActor () -> Void

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.step) {
      HStack(spacing: Measure.step) {
        if ritual.isMarked {
          // A shape beside the colour; the button says the rest.
          Image(systemName: "checkmark").foregroundStyle(palette.sage).accessibilityHidden(true)
        }
        Text(verbatim: ritual.name).font(TextSize.title.font).foregroundStyle(palette.ink)
      }
      ForEach(ritual.notes, id: \.self) { note in
        Text(verbatim: note).font(TextSize.label.font).foregroundStyle(palette.quietInk)
      }
      if ritual.isMarkable {
        Button(action: onMark) {
          Text(verbatim: words.mark).font(TextSize.body.font).foregroundStyle(palette.onEmber)
            .frame(maxWidth: .infinity, minHeight: Measure.touch)
            .background(palette.ember)
            .clipShape(RoundedRectangle(cornerRadius: Measure.corner))
        }
        .buttonStyle(.plain)
        .accessibilityLabel(Text(verbatim: "\(words.mark), \(ritual.name)"))
      }
      if ritual.isMarked {
        Button(action: onUndo) {
          Text(verbatim: words.undo).font(TextSize.body.font).foregroundStyle(palette.dusk)
            .frame(maxWidth: .infinity, minHeight: Measure.touch)
        }
        .buttonStyle(.plain)
        .accessibilityLabel(Text(verbatim: "\(words.undo), \(ritual.name)"))
      }
    }
    .disabled(isResting)
    .card(palette)
  }
}
