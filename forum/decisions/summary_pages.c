/* Where summaries are read. */
#include <inttypes.h>

#include "base/arena.h"
#include "decisions/map.h"
#include "decisions/summary_pages.h"
#include "render/json.h"
#include "render/language.h"

const struct field summary_query[] = {
    { "version", NULL, FIELD_INTEGER, 1, INT32_MAX },
    { 0 },
};

struct str summary_text(struct page *page, const struct summary *summary, int64_t topic_id)
{
    struct buffer out = { .arena = page->body.arena };

    for (enum summary_section section = 0; section < SUMMARY_SECTIONS; section++) {
        if (!summary->parts[section].count)
            continue;
        buffer_put_str(&out, language_text(page->language, summary_look(section)->label));
        buffer_put_c(&out, "\n");
        buffer_put_str(&out, summary_typed(out.arena, &summary->parts[section], topic_id));
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}

static enum result read_before(struct request *request, struct summary_page *view)
{
    struct summary_wanted wanted = { .decision_id = view->decision.id,
                                     .number = view->summary.number - 1,
                                     .visitor = &request->visitor };
    int64_t topic_id = view->decision.topic_id;
    enum result result;

    if (view->summary.number <= 1)
        return OK;
    result = summary_read(request->db, &request->arena, &wanted, &view->before);
    if (result != OK)
        return result;
    view->has_before = true;
    view->diff = diff_texts(&request->arena, summary_text(&request->page, &view->before, topic_id),
                            summary_text(&request->page, &view->summary, topic_id));
    return OK;
}

static enum result read_view(struct request *request, struct summary_page *view)
{
    struct summary_wanted wanted = { .decision_id = view->decision.id,
                                     .number = request_integer(request, "version"),
                                     .visitor = &request->visitor };
    struct summary_span span = { .decision_id = view->decision.id, .visitor = &request->visitor };
    struct facts facts;
    enum result result = summary_read(request->db, &request->arena, &wanted, &view->summary);

    if (result == NOT_FOUND && !wanted.number)
        result = OK;
    if (result == OK)
        result = read_before(request, view);
    if (result == OK)
        result = summaries_of(request->db, &request->arena, view->decision.id, &view->all);
    if (result == OK)
        result = decision_facts_for(request, &view->decision, &view->topic, &facts);
    if (result != OK)
        return result;
    view->may_write = summary_may_write(&facts);
    span.after = view->summary.read_until;
    return summary_debates(request->db, &span, &view->debates);
}

enum result summary_show(struct request *request)
{
    struct summary_page view = { 0 };
    enum result result = decision_for(request, request->ids[0], &view.decision, &view.topic);

    if (result != OK)
        return result;
    if (!str_equal(view.decision.slug, request->names[0])) {
        struct str path = summary_path(&request->arena, &view.decision);

        return request_moved(request, "%.*s%s", STR_ARGS(path), request_suffix(request));
    }
    result = read_view(request, &view);
    if (result == OK && request->format == JSON)
        summary_json(&request->page, &view);
    else if (result == OK)
        summary_html(&request->page, &view);
    return result;
}

enum result topic_summaries(struct request *request, struct page *page, const struct topic *topic)
{
    struct map map;
    enum result result = map_of_topic(request->db, &request->arena, topic->id, &map);

    for (size_t i = 0; result == OK && i < map.count; i++) {
        struct summary_box box = { .decision = map.items[i].decision };
        struct summary_wanted wanted = { .decision_id = box.decision.id, .topic_id = topic->id };

        if (!map_is_under_way(&map.items[i]))
            continue;
        result = summary_read(request->db, &request->arena, &wanted, &box.summary);
        if (result == OK)
            summary_box_html(page, &box);
        if (result == NOT_FOUND)
            result = OK;
    }
    return result;
}

static void put_cite(struct json *json, const struct summary_cite *cite)
{
    json_begin_object(json);
    json_put_integer(json, "post_id", cite->post_id);
    json_put_integer(json, "topic_id", cite->topic_id);
    json_put_integer(json, "post_number", cite->number);
    json_put_bool(json, "readable", cite->is_there);
    json_end(json);
}

static void put_part(struct json *json, const struct summary_part *part)
{
    json_begin_array(json);
    for (size_t i = 0; i < part->count; i++) {
        json_begin_object(json);
        json_put_string(json, "words", part->items[i].words);
        json_key(json, "cites");
        json_begin_array(json);
        for (size_t j = 0; j < part->items[i].cite_count; j++)
            put_cite(json, &part->items[i].cites[j]);
        json_end(json);
        json_end(json);
    }
    json_end(json);
}

static void put_facts(struct json *json, const struct summary *summary)
{
    json_put_integer(json, "version", summary->number);
    json_put_string(json, "username", summary->author.handle);
    json_put_integer(json, "messages_cited", summary->cited);
    json_put_integer(json, "messages", summary->posts);
    json_put_integer(json, "last_post_number", summary->last_post);
    json_put_time(json, "created_at", summary->created_at);
}

void summary_json(struct page *page, const struct summary_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_put_integer(&json, "decision_id", view->decision.id);
    if (view->summary.number) {
        put_facts(&json, &view->summary);
        for (enum summary_section section = 0; section < SUMMARY_SECTIONS; section++) {
            json_key(&json, summary_look(section)->word);
            put_part(&json, &view->summary.parts[section]);
        }
    }
    json_put_integer(&json, "messages_since", view->debates.since);
    json_key(&json, "versions");
    json_begin_array(&json);
    for (size_t i = 0; i < view->all.count; i++) {
        json_begin_object(&json);
        put_facts(&json, &view->all.items[i]);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}
