#!/bin/sh
# What is acknowledged was synced before; many writes share a sync; after a sync that failed nothing
# is acknowledged any more. kill -9 cannot see this: the kernel keeps what a process had written.
set -u
build=$1
load=$build/tests/faults/store_load
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM HUP
checks=0
faults=0

if ! strace -qq -e trace=none true 2>/dev/null; then
    echo "store_sync: skipped, for strace cannot trace here"
    exit 0
fi

check() { # NAME, then a command
    name=$1
    shift
    checks=$((checks + 1))
    "$@" || { echo "$name"; faults=$((faults + 1)); }
}

trace() { # STRACE-OPTIONS… -- THREADS WRITES
    rm -f "$folder"/load.db*
    "$load" make "$folder/load.db"
    options=
    while [ "$1" != -- ]; do options="$options $1"; shift; done
    strace -f -qq -o "$folder/trace" -e trace=fdatasync,fsync,write $options \
        "$load" write "$folder/load.db" "$2" "$3" 1 >"$folder/acknowledged" 2>"$folder/said"
}

# With one thread, each acknowledgement must have a sync of its own before it.
each_has_a_sync() {
    awk '/(fdatasync|fsync)\(.*= 0$/ || /<... (fdatasync|fsync) resumed>.*= 0$/ { synced = 1 }
         /write\(1, "[0-9]/ { n++; if (!synced) bad++; synced = 0 }
         END { exit !(n == 200 && !bad) }' "$folder/trace"
}

syncs() { grep -cE '(fdatasync|fsync)(\(| resumed).*= 0$' "$folder/trace"; }
acknowledged() { grep -c '^[0-9]' "$folder/acknowledged"; }

trace -- 1 200
check "a write was acknowledged before it was synced" each_has_a_sync

trace -- 64 2000
check "not every write was acknowledged" [ "$(acknowledged)" = 2000 ]
check "writes do not share syncs: $(syncs) for 2000" [ "$(syncs)" -lt 1000 ]
shared="2000 writes of 64 threads in $(syncs) syncs"

# The writer's thirtieth sync fails, and only that: a second try would succeed, and mean nothing.
trace -e inject=fdatasync:error=EIO:when=30 -- 4 500
check "writes were acknowledged after a sync failed" [ "$(acknowledged)" -lt 500 ]
check "nothing was acknowledged before the sync failed" [ "$(acknowledged)" -gt 0 ]
check "the store did not say that it is read-only" grep -q ' read-only$' "$folder/said"
check "what was acknowledged before is not there" \
    "$load" verify "$folder/load.db" 0 <"$folder/acknowledged"

echo "store_sync: $(((checks - faults) * 100 / checks))%: Checks: $checks, Failures: $faults, Errors: 0 ($shared)"
[ "$faults" = 0 ]
