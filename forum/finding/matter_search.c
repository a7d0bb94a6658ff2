#include "finding/matter_search.h"

#include <stdlib.h>

#include "base/arena.h"
#include "finding/search.h"
#include "search/index.h"
#include "search/snippet.h"
#include "sql.h"
#include "store/db.h"

enum { SNIPPET_BYTES = 260 };

struct match {
    int64_t id;
    int64_t weight;
};

struct matches {
    struct match *items;
    size_t count;
    size_t size;
};

/* Of equal ones the newest first. */
static int by_weight(const void *a, const void *b)
{
    const struct match *left = a, *right = b;

    if (left->weight != right->weight)
        return left->weight < right->weight ? 1 : -1;
    return (left->id < right->id) - (left->id > right->id);
}

static bool has_words(const struct query *query)
{
    for (int i = 0; i < query->count; i++)
        if (!query->terms[i].is_negated)
            return true;
    return false;
}

/* Decisions and votes have no author of their words, no tag, no number of messages. */
static bool is_of(enum query_kind kind, const struct query *query)
{
    bool is_asked = query->kind == kind || (query->kind == KIND_ANY && has_words(query));

    return is_asked && !query_is_empty(query) && !query->author.length && !query->tag.length &&
           !query->team.length && !query->is_mine && !query->topic_id && !query->posts_min &&
           (!query->status || query->kind == KIND_DECISION);
}

/* Those of debates are those of decisions of the same name, when decisions alone are asked for. */
static enum decision_state state_of(enum query_status status)
{
    static const enum decision_state states[] = {
        [STATUS_ANY] = STATE_NONE,      [STATUS_OPEN] = STATE_OPEN,
        [STATUS_CLOSED] = STATE_CLOSED, [STATUS_ADOPTED] = STATE_ADOPTED,
        [STATUS_FORKED] = STATE_FORKED, [STATUS_LAST_CALL] = STATE_LAST_CALL,
    };

    return states[status];
}

static enum result find_matches(struct db *db, struct arena *arena, const struct matter_wish *wish,
                                struct matches *matches)
{
    const struct query *query = wish->query;
    bool is_decision = wish->kind == KIND_DECISION, is_weighed = has_words(query);
    const struct value values[] = {
        { 0 },
        value(may_reach(wish->visitor)),
        value(wish->visitor->account_id),
        value(index_expression(db, arena, query)),
        value(str_lower(arena, query->category)),
        value(query->after),
        value(query->before ? query->before : INT64_MAX),
        value(SEARCH_COUNTED_MAX + 1),
        value((int)state_of(query->status)),
    };
    struct rows rows = is_decision ? db_query_values(db, &sql_matter_decisions, values, 8)
                                   : db_query_values(db, &sql_matter_ballots, values, 7);

    while (rows_next(&rows))
        *list_add(arena, matches) = (struct match){
            .id = row_integer(&rows, "id"),
            .weight = is_weighed ? row_integer(&rows, "weight") : 0,
        };
    if (matches->count)
        qsort(matches->items, matches->count, sizeof *matches->items, by_weight);
    return rows_end(&rows);
}

static enum result read_hit(struct db *db, struct arena *arena, const struct matter_wish *wish,
                            int64_t id, struct matter_hit *hit)
{
    bool is_decision = wish->kind == KIND_DECISION;
    struct str words = STR("");
    enum result result = is_decision ? decision_find(db, arena, id, &hit->decision)
                                     : ballot_find(db, arena, id, &hit->item);

    if (result == OK)
        result = is_decision ? decision_words(db, arena, &hit->decision, &words)
                             : ballot_item_words(db, arena, &hit->item, &words);
    hit->question = is_decision ? hit->decision.question : hit->item.question;
    hit->question = snippet_whole(arena, hit->question, wish->query);
    hit->snippet = snippet_of(arena, words, wish->query, SNIPPET_BYTES);
    return result;
}

enum result matter_search_find(struct db *db, struct arena *arena, const struct matter_wish *wish,
                               struct matter_hits *hits)
{
    struct matches matches = { 0 };
    enum result result = OK;

    *hits = (struct matter_hits){ 0 };
    if (!is_of(wish->kind, wish->query))
        return OK;
    result = find_matches(db, arena, wish, &matches);
    hits->total = (int64_t)matches.count;
    for (size_t i = wish->first; result == OK && i < matches.count && hits->count < wish->most;
         i++) {
        struct matter_hit hit = { 0 };

        result = read_hit(db, arena, wish, matches.items[i].id, &hit);
        if (result == OK)
            *list_add(arena, hits) = hit;
    }
    return result;
}
