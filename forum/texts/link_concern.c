#include "decisions/passage.h"

#include "base/arena.h"
#include "render/language.h"
#include "texts/link_pages.h"

static enum result offers(struct request *request, int64_t decision_id, bool *is_tied)
{
    struct law_links links;
    enum result result = law_links_of_decision(request->db, &request->arena, decision_id, &links);

    *is_tied = links.count > 0;
    return result;
}

static bool is_of(const struct law_links *links, int64_t text_id)
{
    for (size_t i = 0; i < links->count; i++)
        if (links->items[i].text.id == text_id)
            return true;
    return false;
}

/* The words of an address, in a text that the decision is tied to. */
static enum result find_words(struct request *request, int64_t decision_id, struct str address,
                              struct law_text *text, struct law_version *version,
                              struct state *article, struct law_place *place)
{
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    struct law_links links;
    enum result result = law_links_of_decision(db, arena, decision_id, &links);

    if (result != OK)
        return result;
    if (!law_place_parse(arena, address, place))
        return NOT_FOUND;
    result = text_called(db, arena, place->slug, text);
    if (result == OK && !is_of(&links, text->id))
        return NOT_FOUND;
    if (result == OK)
        result = law_version_named(db, arena, text, place->version, version);
    return result == OK ? article_at(db, arena, version->id, place->article, article) : result;
}

static enum result take(struct request *request, const struct decision *decision,
                        int64_t concern_id, struct str address)
{
    struct law_text text;
    struct law_version version;
    struct state article;
    struct law_place place;
    struct problems problems = { .arena = &request->arena };
    struct law_link_wish wish = {
        .decision_id = decision->id,
        .concern_id = concern_id,
        .text = &text,
        .version = &version,
        .article = &article,
        .relation = RELATION_DEBATES,
        .actor_id = request->visitor.account_id,
    };
    enum result result =
        find_words(request, decision->id, address, &text, &version, &article, &place);

    if (result == NOT_FOUND)
        return request_problem(request, "law",
                               N_("There is no article of that address in a text that this "
                                  "decision is tied to: copy it from the page of the article."));
    if (result != OK)
        return result;
    wish.alinea = place.alinea;
    result = law_link_add(request->db, &request->arena, &wish, &problems);
    return result == NOT_VALID
               ? request_problem(request, "law", N_("The article has no such paragraph."))
               : result;
}

static enum result read(struct request *request, int64_t concern_id, const void **what)
{
    struct law_links *links = arena_new(&request->arena, struct law_links);
    enum result result = law_links_of_concern(request->db, &request->arena, concern_id, links);

    *what = links->count ? links : NULL;
    return result;
}

const struct concern_passage law_passage = { offers, take, read, law_passage_html };
