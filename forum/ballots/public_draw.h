#ifndef BALLOTS_PUBLIC_DRAW_H
#define BALLOTS_PUBLIC_DRAW_H

#include "access/may.h"
#include "accounts/event.h"
#include "base/problems.h"
#include "decisions/draw.h"
#include "topics/author.h"

struct arena;
struct db;
struct json;
struct log_about;

/*
 * A draw that people can follow: what for, how many seats, at most how many of
 * a kind, and whence the seed will come are declared with the list; the list is
 * fixed and its hash is an entry of the log; then the sources become known, are
 * entered word for word, and the tickets say who is drawn. Who steps down is
 * replaced by one other, and no other seat changes.
 */
enum draw_way {
    DRAW_TYPED,      /* a list from elsewhere: an id a line, and a label */
    DRAW_TEAM,       /* a team's members, as they are when the list is published */
    DRAW_VOLUNTEERS, /* who came forward until then, each with the label they gave themselves */
    DRAW_WAYS,
};

enum draw_state {
    DRAW_GATHERING, /* its list is not published yet */
    DRAW_PUBLISHED,
    DRAW_HELD,
    DRAW_CANCELLED,
    DRAW_STATES,
};

struct public_draw {
    int64_t id;
    struct str slug;
    int64_t category_id;
    struct str category_slug;
    struct str category_name;
    enum space readers;
    int64_t category_team_id;
    bool is_in_team; /* the visitor it is shown to */
    struct str lang;
    struct str title;
    struct str purpose;
    int64_t seats;
    enum draw_way way;
    int64_t team_id;
    struct str team_handle;
    struct author actor; /* id 0: they left */
    int64_t created_at;
    int64_t published_at; /* 0: not yet, as all these */
    struct str list_hash;
    int64_t list_entry; /* of the log; -1: none */
    int64_t known_at;   /* from when the sources are known */
    int64_t held_at;
    struct str seed; /* in hexadecimal */
    int64_t result_entry;
    int64_t cancelled_at;
    struct str cancel_reason;
    int64_t changed_at;
    int64_t version;
    int64_t people; /* on its list, so far */
};

struct public_draws {
    struct public_draw *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum {
    PUBLIC_DRAW_TITLE_MIN = 5,
    PUBLIC_DRAW_TITLE_MAX = 150,
    PUBLIC_DRAW_PURPOSE_MAX = 2000,
    PUBLIC_DRAW_SEATS_MAX = 1000,
    PUBLIC_DRAW_MEMBERS_MAX = 20000,
    PUBLIC_DRAW_SOURCES_MAX = 5,
    PUBLIC_DRAW_SOURCE_MAX = 300, /* characters of a name */
    PUBLIC_DRAW_BYTES_MAX = 1000, /* of a source once it is known */
    PUBLIC_DRAW_QUOTAS_MAX = 10,
    PUBLIC_DRAW_LIST_MAX = 400000, /* characters of one that is typed */
    PUBLIC_DRAW_REASON_MAX = 300,
    PUBLIC_DRAWS_PER_PAGE = 30,
};

/* Whence the seed comes, in the order declared; at least one. */
struct draw_source {
    struct str name;  /* what it is, and how its bytes are written */
    struct str bytes; /* empty before it is held */
};
struct draw_sources_list {
    struct draw_source *items;
    size_t count;
    size_t size;
};

/* At most so many of a label, by label. */
struct draw_quotas_list {
    struct draw_quota *items;
    size_t count;
    size_t size;
};

/* Somebody on the list. */
struct draw_person {
    struct str name; /* the id that the ticket is made of: of who has an account its id */
    struct str label;
    struct author account; /* id 0: a name from elsewhere, or they left */
    struct str ticket;     /* in hexadecimal, once it is held */
    int64_t seat;          /* from 1; who stepped down keeps it here; 0: not drawn */
    struct str stood_for;  /* the name of who stepped down for them; empty: drawn at first */
    int64_t declined_at;   /* they stepped down */
};
struct draw_people {
    struct draw_person *items; /* in the order of their names' bytes */
    size_t count;
    size_t size;
};

enum draw_state draw_state(const struct public_draw *);
const char *draw_state_word(enum draw_state); /* in JSON: "gathering" */
const char *draw_way_word(enum draw_way);     /* in forms and JSON: "typed"; NULL for DRAW_WAYS */

/* "/draws/SLUG/ID". */
struct str public_draw_path(struct arena *, const struct public_draw *);
struct record public_draw_record(const struct public_draw *);
MUST_CHECK enum result public_draw_find(struct db *, struct arena *, int64_t id,
                                        struct public_draw *);
MUST_CHECK enum result public_draw_sources(struct db *, struct arena *, int64_t id,
                                           struct draw_sources_list *);
MUST_CHECK enum result public_draw_quotas(struct db *, struct arena *, int64_t id,
                                          struct draw_quotas_list *);
MUST_CHECK enum result public_draw_people(struct db *, struct arena *, int64_t id,
                                          struct draw_people *);

/* The newest that somebody may see, before the one with this time and id; zeros: from the first. */
struct draw_cursor {
    int64_t created_at;
    int64_t id;
};
MUST_CHECK enum result public_draws_latest(struct db *, struct arena *, const struct visitor *,
                                           struct draw_cursor before, struct public_draws *);

/*
 * Who holds a seat now and has an account, for a roll: the ids of accounts, in
 * ascending order. Empty before it is held. Where a statement wants them, the part
 * draw_seat of public_draw.sql is a table (draw_id, account_id) of all draws.
 */
struct draw_seated {
    int64_t *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result public_draw_seated(struct db *, struct arena *, int64_t id,
                                          struct draw_seated *);

/* The exact list, as decisions/draw_list.h reads it. */
struct str public_draw_list(struct arena *, const struct draw_people *);

/* How many seats this list can fill under these quotas. */
size_t public_draw_fillable(const struct public_draw *, const struct draw_people *,
                            const struct draw_quotas_list *);

/*
 * Announces one: title, purpose, category, language, seats, way, team, known_at and actor of
 * the draw, the rest as it was typed: a name a line and, after a tab, its label; a label and
 * the most of it a line ("women 5"); a source a line. Problems for "title", "purpose",
 * "seats", "team", "list", "quotas", "sources", "date"; NOT_VALID, too, when there were any
 * before, so that all is said at once. Nothing is logged before its list is published.
 */
struct public_draw_wish {
    struct public_draw draw;
    struct str list;
    struct str quotas;
    struct str sources;
};
MUST_CHECK enum result public_draw_announce(struct db *, struct arena *,
                                            const struct public_draw_wish *, struct problems *,
                                            int64_t *id);

/* What is typed, read: problems for the field of each, with the line. draw_typed.c */
MUST_CHECK enum result draw_list_typed(struct arena *, struct str, struct problems *,
                                       struct draw_people *);
MUST_CHECK enum result draw_quotas_typed(struct arena *, struct str, struct problems *,
                                         struct draw_quotas_list *);
MUST_CHECK enum result draw_sources_typed(struct arena *, struct str, struct problems *,
                                          struct draw_sources_list *);

/*
 * Somebody comes forward, or is on the list with another label: one of a quota's, or none.
 * Or takes it back. Problems for "label" and "" (it is too late, they are no volunteers).
 */
struct draw_volunteer {
    int64_t account_id;
    struct str label;
    bool withdraws;
};
MUST_CHECK enum result public_draw_volunteer(struct db *, const struct public_draw *,
                                             const struct draw_quotas_list *,
                                             const struct draw_volunteer *, struct problems *);

/*
 * Publishes the list: it is fixed, and its hash an entry of the log. Problems for "date" (the
 * sources may be known already) and "" (nobody is on it, it is published already, the team
 * became private). Those below append to the log, too.
 */
struct draw_publishing {
    int64_t actor_id;
    int64_t known_at;
};
MUST_CHECK enum result public_draw_publish(struct db *, struct arena *, const struct public_draw *,
                                           const struct draw_publishing *, struct problems *);

/*
 * Holds it, once: the bytes of each source, as many as were declared. Problems for "source1" …
 * (empty, too long) and "" (too early, not published, held).
 */
struct draw_holding {
    int64_t actor_id;
    const struct str *bytes;
    size_t count;
};
MUST_CHECK enum result public_draw_hold(struct db *, struct arena *, const struct public_draw *,
                                        const struct draw_holding *, struct problems *);

/*
 * Who holds a seat steps down: of those who are left on the list the one who is drawn then
 * and was not before has it; nobody when the list or the quotas give no more. Problems for
 * "seat" (nobody holds it) and "reason" (somebody else must say why).
 */
struct draw_stepping {
    int64_t actor_id;
    int64_t seat;
    struct str reason;
};
MUST_CHECK enum result public_draw_step_down(struct db *, struct arena *,
                                             const struct public_draw *,
                                             const struct draw_stepping *, struct problems *);

/* Before it is held. Problems for "reason"; CONFLICT when it is cancelled or held already. */
MUST_CHECK enum result public_draw_cancel(struct db *, struct arena *, const struct public_draw *,
                                          int64_t actor_id, struct str reason, struct problems *);

/*
 * The draw by a seed: the places, by ticket, and whose each is. What stands here
 * is what `palabre draw` prints of the same list, quotas and sources.
 */
struct draw_again {
    struct draw draw;
    const struct draw_member *members; /* in the order of the people */
    const struct draw_person *people;
};
MUST_CHECK enum result public_draw_again(struct arena *, const struct public_draw *,
                                         const struct draw_people *,
                                         const struct draw_quotas_list *, const struct hash *seed,
                                         struct draw_again *);
const struct draw_person *draw_person_at(const struct draw_again *, size_t place);
bool draw_seed_of(const struct public_draw *, struct hash *); /* false before it is held */

/* Whoever holds a seat now; NULL: nobody. */
const struct draw_person *draw_holder(const struct draw_people *, int64_t seat);

/* The command that does it again; its list is "list.txt". Bytes not known yet are "SOURCE-1". */
struct str draw_command(struct arena *, const struct public_draw *, const struct draw_people *,
                        const struct draw_quotas_list *, const struct draw_sources_list *);

/*
 * What happens to one is an entry of the log, of the kind "draw", about
 * "assembly/12". details() adds to its object; may be NULL.
 */
struct draw_act {
    int64_t draw_id;
    const char *word; /* "published", "held", "stepped-down", "cancelled" */
    int64_t actor_id;
    void (*details)(struct json *, const void *context);
    const void *context;
};
MUST_CHECK enum result draw_log(struct db *, struct arena *, const struct draw_act *,
                                int64_t *entry);

/* What an entry about "assembly/12" is about (log/subject.h). */
enum result public_draw_about(struct db *, struct arena *, const struct visitor *, struct str id,
                              struct log_about *);

/*
 * Who leaves is not on a list that is not published yet. On one that is, their line stays,
 * as the hash is of it, and nobody knows whose it was.
 */
account_listener public_draws_let_go;

#endif
