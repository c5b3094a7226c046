#!/bin/bash
# golden.sh BUILD: runs each tests/golden/*.sh with BUILD and GENERATORS in the
# environment. A script prints "ok NAME" or "not ok NAME" for each comparison.
set -u
BUILD=$(cd "$1" && pwd)
GENERATORS=$(cd var/build/make && pwd)
export BUILD GENERATORS
passed=0 failed=0
for script in tests/golden/*.sh; do
    [ -e "$script" ] || continue
    out=$(bash "$script" 2>&1)
    rc=$?
    printf '%s\n' "$out"
    good=$(grep -c '^ok ' <<<"$out")
    bad=$(grep -c '^not ok ' <<<"$out")
    if [ "$bad" = 0 ] && { [ $rc != 0 ] || [ "$good" = 0 ]; }; then
        echo "not ok $script (exit $rc, $good comparisons)"
        bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
