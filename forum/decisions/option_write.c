#include "base/arena.h"
#include "decisions/concern.h"
#include "decisions/move.h"
#include "decisions/option.h"
#include "decisions/part.h"
#include "decisions/stance.h"
#include "render/diff.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { TEXTS_CHANGE = 1u << STATE_OPEN | 1u << STATE_PROPOSED };

/* What the log says of a text: enough to check it by. */
struct text_details {
    const struct option *option;
    struct text_version version;
    const int64_t *answers;
    size_t answer_count;
};

static void put_details(struct json *json, const void *context)
{
    const struct text_details *details = context;

    json_put_string(json, "title", details->option->title);
    if (!details->version.id)
        return;
    json_put_integer(json, "number", details->version.number);
    json_put_string(json, "sha256", details->version.hash);
    json_put_bool(json, "substantial", details->version.is_substantial);
    json_key(json, "answers");
    json_begin_array(json);
    for (size_t i = 0; i < details->answer_count; i++)
        json_number(json, details->answers[i]);
    json_end(json);
}

/* Writes a text and reads it as the log will say it. */
static enum result write_version(struct db *db, struct arena *arena, const struct version_row *row,
                                 struct text_details *details)
{
    int64_t id = 0;
    enum result result = version_write(db, arena, row, &id);

    return result == OK ? version_find(db, arena, id, &details->version) : result;
}

static enum result check_option(struct db *db, struct option_wish *wish, struct problems *problems)
{
    static const struct part_text bounds = { "title",
                                             N_("Name the option in at least {count} characters."),
                                             OPTION_TITLE_MIN, OPTION_TITLE_MAX };
    struct rows rows = db_query(db, sql_options_count, value(wish->decision_id));
    bool is_full = rows_next(&rows) && row_integer(&rows, "options") >= OPTIONS_MAX;
    enum result result = rows_end(&rows);

    if (result == OK)
        result = part_text_check(&wish->title, &bounds, problems);
    if (result == OK && is_full)
        result = problem_add_count(problems, "",
                                   N_("There are {count} options already: add a version to one of "
                                      "them."),
                                   OPTIONS_MAX);
    return result;
}

static enum result add(struct db *db, struct arena *arena, const struct option_wish *wish,
                       int64_t at, struct option *option)
{
    struct text_details details = { .option = option };
    struct deed deed = {
        .decision_id = wish->decision_id,
        .kind = DEED_OPTION,
        .actor_id = wish->actor_id,
        .at = at,
        .details = put_details,
        .context = &details,
    };
    struct option_row row = { wish->decision_id, OPTION_CHOICE, wish->title, wish->actor_id, at };
    enum result result = option_write(db, &row, &option->id);

    if (result == OK)
        result = write_version(db, arena,
                               &(struct version_row){ .option_id = option->id,
                                                      .author_id = wish->actor_id,
                                                      .written = wish->written,
                                                      .at = at },
                               &details);
    deed.option_id = option->id;
    deed.version_id = details.version.id;
    return result == OK ? deed_record(db, arena, &deed) : result;
}

enum result option_add(struct db *db, struct arena *arena, const struct option_wish *asked,
                       struct problems *problems, int64_t *option_id)
{
    struct option_wish wish = *asked;
    struct option option = { 0 };
    struct facts facts;
    enum result result = part_begin(db, arena, wish.decision_id, wish.actor_id, &facts);

    if (result == OK)
        result = part_in(&facts, TEXTS_CHANGE, problems);
    if (result == OK)
        result = check_option(db, &wish, problems);
    option.title = wish.title;
    if (result == OK)
        result = add(db, arena, &wish, facts.now, &option);
    *option_id = option.id;
    return result;
}

/* An option one may choose: of this decision, not a verdict, not the status quo. */
static enum result find_choice(struct db *db, struct arena *arena, int64_t decision_id, int64_t id,
                               struct option *option)
{
    enum result result = option_find(db, arena, id, option);

    if (result == OK && (option->decision_id != decision_id || option->kind != OPTION_CHOICE))
        return NOT_FOUND;
    return result;
}

/* A new version while it is made. */
struct making {
    const struct version_wish *wish;
    struct problems *problems;
    struct facts facts;
    struct option option;
    struct text_version before;
    struct text_details details;
};

static enum result check_small(struct arena *arena, const struct making *making)
{
    struct diff diff = diff_texts(arena, making->before.text, making->wish->written->text);
    size_t words = diff.words_added > diff.words_removed ? diff.words_added : diff.words_removed;

    if ((int64_t)words <= making->facts.rules.small_words)
        return OK;
    return problem_add_count(making->problems, "is_small",
                             N_("A small correction changes {count} words at most: this is a new "
                                "version, and people are asked again."),
                             making->facts.rules.small_words);
}

static enum result check_version(struct arena *arena, const struct making *making)
{
    const struct version_wish *wish = making->wish;
    struct str note = wish->note;
    static const struct part_text bounds = { "note", N_("Say what changed."), 3, OPTION_NOTE_MAX };
    enum result result = part_text_check(&note, &bounds, making->problems);

    if (str_equal(wish->written->text, making->before.text))
        result = problem_add(making->problems, "text", N_("Nothing changed in the text."));
    if (wish->based_on && wish->based_on != making->before.id)
        result = problem_add_count(making->problems, "text",
                                   N_("Version {count} came meanwhile: look at it, then send yours "
                                      "again."),
                                   making->before.number);
    return result == OK && wish->is_small ? check_small(arena, making) : result;
}

static enum result check_rights(const struct making *making)
{
    const struct facts *facts = &making->facts;
    bool may = making->option.is_current ? facts->is_author || facts->is_clerk
                                         : making->option.author.id == facts->actor_id;

    if (may)
        return OK;
    return problem_add(making->problems, "",
                       making->option.is_current
                           ? N_("Who asked the question, or its clerk, writes new versions of the "
                                "proposed text: raise a concern that says what should change.")
                           : N_("Who wrote this option changes it: write an option of your own, or "
                                "tell them in the debate."));
}

static enum result find_version(struct db *db, struct arena *arena, struct making *making)
{
    const struct version_wish *wish = making->wish;
    enum result result =
        find_choice(db, arena, wish->decision_id, wish->option_id, &making->option);

    if (result == OK && !making->option.version_id)
        return NOT_FOUND;
    if (result == OK)
        result = part_in(&making->facts, TEXTS_CHANGE, making->problems);
    if (result == OK)
        result = check_rights(making);
    if (result == OK && making->option.set_aside_at)
        result = problem_add(making->problems, "",
                             N_("This option was set aside: write a new one instead."));
    if (result == OK && making->option.version_number >= VERSIONS_MAX)
        result = problem_add_count(making->problems, "",
                                   N_("There are {count} versions already: write a new option."),
                                   VERSIONS_MAX);
    if (result == OK)
        result = version_find(db, arena, making->option.version_id, &making->before);
    return result;
}

static enum result write_making(struct db *db, struct arena *arena, struct making *making)
{
    const struct version_wish *wish = making->wish;
    struct version_row row = {
        .option_id = wish->option_id,
        .author_id = wish->actor_id,
        .written = wish->written,
        .note = str_trim(wish->note),
        .is_small = wish->is_small,
        .at = making->facts.now,
    };

    making->details.option = &making->option;
    making->details.answers = wish->answers;
    making->details.answer_count = wish->answer_count;
    return write_version(db, arena, &row, &making->details);
}

/* Without a transition: a small correction, or a text that is not the proposed one. */
static enum result add_plain(struct db *db, struct arena *arena, struct making *making)
{
    struct deed deed = {
        .decision_id = making->wish->decision_id,
        .kind = DEED_VERSION,
        .actor_id = making->wish->actor_id,
        .at = making->facts.now,
        .option_id = making->option.id,
        .words = str_trim(making->wish->note),
        .details = put_details,
        .context = &making->details,
    };
    enum result result = write_making(db, arena, making);

    deed.version_id = making->details.version.id;
    if (result == OK && making->option.is_current)
        result =
            db_do(db, sql_decision_set_version, value(deed.decision_id), value(deed.version_id));
    return result == OK ? deed_record(db, arena, &deed) : result;
}

static enum result revise(struct db *db, struct arena *arena, struct making *making)
{
    struct move_wish wish = {
        .decision_id = making->wish->decision_id,
        .act = ACT_REVISE,
        .actor_id = making->wish->actor_id,
        .may_write = true,
        .reason = str_trim(making->wish->note),
    };
    struct move move;
    enum result result = move_begin(db, arena, &wish, making->problems, &move);

    if (result == OK)
        result = write_making(db, arena, making);
    if (result != OK)
        return result;
    move.version_id = making->details.version.id;
    move.details = put_details;
    move.context = &making->details;
    return move_end(db, arena, &move);
}

static enum result follow(struct db *db, struct arena *arena, const struct making *making)
{
    const struct version_wish *wish = making->wish;
    struct version_follow follow = {
        .decision_id = wish->decision_id,
        .version_id = making->details.version.id,
        .actor_id = wish->actor_id,
        .note = str_trim(wish->note),
        .answers = wish->answers,
        .answer_count = wish->answer_count,
        .at = making->facts.now,
    };

    return version_followed(db, arena, &follow, making->problems);
}

enum result version_add(struct db *db, struct arena *arena, const struct version_wish *wish,
                        struct problems *problems, int64_t *version_id)
{
    struct making making = { .wish = wish, .problems = problems };
    enum result result = part_begin(db, arena, wish->decision_id, wish->actor_id, &making.facts);

    if (result == OK)
        result = find_version(db, arena, &making);
    if (result == OK)
        result = check_version(arena, &making);
    if (result == OK)
        result = making.option.is_current && !wish->is_small ? revise(db, arena, &making)
                                                             : add_plain(db, arena, &making);
    if (result == OK)
        result = follow(db, arena, &making);
    *version_id = making.details.version.id;
    return result;
}

enum result version_followed(struct db *db, struct arena *arena,
                             const struct version_follow *follow, struct problems *problems)
{
    struct text_version version;
    enum result result = version_find(db, arena, follow->version_id, &version);

    for (size_t i = 0; result == OK && i < follow->answer_count; i++)
        result = concern_answered_by(db, arena, follow, follow->answers[i], problems);
    if (result != OK || !version.is_substantial)
        return result;
    result = stances_go_stale(db, version.option_id);
    return result == OK ? concerns_ask_all(db, arena, follow) : result;
}

enum result option_propose(struct db *db, struct arena *arena, const struct propose_wish *wish,
                           struct problems *problems)
{
    struct option option;
    struct text_details details = { .option = &option };
    struct move_wish asked = {
        .decision_id = wish->decision_id,
        .act = ACT_PROPOSE,
        .actor_id = wish->actor_id,
        .may_write = true,
        .by_meeting = wish->by_meeting,
        .reason = wish->reason,
    };
    struct move move;
    enum result result = find_choice(db, arena, wish->decision_id, wish->option_id, &option);

    if (result == OK && (!option.version_id || option.set_aside_at))
        result = problem_add(problems, "option",
                             N_("Choose an option that has a text and is not set aside."));
    if (result == OK)
        result = move_begin(db, arena, &asked, problems, &move);
    if (result == OK)
        result = version_find(db, arena, option.version_id, &details.version);
    if (result != OK)
        return result;
    move.version_id = option.version_id;
    move.details = put_details;
    move.context = &details;
    return move_end(db, arena, &move);
}

static enum result check_set_aside(const struct facts *facts, const struct option *option,
                                   struct str *reason, struct problems *problems)
{
    static const struct part_text bounds = {
        "reason", N_("Say in at least {count} characters why it is set aside."), 10, SET_ASIDE_MAX
    };
    enum result result = part_in(facts, TEXTS_CHANGE, problems);

    if (result == OK && option->is_current)
        result = problem_add(problems, "",
                             N_("This text is the one that is proposed: it cannot be set aside."));
    if (result == OK && !facts->is_author && !facts->is_clerk &&
        option->author.id != facts->actor_id)
        result = problem_add(problems, "", N_("It is not for you to do this here."));
    return result == OK ? part_text_check(reason, &bounds, problems) : result;
}

enum result option_set_aside(struct db *db, struct arena *arena, const struct set_aside_wish *wish,
                             struct problems *problems)
{
    struct str reason = wish->reason;
    struct option option;
    struct facts facts;
    enum result result = part_begin(db, arena, wish->decision_id, wish->actor_id, &facts);

    if (result == OK)
        result = find_choice(db, arena, wish->decision_id, wish->option_id, &option);
    if (result == OK)
        result = check_set_aside(&facts, &option, &reason, problems);
    if (result == OK)
        result = db_do(db, sql_option_set_aside, value(option.id), value(facts.now), value(reason));
    if (result != OK)
        return result;
    return deed_record(db, arena,
                       &(struct deed){ .decision_id = wish->decision_id,
                                       .kind = DEED_SET_ASIDE,
                                       .actor_id = wish->actor_id,
                                       .at = facts.now,
                                       .option_id = option.id,
                                       .words = reason });
}
