// What a session is felt, heard and seen with, on this phone.
#if canImport(UIKit)
  import AVFAudio
  import RekindleShell
  import UIKit

  /// The phone's hand, voice and light.
  @MainActor
  final class SessionSenses: Haptics, Speech, ScreenAwake {
    private let touch = UIImpactFeedbackGenerator(style: .soft)
    private let voice = AVSpeechSynthesizer()

    func play(_ milliseconds: [Int]) {
      Task {
        for (index, length) in milliseconds.enumerated() {
          // Rest and touch in turn, beginning with rest; a long touch is a strong one here.
          if index % 2 == 1 { touch.impactOccurred(intensity: length > 100 ? 1 : 0.6) }
          try? await Task.sleep(for: .milliseconds(length))
        }
      }
    }

    /// Apple's compact voices are on the phone, so nothing private leaves it; another line ends the one before.
    func say(_ line: String, in languageTag: String) {
      voice.stopSpeaking(at: .immediate)
      let said = AVSpeechUtterance(string: line)
      said.voice = AVSpeechSynthesisVoice(language: languageTag)
      voice.speak(said)
    }

    func keep(_ isAwake: Bool) { UIApplication.shared.isIdleTimerDisabled = isAwake }
  }
#endif
