#!/bin/sh
# kill -9 of the whole program under 64 people who write: what was acknowledged is there once, what
# was not comes in once when the form is sent again, and the server starts again at once.
set -u
build=$1
. "$(dirname "$0")/checks"

# All that was acknowledged so far, by whole lines.
is_all_there() {
    sed '$d' "$folder/acknowledged" >"$folder/until-now"
    "$build/tests/faults/http_forum" verify "$database" <"$folder/until-now"
}

# Every kill meets people who write; when, is left to chance.
kill_and_start() {
    more_come 303 20 || { echo "nobody writes"; return 1; }
    sleep "0.$(awk -v seed="$$$round" 'BEGIN { srand(seed); printf "%03d", rand() * 300 }')"
    kill -9 "$server"
    wait "$server" 2>/dev/null
    start_server "$database"
    waits_for answers && kill -0 "$server"
}

survives_each_kill() {
    round=0
    while [ "$round" -lt "$ROUNDS" ]; do
        round=$((round + 1))
        kill_and_start || { echo "it does not start after kill $round"; return 1; }
        is_all_there || { echo "after kill $round"; return 1; }
    done
}

kill_rounds() { # NAME
    check "$1: a forum is made" "$build/tests/faults/http_forum" make "$database" "$folder/people"
    choose_port
    check "$1: the server starts" start_server_and_wait "$database"
    start_load 3600 0
    check "$1: after each of $ROUNDS kills it starts again, and all is there" survives_each_kill
    check "$1: people wrote until the end" kill "$load"
    wait "$load"
    check "$1: all is there in the end" is_all_there
    check "$1: no answer but that it is done" only_303
    check "$1: SIGTERM ends the server" stop_server
    report http_kill "$1, $(answered 303) replies acknowledged"
}

only_303() { ! grep -v '^303\|^cut' "$folder/acknowledged"; }

if [ "${2:-}" = postgres ]; then
    database=$TEST_DATABASE
    kill_rounds PostgreSQL
    exit
fi
status=0
database=$folder/forum.db
kill_rounds SQLite || status=1
"$(dirname "$0")/../support/postgres" "$0" "$build" postgres || status=1
exit $status
