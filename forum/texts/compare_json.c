/* What differs between two versions, as JSON. */
#include "render/json.h"
#include "texts/pages.h"

static const char *const kinds[ARTICLE_CHANGE_KINDS] = {
    [ARTICLE_ADDED] = "added",
    [ARTICLE_REMOVED] = "removed",
    [ARTICLE_CHANGED] = "changed",
    [ARTICLE_RENUMBERED] = "renumbered",
};

static const char *const runs[] = {
    [DIFF_SAME] = "same",
    [DIFF_REMOVED] = "removed",
    [DIFF_ADDED] = "added",
};

static void put_line(struct json *json, const struct diff_line *line)
{
    json_begin_object(json);
    json_put_integer(json, "before", line->before == DIFF_NO_LINE ? 0 : (int64_t)line->before + 1);
    json_put_integer(json, "after", line->after == DIFF_NO_LINE ? 0 : (int64_t)line->after + 1);
    json_put_bool(json, "is_moved", line->is_moved);
    json_put_bool(json, "is_renumbered", line->is_renumbered);
    json_key(json, "runs");
    json_begin_array(json);
    for (size_t i = 0; i < line->runs.count; i++) {
        json_begin_array(json);
        json_text(json, str_of(runs[line->runs.items[i].kind]));
        json_text(json, line->runs.items[i].text);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

static void put_side(struct json *json, const char *key, const struct state *article)
{
    json_key(json, key);
    if (!article->segment_id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_state(json, article);
    json_put_string(json, "address", article->address);
    json_end(json);
}

static void put_compared(struct json *json, const struct compared *compared)
{
    json_begin_object(json);
    json_put_string(json, "change", str_of(kinds[compared->change->kind]));
    put_side(json, "before", &compared->change->before);
    put_side(json, "after", &compared->change->after);
    json_key(json, "paragraphs");
    json_begin_array(json);
    for (size_t i = 0; i < compared->lines.count; i++)
        put_line(json, &compared->lines.items[i]);
    json_end(json);
    json_end(json);
}

void law_compare_json(struct page *page, const struct law_compare_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_put_string(&json, "text", view->text.slug);
    json_put_integer(&json, "before", view->before.number);
    json_put_integer(&json, "after", view->after.number);
    for (int kind = 0; kind < ARTICLE_CHANGE_KINDS; kind++)
        json_put_integer(&json, kinds[kind], view->changes.counts[kind]);
    json_key(&json, "articles");
    json_begin_array(&json);
    for (size_t i = 0; i < view->count; i++)
        put_compared(&json, &view->items[i]);
    json_end(&json);
    json_put_integer(&json, "next", view->next);
    json_end(&json);
}
