/* What becomes of amendments: placed by hand, withdrawn, rejected, adopted. */
#include <inttypes.h>

#include "base/arena.h"
#include "law/formula_write.h"
#include "log/entry.h"
#include "render/language.h"
#include "texts/amendment_pages.h"
#include "texts/publish.h"

enum { NUMBERS_TYPED_MAX = 1000 };

const struct field amendment_place_fields[] = {
    { "lines", N_("The article as it then reads"), FIELD_TEXT, 0, SEGMENT_BODY_MAX },
    { 0 },
};

/* First filled by us. */
const struct field amendment_place_query[] = {
    { "lines", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field adopt_fields[] = {
    { "numbers", N_("Which amendments"), FIELD_CHOICES, 0, NUMBERS_TYPED_MAX },
    { "label", N_("What this version is called"), FIELD_LINE, 0, TEXT_LABEL_MAX },
    { "starts_on", N_("It holds from"), FIELD_LINE, 0, 20 },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

static enum result amendment_to_change(struct request *request, struct law_text *text,
                                       struct amendment *amendment,
                                       bool (*may)(const struct visitor *, const struct record *))
{
    enum result result = amendment_for(request, text, amendment);
    struct record record = amendment_record(amendment);

    return result == OK && !may(&request->visitor, &record) ? NOT_ALLOWED : result;
}

/* First the article as it is, or as it was placed before. */
static struct str lines_now(struct request *request, const struct amendment_look *look)
{
    struct buffer out = { .arena = &request->arena };

    for (size_t i = 0; i < look->redaction.count; i++) {
        const struct redaction_line *line = &look->redaction.items[i];

        if (line->after.length) {
            buffer_put_c(&out, out.length ? "\n\n" : "");
            buffer_put_str(&out, line->after);
        }
    }
    return buffer_str(&out);
}

static enum result article_lines(struct request *request, const struct amendment *amendment,
                                 struct str *lines)
{
    struct states states = { 0 };
    struct amend_article article;
    struct buffer out = { .arena = &request->arena };

    if (states_of_article(request->db, &request->arena, amendment->version_id,
                          amendment->article_id, &states) != OK)
        return db_state(request->db);
    article = amend_article_of(&request->arena, &states);
    for (size_t i = 0; i < article.count; i++) {
        buffer_put_c(&out, i ? "\n\n" : "");
        buffer_put_str(&out, article.alineas[i]);
    }
    *lines = buffer_str(&out);
    return OK;
}

enum result amendment_place_form(struct request *request)
{
    struct amendment_place_page view = { 0 };
    struct amendment amendment;
    struct str lines = { 0 };
    enum result result = amendment_to_change(request, &view.text, &amendment, may_place);

    if (result == OK && !amendment.article_id)
        return NOT_FOUND;
    if (result == OK)
        result = amendment_look(request, &view.text, &amendment, &view.look);
    if (result == OK && !view.look.redaction.is_applied)
        result = article_lines(request, &amendment, &lines);
    else if (result == OK)
        lines = lines_now(request, &view.look);
    if (result != OK)
        return result;
    request_fill(request, "lines", lines);
    view.form = request_form(request);
    amendment_place_html(&request->page, &view);
    return OK;
}

enum result amendment_place_send(struct request *request)
{
    struct law_text text;
    struct amendment amendment;
    enum result result = amendment_to_change(request, &text, &amendment, may_place);

    if (result == OK && !amendment.article_id)
        return NOT_FOUND;
    if (result == OK)
        result = amendment_place(request->db, &request->arena, &amendment,
                                 request_text(request, "lines"), request->visitor.account_id,
                                 &request->problems);
    return result == OK ? request_redirect(request, "%s",
                                           amendment_path(&request->arena, &text, &amendment).data)
                        : result;
}

static enum result end(struct request *request, enum amendment_state state,
                       bool (*may)(const struct visitor *, const struct record *))
{
    struct law_text text;
    struct amendment amendment;
    enum result result = amendment_to_change(request, &text, &amendment, may);

    if (result == OK)
        result = amendment_end(request->db, &request->arena, &text, &amendment, state,
                               request->visitor.account_id);
    return result == OK ? request_redirect(request, "%s",
                                           amendment_path(&request->arena, &text, &amendment).data)
                        : result;
}

enum result amendment_withdraw_send(struct request *request)
{
    return end(request, AMENDMENT_WITHDRAWN, may_withdraw);
}

enum result amendment_reject_send(struct request *request)
{
    return end(request, AMENDMENT_REJECTED, may_reject);
}

enum result amendment_again(struct request *request)
{
    return amendment_show(request);
}

/* "1 3 5": those of the text that are checked. What is no number of one is said. */
static enum result numbered(struct request *request, const struct law_text *text,
                            struct amendments *amendments)
{
    struct str rest = request_text(request, "numbers");
    enum result result = OK;

    while (rest.length && amendments->count < AMENDMENTS_TOGETHER_MAX) {
        struct str word = str_trim(str_cut(&rest, ' '));
        struct amendment amendment;
        int64_t number;
        enum result found = NOT_FOUND;

        if (!word.length)
            continue;
        if (str_to_id(word, &number))
            found = amendment_numbered(request->db, &request->arena, &request->visitor, text->id,
                                       number, &amendment);
        if (found == OK)
            *list_add(&request->arena, amendments) = amendment;
        else if (found == NOT_FOUND)
            result = problem_add_value(&request->problems, "numbers",
                                       N_("There is no amendment {value} to this text."), word);
        else
            return found;
    }
    return result;
}

static struct adopt_wish wish_of(struct request *request, const struct law_text *text,
                                 const struct amendments *chosen)
{
    return (struct adopt_wish){
        .text = text,
        .items = chosen->items,
        .count = chosen->count,
        .label = request_text(request, "label"),
        .starts_on = request_text(request, "starts_on"),
        .actor_id = request->visitor.account_id,
    };
}

/* What the version would be, shown before it is published. */
static enum result adopt_preview(struct request *request, struct adopt_page *view)
{
    struct amendments chosen = { 0 };
    struct adopt_wish wish;
    enum result result = numbered(request, &view->text, &chosen);

    if (result != OK)
        return result == NOT_VALID ? OK : result;
    wish = wish_of(request, &view->text, &chosen);
    result = adopt_changes(request->db, &request->arena, &wish, &request->problems, &view->changes);
    view->is_preview = result == OK;
    return result == NOT_VALID ? OK : result;
}

enum result adopt_form(struct request *request)
{
    struct adopt_page view = { 0 };
    struct amendment_list list = { .visitor = &request->visitor, .state = AMENDMENT_OPEN };
    bool is_again = request->method == POST && !request->problems.count;
    enum result result = law_text_for(request, &view.text);

    list.text_id = view.text.id;
    if (result == OK)
        result = amendments_read(request->db, &request->arena, &list, &view.amendments);
    if (result == OK && is_again)
        result = adopt_preview(request, &view);
    if (result != OK)
        return result;
    view.form = request_form(request);
    adopt_html(&request->page, &view);
    return OK;
}

enum result adopt_prepare(struct request *request)
{
    return str_equal(request_text(request, "do"), STR("preview")) ? NOT_VALID : OK;
}

enum result adopt_send(struct request *request)
{
    struct law_text text;
    struct amendments chosen = { 0 };
    struct adopt_wish wish;
    struct published published;
    enum result result = law_text_for(request, &text);

    if (result == OK)
        result = numbered(request, &text, &chosen);
    if (result != OK)
        return result;
    wish = wish_of(request, &text, &chosen);
    result = amendments_adopt(request->db, &request->arena, &wish, &request->problems, &published);
    return result == OK ? request_redirect(request, "/law/%.*s/v%" PRId64, STR_ARGS(text.slug),
                                           published.number)
                        : result;
}
