// The app's first view: today, covered whenever the app is not in front. The app switcher then shows a blank,
// since whoever holds the phone may look there.
public import RekindleShell
public import SwiftUI

/// Everything the app shows.
public struct RootView: View {
  private let model: TodayModel
  @Environment(\.scenePhase) private var phase
  @Environment(\.colorScheme) private var scheme

  /// Shows today as `model` presents it.
  public init(model: TodayModel) {
    self.model = model
  }

  /// Today, or a blank.
  public var body: some View {
    TodayView(model: model)
      .overlay {
        if phase != .active {
          Palette(scheme).paper.ignoresSafeArea()
        }
      }
  }
}
