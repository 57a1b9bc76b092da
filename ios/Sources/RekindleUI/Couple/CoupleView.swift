// The screen for two, plain so far: pairing step by step with the list before the yes, then how the phones stand. It
// draws a `CoupleState` and passes taps on; it knows no type of the core and holds no words. Declining is closing it.
import RekindleShell
import SwiftUI

struct CoupleView: View {
  let model: CoupleModel
  let onBack: @MainActor () -> Void
  @Environment(\.colorScheme) private var scheme

  var body: some View {
    let palette = Palette(scheme)
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.gap) {
        if let state = model.state {
          QuietButton(words: state.words.back, palette: palette, onTap: onBack)
          Text(verbatim: state.words.title)
            .font(TextSize.headline.font)
            .foregroundStyle(palette.ink)
            .accessibilityAddTraits(.isHeader)
        }
        if let problem = model.problem {
          ProblemCard(problem: problem, palette: palette)
        }
        if let state = model.state {
          step(state, palette).disabled(model.isBusy)
        }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
      .padding(Measure.margin)
    }
    .background(palette.paper)
    .task { await model.refresh() }
  }

  private func tap(_ tap: CoupleTap) {
    Task { await model.tap(tap) }
  }

  @ViewBuilder
  private func step(_ state: CoupleState, _ palette: Palette) -> some View {
    let words = state.words
    switch state.step {
    case .alone(let line, let unfinished):
      Sentence(text: line, palette: palette)
      if let unfinished {
        Sentence(text: unfinished, palette: palette)
        QuietButton(words: words.anew, palette: palette) { tap(.cancel) }
      }
      ReadFirst(read: state.beforeYes, palette: palette)
      PrimaryButton(words: words.invite, palette: palette) { tap(.invite) }
      Entry(wanted: words.join, next: words.next, palette: palette) { tap(.join($0)) }
    case .unlinked(let line):
      Sentence(text: line, palette: palette)
      Entry(wanted: words.join, next: words.next, palette: palette) { tap(.join($0)) }
    case .showing(let text, let about, let wanted):
      NoteCard(heading: about, lines: [text.handed], palette: palette).textSelection(.enabled)
      Entry(wanted: wanted, next: words.next, palette: palette) { tap(text.answer($0)) }
      QuietButton(words: words.anew, palette: palette) { tap(.cancel) }
    case .comparing(let number, let about, let revealAbout):
      compare(number, about, revealAbout, state, palette)
    case .together(let two):
      TogetherView(
        two: two, words: words, exchanged: model.exchanged, palette: palette, onTap: { tap($0) })
      ReadFirst(read: state.beforeYes, palette: palette)
    }
  }

  @ViewBuilder
  private func compare(
    _ number: PairingText, _ about: String, _ revealAbout: String?, _ state: CoupleState, _ palette: Palette
  ) -> some View {
    if case .number(let digits, let reveal, _) = number {
      if let reveal, let revealAbout {
        NoteCard(heading: revealAbout, lines: [reveal], palette: palette).textSelection(.enabled)
      }
      Sentence(text: about, palette: palette)
      Text(verbatim: digits).font(TextSize.headline.font).foregroundStyle(palette.ink)
      ReadFirst(read: state.beforeYes, palette: palette)
      PrimaryButton(words: state.words.yes, palette: palette) { tap(.accept) }
      QuietButton(words: state.words.anew, palette: palette) { tap(.cancel) }
    }
  }
}

extension PairingText {
  /// What is handed to the other phone.
  fileprivate var handed: String {
    switch self {
    case .code(let text, _), .reply(let text, _): text
    case .number(_, let reveal, _): reveal ?? ""
    }
  }

  /// What a text that is read now answers.
  fileprivate func answer(_ text: String) -> CoupleTap {
    if case .code = self { .confirm(text) } else { .finish(text) }
  }
}
