/* What a form is about when a vote is planned from an article, an amendment, a decision, a vote. */
#include "ballots/pages.h"
#include "ballots/plan_pages.h"
#include "base/arena.h"
#include "decisions/core_pages.h"
#include "texts/pages.h"

enum { TITLE_SHOWN = 80 };

static enum result read_article(struct request *request, struct plan_source *source)
{
    struct str version = request_text(request, "version"),
               article = request_text(request, "article");
    enum result result =
        law_version_named(request->db, &request->arena, &source->text,
                          version.length ? version : STR("latest"), &source->version);

    source->source = WORDS_LAW;
    if (result == OK && article.length)
        result =
            article_at(request->db, &request->arena, source->version.id, article, &source->article);
    return result;
}

static enum result read_amendment(struct request *request, struct plan_source *source)
{
    int64_t number;

    source->source = WORDS_AMENDMENT;
    if (!str_to_id(request_text(request, "amendment"), &number))
        return NOT_FOUND;
    return amendment_numbered(request->db, &request->arena, &request->visitor, source->text.id,
                              number, &source->amendment);
}

static enum result read_law(struct request *request, struct plan_source *source)
{
    enum result result =
        text_called(request->db, &request->arena, request_text(request, "text"), &source->text);

    if (result != OK)
        return result;
    return request_text(request, "amendment").length ? read_amendment(request, source)
                                                     : read_article(request, source);
}

static enum result read_decision(struct request *request, int64_t id, struct plan_source *source)
{
    struct topic topic;

    source->source = WORDS_OPTION;
    return decision_for(request, id, &source->decision, &topic);
}

/* The same article in the newest version; when it is gone from it, words are typed. */
static enum result read_newest(struct request *request, struct plan_source *source)
{
    const struct ballot_item *item = &source->follows;
    enum result result = text_find(request->db, &request->arena, item->text_id, &source->text);

    if (result == OK)
        result = law_version_find(request->db, &request->arena, source->text.version_id,
                                  &source->version);
    if (result == OK && item->article_id)
        result = state_find(request->db, &request->arena, source->version.id, item->article_id,
                            &source->article);
    source->source = result == NOT_FOUND ? WORDS_TYPED : WORDS_LAW;
    return result == NOT_FOUND ? OK : result;
}

static enum result read_followed(struct request *request, struct plan_source *source)
{
    int64_t id;
    enum result result;

    if (!str_to_id(request_text(request, "follows"), &id))
        return NOT_FOUND;
    result = ballot_for(request, id, &source->follows);
    if (result != OK)
        return result;
    if (source->follows.source == WORDS_LAW)
        return read_newest(request, source);
    if (source->follows.source == WORDS_OPTION)
        return read_decision(request, source->follows.decision_id, source);
    return OK;
}

enum result plan_source_read(struct request *request, struct plan_source *source)
{
    int64_t decision_id;

    *source = (struct plan_source){ .source = WORDS_TYPED };
    if (request_text(request, "follows").length)
        return read_followed(request, source);
    if (request_text(request, "decision").length)
        return str_to_id(request_text(request, "decision"), &decision_id)
                   ? read_decision(request, decision_id, source)
                   : NOT_FOUND;
    return request_text(request, "text").length ? read_law(request, source) : OK;
}

struct str plan_question(struct page *page, const struct plan_source *source)
{
    struct str title = str_shorten(page->body.arena, source->text.title, TITLE_SHOWN);

    if (source->follows.id)
        return source->follows.question;
    if (source->source == WORDS_OPTION)
        return source->decision.question;
    if (source->source == WORDS_AMENDMENT)
        return fill(page, _("Do you adopt amendment {number} to “{text}”?"), "number",
                    amendment_name(page->body.arena, &source->amendment), "text", title, NULL);
    if (source->source == WORDS_LAW && source->article.segment_id)
        return fill(page, _("Do you adopt this of “{text}”: {article}?"), "text", title, "article",
                    str_shorten(page->body.arena, article_name(page, &source->article.segment),
                                TITLE_SHOWN),
                    NULL);
    if (source->source == WORDS_LAW)
        return fill(page, _("Do you adopt “{text}”?"), "text", title, NULL);
    return STR("");
}
