#!/bin/bash
# The template compiler: what it makes, what it refuses, and what gcc refuses of what it made.
# REGOLD=1 writes the expected files anew.
set -u
here=tests/golden/tplgen
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$tmp/tpl"

case $BUILD in
*release) cc=(gcc) ;;
*clang) cc=(clang "-fsanitize=address,undefined") ;;
*) cc=(gcc "-fsanitize=address,undefined") ;;
esac
cc+=(-std=gnu17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wvla
    -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wformat=2 -Wswitch-enum
    -Wno-missing-field-initializers -Werror -Icgi -Ivar/gen -I"$tmp")

tell() { # tell STATUS NAME
    if [ "$1" = 0 ]; then echo "ok $2"; else echo "not ok $2"; fi
}

for page in "$here"/good/*.html; do
    name=$(basename "$page" .html)
    "$GENERATORS/tplgen" "$page" "$tmp/tpl/$name.c" "$tmp/tpl/$name.h" || echo "not ok tplgen $name"
    [ -z "${REGOLD:-}" ] || cp "$tmp/tpl/$name".[ch] "$here/good/"
    diff -u "$here/good/$name.c" "$tmp/tpl/$name.c" && diff -u "$here/good/$name.h" "$tmp/tpl/$name.h"
    tell $? "tplgen $name"
done
for page in "$here"/good/*.html; do
    name=$(basename "$page" .html)
    "${cc[@]}" -c -o "$tmp/$name.o" "$tmp/tpl/$name.c"
    tell $? "tplgen $name compiles"
done

refuse() { # refuse NAME WANT: the template is $tmp/x.html
    local got
    got=$("$GENERATORS/tplgen" "$tmp/x.html" "$tmp/x.c" "$tmp/x.h" 2>&1)
    local rc=$?
    [ $rc = 1 ] && [ "$got" = "$tmp/x.html:$2" ] && [ ! -e "$tmp/x.c" ]
    tell $? "tplgen refuses: $1"
    [ "$got" = "$tmp/x.html:$2" ] || printf '# got  %s\n# want %s\n' "${got#"$tmp/x.html:"}" "$2"
    rm -f "$tmp/x.c" "$tmp/x.h"
}
name=
while IFS= read -r line; do
    case $line in
    "=== "*) name=${line#=== } && : >"$tmp/x.html" ;;
    "--- "*) refuse "$name" "${line#--- }" ;;
    *) printf '%s\n' "$line" >>"$tmp/x.html" ;;
    esac
done <"$here/fail.txt"
printf '<p>a\r\n</p>\n' >"$tmp/x.html"
refuse "CR at a line's end" "1:5: control character, or a line that ends in CR"
printf '<p>\xff</p>\n' >"$tmp/x.html"
refuse "not UTF-8" "1:4: not UTF-8"

# No writer: gcc refuses, and names the line of the template.
for page in "$here"/c/*.html; do
    name=$(basename "$page" .html)
    if ! "$GENERATORS/tplgen" "$page" "$tmp/tpl/$name.c" "$tmp/tpl/$name.h"; then
        echo "not ok tplgen $name"
        continue
    fi
    ! "${cc[@]}" -c -o "$tmp/$name.o" "$tmp/tpl/$name.c" 2>"$tmp/err" &&
        grep -q "^$page:4:" "$tmp/err" && grep -qi "generic" "$tmp/err"
    tell $? "gcc refuses: $name"
done

# A page with every component; the partials of web/templates stand in the library.
mkdir -p "$tmp/look"
for name in look_public look_staff; do
    "$GENERATORS/tplgen" "tests/golden/look/$name.html" "$tmp/tpl/$name.c" "$tmp/tpl/$name.h"
done
"${cc[@]}" -Itests/golden/look -o "$tmp/look.bin" tests/golden/look/look.c "$tmp"/tpl/look_*.c \
    "$BUILD/libhotline.a" -lm
for page in public staff error; do
    for lang in vi en; do
        "$tmp/look.bin" $page $lang "var/locale" >"$tmp/look.html" &&
            [ "$(tail -n 1 "$tmp/look.html")" = "</html>" ] && ! grep -q '{[{0-9]' "$tmp/look.html"
        tell $? "look $page $lang"
    done
done
