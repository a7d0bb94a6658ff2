/* What was found as JSON, with Discourse's names; its words without marks. */
#include "render/json.h"

#include "decisions/state.h"
#include "finding/pages.h"
#include "search/snippet.h"
#include "topics/pages.h"

static struct str without_marks(struct arena *arena, struct str marked)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < marked.length; i++)
        if (marked.data[i] != MARK_BEGINS && marked.data[i] != MARK_ENDS)
            buffer_put(&out, marked.data + i, 1);
    return buffer_str(&out);
}

static void put_hit(struct json *json, const struct search_hit *hit)
{
    json_begin_object(json);
    json_put_integer(json, "id", hit->post_id);
    json_put_string(json, "name", hit->author.name);
    json_put_string(json, "username", hit->author.handle);
    json_put_time(json, "created_at", hit->created_at);
    json_put_integer(json, "like_count", hit->likes);
    json_put_string(json, "blurb", without_marks(json->out->arena, hit->snippet));
    json_put_integer(json, "post_number", hit->number);
    json_put_integer(json, "topic_id", hit->topic_id);
    if (hit->ballot_path.length)
        json_put_string(json, "ballot", hit->ballot_path);
    json_end(json);
}

static bool is_first_of_topic(const struct search_results *results, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (results->items[k].topic_id == results->items[i].topic_id)
            return false;
    return true;
}

static enum result put_topics(struct request *request, struct json *json,
                              const struct search_results *results)
{
    enum result result = OK;

    json_key(json, "topics");
    json_begin_array(json);
    for (size_t i = 0; result == OK && i < results->count; i++) {
        struct topic topic;

        if (!is_first_of_topic(results, i))
            continue;
        result = topic_for(request, results->items[i].topic_id, &topic);
        if (result != OK)
            continue;
        json_begin_object(json);
        topic_put_fields(json, &topic);
        json_end(json);
    }
    json_end(json);
    return result;
}

static void put_laws(struct json *json, const struct law_hits *laws)
{
    struct arena *arena = json->out->arena;

    json_key(json, "law_articles");
    json_begin_array(json);
    for (size_t i = 0; i < laws->count; i++) {
        const struct law_hit *hit = &laws->items[i];

        json_begin_object(json);
        json_put_string(json, "text", hit->text.title);
        json_put_string(json, "number", hit->segment.num);
        json_put_string(json, "heading", without_marks(arena, hit->segment.head));
        json_put_string(json, "path", hit->path);
        json_put_string(json, "blurb", without_marks(arena, hit->snippet));
        json_end(json);
    }
    json_end(json);
}

static void put_matter(struct json *json, const struct matter_hit *hit)
{
    struct arena *arena = json->out->arena;

    json_put_string(json, "question", without_marks(arena, hit->question));
    json_put_string(json, "blurb", without_marks(arena, hit->snippet));
    json_end(json);
}

static void put_decisions(struct json *json, const struct matter_hits *hits)
{
    struct arena *arena = json->out->arena;

    json_key(json, "decisions");
    json_begin_array(json);
    for (size_t i = 0; i < hits->count; i++) {
        const struct decision *decision = &hits->items[i].decision;

        json_begin_object(json);
        json_put_integer(json, "id", decision->id);
        json_put_string(json, "state", str_of(state_word(decision->state)));
        json_put_string(json, "path", decision_path(arena, decision));
        put_matter(json, &hits->items[i]);
    }
    json_end(json);
}

static void put_ballots(struct json *json, const struct matter_hits *hits, int64_t now)
{
    struct arena *arena = json->out->arena;

    json_key(json, "ballots");
    json_begin_array(json);
    for (size_t i = 0; i < hits->count; i++) {
        const struct ballot_item *item = &hits->items[i].item;

        json_begin_object(json);
        json_put_integer(json, "id", item->id);
        json_put_string(json, "state", str_of(ballot_state_word(ballot_state(item, now))));
        json_put_string(json, "path", ballot_path(arena, item));
        put_matter(json, &hits->items[i]);
    }
    json_end(json);
}

static void put_empty(struct json *json, const char *key)
{
    json_key(json, key);
    json_begin_array(json);
    json_end(json);
}

/* Discourse says null and not false when there is no more. */
static void put_more(struct json *json, const char *key, bool has_more)
{
    json_key(json, key);
    if (has_more)
        json_bool(json, true);
    else
        json_nothing(json);
}

static void put_grouped(struct json *json, const struct search_page *view)
{
    json_key(json, "grouped_search_result");
    json_begin_object(json);
    put_more(json, "more_posts", view->has_more);
    put_more(json, "more_users", false);
    put_more(json, "more_categories", false);
    put_more(json, "more_full_page_results", view->has_more);
    json_put_string(json, "term", view->wish.query.text);
    json_put_bool(json, "can_create_topic", false);
    put_more(json, "error", false);
    json_key(json, "post_ids");
    json_begin_array(json);
    for (size_t i = 0; i < view->results.count; i++)
        json_number(json, view->results.items[i].post_id);
    json_end(json);
    put_empty(json, "user_ids");
    put_empty(json, "category_ids");
    put_empty(json, "tag_ids");
    put_empty(json, "group_ids");
    json_put_integer(json, "total",
                     view->results.total > SEARCH_COUNTED_MAX ? SEARCH_COUNTED_MAX
                                                              : view->results.total);
    json_put_bool(json, "total_is_exact", view->results.total <= SEARCH_COUNTED_MAX);
    json_end(json);
}

enum result search_json(struct request *request, const struct search_page *view)
{
    struct json json = { .out = &request->page.body };
    enum result result;

    json_begin_object(&json);
    json_key(&json, "posts");
    json_begin_array(&json);
    for (size_t i = 0; i < view->results.count; i++)
        put_hit(&json, &view->results.items[i]);
    json_end(&json);
    result = put_topics(request, &json, &view->results);
    put_laws(&json, &view->laws);
    put_decisions(&json, &view->decisions);
    put_ballots(&json, &view->ballots, view->now);
    put_empty(&json, "users");
    put_empty(&json, "categories");
    put_empty(&json, "tags");
    put_empty(&json, "groups");
    put_grouped(&json, view);
    json_end(&json);
    return result;
}
