#!/bin/bash
# lint.sh: the rules of the code that no tool knows. Faults fail; sizes past the
# guide (file 400 lines, function 50) are told and pass.
set -u
export LC_ALL=C.UTF-8 # a line is as long as its characters, not its bytes
faults=0

# Which room may include which. Everything generated from sql/ belongs to domain
# and store, everything from web/templates/ to pages.
may_include() { # ROOM
    case $1 in
        run | main.c) echo '[a-z]+' ;;
        pages) echo 'pages|domain|law|flow|geo|http|html|print|wire|base|tpl' ;;
        domain) echo 'domain|law|flow|geo|store|crypto|base|sql' ;;
        html) echo 'html|base|tpl' ;;
        store) echo 'store|base|sql' ;;
        base) echo 'base' ;;
        *) echo "$1|base" ;;
    esac
}

# A library is wrapped by the room that owns it.
owner_of() { # HEADER
    case $1 in
        mysql* | mariadb*) echo '^cgi/store/' ;;
        sodium* | liboath*) echo '^cgi/crypto/' ;;
        jansson*) echo '^cgi/(base|http)/' ;;
        yaml.h | cyaml*) echo '^cgi/(base|flow)/' ;;
        unistd.h) echo . ;;
        uni*.h | pcre2*) echo '^cgi/base/' ;;
        curl/*) echo '^cgi/wire/' ;;
        magic.h) echo '^cgi/(wire|media)/' ;;
        qrencode.h) echo '^cgi/print/' ;;
        fcgi*) echo '^cgi/run/fcgi\.c$' ;;
        gmime/* | glib.h | libxml/*) echo '^cgi/wire/mime/' ;;
        xlsxwriter* | minizip/*) echo '^cgi/print/book_helper/' ;;
        pango/* | cairo* | fontconfig/*) echo '^cgi/print/helper/' ;;
        gd*.h | libexif/* | libheif/*) echo '^cgi/media/helper/' ;;
        *) echo . ;;
    esac
}

fault() {
    printf '%s\n' "$*"
    faults=$((faults + 1))
}

# Every match of a pattern outside strings' and comments' reach is a fault.
forbid() { # PATTERN WHY FILE...
    local pattern=$1 why=$2 hit
    shift 2
    [ $# -gt 0 ] || return 0
    while read -r hit; do
        [ -z "$hit" ] || fault "${hit:0:140}: $why"
    done < <(grep -nHE "$pattern" "$@" | grep -vE '^[^:]+:[0-9]+: *(/?\*|//)')
}

mapfile -t sources < <(git ls-files 'cgi/*.c' 'cgi/*.h')
# What the generators must write lies in tests/golden; its lines are as long as they come.
mapfile -t tests < <(git ls-files 'tests/*.c' 'tests/*.h' | grep -v '^tests/golden/')
outside() { printf '%s\n' "${sources[@]}" | grep -vE "$1"; }

for file in "${sources[@]}"; do
    room=${file#cgi/}
    room=${room%%/*}
    while IFS= read -r included; do
        [[ $included =~ ^($(may_include "$room"))/ ]] ||
            fault "$file: room '$room' may not include \"$included\""
    done < <(sed -n 's/^#include "\(.*\)"$/\1/p' "$file")
    while IFS= read -r included; do
        [[ $file =~ $(owner_of "$included") ]] ||
            fault "$file: <$included> belongs to another room"
    done < <(sed -n 's/^#include <\(.*\)>.*$/\1/p' "$file")
done

forbid '(^|[^a-z_])(strcpy|strcat|sprintf|strncpy|strtok|atoi|gmtime|localtime|rand|alloca) *\(' \
    'banned' "${sources[@]}" "${tests[@]}"
mapfile -t some < <(outside '^cgi/base/')
forbid '(^|[^a-z_>.])(malloc|calloc|realloc|free) *\(' 'memory comes from the arena' "${some[@]}"
mapfile -t some < <(outside '^cgi/(store|make)/')
forbid '"(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|CALL) ' 'SQL lives in sql/' "${some[@]}"
mapfile -t some < <(outside '^cgi/(html|make|print)/')
forbid '"[^"]*<(/?(p|a|h[1-6]|div|span|table|tr|td|ul|li|form|input|b|i|br|html)[ >])' \
    'markup lives in web/' "${some[@]}"
forbid $'\t' 'tab' "${sources[@]}" "${tests[@]}"
forbid ' +$' 'space at the end' "${sources[@]}" "${tests[@]}"
while read -r hit; do
    fault "$hit: line over 100 columns"
done < <(grep -noHE '^.{101,}' "${sources[@]}" "${tests[@]}" | cut -d: -f1,2)

for file in "${sources[@]}"; do
    awk -v file="$file" '
        /^[a-z].*\)$/ || /^ .*\)$/ { name = $0 }
        /^{/ { start = NR; head = name }
        /^}/ { if (start && NR - start > 50)
                   printf "note: %s:%d: function of %d lines\n", file, start, NR - start
               start = 0 }
        END { if (NR > 400) printf "note: %s: %d lines\n", file, NR }' "$file"
done
# What README.md names is there: paths, targets of make, subcommands.
# shellcheck disable=SC2016 # the backtick is README's own
{
    named() { # PATTERN: its matches in README.md without what stands before the name
        grep -oE "$1" README.md | sed -E 's/^[^a-zA-Z.]*(make |hotline )?//' | sort -u
    }
    while IFS= read -r name; do
        name=${name%/\**}
        [ -e "$name" ] || fault "README.md: no $name"
    done < <(named '(`|\]\()((cgi|sql|web|workflows|nginx|tests|\.pictures)/[^`) ]*|[A-Z]+\.md)')
    while IFS= read -r name; do
        grep -q "^$name:" Makefile || fault "README.md: no target of make '$name'"
    done < <(named '(^ +|`)make [a-z]+')
    while IFS= read -r name; do
        grep -q "{ \"$name\"," cgi/main.c || fault "README.md: no command 'hotline $name'"
    done < <(named '(^ +|`|&& )hotline [a-z0-9-]+')
}

# No file names a folder of the machine it was written at; packages name no mirror.
while IFS= read -r hit; do
    fault "${hit:0:140}: says where it was written"
done < <(git grep -nIiE '(^|[^a-z.])/(work|home|root)/' -- \
    ':!LICENSE' ':!tests/lint.sh')
while IFS= read -r hit; do
    fault "$hit: a registry's address"
done < <(grep -nHE '"resolved"|https?://' tests/package-lock.json)

echo "lint.sh: $faults faults"
[ $faults = 0 ]
