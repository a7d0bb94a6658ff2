#include "meetings/item.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "topics/written.h"

static void read_texts(struct rows *rows, struct arena *arena, struct item *item)
{
    item->title = row_text(rows, "title", arena);
    item->text.text = row_text(rows, "text", arena);
    item->text.html.markup = row_text(rows, "text_html", arena);
    item->arguments.text = row_text(rows, "arguments", arena);
    item->arguments.html.markup = row_text(rows, "arguments_html", arena);
    item->objections.text = row_text(rows, "objections", arena);
    item->objections.html.markup = row_text(rows, "objections_html", arena);
    item->outcome.text = row_text(rows, "outcome", arena);
    item->outcome.html.markup = row_text(rows, "outcome_html", arena);
    item->revision = row_integer(rows, "revision");
    item->version_id = row_integer(rows, "version_id");
    item->proposed_at = row_integer(rows, "proposed_at");
}

static struct item item_from(struct rows *rows, struct arena *arena, bool sees_all)
{
    struct item item = {
        .id = row_integer(rows, "id"),
        .meeting_id = row_integer(rows, "meeting_id"),
        .position = row_integer(rows, "position"),
        .is_withheld = !row_integer(rows, "is_readable") && !sees_all,
    };

    if (item.is_withheld)
        return item;
    item.topic_id = row_integer(rows, "topic_id");
    item.topic_slug = row_text(rows, "topic_slug", arena);
    item.topic_title = row_text(rows, "topic_title", arena);
    item.decision_id = row_integer(rows, "decision_id");
    item.decision_slug = row_text(rows, "decision_slug", arena);
    item.question = row_text(rows, "question", arena);
    item.decision_state = (enum decision_state)row_integer(rows, "state");
    item.author = author_from(rows, arena, "author");
    read_texts(rows, arena, &item);
    return item;
}

enum result items_of_meeting(struct db *db, struct arena *arena, const struct visitor *visitor,
                             int64_t meeting_id, struct items *items)
{
    struct rows rows = db_query(db, sql_items_of_meeting, value(visitor ? may_reach(visitor) : 0),
                                value(visitor ? visitor->account_id : 0), value(meeting_id));

    *items = (struct items){ 0 };
    while (rows_next(&rows))
        *list_add(arena, items) = item_from(&rows, arena, !visitor);
    return rows_end(&rows);
}

enum result item_find(struct db *db, struct arena *arena, const struct visitor *visitor, int64_t id,
                      struct item *item)
{
    struct rows rows = db_query(db, sql_item_find, value(may_reach(visitor)),
                                value(visitor->account_id), value(id));
    enum result result;

    if (rows_next(&rows))
        *item = item_from(&rows, arena, false);
    result = rows_end_one(&rows);
    return result == OK && item->is_withheld ? NOT_FOUND : result;
}

struct str item_topic_path(struct arena *arena, const struct item *item)
{
    return str_format(arena, "/t/%.*s/%" PRId64, STR_ARGS(item->topic_slug), item->topic_id);
}

struct str item_decision_path(struct arena *arena, const struct item *item)
{
    return str_format(arena, "/d/%.*s/%" PRId64, STR_ARGS(item->decision_slug), item->decision_id);
}

enum result item_text_prepare(struct arena *arena, struct str text, const char *field,
                              struct problems *problems, struct item_text *prepared)
{
    struct written written = { 0 };
    enum result result;

    *prepared = (struct item_text){ 0 };
    if (!str_trim(text).length)
        return OK;
    if (str_characters(text) > ITEM_TEXT_MAX)
        return problem_add_count(problems, field, N_("That is longer than {count} characters."),
                                 ITEM_TEXT_MAX);
    result = written_prepare(arena, text, field, problems, &written);
    prepared->text = written.text;
    if (result == OK)
        prepared->html = markdown_alone(arena, &written.rendered);
    return result;
}

bool item_is_in_time(const struct meeting *meeting, int64_t now)
{
    return !meeting->cancelled_at && now < meeting->starts_at;
}

bool may_change_item(const struct visitor *visitor, const struct meeting *meeting,
                     const struct item *item, int64_t now)
{
    struct record record = meeting_record(meeting);

    if (meeting->cancelled_at || meeting->published_at || !may_open(visitor, &record))
        return false;
    return now >= meeting->starts_at || item->author.id == visitor->account_id ||
           may_keep(visitor, &record);
}

/* The agenda is settled when people sit down: who stays away must know what is talked about. */
static enum result check_in_time(const struct meeting *meeting, struct problems *problems)
{
    if (item_is_in_time(meeting, clock_now()))
        return OK;
    if (meeting->cancelled_at)
        return problem_add(problems, "", N_("It is cancelled: it has no agenda any more."));
    return problem_add(
        problems, "",
        N_("The meeting has begun: its agenda is closed. The minutes can tell of anything else."));
}

static enum result check_item(const struct item *item, struct problems *problems)
{
    size_t title = str_characters(item->title);
    enum result result = OK;

    if (title < ITEM_TITLE_MIN || title > ITEM_TITLE_MAX)
        result = problem_add(problems, "title", N_("Say in a few words what it is about."));
    if (!item->topic_id && !item->decision_id)
        result = problem_add(
            problems, "topic",
            N_("Name the debate or the decision it is about, so that others can follow it."));
    return result;
}

enum result item_add(struct db *db, const struct meeting *meeting, const struct item *item,
                     struct problems *problems, int64_t *id)
{
    enum result result = check_item(item, problems), time = check_in_time(meeting, problems);
    struct rows rows;

    if (result != OK || time != OK)
        return NOT_VALID;
    rows = db_query(db, sql_item_add, value(meeting->id), value_id(item->topic_id),
                    value_id(item->decision_id), value_id(item->author.id), value(item->title),
                    value(item->text.text), value(item->text.html.markup), value(ITEMS_MAX),
                    value(clock_now()));
    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return problem_add_count(problems, "", N_("An agenda has at most {count} items."),
                                 ITEMS_MAX);
    return result == OK ? meeting_touch(db, meeting->id) : result;
}

static enum result update(struct db *db, const struct item *item)
{
    struct rows rows =
        db_query(db, sql_item_edit, value(item->id), value(item->revision),
                 value_id(item->topic_id), value_id(item->decision_id), value(item->title),
                 value(item->text.text), value(item->text.html.markup), value(item->arguments.text),
                 value(item->arguments.html.markup), value(item->objections.text),
                 value(item->objections.html.markup), value(item->outcome.text),
                 value(item->outcome.html.markup));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

enum result item_edit(struct db *db, const struct meeting *meeting, const struct item *item,
                      struct problems *problems)
{
    enum result result = check_item(item, problems);

    if (meeting->cancelled_at)
        return problem_add(problems, "", N_("It is cancelled: it has no agenda any more."));
    if (meeting->published_at)
        return problem_add(problems, "",
                           N_("The minutes are published: what the meeting proposed stays as it "
                              "is. A new version of a text belongs in the decision."));
    if (result == OK)
        result = meeting_touch(db, meeting->id);
    if (result == OK)
        result = update(db, item);
    return result == OK ? meeting_touch(db, meeting->id) : result;
}

static enum result swap(struct db *db, const struct item *one, const struct item *other)
{
    enum result result = db_do(db, sql_item_place, value(one->id), value(other->position));

    return result == OK ? db_do(db, sql_item_place, value(other->id), value(one->position))
                        : result;
}

/* At an end of the list it stays where it is. */
enum result item_shift(struct db *db, struct arena *arena, const struct meeting *meeting,
                       int64_t item_id, bool is_up, struct problems *problems)
{
    struct items items;
    enum result result = check_in_time(meeting, problems);
    size_t i = 0;

    if (result == OK)
        result = items_of_meeting(db, arena, NULL, meeting->id, &items);
    if (result != OK)
        return result;
    while (i < items.count && items.items[i].id != item_id)
        i++;
    if (i == items.count)
        return NOT_FOUND;
    if (is_up ? i == 0 : i + 1 == items.count)
        return OK;
    return swap(db, &items.items[i], &items.items[is_up ? i - 1 : i + 1]);
}

enum result item_remove(struct db *db, const struct meeting *meeting, int64_t item_id,
                        struct problems *problems)
{
    enum result result = check_in_time(meeting, problems);
    struct rows rows;

    if (result == OK)
        result = meeting_touch(db, meeting->id);
    if (result != OK)
        return result;
    rows = db_query(db, sql_item_remove, value(item_id), value(meeting->id));
    rows_next(&rows);
    return rows_end_one(&rows);
}
