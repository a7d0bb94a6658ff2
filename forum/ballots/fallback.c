#include "ballots/fallback.h"

#include <inttypes.h>

#include "ballots/close.h"
#include "base/arena.h"
#include "base/log.h"
#include "decisions/deed.h"
#include "decisions/option.h"
#include "law/canon.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "texts/link.h"

_Static_assert((int)OPTIONS_MAX < (int)PROPOSALS_MAX, "all options and the status quo are graded");

static bool is_there(const struct ballot_wish *wish, struct str words)
{
    for (size_t i = 0; i < wish->proposal_count; i++)
        if (str_equal(wish->proposals[i], words))
            return true;
    return false;
}

/* Titles may be equal, or look so: their numbers tell them apart. */
static struct str name_of(struct arena *arena, const struct ballot_wish *wish,
                          const struct option *option)
{
    struct str title = canon_text(arena, option->title);

    if (title.length && !is_there(wish, title))
        return title;
    return canon_text(arena,
                      str_format(arena, "%.*s (%lld)", STR_ARGS(title), (long long)option->number));
}

static void propose(struct ballot_wish *wish, struct str words, int64_t version_id)
{
    wish->proposals[wish->proposal_count] = words;
    wish->proposal_versions[wish->proposal_count++] = version_id;
}

/* The proposed one too when it was set aside before it was proposed. */
static bool is_graded(const struct option *option)
{
    return option->is_current || (option->kind == OPTION_CHOICE && option->number > 0 &&
                                  option->version_id && !option->set_aside_at);
}

static enum result propose_options(struct db *db, struct arena *arena,
                                   const struct decision *decision, struct ballot_wish *wish)
{
    const struct language *language = language_find(decision->lang);
    struct options options = { 0 };
    enum result result = options_of(db, arena, decision->id, &options);

    for (size_t i = 0; i < options.count && wish->proposal_count < PROPOSALS_MAX - 1; i++) {
        const struct option *option = &options.items[i];

        if (is_graded(option))
            propose(wish, name_of(arena, wish, option),
                    option->is_current ? decision->version_id : option->version_id);
    }
    propose(wish, language_text(language ? language : language_english, N_("Nothing changes")), 0);
    ballot_usual_grades(wish);
    return result;
}

static struct ballot_wish wish_of(const struct decision *decision, const struct vote *vote)
{
    return (struct ballot_wish){
        .item = { .lang = decision->lang,
                  .question = decision->question,
                  .kind = decision->fallback == FALLBACK_JUDGMENT ? BALLOT_JUDGMENT : BALLOT_YES_NO,
                  .source = WORDS_OPTION,
                  .option_version_id = decision->version_id,
                  .decision_id = decision->id,
                  .is_fallback = true,
                  .electorate = VOTERS_ALL,
                  .opens_at = vote->opened_at,
                  .closes_at = vote->ends_at },
    };
}

/* Nothing of it was typed just now: what is wrong with it is said in the log of the server. */
static void say(struct arena *arena, const struct decision *decision,
                const struct problems *problems)
{
    struct str number = str_format(arena, "%" PRId64, decision->id);

    for (size_t i = 0; i < problems->count; i++)
        log_event(LOG_ERROR, "vote-not-opened", { "decision", number },
                  { "field", str_of(problems->items[i].field) },
                  { "why", str_of(problems->items[i].message) });
}

static enum result plan(struct db *db, struct arena *arena, const struct decision *decision,
                        struct ballot_item *item)
{
    struct problems problems = { .arena = arena };
    struct vote vote = { 0 };
    struct ballot_wish wish;
    enum result result = decision_vote(db, arena, decision->id, &vote);

    wish = wish_of(decision, &vote);
    if (result == OK && wish.item.kind == BALLOT_JUDGMENT)
        result = propose_options(db, arena, decision, &wish);
    if (result == OK)
        result = ballot_plan(db, arena, &wish, &problems, &item->id);
    say(arena, decision, &problems);
    return result;
}

static enum result open(struct db *db, struct arena *arena, const struct decision *decision,
                        int64_t at)
{
    struct ballot_item item = { 0 };
    enum result result = plan(db, arena, decision, &item);

    if (result == OK)
        result = db_do(db, sql_fallback_tie, value(item.id), value(decision->topic_id),
                       value((int64_t)RELATION_DECIDES), value(at));
    if (result == OK)
        result = ballot_open(db, arena, item.id, at);
    if (result == OK)
        result = ballot_find(db, arena, item.id, &item);
    return result == OK ? vote_held_at(db, decision->id, ballot_path(arena, &item), item.roll_count)
                        : result;
}

enum result fallback_hear(struct db *db, struct arena *arena, const struct deed *deed,
                          const struct decision *decision)
{
    if (deed->kind != DEED_TRANSITION || deed->to != STATE_VOTING)
        return OK;
    return open(db, arena, decision, deed->at);
}

static enum result read_shares(struct db *db, struct arena *arena, const struct ballot_item *item,
                               struct vote_outcome *outcome)
{
    struct ballot_figures figures = { 0 };
    enum result result = ballot_figures_of(db, arena, item->id, &figures);

    for (size_t i = 0; i < figures.count; i++)
        switch (figures.items[i].grade) {
        case 1: outcome->yes = figures.items[i].votes; break;
        case 2: outcome->no = figures.items[i].votes; break;
        default: outcome->abstain = figures.items[i].votes; break;
        }
    outcome->is_carried = item->outcome == OUTCOME_CARRIED;
    return result;
}

/* The text of an option carries; the status quo is what there is without a vote. */
static enum result read_winner(struct db *db, const struct ballot_item *item,
                               struct vote_outcome *outcome)
{
    struct rows rows = db_query(db, sql_fallback_winner, value(item->id), value(item->winner));

    if (rows_next(&rows))
        outcome->version_id = row_integer(&rows, "option_version_id");
    outcome->is_carried = item->outcome == OUTCOME_CARRIED && outcome->version_id;
    return rows_end(&rows);
}

static enum result find_item(struct db *db, struct arena *arena, int64_t decision_id,
                             struct ballot_item *item)
{
    struct rows rows = db_query(db, sql_fallback_item, value(decision_id));
    int64_t id = 0;
    enum result result;

    if (rows_next(&rows))
        id = row_integer(&rows, "id");
    result = rows_end_one(&rows);
    return result == OK ? ballot_find(db, arena, id, item) : result;
}

enum result fallback_count(struct db *db, struct arena *arena, int64_t decision_id, int64_t at)
{
    struct vote_outcome outcome = { .decision_id = decision_id, .at = at };
    struct ballot_item item = { 0 };
    enum result result = find_item(db, arena, decision_id, &item);

    /* A vote that began before votes were held here has no item, and nothing carries it. */
    if (result == NOT_FOUND)
        return OK;
    if (result == OK && !item.closed_at) {
        result = ballot_close(db, arena, item.id, at);
        if (result == OK)
            result = ballot_find(db, arena, item.id, &item);
    }
    if (result == OK)
        result = item.kind == BALLOT_JUDGMENT ? read_winner(db, &item, &outcome)
                                              : read_shares(db, arena, &item, &outcome);
    return result == OK ? vote_record(db, arena, &outcome) : result;
}
