#!/bin/sh
# SIGTERM under load: every request under way is answered, the program ends well and soon. Commands
# that go through the control socket work while people write.
set -u
build=$1
. "$(dirname "$0")/checks"
database=$folder/forum.db
limit_seconds=30

account() {
    echo "violet tram under seven harbours" |
        "$build/palabre" account create "$1" --database "$database"
}

backup() {
    "$build/palabre" backup "$folder/copy.db" --database "$database" &&
        "$build/tests/faults/http_forum" verify "$folder/copy.db" </dev/null
}

ends_soon() {
    kill "$server"
    timeout "$limit_seconds" tail --pid="$server" -f /dev/null || return 1
    wait "$server"
}

nobody_is_cut() { ! grep '^cut' "$folder/acknowledged"; }
only_known_answers() { ! grep -v '^303\|^503' "$folder/acknowledged"; }

stop_rounds() {
    round=0
    while [ "$round" -lt "$rounds" ]; do
        round=$((round + 1))
        start_server_and_wait "$database" || return 1
        start_load 3600 8
        more_come 303 100 || { echo "round $round: nobody writes"; return 1; }
        ends_soon || { echo "round $round: status $?"; return 1; }
        kill "$load" && wait "$load"
        nobody_is_cut && only_known_answers || return 1
        is_all_there || return 1
        cat "$folder/acknowledged" >>"$folder/all"
        mv "$folder/forum.db" "$folder/old.db"
        "$build/tests/faults/http_forum" make "$database" "$folder/people"
    done
}

is_all_there() { "$build/tests/faults/http_forum" verify "$database" <"$folder/acknowledged"; }

rounds=$(((ROUNDS + 9) / 10))
choose_port
check "a forum is made" "$build/tests/faults/http_forum" make "$database" "$folder/people"
check "the server starts" start_server_and_wait "$database"
start_load 3600 8
check "people write" more_come 303 100
check "an account is made while people write" account someone
check "the same account is refused" eval '! account someone'
check "a backup is made while people write, and is whole" backup
check "people wrote until the end" kill "$load"
wait "$load"
check "an idle server ends soon" ends_soon
rm -f "$database"*
check "a forum is made" "$build/tests/faults/http_forum" make "$database" "$folder/people"
check "SIGTERM under load, $rounds times: all are answered, all is there" stop_rounds
report http_stop "$(cat "$folder/all" "$folder/acknowledged" | grep -c '^303') replies"
