#include "notices/meeting_notices.h"

#include "base/clock.h"
#include "http/request.h"
#include "meetings/meeting.h"
#include "render/json.h"
#include "render/language.h"
#include "render/parts.h"
#include "sql.h"
#include "store/db.h"

enum result meeting_notices_hear(struct db *db, const struct minutes_event *event)
{
    return db_do(db, sql_notice_minutes, value(event->meeting_id), value(event->open_until),
                 value(event->actor_id), value(clock_now()), value((int)NOTICE_MINUTES));
}

static enum result see_meeting(struct db *db, const int64_t *numbers)
{
    return db_do(db, sql_notices_see_meeting, value(numbers[0]), value(numbers[1]),
                 value(clock_now()), value((int)NOTICE_MINUTES));
}

void notices_read_meeting(struct request *request, int64_t meeting_id)
{
    int64_t account_id = request->visitor.account_id;
    struct rows rows;
    bool any;

    if (!request->visitor.notice_count)
        return;
    rows = db_query(request->db, sql_notices_unseen_meeting, value(account_id), value(meeting_id),
                    value((int)NOTICE_MINUTES));
    any = rows_next(&rows);
    if (rows_end(&rows) == OK && any)
        request_behind(request, see_meeting, account_id, meeting_id);
}

static struct str path_of(struct arena *arena, const struct notice *notice)
{
    struct meeting meeting = { .id = notice->about_id, .slug = notice->topic_slug };

    return meeting_path(arena, &meeting);
}

struct html meeting_notice_words(struct page *page, const struct notice *notice)
{
    struct html title = link_html(page, path_of(page->body.arena, notice), notice->topic_title);

    return fill_html(page,
                     notice->until_at > clock_now()
                         ? _("The minutes of {title} are published: one may object until {time}")
                         : _("The minutes of {title} are published"),
                     "time", time_html(page, notice->until_at), "title", title, NULL);
}

void meeting_notice_put(struct json *json, const struct notice *notice)
{
    json_put_string(json, "about", STR("minutes"));
    json_put_integer(json, "meeting_id", notice->about_id);
    json_put_string(json, "title", notice->topic_title);
    json_put_string(json, "path", path_of(json->out->arena, notice));
    json_put_time(json, "until", notice->until_at);
}
