#include "base/arena.h"
#include "decisions/concern_inside.h"
#include "decisions/part.h"
#include "render/json.h"
#include "render/language.h"
#include "render/markdown.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* White space folded: a passage is copied with the line breaks of a screen. */
static struct str folded(struct arena *arena, struct str text)
{
    char *out = arena_alloc(arena, text.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!is_space(text.data[i]))
            out[length++] = text.data[i];
        else if (length && out[length - 1] != ' ')
            out[length++] = ' ';
    }
    return (struct str){ out, length };
}

static bool holds(struct arena *arena, struct str text, struct str passage)
{
    struct str in = folded(arena, text);

    return str_find(in, folded(arena, passage), 0) < in.length;
}

/* In the words as they were typed, or as they are shown. */
static bool has_passage(struct arena *arena, const struct text_version *version, struct str passage)
{
    return !passage.length || holds(arena, version->text, passage) ||
           holds(arena, markdown_plain(arena, version->html, MARKDOWN_WRITTEN_MAX), passage);
}

/* A concern while it is raised. */
struct raising {
    struct concern_wish wish;
    struct problems *problems;
    struct facts facts;
    struct text_version version;
    struct option option;
};

static enum result check_words(struct arena *arena, struct raising *raising)
{
    static const struct part_text passage = { "passage", "", 0, PASSAGE_MAX };
    static const struct part_text harm = {
        "harm", N_("Say in at least {count} characters what harm you see."), HARM_MIN, HARM_MAX
    };
    static const struct part_text remedy = {
        "remedy",
        N_("Say in at least {count} characters what would lift it: without that, nobody can answer "
           "you."),
        REMEDY_MIN, REMEDY_MAX
    };
    struct concern_wish *wish = &raising->wish;
    enum result results[] = {
        part_text_check(&wish->passage, &passage, raising->problems),
        part_text_check(&wish->harm, &harm, raising->problems),
        part_text_check(&wish->remedy, &remedy, raising->problems),
    };

    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (results[i] != OK)
            return results[i];
    if (has_passage(arena, &raising->version, wish->passage))
        return OK;
    return problem_add(raising->problems, "passage",
                       N_("The text does not hold these words: copy them from it, or leave this "
                          "empty."));
}

static enum result check_text(const struct raising *raising)
{
    const struct option *option = &raising->option;
    bool in_review = raising->facts.decision.state == STATE_UNDER_REVIEW;

    if (option->version_id != raising->version.id)
        return problem_add_count(raising->problems, "version",
                                 N_("That is an old version: read version {count} first."),
                                 option->version_number);
    if (option->set_aside_at)
        return problem_add(raising->problems, "version", N_("This option was set aside."));
    if (in_review ? !option->is_current : option->kind == OPTION_VERDICT)
        return problem_add(raising->problems, "version",
                           N_("This text is not before the people now."));
    return OK;
}

static enum result check_block(const struct raising *raising)
{
    if (!raising->wish.is_block)
        return OK;
    if (raising->facts.blocks)
        return problem_add(raising->problems, "",
                           N_("You object to this text already: say more in a reply to your "
                              "objection."));
    if (raising->facts.decision.state == STATE_OPEN || !raising->option.is_current)
        return problem_add(raising->problems, "",
                           N_("Only the text that is proposed can be stopped: raise a concern "
                              "instead, or support another option."));
    return OK;
}

static enum result find_text(struct db *db, struct arena *arena, struct raising *raising)
{
    enum result result = version_find(db, arena, raising->wish.version_id, &raising->version);

    if (result == OK)
        result = option_find(db, arena, raising->version.option_id, &raising->option);
    if (result == OK && raising->version.decision_id != raising->wish.decision_id)
        return NOT_FOUND;
    return result;
}

static enum result add(struct db *db, const struct raising *raising, struct concern_work *work)
{
    const struct concern_wish *wish = &raising->wish;
    int64_t now = raising->facts.now;
    int64_t second_until =
        wish->is_block ? now + raising->facts.rules.second_days * DAY_SECONDS : 0;
    struct rows rows =
        db_query(db, sql_concern_add, value(wish->decision_id), value(wish->actor_id),
                 value(wish->version_id), value(wish->passage), value(wish->harm),
                 value(wish->remedy), value(wish->is_must || wish->is_block), value(wish->is_block),
                 value(second_until), value(now));

    work->facts = raising->facts;
    work->actor_id = wish->actor_id;
    work->concern = (struct concern){
        .decision_id = wish->decision_id,
        .author.id = wish->actor_id,
        .version_id = wish->version_id,
        .option_id = raising->option.id,
        .harm = wish->harm,
        .is_block = wish->is_block,
    };
    if (rows_next(&rows))
        work->concern.id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static void put_raised(struct json *json, const void *context)
{
    const struct concern_wish *wish = context;

    json_put_bool(json, "block", wish->is_block);
    json_put_bool(json, "must", wish->is_must || wish->is_block);
    if (wish->passage.length)
        json_put_string(json, "passage", wish->passage);
    json_put_string(json, "remedy", wish->remedy);
}

static enum result record(struct db *db, struct arena *arena, const struct raising *raising,
                          const struct concern *concern)
{
    return deed_record(db, arena,
                       &(struct deed){ .decision_id = concern->decision_id,
                                       .kind = DEED_CONCERN,
                                       .actor_id = raising->wish.actor_id,
                                       .at = raising->facts.now,
                                       .option_id = concern->option_id,
                                       .version_id = concern->version_id,
                                       .concern_id = concern->id,
                                       .words = raising->wish.harm,
                                       .details = put_raised,
                                       .context = &raising->wish });
}

enum result concern_raise(struct db *db, struct arena *arena, const struct concern_wish *wish,
                          struct problems *problems, int64_t *concern_id)
{
    struct raising raising = { .wish = *wish, .problems = problems };
    struct concern_work work = { 0 };
    enum result result = part_begin(db, arena, wish->decision_id, wish->actor_id, &raising.facts);

    if (result == OK)
        result = part_in(&raising.facts, PARTS_OPEN, problems);
    if (result == OK)
        result = find_text(db, arena, &raising);
    if (result == OK)
        result = check_words(arena, &raising);
    if (result == OK)
        result = check_text(&raising);
    if (result == OK)
        result = check_block(&raising);
    if (result == OK)
        result = add(db, &raising, &work);
    if (result == OK)
        result = concern_hold_block(db, &work);
    *concern_id = work.concern.id;
    return result == OK ? record(db, arena, &raising, &work.concern) : result;
}
