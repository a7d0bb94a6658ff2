#!/bin/sh
# kill -9 at any moment, under 64 threads that write: every acknowledged write is there, once.
# Half of the kills may come while the store is being opened; the others come when it writes, however
# slow the machine is. LOAD names another program that writes and verifies as store_load does.
set -u
build=$1
load=$build/tests/faults/${LOAD:-store_load}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM HUP

acknowledged() { [ "$(grep -c '^[0-9]' "$folder/round")" -ge "$1" ]; }

# As long as a loaded machine may need.
wait_until_it_writes() {
    tries=0
    until acknowledged 50; do
        tries=$((tries + 1))
        [ "$tries" -lt 1200 ] || { echo "it does not write:"; cat "$folder/errors"; return 1; }
        sleep 0.05
    done
}

# Kills ROUNDS times and looks after each at its own writes, at the end at all.
kill_rounds() {
    database=$1
    faults=0
    round=0
    : >"$folder/acknowledged"
    "$load" make "$database" || faults=$((faults + 1))
    while [ "$round" -lt "$ROUNDS" ]; do
        round=$((round + 1))
        "$load" write "$database" 64 100000 $((round * 1000000)) >"$folder/round" \
            2>"$folder/errors" &
        victim=$!
        [ $((round % 2)) = 1 ] || wait_until_it_writes || faults=$((faults + 1))
        sleep "0.$(awk -v seed="$$$round" 'BEGIN { srand(seed); printf "%03d", 50 + rand() * 450 }')"
        kill -9 "$victim" 2>/dev/null || { faults=$((faults + 1)); cat "$folder/errors"; }
        wait "$victim" 2>/dev/null
        "$load" verify "$database" $((round * 1000000)) <"$folder/round" || faults=$((faults + 1))
        cat "$folder/round" >>"$folder/acknowledged"
    done
    "$load" verify "$database" 0 <"$folder/acknowledged" || faults=$((faults + 1))
    count=$(grep -c '^[0-9]' "$folder/acknowledged")
    [ "$count" -gt "$ROUNDS" ] || { echo "hardly anything was written: $count"; faults=$((faults + 1)); }
    echo "$(basename "$load" _load)_kill: $(((ROUNDS - faults) * 100 / ROUNDS))%: Checks: $ROUNDS, Failures: $faults, Errors: 0 ($2, $count writes acknowledged)"
    [ "$faults" = 0 ]
}

if [ "${2:-}" = postgres ]; then
    kill_rounds "$TEST_DATABASE" PostgreSQL
    exit
fi
status=0
kill_rounds "$folder/load.db" SQLite || status=1
"$(dirname "$0")/../support/postgres" "$0" "$build" postgres || status=1
exit $status
