#include "notices/decision_notices.h"

#include "decisions/concern.h"
#include "decisions/deed.h"
#include "decisions/option.h"
#include "decisions/rules.h"
#include "notices/notice.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

/* What was done, by whom to what, while those who are told of it are found. */
struct hearing {
    struct db *db;
    struct arena *arena;
    const struct deed *deed;
    const struct decision *decision;
};

/* Whom it tells, and what. */
struct telling {
    const struct sql *whom;
    enum notice_kind kind;
    int64_t about_id;
    int64_t number;
    int64_t until_at;
    bool asks; /* something of them: they cannot choose not to be told */
};

static enum result tell(const struct hearing *hearing, const struct telling *telling)
{
    return db_do(hearing->db, *telling->whom, value(hearing->decision->id),
                 value((int)telling->kind), value(telling->about_id), value(telling->number),
                 value(telling->until_at), value(hearing->deed->actor_id), value(hearing->deed->at),
                 value(telling->asks));
}

/* The same, of who is found by one number more. */
static enum result tell_by(const struct hearing *hearing, const struct telling *telling,
                           int64_t number)
{
    return db_do(hearing->db, *telling->whom, value(hearing->decision->id),
                 value((int)telling->kind), value(telling->about_id), value(telling->number),
                 value(telling->until_at), value(hearing->deed->actor_id), value(hearing->deed->at),
                 value(telling->asks), value(number));
}

static enum result tell_concern(const struct hearing *hearing, enum notice_kind kind)
{
    return tell(hearing, &(struct telling){ .whom = &sql_notice_concern_author,
                                            .kind = kind,
                                            .about_id = hearing->deed->concern_id });
}

static enum result call_ends(const struct hearing *hearing, int64_t *ends_at)
{
    struct rows rows = db_query(hearing->db, sql_notice_call_ends, value(hearing->decision->id));

    *ends_at = rows_next(&rows) ? row_integer(&rows, "ends_at") : 0;
    return rows_end(&rows);
}

/* "You may object until …": whoever spoke of it, or wrote where it is discussed. */
static enum result on_call(const struct hearing *hearing)
{
    struct telling telling = { .whom = &sql_notice_written, .kind = NOTICE_LAST_CALL };
    enum result result = call_ends(hearing, &telling.until_at);

    return result == OK ? tell(hearing, &telling) : result;
}

static enum result on_extended(const struct hearing *hearing)
{
    int64_t ends_at;
    enum result result = call_ends(hearing, &ends_at);

    return result == OK ? db_do(hearing->db, sql_notice_call_extended, value(hearing->decision->id),
                                value((int)NOTICE_LAST_CALL), value(ends_at))
                        : result;
}

/* Positions on the text before it are on an old text now, unless only a small thing changed. */
static enum result on_version(const struct hearing *hearing)
{
    struct text_version version;
    enum result result =
        version_find(hearing->db, hearing->arena, hearing->deed->version_id, &version);

    if (result != OK || version.number == 1)
        return result;
    return tell_by(hearing,
                   &(struct telling){ .whom = &sql_notice_on_option,
                                      .kind = NOTICE_NEW_VERSION,
                                      .about_id = version.option_id,
                                      .number = version.number },
                   version.id);
}

static enum result on_review(const struct hearing *hearing)
{
    enum result result =
        tell(hearing, &(struct telling){ .whom = &sql_notice_spoken, .kind = NOTICE_REVIEW });

    return result == OK ? tell(hearing, &(struct telling){ .whom = &sql_notice_review,
                                                           .kind = NOTICE_REVIEW,
                                                           .asks = true })
                        : result;
}

/* "Does version 3 answer you?" has an answer within some days. */
static enum result on_asked(const struct hearing *hearing)
{
    struct telling telling = {
        .whom = &sql_notice_concern_author,
        .kind = NOTICE_ASKED,
        .about_id = hearing->deed->concern_id,
        .asks = true,
    };
    struct concern concern;
    struct rules rules;
    enum result result = rules_read(hearing->db, hearing->decision->rules_version, &rules);

    if (result == OK)
        result = concern_find(hearing->db, hearing->arena, hearing->deed->concern_id, &concern);
    if (result != OK)
        return result;
    telling.number = concern.asked_number;
    telling.until_at = hearing->deed->at + rules.answer_days * DAY_SECONDS;
    return tell(hearing, &telling);
}

static enum result on_transition(const struct hearing *hearing)
{
    const struct deed *deed = hearing->deed;
    int64_t ends_at;
    enum result result = OK;

    if (deed->from == deed->to) {
        if (deed->to == STATE_PROPOSED)
            return on_version(hearing);
        result = call_ends(hearing, &ends_at);
        return result == OK && deed->actor_id && ends_at > deed->at ? on_call(hearing) : result;
    }
    switch (deed->to) {
    case STATE_LAST_CALL: return on_call(hearing);
    case STATE_UNDER_REVIEW: return on_review(hearing);
    case STATE_ADOPTED:
    case STATE_FORKED:
    case STATE_CLOSED:
        return tell(hearing,
                    &(struct telling){ .whom = &sql_notice_spoken, .kind = NOTICE_DECIDED });
    default: return OK;
    }
}

/* Who is asked to own a branch; and when one is short of owners, who tries it. */
static enum result on_branch(const struct hearing *hearing)
{
    struct telling asked = {
        .whom = &sql_notice_owner_asked,
        .kind = NOTICE_OWNER_ASKED,
        .about_id = hearing->deed->branch_id,
        .asks = true,
    };
    struct telling needed = {
        .whom = &sql_notice_members,
        .kind = NOTICE_OWNERS_NEEDED,
        .about_id = hearing->deed->branch_id,
        .asks = true,
    };
    struct rules rules;
    enum result result = tell(hearing, &asked);

    if (result == OK)
        result = rules_read(hearing->db, hearing->decision->rules_version, &rules);
    return result == OK && hearing->deed->kind == DEED_OWNER
               ? tell_by(hearing, &needed, rules.owners)
               : result;
}

static enum result on_whole(const struct hearing *hearing)
{
    switch (hearing->deed->kind) {
    case DEED_TRANSITION: return on_transition(hearing);
    case DEED_VERSION: return on_version(hearing);
    case DEED_EXTENDED: return on_extended(hearing);
    case DEED_CLERK:
        return tell(hearing, &(struct telling){
                                 .whom = &sql_notice_clerk, .kind = NOTICE_CLERK, .asks = true });
    case DEED_WARNED:
        return tell(hearing, &(struct telling){
                                 .whom = &sql_notice_leads, .kind = NOTICE_WARNED, .asks = true });
    case DEED_CHARTER:
    case DEED_OWNER: return on_branch(hearing);
    case DEED_VERDICT:
        return tell(
            hearing,
            &(struct telling){ .whom = &sql_notice_owners, .kind = NOTICE_VERDICT, .asks = true });
    case DEED_HIDDEN:
        return hearing->decision->hidden_at
                   ? db_do(hearing->db, sql_notices_forget_decision, value(hearing->decision->id))
                   : OK;
    default: return OK;
    }
}

static enum result on_concern(const struct hearing *hearing)
{
    const struct deed *deed = hearing->deed;

    switch (deed->kind) {
    case DEED_CONCERN:
        return tell(hearing, &(struct telling){ .whom = &sql_notice_leads,
                                                .kind = NOTICE_CONCERN,
                                                .about_id = deed->concern_id,
                                                .asks = true });
    case DEED_SECOND: return tell_concern(hearing, NOTICE_SECONDED);
    case DEED_SUSTAINED: return tell_concern(hearing, NOTICE_SUSTAINED);
    case DEED_STOOD_ASIDE: return tell_concern(hearing, NOTICE_STOOD_ASIDE);
    case DEED_REPLY:
        return tell(hearing, &(struct telling){ .whom = &sql_notice_answered,
                                                .kind = NOTICE_ANSWERED,
                                                .about_id = deed->concern_id });
    case DEED_LAPSED: return tell_concern(hearing, NOTICE_LAPSED);
    case DEED_ARBITRATED: return tell_concern(hearing, NOTICE_JUDGED);
    case DEED_ASKED: return on_asked(hearing);
    case DEED_ARBITERS:
        return tell(hearing, &(struct telling){ .whom = &sql_notice_arbiters,
                                                .kind = NOTICE_ARBITER,
                                                .about_id = deed->concern_id,
                                                .asks = true });
    default: return on_whole(hearing);
    }
}

enum result decision_notices_hear(struct db *db, struct arena *arena, const struct deed *deed,
                                  const struct decision *decision)
{
    return on_concern(&(struct hearing){ db, arena, deed, decision });
}
