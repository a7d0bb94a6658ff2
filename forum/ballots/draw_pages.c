#include <inttypes.h>
#include <stdlib.h>

#include "ballots/draw_pages.h"
#include "base/arena.h"
#include "base/clock.h"

const struct field draws_query[] = {
    { "before", NULL, FIELD_LINE, 0, 40 },
    { 0 },
};

enum result draw_for(struct request *request, int64_t id, struct public_draw *draw)
{
    int64_t account_id = request->visitor.account_id;
    struct record record;
    enum result result = public_draw_find(request->db, &request->arena, id, draw);

    if (result == OK && draw->category_team_id && account_id)
        result = team_has(request->db, draw->category_team_id, account_id, &draw->is_in_team);
    if (result != OK)
        return result;
    record = public_draw_record(draw);
    return may_enter(&request->visitor, &record) ? OK : NOT_FOUND;
}

enum result lead_to_draw(struct request *request, const struct public_draw *draw)
{
    struct str path = public_draw_path(&request->arena, draw);

    return request_redirect(request, "%.*s", STR_ARGS(path));
}

static int by_name(const void *name, const void *person)
{
    return str_order(*(const struct str *)name, ((const struct draw_person *)person)->name);
}

const struct draw_person *draw_person_named(const struct draw_people *people, struct str name)
{
    if (!people->count)
        return NULL;
    return bsearch(&name, people->items, people->count, sizeof *people->items, by_name);
}

const struct draw_person *draw_person_of(const struct draw_people *people, int64_t account_id)
{
    for (size_t i = 0; account_id && i < people->count; i++)
        if (people->items[i].account.id == account_id)
            return &people->items[i];
    return NULL;
}

struct str draw_name(struct page *page, const struct public_draw *draw,
                     const struct draw_person *person)
{
    if (person->account.id)
        return author_name(&person->account);
    return draw->way == DRAW_TYPED ? person->name : _("somebody who left");
}

struct html draw_file_html(struct page *page, const struct public_draw *draw)
{
    struct page part = page_beside(page);

    draw_file_link(&part, draw);
    return (struct html){ str_trim(page_html(&part).markup) };
}

/* TIME-ID, as the link to another page gave it; anything else is none. */
static struct draw_cursor cursor(const struct request *request)
{
    struct str rest = request_text(request, "before"), time = str_cut(&rest, '-');
    struct draw_cursor cursor;

    if (!str_to_id(time, &cursor.created_at) || !str_to_id(rest, &cursor.id))
        return (struct draw_cursor){ 0 };
    return cursor;
}

enum result draws_show(struct request *request)
{
    struct draws_page view = {
        .may_announce = may_moderate(&request->visitor),
        .canonical = request_canonical(request, STR("/draws")),
    };
    enum result result = public_draws_latest(request->db, &request->arena, &request->visitor,
                                             cursor(request), &view.draws);

    if (result != OK)
        return result;
    if (view.draws.has_more) {
        const struct public_draw *last = &view.draws.items[view.draws.count - 1];

        view.next = (struct draw_cursor){ last->created_at, last->id };
    }
    if (request->format == JSON)
        draws_json(&request->page, &view);
    else
        draws_html(&request->page, &view);
    return OK;
}

/* By name; once it is held, by ticket. */
static enum result order_rows(struct arena *arena, struct draw_page *view)
{
    struct draw_again again;
    struct hash seed;
    bool is_held = draw_seed_of(&view->draw, &seed);

    view->rows = arena_alloc(arena, (view->people.count + 1) * sizeof *view->rows);
    if (is_held &&
        public_draw_again(arena, &view->draw, &view->people, &view->quotas, &seed, &again) != OK)
        return FAILED;
    for (size_t i = 0; i < view->people.count; i++)
        view->rows[i] = (struct draw_row){
            .person = is_held ? draw_person_at(&again, i) : &view->people.items[i],
            .is_passed_over = is_held && again.draw.places[i].is_passed_over,
        };
    return OK;
}

static void find_seats(struct arena *arena, struct draw_page *view)
{
    size_t seats = (size_t)view->draw.seats;

    view->seats = arena_alloc(arena, (seats + 1) * sizeof *view->seats);
    for (size_t i = 0; i < view->people.count; i++) {
        const struct draw_person *person = &view->people.items[i];

        if (person->seat < 1 || (size_t)person->seat > seats || person->declined_at)
            continue;
        view->seats[person->seat - 1] = person;
        view->seated++;
    }
}

/* All that a page about it shows. */
static enum result read_view(struct request *request, struct draw_page *view)
{
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    const struct public_draw *draw = &view->draw;
    enum result result = public_draw_people(db, arena, draw->id, &view->people);

    if (result == OK)
        result = public_draw_quotas(db, arena, draw->id, &view->quotas);
    if (result == OK)
        result = public_draw_sources(db, arena, draw->id, &view->sources);
    if (result == OK)
        result = order_rows(arena, view);
    if (result != OK)
        return result;
    view->state = draw_state(draw);
    view->now = clock_now();
    view->visitor = &request->visitor;
    view->shows_list = draw->published_at || draw->way == DRAW_TYPED;
    view->fillable = public_draw_fillable(draw, &view->people, &view->quotas);
    view->own = draw_person_of(&view->people, request->visitor.account_id);
    view->command = draw_command(arena, draw, &view->people, &view->quotas, &view->sources);
    view->may_lead = may_moderate(&request->visitor);
    find_seats(arena, view);
    return OK;
}

/* Its words depend on the clock, so no page of it is kept. */
enum result draw_show(struct request *request)
{
    struct draw_page view = { 0 };
    enum result result = draw_for(request, request->ids[0], &view.draw);
    struct str path;

    if (result != OK)
        return result;
    path = public_draw_path(&request->arena, &view.draw);
    if (!str_equal(view.draw.slug, request->names[0]))
        return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
    view.canonical = request_canonical(request, path);
    result = read_view(request, &view);
    if (result != OK)
        return result;
    if (request->format == JSON)
        draw_json(&request->page, &view);
    else
        draw_html(&request->page, &view);
    return OK;
}

enum result draw_short(struct request *request)
{
    struct public_draw draw;
    enum result result = draw_for(request, request->ids[0], &draw);
    struct str path;

    if (result != OK)
        return result;
    path = public_draw_path(&request->arena, &draw);
    return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
}

enum result draw_list_show(struct request *request)
{
    struct public_draw draw;
    struct draw_people people;
    enum result result = draw_for(request, request->ids[0], &draw);
    struct str path;

    if (result != OK)
        return result;
    path = public_draw_path(&request->arena, &draw);
    if (!str_equal(draw.slug, request->names[0]))
        return request_moved(request, "%.*s/list%s", STR_ARGS(path), request_suffix(request));
    if (!draw.published_at)
        return NOT_FOUND;
    result = public_draw_people(request->db, &request->arena, draw.id, &people);
    if (result != OK)
        return result;
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = public_draw_list(&request->arena, &people);
    return OK;
}
