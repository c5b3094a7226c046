#!/bin/bash
# all.sh BUILD: every part of the tests against one build, then one line that
# adds them up. A part that runs nothing has failed.
set -u
build=$1
mode=${build##*/}
mkdir -p var/test
rm -f var/test/*.log var/test/*.sum
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
    echo "$good $bad $left" >"var/test/$name.sum"
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

# Three at a time: tests over HTTP wait for the services most of the time. What the
# others say is held back until they are through, so that lines do not mix.
beside() {
    part golden tests/golden.sh "$build"
    part replay tests/replay.sh "${targets[@]}"
    part browser node tests/browser/main.mjs
}
apart() {
    part unit tests/unit.sh "${units[@]}"
    part apart node tests/http/main.mjs --apart
}
# Where it cannot be made, each test loads its own, and the tests of the start say why.
if TEST_TEMPLATE=$(node tests/http/template.mjs 2>var/test/template.log); then
    export TEST_TEMPLATE
    trap 'rm -rf "$TEST_TEMPLATE"' EXIT
else
    unset TEST_TEMPLATE
fi
beside >var/test/beside 2>&1 &
apart >var/test/apart 2>&1 &
part http node tests/http/main.mjs --shared
wait
cat var/test/apart var/test/beside

passed=0 failed=0 skipped=0
for name in unit golden replay http apart browser; do
    good=0 bad=1 left=0 # a part that left no sum has failed
    [ ! -s "var/test/$name.sum" ] || read -r good bad left <"var/test/$name.sum"
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
done
grep -h '^SKIPPED' var/test/*.log || true
if [ $skipped = 0 ]; then
    echo "$passed passed, $failed failed"
else
    echo "$passed passed, $failed failed, $skipped skipped"
fi
[ $failed = 0 ]
