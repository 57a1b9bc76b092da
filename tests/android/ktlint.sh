#!/usr/bin/env bash
# Format and lint of the Kotlin sources and build files.
exec python3 "$(dirname "$0")/run.py" lint "$@"
