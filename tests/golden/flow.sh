#!/bin/bash
# `hotline flow` and `hotline check` as they are called: what they say, how they end.
set -u
hotline=$BUILD/hotline
[ -x "$hotline" ] || exit 1
dir=$(mktemp -d /tmp/hlflow.XXXXXX)
trap 'rm -rf "$dir"' EXIT

# expect NAME STATUS TEXT COMMAND...: TEXT is part of what it writes.
expect() {
    local name=$1 status=$2 text=$3 out rc
    shift 3
    out=$("$@" 2>&1)
    rc=$?
    if [ $rc = "$status" ] && [[ $out == *"$text"* ]]; then
        echo "ok flow $name"
    else
        echo "not ok flow $name (exit $rc, not $status): $out"
    fi
}

expect help 0 'usage: hotline flow check' "$hotline" flow --help
expect nothing 2 'missing word' "$hotline" flow
expect unknown 2 'unknown' "$hotline" flow polish
expect unknown_option 2 'unknown' "$hotline" flow check --fast
expect shipped 0 'no faults' "$hotline" flow check
expect list 0 'hotline,1,2022-01-24,,' "$hotline" flow list
expect no_folder 2 'cannot be read' "$hotline" flow check --flows /nowhere
expect draw 0 'digraph sanction {' "$hotline" flow draw workflows/sanction.yaml --stage served
expect draw_stage 2 'no such stage' "$hotline" flow draw workflows/sanction.yaml --stage sreved
expect draw_nothing 2 'needs a file' "$hotline" flow draw
expect draw_broken 1 'did you mean "handover"' \
    "$hotline" flow draw tests/golden/flow/unknown_key.yaml
mkdir "$dir/flows"
cp workflows/forms.yaml "$dir/flows/"
cp workflows/hotline.yaml "$dir/flows/a.yaml"
cp workflows/hotline.yaml "$dir/flows/b.yaml"
expect twice 1 'version 1 of "hotline" stands in' "$hotline" flow check --flows "$dir/flows"
sed 's/HOTLINE_STEP_HANDLE/HOTLINE_STEP_HANDEL/g' workflows/hotline.yaml >"$dir/flows/b.yaml"
expect term 1 'no term "HOTLINE_STEP_HANDEL"' "$hotline" flow check --flows "$dir/flows"
cp workflows/hotline.yaml "$dir/flows/b.yaml" && rm "$dir/flows/a.yaml"
cp -r workflows/law "$dir/law"
sed -i 's/^\(HOTLINE_STEP_HANDLE,.*,\)\([0-9-]*\),,\([a-z]*,[^,]*\)$/\1\2,2026-06-30,\3/' \
    "$dir/law/deadlines.csv"
expect term_ends 1 'no term "HOTLINE_STEP_HANDLE" for the whole validity' \
    "$hotline" flow check --flows "$dir/flows" --tables "$dir/law"
map=tests/golden/flow/map
expect diff 0 'step sign: from: drafted -> checked' "$hotline" flow diff $map/one.flow $map/two.flow
expect diff_one 2 'needs two files' "$hotline" flow diff $map/one.flow
expect plan_nothing 2 'missing word' "$hotline" flow plan
expect activate_nobody 2 'missing word' "$hotline" flow activate $map/good.yaml
expect undo_what 1 'which activation' "$hotline" flow undo x --by a
expect draw_english 0 'Being verified' "$hotline" flow draw workflows/hotline.yaml --english
if command -v dot >/dev/null; then
    expect draw_folder 0 '' "$hotline" flow draw --all "$dir/pictures"
    files=("$dir"/pictures/*.svg)
    expect draw_pictures 0 'id="s_verifying"' cat "${files[@]}"
    stat -c '%Y %n' "${files[@]}" >"$dir/before"
    expect draw_again 0 '' "$hotline" flow draw --all "$dir/pictures"
    expect draw_once 0 '' diff "$dir/before" <(stat -c '%Y %n' "$dir"/pictures/*)
    words() { grep -o '<text[^>]*>[^<]*' "$1" | sed 's/.*>//' | sort; }
    for flow in hotline sanction; do # the pictures of the README are of the procedures in use
        "$hotline" flow draw "workflows/$flow.yaml" --svg >"$dir/$flow.svg"
        expect "drawn_$flow" 0 '' diff <(words "$dir/$flow.svg") <(words ".pictures/$flow.svg")
    done
fi
expect keys 0 'database.public.password_file' "$hotline" check --config-help
echo 'province: {kode: "22"}' >"$dir/h.yaml"
expect config 1 'h.yaml:1: province.kode: unknown key; did you mean "province.code"?' \
    "$hotline" check --config "$dir/h.yaml"
