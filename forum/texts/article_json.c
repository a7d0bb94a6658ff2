/* An article and what is said of it, as JSON. */
#include "decisions/state.h"
#include "render/json.h"
#include "texts/pages.h"

static const char *const anchor_words[ANCHOR_STATES] = {
    [ANCHOR_EXACT] = "exact",       [ANCHOR_MOVED] = "moved",
    [ANCHOR_REWORDED] = "reworded", [ANCHOR_ORPHAN_HERE] = "orphan_in_segment",
    [ANCHOR_ORPHAN] = "orphan",
};

static void put_debate(struct json *json, struct str path, struct str title, int64_t replies,
                       const struct state_look *state)
{
    json_put_string(json, "topic", path);
    json_put_string(json, "title", title);
    json_put_integer(json, "reply_count", replies);
    if (state)
        json_put_string(json, "state", str_of(state->word));
}

static void put_note(struct json *json, const struct margin_note *note)
{
    json_begin_object(json);
    json_put_integer(json, "annotation", note->annotation_id);
    json_put_integer(json, "note", note->number);
    json_put_string(json, "anchor", str_of(anchor_words[note->anchor]));
    json_put_string(json, "exact", note->exact);
    put_debate(json, note->path, note->title, note->replies, note->state);
    json_end(json);
}

static void put_run(struct json *json, const struct run *run)
{
    json_begin_object(json);
    json_put_integer(json, "from", run->from);
    json_put_integer(json, "to", run->to);
    json_key(json, "notes");
    json_begin_array(json);
    for (size_t i = 0; i < run->count; i++)
        json_number(json, run->numbers[i]);
    json_end(json);
    json_end(json);
}

static void put_proposeds(struct json *json, const struct proposeds *list)
{
    json_key(json, "amendments");
    json_begin_array(json);
    for (size_t i = 0; i < list->count; i++) {
        const struct proposed *proposed = &list->items[i];

        json_begin_object(json);
        json_put_integer(json, "number", proposed->number);
        json_put_string(json, "path", proposed->path);
        json_put_string(json, "by",
                        proposed->signed_by.length ? proposed->signed_by
                                                   : author_name(&proposed->author));
        json_put_string(json, "text", proposed->words);
        json_put_string(json, "after", proposed->after);
        json_end(json);
    }
    json_end(json);
}

static void put_paragraph(struct json *json, const struct paragraph *paragraph)
{
    json_begin_object(json);
    json_state(json, paragraph->state);
    json_key(json, "notes");
    json_begin_array(json);
    for (size_t i = 0; i < paragraph->notes.count; i++)
        put_note(json, &paragraph->notes.items[i]);
    json_end(json);
    json_key(json, "runs");
    json_begin_array(json);
    for (size_t i = 0; i < paragraph->runs.count; i++)
        put_run(json, &paragraph->runs.items[i]);
    json_end(json);
    put_proposeds(json, &paragraph->proposed);
    json_end(json);
}

static void put_orphan(struct json *json, const struct orphan *orphan)
{
    json_begin_object(json);
    json_put_integer(json, "annotation", orphan->annotation_id);
    json_put_string(json, "prefix", orphan->prefix);
    json_put_string(json, "exact", orphan->exact);
    json_put_string(json, "suffix", orphan->suffix);
    json_put_integer(json, "paragraph", orphan->alinea);
    json_put_integer(json, "version", orphan->version);
    json_put_string(json, "by", author_name(&orphan->author));
    put_debate(json, orphan->path, orphan->title, orphan->replies, orphan->state);
    json_end(json);
}

static void put_beside(struct json *json, struct arena *arena, const struct article_page *view,
                       const char *key, const struct state *article)
{
    json_key(json, key);
    if (article->segment_id)
        json_text(json, article_path(arena, &view->text, &view->version, article->address));
    else
        json_nothing(json);
}

static void put_article(struct json *json, struct arena *arena, const struct article_page *view)
{
    json_key(json, "article");
    json_begin_object(json);
    json_state(json, &view->article);
    json_put_string(json, "address", view->article.address);
    json_put_string(json, "path",
                    article_path(arena, &view->text, &view->version, view->article.address));
    put_beside(json, arena, view, "previous", &view->before);
    put_beside(json, arena, view, "next", &view->after);
    json_key(json, "in");
    json_begin_array(json);
    for (size_t i = 0; i < view->path.count; i++) {
        json_begin_object(json);
        json_state(json, &view->path.items[i]);
        json_end(json);
    }
    json_end(json);
    put_proposeds(json, &view->proposed);
    json_end(json);
}

void law_article_json(struct page *page, const struct article_page *view)
{
    struct json json = { .out = &page->body };
    struct arena *arena = page->body.arena;

    json_begin_object(&json);
    json_key(&json, "text");
    json_begin_object(&json);
    json_law_text(&json, arena, &view->text);
    json_end(&json);
    json_key(&json, "version");
    json_begin_object(&json);
    json_law_version(&json, arena, &view->text, &view->version);
    json_end(&json);
    put_article(&json, arena, view);
    json_key(&json, "segments");
    json_begin_array(&json);
    for (size_t i = 0; i < view->count; i++)
        put_paragraph(&json, &view->paragraphs[i]);
    json_end(&json);
    json_key(&json, "orphans");
    json_begin_array(&json);
    for (size_t i = 0; i < view->orphans.count; i++)
        put_orphan(&json, &view->orphans.items[i]);
    json_end(&json);
    json_end(&json);
}
