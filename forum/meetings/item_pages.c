#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "base/clock.h"
#include "decisions/pages.h"
#include "meetings/pages.h"
#include "topics/pages.h"

const struct field item_new_query[] = {
    { "topic", NULL, FIELD_LINE, 0, 300 },
    { "decision", NULL, FIELD_LINE, 0, 300 },
    { "title", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field item_fields[] = {
    { "title", N_("What it is about"), FIELD_LINE, 0, ITEM_TITLE_MAX },
    { "topic", N_("Debate"), FIELD_LINE, 0, 300 },
    { "decision", N_("Decision"), FIELD_LINE, 0, 300 },
    { "text", N_("Text proposed"), FIELD_TEXT, 0, ITEM_TEXT_MAX },
    { "arguments", N_("Arguments"), FIELD_TEXT, 0, ITEM_TEXT_MAX },
    { "objections", N_("Objections left"), FIELD_TEXT, 0, ITEM_TEXT_MAX },
    { "outcome", N_("What came of it"), FIELD_TEXT, 0, ITEM_TEXT_MAX },
    { "revision", NULL, FIELD_INTEGER, 1, UINT32_MAX },
    { 0 },
};

/* The item's own, never from the address. */
const struct field item_form_query[] = {
    { "title", NULL, FIELD_LINE, 0, 0 },
    { "topic", NULL, FIELD_LINE, 0, 0 },
    { "decision", NULL, FIELD_LINE, 0, 0 },
    { "text", NULL, FIELD_TEXT, 0, 0 },
    { "arguments", NULL, FIELD_TEXT, 0, 0 },
    { "objections", NULL, FIELD_TEXT, 0, 0 },
    { "outcome", NULL, FIELD_TEXT, 0, 0 },
    { "revision", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

/* What was rendered before the transaction began. */
struct item_texts {
    struct item_text text, arguments, objections, outcome;
};

/* "12", "D-12", or the address of its page, whole or without the site: its number is the last. */
static bool number_in(struct str typed, int64_t *number)
{
    size_t end = typed.length, start;

    for (size_t i = 0; i < typed.length; i++)
        if (typed.data[i] == '?' || typed.data[i] == '#') {
            end = i;
            break;
        }
    while (end && typed.data[end - 1] == '/')
        end--;
    start = end;
    while (start && typed.data[start - 1] >= '0' && typed.data[start - 1] <= '9')
        start--;
    return str_to_id(str_slice(typed, start, end), number);
}

/* The topic of the address of one of its messages, "/t/SLUG/12/3", is not the last number. */
static struct str topic_of(struct str typed)
{
    size_t at = str_find(typed, STR("/t/"), 0), steps = 0;

    if (at == typed.length)
        return typed;
    for (size_t i = at; i < typed.length; i++) {
        steps += typed.data[i] == '/';
        if (steps == 4)
            return str_slice(typed, 0, i);
    }
    return typed;
}

/* What it is about must be there for who proposes it. Problems for "topic" and "decision". */
static enum result take_subjects(struct request *request, struct item *item)
{
    struct str topic_typed = request_text(request, "topic");
    struct str decision_typed = request_text(request, "decision");
    struct topic topic, opened_from;
    struct decision decision;
    enum result result = OK, other = OK;

    item->topic_id = item->decision_id = 0;
    if (topic_typed.length)
        result = number_in(topic_of(topic_typed), &item->topic_id)
                     ? topic_for(request, item->topic_id, &topic)
                     : NOT_FOUND;
    if (result == NOT_FOUND)
        result = request_problem(request, "topic",
                                 N_("There is no such debate. Give its number or its address."));
    if (decision_typed.length)
        other = number_in(decision_typed, &item->decision_id)
                    ? decision_for(request, item->decision_id, &decision, &opened_from)
                    : NOT_FOUND;
    if (other == NOT_FOUND)
        other = request_problem(request, "decision",
                                N_("There is no such decision. Give its number or its address."));
    return result != OK ? result : other;
}

static void fill_subjects(struct request *request, const struct item *item)
{
    if (item->topic_id)
        request_fill(request, "topic", item_topic_path(&request->arena, item));
    if (item->decision_id)
        request_fill(request, "decision", item_decision_path(&request->arena, item));
}

static void fill_fields(struct request *request, const struct item *item)
{
    request_fill(request, "title", item->title);
    fill_subjects(request, item);
    request_fill(request, "text", item->text.text);
    request_fill(request, "arguments", item->arguments.text);
    request_fill(request, "objections", item->objections.text);
    request_fill(request, "outcome", item->outcome.text);
    request_fill(request, "revision", str_format(&request->arena, "%" PRId64, item->revision));
}

/* A page of a debate or a decision leads here with its number: its title is a good beginning. */
static void fill_title(struct request *request)
{
    struct topic topic;
    struct decision decision;
    int64_t id;

    if (number_in(topic_of(request_text(request, "topic")), &id) &&
        topic_for(request, id, &topic) == OK)
        request_fill(request, "title", str_shorten(&request->arena, topic.title, ITEM_TITLE_MAX));
    else if (number_in(request_text(request, "decision"), &id) &&
             decision_for(request, id, &decision, &topic) == OK)
        request_fill(request, "title",
                     str_shorten(&request->arena, decision.question, ITEM_TITLE_MAX));
}

enum result item_new_form(struct request *request)
{
    struct meeting meeting;
    struct item_page view = { .meeting = &meeting };
    enum result result = meeting_for_form(request, meeting_for_part, &meeting);

    if (result != OK)
        return result;
    if (request->method == GET)
        fill_title(request);
    view.form = request_form(request);
    view.has_begun = !item_is_in_time(&meeting, clock_now());
    item_form_html(&request->page, &view);
    return OK;
}

static enum result prepare_text(struct request *request, const char *field, struct item_text *text)
{
    return item_text_prepare(&request->arena, request_text(request, field), field,
                             &request->problems, text);
}

enum result item_prepare(struct request *request)
{
    struct item_texts *texts = arena_new(&request->arena, struct item_texts);
    enum result results[] = {
        prepare_text(request, "text", &texts->text),
        prepare_text(request, "arguments", &texts->arguments),
        prepare_text(request, "objections", &texts->objections),
        prepare_text(request, "outcome", &texts->outcome),
    };

    request->prepared = texts;
    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (results[i] != OK)
            return results[i];
    return OK;
}

enum result item_new_send(struct request *request)
{
    const struct item_texts *texts = request->prepared;
    struct item item = { .author.id = request->visitor.account_id,
                         .title = request_text(request, "title"),
                         .text = texts->text };
    struct meeting meeting;
    enum result result = meeting_for_part(request, request->ids[0], &meeting), subjects;

    if (result != OK)
        return result;
    subjects = take_subjects(request, &item);
    result = check_not_held(request);
    if (result == OK)
        result = subjects;
    if (result == OK)
        result = pace_write(request, &(struct pace_text){ .text = item.title });
    if (result == OK)
        result = item_add(request->db, &meeting, &item, &request->problems, &item.id);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

static enum result item_for_change(struct request *request, struct meeting *meeting,
                                   struct item *item)
{
    enum result result = item_for(request, meeting, item);

    if (result == OK && !may_change_item(&request->visitor, meeting, item, clock_now()))
        return NOT_ALLOWED;
    return result;
}

enum result item_edit_form(struct request *request)
{
    struct meeting meeting;
    struct item item;
    struct item_page view = { .meeting = &meeting, .item = &item };
    enum result result = item_for_change(request, &meeting, &item);
    bool has_ended = request->method == POST &&
                     (!request->visitor.account_id || request->visitor.suspended_until);

    if (result != OK && !(result == NOT_ALLOWED && has_ended))
        return result;
    if (request->method == GET)
        fill_fields(request, &item);
    else
        view.is_changed = request_integer(request, "revision") != item.revision;
    view.has_begun = !item_is_in_time(&meeting, clock_now());
    view.form = request_form(request);
    item_form_html(&request->page, &view);
    return OK;
}

/* Once the meeting began, what is on its agenda stays, and what came of it is written down. */
static enum result take_fields(struct request *request, const struct meeting *meeting,
                               struct item *item)
{
    const struct item_texts *texts = request->prepared;

    item->revision = request_integer(request, "revision");
    item->text = texts->text;
    if (item_is_in_time(meeting, clock_now())) {
        item->title = request_text(request, "title");
        return take_subjects(request, item);
    }
    item->arguments = texts->arguments;
    item->objections = texts->objections;
    item->outcome = texts->outcome;
    return OK;
}

enum result item_edit_send(struct request *request)
{
    struct meeting meeting;
    struct item item;
    enum result result = item_for_change(request, &meeting, &item);

    if (result == OK)
        result = take_fields(request, &meeting, &item);
    if (result == OK)
        result = pace_day(request, SETTING_EDITS_A_DAY);
    if (result == OK)
        result = item_edit(request->db, &meeting, &item, &request->problems);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

enum result item_shift_send(struct request *request)
{
    struct meeting meeting;
    bool is_up = str_ends(request->path, "/up");
    enum result result = meeting_for_keeper(request, request->ids[0], &meeting);

    if (result == OK)
        result = item_shift(request->db, &request->arena, &meeting, request->ids[1], is_up,
                            &request->problems);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}

enum result item_remove_form(struct request *request)
{
    struct meeting meeting;
    struct item item;
    struct item_page view = { .meeting = &meeting, .item = &item };
    enum result result = item_for_change(request, &meeting, &item);

    if (result != OK)
        return result;
    view.form = request_form(request);
    item_remove_html(&request->page, &view);
    return OK;
}

enum result item_remove_send(struct request *request)
{
    struct meeting meeting;
    struct item item;
    enum result result = item_for_change(request, &meeting, &item);

    if (result == OK)
        result = item_remove(request->db, &meeting, item.id, &request->problems);
    return result == OK ? lead_to_meeting(request, &meeting) : result;
}
