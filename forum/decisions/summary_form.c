/* Where a summary is written, beside the messages it cites. */
#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/linked.h"
#include "decisions/summary_pages.h"
#include "render/language.h"

/* The texts are the newest summary's, never from the address. */
const struct field summary_form_query[] = {
    { "show", NULL, FIELD_LINE, 0, 60 },
    { "happened", NULL, FIELD_TEXT, 0, 0 },
    { "agreed", NULL, FIELD_TEXT, 0, 0 },
    { "disputed", NULL, FIELD_TEXT, 0, 0 },
    { "open", NULL, FIELD_TEXT, 0, 0 },
    { "why", NULL, FIELD_TEXT, 0, 0 },
    { "set_aside", NULL, FIELD_TEXT, 0, 0 },
    { "read_until", NULL, FIELD_INTEGER, 0, 0 },
    { 0 },
};

const struct field summary_fields[] = {
    { "happened", N_("What happened"), FIELD_TEXT, 0, SUMMARY_TEXT_MAX },
    { "agreed", N_("We agree"), FIELD_TEXT, 0, SUMMARY_TEXT_MAX },
    { "disputed", N_("We differ"), FIELD_TEXT, 0, SUMMARY_TEXT_MAX },
    { "open", N_("Still open"), FIELD_TEXT, 0, SUMMARY_TEXT_MAX },
    { "why", N_("Why this text"), FIELD_TEXT, 0, SUMMARY_TEXT_MAX },
    { "set_aside", N_("Set aside, and why"), FIELD_TEXT, 0, SUMMARY_TEXT_MAX },
    { "based_on", NULL, FIELD_INTEGER, 0, INT32_MAX },
    { "read_until", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { "show", NULL, FIELD_LINE, 0, 60 },
    { 0 },
};

struct str cite_token(struct arena *arena, const struct decision *decision, int64_t topic_id,
                      int64_t number)
{
    return topic_id == decision->topic_id
               ? str_format(arena, "#%" PRId64, number)
               : str_format(arena, "#%" PRId64 "/%" PRId64, topic_id, number);
}

struct str messages_after(struct arena *arena, int64_t topic_id, int64_t number)
{
    return str_format(arena, "%" PRId64 ":%" PRId64, topic_id, number);
}

static struct summary_wish wish_of(const struct request *request, const struct decision *decision)
{
    struct summary_wish wish = {
        .decision_id = decision->id,
        .topic_id = decision->topic_id,
        .visitor = &request->visitor,
        .based_on = request_integer(request, "based_on"),
        .read_until = request_integer(request, "read_until"),
    };

    for (enum summary_section section = 0; section < SUMMARY_SECTIONS; section++)
        wish.texts[section] = request_text(request, summary_look(section)->word);
    return wish;
}

/* The form again, with what was typed: to look at it first, or at other messages beside it. */
enum result summary_prepare(struct request *request)
{
    struct summary *parsed = arena_new(&request->arena, struct summary);
    struct decision decision;
    struct topic topic;
    struct summary_wish wish;
    enum result result;

    if (request_text(request, "show").length)
        return NOT_VALID;
    if (!str_equal(request_text(request, "do"), STR("preview")))
        return OK;
    result = decision_for_part(request, request->ids[0], &decision, &topic);
    if (result != OK)
        return result;
    wish = wish_of(request, &decision);
    result = summary_parse(request->db, &request->arena, &wish, &request->problems, parsed);
    if (result == OK)
        request->prepared = parsed;
    return result == OK ? NOT_VALID : result;
}

static void fill_in(struct request *request, const struct summary_editor *view)
{
    for (enum summary_section section = 0; section < SUMMARY_SECTIONS; section++)
        request_fill(
            request, summary_look(section)->word,
            summary_typed(&request->arena, &view->newest.parts[section], view->decision.topic_id));
}

/* "345:50": the messages of debate 345 after number 50. The first debate, else. */
static enum result read_messages(struct request *request, struct summary_editor *view)
{
    struct post_page where = { .order = POSTS_BY_TIME };
    struct str show = request_text(request, "show");
    struct str topic = str_cut(&show, ':');
    int64_t topic_id = 0;
    enum result result = linked_topics(request->db, &request->arena, &request->visitor,
                                       view->decision.id, &view->topics);

    if (result != OK || !view->topics.count)
        return result;
    if (!str_to_id(topic, &topic_id) || !str_to_integer(show, &where.after) || where.after < 0) {
        topic_id = view->decision.topic_id;
        where.after = 0;
    }
    view->shown = &view->topics.items[0];
    for (size_t i = 0; i < view->topics.count; i++)
        if (view->topics.items[i].id == topic_id)
            view->shown = &view->topics.items[i];
    if (view->shown->id != topic_id)
        where.after = 0;
    view->after = where.after;
    result = posts_of_topic(request->db, &request->arena, view->shown->id, &where, &view->posts);
    return result == NOT_FOUND ? OK : result;
}

static enum result read_newest(struct request *request, struct summary_editor *view)
{
    struct summary_wanted wanted = { .decision_id = view->decision.id,
                                     .visitor = &request->visitor };
    struct summary_span span = { .decision_id = view->decision.id, .visitor = &request->visitor };
    enum result result = summary_read(request->db, &request->arena, &wanted, &view->newest);

    if (result != OK && result != NOT_FOUND)
        return result;
    span.after = view->newest.read_until;
    result = summary_debates(request->db, &span, &view->debates);
    view->read_until = request->method == POST ? request_integer(request, "read_until") : 0;
    if (!view->read_until)
        view->read_until = view->debates.read_until;
    return result;
}

enum result summary_form(struct request *request)
{
    struct summary_editor view = { .parsed = request->prepared };
    struct topic topic;
    struct facts facts;
    enum result result = decision_for_form(request, request->ids[0], &view.decision, &topic);

    if (result == OK)
        result = decision_facts_for(request, &view.decision, &topic, &facts);
    if (result == OK && request->method == GET && !summary_may_write(&facts))
        return NOT_ALLOWED;
    if (result == OK)
        result = read_newest(request, &view);
    if (result == OK)
        result = read_messages(request, &view);
    if (result != OK)
        return result;
    fill_in(request, &view);
    view.form = request_form(request);
    summary_form_html(&request->page, &view);
    return OK;
}

enum result summary_send(struct request *request)
{
    struct decision decision;
    struct topic topic;
    struct summary_wish wish;
    struct str path;
    int64_t number;
    enum result result = decision_for_part(request, request->ids[0], &decision, &topic);

    if (result != OK)
        return result;
    wish = wish_of(request, &decision);
    result = summary_write(request->db, &request->arena, &wish, &request->problems, &number);
    if (result == OK)
        result = pace_day(request, SETTING_EDITS_A_DAY);
    path = summary_path(&request->arena, &decision);
    return result == OK ? request_redirect(request, "%.*s", STR_ARGS(path)) : result;
}
