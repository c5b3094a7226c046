# Sourced by run.sh. What each service needs before its start, and its start.
# shellcheck shell=bash

# shellcheck disable=SC2034
SERVICES=(db public staff jobs nginx) # in the order of starting

ready_folders() {
    mkdir -p "$RUN/db-tmp" "$LOG" "$VAR/secrets" "$VAR/blobs" "$VAR/published"
    # Placed again at each start; what a killed run left there goes first.
    forget_places
    SOCKETS=$RUN
    # A Unix socket's path may have 107 bytes.
    [ ${#RUN} -le 90 ] || SOCKETS=$(mktemp -d /tmp/hl.XXXXXX)
    BODIES=$RUN/bodies
    if [ "$(stat -f -c %T /dev/shm 2>/dev/null)" = tmpfs ] && [ -w /dev/shm ]; then
        BODIES=$(mktemp -d /dev/shm/hl.XXXXXX)
    fi
    printf '%s\n%s\n' "$SOCKETS" "$BODIES" >"$RUN/places"
    mkdir -p "$BODIES/in" "$BODIES/out" "$BODIES/tmp"
}

known_places() {
    [ -s "$RUN/places" ] || return 1
    { read -r SOCKETS && read -r BODIES; } <"$RUN/places"
}

forget_places() {
    if known_places; then
        case $SOCKETS in /tmp/hl.??????) rm -rf "$SOCKETS" ;; esac
        case $BODIES in /dev/shm/hl.?????? | "$RUN/bodies") rm -rf "$BODIES" ;; esac
    fi
    rm -f "$RUN/places"
}

render() { # FROM TO
    local user_line=''
    [ "$(id -u)" != 0 ] || user_line='user root;'
    sed -e "s|@USER@|$user_line|g" -e "s|@RUN@|$RUN|g" -e "s|@LOG@|$LOG|g" \
        -e "s|@VAR@|$VAR|g" -e "s|@TOP@|$TOP|g" -e "s|@CONF@|$RUN/conf|g" \
        -e "s|@PUBLISHED@|$VAR/published|g" -e "s|@STATIC@|$TOP/web/static|g" -e "s|@ERRORS@|$RUN/errors|g" \
        -e "s|@BODIES@|$BODIES|g" -e "s|@PUBLIC_PORT@|$PUBLIC_PORT|g" \
        -e "s|@STAFF_PORT@|$STAFF_PORT|g" -e "s|@PUBLIC_SOCKET@|$SOCKETS/public.sock|g" \
        -e "s|@STAFF_SOCKET@|$SOCKETS/staff.sock|g" -e "s|@DB_SOCKET@|$SOCKETS/db.sock|g" \
        -e "s|@DB@|$VAR/db|g" -e "s|@POOL@|${HOTLINE_DB_POOL:-256M}|g" \
        -e "s|@DB_OWNER@|$(id -un)|g" -e "s|@DEMO@|$DEMO|g" -e "s|@BUILD@|$BUILD|g" \
        -e "s|@FLOWS@|${HOTLINE_FLOWS:-$TOP/workflows}|g" \
        -e "s|@INTAKE@|${HOTLINE_INTAKE:-$TOP/workflows/intake}|g" \
        -e "s|@TRUST@|${HOTLINE_TRUST:-$VAR/trust}|g" \
        -e "s|@RATE_READS@|${HOTLINE_RATE_READS:-100r/s}|g" \
        -e "s|@RATE_POSTS@|${HOTLINE_RATE_POSTS:-20r/s}|g" \
        -e "s|@RATE_LOGIN@|${HOTLINE_RATE_LOGIN:-60r/m}|g" "$1" >"$2.new"
    ! grep -n '@[A-Z_]*@' "$2.new" || die "$1: a place is not filled"
    mv "$2.new" "$2"
}

render_all() {
    local code title text english
    mkdir -p "$RUN/conf" "$RUN/errors"
    render "$TOP/nginx/mariadb.cnf.in" "$RUN/mariadb.cnf"
    render "$TOP/nginx/common.conf.in" "$RUN/conf/common.conf"
    render "$TOP/nginx/site.conf.in" "$RUN/conf/site.conf"
    render "$TOP/nginx/pages.conf.in" "$RUN/conf/pages.conf"
    cp "$TOP/nginx/headers.conf" "$TOP/nginx/params.conf" "$RUN/conf/"
    render "$TOP/nginx/hotline.conf.in" "$RUN/conf/nginx.conf"
    render "$TOP/nginx/hotline.yaml.in" "$VAR/hotline.yaml"
    while IFS=$'\t' read -r code title text english; do
        sed -e "s|@TITLE@|$title|g" -e "s|@TEXT@|$text|" -e "s|@ENGLISH@|$english|" \
            "$TOP/web/errors/page.html" >"$RUN/errors/$code.html"
    done <"$TOP/web/errors/pages.tsv"
}

ready_secrets() {
    local name
    for name in db-public db-staff db-jobs; do
        [ -s "$VAR/secrets/$name" ] ||
            od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$VAR/secrets/$name"
    done

    "$HOTLINE" keys create --dir "$VAR/secrets" >>"$LOG/start.log" 2>&1 ||
        die "keys could not be made; see $LOG/start.log"
}

# Made once for each content; a machine without graphviz has none, and the pages say it in words.
ready_pictures() {
    "$HOTLINE" flow draw --all "$TOP/var/pictures" --flows "${HOTLINE_FLOWS:-$TOP/workflows}" \
        >>"$LOG/start.log" 2>&1 || say 'No pictures of the procedures; is graphviz installed?'
}

# Only the system user who owns the files gets in as administrator, by the socket itself.
ready_db() {
    [ ! -d "$VAR/db" ] || return 0
    say 'Making a database ...'
    rm -rf "$VAR/db.new"
    mariadb-install-db --defaults-file="$RUN/mariadb.cnf" --datadir="$VAR/db.new" \
        --user="$(id -un)" --auth-root-authentication-method=socket \
        --auth-root-socket-user="$(id -un)" --skip-test-db >"$LOG/db-install.log" 2>&1 ||
        die "mariadb-install-db failed; see $LOG/db-install.log"
    mv "$VAR/db.new" "$VAR/db"
}

# multiwatch brings a killed service back.
watched() { # NAME CHILDREN SIGNAL
    WATCHED=("$(command -v multiwatch)" -f "$2" -r 1000000 -s "$3" --)
    WATCHED+=("$TOP/nginx/worker.sh")
    [ "$2" != 1 ] || WATCHED+=(--alone)
    WATCHED+=("$RUN/$1.started")
}

start_db() {
    local as_root=()
    [ "$(id -u)" != 0 ] || as_root=(--user=root)
    watched db 1 TERM
    launch db "${WATCHED[@]}" setpriv --pdeathsig TERM \
        mariadbd --defaults-file="$RUN/mariadb.cnf" "${as_root[@]}"
    wait_for db 120 mariadb --defaults-file="$RUN/mariadb.cnf" -u "$(id -un)" -e 'SELECT 1' ||
        die "the database does not answer; see $LOG/db.log"
}

start_workers() { # public|staff CHILDREN

    watched "$1" "$2" USR1
    launch "$1" spawn-fcgi -n -s "$SOCKETS/$1.sock" -M 0600 -b 1024 -- \
        "${WATCHED[@]}" "$HOTLINE" serve "--$1" --config "$VAR/hotline.yaml"
    wait_for "$1" 10 test -S "$SOCKETS/$1.sock" || die "$1 did not start; see $LOG/$1.log"
}
start_public() { start_workers public "$WORKERS"; }
start_staff() { start_workers staff "$WORKERS"; }

start_jobs() {
    watched jobs 1 TERM
    launch jobs "${WATCHED[@]}" setpriv --pdeathsig TERM \
        "$HOTLINE" jobs --config "$VAR/hotline.yaml"
}

start_nginx() {
    nginx -t -q -e "$LOG/nginx.log" -c "$RUN/conf/nginx.conf" ||
        die 'nginx refuses its configuration'
    watched nginx 1 QUIT
    launch nginx "${WATCHED[@]}" setpriv --pdeathsig QUIT \
        nginx -e "$LOG/nginx.log" -c "$RUN/conf/nginx.conf"
    wait_for public 30 answers "$PUBLIC_PORT" /health ||
        die "the citizens' site does not answer: $(tail -3 "$LOG/public.log" "$LOG/nginx.log")"
    wait_for staff 30 answers "$STAFF_PORT" /health ||
        die "the officials' site does not answer: $(tail -3 "$LOG/staff.log" "$LOG/nginx.log")"
}

# Whether a site answers a page with something else than an error of the server.
answers() { # PORT PATH
    local status=''
    {
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$2" "$1" >&3
        read -r _ status _ <&3
        exec 3>&-
    } 2>/dev/null || true
    case $status in [234]??) return 0 ;; *) return 1 ;; esac
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() { # WANTED, 0 for any
    local port=$1 step=100
    [ "$port" != 0 ] || { port=$((20000 + RANDOM % 11000)); step=7; }
    while port_taken "$port" || [ "$port" = "${2:-}" ]; do port=$((port + step)); done
    printf '%s\n' "$port"
}

# Schema, law and data, each checked before anything is served.
load_data() {
    local log=$LOG/start.log
    "$HOTLINE" check --config "$VAR/hotline.yaml" >>"$log" 2>&1 ||
        die "the configuration has mistakes: $(tail -20 "$log")"

    "$HOTLINE" migrate --config "$VAR/hotline.yaml" --sql "$TOP/sql" >>"$log" 2>&1 ||
        die "migration failed: $(tail -3 "$log")"
    "$HOTLINE" unit import "$TOP/sql/data/units.csv" --config "$VAR/hotline.yaml" \
        >>"$log" 2>&1 || die "units could not be imported: $(tail -3 "$log")"
    "$HOTLINE" unit variants "$TOP/sql/data/variants.csv" --config "$VAR/hotline.yaml" \
        >>"$log" 2>&1 || die "names could not be imported: $(tail -3 "$log")"
    "$HOTLINE" unit outlines "$TOP/sql/data/outlines/generalised.geojson" \
        --config "$VAR/hotline.yaml" >>"$log" 2>&1 ||
        die "outlines could not be imported: $(tail -3 "$log")"
    [ "$DEMO" = true ] || return 0
    local table
    for table in bodies zones; do
        "$HOTLINE" unit "$table" "$TOP/workflows/demo/$table.csv" \
            --config "$VAR/hotline.yaml" >>"$log" 2>&1 ||
            die "$table could not be imported: $(tail -3 "$log")"
    done
    durable 2 # nobody was promised anything yet, and thousands of writes are waited for
    demo "the demonstration set" load --accounts "$VAR/demo-accounts.json"
    [ "$YEAR" = false ] || demo "the year of the demonstration" year
    durable 1
}

# One part of the demonstration, by its name. With a case that is not complete the service is
# as good as without; whoever started it is told.
demo() {
    local name=$1 log=$LOG/start.log status=0
    shift
    "$HOTLINE" demo "$@" --config "$VAR/hotline.yaml" >>"$log" 2>&1 || status=$?
    case $status in
    0) ;;
    3) say "$name is not complete: $(tail -3 "$log")" ;;
    *) die "$name could not be loaded: $(tail -3 "$log")" ;;
    esac
}

# Whether each commit waits for the disk (1) or for the machine alone (2).
durable() {
    mariadb --defaults-file="$RUN/mariadb.cnf" -u "$(id -un)" \
        -e "SET GLOBAL innodb_flush_log_at_trx_commit = $1" >>"$LOG/start.log" 2>&1 ||
        die "the database refuses a setting: $(tail -3 "$LOG/start.log")"
}
