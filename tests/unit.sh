#!/bin/bash
# unit.sh PROGRAM...: runs each test program of Check and adds up.
set -u
passed=0 failed=0 skipped=0
for program in "$@"; do
    out=$("$program" 2>&1)
    rc=$?
    read -r checks bad < <(printf '%s\n' "$out" | sed -n \
        's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2+\3/p' | tail -1)
    if [ $rc = 0 ] && [ -z "${checks:-}" ] && grep -q ": skipped: " <<<"$out"; then
        echo "skip ${program##*/}: ${out##*: skipped: }"
        skipped=$((skipped + 1))
        continue
    fi
    bad=$((${bad:-0}))
    checks=${checks:-0}
    if [ $rc != 0 ] || [ $bad != 0 ] || [ "$checks" = 0 ]; then
        printf '%s\n' "$out"
        [ $bad != 0 ] || bad=1 # died, or ran nothing
        echo "not ok ${program##*/} (exit $rc)"
    else
        echo "ok ${program##*/} ($checks)"
    fi
    failed=$((failed + bad))
    passed=$((passed + (checks > bad ? checks - bad : 0)))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
