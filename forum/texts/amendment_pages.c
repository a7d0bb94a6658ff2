#include "texts/amendment_pages.h"

#include "base/arena.h"
#include "topics/category.h"
#include "topics/version.h"

enum { SLUG_AT, VERSION_AT, ARTICLE_AT };

const struct field amendments_query[] = {
    { "state", NULL, FIELD_LINE, 0, 20 },
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "after", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

static int wanted_state(const struct request *request)
{
    struct str word = request_text(request, "state");

    for (int state = 0; state < AMENDMENT_STATES; state++)
        if (str_equal(word, str_of(amendment_state_word((enum amendment_state)state))))
            return state;
    return -1;
}

/* An article by its address in the newest version; -1: there is no such. */
static enum result wanted_article(struct request *request, const struct law_text *text,
                                  int64_t *article_id)
{
    struct str address = request_text(request, "article");
    struct state article;
    enum result result;

    *article_id = 0;
    if (!address.length)
        return OK;
    result = article_at(request->db, &request->arena, text->version_id, address, &article);
    *article_id = result == OK ? article.segment_id : -1;
    return result == NOT_FOUND ? OK : result;
}

/* What a page of a text shows hangs on the text and on the spaces its reader may enter. */
static enum result page_is_kept(struct request *request, const struct law_text *text, bool *is_kept)
{
    uint64_t reach = 0;
    enum result result = categories_reach(request->db, &request->visitor, &reach);

    *is_kept = result == OK &&
               request_is_current(request, version_end(version_with(reach, text->version)));
    return result;
}

enum result amendments_show(struct request *request)
{
    struct amendments_page view = { .state = wanted_state(request) };
    struct amendment_list list = { .visitor = &request->visitor,
                                   .state = view.state,
                                   .after = request_integer(request, "after") };
    bool is_kept = false;
    enum result result = law_text_for(request, &view.text);

    if (result == OK)
        result = page_is_kept(request, &view.text, &is_kept);
    if (result != OK || is_kept)
        return result;
    list.text_id = view.text.id;
    result = wanted_article(request, &view.text, &list.article_id);
    if (result == OK)
        result = amendments_read(request->db, &request->arena, &list, &view.amendments);
    if (result != OK)
        return result;
    view.may_adopt = may_moderate(&request->visitor);
    if (request->format == JSON)
        amendments_json(&request->page, &view);
    else
        amendments_html(&request->page, &view);
    return OK;
}

/* Also on the newest version, when it was written on an older one. */
static enum result try_on_newest(struct request *request, const struct law_text *text,
                                 struct amendment_look *look)
{
    struct amend_article before;
    struct amended amended = { 0 };
    enum result result;

    look->still_applies = look->redaction.is_applied;
    if (look->amendment.version_id == text->version_id || !look->amendment.article_id ||
        look->amendment.state != AMENDMENT_OPEN)
        return OK;
    result = amendments_apply(request->db, &request->arena, text->version_id,
                              look->amendment.article_id, &look->amendment, 1, &before, &amended);
    look->still_applies = result == OK && amended.is_applied;
    return result == NOT_FOUND ? OK : result;
}

enum result amendment_look(struct request *request, const struct law_text *text,
                           const struct amendment *amendment, struct amendment_look *look)
{
    struct amend_article before = { 0 };
    struct amended amended = { 0 };
    enum result result = NOT_FOUND;

    *look = (struct amendment_look){ .amendment = *amendment };
    look->source = amendment_formula(&request->arena, amendment).source;
    if (amendment->article_id)
        result = amendments_apply(request->db, &request->arena, amendment->version_id,
                                  amendment->article_id, amendment, 1, &before, &amended);
    if (result != OK)
        return result == NOT_FOUND ? OK : result;
    look->redaction = redaction_of(&request->arena, &before, &amended);
    look->refusals = amended.refusals;
    return try_on_newest(request, text, look);
}

enum result amendment_for(struct request *request, struct law_text *text,
                          struct amendment *amendment)
{
    enum result result = law_text_for(request, text);

    return result == OK ? amendment_numbered(request->db, &request->arena, &request->visitor,
                                             text->id, request->ids[0], amendment)
                        : result;
}

struct record amendment_record(const struct amendment *amendment)
{
    return (struct record){ .author_id = amendment->author.id,
                            .is_closed = amendment->state != AMENDMENT_OPEN };
}

enum result amendment_show(struct request *request)
{
    struct amendment_page view = { 0 };
    struct amendment amendment;
    struct record record;
    bool is_kept = false;
    enum result result = amendment_for(request, &view.text, &amendment);

    if (result == OK)
        result = page_is_kept(request, &view.text, &is_kept);
    if (result != OK || is_kept)
        return result;
    result = amendment_look(request, &view.text, &amendment, &view.look);
    if (result != OK)
        return result;
    if (request->format == TEXT) {
        request->answer.body = amendment_plain(&request->page, &view.look);
        return OK;
    }
    record = amendment_record(&amendment);
    view.may_withdraw = may_withdraw(&request->visitor, &record);
    view.may_reject = may_reject(&request->visitor, &record);
    view.may_place = may_place(&request->visitor, &record);
    view.form = request_form(request);
    if (request->format == JSON)
        amendment_json(&request->page, &view);
    else
        amendment_html(&request->page, &view);
    return OK;
}

/* Refused ones are told apart: what does not apply alone is no conflict with others. */
static void keep_those_that_apply(struct amendments *amendments, int64_t version_id)
{
    size_t kept = 0;

    for (size_t i = 0; i < amendments->count; i++)
        if (amendments->items[i].outcome == AMENDMENT_APPLIES &&
            amendments->items[i].version_id == version_id)
            amendments->items[kept++] = amendments->items[i];
    amendments->count = kept;
}

enum result article_amendments_show(struct request *request)
{
    struct together_page view = { 0 };
    struct amend_article before;
    struct amended amended;
    bool is_kept = false;
    enum result result = law_version_for(request, &view.text, &view.version);

    if (result == OK)
        result = page_is_kept(request, &view.text, &is_kept);
    if (result != OK || is_kept)
        return result;
    result = article_at(request->db, &request->arena, view.version.id, request->names[ARTICLE_AT],
                        &view.article);
    if (result == OK)
        result = amendments_of_article(request->db, &request->arena, &request->visitor,
                                       view.article.segment_id, AMENDMENT_OPEN, &view.amendments);
    if (result != OK)
        return result;
    keep_those_that_apply(&view.amendments, view.version.id);
    if (view.amendments.count) {
        result =
            amendments_apply(request->db, &request->arena, view.version.id, view.article.segment_id,
                             view.amendments.items, view.amendments.count, &before, &amended);
        if (result != OK)
            return result;
        view.redaction = redaction_of(&request->arena, &before, &amended);
        view.refusals = amended.refusals;
    }
    together_html(&request->page, &view);
    return OK;
}

enum result topic_amendments(struct request *request, struct page *page, const struct topic *topic)
{
    struct amendments amendments = { 0 };
    struct law_text text;
    enum result result = amendments_of_topic(request->db, &request->arena, &request->visitor,
                                             topic->id, &amendments);

    for (size_t i = 0; result == OK && i < amendments.count; i++) {
        result = text_find(request->db, &request->arena, amendments.items[i].text_id, &text);
        if (result == OK)
            amendment_box_html(page, &text, &amendments.items[i]);
    }
    return result;
}
