#!/bin/bash
# sqlgen: each sqlgen/*.sql gives exactly the .c and .h beside it; each
# sqlgen/bad/*.sql is refused with the line and message that its first line expects.
set -u
cd tests/golden/sqlgen || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

say() { # RESULT NAME
    if [ "$1" = 0 ]; then echo "ok sqlgen $2"; else echo "not ok sqlgen $2"; fi
}

for sql in *.sql; do
    name=${sql%.sql}
    "$GENERATORS/sqlgen" "$sql" "$tmp/$name.c" "$tmp/$name.h" &&
        diff -u "$name.c" "$tmp/$name.c" && diff -u "$name.h" "$tmp/$name.h"
    say $? "$name"
done

for sql in bad/*.sql; do
    want=$(sed -n '1s/^-- expect //p' "$sql")
    got=$("$GENERATORS/sqlgen" "$sql" "$tmp/bad.c" "$tmp/bad.h" 2>&1)
    rc=$?
    [ "$rc" = 1 ] && [ "$got" = "$sql:$want" ] && [ ! -e "$tmp/bad.c" ]
    result=$?
    say $result "${sql%.sql}"
    [ $result = 0 ] || printf '  exit %s\n  got  %s\n  want %s\n' "$rc" "$got" "$sql:$want"
done

printf -- '-- @exec f()\nDELETE FROM t;\n' | tee "$tmp/a.sql" >"$tmp/b.sql"
got=$("$GENERATORS/sqlgen" --registry "$tmp/all.c" "$tmp/a.sql" "$tmp/b.sql" 2>&1)
[ $? = 1 ] && [ "$got" = "$tmp/b.sql:1: name used twice, in $tmp/a.sql:1 too: 'f'" ]
say $? "one name in two files"
