#!/bin/bash
# worker.sh STAMP COMMAND...: becomes COMMAND. multiwatch starts this again as
# soon as it ends; one that fails at once must not do so in a tight circle, so a
# start within a second of the last one waits for that second.
#
# worker.sh --alone STAMP COMMAND...: first ends what a killed predecessor left
# in this session, so that nginx finds its ports free.
set -eu
if [ "$1" = --alone ]; then
    # shellcheck source=nginx/process.sh
    . "$(dirname "$0")/process.sh"
    end_session "$PPID" KILL $$ "$PPID"
    shift
fi
stamp=$1
shift
# What is given back to the C library is overwritten at once: the buffers of a
# request hold who reported, and nobody is to find them in memory afterwards.
export GLIBC_TUNABLES=glibc.malloc.perturb=165:glibc.malloc.tcache_count=0
[ -z "$(find "$stamp" -newermt '1 second ago' 2>/dev/null)" ] || sleep 1
: >"$stamp"
exec "$@"
