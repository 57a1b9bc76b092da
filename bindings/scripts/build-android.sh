#!/usr/bin/env bash
# Builds the core for phones and generates its Kotlin, into android/core/src: the step before Gradle.
#
#   bindings/scripts/build-android.sh            release, for all processors
#   bindings/scripts/build-android.sh --debug    quick, for trying out
#
# Needs the Android NDK (ANDROID_NDK_HOME), cargo-ndk 4 (`cargo install cargo-ndk --locked`) and the Rust targets:
#   rustup target add aarch64-linux-android armv7-linux-androideabi x86_64-linux-android
set -euo pipefail
cd "$(dirname "$0")/../.."

case ${1:---release} in
    --release) profile=--release folder=release ;;
    --debug) profile='' folder=debug ;;
    *) echo "usage: $0 [--debug]" >&2; exit 2 ;;
esac
: "${ANDROID_NDK_HOME:?names the folder of the Android NDK}"

out=android/core/src/main
# The lowest Android that the app runs on stands in the catalogue, once.
api=$(sed -n 's/^minSdk = "\(.*\)"/\1/p' android/gradle/libs.versions.toml)

# Pages of 16 KB: Android 15 and later refuse a library that is aligned to 4 KB on such a phone. Recent NDKs align so
# by themselves; saying it keeps an older one from breaking those phones unnoticed. Relocations are packed in the form
# that every Android this app runs on can read (since 23; RELR since 30), which saves about half a megabyte.
export RUSTFLAGS="${RUSTFLAGS:-} -C link-arg=-Wl,-z,max-page-size=16384 -C link-arg=-Wl,--pack-dyn-relocs=android"

rm -rf "$out/jniLibs"
# shellcheck disable=SC2086 # an empty profile must vanish
cargo ndk --platform "$api" --target arm64-v8a --target armeabi-v7a --target x86_64 --output-dir "$out/jniLibs" \
    build --locked --package rekindle-bindings --lib $profile

# What the linker did is checked, not believed.
readelf=$(echo "$ANDROID_NDK_HOME"/toolchains/llvm/prebuilt/*/bin/llvm-readelf)
for library in "$out"/jniLibs/{arm64-v8a,x86_64}/librekindle_bindings.so; do
    if "$readelf" --program-headers --wide "$library" | awk '$1 == "LOAD" { print $NF }' | grep -qvi '^0x4000$'; then
        echo "$library is not aligned to 16 KB" >&2
        exit 1
    fi
done

# Kotlin is the same for every processor; the generator reads it from a library of this machine.
unset RUSTFLAGS
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
cargo build --locked --package rekindle-bindings --lib
library=$(ls "$target"/debug/librekindle_bindings.{so,dylib} 2>/dev/null | head -n 1)
rm -rf "$out/kotlin"
cargo run --quiet --locked --package rekindle-bindings --features bindgen --bin uniffi-bindgen -- \
    generate "$library" --language kotlin --config bindings/bindgen-kotlin.toml --no-format --out-dir "$out/kotlin"
echo "written to $out ($folder)"
