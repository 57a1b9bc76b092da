#!/usr/bin/env bash
# Builds the bindings for this machine and writes what the Swift package needs of them: the generated
# Swift into ios/Sources/RekindleCore, the C header and module map into ios/Sources/RekindleCoreFFI, and
# the static library into TARGET/swift/lib. Needs Rust only, no Swift.
#
# A file is replaced only when it changed, so that a warm Swift build stays warm.
set -euo pipefail
cd "$(dirname "$0")/../.."

TARGET=$(realpath -m "${CARGO_TARGET_DIR:-$PWD/target}")
WORK=$TARGET/swift
GENERATED=$WORK/generated
mkdir -p "$WORK/lib"

# The generator depends on the pinned uniffi alone. Kept apart under the lock file's sum: building it with
# each change of the core would link the core twice.
GENERATOR=$WORK/uniffi-bindgen-swift-$(cksum Cargo.lock | cut -d' ' -f1)
if [ ! -x "$GENERATOR" ]; then
  cargo build --quiet -p rekindle-bindings --features bindgen --bin uniffi-bindgen-swift
  rm -f "$WORK"/uniffi-bindgen-swift-*
  cp "$TARGET/debug/uniffi-bindgen-swift" "$GENERATOR"
fi
cargo build --quiet -p rekindle-bindings --lib

rm -rf "$GENERATED"
mkdir -p "$GENERATED"
"$GENERATOR" --swift-sources --headers --modulemap \
  --module-name RekindleCoreFFI --modulemap-filename module.modulemap \
  --metadata-no-deps --config bindings/bindgen-swift.toml \
  "$TARGET/debug/librekindle_bindings.a" "$GENERATED"

put() { cmp -s "$1" "$2" || cp "$1" "$2"; }
for file in "$GENERATED"/*.swift; do put "$file" "ios/Sources/RekindleCore/$(basename "$file")"; done
for file in "$GENERATED"/*.h "$GENERATED"/module.modulemap; do
  put "$file" "ios/Sources/RekindleCoreFFI/$(basename "$file")"
done
# The archive alone: with a shared library beside it the linker would take that.
put "$TARGET/debug/librekindle_bindings.a" "$WORK/lib/librekindle_bindings.a"
