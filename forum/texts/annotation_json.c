/* Annotations in our own JSON: what was made, where it stands, the debate. */
#include "base/arena.h"
#include "render/json.h"
#include "texts/annotation_pages.h"

static void put_place(struct json *json, struct arena *arena, const char *key,
                      const struct listed *listed, const struct listed_place *place)
{
    json_key(json, key);
    json_begin_object(json);
    json_put_string(json, "path", listed_path(arena, listed, place));
    json_put_integer(json, "version", place->version);
    json_put_string(json, "article", place->article.num);
    json_put_integer(json, "paragraph", place->alinea);
    if (place == &listed->made) {
        json_put_integer(json, "from", listed->quote.from);
        json_put_integer(json, "to", listed->quote.to);
        json_put_string(json, "exact", listed->quote.exact);
        json_put_string(json, "prefix", listed->quote.prefix);
        json_put_string(json, "suffix", listed->quote.suffix);
    } else {
        json_put_integer(json, "from", listed->now_from);
        json_put_integer(json, "to", listed->now_to);
        json_put_string(json, "words", listed->now_words);
        json_put_bool(json, "confirmed", listed->confirmed_at != 0);
    }
    json_end(json);
}

static void put_target(struct json *json, struct arena *arena, const struct listed *listed)
{
    json_begin_object(json);
    json_put_string(json, "state", str_of(anchor_word(listed->state)));
    json_put_integer(json, "score", listed->score);
    put_place(json, arena, "made", listed, &listed->made);
    put_place(json, arena, "now", listed, &listed->now);
    json_end(json);
}

/* Into an object that is open; gives where the next annotation begins. */
static size_t put_annotation(struct json *json, struct arena *arena, const struct listed_list *list,
                             size_t first)
{
    const struct listed *annotation = &list->items[first];
    size_t next = first;

    json_put_integer(json, "id", annotation->id);
    json_put_string(json, "motivation", str_of(motivation_words[annotation->motivation].name));
    json_put_string(json, "username", annotation->author.handle);
    json_put_time(json, "created_at", annotation->created_at);
    json_put_time(json, "archived_at", annotation->archived_at);
    json_put_string(json, "topic", listed_debate_path(arena, annotation));
    json_put_string(json, "title", annotation->topic_title);
    json_put_integer(json, "reply_count", annotation->replies);
    json_key(json, "targets");
    json_begin_array(json);
    while (next < list->count && list->items[next].id == annotation->id)
        put_target(json, arena, &list->items[next++]);
    json_end(json);
    return next;
}

void annotations_json(struct page *page, const struct annotations_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_put_string(&json, "text", view->path);
    json_put_string(&json, "title", view->text.title);
    json_key(&json, "counts");
    json_begin_object(&json);
    for (int i = LISTED_ALL; i < LISTED_FILTERS; i++)
        json_put_integer(&json, i ? filter_word((enum listed_filter)i) : "all", view->counts[i]);
    json_end(&json);
    json_key(&json, "annotations");
    json_begin_array(&json);
    for (size_t i = 0; i < view->list.count;) {
        json_begin_object(&json);
        i = put_annotation(&json, page->body.arena, &view->list, i);
        json_end(&json);
    }
    json_end(&json);
    if (view->list.has_more)
        json_put_integer(&json, "before", view->list.last);
    json_end(&json);
}

void annotation_json(struct page *page, const struct listed_list *list)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_annotation(&json, page->body.arena, list, 0);
    json_end(&json);
}
