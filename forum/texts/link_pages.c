#include "texts/link_pages.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/core_pages.h"
#include "decisions/linked.h"
#include "render/language.h"
#include "texts/pages.h"
#include "topics/version.h"

const struct field law_link_query[] = {
    { "text", NULL, FIELD_LINE, 0, TEXT_SLUG_MAX },
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "alinea", NULL, FIELD_LINE, 0, 20 },
    { "amendment", NULL, FIELD_LINE, 0, 20 },
    { "relation", NULL, FIELD_LINE, 0, 20 },
    { 0 },
};

/* Either words to tie, or the number of a tie to take away. */
const struct field law_link_fields[] = {
    { "text", N_("Text"), FIELD_LINE, 0, TEXT_SLUG_MAX },
    { "article", N_("Article"), FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "alinea", N_("Paragraph"), FIELD_LINE, 0, 20 },
    { "amendment", N_("Amendment"), FIELD_LINE, 0, 20 },
    { "relation", N_("What the decision does"), FIELD_LINE, 0, 20 },
    { "unlink", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

/* For who may tie: who put the question, its clerk, moderators. */
static enum result find_decision(struct request *request, struct decision *decision)
{
    struct topic topic;
    enum result result = decision_for_form(request, request->ids[0], decision, &topic);

    /* Whose session ended while they wrote is shown the form again, to sign in. */
    if (result != OK || (request->method == POST && !request->visitor.account_id))
        return result;
    return linked_may_remove(&request->visitor, decision) ? OK : NOT_ALLOWED;
}

/* The texts that changed last, and the one that the form names already. */
static enum result read_texts(struct request *request, struct law_link_page *view)
{
    struct str slug = request_text(request, "text");
    struct law_text text;
    enum result result = texts_latest(request->db, &request->arena, 0, 0, &view->texts);

    for (size_t i = 0; i < view->texts.count; i++)
        if (str_equal(view->texts.items[i].slug, slug))
            return result;
    if (result != OK || !slug.length)
        return result;
    result = text_called(request->db, &request->arena, slug, &text);
    if (result == OK)
        *list_add(&request->arena, &view->texts) = text;
    return result == NOT_FOUND ? OK : result;
}

enum result law_link_form(struct request *request)
{
    struct law_link_page view = { 0 };
    enum result result = find_decision(request, &view.decision);

    if (result == OK)
        result = law_links_of_decision(request->db, &request->arena, view.decision.id, &view.links);
    if (result == OK)
        result = read_texts(request, &view);
    if (result != OK)
        return result;
    view.form = request_form(request);
    law_link_html(&request->page, &view);
    return OK;
}

/* A number that may be left empty; NOT_VALID, and said at its field, when it is none. */
static enum result take_number(struct request *request, const char *field, int64_t *number)
{
    struct str typed = str_trim(request_text(request, field));

    *number = 0;
    if (!typed.length || str_to_id(typed, number))
        return OK;
    return request_problem(request, field, N_("A number, please."));
}

/* The article by its number or its address, in the newest version. */
static enum result find_article(struct request *request, struct law_text *text,
                                struct law_version *version, struct state *article)
{
    struct str typed = str_trim(request_text(request, "article"));
    enum result result =
        text_called(request->db, &request->arena, request_text(request, "text"), text);

    if (result == NOT_FOUND)
        return request_problem(request, "text", N_("Which text?"));
    if (result == OK)
        result = law_version_find(request->db, &request->arena, text->version_id, version);
    if (result != OK)
        return result;
    result = typed.length ? article_at(request->db, &request->arena, version->id,
                                       article_address(&request->arena, typed), article)
                          : NOT_FOUND;
    return result == NOT_FOUND ? request_problem(request, "article",
                                                 N_("The newest version has no article of that "
                                                    "number."))
                               : result;
}

static enum result tie(struct request *request, const struct decision *decision)
{
    struct law_text text;
    struct law_version version;
    struct state article;
    struct law_link_wish wish = {
        .decision_id = decision->id,
        .text = &text,
        .version = &version,
        .article = &article,
        .relation = relation_named(request_text(request, "relation")),
        .actor_id = request->visitor.account_id,
    };
    enum result result = take_number(request, "alinea", &wish.alinea);

    if (result == OK)
        result = take_number(request, "amendment", &wish.amendment);
    if (result == OK)
        result = find_article(request, &text, &version, &article);
    return result == OK ? law_link_add(request->db, &request->arena, &wish, &request->problems)
                        : result;
}

/* Tied, or not, already: sent twice. */
enum result law_link_send(struct request *request)
{
    struct decision decision;
    int64_t unlink = request_integer(request, "unlink");
    enum result result = find_decision(request, &decision);

    if (result != OK)
        return result;
    result = unlink ? law_link_remove(request->db, &request->arena, decision.id, unlink,
                                      request->visitor.account_id)
                    : tie(request, &decision);
    if (unlink && result == NOT_FOUND)
        result = OK;
    return result == OK || result == CONFLICT
               ? request_redirect(request, "/d/%" PRId64 "/law", decision.id)
               : result;
}

const struct field law_tie_query[] = {
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "decision", N_("Decision"), FIELD_LINE, 0, 200 },
    { 0 },
};

/* "12", "D-12", "/d/where-we-meet/12"; 0 for none of these. */
static int64_t decision_named(struct str typed)
{
    struct str rest = str_trim(typed);
    int64_t id = 0, last = 0;

    if (str_starts(rest, "D-"))
        rest = str_slice(rest, 2, rest.length);
    while (rest.length)
        if (str_to_id(str_cut(&rest, '/'), &id))
            last = id;
    return last;
}

enum result law_tie_form(struct request *request)
{
    struct law_tie_page view = { .article = request_text(request, "article") };
    struct str typed = request_text(request, "decision");
    int64_t id = decision_named(typed);
    struct decision decision;
    struct topic topic;
    enum result result = law_text_for(request, &view.text);

    if (result == OK && typed.length) {
        enum result found = id ? decision_for(request, id, &decision, &topic) : NOT_FOUND;
        struct page query = page_beside(&request->page);

        put_percent_encoded(&query, view.article);
        if (found == OK)
            return request_redirect(request, "/d/%" PRId64 "/law?text=%.*s&article=%.*s", id,
                                    STR_ARGS(view.text.slug), STR_ARGS(page_html(&query).markup));
        result = found == NOT_FOUND
                     ? problem_add(&request->problems, "decision",
                                   N_("There is no decision of that address or number."))
                     : found;
    }
    if (result != OK && result != NOT_VALID)
        return result;
    view.form = request_form(request);
    if (result == NOT_VALID)
        request->answer.status = 422;
    law_tie_html(&request->page, &view);
    return OK;
}

static int64_t links_version(const struct law_links *links)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < links->count; i++) {
        version = version_with(version, links->items[i].id);
        version = version_with(version, links->items[i].text.version);
    }
    return version_end(version);
}

enum result decision_law(struct request *request, const struct decision *decision,
                         const void **what, int64_t *version)
{
    struct law_links *links = arena_new(&request->arena, struct law_links);
    enum result result = law_links_of_decision(request->db, &request->arena, decision->id, links);

    *what = links->count ? links : NULL;
    *version = links_version(links);
    return result;
}
