/*
 * Annotations as the W3C's Web Annotation Data Model has them (Recommendation of
 * 23 February 2017, w3.org/TR/annotation-model): what was made, of which version,
 * with a fragment of its page that a quote and its places refine (§4.2.9: they
 * say the same). Only what anyone may read.
 */
#include <inttypes.h>

#include "base/arena.h"
#include "render/json.h"
#include "texts/annotation_pages.h"

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"

/* What an annotation is written with. */
struct writing {
    struct json *json;
    struct arena *arena;
    struct str site; /* "https://forum.example"; empty: addresses are without it */
};

static void put_address(const struct writing *writing, const char *key, struct str path)
{
    json_put_string(writing->json, key, url_whole(writing->arena, writing->site, path));
}

static void put_quote(struct json *json, const struct law_quote *quote)
{
    json_begin_object(json);
    json_put_string(json, "type", STR("TextQuoteSelector"));
    json_put_string(json, "exact", quote->exact);
    json_put_string(json, "prefix", quote->prefix);
    json_put_string(json, "suffix", quote->suffix);
    json_end(json);
}

static void put_position(struct json *json, const struct law_quote *quote)
{
    json_begin_object(json);
    json_put_string(json, "type", STR("TextPositionSelector"));
    json_put_integer(json, "start", quote->from);
    json_put_integer(json, "end", quote->to);
    json_end(json);
}

static void put_selector(const struct writing *writing, const struct listed *target)
{
    struct json *json = writing->json;

    json_key(json, "selector");
    json_begin_object(json);
    json_put_string(json, "type", STR("FragmentSelector"));
    json_put_string(json, "conformsTo", STR("http://tools.ietf.org/rfc/rfc3236"));
    json_put_string(json, "value", str_format(writing->arena, "al%" PRId64, target->made.alinea));
    json_key(json, "refinedBy");
    json_begin_array(json);
    put_quote(json, &target->quote);
    put_position(json, &target->quote);
    json_end(json);
    json_end(json);
}

static void put_target(const struct writing *writing, const struct listed *target)
{
    struct listed_place source = target->made;

    source.alinea = 0;
    json_begin_object(writing->json);
    json_put_string(writing->json, "type", STR("SpecificResource"));
    put_address(writing, "source", listed_path(writing->arena, target, &source));
    put_selector(writing, target);
    json_end(writing->json);
}

static void put_creator(const struct writing *writing, const struct author *author)
{
    if (!author->id)
        return;
    json_key(writing->json, "creator");
    json_begin_object(writing->json);
    put_address(writing, "id", str_format(writing->arena, "/u/%.*s", STR_ARGS(author->handle)));
    json_put_string(writing->json, "type", STR("Person"));
    json_put_string(writing->json, "nickname", author->handle);
    if (author->name.length)
        json_put_string(writing->json, "name", author->name);
    json_end(writing->json);
}

/* The debate: a page about the words. */
static void put_body(const struct writing *writing, const struct listed *first)
{
    json_key(writing->json, "body");
    json_begin_object(writing->json);
    put_address(writing, "id", listed_debate_path(writing->arena, first));
    json_put_string(writing->json, "type", STR("Text"));
    json_put_string(writing->json, "format", STR("text/html"));
    if (first->topic_lang.length)
        json_put_string(writing->json, "language", first->topic_lang);
    json_end(writing->json);
}

/* Into an object that is open: the targets from one on that are of the same annotation. */
static size_t put_annotation(const struct writing *writing, const struct listed_list *list,
                             size_t first)
{
    const struct listed *annotation = &list->items[first];
    struct json *json = writing->json;
    size_t next = first;

    put_address(writing, "id", str_format(writing->arena, "/annotations/%" PRId64, annotation->id));
    json_put_string(json, "type", STR("Annotation"));
    json_put_string(json, "motivation", str_of(motivation_words[annotation->motivation].w3c));
    json_put_time(json, "created", annotation->created_at);
    put_creator(writing, &annotation->author);
    put_body(writing, annotation);
    json_key(json, "target");
    json_begin_array(json);
    while (next < list->count && list->items[next].id == annotation->id)
        put_target(writing, &list->items[next++]);
    json_end(json);
    return next;
}

static void put_context(struct json *json)
{
    json_put_string(json, "@context", STR(CONTEXT));
}

static struct str collection_path(struct arena *arena, const struct annotations_page *view)
{
    return str_format(arena, "%.*s/annotations.jsonld", STR_ARGS(view->path));
}

static struct str page_path(struct arena *arena, const struct annotations_page *view, int64_t after)
{
    return str_format(arena, "%.*s?after=%" PRId64, STR_ARGS(collection_path(arena, view)), after);
}

static void put_collection(const struct writing *writing, const struct annotations_page *view)
{
    put_address(writing, "id", collection_path(writing->arena, view));
    json_put_string(writing->json, "type", STR("AnnotationCollection"));
    json_put_string(writing->json, "label", view->text.title);
    json_put_integer(writing->json, "total", view->annotation_count);
}

void annotation_collection_jsonld(struct page *page, const struct annotations_page *view)
{
    struct json json = { .out = &page->body };
    const struct writing writing = { &json, page->body.arena, view->site };

    json_begin_object(&json);
    put_context(&json);
    put_collection(&writing, view);
    if (view->annotation_count)
        put_address(&writing, "first", page_path(page->body.arena, view, 0));
    json_end(&json);
}

void annotation_page_jsonld(struct page *page, const struct annotations_page *view, int64_t after)
{
    struct json json = { .out = &page->body };
    const struct writing writing = { &json, page->body.arena, view->site };

    json_begin_object(&json);
    put_context(&json);
    put_address(&writing, "id", page_path(page->body.arena, view, after));
    json_put_string(&json, "type", STR("AnnotationPage"));
    json_key(&json, "partOf");
    json_begin_object(&json);
    put_collection(&writing, view);
    json_end(&json);
    if (view->list.has_more)
        put_address(&writing, "next", page_path(page->body.arena, view, view->list.last));
    json_key(&json, "items");
    json_begin_array(&json);
    for (size_t i = 0; i < view->list.count;) {
        json_begin_object(&json);
        i = put_annotation(&writing, &view->list, i);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

void annotation_jsonld(struct page *page, const struct listed_list *list, struct str site)
{
    struct json json = { .out = &page->body };
    const struct writing writing = { &json, page->body.arena, site };

    json_begin_object(&json);
    put_context(&json);
    put_annotation(&writing, list, 0);
    json_end(&json);
}
