// The app: puts the shell together with what the system gives, and tells it when something changed.
#if canImport(UIKit)
  import BackgroundTasks
  import RekindleShell
  import RekindleUI
  import SwiftUI
  import UIKit
  import UserNotifications

  @main
  struct RekindleApp: App {
    @UIApplicationDelegateAdaptor(AppDelegate.self) private var delegate
    @Environment(\.scenePhase) private var phase

    var body: some Scene {
      WindowGroup {
        RootView(model: delegate.phone.today, couple: delegate.phone.couple)
          .task { await delegate.phone.start() }
      }
      .onChange(of: phase) { _, phase in
        Task { await delegate.phone.entered(phase) }
      }
      .backgroundTask(.appRefresh(Phone.refreshTask)) {
        await delegate.phone.refreshInBackground()
      }
    }
  }

  /// Sets up what must be there before the first notification is delivered.
  final class AppDelegate: NSObject, UIApplicationDelegate {
    let phone = Phone()

    func application(
      _ application: UIApplication,
      didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]? = nil
    ) -> Bool {
      UNUserNotificationCenter.current().delegate = phone.actions
      return true
    }

    /// Midnight, another zone, a change of summer time, a clock set by hand.
    func applicationSignificantTimeChange(_ application: UIApplication) {
      Task { await phone.today.refresh() }
    }
  }

  /// The shell on this phone.
  @MainActor
  final class Phone {
    nonisolated static let refreshTask = "app.rekindle.refresh"
    private static let refreshEvery: TimeInterval = 6 * 3600

    let today: TodayModel
    let couple: CoupleModel
    let lock: LockModel
    let journal: JournalModel
    let session: SessionModel
    let actions: NotificationActions
    private let daybook: CoreDaybook
    private let keeper: ReminderKeeper
    private let clock = SystemPhoneClock()
    private let center = SystemNotificationCenter()

    init() {
      let clock = clock
      do {
        // Outside of any app group: the system kills an app that holds a lock there while it is suspended.
        let folder = try FileManager.default.url(
          for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
        daybook = try CoreDaybook(
          place: VaultPlace(folder: folder.appending(path: "daybook")), keys: KeychainKeyStore(),
          random: SystemRandomBytes(), clock: clock, languages: Locale.preferredLanguages, locale: .current)
        keeper = ReminderKeeper(
          book: daybook, center: center, log: FileArmedLog(file: folder.appending(path: "armed.json")),
          clock: clock)
      } catch {
        // Without the catalogues, which are part of the program, there are no words to say this with; and
        // without a folder of its own no app runs.
        preconditionFailure("neither words nor a folder: \(error)")
      }
      let today = TodayModel(daybook: daybook, keeper: keeper, clock: clock)
      self.today = today
      couple = CoupleModel(book: daybook, keeper: keeper, clock: clock)
      lock = LockModel(book: daybook, clock: clock)
      journal = JournalModel(book: daybook, clock: clock)
      let senses = SessionSenses()
      session = SessionModel(
        book: daybook, clock: clock, haptics: senses, speech: senses, awake: senses)
      let daybook = daybook
      actions = NotificationActions(keeper: keeper) {
        if UIApplication.shared.applicationState == .background {
          try? await daybook.suspend()
        } else {
          await today.refresh()
        }
      }
    }

    /// The app was opened: the actions' words are registered, and permission is asked for once there is a
    /// reminder to ring.
    func start() async {
      center.register(daybook.actionWords)
      await today.refresh()
      if today.state?.notArmed != nil, await center.permission() == .notAsked {
        await center.askForPermission()
        await today.refresh()
      }
    }

    /// The app came to the front or left it.
    func entered(_ phase: ScenePhase) async {
      switch phase {
      case .active:
        await lock.comeBack()
        await session.refresh()
        await today.refresh()
      case .background:
        plannedRefresh()
        await lock.leave()
        try? await daybook.suspend()
      default:
        break
      }
    }

    /// The system gave a moment in the background: exchange when a window is due, keep the reminders armed.
    func refreshInBackground() async {
      plannedRefresh()
      try? await daybook.exchangeInBackground(at: clock.moment())
      _ = try? await keeper.refresh()
      try? await daybook.suspend()
    }

    private func plannedRefresh() {
      let request = BGAppRefreshTaskRequest(identifier: Self.refreshTask)
      request.earliestBeginDate = Date(timeIntervalSinceNow: Self.refreshEvery)
      // Refused in the simulator and when the person turned it off: then the start of the app must do.
      try? BGTaskScheduler.shared.submit(request)
    }
  }
#endif
