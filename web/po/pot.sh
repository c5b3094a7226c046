#!/bin/bash
# pot.sh OUT.pot: every text that templates and C mark with {{t "..."}}, TR("...") or tr("...").
# Needs the generated C of the templates (make all).
set -euo pipefail
{
    ls var/gen/tpl/*.c
    find cgi -name '*.c' -not -path 'cgi/make/*' | sort
} | xgettext --language=C --from-code=UTF-8 -kTR -ktr --no-location --no-wrap --sort-output \
    --package-name=hotline --files-from=- --output=- |
    sed '/^"POT-Creation-Date:/d' >"$1"
