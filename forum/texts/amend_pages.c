/* Proposing an amendment: the words are changed, and the formula is written from that. */
#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "law/formula_write.h"
#include "render/language.h"
#include "texts/amendment_pages.h"
#include "topics/held.h"
#include "topics/pages.h"

enum { ARTICLE_AT = 2 };

const struct field amend_query[] = {
    { "alinea", NULL, FIELD_INTEGER, 0, INT32_MAX },
    { "by", NULL, FIELD_LINE, 0, 10 },
    { "after", NULL, FIELD_LINE, 0, 0 }, /* first filled by us, never from the address */
    { "category", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field amend_fields[] = {
    { "alinea", NULL, FIELD_INTEGER, 0, INT32_MAX },
    { "by", NULL, FIELD_LINE, 0, 10 },
    { "after", N_("The new words"), FIELD_TEXT, 0, SEGMENT_BODY_MAX },
    { "words", N_("The formula"), FIELD_TEXT, 0, AMENDMENT_WORDS_MAX },
    { "title", N_("Title of the debate"), FIELD_LINE, 0, TITLE_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 0, INT64_MAX },
    { "body", N_("Your reasons"), FIELD_TEXT, 0, MARKDOWN_WRITTEN_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

/* The article, its lines, and what is asked to be changed of it. */
struct proposal {
    struct law_text text;
    struct law_version version;
    struct state article;
    struct states states;
    struct amend_article lines;
    int64_t alinea; /* 0: all of it */
    bool is_formula;
    struct str words; /* the formula */
};

static bool is_by_formula(const struct request *request)
{
    return str_equal(request_text(request, "by"), STR("formula"));
}

static enum result proposal_read(struct request *request, struct proposal *proposal)
{
    enum result result = law_version_for(request, &proposal->text, &proposal->version);

    if (result == OK)
        result = article_at(request->db, &request->arena, proposal->version.id,
                            request->names[ARTICLE_AT], &proposal->article);
    if (result == OK)
        result = states_of_article(request->db, &request->arena, proposal->version.id,
                                   proposal->article.segment_id, &proposal->states);
    if (result != OK)
        return result;
    proposal->lines = amend_article_of(&request->arena, &proposal->states);
    proposal->alinea = request_integer(request, "alinea");
    if (proposal->alinea > (int64_t)proposal->lines.count)
        return NOT_FOUND;
    proposal->is_formula = is_by_formula(request);
    return OK;
}

static enum formula_language language_of(const struct proposal *proposal)
{
    return str_starts(proposal->text.lang, "en") ? FORMULA_ENGLISH : FORMULA_FRENCH;
}

/* The words that can be changed: of one alinéa, or of all with an empty line between. */
static struct str words_before(struct arena *arena, const struct proposal *proposal)
{
    struct buffer out = { .arena = arena };

    if (proposal->alinea)
        return proposal->lines.alineas[proposal->alinea - 1];
    for (size_t i = 0; i < proposal->lines.count; i++) {
        buffer_put_c(&out, i ? "\n\n" : "");
        buffer_put_str(&out, proposal->lines.alineas[i]);
    }
    return buffer_str(&out);
}

/* The whole article as it is then: what was typed stands for the alinéa, or for all. */
static struct str_list lines_after(struct request *request, const struct proposal *proposal)
{
    struct str_list typed = alineas_of(&request->arena, request_text(request, "after"));
    struct str_list lines = { 0 };

    if (!proposal->alinea)
        return typed;
    for (size_t i = 0; i < proposal->lines.count; i++) {
        if ((int64_t)i + 1 != proposal->alinea) {
            *list_add(&request->arena, &lines) = proposal->lines.alineas[i];
            continue;
        }
        for (size_t j = 0; j < typed.count; j++)
            *list_add(&request->arena, &lines) = typed.items[j];
    }
    return lines;
}

/* Does a formula make of the article just what was typed? */
static bool makes(struct arena *arena, const struct proposal *proposal, struct str words,
                  const struct str_list *after)
{
    struct formula formula = formula_parse(arena, words, NULL, language_of(proposal));
    struct amended amended = law_amend(arena, &proposal->lines, &formula, 1);

    if (!formula_is_complete(&formula) || !amended.is_applied ||
        amended.count != (amended.is_deleted ? 0 : after->count))
        return false;
    for (size_t i = 0; i < amended.count; i++)
        if (!str_equal(amended.lines[i].text, after->items[i]))
            return false;
    return true;
}

static enum result formula_from_words(struct request *request, struct proposal *proposal)
{
    struct arena *arena = &request->arena;
    struct str_list after = lines_after(request, proposal);
    enum formula_language language = language_of(proposal);

    proposal->words = formula_write(arena, &proposal->lines, &after, language);
    if (!proposal->words.length)
        return request_problem(request, "after", N_("Nothing is changed yet: change the words."));
    if (!makes(arena, proposal, proposal->words, &after))
        proposal->words = formula_write_whole(arena, &proposal->lines, &after, language);
    if (makes(arena, proposal, proposal->words, &after))
        return OK;
    return request_problem(request, "after",
                           N_("This change could not be put into a formula for certain. Change one "
                              "paragraph at a time, or write the formula yourself."));
}

static enum result proposal_words(struct request *request, struct proposal *proposal)
{
    if (!proposal->is_formula)
        return formula_from_words(request, proposal);
    proposal->words = str_trim(request_text(request, "words"));
    return proposal->words.length
               ? OK
               : request_problem(request, "words", N_("The amendment needs its words."));
}

static enum result preview(struct request *request, const struct proposal *proposal,
                           struct amend_page *view)
{
    struct amendment amendment = {
        .version_id = proposal->version.id,
        .article_id = proposal->article.segment_id,
        .words = proposal->words,
        .lang = proposal->text.lang,
    };

    view->is_preview = true;
    view->words = proposal->words;
    return amendment_look(request, &proposal->text, &amendment, &view->look);
}

/* An amendment stands on pages that everyone reads, so its debate does too. */
static enum result open_categories(struct request *request, struct categories *categories)
{
    enum result result = categories_offered(request, categories);
    size_t count = 0;

    for (size_t i = 0; result == OK && i < categories->count; i++)
        if (categories->items[i].readers == SPACE_ANYONE)
            categories->items[count++] = categories->items[i];
    categories->count = count;
    return result;
}

enum result amend_form(struct request *request)
{
    struct amend_page view = { 0 };
    struct proposal proposal = { 0 };
    enum result result = proposal_read(request, &proposal);

    if (result == OK)
        result = open_categories(request, &view.categories);
    if (result != OK)
        return result;
    view.text = proposal.text;
    view.version = proposal.version;
    view.article = proposal.article;
    view.alinea = proposal.alinea;
    view.is_formula = proposal.is_formula;
    view.before = words_before(&request->arena, &proposal);
    if (request->method == POST && proposal_words(request, &proposal) == OK)
        result = preview(request, &proposal, &view);
    if (request->method == GET) {
        request_fill(request, "after", view.before);
        if (proposal.text.category_id)
            request_fill(request, "category",
                         str_format(&request->arena, "%" PRId64, proposal.text.category_id));
    }
    view.form = request_form(request);
    amend_html(&request->page, &view);
    return result;
}

enum result amend_prepare(struct request *request)
{
    struct written *written = arena_new(&request->arena, struct written);

    request->prepared = written;
    if (wants_preview(request))
        return NOT_VALID;
    return written_prepare(&request->arena, request_text(request, "body"), "body",
                           &request->problems, written);
}

static enum result check_category(struct request *request, int64_t *category_id)
{
    struct category category;
    enum result result = category_openable(request, category_id);

    if (result != OK || !*category_id)
        return result;
    result = category_find(request->db, &request->arena, *category_id, &category);
    if (result == OK && category.readers != SPACE_ANYONE)
        return request_problem(request, "category",
                               N_("Amendments stand on pages that everyone reads: choose a "
                                  "category that everyone reads too."));
    return result;
}

/* What is written by who is new waits for a moderator; an amendment cannot. */
static enum result check_pace(struct request *request, const struct written *first)
{
    bool is_held = false;
    enum result result = held_is_needed(request->db, &request->visitor, &is_held);

    if (result == OK && is_held)
        return request_problem(request, "",
                               N_("A moderator reads your first messages before they appear. Write "
                                  "one in a debate first; you can propose amendments after that."));
    return result == OK ? pace_write(request, &(struct pace_text){ .opens_topic = true,
                                                                   .text = first->text,
                                                                   .links = written_links(first) })
                        : result;
}

static int64_t alinea_segment(const struct proposal *proposal)
{
    for (size_t i = 0; i < proposal->states.count; i++)
        if (proposal->alinea && proposal->states.items[i].segment.number == proposal->alinea)
            return proposal->states.items[i].segment_id;
    return 0;
}

static enum result propose(struct request *request, const struct proposal *proposal,
                           const struct topic_wish *topic, int64_t *number)
{
    struct amendment_wish wish = {
        .text_id = proposal->text.id,
        .version_id = proposal->version.id,
        .article_id = proposal->article.segment_id,
        .alinea_id = alinea_segment(proposal),
        .author_id = request->visitor.account_id,
        .lang = proposal->text.lang,
        .words = proposal->words,
    };
    enum result result =
        topic_open(request->db, &request->arena, topic, &request->problems, &wish.topic_id);

    return result == OK
               ? amendment_add(request->db, &request->arena, &wish, &request->problems, number)
               : result;
}

enum result amend_send(struct request *request)
{
    struct proposal proposal = { 0 };
    struct topic_wish topic = {
        .category_id = request_integer(request, "category"),
        .author_id = request->visitor.account_id,
        .title = request_text(request, "title"),
        .first = request->prepared,
    };
    int64_t number;
    enum result result = proposal_read(request, &proposal), words;

    if (result == OK)
        result = check_category(request, &topic.category_id);
    words = result == OK || result == NOT_VALID ? proposal_words(request, &proposal) : result;
    if (result == OK)
        result = words;
    if (result == OK)
        result = check_pace(request, topic.first);
    if (result == OK)
        result = propose(request, &proposal, &topic, &number);
    return result == OK ? request_redirect(request, "/law/%.*s/amendments/%" PRId64,
                                           STR_ARGS(proposal.text.slug), number)
                        : result;
}
