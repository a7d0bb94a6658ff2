#include <inttypes.h>

#include "base/arena.h"
#include "texts/compare.h"
#include "texts/publish.h"
#include "texts/write.h"
#include "topics/pages.h"

const struct field law_new_query[] = {
    { "title", NULL, FIELD_LINE, 0, TEXT_TITLE_MAX },
    { "category", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "lang", NULL, FIELD_LINE, 0, LAW_LANG_MAX },
    { "kind", NULL, FIELD_LINE, 0, LAW_LANG_MAX },
    { 0 },
};

const struct field law_new_fields[] = {
    { "title", N_("Title"), FIELD_LINE, TEXT_TITLE_MIN, TEXT_TITLE_MAX },
    { "kind", N_("What it is"), FIELD_LINE, 0, LAW_LANG_MAX },
    { "lang", N_("Language"), FIELD_LINE, 0, LAW_LANG_MAX },
    { "number", N_("Number"), FIELD_LINE, 0, LAW_NUMBER_MAX },
    { "source", N_("Source"), FIELD_LINE, 0, LAW_SOURCE_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 0, INT64_MAX },
    { "label", N_("Name of this version"), FIELD_LINE, 0, TEXT_LABEL_MAX },
    { "version", N_("It holds from"), FIELD_LINE, 0, LAW_DAY_MAX },
    { "text", N_("The text"), FIELD_TEXT, 1, LAW_WRITTEN_MAX },
    { "do", NULL, FIELD_LINE, 0, LAW_DAY_MAX },
    { 0 },
};

/* The text's own, never from the address. */
const struct field law_next_query[] = {
    { "title", NULL, FIELD_LINE, 0, 0 },
    { "text", NULL, FIELD_TEXT, 0, 0 },
    { "base", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field law_next_fields[] = {
    { "title", N_("Title"), FIELD_LINE, TEXT_TITLE_MIN, TEXT_TITLE_MAX },
    { "label", N_("Name of this version"), FIELD_LINE, 0, TEXT_LABEL_MAX },
    { "version", N_("It holds from"), FIELD_LINE, 0, LAW_DAY_MAX },
    { "note", N_("What changed, and why"), FIELD_TEXT, 0, LAW_NOTE_MAX },
    { "text", N_("The text"), FIELD_TEXT, 1, LAW_WRITTEN_MAX },
    { "base", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "do", NULL, FIELD_LINE, 0, LAW_DAY_MAX },
    { 0 },
};

static bool is_preview(const struct request *request)
{
    return request->method == POST && str_equal(request_text(request, "do"), STR("preview"));
}

/* Reading the words takes no lock. */
enum result law_write_prepare(struct request *request)
{
    struct document *document = arena_new(&request->arena, struct document);

    law_writing.read(&request->arena, request_text(request, "text"), document);
    request->prepared = document;
    return OK;
}

/* What was typed, as a document; a form that was refused before it was read has none. */
static struct document document_typed(struct request *request, const struct law_text *text)
{
    struct document document = { 0 };
    struct document_about *about = &document.about;

    if (request->prepared)
        document = *(struct document *)request->prepared;
    else
        law_writing.read(&request->arena, request_text(request, "text"), &document);
    *about = (struct document_about){
        .title = request_text(request, "title"),
        .label = request_text(request, "label"),
        .starts_on = request_text(request, "version"),
        .lang = text->id ? text->lang : request_text(request, "lang"),
    };
    if (!text->id) {
        about->kind = request_text(request, "kind");
        about->number = request_text(request, "number");
        about->source = request_text(request, "source");
    }
    return document;
}

/* What would change: against an empty version when there is none yet. */
static enum result preview(struct request *request, struct law_write_page *view)
{
    struct document before = { 0 };
    enum result result = OK;

    view->document = document_typed(request, &view->text);
    if (view->newest.id)
        result = version_document(request->db, &request->arena, view->newest.id, &before, NULL);
    if (result == OK)
        compare_documents(&request->arena, &before, &view->document, CHANGES_SHOWN,
                          &view->comparison);
    view->has_preview = true;
    return result;
}

static enum result show_form(struct request *request, struct law_write_page *view)
{
    enum result result = OK;

    if (is_preview(request) && !request->problems.count)
        result = preview(request, view);
    if (result != OK)
        return result;
    view->form = request_form(request);
    law_write_html(&request->page, view);
    return OK;
}

enum result law_new_form(struct request *request)
{
    struct law_write_page view = { 0 };
    enum result result = categories_offered(request, &view.categories);

    request_fill(request, "lang", language_code(request->language));
    return result == OK ? show_form(request, &view) : result;
}

static enum result find_newest(struct request *request, struct law_write_page *view)
{
    enum result result = law_text_for(request, &view->text);

    return result == OK ? law_version_find(request->db, &request->arena, view->text.version_id,
                                           &view->newest)
                        : result;
}

/* The words of the newest version, to be changed; of a whole code they are too many for a form. */
static enum result fill_words(struct request *request, struct law_write_page *view)
{
    struct document document = { 0 };
    struct str words;
    enum result result =
        version_document(request->db, &request->arena, view->newest.id, &document, NULL);

    if (result != OK)
        return result;
    words = law_writing.write(&request->arena, &document);
    view->is_too_long = str_characters(words) > LAW_WRITTEN_MAX;
    if (!view->is_too_long)
        request_fill(request, "text", words);
    return OK;
}

enum result law_next_form(struct request *request)
{
    struct law_write_page view = { 0 };
    enum result result = find_newest(request, &view);

    if (result == OK && request->method == GET)
        result = fill_words(request, &view);
    if (result != OK)
        return result;
    request_fill(request, "title", view.text.title);
    request_fill(request, "base", str_format(&request->arena, "%" PRId64, view.newest.number));
    return show_form(request, &view);
}

static bool is_language(struct str lang)
{
    bool is_good = lang.length != 1;

    for (size_t i = 0; i < lang.length; i++) {
        char c = lang.data[i];

        is_good &= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   (i && ((c >= '0' && c <= '9') || c == '-'));
    }
    return is_good;
}

static enum result check_new(struct request *request, int64_t *category_id)
{
    struct str source = request_text(request, "source");
    enum result result = OK, category;

    if (!is_language(request_text(request, "lang")))
        result = request_problem(request, "lang", N_("A language is written as fr or en-GB."));
    if (source.length && !url_is_safe(source))
        result =
            request_problem(request, "source", N_("An address begins with https:// or http://."));
    *category_id = request_integer(request, "category");
    if (!*category_id)
        return result;
    category = category_openable(request, category_id);
    if (category == OK && !*category_id)
        return request_problem(request, "category", N_("You cannot open debates there."));
    return category == OK ? result : category;
}

/* The words are published, or shown again with what they would change. */
static enum result publish(struct request *request, const struct law_text *text,
                           int64_t category_id)
{
    struct document document = document_typed(request, text);
    struct publish_wish wish = {
        .document = &document,
        .text_id = text->id,
        .origin = VERSION_WRITTEN,
        .format = STR("markdown"),
        .actor_id = request->visitor.account_id,
        .category_id = category_id,
    };
    struct published published;
    enum result result;

    if (text->id)
        wish.note = request_text(request, "note");
    result = text_publish(request->db, &request->arena, &wish, &request->problems, &published);
    if (result == CONFLICT)
        return request_problem(request, "text",
                               N_("These are the words of a version that is there already."));
    if (result != OK)
        return result;
    return request_redirect(request, "/law/%.*s/v%" PRId64, STR_ARGS(published.slug),
                            published.number);
}

enum result law_new_send(struct request *request)
{
    struct law_text text = { 0 };
    int64_t category_id = 0;
    enum result result = check_new(request, &category_id);

    if (result != OK)
        return result;
    return is_preview(request) ? NOT_VALID : publish(request, &text, category_id);
}

enum result law_next_send(struct request *request)
{
    struct law_write_page view = { 0 };
    enum result result = find_newest(request, &view);

    if (result != OK)
        return result;
    if (is_preview(request))
        return NOT_VALID;
    if (request_integer(request, "base") != view.newest.number)
        return request_problem(request, "text",
                               N_("Somebody published another version meanwhile: look at what it "
                                  "changed, then send yours again from its page."));
    return publish(request, &view.text, 0);
}
