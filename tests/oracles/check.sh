#!/usr/bin/env bash
# Recomputes every committed vector with the programs it came from, and compares random rules with python-dateutil.
#   tests/oracles/check.sh [PYTHON]      PYTHON has the packages of requirements.txt; default: python3
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${1:-python3}
"$python" tests/oracles/generate.py --check
"$python" tests/oracles/streak.py --check tests/vectors/streak.jsonl
"$python" tests/peers/segment_reader.py tests/vectors/segment.jsonl
program=${CARGO_TARGET_DIR:-target}/debug/rekindle
"$python" tests/oracles/differential.py --program "$program" --rules 500
