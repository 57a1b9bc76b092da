#!/usr/bin/env bash
# Formats (checking only), builds and tests the Swift package. What CI runs for the Swift side.
#
#   check-swift.sh            everything
#   check-swift.sh lint       swift format alone: neither Rust nor a build
#   check-swift.sh test …     build and test; further words go to `swift test`
#
# Swift is the one on PATH when that is 6.0 or newer, else the folder that setup-swift.sh makes. Exit
# status 77: there is no Swift here (the caller decides whether that is a failure).
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
REPO=$(cd "$HERE/../.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/rekindle
BUILD=${REKINDLE_SWIFT_BUILD:-$CACHE/swift-build}
TARGET=$(realpath -m "${CARGO_TARGET_DIR:-$REPO/target}" 2>/dev/null || echo "${CARGO_TARGET_DIR:-$REPO/target}")
export SWIFT_ROOT=${SWIFT_ROOT:-$CACHE/swift-root}

part=${1:-all}
[ $# -eq 0 ] || shift

# A `swift` of another kind (OpenStack's client has the name too) or an older one is not taken.
swift_on_path() {
  command -v swift >/dev/null || return 1
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\..*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 6 ]
}

# Empty arrays are written in the long way below: the bash of macOS takes a short one for an unset variable.
RUN=()
if ! swift_on_path; then
  if [ ! -f "$SWIFT_ROOT/.setup-swift-done" ]; then
    echo "check-swift: no Swift 6 on PATH and none in $SWIFT_ROOT; tests/ios/setup-swift.sh makes one" >&2
    exit 77
  fi
  RUN=("$HERE/in-swift.sh")
fi

cd "$REPO/ios"
mkdir -p "$BUILD" "$TARGET/swift/lib"
export SWIFT_BIND="$REPO:$BUILD:$TARGET/swift"

if [ "$part" != test ]; then
  ${RUN[@]+"${RUN[@]}"} swift format lint --strict --recursive Package.swift App \
    Sources/RekindleShell Sources/RekindleUI Sources/StandIns Tests
  [ "$part" != lint ] || exit 0
fi

FLAGS=(--scratch-path "$BUILD" --disable-xctest -Xswiftc -warnings-as-errors)
if [ "$(uname)" = Darwin ]; then
  # Apple's linker takes the library from the framework, as the app does.
  "$REPO/bindings/scripts/make-xcframework.sh" macos
else
  "$HERE/gen-swift.sh"
  # GNU ld refuses the libswiftObservation.so of Swift 6.0 (an undefined symbol that nothing calls).
  FLAGS+=(-Xlinker "-L$TARGET/swift/lib" -Xswiftc -use-ld=lld)
  # SwiftPM does not watch the archive: without this it would go on testing yesterday's core.
  now=$(cksum <"$TARGET/swift/lib/librekindle_bindings.a")
  if [ "$(cat "$BUILD/rekindle-linked" 2>/dev/null)" != "$now" ]; then
    rm -rf "$BUILD"/debug/*.xctest
  fi
fi
${RUN[@]+"${RUN[@]}"} swift test "${FLAGS[@]}" "$@"
[ -z "${now:-}" ] || echo "$now" >"$BUILD/rekindle-linked"
