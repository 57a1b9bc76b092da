// The today screen: this week, today's rituals, the next reminder. It draws a `TodayState` and passes taps
// on; it reads no clock, knows no type of the core and holds no words.
public import RekindleShell
public import SwiftUI

/// Today.
public struct TodayView: View {
  private let model: TodayModel
  @Environment(\.colorScheme) private var scheme

  /// Shows what `model` presents.
  public init(model: TodayModel) {
    self.model = model
  }

  /// The screen.
  public var body: some View {
    let palette = Palette(scheme)
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.gap) {
        Text(verbatim: model.state.words.title)
          .font(TextSize.headline.font)
          .foregroundStyle(palette.ink)
          .accessibilityAddTraits(.isHeader)
        WeekCard(
          heading: model.state.words.week, line: model.state.weekLine, days: model.state.days,
          palette: palette)
        if let line = model.state.emptyLine {
          Text(verbatim: line).font(TextSize.body.font).foregroundStyle(palette.quietInk)
        }
        ForEach(model.state.rituals) { ritual in
          RitualCard(
            ritual: ritual, words: model.state.words, isResting: model.isBusy, palette: palette,
            onMark: { Task { await model.mark(ritual.id) } },
            onUndo: { Task { await model.undo(ritual.id) } })
        }
        if let line = model.state.nextReminder {
          Text(verbatim: line).font(TextSize.body.font).foregroundStyle(palette.quietInk)
        }
        // Never silent about a lost reminder; said in words, since colour alone says nothing.
        if let line = model.state.notArmed {
          Text(verbatim: line).font(TextSize.body.font).foregroundStyle(palette.ink)
        }
        if let line = model.state.problem {
          Text(verbatim: line).font(TextSize.body.font).foregroundStyle(.red)
        }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
      .padding(Measure.margin)
    }
    .background(palette.paper)
    .task { await model.refresh() }
    .refreshable { await model.refresh() }
  }
}
