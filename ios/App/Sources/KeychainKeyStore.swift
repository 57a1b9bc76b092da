// The Keychain behind the shell's port.
#if canImport(Security)
  import Foundation
  import RekindleShell
  import Security

  /// Keeps keys in the Keychain of this phone: readable after the first unlock, never in a backup or on
  /// another device. A vault restored without its key is the state "key lost", which the shell shows.
  struct KeychainKeyStore: KeyStore {
    private let service = "app.rekindle.vault"

    func read(_ name: VaultKeyName) throws -> Data? {
      var query = item(name)
      query[kSecReturnData] = true
      query[kSecMatchLimit] = kSecMatchLimitOne
      var found: CFTypeRef?
      let status = SecItemCopyMatching(query as CFDictionary, &found)
      switch status {
      case errSecSuccess: return found as? Data
      case errSecItemNotFound: return nil
      default: throw problem(status)
      }
    }

    func create(_ name: VaultKeyName, key: Data) throws {
      var query = item(name)
      query[kSecValueData] = key
      query[kSecAttrAccessible] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
      let status = SecItemAdd(query as CFDictionary, nil)
      if status != errSecSuccess { throw problem(status) }
    }

    private func item(_ name: VaultKeyName) -> [CFString: Any] {
      [
        kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: name.rawValue,
        kSecAttrSynchronizable: false, kSecUseDataProtectionKeychain: true,
      ]
    }

    private func problem(_ status: OSStatus) -> KeyStoreError {
      switch status {
      case errSecInteractionNotAllowed: .lockedUntilFirstUnlock
      case errSecDuplicateItem: .alreadyThere
      default: .refused(status: Int(status))
      }
    }
  }
#endif
