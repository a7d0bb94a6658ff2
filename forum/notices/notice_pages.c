#include <inttypes.h>

#include "notices/pages.h"
#include "sql.h"

const struct field notices_query[] = {
    { "kept", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

static int64_t count_unseen(const struct notices *notices)
{
    int64_t count = 0;

    for (size_t i = 0; i < notices->count; i++)
        count += !notices->items[i].is_seen;
    return count;
}

enum result notices_show(struct request *request)
{
    struct page *page = &request->page;
    struct notices_page view = { 0 };
    enum result result = notices_of(request->db, &request->arena, &request->visitor, &view.list);

    if (result != OK)
        return result;
    view.unseen = count_unseen(&view.list);
    view.form = request_form(request);
    if (request->format == JSON) {
        notices_json(page, &view.list);
        return OK;
    }
    if (str_equal(request_text(request, "kept"), STR("read")))
        request_notice(request, _("All notices are marked as read."));
    notices_html(page, &view);
    return OK;
}

enum result notices_read_send(struct request *request)
{
    enum result result = notices_see_all(request->db, request->visitor.account_id);

    return result == OK ? request_redirect(request, "/notices?kept=read") : result;
}

static enum result see_topic(struct db *db, const int64_t *numbers)
{
    return notices_see_topic(db, numbers[0], numbers[1]);
}

/* Who opens a debate has seen what they are told of it. Most have nothing to see: it costs them no
 * question. */
void notices_read_topic(struct request *request, int64_t topic_id)
{
    int64_t account_id = request->visitor.account_id;
    struct rows rows;
    bool any;

    if (!request->visitor.notice_count)
        return;
    rows = db_query(request->db, sql_notices_unseen_in, value(account_id), value(topic_id));
    any = rows_next(&rows);
    if (rows_end(&rows) == OK && any)
        request_behind(request, see_topic, account_id, topic_id);
}

static enum result see_decision(struct db *db, const int64_t *numbers)
{
    return notices_see_decision(db, numbers[0], numbers[1]);
}

void notices_read_decision(struct request *request, int64_t decision_id)
{
    int64_t account_id = request->visitor.account_id;
    struct rows rows;
    bool any;

    if (!request->visitor.notice_count)
        return;
    rows = db_query(request->db, sql_notices_unseen_of, value(account_id), value(decision_id));
    any = rows_next(&rows);
    if (rows_end(&rows) == OK && any)
        request_behind(request, see_decision, account_id, decision_id);
}

enum result notices_need(struct request *request, struct needs *needs)
{
    struct page *page = &request->page;
    struct notices list;
    size_t count = 0;
    enum result result;

    if (!request->visitor.notice_count)
        return OK;
    result = notices_of(request->db, &request->arena, &request->visitor, &list);
    for (size_t i = 0; result == OK && i < list.count && count < NEEDS_PER_SOURCE; i++) {
        const struct notice *notice = &list.items[i];

        if (notice->is_seen || notice->kind != NOTICE_MENTION || notice->team.length)
            continue;
        *list_add(&request->arena, needs) = (struct need){
            .since = notice->told_at,
            .state = "st-open",
            .icon = "at",
            .chip = fill(page, _("{name} mentions you"), "name", author_name(&notice->actor), NULL),
            .title = notice->topic_title,
            .path = notice_path(&request->arena, notice),
            .act = _("Read"),
        };
        count++;
    }
    return result;
}
