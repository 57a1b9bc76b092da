// A stand-in on Linux: declarations only, so that the app's files type-check without Xcode. Signatures follow
// Apple's; what is missing is added when the app first needs it.

public enum AVSpeechBoundary { case immediate, word }

public final class AVSpeechSynthesisVoice {
  public init?(language: String?) {}
}

public final class AVSpeechUtterance {
  public var voice: AVSpeechSynthesisVoice?
  public init(string: String) {}
}

@MainActor public final class AVSpeechSynthesizer {
  public init() {}
  public func speak(_ utterance: AVSpeechUtterance) {}
  @discardableResult public func stopSpeaking(at boundary: AVSpeechBoundary) -> Bool { false }
}
