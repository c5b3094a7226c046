#!/bin/bash
# fuzz.sh FOLDER SECONDS: libFuzzer on each target, starting from its corpus.
# What crashes it is kept under var/fuzz; shrink it and add it to the corpus.
set -u
bad=0
for program in "$1"/fuzz_*; do
    [ -x "$program" ] || continue
    name=${program##*/fuzz_}
    mkdir -p "var/fuzz/$name" "tests/fuzz/corpus/$name"
    case $name in
        flow | yaml) shipped=(workflows) ;;
        csv | lawdiff) shipped=(workflows/law) ;;
        province) shipped=(workflows/demo) ;;
        paper) shipped=(workflows/forms) ;;
        *) shipped=() ;;
    esac
    echo "== $name"
    "$program" -max_total_time="$2" -timeout=10 -rss_limit_mb=1024 -max_len=65536 \
        -artifact_prefix="var/fuzz/$name-" -print_final_stats=1 \
        "var/fuzz/$name" "tests/fuzz/corpus/$name" "${shipped[@]}" >"var/fuzz/$name.log" 2>&1 || bad=1
    grep -E 'number_of_executed_units|ERROR|SUMMARY|artifact' "var/fuzz/$name.log"
done
exit $bad
