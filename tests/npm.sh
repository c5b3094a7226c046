#!/bin/bash
# npm.sh: brings in what tests/package-lock.json names, once per change of it.
set -euo pipefail
cd "$(dirname "$0")"
mark=node_modules/.installed
[ ! -e "$mark" ] || ! cmp -s package-lock.json "$mark" || exit 0
echo 'Installing packages of the browser tests ...'
npm ci --silent --no-audit --no-fund --ignore-scripts
cp package-lock.json "$mark"
