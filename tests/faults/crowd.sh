#!/bin/sh
# Dripping, idle and malformed clients; see crowd.c.
set -u
build=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM HUP
"$build/tests/faults/http_forum" make "$folder/forum.db" "$folder/people" &&
    "$build/tests/faults/crowd" "$folder/forum.db" $((ROUNDS * 1000))
