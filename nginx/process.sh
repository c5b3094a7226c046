# Sourced by run.sh. Services by name: start, look, stop; always by process id
# together with its start time, so that a number used again by a stranger after
# a crash is never taken for ours.
# shellcheck shell=bash

say() { printf '%s\n' "$*"; }
die() { printf 'run.sh: %s\n' "$*" >&2; exit 1; }

# Start time of a process in clock ticks since boot; nothing if there is none.
born() {
    local stat
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    [ "$1" = Z ] || printf '%s\n' "${20}"
}

remember() { # NAME PID
    printf '%s %s\n' "$2" "$(born "$2")" >"$RUN/$1.pid"
}

# Process id of a running service; nothing if it does not run.
pid_of() { # NAME
    local pid='' start=''
    [ ! -s "$RUN/$1.pid" ] || read -r pid start <"$RUN/$1.pid" || true
    [ -n "$pid" ] && [ -n "$start" ] && [ "$(born "$pid")" = "$start" ] || return 0
    printf '%s\n' "$pid"
}

# Each service has a session of its own, so that Ctrl-C reaches run.sh alone and
# run.sh decides the order. In the foreground they end when run.sh is killed.
launch() { # NAME COMMAND...
    local name=$1
    shift
    [ "$TIED" = no ] || set -- setpriv --pdeathsig TERM "$@"
    setsid "$@" >>"$LOG/$name.log" 2>&1 </dev/null 9>&- &
    remember "$name" $!
}

# Ask with a signal, wait until it has ended, insist after a while.
stop() { # NAME SIGNAL SECONDS
    local pid n=$(($3 * 20))
    pid=$(pid_of "$1")
    if [ -n "$pid" ]; then
        kill -s "$2" "$pid" 2>/dev/null || true
        while [ -n "$(pid_of "$1")" ]; do
            if [ $n -le 0 ]; then
                say "$1 did not stop in $3 s; killing it"
                end_session "$pid" KILL
                break
            fi
            n=$((n - 1))
            sleep 0.05
        done
    fi
    leftovers "$1"
    rm -f "$RUN/$1.pid"
}

# Signal every process of the session a service was started with.
end_session() { # SESSION SIGNAL [EXCEPT...]
    local session=$1 signal=$2 pid
    shift 2
    for pid in $(members "$session"); do
        case " $* " in *" $pid "*) continue ;; esac
        kill -s "$signal" "$pid" 2>/dev/null || true
    done
}

# Living processes of a session.
members() { # SESSION
    local file stat session=$1
    for file in /proc/[0-9]*/stat; do
        { read -r stat <"$file"; } 2>/dev/null || continue
        # shellcheck disable=SC2086
        set -- ${stat##*) }
        [ "$4" != "$session" ] || [ "$1" = Z ] || printf '%s\n' "${stat%% *}"
    done
}

# A service whose leader was killed leaves its children in the session that
# carries the leader's number. A stranger cannot have that number as its session
# and our folder in its environment.
leftovers() { # NAME
    local pid='' start='' n=0 signal
    [ ! -s "$RUN/$1.pid" ] || read -r pid start <"$RUN/$1.pid" || true
    [ -n "$pid" ] || return 0
    while our_session "$pid"; do
        [ $n -lt 200 ] && signal=TERM || signal=KILL
        [ $((n % 200)) != 0 ] || end_session "$pid" "$signal"
        n=$((n + 1))
        sleep 0.05
    done
}

our_session() { # SESSION
    local child
    for child in $(members "$1"); do
        ! grep -qzxF "HOTLINE_VAR=$VAR" "/proc/$child/environ" 2>/dev/null || return 0
    done
    return 1
}

# Poll until a command succeeds; for as long as the service runs.
wait_for() { # NAME SECONDS COMMAND...
    local name=$1 n=$(($2 * 10))
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ -n "$(pid_of "$name")" ] || return 1
        [ $n -gt 0 ] || return 1
        n=$((n - 1))
        sleep 0.1
    done
}
