#include "decisions/deed.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/machine.h"
#include "decisions/state.h"
#include "log/entry.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

static const char *const words[DEED_KINDS] = {
    [DEED_TRANSITION] = "transition",
    [DEED_OPTION] = "option",
    [DEED_VERSION] = "version",
    [DEED_SET_ASIDE] = "set-aside",
    [DEED_STANCE] = "stance",
    [DEED_CONCERN] = "concern",
    [DEED_SECOND] = "second",
    [DEED_SUSTAINED] = "sustained",
    [DEED_STOOD_ASIDE] = "stood-aside",
    [DEED_REPLY] = "reply",
    [DEED_ASKED] = "asked",
    [DEED_RESOLVED] = "resolved",
    [DEED_UPHELD] = "upheld",
    [DEED_LAPSED] = "lapsed",
    [DEED_ARBITERS] = "arbiters",
    [DEED_ARBITRATED] = "arbitrated",
    [DEED_REOPENED] = "reopened",
    [DEED_EXTENDED] = "extended",
    [DEED_SUMMARY] = "summary",
    [DEED_CLERK] = "clerk",
    [DEED_TOPIC] = "topic",
    [DEED_LINK] = "link",
    [DEED_CHARTER] = "charter",
    [DEED_OWNER] = "owner",
    [DEED_AGREED] = "agreed",
    [DEED_MEMBER] = "member",
    [DEED_EVIDENCE] = "evidence",
    [DEED_REPORT] = "report",
    [DEED_BRANCH_ENDED] = "branch-ended",
    [DEED_REVIEW_ASKED] = "review-asked",
    [DEED_REVIEW_SECOND] = "review-second",
    [DEED_VERDICT] = "verdict",
    [DEED_OWNERS_ANSWER] = "owners-answer",
    [DEED_RESULT] = "result",
    [DEED_WARNED] = "warned",
    [DEED_HIDDEN] = "hidden",
};

const char *deed_word(enum deed_kind kind)
{
    return words[kind];
}

static void put_id(struct json *json, const char *key, int64_t id)
{
    if (id)
        json_put_integer(json, key, id);
}

/* What the log commits to: the deed, whole. */
static struct str payload_of(struct arena *arena, const struct deed *deed, int64_t rules_version)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_integer(&json, "decision", deed->decision_id);
    json_put_integer(&json, "at", deed->at);
    json_put_integer(&json, "rules", rules_version);
    if (deed->transition) {
        json_put_integer(&json, "transition", deed->transition);
        json_put_string(&json, "from", str_of(state_word(deed->from)));
        json_put_string(&json, "to", str_of(state_word(deed->to)));
    }
    put_id(&json, "option", deed->option_id);
    put_id(&json, "version", deed->version_id);
    put_id(&json, "concern", deed->concern_id);
    put_id(&json, "branch", deed->branch_id);
    if (deed->words.length)
        json_put_string(&json, "words", deed->words);
    if (deed->details)
        deed->details(&json, deed->context);
    json_end(&json);
    return buffer_str(&out);
}

static enum result append(struct db *db, struct arena *arena, const struct deed *deed,
                          int64_t rules_version, int64_t *number)
{
    struct entry entry = {
        .kind = deed_word(deed->kind),
        .subject = str_format(arena, "decision/%" PRId64, deed->decision_id),
        .actor_id = deed->actor_id,
        .payload = payload_of(arena, deed, rules_version),
    };

    return entry_append(db, arena, &entry, number);
}

static enum result add(struct db *db, const struct deed *deed, int64_t number)
{
    return db_do(db, sql_deed_add, value(deed->decision_id), value((int)deed->kind),
                 value(deed->transition), value((int)deed->from), value((int)deed->to),
                 value_id(deed->actor_id), value_id(deed->option_id), value_id(deed->version_id),
                 value_id(deed->concern_id), value_id(deed->branch_id), value(deed->words),
                 value(deed->at), value(number));
}

enum result decision_reckon(struct db *db, struct arena *arena, int64_t decision_id, int64_t now)
{
    struct facts facts;
    enum result result = facts_read(db, arena, decision_id, 0, now, &facts);

    return result == OK
               ? db_do(db, sql_decision_set_due, value(decision_id), value(machine_due(&facts)))
               : result;
}

static enum result tell(struct db *db, struct arena *arena, const struct deed *deed,
                        const struct decision *decision)
{
    enum result result = OK;

    for (int i = 0; result == OK && deed_listeners[i]; i++)
        result = deed_listeners[i](db, arena, deed, decision);
    return result;
}

enum result deed_record(struct db *db, struct arena *arena, const struct deed *deed)
{
    struct decision decision;
    int64_t number;
    enum result result = db_do(db, sql_deed_seen, value(deed->decision_id),
                               value(deed->actor_id != 0), value(deed->at));

    if (result == OK)
        result = decision_find(db, arena, deed->decision_id, &decision);
    if (result == OK)
        result = append(db, arena, deed, decision.rules_version, &number);
    if (result == OK)
        result = add(db, deed, number);
    if (result == OK)
        result = decision_reckon(db, arena, deed->decision_id, deed->at);
    return result == OK ? tell(db, arena, deed, &decision) : result;
}
