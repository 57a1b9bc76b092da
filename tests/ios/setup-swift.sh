#!/usr/bin/env bash
# Makes a folder with Swift for Linux, from Debian's own packages, on a Debian or Ubuntu machine that
# has no Swift of its own. A finished folder is kept: the second run does nothing.
#
#   setup-swift.sh [ROOT]     ROOT: $SWIFT_ROOT, else ${XDG_CACHE_HOME:-$HOME/.cache}/rekindle/swift-root
#
# Needs root, mmdebstrap (installed here when missing), about
# 0.6 GB of download and 3 GB of disk, and two to three minutes. The archive's address and its keyring
# come from the machine's own apt configuration (SWIFT_ARCHIVE and SWIFT_KEYRING override them).
# SWIFT_FULL=1 keeps the debugger, the language server and the static libraries.
set -euo pipefail

ROOT=$(realpath -m "${1:-${SWIFT_ROOT:-${XDG_CACHE_HOME:-$HOME/.cache}/rekindle/swift-root}}")
SUITE=${SWIFT_SUITE:-trixie}
# libc6-dev and libstdc++-14-dev: swiftlang only recommends them, yet nothing links without them.
# git: SwiftPM calls it. tzdata: the tests compare zones.
PACKAGES=swiftlang,libc6-dev,libstdc++-14-dev,git,ca-certificates,tzdata
STAMP="$ROOT/.setup-swift-done"
WANT="$SUITE $PACKAGES full=${SWIFT_FULL:-0} v1"

if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$WANT" ]; then
  echo "setup-swift: already there: $ROOT"
  exit 0
fi
if mountpoint -q "$ROOT/proc" 2>/dev/null; then
  echo "setup-swift: something is mounted below $ROOT; unmount it first" >&2
  exit 1
fi
if [ "$(id -u)" != 0 ]; then
  echo "setup-swift: needs root; or install Swift 6 from swift.org and put it on PATH" >&2
  exit 1
fi
if ! command -v apt-get >/dev/null; then
  echo "setup-swift: no apt here; install Swift 6 from swift.org and put it on PATH" >&2
  exit 1
fi

if ! command -v mmdebstrap >/dev/null; then
  apt-get -o DPkg::Lock::Timeout=600 update -q
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends mmdebstrap
fi

# The main archive of this machine: not -security, not a third party's.
archive() {
  # shellcheck disable=SC2016 # apt fills these in, not the shell
  apt-get indextargets 'Created-By: Packages' --format '$(REPO_URI) $(ORIGIN)' |
    awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }'
}
ARCHIVE=${SWIFT_ARCHIVE:-$(archive)}
KEYRING=${SWIFT_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}
[ -n "$ARCHIVE" ] || { echo "setup-swift: no Debian archive in the apt configuration; set SWIFT_ARCHIVE" >&2; exit 1; }
[ -f "$KEYRING" ] || { echo "setup-swift: no keyring $KEYRING; set SWIFT_KEYRING" >&2; exit 1; }

# Left out because neither building nor testing needs them. Kept on purpose: libIndexStore (SwiftPM finds
# the tests with it) and host/ (macros).
S=/usr/libexec/swift
SLIM=()
if [ "${SWIFT_FULL:-0}" != 1 ]; then
  for path in "$S/lib/swift/embedded" "$S/lib/swift/FrameworkABIBaseline" "$S/lib/swift_static" \
    "$S/lib/liblldb" "$S/lib/libLTO" "$S/lib/libsourcekitd" "$S/bin/lldb" "$S/bin/repl_swift" \
    "$S/bin/clangd" "$S/bin/sourcekit-lsp" "$S/bin/docc"; do
    SLIM+=("--dpkgopt=path-exclude=$path*")
  done
fi

# --one-file-system: never go down into a mount that somebody left there.
rm -rf --one-file-system "$ROOT"
mkdir -p "$ROOT"
start=$SECONDS
mmdebstrap --mode=root --variant=minbase --components=main \
  --keyring="$KEYRING" --include="$PACKAGES" \
  --aptopt='Acquire::Languages "none"' \
  --aptopt='APT::Install-Recommends "false"' \
  --aptopt='Acquire::Retries "5"' \
  --dpkgopt='force-unsafe-io' \
  --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/doc/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  "${SLIM[@]}" "$SUITE" "$ROOT" "$ARCHIVE"
echo "$WANT" >"$STAMP"
echo "setup-swift: done in $((SECONDS - start)) s, $(du -sh --one-file-system "$ROOT" | cut -f1)"
