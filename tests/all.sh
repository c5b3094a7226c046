#!/bin/bash
# all.sh BUILD: every part of the tests against one build, then one line that
# adds them up. A part that runs nothing has failed.
set -u
build=$1
mode=${build##*/}
passed=0 failed=0 skipped=0
mkdir -p var/test
export TEST_MODE=$mode

part() { # NAME COMMAND...
    local name=$1 log=var/test/$1.log rc line good bad left t0=$SECONDS
    shift
    echo "== $name"
    "$@" 2>&1 | tee "$log"
    rc=${PIPESTATUS[0]}
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -1)
    good=$(sed -n 's/^\([0-9]*\) passed.*/\1/p' <<<"$line")
    bad=$(sed -n 's/^[0-9]* passed, \([0-9]*\) failed.*/\1/p' <<<"$line")
    left=$(sed -n 's/.* failed, \([0-9]*\) skipped.*/\1/p' <<<"$line")
    good=${good:-0} bad=${bad:-0} left=${left:-0}
    if [ "$bad" = 0 ] && { [ "$rc" != 0 ] || [ "$good" = 0 ]; }; then
        echo "$name: exit $rc and $good tests: counted as one failure"
        bad=1
    fi
    echo "-- $name: $good passed, $bad failed, $((SECONDS - t0)) s"
    passed=$((passed + good))
    failed=$((failed + bad))
    skipped=$((skipped + left))
}

built() { # FOLDER PREFIX: the programs of tests/FOLDER/PREFIX*.c
    local source
    for source in tests/"$1"/"$2"*.c; do
        source=${source##*/}
        echo "$build/$1/${source%.c}"
    done
}
mapfile -t units < <(built unit test_)
mapfile -t targets < <(built fuzz fuzz_)

part unit tests/unit.sh "${units[@]}"
part golden tests/golden.sh "$build"
part replay tests/replay.sh "${targets[@]}"
part http node tests/http/main.mjs
part browser node tests/browser/main.mjs

grep -h '^SKIPPED' var/test/*.log || true
if [ $skipped = 0 ]; then
    echo "$passed passed, $failed failed"
else
    echo "$passed passed, $failed failed, $skipped skipped"
fi
[ $failed = 0 ]
