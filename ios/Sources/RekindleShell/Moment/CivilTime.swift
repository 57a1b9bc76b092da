// A civil time: what a clock on the wall shows, without a zone.
//
// Notifications on Apple's systems are armed with floating date components, which are exactly this. Turning
// a civil time into an instant, or into a day, is the core's work and never done here.
public import Foundation

/// What a clock on the wall shows.
public struct CivilTime: Hashable, Sendable {
  /// Year, month (1–12) and day of the month (1–31) of the proleptic Gregorian calendar.
  public let year, month, day: Int
  /// Hour (0–23), minute and second (0–59).
  public let hour, minute, second: Int

  /// Reads `YYYY-MM-DDTHH:MM:SS`; nothing when the text has another form or a part is out of range.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 19, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      digits[10] == UInt8(ascii: "T"), digits[13] == UInt8(ascii: ":"), digits[16] == UInt8(ascii: ":")
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for digit in digits[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// The civil time that `components` hold; nothing when one of the six parts is missing.
  public init?(_ components: DateComponents) {
    guard let year = components.year, let month = components.month, let day = components.day,
      let hour = components.hour, let minute = components.minute, let second = components.second
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// Floating components: no zone, so that the time holds wherever the phone is. The calendar is named,
  /// because a phone may be set to another one (a Buddhist year 2025 lies in the sixth century).
  public var floatingComponents: DateComponents {
    DateComponents(
      calendar: Calendar(identifier: .gregorian), year: year, month: month, day: day, hour: hour,
      minute: minute, second: second)
  }
}

extension CivilTime: CustomStringConvertible {
  /// `YYYY-MM-DDTHH:MM:SS`.
  public var description: String {
    "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))T"
      + "\(Self.padded(hour, to: 2)):\(Self.padded(minute, to: 2)):\(Self.padded(second, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
