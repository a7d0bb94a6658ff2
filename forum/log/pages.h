#ifndef LOG_PAGES_H
#define LOG_PAGES_H

#include "http/request.h"
#include "log/list.h"
#include "log/subject.h"
#include "log/witness.h"

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* pages.c */
extern const struct field log_query[];
enum result log_show(struct request *);

/* entry_pages.c */
enum result log_entry_show(struct request *);
enum result log_leaf_show(struct request *);

/* proof_pages.c: for machines */
extern const struct field growth_query[];
enum result log_checkpoint_show(struct request *);
enum result log_witnessed_show(struct request *);
enum result log_growth_show(struct request *);

/* tile_pages.c: c2sp.org/tlog-tiles */
enum result log_tile_show(struct request *);

/* witness_pages.c */
extern const struct field cosignature_fields[];
enum result cosignature_prepare(struct request *);
enum result cosignature_send(struct request *);

/* What the pages show. */
struct log_page {
    struct log_entries list;
    struct witnesses witnesses;
    struct tree_head head;
    int64_t head_time;
    struct str kind; /* of the entries; empty: all */
    bool is_first;
    struct str key;  /* the public key of the log */
    struct str feed; /* the address of the list as RSS */
};

struct log_entry_page {
    struct log_entry entry;
    struct str leaf; /* its canonical bytes */
    struct hash hash;
    struct proof proof;
    struct tree_head head; /* that the proof leads to */
    struct str canonical;
};

/* The head as it is signed, and what it says. A log without entries has size 0 and no note. */
MUST_CHECK enum result log_head_read(struct request *, struct tree_head *, int64_t *time,
                                     struct str *note);

/* "2959e0a0 28830db0 …": in groups that an eye can compare. */
struct str hash_text(struct arena *, struct str bytes);

/* How a reader is told of an entry: "Stance", and what it is about. */
struct str log_kind_text(struct page *, struct str kind);
struct str log_title(struct page *, const struct log_entry *);
struct str log_actor_text(struct page *, const struct log_entry *); /* of who has no page */

/* log_json.c */
void log_json(struct page *, const struct log_page *);
void log_entry_json(struct page *, const struct log_entry_page *);

/* Templates, from render/pages/. */
void log_html(struct page *, const struct log_page *);
void log_entry_html(struct page *, const struct log_entry_page *);

#endif
