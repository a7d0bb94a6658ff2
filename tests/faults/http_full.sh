#!/bin/sh
# A full disk under people who write: reading goes on, writes are answered 507 with all that was
# typed, and they come in again as soon as there is room.
set -u
build=$1

# A small disk of its own, in a mount namespace that ends with this script.
if [ "${2:-}" != mounted ]; then
    user=
    [ "$(id -u)" = 0 ] || user=--map-root-user
    if ! unshare $user --mount sh -c 'mount -t tmpfs none /mnt' 2>/dev/null; then
        echo "http_full: skipped, for nothing can be mounted here"
        exit 0
    fi
    exec unshare $user --mount "$0" "$build" mounted
fi
. "$(dirname "$0")/checks"
disk=$folder/disk
database=$disk/forum.db
mkdir "$disk"
mount -t tmpfs -o size=24m none "$disk" || exit 1

fill() { ! cat /dev/zero >"$disk/filler" 2>"$folder/fill.log"; }
keeps_what_was_typed() { more_than 507 0 && ! grep '^507 [0-9]*$' "$folder/acknowledged"; }
answers_nothing_else() { ! grep -v '^303\|^507\|^cut' "$folder/acknowledged"; }
reads() { for page in / /latest /t/1 /t/1.json /u/writer1 /about; do answers "$page" || return; done; }
is_all_there() { "$build/tests/faults/http_forum" verify "$database" <"$folder/acknowledged"; }

kill_and_start() {
    kill -9 "$server"
    wait "$server" 2>/dev/null
    start_server_and_wait "$database"
}

writes_are_refused() { more_come 507 200; }

writes_come_in() {
    rm "$disk/filler"
    more_come 303 200
}

choose_port
check "a forum is made" "$build/tests/faults/http_forum" make "$database" "$folder/people"
check "the server starts" start_server_and_wait "$database"
start_load 3600 8
check "people write" more_come 303 200
for time in first second; do
    check "the disk is full, the $time time" fill
    check "writes are refused" writes_are_refused
    check "reading goes on" reads
    check "the server is killed, and starts on the full disk" kill_and_start
    check "reading goes on there" reads
    check "writes are refused there" writes_are_refused
    check "writes come in again when there is room" writes_come_in
done
check "people wrote until the end" kill "$load"
wait "$load"
check "a refused form keeps what was typed" keeps_what_was_typed
check "there is no other answer" answers_nothing_else
check "all is there" is_all_there
check "the server ends well" stop_server
umount -l "$disk"
report http_full "$(answered 303) replies, $(answered 507) refused"
