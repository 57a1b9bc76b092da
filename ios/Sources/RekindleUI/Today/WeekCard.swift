// The week's seven days. Colour never alone: every standing has a shape of its own, and a screen reader
// hears the day and its standing.
import RekindleShell
import SwiftUI

struct WeekCard: View {
  let heading: String
  let line: String
  let days: [TodayState.Day]
  let palette: Palette

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.step) {
      Text(verbatim: heading).font(TextSize.title.font).foregroundStyle(palette.ink)
        .accessibilityAddTraits(.isHeader)
      HStack(spacing: Measure.step) {
        ForEach(days) { day in
          VStack(spacing: Measure.step) {
            DayDot(standing: day.standing, palette: palette)
              .frame(maxWidth: .infinity, minHeight: Measure.touch)
            // Today stands on a line: a shape, like all that a day says.
            Capsule().fill(day.isToday ? palette.ink : palette.surface).frame(height: 2)
          }
          .accessibilityElement(children: .ignore)
          .accessibilityLabel(Text(verbatim: day.label))
        }
      }
      Text(verbatim: line).font(TextSize.body.font).foregroundStyle(palette.ink)
    }
    .card(palette)
  }
}

/// A day's shape: filled dot, ring with a dot, dash, empty ring, small point; before the
/// first mark of all, the point's outline.
struct DayDot: View {
  let standing: TodayState.Standing
  let palette: Palette
  // Grows with the size of the text, as the words beside it do.
  @ScaledMetric(relativeTo: .body) private var size: CGFloat = 24

  var body: some View {
    ZStack {
      switch standing {
      case .connected:
        Circle().fill(palette.sage).frame(width: size, height: size)
      case .spare:
        Circle().strokeBorder(palette.ochre, lineWidth: 2).frame(width: size, height: size)
        Circle().fill(palette.ochre).frame(width: size / 3, height: size / 3)
      case .paused:
        Capsule().fill(palette.slate).frame(width: size * 2 / 3, height: size / 6)
      case .quiet:
        Circle().strokeBorder(palette.line, lineWidth: 2).frame(width: size, height: size)
      case .toCome:
        Circle().fill(palette.slate).frame(width: size / 4, height: size / 4)
      case .before:
        // Nothing was expected of it, and nothing is to come: an outline as small as the point.
        Circle().strokeBorder(palette.line, lineWidth: 1).frame(width: size / 4, height: size / 4)
      }
    }
  }
}
