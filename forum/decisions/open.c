#include "decisions/open.h"

#include <sodium.h>

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/box.h"
#include "decisions/clerk.h"
#include "decisions/lineage.h"
#include "decisions/move.h"
#include "decisions/open_check.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { DIGEST_BYTES = crypto_hash_sha256_BYTES, TITLE_CHARACTERS = 120 };

static enum result insert(struct db *db, struct arena *arena, struct decision *decision)
{
    struct rows rows = db_query(
        db, sql_decision_insert, value(decision->topic_id),
        value(slug_from(arena, decision->question)), value(decision->lang),
        value(decision->author.id), value((int)decision->kind), value(decision->question),
        value(decision->status_quo), value((int)decision->scope), value(decision->affected),
        value(decision->is_reversible), value(decision->undo), value(decision->is_urgent),
        value(decision->is_forkable), value(decision->fork_why), value((int)decision->fallback),
        value(decision->floor_people), value(decision->floor_groups),
        value(decision->rules_version), value(decision->created_at));

    if (rows_next(&rows))
        decision->id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static enum result add_topic(struct db *db, const struct topic_link *link, int64_t at)
{
    struct rows rows = db_query(db, sql_decision_topic_add, value(link->decision_id),
                                value(link->topic_id), value_id(link->actor_id), value(at));

    rows_next(&rows);
    return rows_end_one(&rows);
}

static enum result add_option(struct db *db, const struct decision *decision, int number,
                              struct str title, int64_t *id)
{
    struct rows rows =
        db_query(db, sql_decision_option_insert, value(decision->id), value(number), value(title),
                 value_id(number ? decision->author.id : 0), value(decision->created_at));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

/* The row, its topic and its status quo: everything that every decision begins with. */
static enum result begin(struct db *db, struct arena *arena, struct decision *decision)
{
    struct topic topic;
    struct rules rules;
    int64_t option_id;
    enum result result = topic_find(db, arena, decision->topic_id, &topic);

    if (result == OK)
        result = rules_read(db, 0, &rules);
    if (result != OK)
        return result;
    decision->lang = topic.lang;
    decision->rules_version = rules.version;
    result = insert(db, arena, decision);
    if (result == OK)
        result = add_topic(
            db, &(struct topic_link){ decision->id, decision->topic_id, decision->author.id },
            decision->created_at);
    return result == OK
               ? add_option(db, decision, 0,
                            str_shorten(arena, decision->status_quo, TITLE_CHARACTERS), &option_id)
               : result;
}

static enum result enter(struct db *db, struct arena *arena, const struct move_wish *wish,
                         int64_t version_id, struct problems *problems)
{
    struct move move;
    enum result result = move_first(db, arena, wish, problems, &move);

    move.version_id = version_id;
    return result == OK ? move_end(db, arena, &move) : result;
}

/* What a decision would take the place of must be something that can be superseded. */
static enum result check_superseded(struct db *db, struct arena *arena,
                                    const struct open_wish *wish, struct problems *problems)
{
    struct decision other;
    enum result result;

    if (!wish->supersedes)
        return OK;
    result = decision_find(db, arena, wish->supersedes, &other);
    if (result == NOT_FOUND || (result == OK && other.state == STATE_CLOSED))
        return problem_add(problems, "supersedes",
                           N_("There is no decision of that number that another one could "
                              "replace."));
    return result;
}

static enum result supersede(struct db *db, struct arena *arena, const struct open_wish *wish,
                             const struct decision *decision)
{
    struct link link = { decision->id, LINK_SUPERSEDES, wish->supersedes, wish->author_id,
                         decision->created_at };

    return wish->supersedes ? decision_link(db, arena, &link) : OK;
}

enum result decision_open(struct db *db, struct arena *arena, const struct open_wish *typed,
                          struct problems *problems, int64_t *id)
{
    struct open_wish wish = *typed;
    enum result result = open_check(&wish, problems);
    enum result other = check_superseded(db, arena, &wish, problems);
    struct decision decision = {
        .topic_id = wish.topic_id,
        .author = { .id = wish.author_id },
        .kind = DECISION_STANDARD,
        .question = wish.question,
        .status_quo = wish.status_quo,
        .scope = (enum decision_scope)wish.scope,
        .affected = wish.affected,
        .is_reversible = wish.reversible == 1,
        .is_forkable = wish.forkable == 1,
        .fork_why = wish.fork_why,
        .fallback = (enum decision_fallback)wish.fallback,
        .floor_people = wish.floor_people,
        .floor_groups = wish.floor_groups,
        .created_at = clock_now(),
    };

    if (result != OK || other != OK)
        return result != OK ? result : other;
    result = begin(db, arena, &decision);
    if (result == OK)
        result = enter(db, arena,
                       &(struct move_wish){ .decision_id = decision.id,
                                            .act = ACT_OPEN,
                                            .actor_id = wish.author_id,
                                            .may_write = true },
                       0, problems);
    if (result == OK)
        result = supersede(db, arena, &wish, &decision);
    if (result == OK)
        result = clerk_draw(db, arena, decision.id, decision.created_at);
    *id = decision.id;
    return result;
}

static enum result add_text(struct db *db, struct arena *arena, const struct decision *decision,
                            const struct written *written, int64_t *version_id)
{
    struct html html = markdown_alone(arena, &written->rendered);
    unsigned char hash[DIGEST_BYTES];
    int64_t option_id;
    enum result result = add_option(db, decision, 1, decision->question, &option_id);
    struct rows rows;

    if (result != OK)
        return result;
    crypto_hash_sha256(hash, (const unsigned char *)written->text.data, written->text.length);
    rows =
        db_query(db, sql_text_first_insert, value(option_id), value(written->text),
                 value(html.markup), value_bytes((struct str){ (const char *)hash, sizeof hash }),
                 value(decision->author.id), value(decision->created_at));
    if (rows_next(&rows))
        *version_id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

enum result notice_give(struct db *db, struct arena *arena, const struct notice_wish *typed,
                        struct problems *problems, int64_t *id)
{
    struct notice_wish wish = *typed;
    int64_t version_id = 0, now = clock_now();
    enum result result = notice_check(&wish, now, problems);
    struct decision decision = {
        .topic_id = wish.topic_id,
        .author = { .id = wish.author_id },
        .kind = DECISION_NOTICE_KIND,
        .question = wish.question,
        .affected = wish.affected,
        .is_reversible = true,
        .undo = wish.undo,
        .is_urgent = wish.is_urgent && wish.by_meeting,
        .is_forkable = true,
        .created_at = now,
    };

    if (result != OK)
        return result;
    result = begin(db, arena, &decision);
    if (result == OK)
        result = add_text(db, arena, &decision, wish.written, &version_id);
    if (result == OK)
        result = enter(db, arena,
                       &(struct move_wish){ .decision_id = decision.id,
                                            .act = ACT_NOTICE,
                                            .actor_id = wish.author_id,
                                            .may_write = true,
                                            .by_meeting = wish.by_meeting,
                                            .wanted_until = wish.until },
                       version_id, problems);
    *id = decision.id;
    return result;
}

/* What a question put to all says, in the language of the notice it was. */
static enum result fill_in(struct db *db, const struct facts *facts)
{
    const struct decision *decision = &facts->decision;
    const struct language *spoken = language_find(decision->lang);
    const struct language *language = spoken ? spoken : language_english;

    return db_do(db, sql_decision_fill, value(decision->id), value((int)DECISION_STANDARD),
                 value(language_text(language, N_("It is not done."))),
                 value(decision->affected.length
                           ? decision->affected
                           : language_text(language, N_("Whoever takes part in the debate."))),
                 value(1),
                 value(language_text(language, N_("It can be undone, so two ways can be tried."))),
                 value((int)FALLBACK_STATUS_QUO), value(facts->rules.floor_people),
                 value(facts->rules.floor_groups));
}

enum result notice_contest(struct db *db, struct arena *arena, const struct contest_wish *wish,
                           struct problems *problems)
{
    struct move move;
    enum result result = move_begin(db, arena,
                                    &(struct move_wish){ .decision_id = wish->decision_id,
                                                         .act = ACT_CONTEST,
                                                         .actor_id = wish->actor_id,
                                                         .may_write = true,
                                                         .reason = str_trim(wish->reason) },
                                    problems, &move);

    if (result == OK)
        result = fill_in(db, &move.facts);
    if (result == OK)
        result = move_end(db, arena, &move);
    return result == OK ? clerk_draw(db, arena, wish->decision_id, move.facts.now) : result;
}

static void put_topic(struct json *json, const void *context)
{
    const struct topic_link *link = context;

    json_put_integer(json, "topic", link->topic_id);
}

static void put_topic_unlinked(struct json *json, const void *context)
{
    put_topic(json, context);
    json_put_bool(json, "unlinked", true);
}

static enum result record(struct db *db, struct arena *arena, const struct topic_link *link,
                          void (*details)(struct json *, const void *))
{
    enum result result = box_mark_topic(db, link->topic_id);

    return result == OK ? deed_record(db, arena,
                                      &(struct deed){
                                          .decision_id = link->decision_id,
                                          .kind = DEED_TOPIC,
                                          .actor_id = link->actor_id,
                                          .at = clock_now(),
                                          .details = details,
                                          .context = link,
                                      })
                        : result;
}

enum result decision_link_topic(struct db *db, struct arena *arena, const struct topic_link *link,
                                struct problems *problems)
{
    struct topic topic;
    enum result result = topic_find(db, arena, link->topic_id, &topic);

    if (result == NOT_FOUND)
        return problem_add(problems, "topic", N_("There is no debate of that number."));
    if (result == OK)
        result = add_topic(db, link, clock_now());
    if (result != OK)
        return result == NOT_FOUND ? CONFLICT : result;
    return record(db, arena, link, put_topic);
}

enum result decision_unlink_topic(struct db *db, struct arena *arena, const struct topic_link *link,
                                  struct problems *problems)
{
    struct decision decision;
    enum result result = decision_find(db, arena, link->decision_id, &decision);
    struct rows rows;

    if (result != OK)
        return result;
    if (decision.topic_id == link->topic_id)
        return problem_add(problems, "topic",
                           N_("It was opened from this debate, which stays linked."));
    rows = db_query(db, sql_decision_topic_remove, value(link->decision_id), value(link->topic_id));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result != OK)
        return result == NOT_FOUND ? CONFLICT : result;
    return record(db, arena, link, put_topic_unlinked);
}
