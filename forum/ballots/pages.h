#ifndef BALLOTS_PAGES_H
#define BALLOTS_PAGES_H

#include "ballots/item.h"
#include "http/request.h"

/*
 * The item of an address that the visitor may see, with is_in_team; NOT_FOUND
 * else. Every page and act goes through this door.
 */
MUST_CHECK enum result ballot_for(struct request *, int64_t id, struct ballot_item *);

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* item_pages.c: one item, before, during and after its vote. */
enum result ballot_show(struct request *);
enum result ballot_short(struct request *);      /* /b/ID */
enum result ballot_words_show(struct request *); /* the exact bytes that are voted on */
enum result ballot_list_show(struct request *);  /* those of the published list, after the close */

/* vote_pages.c */
extern const struct field vote_fields[];
extern const struct field receipt_fields[];
enum result vote_show(struct request *); /* a GET: leads to the item's page */
enum result vote_send(struct request *);
enum result vote_form(struct request *);
enum result receipt_send(struct request *);
enum result receipt_form(struct request *);

#endif
