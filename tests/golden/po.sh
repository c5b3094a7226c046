#!/bin/bash
# Every text in use has an English translation, with the same marks {0} {1} ...
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
web/po/pot.sh "$tmp/hotline.pot"
for po in web/po/*.po; do
    msgmerge --quiet --no-fuzzy-matching -o "$tmp/all.po" "$po" "$tmp/hotline.pot"
    if [ "$(msgattrib --untranslated --no-obsolete "$tmp/all.po" | grep -c '^msgstr')" = 0 ] &&
        [ -z "$(msgattrib --only-fuzzy "$tmp/all.po")" ]; then
        echo "ok $po is complete"
    else
        msgattrib --untranslated --no-obsolete --no-wrap "$tmp/all.po" | grep '^msgid "..*'
        echo "not ok $po lacks texts: make po, then translate"
    fi
    marks=$(msgattrib --translated --no-obsolete --no-wrap "$tmp/all.po" | awk '
        function marks(s,  m) { m = ""; for (k = 0; k < 10; k++) if (index(s, "{" k "}")) m = m k; return m }
        /^msgid/ { id = $0 } /^msgstr/ { if (marks(id) != marks($0)) print id }')
    if [ -z "$marks" ]; then
        echo "ok $po keeps the marks"
    else
        printf '%s\n' "$marks"
        echo "not ok $po: other marks than the text"
    fi
done
