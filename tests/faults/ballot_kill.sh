#!/bin/sh
# kill -9 at any moment while people vote: whose vote was acknowledged has voted, and there are as
# many ballots as people who voted.
LOAD=ballot_load exec "$(dirname "$0")/store_kill.sh" "$@"
