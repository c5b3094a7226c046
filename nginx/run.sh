#!/bin/bash
# run.sh: starts and stops everything of one installation under one folder, as
# the user who calls it, on loopback only.
set -euo pipefail

usage() {
    cat <<'EOF'
usage: nginx/run.sh up|foreground|database|down|status [OPTIONS]
  up          start everything that is not running, return when it answers
  foreground  the same, stay until Ctrl-C, then stop everything (make run)
  database    start the database alone, empty (for unit tests)
  down        stop everything
  status      one line per service; 0 when all run
  --var DIR      where everything is kept (default var)
  --public PORT  port of the citizens' site (default 8080; 0: any free one)
  --staff PORT   port of the officials' site (default 8081; 0: any free one)
  --workers N    processes of each site (default: two for each processor)
  --mode MODE    build to run: release (default), asan or clang
  --demo         load the demonstration set and its accounts
  --year         and a year of its history, for figures and lists
Limits per address: HOTLINE_RATE_READS, HOTLINE_RATE_POSTS, HOTLINE_RATE_LOGIN
(as nginx writes them: 100r/s). Database memory: HOTLINE_DB_POOL (256M).
Folder of the workflows: HOTLINE_FLOWS (workflows).
Tables of the intake: HOTLINE_INTAKE (workflows/intake). Authorities whose digital
signatures are believed: HOTLINE_TRUST, an NSS database (trust in the folder of --var).
EOF
}

TOP=$(cd "$(dirname "$0")/.." && pwd)
VAR=$TOP/var PUBLIC_PORT=8080 STAFF_PORT=8081 WORKERS=$(($(nproc) * 2)) MODE=release DEMO=false YEAR=false
TIED=no STARTING=no SOCKETS='' BODIES=''
# shellcheck source=nginx/process.sh
. "$TOP/nginx/process.sh"
# shellcheck source=nginx/services.sh
. "$TOP/nginx/services.sh"

ARGUMENTS=("$@")
ACTION=${1:-}
[ $# = 0 ] || shift
while [ $# -gt 0 ]; do
    case $1 in
        --demo) DEMO=true ;;
        --year) YEAR=true ;;
        --var | --public | --staff | --workers | --mode)
            [ $# -gt 1 ] || die "$1 needs a value"
            case $1 in
                --var) mkdir -p "$2" && VAR=$(cd "$2" && pwd) ;;
                --public) PUBLIC_PORT=$2 ;;
                --staff) STAFF_PORT=$2 ;;
                --workers) WORKERS=$2 ;;
                --mode) MODE=$2 ;;
            esac
            shift
            ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
RUN=$VAR/run LOG=$VAR/log BUILD=var/build/$MODE
HOTLINE=$TOP/$BUILD/hotline
export HOTLINE_VAR=$VAR
umask 077
ulimit -c 0 # a dump of memory would hold what citizens typed
PATH=$PATH:/usr/sbin:/sbin

all_run() {
    local name
    for name in "${SERVICES[@]}"; do [ -n "$(pid_of "$name")" ] || return 1; done
}

port_in_use() { # public|staff
    sed -n "s|.*\"$1\": *\"http://127.0.0.1:\([0-9]*\)\".*|\1|p" "$VAR/run.json"
}

demo_in_use() {
    sed -n 's/.*"demo": *\([a-z]*\).*/\1/p' "$VAR/run.json"
}

addresses() {
    say "  Citizens:  http://127.0.0.1:$(port_in_use public)"
    say "  Officials: http://127.0.0.1:$(port_in_use staff)"
    [ "$(demo_in_use)" = true ] || return 0
    say "  Demonstration accounts ($VAR/demo-accounts.json):"
    sed -n 's/.*"login": "\([^"]*\)", "password": "\([^"]*\)", "name": "\([^"]*\)".*"role": "\([^"]*\)".*/\1\t\2\t\4\t\3/p' \
        "$VAR/demo-accounts.json" | while IFS=$'\t' read -r login password role name; do
        printf '    %-16s %-18s %-10s %s\n' "$login" "$password" "$role" "$name"
    done
    say "  Who signs types a code of an authenticator app; its secret is \"totp\" in that file."
}

stop_all() {
    rm -f "$VAR/run.json"
    stop nginx TERM 6
    stop public TERM 6
    stop staff TERM 6
    stop jobs TERM 6
    stop db TERM 15
    forget_places
}

start_all() {
    local name
    [ -x "$HOTLINE" ] || die "$HOTLINE is not built; make MODE=$MODE"
    if [ -s "$VAR/run.json" ] && [ -n "$(pid_of db)" ] && known_places; then
        PUBLIC_PORT=$(port_in_use public)
        STAFF_PORT=$(port_in_use staff)
        for name in "${SERVICES[@]}"; do # some were killed: start those again
            [ -n "$(pid_of "$name")" ] || { leftovers "$name"; "start_$name"; }
        done
        return
    fi
    stop_all
    STARTING=yes
    ready_folders
    PUBLIC_PORT=$(free_port "$PUBLIC_PORT")
    STAFF_PORT=$(free_port "$STAFF_PORT" "$PUBLIC_PORT")
    render_all
    ready_secrets
    ready_pictures
    ready_db
    for name in "${SERVICES[@]}"; do
        "start_$name"
        [ "$name" != db ] || load_data
    done
    printf '{"public": "http://127.0.0.1:%s", "staff": "http://127.0.0.1:%s", "demo": %s}\n' \
        "$PUBLIC_PORT" "$STAFF_PORT" "$DEMO" >"$VAR/run.json.new"
    mv "$VAR/run.json.new" "$VAR/run.json"
    STARTING=no
}

# A start that fails half-way leaves nothing running.
give_up() {
    [ "$STARTING" = no ] || stop_all
}

locked() {
    mkdir -p "$RUN" "$LOG"
    exec 9>"$VAR/run.lock"
    flock -w 120 9 || die "another run.sh is busy with $VAR"
}

up() {
    locked
    if all_run && [ -s "$VAR/run.json" ]; then
        say 'It is running already:'
    else
        trap give_up EXIT
        start_all
        say 'It is running:'
    fi
    addresses
    exec 9>&-
}

database() {
    locked
    stop_all
    ready_folders
    render "$TOP/nginx/mariadb.cnf.in" "$RUN/mariadb.cnf"
    ready_db
    start_db
    say "$SOCKETS/db.sock"
}

foreground() {
    # A script's "make run &" hands down an ignored SIGINT, which a shell cannot undo.
    if grep -q '^SigIgn:.*[2367abef]$' /proc/$$/status; then
        exec env --default-signal=INT "$0" "${ARGUMENTS[@]}"
    fi
    locked
    if [ -n "$(pid_of owner)" ] && [ -s "$VAR/run.json" ]; then
        say 'It is running already:'
        addresses
        exit 0
    fi
    stop_all # what a killed run left behind
    remember owner $$
    TIED=yes
    trap 'exit 130' INT TERM HUP
    trap farewell EXIT
    start_all
    say '' 'It is running:'
    addresses
    say 'Ctrl-C stops it.'
    while :; do
        exec 9>&-
        sleep 1 &
        wait $! || true
        all_run && continue
        locked
        start_all
    done
}

farewell() {
    trap '' INT TERM HUP
    say '' 'Stopping ...'
    stop_all
    rm -f "$RUN/owner.pid"
    say 'Stopped.'
}

down() {
    if [ -n "$(pid_of owner)" ]; then
        stop owner TERM 40
    else
        locked
        stop_all
    fi
}

status() {
    local name bad=0 pid
    for name in "${SERVICES[@]}"; do
        pid=$(pid_of "$name")
        [ -n "$pid" ] || bad=1
        say "$name ${pid:-not running}"
    done
    return $bad
}

case $ACTION in
    up | foreground | database | down | status) "$ACTION" ;;
    --help | -h) usage ;;
    *) usage >&2; exit 2 ;;
esac
