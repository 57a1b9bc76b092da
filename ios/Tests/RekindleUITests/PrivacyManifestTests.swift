// The privacy manifest says what the product promises: no tracking, nothing collected.
import Foundation
import Testing

@Suite("Privacy manifest")
struct PrivacyManifestTests {
  private struct Manifest: Decodable {
    struct Access: Decodable {
      let NSPrivacyAccessedAPIType: String
      let NSPrivacyAccessedAPITypeReasons: [String]
    }
    let NSPrivacyTracking: Bool
    let NSPrivacyTrackingDomains: [String]
    let NSPrivacyCollectedDataTypes: [[String: String]]
    let NSPrivacyAccessedAPITypes: [Access]
  }

  @Test func nothingIsTrackedAndNothingCollected() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../App/Resources/PrivacyInfo.xcprivacy")
    let manifest = try PropertyListDecoder().decode(Manifest.self, from: Data(contentsOf: file))
    #expect(!manifest.NSPrivacyTracking)
    #expect(manifest.NSPrivacyTrackingDomains.isEmpty)
    #expect(manifest.NSPrivacyCollectedDataTypes.isEmpty)
    // What SQLite needs, and nothing else.
    #expect(
      manifest.NSPrivacyAccessedAPITypes.map(\.NSPrivacyAccessedAPIType) == [
        "NSPrivacyAccessedAPICategoryFileTimestamp", "NSPrivacyAccessedAPICategoryDiskSpace",
      ])
    #expect(
      manifest.NSPrivacyAccessedAPITypes.map(\.NSPrivacyAccessedAPITypeReasons) == [["C617.1"], ["E174.1"]])
  }
}
