#!/bin/bash
# bench.sh BUILD: rates and memory of this build on this machine.
set -euo pipefail
TEST_MODE=${1##*/} exec node tests/bench/main.mjs
