#include "decisions/rules.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "log/entry.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

#define RULE(name, label, min, max)                                                                \
    {                                                                                              \
#name, label, offsetof(struct rules, name), min, max                                       \
    }

const struct rule_kind rule_kinds[] = {
    RULE(notice_hours, N_("Hours of a notice, at least"), 24, 2000),
    RULE(urgent_hours, N_("Hours of an urgent notice"), 12, 200),
    RULE(urgent_review_days, N_("Days until an urgent notice is reviewed"), 1, 60),
    RULE(window_days, N_("Days a text is discussed before a last call"), 1, 60),
    RULE(resets, N_("New versions that start this time again"), 0, 10),
    RULE(ceiling_days, N_("Days until the fallback rule applies"), 7, 365),
    RULE(call_days, N_("Days of a last call"), 1, 60),
    RULE(national_call_days, N_("Days of a national last call"), 1, 60),
    RULE(second_days, N_("Days a block waits for seconders"), 1, 30),
    RULE(seconders, N_("Seconders of a block"), 1, 20),
    RULE(answer_days, N_("Days to answer “does this version answer you?”"), 1, 30),
    RULE(fork_block_days, N_("Days after which a block may fork alone"), 1, 60),
    RULE(silent_days, N_("Days of silence before a warning"), 7, 365),
    RULE(warn_days, N_("Days between the warning and sleep"), 1, 60),
    RULE(takeover_days, N_("Days to take over a withdrawn text"), 1, 60),
    RULE(review_days, N_("Days until a review"), 7, 1000),
    RULE(review_seconders, N_("Seconders of an early review"), 1, 20),
    RULE(review_apart_days, N_("Days between early reviews"), 1, 365),
    RULE(review_open_days, N_("Days a review stays open"), 7, 365),
    RULE(report_days, N_("Days a report may be late"), 1, 60),
    RULE(renewals, N_("Renewals of a trial"), 0, 10),
    RULE(owners, N_("Owners of a branch"), 1, 10),
    RULE(small_words, N_("Words of a small correction"), 0, 50),
    RULE(floor_people, N_("People who must have spoken"), 1, 1000),
    RULE(floor_groups, N_("Local groups that must have spoken"), 0, 1000),
    RULE(vote_days, N_("Days of a vote"), 1, 60),
    { 0 },
};

enum { REASON_MIN = 3, REASON_MAX = 500 };

static int64_t *place_of(struct rules *rules, const struct rule_kind *kind)
{
    return (int64_t *)(void *)((char *)rules + kind->place);
}

int64_t rules_value(const struct rules *rules, const struct rule_kind *kind)
{
    int64_t value;

    memcpy(&value, (const char *)rules + kind->place, sizeof value);
    return value;
}

const struct rule_kind *rule_named(struct str name)
{
    const struct rule_kind *kind = rule_kinds;

    while (kind->name && !str_equal(str_of(kind->name), name))
        kind++;
    return kind->name ? kind : NULL;
}

enum result rules_read(struct db *db, int64_t version, struct rules *rules)
{
    struct arena arena = { 0 };
    struct rows rows = db_query(db, sql_decision_rules, value(version));

    *rules = (struct rules){ 0 };
    while (rows_next(&rows)) {
        const struct rule_kind *kind = rule_named(row_text(&rows, "name", &arena));

        rules->version = row_integer(&rows, "version");
        if (kind)
            *place_of(rules, kind) = row_integer(&rows, "value");
    }
    arena_free(&arena);
    return rows_end_one(&rows);
}

enum result rules_all(struct db *db, struct arena *arena, struct rules_versions *versions)
{
    struct rows rows = db_query(db, sql_decision_rules_all, value(RULES_VERSIONS_MAX));

    *versions = (struct rules_versions){ 0 };
    while (rows_next(&rows))
        *list_add(arena, versions) = (struct rules_version){
            .version = row_integer(&rows, "version"),
            .actor = author_from(&rows, arena, "author"),
            .reason = row_text(&rows, "reason", arena),
            .created_at = row_integer(&rows, "created_at"),
            .name = row_text(&rows, "name", arena),
            .value = row_integer(&rows, "value"),
            .before = row_integer(&rows, "before_it"),
        };
    return rows_end(&rows);
}

static enum result check(const struct rules_change *change, const struct rule_kind *kind,
                         struct problems *problems)
{
    size_t characters = str_characters(str_trim(change->reason));
    enum result result = OK;

    if (change->value < kind->min || change->value > kind->max)
        result = problem_add_count(problems, "value",
                                   change->value < kind->min ? N_("At least {count}, please.")
                                                             : N_("At most {count}, please."),
                                   change->value < kind->min ? kind->min : kind->max);
    if (characters < REASON_MIN || characters > REASON_MAX)
        result = problem_add(problems, "reason", N_("Say why: everyone can read the reason."));
    return result;
}

static enum result record(struct db *db, struct arena *arena, const struct rules_change *change,
                          int64_t version)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };
    int64_t number;

    json_begin_object(&json);
    json_put_integer(&json, "version", version);
    json_put_string(&json, "name", change->name);
    json_put_integer(&json, "value", change->value);
    json_put_string(&json, "reason", change->reason);
    json_end(&json);
    return entry_append(db, arena,
                        &(struct entry){ "rules", str_format(arena, "rules/%d", (int)version),
                                         change->actor_id, buffer_str(&out) },
                        &number);
}

static enum result write(struct db *db, const struct rules_change *change, int64_t version)
{
    enum result result =
        db_do(db, sql_decision_rules_add, value(version), value_id(change->actor_id),
              value(str_trim(change->reason)), value(clock_now()));

    if (result == OK)
        result = db_do(db, sql_decision_rules_copy, value(version), value(version - 1));
    return result == OK ? db_do(db, sql_decision_rule_set, value(version), value(change->name),
                                value(change->value))
                        : result;
}

enum result rules_change(struct db *db, struct arena *arena, const struct rules_change *change,
                         struct problems *problems)
{
    const struct rule_kind *kind = rule_named(change->name);
    struct rules rules;
    enum result result;

    if (!kind)
        return NOT_FOUND;
    result = check(change, kind, problems);
    if (result == OK)
        result = rules_read(db, 0, &rules);
    if (result != OK)
        return result;
    if (rules_value(&rules, kind) == change->value)
        return CONFLICT;
    result = write(db, change, rules.version + 1);
    return result == OK ? record(db, arena, change, rules.version + 1) : result;
}
