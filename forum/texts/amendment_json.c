/* Amendments as JSON. */
#include "decisions/state.h"
#include "law/formula.h"
#include "render/json.h"
#include "render/language.h"
#include "texts/amendment_pages.h"

const struct state_look *amendment_state_look(const struct amendment *amendment)
{
    static const struct state_look looks[AMENDMENT_STATES] = {
        [AMENDMENT_OPEN] = { "open", N_("Open"), "st-open", "s-open" },
        [AMENDMENT_ADOPTED] = { "adopted", N_("Adopted"), "st-adopted", "s-adopted" },
        [AMENDMENT_REJECTED] = { "rejected", N_("Rejected"), "st-dropped", "s-dropped" },
        [AMENDMENT_WITHDRAWN] = { "withdrawn", N_("Withdrawn"), "st-dropped", "s-dropped" },
    };
    static const struct state_look refused = { "refused", N_("Cannot be applied"), "st-object",
                                               "s-object" };

    if (amendment->state == AMENDMENT_OPEN && amendment->outcome == AMENDMENT_REFUSED)
        return &refused;
    return &looks[amendment->state];
}

static void put_amendment(struct json *json, struct arena *arena, const struct law_text *text,
                          const struct amendment *amendment)
{
    json_put_integer(json, "number", amendment->number);
    json_put_string(json, "name", amendment->name);
    json_put_string(json, "path", amendment_path(arena, text, amendment));
    json_put_integer(json, "version", amendment->version_number);
    json_put_string(json, "article", amendment->article_address);
    json_put_string(json, "state", str_of(amendment_state_word(amendment->state)));
    json_put_string(json, "outcome", str_of(amendment_outcome_word(amendment->outcome)));
    json_put_string(json, "username", amendment->author.handle);
    json_put_string(json, "signed_by", amendment->signed_by);
    json_put_integer(json, "topic_id", amendment->topic_id);
    json_put_integer(json, "adopted_in", amendment->result_number);
    json_put_time(json, "created_at", amendment->created_at);
    json_put_string(json, "words", amendment->words);
}

void amendments_json(struct page *page, const struct amendments_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_put_string(&json, "text", view->text.slug);
    json_put_bool(&json, "has_more", view->amendments.has_more);
    json_key(&json, "amendments");
    json_begin_array(&json);
    for (size_t i = 0; i < view->amendments.count; i++) {
        json_begin_object(&json);
        put_amendment(&json, page->body.arena, &view->text, &view->amendments.items[i]);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

static void put_lines(struct json *json, const struct redaction *redaction)
{
    json_key(json, "after");
    json_begin_array(json);
    for (size_t i = 0; i < redaction->count; i++)
        if (redaction->items[i].after.length)
            json_text(json, redaction->items[i].after);
    json_end(json);
}

static void put_refusals(struct json *json, const struct amendment_look *look)
{
    json_key(json, "refusals");
    json_begin_array(json);
    for (size_t i = 0; i < look->refusals.count; i++) {
        const struct refusal *refusal = &look->refusals.items[i];

        json_begin_object(json);
        json_put_string(json, "why", str_of(refusal_sentence(refusal->kind)));
        json_put_string(json, "value", refusal->value);
        json_put_integer(json, "count", refusal->count);
        json_put_string(json, "words", str_slice(look->source, refusal->from, refusal->to));
        json_end(json);
    }
    json_end(json);
}

void amendment_json(struct page *page, const struct amendment_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_amendment(&json, page->body.arena, &view->text, &view->look.amendment);
    json_put_string(&json, "reasons", view->look.amendment.reasons);
    json_put_bool(&json, "is_applied", view->look.redaction.is_applied);
    json_put_bool(&json, "deletes_article", view->look.redaction.is_deleted);
    json_put_bool(&json, "still_applies", view->look.still_applies);
    put_lines(&json, &view->look.redaction);
    put_refusals(&json, &view->look);
    json_end(&json);
}
