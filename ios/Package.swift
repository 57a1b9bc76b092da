// swift-tools-version: 6.0
import PackageDescription

// Generated types stay out of every public signature, and so out of the screens: an import is internal
// unless it says `public import`, and the compiler holds us to it.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

var targets: [Target] = [
  // Generated. The bindings have no async foreign trait, so Swift 6 mode holds for them too.
  .target(
    name: "RekindleCore",
    dependencies: ["RekindleCoreFFI"],
    linkerSettings: [.linkedLibrary("rekindle_bindings", .when(platforms: [.linux]))]
  ),
  // Presenters and the arming of notifications. Free of UIKit and SwiftUI, so that Linux runs its tests.
  .target(name: "RekindleShell", dependencies: ["RekindleCore"], swiftSettings: strict),
  .testTarget(
    name: "RekindleShellTests", dependencies: ["RekindleShell", "RekindleCore"], swiftSettings: strict),
  .testTarget(name: "RekindleUITests", dependencies: ["RekindleUI"], swiftSettings: strict),
]

#if os(Linux)
  targets += [
    // Header and module map of the bindings; the library's folder comes from the command line.
    .systemLibrary(name: "RekindleCoreFFI"),
    // Declarations only, under the names of Apple's modules: the screens and the app type-check here with
    // their imports unchanged. On Apple's systems the app is built by its own project (App/project.yml).
    .target(name: "SwiftUI", dependencies: ["UIKit"], path: "Sources/StandIns/SwiftUI"),
    .target(name: "UIKit", path: "Sources/StandIns/UIKit"),
    .target(name: "UserNotifications", path: "Sources/StandIns/UserNotifications"),
    .target(name: "BackgroundTasks", path: "Sources/StandIns/BackgroundTasks"),
    .target(name: "Security", path: "Sources/StandIns/Security"),
    .target(name: "AVFAudio", path: "Sources/StandIns/AVFAudio"),
    .target(name: "RekindleUI", dependencies: ["RekindleShell", "SwiftUI"], swiftSettings: strict),
    .target(
      name: "RekindleApp",
      dependencies: [
        "RekindleShell", "RekindleUI", "UserNotifications", "BackgroundTasks", "Security", "AVFAudio",
      ],
      path: "App/Sources"),
  ]
#else
  targets += [
    // Built by bindings/scripts/make-xcframework.sh.
    .binaryTarget(name: "RekindleCoreFFI", path: "RekindleCoreFFI.xcframework"),
    .target(name: "RekindleUI", dependencies: ["RekindleShell"], swiftSettings: strict),
  ]
#endif

let package = Package(
  name: "Rekindle",
  defaultLocalization: "en",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [
    .library(name: "RekindleShell", targets: ["RekindleShell"]),
    .library(name: "RekindleUI", targets: ["RekindleUI"]),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
