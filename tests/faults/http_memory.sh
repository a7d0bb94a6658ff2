#!/bin/sh
# A day in small, mixed reading and writing: memory has its size after a third of the time.
set -u
build=$1
. "$(dirname "$0")/checks"
database=$folder/forum.db
seconds=$((ROUNDS * 60 / 100 + 3))

resident_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$server/status"; }
stays() { [ "$last" -le $((first + first / 10 + 8192)) ]; }

choose_port
check "a forum is made" "$build/tests/faults/http_forum" make "$database" "$folder/people"
check "the server starts" start_server_and_wait "$database"
start_load "$seconds" 32
sleep $((seconds / 3))
first=$(resident_kb)
wait "$load"
last=$(resident_kb)
check "memory stays: $first KB after $((seconds / 3)) s, $last KB after $seconds s" stays
check "the server ends well" stop_server
report http_memory "$(grep -c '^303' "$folder/acknowledged") replies, $(cat "$folder/load.log")"
