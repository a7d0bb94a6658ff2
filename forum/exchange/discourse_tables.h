#ifndef EXCHANGE_DISCOURSE_TABLES_H
#define EXCHANGE_DISCOURSE_TABLES_H

#include "exchange/discourse_content.h"
#include "exchange/discourse_row.h"

/*
 * The tables of Discourse's database that an import reads. A category export
 * holds some of them as objects with the same names.
 */
enum discourse_table {
    TABLE_CATEGORIES,
    TABLE_CATEGORY_GROUPS,
    TABLE_GROUPS,
    TABLE_GROUP_USERS,
    TABLE_POLLS,
    TABLE_POSTS,
    TABLE_POST_ACTIONS,
    TABLE_POST_REVISIONS,
    TABLE_TAGS,
    TABLE_TOPICS,
    TABLE_TOPIC_TAGS,
    TABLE_UPLOADS,
    TABLE_USERS,
    TABLE_USER_EMAILS,
    TABLE_USER_PROFILES,
    TABLE_COUNT
};

/* What a table must have, without which something private could come in, or nothing whole. */
struct discourse_table_kind {
    const char *name;
    bool is_needed; /* without it nothing comes in */
    const char *columns[12];
};
extern const struct discourse_table_kind discourse_tables[TABLE_COUNT];

/* By its name; TABLE_COUNT for one that is not read. */
enum discourse_table discourse_table_named(struct str name);

/* The first column that it must have and lacks; NULL when none is lacking. */
const char *discourse_table_lacks(enum discourse_table, const struct dump_row *columns);

/*
 * Adds what a row says to the content. Never lets through a whisper, a small
 * action, a deleted post's words or a revision that was hidden; topics that are
 * private messages, or deleted, come as refused ones without their words.
 */
void discourse_row_add(struct discourse_content *, enum discourse_table,
                       const struct discourse_row *);

#endif
