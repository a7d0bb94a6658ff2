#ifndef EXCHANGE_DISCOURSE_AROUND_H
#define EXCHANGE_DISCOURSE_AROUND_H

#include "exchange/discourse_batch.h"

/*
 * What stands around posts: people, categories, topics, teams. Each gives the id
 * here, made when it is not here yet; 0 after an error, which sticks to the
 * connection.
 *
 * A person of an archive is never taken for somebody who is here already: a
 * handle that is taken gets a number. Without a password nobody signs in with
 * it until an administrator sets one. People and teams share one namespace.
 */
int64_t person_here(struct discourse_batch *, struct db *, const struct discourse_person *);
int64_t category_here(struct discourse_batch *, struct db *, int64_t old_id);
int64_t topic_here(struct discourse_batch *, struct db *, const struct discourse_topic *,
                   int64_t author_id);
int64_t team_here(struct discourse_batch *, struct db *, const struct discourse_group *);

/* A topic that stays where it is: 0. What came in of it before is hidden. */
int64_t topic_refused(struct discourse_batch *, struct db *, const struct discourse_topic *);

/* Why a topic that is not here is not: what refused topics left aside says. */
enum discourse_refusal topic_refusal(struct db *, struct str origin, int64_t old_id);

/* What stands in tables beside people, topics and posts. Never told twice. */
void member_learn(struct discourse_batch *, struct db *, const struct discourse_member *);
void access_learn(struct discourse_batch *, struct db *, const struct discourse_access *);
void profile_learn(struct discourse_batch *, struct db *, const struct discourse_profile *);
void tag_learn(struct discourse_batch *, struct db *, const struct discourse_tag *);
void tagging_learn(struct discourse_batch *, struct db *, const struct discourse_tagging *);
void like_learn(struct discourse_batch *, struct db *, const struct discourse_like *);
void revision_put_aside(struct discourse_batch *, struct db *, const struct discourse_revision *);

/* The stamp of a category says how much is known of it, and who could read it there. */
enum { CATEGORY_INVENTED, CATEGORY_NAMED, CATEGORY_RESTRICTED, CATEGORY_OF_SEVERAL };

/*
 * A handle as near to the name as ours may be, and the nth to try: the name
 * itself, "person-" (the kind) and the name, then the name with numbers. What is
 * left to check is account.h's and team.h's.
 */
enum { HANDLE_TRIES_MAX = 1000 };
struct str handle_near(struct arena *, struct str name);
struct str handle_candidate(struct arena *, struct str near, const char *kind, int number);

/* Gives categories the names, and the closed doors, that a file says they have. */
void category_learn(struct discourse_batch *, struct db *, const struct discourse_category *);

/* Remembers that counters must be made again. */
void person_touch(struct discourse_batch *, struct db *, int64_t id);
void topic_touch(struct discourse_batch *, struct db *, int64_t id);

/* Keeps what a text of a post quotes; the archive's own ids and numbers become the ones here. */
struct kept_text {
    int64_t post_id;
    int64_t topic_id;
    int64_t revision;
};
void quotes_learn(struct db *, struct arena *, struct str origin, const struct kept_text *,
                  const struct markdown_quotes *);

/* For statements of which only the connection keeps what went wrong. */
#define db_try(...)                                                                                \
    do {                                                                                           \
        if (db_do(__VA_ARGS__) != OK)                                                              \
            break;                                                                                 \
    } while (0)

#endif
