// The app's first view: today, covered whenever the app is not in front. The app switcher then shows a blank,
// since whoever holds the phone may look there.
public import RekindleShell
public import SwiftUI

/// Everything the app shows.
public struct RootView: View {
  private let model: TodayModel
  private let couple: CoupleModel
  @State private var isForTwo = false
  @Environment(\.scenePhase) private var phase
  @Environment(\.colorScheme) private var scheme

  /// Shows today as `model` presents it, and two people as `couple` does.
  public init(model: TodayModel, couple: CoupleModel) {
    self.model = model
    self.couple = couple
  }

  /// Today, the screen for two, or a blank.
  public var body: some View {
    ZStack {
      if isForTwo {
        CoupleView(model: couple) {
          isForTwo = false
          // An exchange or a yes may have changed what today shows.
          Task { await model.refresh() }
        }
      } else {
        TodayView(model: model) { isForTwo = true }
      }
    }
    .overlay {
      if phase != .active {
        Palette(scheme).paper.ignoresSafeArea()
      }
    }
  }
}
