#!/bin/bash
# hotline law on the command line: tests/golden/law/NAME.cmd holds the arguments,
# NAME.out what is expected: standard output, then "stderr: " lines, then the exit.
# CITY in the arguments is a copy of the tables in which the invented city ABC raises fines.
set -u
city=$(mktemp -d)
trap 'rm -rf "$city"' EXIT
cp workflows/law/*.csv "$city"
cat tests/golden/law/city.csv >>"$city/local_multiplier.csv"
for cmd in tests/golden/law/*.cmd; do
    name=$(basename "$cmd" .cmd)
    read -r -a words <"$cmd"
    words=("${words[@]/CITY/$city}")
    err=$(mktemp)
    got=$("$BUILD"/hotline law "${words[@]}" 2>"$err" <tests/golden/law/contract.json
        echo "exit $?")
    got=$(sed '$d' <<<"$got"; sed 's/^/stderr: /' "$err"; tail -1 <<<"$got")
    rm -f "$err"
    if [ "$got" = "$(cat "tests/golden/law/$name.out")" ]; then
        echo "ok law $name"
    else
        diff <(printf '%s\n' "$got") "tests/golden/law/$name.out"
        echo "not ok law $name"
    fi
done
