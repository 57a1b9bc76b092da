#!/usr/bin/env bash
# swift format alone: neither Rust nor a build.
exec "$(dirname "$0")/check-swift.sh" lint
