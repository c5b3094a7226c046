#!/bin/bash
# merge.sh: brings web/po/*.po up to the texts in use; new ones are left empty, to be translated.
set -euo pipefail
mkdir -p var/po
web/po/pot.sh var/po/hotline.pot
for po in web/po/*.po; do
    msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-location --no-wrap --sort-output \
        "$po" var/po/hotline.pot
    msgattrib --no-obsolete --no-location --no-wrap --sort-output -o "$po" "$po"
    printf '%s: ' "$po"
    LC_ALL=C msgfmt --statistics -o /dev/null "$po"
done
