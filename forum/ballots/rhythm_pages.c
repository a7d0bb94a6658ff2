#include "ballots/list_pages.h"
#include "base/arena.h"

enum { RHYTHM_WORD_MAX = 20, USUAL_WEEKDAY = 7, DAY_MINUTES = 24 * 60 };

/* What it is now, never from the address. */
const struct field rhythm_query[] = {
    { "week", NULL, FIELD_LINE, 0, 0 },  { "weekday", NULL, FIELD_LINE, 0, 0 },
    { "opens", NULL, FIELD_LINE, 0, 0 }, { "closes", NULL, FIELD_LINE, 0, 0 },
    { "zone", NULL, FIELD_LINE, 0, 0 },  { 0 },
};

const struct field rhythm_fields[] = {
    { "week", N_("Which one of the month"), FIELD_INTEGER, 0, INT64_MAX },
    { "weekday", N_("Day of the week"), FIELD_INTEGER, 0, INT64_MAX },
    { "opens", N_("Opens at"), FIELD_LINE, 0, RHYTHM_WORD_MAX },
    { "closes", N_("Closes at"), FIELD_LINE, 0, RHYTHM_WORD_MAX },
    { "zone", N_("Time zone"), FIELD_LINE, 0, ZONE_NAME_MAX },
    { 0 },
};

static void fill_fields(struct request *request, struct rhythm rhythm)
{
    struct arena *arena = &request->arena;

    if (!rhythm.week)
        rhythm = (struct rhythm){ .weekday = USUAL_WEEKDAY,
                                  .opens_minute = 8 * 60,
                                  .closes_minute = 20 * 60,
                                  .zone = zone_name(request->page.zone ? request->page.zone
                                                                       : zone_utc) };
    request_fill(request, "week", str_format(arena, "%d", (int)rhythm.week));
    request_fill(request, "weekday", str_format(arena, "%d", (int)rhythm.weekday));
    request_fill(request, "opens", rhythm_hour(arena, rhythm.opens_minute));
    request_fill(request, "closes", rhythm_hour(arena, rhythm.closes_minute % DAY_MINUTES));
    request_fill(request, "zone", rhythm.zone);
}

enum result rhythm_form(struct request *request)
{
    struct rhythm_page view = { 0 };
    enum result result = rhythm_read(request->db, &request->arena, &view.rhythm);

    if (result != OK)
        return result;
    if (request->method == GET)
        fill_fields(request, view.rhythm);
    view.form = request_form(request);
    rhythm_html(&request->page, &view);
    return OK;
}

/* It is that already: sent twice. Midnight, at the end of the day, is typed as 0:00. */
enum result rhythm_send(struct request *request)
{
    struct rhythm rhythm = {
        .week = request_integer(request, "week"),
        .weekday = request_integer(request, "weekday"),
        .opens_minute = rhythm_minute(request_text(request, "opens")),
        .closes_minute = rhythm_minute(request_text(request, "closes")),
        .zone = request_text(request, "zone"),
    };
    enum result result;

    if (!rhythm.closes_minute)
        rhythm.closes_minute = DAY_MINUTES;
    result = rhythm_set(request->db, &request->arena, &rhythm, request->visitor.account_id,
                        &request->problems);
    return result == OK || result == CONFLICT ? request_redirect(request, "/ballots") : result;
}
