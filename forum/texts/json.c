/* Law texts as JSON. */
#include "render/json.h"
#include "texts/pages.h"

void json_law_text(struct json *json, struct arena *arena, const struct law_text *text)
{
    json_put_string(json, "slug", text->slug);
    json_put_string(json, "title", text->title);
    json_put_string(json, "kind", str_of(text_kind_word(text->kind)));
    json_put_string(json, "jurisdiction", text->jurisdiction);
    json_put_string(json, "lang", text->lang);
    json_put_string(json, "number", text->number);
    json_put_string(json, "official", text->official);
    json_put_string(json, "eli", text->eli);
    json_put_string(json, "source", text->source);
    json_put_string(json, "licence", text->licence);
    json_put_string(json, "path", text_path(arena, text));
    json_put_time(json, "changed_at", text->changed_at);
}

static const char *const origins[VERSION_ORIGINS] = {
    [VERSION_IMPORTED] = "import",
    [VERSION_WRITTEN] = "written",
    [VERSION_AMENDED] = "amendment",
};

void json_law_version(struct json *json, struct arena *arena, const struct law_text *text,
                      const struct law_version *version)
{
    json_put_integer(json, "number", version->number);
    json_put_string(json, "label", version->label);
    json_put_string(json, "starts_on", version->starts_on);
    json_put_string(json, "ends_on", version->ends_on);
    json_put_string(json, "status", version->status);
    json_put_string(json, "origin", str_of(origins[version->origin]));
    json_put_string(json, "format", version->format);
    json_put_string(json, "sha256", version->hash);
    json_put_string(json, "note", version->note);
    json_put_integer(json, "articles", version->articles);
    json_put_integer(json, "paragraphs", version->alineas);
    json_put_integer(json, "log_entry", version->entry);
    json_put_time(json, "created_at", version->created_at);
    json_put_string(json, "path", law_version_path(arena, text, version));
}

static const char *const kinds[SEGMENT_KINDS] = {
    [SEGMENT_PART] = "part", [SEGMENT_ARTICLE] = "article", [SEGMENT_ALINEA] = "paragraph",
    [SEGMENT_ROW] = "row",   [SEGMENT_NOTE] = "note",
};

void json_state(struct json *json, const struct state *state)
{
    const struct segment *segment = &state->segment;

    json_put_integer(json, "id", state->segment_id);
    json_put_string(json, "kind", str_of(kinds[segment->kind]));
    if (segment->kind == SEGMENT_PART)
        json_put_string(json, "name", segment->name);
    if (segment->num.length)
        json_put_string(json, "num", segment->num);
    if (segment->kind == SEGMENT_PART || segment->kind == SEGMENT_ARTICLE)
        json_put_string(json, "heading", segment->head);
    else
        json_put_string(json, "text", segment->body);
    if (segment->number)
        json_put_integer(json, "number", segment->number);
    if (segment->depth)
        json_put_integer(json, "depth", segment->depth);
    if (segment->official.length)
        json_put_string(json, "official", segment->official);
}
