// The today screen: this week, the rituals, what is next. It draws a `TodayState` and passes taps on; it
// reads no clock, knows no type of the core and holds no words. The app asks for the first reading.
public import RekindleShell
public import SwiftUI

/// Today.
public struct TodayView: View {
  private let model: TodayModel
  private let onForTwo: @MainActor () -> Void
  @Environment(\.colorScheme) private var scheme

  /// Shows what `model` presents; `onForTwo` goes to the screen for two.
  public init(model: TodayModel, onForTwo: @escaping @MainActor () -> Void) {
    self.model = model
    self.onForTwo = onForTwo
  }

  /// The screen.
  public var body: some View {
    let palette = Palette(scheme)
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.gap) {
        if let problem = model.problem {
          ProblemCard(problem: problem, palette: palette)
        }
        if let state = model.state {
          content(state, palette)
        }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
      .padding(Measure.margin)
    }
    .background(palette.paper)
    .refreshable { await model.refresh() }
  }

  @ViewBuilder
  private func content(_ state: TodayState, _ palette: Palette) -> some View {
    Text(verbatim: state.words.title)
      .font(TextSize.headline.font)
      .foregroundStyle(palette.ink)
      .accessibilityAddTraits(.isHeader)
    WeekCard(heading: state.words.week, line: state.weekLine, days: state.days, palette: palette)
    // Never silent about a lost reminder; said in words, since colour alone says nothing.
    if let lost = state.notArmed {
      NoteCard(heading: lost.heading, lines: lost.lines, palette: palette)
    }
    if let line = state.emptyLine {
      Text(verbatim: line).font(TextSize.body.font).foregroundStyle(palette.quietInk)
    }
    ForEach(state.rituals) { ritual in
      RitualCard(
        ritual: ritual, words: state.words, isResting: model.isBusy, palette: palette,
        onMark: { Task { await model.mark(ritual.id) } },
        onUndo: { Task { await model.undo(ritual.id) } })
    }
    Text(verbatim: state.nextLine).font(TextSize.body.font).foregroundStyle(palette.quietInk)
    if let card = state.card {
      NoteCard(heading: card.heading, lines: [card.text], palette: palette)
    }
    // Last and quiet: nothing here begs for a partner.
    QuietButton(words: state.words.forTwo, palette: palette, onTap: onForTwo)
  }
}
