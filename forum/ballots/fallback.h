#ifndef BALLOTS_FALLBACK_H
#define BALLOTS_FALLBACK_H

#include "decisions/listen.h"
#include "decisions/vote.h"

/*
 * When a decision found no agreement in time and said at its opening that a vote takes its place:
 * an item opens in the transaction that brings it to the vote, closes when the vote ends, and its
 * outcome is the decision's. A vote is on the text that is proposed; by judgment on the newest
 * texts of all options that were not set aside, and on the status quo. Nobody plans, changes or
 * cancels it.
 */
deed_listener fallback_hear;
vote_counting fallback_count;

#endif
