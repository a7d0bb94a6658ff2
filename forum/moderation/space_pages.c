#include <inttypes.h>

#include "base/arena.h"
#include "moderation/pages.h"
#include "render/language.h"

const struct field category_fields[] = {
    { "name", N_("Name"), FIELD_LINE, 0, CATEGORY_NAME_MAX },
    { "description", N_("What it is for"), FIELD_LINE, 0, CATEGORY_DESCRIPTION_MAX },
    { "language", N_("Language"), FIELD_LINE, 0, 20 },
    { "readers", N_("Who may read"), FIELD_INTEGER, SPACE_ANYONE, SPACE_TEAM },
    { "writers", N_("Who may write"), FIELD_INTEGER, SPACE_MEMBERS, SPACE_TEAM },
    { "team", N_("Team"), FIELD_INTEGER, 0, INT64_MAX },
    { "position", N_("Place in the list"), FIELD_INTEGER, 0, CATEGORY_POSITION_MAX },
    { "reason", N_("Reason"), FIELD_LINE, 0, REASON_MAX },
    { 0 },
};

/* The category's own, never from the address. */
const struct field category_form_query[] = {
    { "name", NULL, FIELD_LINE, 0, 0 },     { "description", NULL, FIELD_LINE, 0, 0 },
    { "language", NULL, FIELD_LINE, 0, 0 }, { "readers", NULL, FIELD_LINE, 0, 0 },
    { "writers", NULL, FIELD_LINE, 0, 0 },  { "team", NULL, FIELD_LINE, 0, 0 },
    { "position", NULL, FIELD_LINE, 0, 0 }, { 0 },
};

static void take_fields(const struct request *request, struct category *category)
{
    const struct language *language = language_find(request_text(request, "language"));

    category->name = request_text(request, "name");
    category->description = request_text(request, "description");
    category->lang = language ? language_code(language) : STR("");
    category->readers = (enum space)request_integer(request, "readers");
    category->writers = (enum space)request_integer(request, "writers");
    category->team_id = request_integer(request, "team");
    category->position = request_integer(request, "position");
}

static void fill_fields(struct request *request, const struct category *category)
{
    struct arena *arena = &request->arena;

    request_fill(request, "name", category->name);
    request_fill(request, "description", category->description);
    request_fill(request, "language", category->lang);
    request_fill(request, "readers", str_format(arena, "%d", category->readers));
    request_fill(request, "writers", str_format(arena, "%d", category->writers));
    request_fill(request, "team", str_format(arena, "%" PRId64, category->team_id));
    request_fill(request, "position", str_format(arena, "%" PRId64, category->position));
}

static enum result read_teams(struct request *request, struct category_form_page *view)
{
    struct teams teams;
    enum result result = teams_all(request->db, &request->arena, 0, &teams);
    struct choice *choices;

    if (result != OK)
        return result;
    choices = arena_alloc(&request->arena, sizeof *choices * (teams.count + 1));
    choices[0] = (struct choice){ STR("0"), language_text(request->language, N_("No team")) };
    for (size_t i = 0; i < teams.count; i++)
        choices[i + 1] = (struct choice){
            str_format(&request->arena, "%" PRId64, teams.items[i].id),
            team_name(&teams.items[i]),
        };
    view->teams = choices;
    view->team_count = teams.count + 1;
    return OK;
}

static enum result show(struct request *request, const struct category *filled,
                        const struct category *category)
{
    struct category_form_page view = { .category = category };
    enum result result = read_teams(request, &view);

    if (result != OK)
        return result;
    if (request->method == GET)
        fill_fields(request, filled);
    view.form = request_form(request);
    category_form_html(&request->page, &view);
    return OK;
}

/* Also shows again what was refused. */
enum result category_new_form(struct request *request)
{
    const struct category usual = { .writers = SPACE_MEMBERS };

    return show(request, &usual, NULL);
}

static enum result lead_to(struct request *request, const struct category *category)
{
    return request_redirect(request, "/c/%.*s/%" PRId64, STR_ARGS(category->slug), category->id);
}

enum result category_new_send(struct request *request)
{
    struct category category = { 0 };
    struct db *db = request->db;
    enum result result;

    take_fields(request, &category);
    result = category_check(db, &request->arena, &category, &request->problems);
    if (result == OK)
        result = category_create(db, &request->arena, &category, &category.id);
    if (result == OK)
        result = category_find(db, &request->arena, category.id, &category);
    return result == OK ? lead_to(request, &category) : result;
}

static enum result find(struct request *request, struct category *category)
{
    enum result result = category_find(request->db, &request->arena, request->ids[0], category);

    return result == OK ? category_for(request, category) : result;
}

enum result category_edit_form(struct request *request)
{
    struct category category;
    enum result result = find(request, &category);

    return result == OK ? show(request, &category, &category) : result;
}

enum result category_edit_send(struct request *request)
{
    struct act act = { request->visitor.account_id, request_text(request, "reason"), RULE_NONE };
    struct category category;
    enum result result = find(request, &category);

    if (result != OK)
        return result;
    take_fields(request, &category);
    result = space_edit(request->db, &request->arena, &category, &act, &request->problems);
    if (result == OK)
        result = category_find(request->db, &request->arena, category.id, &category);
    return result == OK ? lead_to(request, &category) : result;
}
