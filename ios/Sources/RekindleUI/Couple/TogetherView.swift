// How two linked phones stand: what both agreed to, open proposals, what one sends, exchanging.
import RekindleShell
import SwiftUI

struct TogetherView: View {
  let two: CoupleState.Together
  let words: CoupleState.Words
  let exchanged: Exchanged?
  let palette: Palette
  let onTap: @MainActor (CoupleTap) -> Void

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.gap) {
      Sentence(text: two.line, palette: palette)
      if let farewell = two.farewell {
        NoteCard(heading: farewell.heading, lines: [farewell.words], palette: palette)
      }
      lines(two.pauses)
      NoteCard(heading: words.rituals, lines: two.noRituals.map { [$0] } ?? two.rituals, palette: palette)
      ForEach(two.proposals) { proposal in
        NoteCard(
          heading: proposal.text, lines: [proposal.line, proposal.until].compactMap { $0 }, palette: palette)
        if proposal.canAnswer {
          QuietButton(words: words.accept, palette: palette) { onTap(.acceptProposal(proposal.id)) }
        }
      }
      NoteCard(
        heading: words.shares, lines: two.shares.map { "\($0.name): \($0.amountName)" }, palette: palette)
      exchange
      QuietButton(words: words.relink, palette: palette) { onTap(.relink) }
    }
  }

  @ViewBuilder
  private var exchange: some View {
    lines([two.place, two.lastExchange].compactMap { $0 } + (exchanged?.lines ?? []) + two.findings)
    if two.canExchange {
      Sentence(text: words.exchangeNote, palette: palette)
      QuietButton(words: words.exchange, palette: palette) { onTap(.exchange) }
    }
  }

  private func lines(_ lines: [String]) -> some View {
    ForEach(lines, id: \.self) { Sentence(text: $0, palette: palette) }
  }
}
