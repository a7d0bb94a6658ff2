#include "meetings/decide.h"

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/deed.h"
#include "decisions/option.h"
#include "decisions/rules.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { HOUR = 60 * 60, REASON_CHARACTERS = 200 };

bool item_may_propose(const struct meeting *meeting, const struct item *item)
{
    return meeting->published_at && item->text.text.length && item->decision_id &&
           !item->proposed_at && item->decision_state == STATE_OPEN;
}

bool item_may_open(const struct meeting *meeting, const struct item *item, int64_t now)
{
    return !meeting->cancelled_at && now >= meeting->starts_at && item->topic_id &&
           !item->decision_id;
}

/* One person alone is no meeting. */
static enum result check_present(struct db *db, const struct meeting *meeting,
                                 struct problems *problems)
{
    struct rows rows = db_query(db, sql_present_count, value(meeting->id));
    int64_t people = 0;
    enum result result;

    if (rows_next(&rows))
        people = row_integer(&rows, "people");
    result = rows_end_one(&rows);
    if (result == OK && people < PRESENT_TO_PROPOSE_MIN)
        return problem_add_count(problems, "",
                                 N_("A meeting proposes when at least {count} people are noted as "
                                    "present. As one person, write in the decision."),
                                 PRESENT_TO_PROPOSE_MIN);
    return result;
}

static enum result check_proposal(const struct meeting *meeting, const struct item *item,
                                  struct problems *problems)
{
    if (!meeting->published_at)
        return problem_add(problems, "",
                           N_("Publish the minutes first, so that those who were not there know "
                              "what it is about."));
    if (!item->text.text.length)
        return problem_add(problems, "", N_("The item has no text to propose."));
    if (!item->decision_id)
        return problem_add(problems, "", N_("The item is about no decision yet: open one."));
    if (item->proposed_at)
        return problem_add(problems, "", N_("It was proposed already."));
    return OK;
}

struct proposal {
    const struct item *item;
    int64_t decision_id;
    int64_t option_id;
    int64_t version_id;
};

static void put_proposal(struct json *json, const void *context)
{
    const struct proposal *proposal = context;

    json_put_integer(json, "item_id", proposal->item->id);
    json_put_integer(json, "decision_id", proposal->decision_id);
    if (proposal->version_id)
        json_put_integer(json, "version_id", proposal->version_id);
}

static enum result record(struct db *db, struct arena *arena, const struct meeting *meeting,
                          const char *word, int64_t actor_id, const struct proposal *proposal)
{
    struct meeting_act act = { .meeting_id = meeting->id,
                               .word = word,
                               .actor_id = actor_id,
                               .details = put_proposal,
                               .context = proposal };

    return meeting_log(db, arena, &act);
}

static enum result find_text(struct db *db, struct proposal *proposal)
{
    struct rows rows = db_query(db, sql_decision_text, value(proposal->decision_id));

    if (rows_next(&rows))
        proposal->version_id = row_integer(&rows, "version_id");
    return rows_end_one(&rows);
}

/* Who was not there has until then to object to the minutes: not less to the text. */
static enum result keep_window_open(struct db *db, struct arena *arena,
                                    const struct meeting *meeting, int64_t decision_id)
{
    enum result result =
        db_do(db, sql_decision_window_until, value(decision_id), value(meeting->open_until));

    return result == OK ? decision_reckon(db, arena, decision_id, clock_now()) : result;
}

static enum result set_proposed(struct db *db, const struct proposal *proposal)
{
    struct rows rows = db_query(db, sql_item_proposed, value(proposal->item->id),
                                value(proposal->version_id), value(clock_now()));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

static enum result render(struct arena *arena, const struct item *item, struct problems *problems,
                          struct written *written)
{
    return written_prepare(arena, item->text.text, "", problems, written);
}

static enum result put_to_the_people(struct db *db, struct arena *arena,
                                     const struct meeting *meeting, struct proposal *proposal,
                                     int64_t actor_id, struct problems *problems)
{
    struct written written;
    struct option_wish option = {
        .decision_id = proposal->decision_id,
        .actor_id = actor_id,
        .title = str_shorten(arena, proposal->item->title, OPTION_TITLE_MAX),
        .written = &written,
    };
    struct propose_wish propose = {
        .decision_id = proposal->decision_id,
        .actor_id = actor_id,
        .by_meeting = true,
        .reason = str_shorten(arena, meeting->title, REASON_CHARACTERS),
    };
    enum result result = render(arena, proposal->item, problems, &written);

    if (result == OK)
        result = option_add(db, arena, &option, problems, &propose.option_id);
    return result == OK ? option_propose(db, arena, &propose, problems) : result;
}

enum result item_propose(struct db *db, struct arena *arena, const struct meeting *meeting,
                         const struct item *item, int64_t actor_id, struct problems *problems)
{
    struct proposal proposal = { .item = item, .decision_id = item->decision_id };
    enum result result = check_proposal(meeting, item, problems);

    if (result == OK)
        result = check_present(db, meeting, problems);
    if (result == OK)
        result = put_to_the_people(db, arena, meeting, &proposal, actor_id, problems);
    if (result == OK)
        result = find_text(db, &proposal);
    if (result == OK)
        result = set_proposed(db, &proposal);
    if (result == OK)
        result = keep_window_open(db, arena, meeting, proposal.decision_id);
    return result == OK ? record(db, arena, meeting, "proposed", actor_id, &proposal) : result;
}

static enum result check_opening(const struct meeting *meeting, const struct item *item,
                                 struct problems *problems)
{
    if (item_may_open(meeting, item, clock_now()))
        return OK;
    if (item->decision_id)
        return problem_add(problems, "", N_("The item is about a decision already."));
    if (!item->topic_id)
        return problem_add(problems, "",
                           N_("The item is about no debate that a decision could be opened in."));
    return problem_add(problems, "", N_("The meeting does not take place, or has not begun."));
}

static enum result set_opened(struct db *db, const struct proposal *proposal)
{
    struct rows rows =
        db_query(db, sql_item_opened, value(proposal->item->id), value(proposal->decision_id),
                 value_id(proposal->version_id), value(proposal->version_id ? clock_now() : 0));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

enum result item_open(struct db *db, struct arena *arena, const struct meeting *meeting,
                      const struct item *item, const struct open_wish *asked,
                      struct problems *problems, int64_t *decision_id)
{
    struct proposal proposal = { .item = item };
    struct open_wish wish = *asked;
    enum result result = check_opening(meeting, item, problems);

    wish.topic_id = item->topic_id;
    if (result == OK)
        result = decision_open(db, arena, &wish, problems, &proposal.decision_id);
    if (result == OK)
        result = set_opened(db, &proposal);
    if (result != OK)
        return result;
    *decision_id = proposal.decision_id;
    return record(db, arena, meeting, "opened", wish.author_id, &proposal);
}

static enum result fill_notice(struct db *db, struct notice_wish *wish)
{
    struct rules rules;
    enum result result = rules_read(db, 0, &rules);

    wish->is_urgent = wish->by_meeting = true;
    wish->until = clock_now() + rules.urgent_hours * HOUR;
    return result;
}

enum result item_announce(struct db *db, struct arena *arena, const struct meeting *meeting,
                          const struct item *item, const struct notice_wish *asked,
                          struct problems *problems, int64_t *decision_id)
{
    struct proposal proposal = { .item = item };
    struct notice_wish wish = *asked;
    struct written written;
    enum result result = check_opening(meeting, item, problems);

    wish.topic_id = item->topic_id;
    if (result == OK && !item->text.text.length)
        result = problem_add(problems, "", N_("The item has no text to propose."));
    if (result == OK)
        result = check_present(db, meeting, problems);
    if (result == OK)
        result = render(arena, item, problems, &written);
    wish.written = &written;
    if (result == OK)
        result = fill_notice(db, &wish);
    if (result == OK)
        result = notice_give(db, arena, &wish, problems, &proposal.decision_id);
    if (result == OK)
        result = find_text(db, &proposal);
    if (result == OK)
        result = set_opened(db, &proposal);
    if (result != OK)
        return result;
    *decision_id = proposal.decision_id;
    return record(db, arena, meeting, "announced", wish.author_id, &proposal);
}
