/* One item: before, during and after its vote. */
#include "ballots/pages.h"
#include "ballots/public_draw.h"
#include "base/clock.h"

enum { DAY = 86400 };

/* The page of another item, when the visitor may see it; empty else. */
static enum result path_of(struct request *request, int64_t id, struct str *path)
{
    struct ballot_item item;
    enum result result;

    *path = STR("");
    if (!id)
        return OK;
    result = ballot_for(request, id, &item);
    if (result == OK)
        *path = ballot_path(&request->arena, &item);
    return result == NOT_FOUND ? OK : result;
}

static enum result read_around(struct request *request, struct ballot_page *view)
{
    enum result result = path_of(request, view->item.follows_id, &view->follows);

    if (result == OK)
        result = path_of(request, view->item.followed_by_id, &view->followed);
    if (result == OK && view->item.draw_id) {
        struct public_draw draw;

        result = public_draw_find(request->db, &request->arena, view->item.draw_id, &draw);
        if (result == OK &&
            (draw.category_id == view->item.category_id || draw.readers == SPACE_ANYONE))
            view->draw_path = public_draw_path(&request->arena, &draw);
    }
    return result;
}

enum result ballot_read(struct request *request, struct ballot_page *view)
{
    const struct ballot_item *item = &view->item;
    enum result result = ballot_debate_read(request, item, &view->debate);

    if (result == OK)
        result = read_around(request, view);
    if (result == OK)
        result = ballot_proposals_of(request->db, &request->arena, item->id, &view->proposals);
    if (result == OK)
        result = ballot_grades_of(request->db, &request->arena, item->id, &view->grades);
    if (result == OK && view->state == BALLOT_CLOSED)
        result = ballot_result_read(request->db, &request->arena, item, view->proposals.count,
                                    view->grades.count, &view->result);
    return result;
}

/* Until when its words hold: the next moment of its clock, and of the law's. */
static int64_t holds_until(const struct ballot_page *view)
{
    int64_t tomorrow = (view->now / DAY + 1) * DAY;
    int64_t until = view->state == BALLOT_PLANNED ? view->item.opens_at
                    : view->state == BALLOT_OPEN  ? view->item.closes_at
                                                  : 0;

    if (view->debate.law.text.id && (!until || tomorrow < until))
        return tomorrow;
    return until;
}

static void put(struct request *request, struct ballot_page *view)
{
    struct page *page = &request->page;

    switch (request->format) {
    case JSON: ballot_json(page, view); break;
    case CSV: ballot_csv(page, view); break;
    default: ballot_html(page, view); break;
    }
}

static enum result read_own(struct request *request, struct ballot_page *view)
{
    if (request->format != HTML || !request->visitor.account_id)
        return OK;
    view->form = request_form(request);
    return roll_place(request->db, view->item.id, request->visitor.account_id, &view->place);
}

enum result ballot_show(struct request *request)
{
    struct ballot_page view = { .now = clock_now(), .visitor = &request->visitor };
    enum result result = ballot_for(request, request->ids[0], &view.item);
    int64_t version = 0;
    struct str path;

    if (result != OK)
        return result;
    path = ballot_path(&request->arena, &view.item);
    if (!str_equal(view.item.slug, request->names[0]))
        return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
    view.state = ballot_state(&view.item, view.now);
    result = ballot_version(request, &view.item, &view.debate, &version);
    if (result != OK)
        return result;
    request_holds_until(request, holds_until(&view));
    if (request_is_current(request, version))
        return OK;
    view.canonical = request_canonical(request, path);
    view.secret = secret_new(&request->arena);
    result = ballot_read(request, &view);
    if (result == OK)
        result = read_own(request, &view);
    if (result == OK)
        put(request, &view);
    return result;
}

enum result ballot_short(struct request *request)
{
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item);

    if (result != OK)
        return result;
    return request_moved(request, "%.*s%s", STR_ARGS(ballot_path(&request->arena, &item)),
                         request_suffix(request));
}

enum result ballot_words_show(struct request *request)
{
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item);

    if (result != OK)
        return result;
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = item.words;
    return OK;
}

enum result ballot_list_show(struct request *request)
{
    struct ballot_item item;
    enum result result = ballot_for(request, request->ids[0], &item);
    struct str bytes;

    if (result == OK)
        result = ballot_list_of(request->db, &request->arena, &item, &bytes);
    if (result != OK)
        return result;
    if (request->format != TEXT)
        return request_moved(request, "%.*s/list.txt",
                             STR_ARGS(ballot_path(&request->arena, &item)));
    request->answer.body = bytes;
    return OK;
}
