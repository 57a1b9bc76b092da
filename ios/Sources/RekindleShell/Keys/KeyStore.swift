// Where a vault's key lives, as a port: the app has the Keychain, the tests a fake.
//
// A key is 32 random bytes. A store must never make one up when it cannot be read: a missing key is a state
// with a way out (restore a backup), and a new one in its place would make the vault unreadable for good.
public import Foundation

/// Which vault a key opens.
public enum VaultKeyName: String, Sendable {
  /// The daybook: readable after the phone's first unlock.
  case daybook
  /// The journal: a second key, with the PIN around it where one is set.
  case journal
}

/// What can go wrong with a stored key.
public enum KeyStoreError: Error, Equatable {
  /// The phone was not unlocked since its last start; ask again later.
  case lockedUntilFirstUnlock
  /// There is a key already: a key is never replaced.
  case alreadyThere
  /// The store refused, with its own number.
  case refused(status: Int)
}

/// Keeps keys.
public protocol KeyStore: Sendable {
  /// The key's bytes; nothing when there is none.
  func read(_ name: VaultKeyName) throws -> Data?
  /// Stores a new key. Throws ``KeyStoreError/alreadyThere`` when there is one.
  func create(_ name: VaultKeyName, key: Data) throws
}

/// Makes random bytes for keys and seeds.
public protocol RandomBytes: Sendable {
  /// `count` bytes that nobody can foretell.
  func make(_ count: Int) -> Data
}

/// The system's secure generator.
public struct SystemRandomBytes: RandomBytes {
  /// The generator of this phone.
  public init() {}

  /// Swift's system generator is the platform's secure one (`arc4random_buf`, `getrandom`).
  public func make(_ count: Int) -> Data {
    var generator = SystemRandomNumberGenerator()
    return Data((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
