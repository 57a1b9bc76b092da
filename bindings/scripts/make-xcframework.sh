#!/usr/bin/env bash
# Builds ios/RekindleCoreFFI.xcframework, and the generated Swift beside it. Needs macOS with Xcode and
# Rust; nothing of it can run elsewhere.
#
#   make-xcframework.sh                     device, simulator and Mac (the Mac slice runs `swift test`)
#   make-xcframework.sh macos               only what `swift test` needs
#   PROFILE=debug make-xcframework.sh …     quicker to build; default is release
set -euo pipefail
cd "$(dirname "$0")/../.."

[ "$(uname)" = Darwin ] || { echo "make-xcframework: needs macOS with Xcode" >&2; exit 1; }
PROFILE=${PROFILE:-release}
TARGET=${CARGO_TARGET_DIR:-$PWD/target}
WORK=$TARGET/xcframework
SLICES=("$@")
[ $# -gt 0 ] || SLICES=(ios simulator macos)
# The oldest systems that the package names; C code inside the crates reads these.
export IPHONEOS_DEPLOYMENT_TARGET=17.0 MACOSX_DEPLOYMENT_TARGET=14.0

FLAGS=(--locked -p rekindle-bindings --lib)
[ "$PROFILE" = debug ] || FLAGS+=(--release)

library() { echo "$TARGET/$1/$PROFILE/librekindle_bindings.a"; }
build() {
  rustup target add "$1" >/dev/null
  cargo build "${FLAGS[@]}" --target "$1"
}

rm -rf "$WORK"
mkdir -p "$WORK/headers" "$WORK/simulator"
ARGUMENTS=()
for slice in "${SLICES[@]}"; do
  case $slice in
    ios)
      build aarch64-apple-ios
      one=$(library aarch64-apple-ios) ;;
    simulator)
      # One slice holds both kinds of Mac: a framework takes one library for each platform.
      build aarch64-apple-ios-sim
      build x86_64-apple-ios
      one=$WORK/simulator/librekindle_bindings.a
      lipo -create -output "$one" "$(library aarch64-apple-ios-sim)" "$(library x86_64-apple-ios)" ;;
    macos)
      host=$(rustc -vV | sed -n 's/^host: //p')
      build "$host"
      one=$(library "$host") ;;
    *)
      echo "make-xcframework: no slice called $slice; there are ios, simulator, macos" >&2
      exit 2 ;;
  esac
  ARGUMENTS+=(-library "$one" -headers "$WORK/headers")
done

cargo build --locked -p rekindle-bindings --features bindgen --bin uniffi-bindgen-swift
generate() { "$TARGET/debug/uniffi-bindgen-swift" --metadata-no-deps --config bindings/bindgen-swift.toml "$@"; }
generate --swift-sources "$one" ios/Sources/RekindleCore
# Not --xcframework: that writes a map for a framework bundle, and these slices are plain libraries.
generate --headers --modulemap --module-name RekindleCoreFFI --modulemap-filename module.modulemap \
  "$one" "$WORK/headers"

rm -rf ios/RekindleCoreFFI.xcframework
xcodebuild -create-xcframework "${ARGUMENTS[@]}" -output ios/RekindleCoreFFI.xcframework
