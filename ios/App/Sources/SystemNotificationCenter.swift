// The system's notification centre behind the shell's port. It holds what it is given and decides nothing.
#if canImport(UserNotifications)
  import RekindleShell
  import UserNotifications

  /// The phone's notification centre.
  struct SystemNotificationCenter: NotificationCenterPort {
    // The forms with a completion handler throughout: their values are turned into plain ones before they
    // cross to another task, whatever this SDK says about the classes.

    func permission() async -> NotificationPermission {
      await withCheckedContinuation { continuation in
        UNUserNotificationCenter.current().getNotificationSettings { settings in
          let permission: NotificationPermission =
            switch settings.authorizationStatus {
            case .authorized, .provisional, .ephemeral: .granted
            case .notDetermined: .notAsked
            default: .denied
            }
          continuation.resume(returning: permission)
        }
      }
    }

    func pending() async -> [PendingRequest] {
      await withCheckedContinuation { continuation in
        UNUserNotificationCenter.current().getPendingNotificationRequests { requests in
          continuation.resume(returning: requests.map(PendingRequest.init))
        }
      }
    }

    func add(_ notice: Notice) async throws {
      // No zone in the components: the time holds wherever the phone is.
      let trigger = UNCalendarNotificationTrigger(
        dateMatching: notice.firesLocal.floatingComponents, repeats: false)
      try await request(notice, trigger)
    }

    func show(_ notice: Notice) async throws {
      try await request(notice, nil)
    }

    func remove(_ identifiers: [String]) async {
      UNUserNotificationCenter.current().removePendingNotificationRequests(withIdentifiers: identifiers)
    }

    /// Asks the person, once; afterwards the system answers by itself.
    func askForPermission() async {
      await withCheckedContinuation { continuation in
        UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound]) { _, _ in
          continuation.resume()
        }
      }
    }

    /// Makes the three actions known. None needs the phone unlocked: they work from the locked screen.
    func register(_ words: NoticeActionWords) {
      let titles: [(NoticeAction, String)] = [
        (.done, words.done), (.later, words.later), (.skip, words.skip),
      ]
      let actions = titles.map { UNNotificationAction(identifier: $0.rawValue, title: $1, options: []) }
      let category = UNNotificationCategory(
        identifier: NoticeAction.category, actions: actions, intentIdentifiers: [], options: [])
      UNUserNotificationCenter.current().setNotificationCategories([category])
    }

    private func request(_ notice: Notice, _ trigger: UNNotificationTrigger?) async throws {
      let content = UNMutableNotificationContent()
      content.title = notice.title
      content.body = notice.body
      content.sound = .default
      if let subject = notice.subject {
        content.categoryIdentifier = NoticeAction.category
        content.userInfo = subject.userInfo
      }
      let request = UNNotificationRequest(identifier: notice.identifier, content: content, trigger: trigger)
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        UNUserNotificationCenter.current().add(request) { error in
          if let error { continuation.resume(throwing: error) } else { continuation.resume() }
        }
      }
    }
  }

  extension PendingRequest {
    /// Reads a request back. One that this release did not arm in this form is `other`, and is replaced.
    init(_ request: UNNotificationRequest) {
      let trigger = request.trigger as? UNCalendarNotificationTrigger
      if let local = trigger.flatMap({ CivilTime($0.dateComponents) }),
        let notice = Notice(request, firesLocal: local)
      {
        self = .reminder(notice)
      } else {
        self = .other(identifier: request.identifier)
      }
    }
  }

  extension Notice {
    /// The notice that was delivered as `request`; nothing when it is none of the plan's. One that was shown
    /// at once has no time of its own: its rule's stands in.
    init?(delivered request: UNNotificationRequest) {
      let trigger = request.trigger as? UNCalendarNotificationTrigger
      let info = request.content.userInfo as? [String: String] ?? [:]
      guard
        let local = trigger.flatMap({ CivilTime($0.dateComponents) })
          ?? NoticeSubject(userInfo: info).flatMap({ CivilTime($0.ruleLocal) })
      else { return nil }
      self.init(request, firesLocal: local)
    }

    fileprivate init?(_ request: UNNotificationRequest, firesLocal: CivilTime) {
      guard let id = Notice.id(of: request.identifier) else { return nil }
      let info = request.content.userInfo as? [String: String] ?? [:]
      self.init(
        id: id, firesLocal: firesLocal, title: request.content.title, body: request.content.body,
        subject: NoticeSubject(userInfo: info))
    }
  }
#endif
