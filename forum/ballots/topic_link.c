#include "ballots/topic_link.h"

#include "base/arena.h"
#include "base/clock.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "topics/topic.h"

enum result ballot_topics_of(struct db *db, struct arena *arena, const struct visitor *visitor,
                             int64_t item_id, struct ballot_topics *topics)
{
    struct rows rows =
        db_query(db, sql_ballot_topics, value(may_reach(visitor)), value(visitor->account_id),
                 value(item_id), value(BALLOT_TOPICS_MAX));

    *topics = (struct ballot_topics){ 0 };
    while (rows_next(&rows))
        *list_add(arena, topics) = (struct ballot_topic){
            .topic_id = row_integer(&rows, "topic_id"),
            .slug = row_text(&rows, "slug", arena),
            .title = row_text(&rows, "title", arena),
            .post_count = row_integer(&rows, "post_count"),
            .relation = (enum law_relation)row_integer(&rows, "relation"),
            .actor = author_from(&rows, arena, "actor"),
            .created_at = row_integer(&rows, "created_at"),
        };
    return rows_end(&rows);
}

enum result ballots_of_topic(struct db *db, struct arena *arena, const struct visitor *visitor,
                             int64_t topic_id, struct tied_ballots *tied)
{
    struct rows rows =
        db_query(db, sql_ballots_of_topic, value(may_reach(visitor)), value(visitor->account_id),
                 value(topic_id), value(BALLOT_TOPICS_MAX));
    int64_t ids[BALLOT_TOPICS_MAX];
    enum result result;

    *tied = (struct tied_ballots){ 0 };
    while (rows_next(&rows)) {
        ids[tied->count] = row_integer(&rows, "id");
        list_add(arena, tied)->relation = (enum law_relation)row_integer(&rows, "relation");
    }
    result = rows_end(&rows);
    for (size_t i = 0; result == OK && i < tied->count; i++)
        result = ballot_find(db, arena, ids[i], &tied->items[i].item);
    return result;
}

/* What the log says of it: no title, for it may be read by who may not read the debate. */
struct tie {
    int64_t topic_id;
    enum law_relation relation;
};

static void put_tie(struct json *json, const void *context)
{
    const struct tie *tie = context;

    json_put_integer(json, "topic", tie->topic_id);
    json_put_string(json, "relation", str_of(relation_word(tie->relation)));
}

static enum result record(struct db *db, struct arena *arena, const struct ballot_item *item,
                          const char *word, int64_t actor_id, const struct tie *tie)
{
    struct ballot_act act = {
        .item_id = item->id,
        .word = word,
        .actor_id = actor_id,
        .details = put_tie,
        .context = tie,
    };

    return ballot_log(db, arena, &act, NULL);
}

static enum result check(struct db *db, struct arena *arena, int64_t item_id, int64_t topic_id,
                         struct problems *problems)
{
    struct topic topic;
    enum result result = topic_find(db, arena, topic_id, &topic);
    int64_t count = 0;
    struct rows rows;

    if (result == NOT_FOUND)
        return problem_add(problems, "topic", N_("There is no debate of that address or number."));
    if (result != OK)
        return result;
    rows = db_query(db, sql_ballot_topic_count, value(item_id));
    if (rows_next(&rows))
        count = row_integer(&rows, "count");
    result = rows_end(&rows);
    if (result == OK && count >= BALLOT_TOPICS_MAX)
        result = problem_add_count(problems, "topic",
                                   N_("It is tied to {count} debates: untie one first."),
                                   BALLOT_TOPICS_MAX);
    return result;
}

enum result ballot_tie(struct db *db, struct arena *arena, const struct ballot_item *item,
                       int64_t topic_id, enum law_relation relation, int64_t actor_id,
                       struct problems *problems)
{
    struct tie tie = { topic_id, relation };
    enum result result = check(db, arena, item->id, topic_id, problems);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_ballot_tie, value(item->id), value(topic_id), value((int64_t)relation),
                    value_id(actor_id), value(clock_now()));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return CONFLICT;
    return result == OK ? record(db, arena, item, "linked", actor_id, &tie) : result;
}

enum result ballot_untie(struct db *db, struct arena *arena, const struct ballot_item *item,
                         int64_t topic_id, int64_t actor_id)
{
    struct tie tie = { .topic_id = topic_id };
    struct rows rows = db_query(db, sql_ballot_untie, value(item->id), value(topic_id));
    enum result result;

    if (rows_next(&rows))
        tie.relation = (enum law_relation)row_integer(&rows, "relation");
    result = rows_end_one(&rows);
    if (result == OK)
        result = db_do(db, sql_ballot_untie_touch, value(topic_id));
    return result == OK ? record(db, arena, item, "unlinked", actor_id, &tie) : result;
}
