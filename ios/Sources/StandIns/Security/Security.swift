// A stand-in on Linux: declarations only, so that the app's files type-check without Xcode. Signatures follow
// Apple's; what is missing is added when the app first needs it.
import Foundation

public typealias CFString = String
public typealias CFDictionary = [String: Any]
public typealias CFTypeRef = Any
public typealias OSStatus = Int32

public let kSecClass = "", kSecClassGenericPassword = "", kSecAttrService = "", kSecAttrAccount = ""
public let kSecAttrSynchronizable = "", kSecUseDataProtectionKeychain = "", kSecReturnData = ""
public let kSecMatchLimit = "", kSecMatchLimitOne = "", kSecValueData = "", kSecAttrAccessible = ""
public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly = ""
public let errSecSuccess: OSStatus = 0, errSecItemNotFound: OSStatus = -25300
public let errSecInteractionNotAllowed: OSStatus = -25308, errSecDuplicateItem: OSStatus = -25299

public func SecItemCopyMatching(
  _ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?
) -> OSStatus { errSecItemNotFound }
public func SecItemAdd(
  _ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?
) -> OSStatus { errSecDuplicateItem }
