// Where a vault's key lives, as a port: the app has the Keychain, the tests a fake.
//
// A key is 32 random bytes. A store must never make one up when it cannot be read: a missing key is a state
// with a way out (restore a backup), and a new one in its place would make the vault unreadable for good.
public import Foundation

/// Which vault a key opens.
public enum VaultKeyName: String, Sendable {
  /// The daybook: readable after the phone's first unlock.
  case daybook
}

/// What can go wrong with a stored key.
public enum KeyStoreError: Error, Equatable {
  /// The phone was not unlocked since its last start; ask again later.
  case lockedUntilFirstUnlock
  /// The store refused, with its own number.
  case refused(status: Int)
}

/// Keeps keys.
public protocol KeyStore: Sendable {
  /// The key's bytes; nothing when there is none yet.
  func read(_ name: VaultKeyName) throws(KeyStoreError) -> Data?
  /// Stores a new key. Throws when there is one already: a key is never replaced.
  func create(_ name: VaultKeyName, key: Data) throws(KeyStoreError)
  /// Forgets the key; only "wipe everything" does this.
  func delete(_ name: VaultKeyName) throws(KeyStoreError)
}
