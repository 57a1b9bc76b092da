// The core's views of sessions in the words of its catalogues.
import Foundation
import RekindleCore

extension Wording {
  /// How a state is an end; nothing for one in which something goes on.
  static func end(_ state: String) -> SessionEnd? {
    switch state {
    case "check-out", "done": .finished
    case "stopped": .stopped
    case "lapsed": .lapsed
    default: nil
    }
  }

  func effect(_ step: StatusStep) -> SessionEffect {
    SessionEffect(
      cues: step.cues.map(cue), refused: step.refused.map(refused), end: Self.end(step.view.session.state))
  }

  func effect(_ step: RunStep) -> SessionEffect {
    SessionEffect(
      cues: step.cues.map(cue), refused: step.refused.map(refused),
      end: step.view.flatMap { Self.end($0.session.state) })
  }

  private func cue(_ view: CueView) -> SessionCue {
    SessionCue(line: view.line, haptic: view.hapticMs.map(Int.init))
  }

  private func refused(_ view: RefusedView) -> Problem {
    Problem(code: view.code, text: view.text, hint: nil)
  }

  func consenting(_ view: RunView, isHandedOver: Bool) -> SessionState {
    let step: SessionState.YesStep =
      if view.session.mayBegin {
        .both
      } else if !view.session.ownerSaidYes {
        .own
      } else if let question = view.question {
        .otherPhone(question: question)
      } else if isHandedOver {
        .guest(reads: view.guestReads)
      } else {
        .handOver
      }
    return .consenting(
      SessionState.Consenting(
        title: view.title, lines: view.consent, limits: view.limits.map(limits), step: step))
  }

  func running(_ session: SessionView, _ view: RunView?, next: CueView?) -> SessionState.Running {
    let isPaused = session.state == "paused"
    return SessionState.Running(
      title: view?.title, part: session.stateName, line: view?.line, prompts: view?.prompts ?? [],
      speaking: view?.speaking, limits: view?.limits.map(limits), isPaused: isPaused,
      segment: isPaused ? nil : session.segment.map { Int($0) },
      leftSeconds: session.remainingMs.map { Int($0 / 1000) }, dueMilliseconds: next?.dueMs)
  }

  func ended(_ end: SessionEnd?) -> String {
    switch end {
    case .stopped: text("session.stopped")
    case .lapsed: text("sensate.consent.lapsed")
    case .finished, nil: text("session.finished")
    }
  }

  private func limits(_ view: LimitsView) -> SessionState.Limits {
    SessionState.Limits(allowed: view.allowed, off: view.off, aside: view.acts)
  }

  var session: SessionWords {
    func word(_ key: String) -> String { text("session.\(key)") }
    func touch(_ key: String) -> String { text("sensate.\(key)") }
    return SessionWords(
      begin: word("ready"), pause: word("pause"), resume: word("resume"), stop: word("stop"),
      endPart: word("end_part"), lifeCameIn: word("life_came_in"),
      lifeCameInAbout: word("life_came_in_about"), howToStop: touch("rule.stop"), yes: touch("consent.yes"),
      notNow: touch("consent.not_now"), takeBack: touch("consent.take_back"),
      handOver: touch("consent.hand_over"), onePhone: touch("consent.one_phone"),
      otherPhone: touch("consent.other_phone"), notToday: touch("limits.not_today"),
      notTodayAbout: touch("limits.not_today_about"), include: touch("limits.include"),
      oneOrMore: touch("gate.one_or_more"), none: touch("gate.none"),
      doctorAgrees: touch("medical.doctor_agrees"), checkOut: touch("check_out.title"),
      checkOutAbout: touch("check_out.about"), skip: touch("check_out.skip"))
  }
}
