#!/bin/sh
# A day in small, mixed reading and writing: memory has its size after a third of the work.
set -u
build=$1
. "$(dirname "$0")/checks"
database=$folder/forum.db
third=$((ROUNDS * 200 + 1000))

resident_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$server/status"; }
stays() { [ "$last" -le $((first + first / 10 + 8192)) ]; }

choose_port
check "a forum is made" "$build/tests/faults/http_forum" make "$database" "$folder/people"
check "the server starts" start_server_and_wait "$database"
start_load 3600 32
check "people write and read" more_come 303 "$third"
first=$(resident_kb)
check "people write and read on" more_come 303 $((third * 2))
last=$(resident_kb)
check "memory stays: $first KB after $third replies, $last KB after $((third * 3))" stays
check "people wrote until the end" kill "$load"
wait "$load"
check "the server ends well" stop_server
report http_memory "$(answered 303) replies, $(cat "$folder/load.log")"
