#include "ballots/draw_pages.h"
#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "render/zone.h"
#include "topics/pages.h"

enum { HANDLES_MAX = 100, QUOTAS_MAX = 1500, SOURCES_MAX = 2000 };

const struct field draw_new_query[] = {
    { "category", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

const struct field draw_new_fields[] = {
    { "title", N_("Who is drawn"), FIELD_LINE, 0, PUBLIC_DRAW_TITLE_MAX },
    { "purpose", N_("What for"), FIELD_TEXT, 0, PUBLIC_DRAW_PURPOSE_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 0, INT64_MAX },
    { "seats", N_("Seats"), FIELD_INTEGER, 1, PUBLIC_DRAW_SEATS_MAX },
    { "way", N_("Whence the list comes"), FIELD_LINE, 0, 20 },
    { "team", N_("Team"), FIELD_LINE, 0, HANDLES_MAX },
    { "list", N_("The list"), FIELD_TEXT, 0, PUBLIC_DRAW_LIST_MAX },
    { "quotas", N_("Quotas"), FIELD_TEXT, 0, QUOTAS_MAX },
    { "sources", N_("Sources of the seed"), FIELD_TEXT, 0, SOURCES_MAX },
    { "date", N_("Day"), FIELD_LINE, 0, DRAW_DATE_MAX },
    { "hour", N_("Hour"), FIELD_LINE, 0, DRAW_HOUR_MAX },
    { "zone", NULL, FIELD_LINE, 0, ZONE_NAME_MAX },
    { 0 },
};

/* The clocks of who fills the form in. */
const struct zone *draw_clocks(const struct request *request)
{
    const struct zone *zone =
        request->method == POST ? zone_find(request_text(request, "zone")) : request->page.zone;

    return zone ? zone : zone_utc;
}

enum result draw_take_time(struct request *request, int64_t *time)
{
    if (time_from_clock(draw_clocks(request), request_text(request, "date"),
                        request_text(request, "hour"), time))
        return OK;
    return request_problem(request, "date", N_("Say the day as 2026-06-09 and the hour as 19:30."));
}

enum result draw_new_form(struct request *request)
{
    struct draw_form_page view = { .zone = draw_clocks(request) };
    enum result result = categories_offered(request, &view.categories);

    if (result == OK)
        result = teams_all(request->db, &request->arena, request->visitor.account_id, &view.teams);
    if (result != OK)
        return result;
    view.form = request_form(request);
    draw_new_html(&request->page, &view);
    return OK;
}

static enum result take_way(struct request *request, struct public_draw *draw)
{
    struct str word = request_text(request, "way"), handle = request_text(request, "team");
    struct team team = { 0 };
    enum result result = OK;

    for (draw->way = DRAW_TYPED; draw->way < DRAW_WAYS; draw->way++)
        if (str_equal(word, str_of(draw_way_word(draw->way))))
            break;
    if (draw->way == DRAW_WAYS)
        return request_problem(request, "way", N_("Choose whence the list comes."));
    if (draw->way != DRAW_TEAM || !handle.length)
        return OK;
    result =
        team_by_handle(request->db, &request->arena, request->visitor.account_id, handle, &team);
    draw->team_id = team.id;
    return result == NOT_FOUND ? OK : result;
}

enum result draw_new_send(struct request *request)
{
    struct public_draw_wish wish = {
        .draw = { .title = request_text(request, "title"),
                  .purpose = str_trim(request_text(request, "purpose")),
                  .category_id = request_integer(request, "category"),
                  .lang = language_code(request->language),
                  .seats = request_integer(request, "seats"),
                  .actor.id = request->visitor.account_id },
        .list = request_text(request, "list"),
        .quotas = request_text(request, "quotas"),
        .sources = request_text(request, "sources"),
    };
    struct public_draw draw;
    /* All that is wrong is said at once. */
    enum result result = category_chosen(request, &wish.draw.category_id), announced;

    result = result_worse(result, take_way(request, &wish.draw));
    result = result_worse(result, draw_take_time(request, &wish.draw.known_at));
    if (result != OK && result != NOT_VALID)
        return result;
    if (!wish.draw.known_at) /* that it is none is said already */
        wish.draw.known_at = clock_now() + 1;
    announced =
        public_draw_announce(request->db, &request->arena, &wish, &request->problems, &draw.id);
    if (announced != OK)
        return announced;
    result = public_draw_find(request->db, &request->arena, draw.id, &draw);
    return result == OK ? lead_to_draw(request, &draw) : result;
}
