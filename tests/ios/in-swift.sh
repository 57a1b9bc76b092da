#!/usr/bin/env bash
# Runs a command inside the folder that setup-swift.sh made, at the same path as here:
#
#   in-swift.sh swift test
#
# SWIFT_ROOT: that folder. SWIFT_BIND: further folders, separated by colons, that shall be visible inside
# under their own path. Everything is mounted in a private namespace: nothing stays mounted afterwards.
# Needs root, like chroot itself.
set -euo pipefail

ROOT=$(realpath "${SWIFT_ROOT:-${XDG_CACHE_HOME:-$HOME/.cache}/rekindle/swift-root}")
export IN_SWIFT_ROOT=$ROOT IN_SWIFT_PWD=$PWD IN_SWIFT_BIND="$PWD${SWIFT_BIND:+:$SWIFT_BIND}"
# /proc is needed because the Swift tools find their libraries through $ORIGIN. The environment is left
# outside, so that a build does not depend on it.
# shellcheck disable=SC2016 # expanded by the inner shell
exec unshare --mount --propagation private -- bash -euc '
  R=$IN_SWIFT_ROOT
  mount --rbind /proc "$R/proc"
  mount --rbind /dev "$R/dev"
  IFS=:
  for d in $IN_SWIFT_BIND; do mkdir -p "$R$d"; mount --bind "$d" "$R$d"; done
  unset IFS
  exec chroot "$R" /usr/bin/env -i HOME=/tmp LANG=C.UTF-8 TERM="${TERM:-dumb}" \
    PATH=/usr/libexec/swift/bin:/usr/sbin:/usr/bin:/sbin:/bin TZ="${TZ:-UTC}" \
    /bin/bash -c '"'"'cd "$0" && exec "$@"'"'"' "$IN_SWIFT_PWD" "$@"
' in-swift "$@"
