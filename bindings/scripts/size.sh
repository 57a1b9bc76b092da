#!/usr/bin/env bash
# Builds the library of the phones for this machine's processor, as it ships, and fails when it has grown too large:
#
#   bindings/scripts/size.sh            9 MB, and 4 MB as a store would compress it
#   bindings/scripts/size.sh FILE       the same judgement of a library that was built elsewhere
#
# A phone downloads this library once for its processor, compressed, and keeps it unpacked. gzip stands for the
# stores' compression, which is a little better; MB are 10^6 bytes.
set -euo pipefail

LIMIT=9000000
LIMIT_COMPRESSED=4000000

if [ $# -gt 0 ]; then
  library=$1
else
  cd "$(dirname "$0")/../.."
  # Only the shared library: named together with the others, cargo would leave link-time optimisation out.
  # Packed relocations, as build-android.sh has them: a fourteenth of the library would be addresses to mend.
  packed=()
  [ "$(uname)" = Darwin ] || packed=(-- -C link-arg=-Wl,-z,pack-relative-relocs)
  cargo rustc --quiet --locked --release --package rekindle-bindings --lib --crate-type cdylib "${packed[@]}"
  target=${CARGO_TARGET_DIR:-target}/release
  case $(uname) in
    Darwin) library=$target/librekindle_bindings.dylib ;;
    *) library=$target/librekindle_bindings.so ;;
  esac
fi

size=$(wc -c <"$library")
compressed=$(gzip -9 -c "$library" | wc -c)

status=0
report() {
  awk -v name="$1" -v size="$2" -v limit="$3" \
    'BEGIN { printf "%-12s %5.2f MB of %.0f MB\n", name, size / 1e6, limit / 1e6; exit size > limit }' || status=1
}
report stripped "$size" "$LIMIT"
report compressed "$compressed" "$LIMIT_COMPRESSED"
[ "$status" = 0 ] || echo 'the library has grown too large: cargo bloat --release -p rekindle-bindings shows what fills it' >&2
exit "$status"
