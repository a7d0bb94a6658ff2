#ifndef TOPICS_MENTION_H
#define TOPICS_MENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"
#include "render/markdown.h"

struct arena;
struct db;
struct posts;

/* What became of a call, which a mention of a team opens. notices/call.h has its rules. */
enum call_state {
    CALL_OPEN,
    CALL_TAKEN, /* a member takes care of it */
    CALL_ANSWERED,
    CALL_CLOSED, /* the post was withdrawn, or calls the team no more */
};

/* Whom a post mentions: a person or a team. A handle that was nobody's is none. */
struct mention {
    struct str folded; /* the handle as typed, in lower case */
    struct str handle; /* of the person or the team, as it is now */
    bool is_team;
    bool has_call;
    enum call_state call;
    struct str taker; /* who takes care of the call; empty for nobody, and of private teams */
};

struct mentions {
    struct mention *items;
    size_t count;
    size_t size;
};

/* Whom this handle means, whatever its case; NULL for nobody. */
const struct mention *mention_of(const struct mentions *, struct str handle);

/* Fills the mentions of all these posts, QUOTED_POSTS_MAX at most, with one query at most. */
MUST_CHECK enum result mentions_read(struct db *, struct arena *, struct posts *);

/* The same for a text that is not stored: a preview. */
MUST_CHECK enum result mentions_of_preview(struct db *, struct arena *,
                                           const struct markdown_mentions *, struct mentions *);

/*
 * Keeps whom the text of a post mentions that was just stored. Before another
 * text of it is, mentions_drop(): who is not mentioned any more stays known,
 * and is not told again when a later text brings them back.
 */
MUST_CHECK enum result mentions_keep(struct db *, struct arena *, int64_t post_id,
                                     const struct markdown_mentions *);
MUST_CHECK enum result mentions_drop(struct db *, int64_t post_id);

/*
 * The same for a post that an import brings: whom it mentions was told
 * elsewhere. Who comes after it is found by mentions_settle(), at the end.
 */
MUST_CHECK enum result mentions_bring(struct db *, struct arena *, int64_t post_id,
                                      const struct markdown_mentions *);
MUST_CHECK enum result mentions_settle(struct db *);

/* Forgets whom a post mentioned, in all its texts. */
MUST_CHECK enum result mentions_forget(struct db *, int64_t post_id);

#endif
