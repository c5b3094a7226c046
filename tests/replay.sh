#!/bin/bash
# replay.sh PROGRAM...: gives each fuzz target every file of its corpus,
# tests/fuzz/corpus/NAME/, which also keeps what once crashed it, and the shipped files.
set -u
passed=0 failed=0
for program in "$@"; do
    name=${program##*/fuzz_}
    files=(tests/fuzz/corpus/"$name"/*)
    # What ships is always replayed as it is now, never as a copy that grows old.
    case $name in
        flow | yaml) files+=(workflows/*.yaml) ;;
        csv | lawdiff) files+=(workflows/law/*.csv) ;;
        province) files+=(workflows/demo/*.csv) ;;
        paper) files+=(workflows/forms/*.form workflows/forms/*.part) ;;
    esac
    if [ ! -e "${files[0]}" ]; then
        echo "not ok $name: no corpus"
        failed=$((failed + 1))
    elif out=$("$program" "${files[@]}" 2>&1); then
        echo "ok $name (${#files[@]})"
        passed=$((passed + ${#files[@]}))
    else
        printf '%s\n' "$out" | tail -40
        echo "not ok $name"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
