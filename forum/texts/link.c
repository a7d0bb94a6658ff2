#include "texts/link.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "log/entry.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

static const struct {
    const char *word;
    const char *name;
} relations[RELATIONS] = {
    [RELATION_DEBATES] = { "debates", N_("speaks of") },
    [RELATION_DECIDES] = { "decides", N_("decides on") },
    [RELATION_FORKS] = { "forks", N_("tries two ways for") },
    [RELATION_SUPERSEDES] = { "supersedes", N_("takes the place of") },
};

const char *relation_word(enum law_relation relation)
{
    return relations[relation].word;
}

const char *relation_name(enum law_relation relation)
{
    return relations[relation].name;
}

enum law_relation relation_named(struct str word)
{
    for (enum law_relation relation = RELATION_DEBATES; relation < RELATIONS; relation++)
        if (str_equal(str_of(relations[relation].word), word))
            return relation;
    return RELATION_DEBATES;
}

/* The alinéa of a wish; NOT_VALID when the article has none of that number. */
static enum result find_alinea(struct db *db, struct arena *arena, const struct law_link_wish *wish,
                               struct problems *problems, int64_t *segment_id)
{
    struct states states = { 0 };
    enum result result =
        states_of_article(db, arena, wish->version->id, wish->article->segment_id, &states);

    *segment_id = wish->article->segment_id;
    if (result != OK || !wish->alinea)
        return result;
    for (size_t i = 0; i < states.count; i++)
        if (states.items[i].segment.number == wish->alinea) {
            *segment_id = states.items[i].segment_id;
            return OK;
        }
    return problem_add_count(problems, "alinea", N_("The article has no paragraph {count}."),
                             wish->alinea);
}

static enum result find_amendment(struct db *db, const struct law_link_wish *wish,
                                  struct problems *problems, int64_t *amendment_id)
{
    struct rows rows;
    enum result result;

    *amendment_id = 0;
    if (!wish->amendment)
        return OK;
    rows = db_query(db, sql_law_link_amendment, value(wish->text->id), value(wish->amendment));
    if (rows_next(&rows))
        *amendment_id = row_integer(&rows, "id");
    result = rows_end(&rows);
    return result == OK && !*amendment_id
               ? problem_add_count(problems, "amendment", N_("The text has no amendment {count}."),
                                   wish->amendment)
               : result;
}

/* Few enough, and not there yet. */
static enum result check_new(struct db *db, const struct law_link_wish *wish, int64_t segment_id,
                             int64_t amendment_id, struct problems *problems)
{
    struct rows rows = db_query(db, sql_law_links_count, value(wish->decision_id));
    int64_t count = rows_next(&rows) ? row_integer(&rows, "count") : 0;
    bool is_there;
    enum result result = rows_end(&rows);

    if (result != OK)
        return result;
    rows = db_query(db, sql_law_link_is_there, value(wish->decision_id), value(segment_id),
                    value(wish->concern_id), value(amendment_id));
    is_there = rows_next(&rows);
    result = rows_end(&rows);
    if (result != OK || is_there)
        return result == OK ? CONFLICT : result;
    return wish->concern_id || count < LAW_LINKS_MAX
               ? OK
               : problem_add_count(problems, "",
                                   N_("At most {count} passages can be tied to a decision."),
                                   LAW_LINKS_MAX);
}

/* What the log commits to, of one that is tied or untied. */
struct link_entry {
    int64_t text_id;
    struct str slug;
    int64_t version;
    struct str article;
    int64_t alinea;
    int64_t amendment;
    int64_t decision_id;
    int64_t concern_id;
    enum law_relation relation;
    int64_t actor_id;
    const char *act; /* "tied", "untied" */
};

static enum result log_link(struct db *db, struct arena *arena, const struct link_entry *link)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };
    struct entry entry = {
        .kind = "law",
        .subject = str_format(arena, "law/%" PRId64, link->text_id),
        .actor_id = link->actor_id,
    };
    int64_t number;

    json_begin_object(&json);
    json_put_string(&json, "act", str_of(link->act));
    json_put_string(&json, "text", link->slug);
    json_put_integer(&json, "version", link->version);
    json_put_string(&json, "article", link->article);
    if (link->alinea)
        json_put_integer(&json, "paragraph", link->alinea);
    if (link->amendment)
        json_put_integer(&json, "amendment", link->amendment);
    json_put_string(&json, "relation", str_of(relation_word(link->relation)));
    json_put_integer(&json, "decision", link->decision_id);
    if (link->concern_id)
        json_put_integer(&json, "concern", link->concern_id);
    json_end(&json);
    entry.payload = buffer_str(&out);
    return entry_append(db, arena, &entry, &number);
}

static enum result add(struct db *db, const struct law_link_wish *wish, int64_t segment_id,
                       int64_t amendment_id)
{
    return db_do(db, sql_law_link_add, value(wish->text->id), value(wish->version->id),
                 value(wish->article->segment_id), value(segment_id), value(wish->decision_id),
                 value_id(wish->concern_id), value_id(amendment_id), value((int64_t)wish->relation),
                 value_id(wish->actor_id), value(clock_now()));
}

enum result law_link_add(struct db *db, struct arena *arena, const struct law_link_wish *wish,
                         struct problems *problems)
{
    int64_t segment_id = 0, amendment_id = 0;
    struct link_entry entry = {
        .text_id = wish->text->id,
        .slug = wish->text->slug,
        .version = wish->version->number,
        .article = wish->article->address,
        .alinea = wish->alinea,
        .amendment = wish->amendment,
        .decision_id = wish->decision_id,
        .concern_id = wish->concern_id,
        .relation = wish->relation,
        .actor_id = wish->actor_id,
        .act = "tied",
    };
    enum result result = find_alinea(db, arena, wish, problems, &segment_id);

    if (result == OK)
        result = find_amendment(db, wish, problems, &amendment_id);
    if (result == OK)
        result = check_new(db, wish, segment_id, amendment_id, problems);
    if (result == OK)
        result = add(db, wish, segment_id, amendment_id);
    if (result == OK)
        result = text_touch(db, wish->text->id);
    return result == OK ? log_link(db, arena, &entry) : result;
}

static enum result take_away(struct db *db, struct arena *arena, const struct law_link *link,
                             int64_t actor_id)
{
    struct link_entry entry = {
        .text_id = link->text.id,
        .slug = link->text.slug,
        .version = link->version.number,
        .article = link->article.address,
        .alinea = link->alinea.segment_id ? link->alinea.segment.number : 0,
        .amendment = link->amendment,
        .decision_id = link->decision_id,
        .relation = link->relation,
        .actor_id = actor_id,
        .act = "untied",
    };
    enum result result = db_do(db, sql_law_link_remove, value(link->id));

    if (result == OK)
        result = text_touch(db, link->text.id);
    return result == OK ? log_link(db, arena, &entry) : result;
}

enum result law_link_remove(struct db *db, struct arena *arena, int64_t decision_id, int64_t id,
                            int64_t actor_id)
{
    struct law_links links;
    enum result result = law_links_of_decision(db, arena, decision_id, &links);

    for (size_t i = 0; result == OK && i < links.count; i++)
        if (links.items[i].id == id)
            return take_away(db, arena, &links.items[i], actor_id);
    return result == OK ? NOT_FOUND : result;
}

enum result law_links_hear_deed(struct db *db, struct arena *arena, const struct deed *deed,
                                const struct decision *decision)
{
    (void)arena;
    (void)deed;
    return db_do(db, sql_law_links_texts_of_decision, value(decision->id));
}

enum result law_links_hear(struct db *db, struct arena *arena, const struct event *event)
{
    (void)arena;
    if (event->kind != TOPIC_HIDDEN && event->kind != TOPIC_RESTORED &&
        event->kind != TOPIC_CHANGED)
        return OK;
    return db_do(db, sql_law_links_texts_of_topic, value(event->topic_id));
}

enum result law_links_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    (void)arena;
    return db_do(db, sql_law_links_let_go, value(event->account_id));
}
