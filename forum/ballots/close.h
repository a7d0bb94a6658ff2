#ifndef BALLOTS_CLOSE_H
#define BALLOTS_CLOSE_H

#include "ballots/item.h"
#include "ballots/list.h"

struct store;

/*
 * The site's address, as published lists name their pages with; it lives as long as the process.
 * Without it they say "/b/SLUG/ID". What a list said at its close it says for good.
 */
void ballots_site(struct str address);

/*
 * What the system does by the clock: an item opens (its roll is written, once),
 * and closes (ballots are shuffled a last time, the list is published as an
 * entry of the log, the log's root then breaks ties, the result is another entry,
 * and a decision takes its outcome). Each at the moment it was due, in order, also
 * after the server was away. CONFLICT, and nothing is done: it did so already, it was cancelled,
 * it is held elsewhere, or it is too early. A close opens what was not opened.
 */
MUST_CHECK enum result ballot_open(struct db *, struct arena *, int64_t item_id, int64_t now);
MUST_CHECK enum result ballot_close(struct db *, struct arena *, int64_t item_id, int64_t now);

/* Everything that is due of all items, and shuffling: for the scheduler, before tick_all(). */
MUST_CHECK enum result ballots_tick(struct store *);
enum { SHUFFLE_SECONDS = 600, SHUFFLE_NEW_MIN = 2 };

/*
 * The published list: of a closed item. The bytes that its hash is of. OUT: NOT_FOUND before its
 * close.
 */
MUST_CHECK enum result ballot_list_of(struct db *, struct arena *, const struct ballot_item *,
                                      struct str *bytes);

/* What came out, as it was counted at the close; nothing before it. */
struct ballot_figure {
    int64_t proposal; /* 0: of a yes/no vote */
    int64_t grade;    /* yes, no, abstain: 1, 2, 3 */
    int64_t votes;
    int64_t seats;
};
struct ballot_figures {
    struct ballot_figure *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result ballot_figures_of(struct db *, struct arena *, int64_t item_id,
                                         struct ballot_figures *);

/*
 * Turnout of local groups with at least TURNOUT_MIN people on the roll, and only as long as all
 * others together, who are what is left of the total, are as many.
 */
enum { TURNOUT_MIN = 10 };
struct ballot_turnout {
    int64_t team_id;
    struct str handle;
    struct str name; /* may be empty */
    int64_t on_roll;
    int64_t voted;
};
struct ballot_turnouts {
    struct ballot_turnout *items; /* by handle; only groups whose members everyone may see */
    size_t count;
    size_t size;
};
MUST_CHECK enum result ballot_turnout_of(struct db *, struct arena *, int64_t item_id,
                                         struct ballot_turnouts *);

#endif
