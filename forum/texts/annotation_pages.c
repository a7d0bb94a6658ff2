/* The form that speaks of words of an article: it opens a debate, or joins one. */
#include "texts/annotation_pages.h"

#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "meetings/pages.h"
#include "render/language.h"
#include "sql.h"
#include "texts/annotation_words.h"

enum { ADDRESS_MAX = 500 };

const struct field discuss_query[] = {
    WORD_FIELDS,
    { "motivation", NULL, FIELD_LINE, 0, 20 },
    /* never from the address */
    { "title", NULL, FIELD_LINE, 0, 0 },
    { "category", NULL, FIELD_LINE, 0, 0 },
    { "debate", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { "topic", NULL, FIELD_LINE, 0, 0 },
    { "body", NULL, FIELD_TEXT, 0, 0 },
    { "do", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field discuss_fields[] = {
    WORD_FIELDS,
    { "motivation", NULL, FIELD_LINE, 0, 20 },
    { "title", N_("Your question, in one sentence"), FIELD_LINE, 0, TITLE_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 0, INT64_MAX },
    { "debate", N_("Debate"), FIELD_INTEGER, 0, INT64_MAX },
    { "topic", N_("Address of a debate"), FIELD_LINE, 0, ADDRESS_MAX },
    { "body", N_("Your message"), FIELD_TEXT, 0, MARKDOWN_WRITTEN_MAX },
    { "do", NULL, FIELD_LINE, 0, 10 },
    { 0 },
};

/* What the address names. */
struct subject {
    struct law_text text;
    struct law_version version;
    struct states article;
};

static enum result find_subject(struct request *request, struct subject *subject)
{
    struct db *db = request->db;
    struct arena *arena = &request->arena;
    struct state article;
    enum result result = text_called(db, arena, request->names[0], &subject->text);

    if (result == OK)
        result = law_version_named(db, arena, &subject->text, request->names[1], &subject->version);
    if (result == OK)
        result = article_at(db, arena, subject->version.id, request->names[2], &article);
    if (result == OK)
        result = states_of_article(db, arena, subject->version.id, article.segment_id,
                                   &subject->article);
    return result;
}

static struct word_choice choice_of(const struct subject *subject)
{
    return (struct word_choice){ .text = &subject->text, .version = &subject->version };
}

/* Debates about the same article, that the visitor may read. */
static enum result read_debates(struct request *request, const struct subject *subject,
                                struct topics *debates)
{
    struct rows rows =
        db_query(request->db, sql_annotation_debates, value(may_reach(&request->visitor)),
                 value(request->visitor.account_id), value(subject->version.id),
                 value(subject->article.items[0].segment_id));

    while (rows_next(&rows))
        *list_add(&request->arena, debates) =
            (struct topic){ .id = row_integer(&rows, "id"),
                            .slug = row_text(&rows, "slug", &request->arena),
                            .title = row_text(&rows, "title", &request->arena),
                            .lang = row_text(&rows, "lang", &request->arena),
                            .post_count = row_integer(&rows, "post_count") };
    return rows_end(&rows);
}

static enum result read_preview(struct request *request, struct discuss_page *view)
{
    struct composer composer = { 0 };
    const struct text_place place = { .category_id = request_integer(request, "category"),
                                      .topic_id = request_integer(request, "debate") };
    enum result result = preview_of(request, &place, &composer);

    view->preview = composer.preview;
    view->audience = composer.audience;
    return result;
}

static void fill_first(struct request *request, const struct subject *subject)
{
    if (subject->text.category_id)
        request_fill(request, "category",
                     str_format(&request->arena, "%" PRId64, subject->text.category_id));
}

/* Also shows again what was refused, or its preview. */
enum result discuss_form(struct request *request)
{
    struct subject subject = { 0 };
    struct discuss_page view = { 0 };
    enum result result = find_subject(request, &subject);

    view.choice = choice_of(&subject);
    if (result == OK)
        result = words_offer(request, &subject.article, &view.choice);
    if (result == OK)
        result = categories_offered(request, &view.categories);
    if (result == OK)
        result = read_debates(request, &subject, &view.debates);
    if (result == OK)
        result = read_preview(request, &view);
    if (result != OK)
        return result;
    if (request->method == GET)
        fill_first(request, &subject);
    view.path = article_path(&request->arena, &subject.text, &subject.version,
                             subject.article.items[0].address);
    view.form = view.choice.form = request_form(request);
    discuss_html(&request->page, &view);
    return OK;
}

static bool wants_join(const struct request *request)
{
    return request_text(request, "topic").length || request_integer(request, "debate");
}

static int64_t joined_topic(const struct request *request)
{
    struct str typed = request_text(request, "topic");

    return typed.length ? topic_named(typed) : request_integer(request, "debate");
}

/* A debate that is there can be named without another word. */
enum result discuss_prepare(struct request *request)
{
    bool has_words = str_trim(request_text(request, "body")).length > 0;
    const struct topic_wish wish = { .category_id = request_integer(request, "category"),
                                     .title = request_text(request, "title") };
    enum result result = OK, opening = OK;

    if (has_words || !wants_join(request) || wants_preview(request))
        result = text_prepare(request, 0);
    if (!wants_join(request) && !wants_preview(request))
        opening = topic_check(request->db, &request->arena, &wish, &request->problems);
    if (opening != OK)
        return opening;
    if (joined_topic(request)) {
        request->lock = LOCK_TOPIC;
        request->lock_id = joined_topic(request);
    }
    return result == OK && wants_preview(request) ? NOT_VALID : result;
}

static enum result find_joined(struct request *request, struct annotation_wish *wish,
                               struct topic *topic)
{
    struct record record;
    enum result result;

    if (!wants_join(request))
        return category_openable(request, &wish->category_id);
    wish->topic_id = joined_topic(request);
    result = wish->topic_id ? topic_for(request, wish->topic_id, topic) : NOT_FOUND;
    if (result == NOT_FOUND)
        return request_problem(request, "topic",
                               N_("There is no such debate. Give its number or its address."));
    record = topic_record(topic);
    return result == OK && !may_open(&request->visitor, &record) ? NOT_ALLOWED : result;
}

static enum result check_pace(struct request *request, const struct annotation_wish *wish)
{
    if (!wish->written)
        return pace_day(request, SETTING_EDITS_A_DAY);
    return pace_write(request, &(struct pace_text){ .opens_topic = !wish->topic_id,
                                                    .text = wish->written->text,
                                                    .links = written_links(wish->written) });
}

static enum result lead_to_debate(struct request *request, const struct annotated *made,
                                  struct str slug)
{
    if (made->post_number < 2)
        return request_redirect(request, "/t/%.*s/%" PRId64, STR_ARGS(slug), made->topic_id);
    return request_redirect(request, "/t/%.*s/%" PRId64 "/%" PRId64 "#p%" PRId64, STR_ARGS(slug),
                            made->topic_id, made->post_number, made->post_number);
}

static enum result take_words(struct request *request, const struct subject *subject,
                              struct targets *targets)
{
    struct word_choice choice = choice_of(subject);
    enum result result = words_offer(request, &subject->article, &choice);

    return result == OK ? words_take(request, &subject->article, &choice, targets) : result;
}

enum result discuss_send(struct request *request)
{
    struct subject subject = { 0 };
    struct targets targets = { 0 };
    struct topic topic = { 0 };
    struct annotated made;
    struct annotation_wish wish = {
        .text = &subject.text,
        .version = &subject.version,
        .targets = &targets,
        .motivation = motivation_named(request_text(request, "motivation")),
        .author_id = request->visitor.account_id,
        .title = request_text(request, "title"),
        .category_id = request_integer(request, "category"),
        .written = request->prepared,
    };
    enum result result = find_subject(request, &subject), words;

    if (result != OK)
        return result;
    words = take_words(request, &subject, &targets);
    result = find_joined(request, &wish, &topic);
    if (result == OK && words == OK)
        result = check_not_held(request);
    if (result == OK && words == OK)
        result = check_pace(request, &wish);
    if (result != OK || words != OK)
        return result != OK ? result : words;
    result = annotation_make(request->db, &request->arena, &wish, &request->problems, &made);
    if (!topic.id)
        topic.slug = slug_from(&request->arena, str_trim(wish.title));
    return result == OK ? lead_to_debate(request, &made, topic.slug) : result;
}
