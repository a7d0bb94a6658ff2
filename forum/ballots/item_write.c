/* Items are planned, changed and cancelled. */
#include "ballots/item_check.h"
#include "ballots/listen.h"
#include "ballots/words.h"
#include "base/arena.h"
#include "base/clock.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "topics/slug.h"

void ballot_usual_grades(struct ballot_wish *wish)
{
    static const char *const names[] = {
        N_("Very good"), N_("Good"),           N_("Fairly good"),
        N_("Passable"),  N_("Not sufficient"), N_("To be rejected"),
    };
    const struct language *language = language_find(wish->item.lang);

    for (wish->grade_count = 0; wish->grade_count < sizeof names / sizeof *names;
         wish->grade_count++)
        wish->grades[wish->grade_count] =
            language_text(language ? language : language_english, names[wish->grade_count]);
}

static void put_list(struct json *json, const char *key, const struct str *texts, size_t count)
{
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < count; i++)
        json_text(json, texts[i]);
    json_end(json);
}

static void put_terms(struct json *json, const struct ballot_item *item)
{
    json_put_time(json, "opens_at", item->opens_at);
    json_put_time(json, "closes_at", item->closes_at);
    json_put_integer(json, "quorum", item->quorum);
    json_put_integer(json, "seats", item->seats);
    if (item->seats)
        json_put_string(json, "seat_rule", str_of(seat_rule_word(item->seat_rule)));
    if (item->kind != BALLOT_EXTERNAL)
        return;
    json_put_string(json, "address", item->address);
    json_put_string(json, "fingerprint", item->fingerprint);
}

static void put_planned(struct json *json, const void *context)
{
    const struct ballot_wish *wish = context;

    json_put_string(json, "question", wish->item.question);
    json_put_string(json, "kind", str_of(ballot_kind_word(wish->item.kind)));
    json_put_string(json, "words", wish->item.hash);
    if (wish->item.follows_id)
        json_put_integer(json, "follows", wish->item.follows_id);
    if (wish->item.kind == BALLOT_JUDGMENT) {
        put_list(json, "proposals", wish->proposals, wish->proposal_count);
        put_list(json, "grades", wish->grades, wish->grade_count);
    }
    put_terms(json, &wish->item);
}

static void put_changed(struct json *json, const void *context)
{
    put_terms(json, context);
}

static void put_reason(struct json *json, const void *context)
{
    const struct str *reason = context;

    json_put_string(json, "reason", *reason);
}

static enum result insert(struct db *db, struct arena *arena, const struct ballot_wish *wish,
                          int64_t *id)
{
    const struct ballot_item *item = &wish->item;
    struct rows rows = db_query(
        db, sql_ballot_plan, value(slug_from(arena, item->question)), value(item->category_id),
        value(item->lang), value(item->question), value((int64_t)item->kind),
        value((int64_t)item->source), value(item->words), value(item->hash),
        value_id(item->text_id), value_id(item->law_version_id), value_id(item->article_id),
        value_id(item->amendment_id), value_id(item->option_version_id),
        value_id(item->decision_id), value(item->is_fallback), value_id(item->follows_id),
        value((int64_t)item->electorate), value_id(item->team_id), value_id(item->draw_id),
        value(item->opens_at), value(item->closes_at), value(item->quorum), value(item->seats),
        value((int64_t)item->seat_rule), value(item->address), value(item->fingerprint),
        value_id(wish->actor_id), value(clock_now()));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static enum result insert_lists(struct db *db, const struct ballot_wish *wish, int64_t id)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < wish->proposal_count; i++)
        result = db_do(db, sql_ballot_plan_proposal, value(id), value((int64_t)i + 1),
                       value(wish->proposals[i]), value_id(wish->proposal_versions[i]));
    for (size_t i = 0; result == OK && i < wish->grade_count; i++)
        result = db_do(db, sql_ballot_plan_grade, value(id), value((int64_t)i + 1),
                       value(wish->grades[i]));
    return result;
}

static enum result announce(struct db *db, struct arena *arena, const struct ballot_wish *wish,
                            int64_t id)
{
    int64_t entry = -1;
    enum result result = ballot_log(db, arena,
                                    &(struct ballot_act){ .item_id = id,
                                                          .word = "planned",
                                                          .actor_id = wish->actor_id,
                                                          .details = put_planned,
                                                          .context = wish },
                                    &entry);

    if (result == OK)
        result = db_do(db, sql_ballot_planned, value(id), value(entry));
    if (result == OK && wish->item.follows_id)
        result = ballot_touch(db, arena, wish->item.follows_id);
    return result;
}

enum result ballot_plan(struct db *db, struct arena *arena, const struct ballot_wish *asked,
                        struct problems *problems, int64_t *id)
{
    struct ballot_wish wish = *asked;
    enum result words, result;

    item_tidy(arena, &wish);
    words = ballot_freeze(db, arena, &wish, problems);
    if (words != OK && words != NOT_VALID)
        return words;
    result = item_check(db, arena, &wish, problems);
    if (result == OK)
        result = words;
    if (result == OK)
        result = insert(db, arena, &wish, id);
    if (result == OK)
        result = insert_lists(db, &wish, *id);
    if (result == OK)
        result = announce(db, arena, &wish, *id);
    for (int i = 0; result == OK && ballot_listeners[i]; i++)
        result = ballot_listeners[i](db, arena, *id);
    return result;
}

enum result ballot_change(struct db *db, struct arena *arena, const struct ballot_item *asked,
                          int64_t actor_id, struct problems *problems)
{
    struct ballot_wish wish = { .item = *asked };
    struct ballot_item *item = &wish.item;
    struct rows rows;
    enum result result;

    item_tidy(arena, &wish);
    result = item_check_terms(item, clock_now(), problems);
    if (result != OK)
        return result;
    rows =
        db_query(db, sql_ballot_change, value(item->id), value(clock_now()), value(item->opens_at),
                 value(item->closes_at), value(item->quorum), value(item->seats),
                 value((int64_t)item->seat_rule), value(item->address), value(item->fingerprint));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result != OK)
        return result == NOT_FOUND ? CONFLICT : result;
    return ballot_log(db, arena,
                      &(struct ballot_act){ .item_id = item->id,
                                            .word = "changed",
                                            .actor_id = actor_id,
                                            .details = put_changed,
                                            .context = item },
                      NULL);
}

static enum result forget_votes(struct db *db, int64_t id)
{
    enum result result = db_do(db, sql_ballot_cancel_ballots, value(id));

    return result == OK ? db_do(db, sql_ballot_cancel_roll, value(id)) : result;
}

enum result ballot_cancel(struct db *db, struct arena *arena, const struct ballot_item *item,
                          int64_t actor_id, struct str reason, struct problems *problems)
{
    struct rows rows;
    enum result result;

    reason = str_trim(reason);
    if (!reason.length)
        return problem_add(problems, "reason", N_("Say why, so that people know what to expect."));
    if (str_characters(reason) > BALLOT_REASON_MAX)
        return problem_add_count(problems, "reason", N_("{count} characters at most."),
                                 BALLOT_REASON_MAX);
    rows = db_query(db, sql_ballot_cancel, value(item->id), value(clock_now()), value(reason),
                    value((int64_t)BALLOT_EXTERNAL));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == OK)
        result = forget_votes(db, item->id);
    if (result != OK)
        return result == NOT_FOUND ? CONFLICT : result;
    result = ballot_log(db, arena,
                        &(struct ballot_act){ .item_id = item->id,
                                              .word = "cancelled",
                                              .actor_id = actor_id,
                                              .details = put_reason,
                                              .context = &reason },
                        NULL);
    return result == OK && item->follows_id ? ballot_touch(db, arena, item->follows_id) : result;
}
