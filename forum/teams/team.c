#include "teams/team.h"

#include "accounts/account.h"
#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "render/markdown.h"
#include "sql.h"

struct team_record team_record(const struct team *team)
{
    return (struct team_record){
        .callers = team->callers,
        .is_private = team->is_private,
        .is_in = team->is_in,
        .leads = team->leads,
    };
}

struct str team_name(const struct team *team)
{
    return team->name.length ? team->name : team->handle;
}

static enum result check_handle(struct str handle, struct problems *problems)
{
    switch (handle_fault(handle)) {
    case HANDLE_FINE: return OK;
    case HANDLE_TOO_SHORT:
        return problem_add_count(
            problems, "handle", N_("A team is called by at least {count} characters."), HANDLE_MIN);
    case HANDLE_TOO_LONG:
        return problem_add_count(problems, "handle",
                                 N_("A team is called by at most {count} characters."), HANDLE_MAX);
    case HANDLE_CHARACTERS:
        return problem_add(problems, "handle",
                           N_("A team is called by unaccented letters and digits, with - _ or . "
                              "between them, and not by a number."));
    case HANDLE_FILE:
        return problem_add(problems, "handle",
                           N_("A team cannot be called like a file, by its ending."));
    case HANDLE_RESERVED:
        return problem_add_value(problems, "handle",
                                 N_("\"{value}\" is reserved for the site itself."), handle);
    }
    return FAILED;
}

static enum result say_taken(struct problems *problems, struct str handle)
{
    return problem_add_value(problems, "handle",
                             N_("\"{value}\" is taken by a person or another team."), handle);
}

/* A team may keep the handle that it has. */
static enum result check_free(struct db *db, struct arena *arena, const struct team *team,
                              struct problems *problems)
{
    struct team other;
    bool taken = false;
    enum result result = team_by_handle(db, arena, 0, team->handle, &other);

    if (result == OK && other.id == team->id)
        return OK;
    if (result == OK || result == NOT_FOUND)
        result = handle_taken(db, arena, team->handle, &taken);
    return result == OK && taken ? say_taken(problems, team->handle) : result;
}

static enum result check_texts(const struct team *team, struct problems *problems)
{
    enum result result = OK;

    if (!str_is_utf8(team->name) || str_characters(team->name) > TEAM_NAME_MAX)
        result = problem_add_count(problems, "name", N_("A name has at most {count} characters."),
                                   TEAM_NAME_MAX);
    switch (markdown_check(team->description, TEAM_DESCRIPTION_MAX)) {
    case MARKDOWN_FINE: return result;
    case MARKDOWN_TOO_LONG:
        return problem_add_count(problems, "description",
                                 N_("The description is longer than {count} characters."),
                                 TEAM_DESCRIPTION_MAX);
    case MARKDOWN_TOO_DEEP:
        return problem_add(problems, "description", N_("Lists and quotes are nested too deep."));
    case MARKDOWN_TOO_BLANK:
        return problem_add(problems, "description", N_("There are too many blank lines in a row."));
    case MARKDOWN_TOO_MANY_QUOTES:
        return problem_add(problems, "description", N_("There are too many quotes in this text."));
    }
    return FAILED;
}

static enum result check(struct db *db, struct arena *arena, const struct team *team,
                         struct problems *problems)
{
    enum result texts = check_texts(team, problems);
    enum result handle = check_handle(team->handle, problems);

    if (handle == OK)
        handle = check_free(db, arena, team, problems);
    return handle == OK ? texts : handle;
}

enum result team_create(struct db *db, struct arena *arena, const struct team *team,
                        struct problems *problems, int64_t *id)
{
    enum result result = check(db, arena, team, problems);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_team_create, value(team->handle), value(str_lower(arena, team->handle)),
                    value(team->name), value(team->description), value(team->lang),
                    value((int)team->kind), value((int)team->admission), value((int)team->callers),
                    value(team->is_private), value(team->called_when_large), value(clock_now()));
    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? say_taken(problems, team->handle) : result;
}

enum result team_edit(struct db *db, struct arena *arena, const struct team *team,
                      struct problems *problems)
{
    enum result result = check(db, arena, team, problems);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_team_edit, value(team->id), value(team->handle),
                    value(str_lower(arena, team->handle)), value(team->name),
                    value(team->description), value(team->lang), value((int)team->kind),
                    value((int)team->admission), value((int)team->callers), value(team->is_private),
                    value(team->called_when_large));
    rows_next(&rows);
    return rows_end_one(&rows);
}

static struct team team_from(struct rows *rows, struct arena *arena)
{
    return (struct team){
        .id = row_integer(rows, "id"),
        .handle = row_text(rows, "handle", arena),
        .name = row_text(rows, "name", arena),
        .description = row_text(rows, "description", arena),
        .lang = row_text(rows, "lang", arena),
        .kind = (enum team_kind)row_integer(rows, "kind"),
        .admission = (enum team_admission)row_integer(rows, "admission"),
        .callers = (enum callers)row_integer(rows, "mentionable"),
        .is_private = row_integer(rows, "is_private"),
        .called_when_large = row_integer(rows, "called_when_large"),
        .member_count = row_integer(rows, "member_count"),
        .created_at = row_integer(rows, "created_at"),
        .is_in = row_integer(rows, "own_id") != 0,
        .leads = row_integer(rows, "own_leads"),
        .has_asked = row_integer(rows, "asked_id") != 0,
    };
}

static enum result take_one(struct rows rows, struct arena *arena, struct team *team)
{
    if (rows_next(&rows))
        *team = team_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result team_find(struct db *db, struct arena *arena, int64_t for_id, int64_t id,
                      struct team *team)
{
    return take_one(db_query(db, sql_team_find, value(for_id), value(id)), arena, team);
}

enum result team_by_handle(struct db *db, struct arena *arena, int64_t for_id, struct str handle,
                           struct team *team)
{
    return take_one(
        db_query(db, sql_team_by_handle, value(for_id), value(str_lower(arena, handle))), arena,
        team);
}

static enum result take_all(struct rows rows, struct arena *arena, struct teams *teams)
{
    *teams = (struct teams){ 0 };
    while (rows_next(&rows))
        *list_add(arena, teams) = team_from(&rows, arena);
    return rows_end(&rows);
}

enum result teams_all(struct db *db, struct arena *arena, int64_t for_id, struct teams *teams)
{
    return take_all(db_query(db, sql_teams_all, value(for_id), value(TEAMS_MAX)), arena, teams);
}

enum result teams_of(struct db *db, struct arena *arena, const struct visitor *visitor,
                     int64_t account_id, struct teams *teams)
{
    return take_all(db_query(db, sql_teams_of, value(visitor->account_id), value(account_id),
                             value(may_moderate(visitor))),
                    arena, teams);
}

enum result team_has(struct db *db, int64_t team_id, int64_t account_id, bool *has)
{
    struct rows rows = db_query(db, sql_team_has, value(team_id), value(account_id));

    *has = rows_next(&rows);
    return rows_end(&rows);
}
