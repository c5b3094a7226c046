#!/bin/bash
# unit.sh PROGRAM...: runs each test program of Check, beside a database of its
# own for those that need one, and adds up.
set -u
# Many tests make their tables anew; in memory, where it has 2 GiB of room, no disk is waited for.
room=/tmp
read -r kind free < <(df -k --output=fstype,avail /dev/shm 2>/dev/null | tail -1)
if [ "${kind:-}" = tmpfs ] && [ -w /dev/shm ] && [ "$free" -gt 2097152 ]; then
    room=/dev/shm
fi
dir=$(mktemp -d "$room/hlunit.XXXXXX")
finish() {
    nginx/run.sh down --var "$dir" && rm -rf "$dir"
}
trap finish EXIT
HOTLINE_DB_POOL=64M nginx/run.sh database --var "$dir" >"$dir/start" 2>&1 || cat "$dir/start"
HOTLINE_TEST_DB_SOCKET=$(tail -1 "$dir/start")
HOTLINE_TEST_DB_USER=$(id -un)
HOTLINE_TEST_DB_NAME=unit
CK_TIMEOUT_MULTIPLIER=10 # three lanes share the processors: what hangs is found all the same
export CK_TIMEOUT_MULTIPLIER HOTLINE_TEST_DB_SOCKET HOTLINE_TEST_DB_USER HOTLINE_TEST_DB_NAME
passed=0 failed=0
for program in "$@"; do
    start=${EPOCHREALTIME/[.,]/}
    out=$("$program" 2>&1)
    rc=$?
    read -r checks bad < <(printf '%s\n' "$out" | sed -n \
        's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2+\3/p' | tail -1)
    bad=$((${bad:-0}))
    checks=${checks:-0}
    if [ $rc = 0 ] && [[ $out == *": skipped: "* ]]; then # it says what it lacks
        printf '%s\n' "$out"
        continue
    fi
    if [ $rc != 0 ] || [ $bad != 0 ] || [ "$checks" = 0 ]; then
        printf '%s\n' "$out"
        [ $bad != 0 ] || bad=1 # died, or ran nothing
        echo "not ok ${program##*/} (exit $rc)"
    else
        echo "ok ${program##*/} ($checks) ($(((${EPOCHREALTIME/[.,]/} - start) / 1000)) ms)"
        printf '%s\n' "$out" | sed -n 's/^figure: /  /p' # how good a guess is, not only good enough
    fi
    failed=$((failed + bad))
    passed=$((passed + (checks > bad ? checks - bad : 0)))
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
