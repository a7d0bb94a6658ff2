#ifndef EXCHANGE_DISCOURSE_RUN_H
#define EXCHANGE_DISCOURSE_RUN_H

#include "exchange/discourse.h"
#include "exchange/stream.h"

/*
 * An import under way, whatever it reads: content gathers in the batch, which
 * goes into the database in one transaction whenever there is enough of it.
 */
struct discourse_run {
    struct store *store;
    const struct discourse_import *wish;
    struct discourse_report *report;
    struct discourse_batch batch;
};

MUST_CHECK enum result run_begin(struct discourse_run *);
void run_end(struct discourse_run *); /* drops what was not written */

/* Has enough gathered for a transaction? */
bool run_is_full(const struct discourse_run *);

/* Writes the batch and empties it. */
MUST_CHECK enum result run_write(struct discourse_run *);

/* Trees, histories and counters, when all is in. */
MUST_CHECK enum result run_finish(struct discourse_run *);

/* Did whoever watches ask for the end? Then the report says so. */
bool run_is_stopped(struct discourse_run *);

/*
 * A file read several times from its start: progress counts all of them. The
 * feed ends as if broken when the import is stopped. run_close() afterwards.
 */
struct run_reading {
    struct discourse_run *run;
    struct stream *stream;
    int readings; /* so many in all */
    int readings_before;
};
MUST_CHECK enum result run_open(struct run_reading *, struct str *fault);
struct feed run_feed(struct run_reading *);
void run_close(struct run_reading *);

/* The two kinds of single files; see discourse.h. NOT_VALID with the report's fault. */
MUST_CHECK enum result discourse_import_dump(struct discourse_run *);
MUST_CHECK enum result discourse_import_export(struct discourse_run *);

#endif
