#include "texts/amendment.h"

#include <inttypes.h>

#include "access/may.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "log/entry.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "texts/amendment_inside.h"

const char *amendment_state_word(enum amendment_state state)
{
    static const char *const words[AMENDMENT_STATES] = { "open", "adopted", "rejected",
                                                         "withdrawn" };

    return words[state];
}

const char *amendment_outcome_word(enum amendment_outcome outcome)
{
    static const char *const words[AMENDMENT_OUTCOMES] = { "applies", "refused", "placed" };

    return words[outcome];
}

struct str amendment_name(struct arena *arena, const struct amendment *amendment)
{
    return amendment->name.length ? amendment->name
                                  : str_format(arena, "%" PRId64, amendment->number);
}

struct str amendment_path(struct arena *arena, const struct law_text *text,
                          const struct amendment *amendment)
{
    return str_format(arena, "/law/%.*s/amendments/%" PRId64, STR_ARGS(text->slug),
                      amendment->number);
}

static void read_words(struct rows *rows, struct arena *arena, struct amendment *amendment)
{
    amendment->signed_by = row_text(rows, "signed", arena);
    amendment->lang = row_text(rows, "lang", arena);
    amendment->words = row_text(rows, "words", arena);
    amendment->reasons = row_text(rows, "reasons", arena);
    amendment->division = row_text(rows, "division", arena);
    amendment->alinea = row_text(rows, "alinea", arena);
    amendment->address = row_text(rows, "address", arena);
    amendment->outcome = (enum amendment_outcome)row_integer(rows, "outcome");
    amendment->placed = row_text(rows, "placed", arena);
    amendment->placer = author_from(rows, arena, "placer");
    amendment->state = (enum amendment_state)row_integer(rows, "state");
    amendment->result_number = row_integer(rows, "result_number");
    amendment->created_at = row_integer(rows, "created_at");
}

static struct amendment amendment_from(struct rows *rows, struct arena *arena)
{
    struct amendment amendment = {
        .id = row_integer(rows, "id"),
        .text_id = row_integer(rows, "text_id"),
        .number = row_integer(rows, "number"),
        .name = row_text(rows, "name", arena),
        .version_id = row_integer(rows, "version_id"),
        .version_number = row_integer(rows, "version_number"),
        .article_id = row_integer(rows, "article_id"),
        .article_address = row_text(rows, "article_address", arena),
        .article_num = row_text(rows, "article_num", arena),
        .alinea_id = row_integer(rows, "alinea_id"),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = row_text(rows, "topic_title", arena),
        .topic_posts = row_integer(rows, "topic_posts"),
        .author = author_from(rows, arena, "author"),
    };

    read_words(rows, arena, &amendment);
    return amendment;
}

static enum result read_all(struct rows rows, struct arena *arena, size_t max,
                            struct amendments *amendments)
{
    while (rows_next(&rows))
        if (amendments->count < max)
            *list_add(arena, amendments) = amendment_from(&rows, arena);
        else
            amendments->has_more = true;
    return rows_end(&rows);
}

enum result amendments_read(struct db *db, struct arena *arena, const struct amendment_list *list,
                            struct amendments *amendments)
{
    return read_all(db_query(db, sql_law_amendments_of_text, value(may_reach(list->visitor)),
                             value(list->visitor->account_id), value(list->text_id),
                             value(list->article_id), value((int64_t)list->state),
                             value(list->after), value(AMENDMENTS_PER_PAGE + 1)),
                    arena, AMENDMENTS_PER_PAGE, amendments);
}

enum result amendments_of_article(struct db *db, struct arena *arena, const struct visitor *visitor,
                                  int64_t article_id, int state, struct amendments *amendments)
{
    return read_all(db_query(db, sql_law_amendments_of_article, value(may_reach(visitor)),
                             value(visitor->account_id), value(article_id), value((int64_t)state),
                             value(AMENDMENTS_TOGETHER_MAX + 1)),
                    arena, AMENDMENTS_TOGETHER_MAX, amendments);
}

enum result amendments_of_topic(struct db *db, struct arena *arena, const struct visitor *visitor,
                                int64_t topic_id, struct amendments *amendments)
{
    return read_all(db_query(db, sql_law_amendments_of_topic, value(may_reach(visitor)),
                             value(visitor->account_id), value(topic_id),
                             value(AMENDMENTS_PER_PAGE)),
                    arena, AMENDMENTS_PER_PAGE, amendments);
}

enum result amendment_numbered(struct db *db, struct arena *arena, const struct visitor *visitor,
                               int64_t text_id, int64_t number, struct amendment *amendment)
{
    struct rows rows = db_query(db, sql_law_amendment_numbered, value(may_reach(visitor)),
                                value(visitor->account_id), value(text_id), value(number));

    if (rows_next(&rows))
        *amendment = amendment_from(&rows, arena);
    return rows_end_one(&rows);
}

static enum result check_lines(const struct amendment_wish *wish, struct problems *problems)
{
    const struct {
        const char *field;
        struct str line;
    } lines[] = {
        { "name", wish->name },         { "signed_by", wish->signed_by },
        { "division", wish->division }, { "alinea", wish->alinea },
        { "address", wish->address },
    };
    enum result result = OK;

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (str_characters(lines[i].line) > AMENDMENT_LINE_MAX)
            result =
                problem_add_count(problems, lines[i].field,
                                  N_("At most {count} characters, please."), AMENDMENT_LINE_MAX);
    return result;
}

static enum result check_words(const struct amendment_wish *wish, struct problems *problems)
{
    enum result result = check_lines(wish, problems);

    if (!str_trim(wish->words).length)
        result = problem_add(problems, "words", N_("The amendment needs its words."));
    if (str_characters(wish->words) > AMENDMENT_WORDS_MAX)
        result = problem_add_count(problems, "words", N_("At most {count} characters, please."),
                                   AMENDMENT_WORDS_MAX);
    if (str_characters(wish->reasons) > AMENDMENT_REASONS_MAX)
        result = problem_add_count(problems, "reasons", N_("At most {count} characters, please."),
                                   AMENDMENT_REASONS_MAX);
    return result;
}

/* One of another list with this name is another one; of this list it is the same. */
static enum result check_name(struct db *db, const struct amendment_wish *wish, int64_t *number)
{
    struct rows rows =
        db_query(db, sql_law_amendment_named, value(wish->text_id), value(wish->name));
    enum result result;

    if (rows_next(&rows))
        *number = row_integer(&rows, "number");
    result = rows_end_one(&rows);
    return result == OK ? CONFLICT : result == NOT_FOUND ? OK : result;
}

static enum result next_number(struct db *db, int64_t text_id, int64_t *number)
{
    struct rows rows = db_query(db, sql_law_amendment_last, value(text_id));

    if (rows_next(&rows))
        *number = row_integer(&rows, "number") + 1;
    return rows_end_one(&rows);
}

static enum result insert(struct db *db, struct arena *arena, const struct amendment_wish *wish,
                          int64_t article_id, int64_t number)
{
    struct amendment amendment = {
        .version_id = wish->version_id,
        .article_id = article_id,
        .words = wish->words,
        .lang = wish->lang,
        .division = wish->division,
        .alinea = wish->alinea,
    };
    enum amendment_outcome outcome;
    struct rows rows;

    if (amendment_outcome_find(db, arena, &amendment, &outcome) != OK)
        return db_state(db);
    rows =
        db_query(db, sql_law_amendment_add, value(wish->text_id), value(number), value(wish->name),
                 value(wish->version_id), value_id(article_id), value_id(wish->alinea_id),
                 value_id(wish->topic_id), value_id(wish->author_id), value(wish->signed_by),
                 value(wish->lang), value(wish->words), value(wish->reasons), value(wish->division),
                 value(wish->alinea), value(wish->address), value((int64_t)outcome),
                 value(wish->created_at ? wish->created_at : clock_now()));
    rows_next(&rows);
    return rows_end_one(&rows);
}

enum result amendment_add(struct db *db, struct arena *arena, const struct amendment_wish *wish,
                          struct problems *problems, int64_t *number)
{
    int64_t article_id = wish->article_id;
    enum result result = check_words(wish, problems);

    if (result == OK)
        result = check_name(db, wish, number);
    if (result == OK && !article_id)
        result = amendment_article_find(db, arena, wish->version_id, wish->division, &article_id);
    if (result == OK)
        result = next_number(db, wish->text_id, number);
    if (result == OK)
        result = insert(db, arena, wish, article_id, *number);
    return result == OK ? text_touch(db, wish->text_id) : result;
}

static enum result log_end(struct db *db, struct arena *arena, const struct law_text *text,
                           const struct amendment *amendment, enum amendment_state state,
                           int64_t actor_id)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };
    struct entry entry = {
        .kind = "amendment",
        .subject = str_format(arena, "law/%" PRId64, text->id),
        .actor_id = actor_id,
    };
    int64_t number;

    json_begin_object(&json);
    json_put_string(&json, "text", text->slug);
    json_put_string(&json, "amendment", amendment_name(arena, amendment));
    json_put_string(&json, "act", str_of(amendment_state_word(state)));
    json_end(&json);
    entry.payload = buffer_str(&out);
    return entry_append(db, arena, &entry, &number);
}

enum result amendment_end(struct db *db, struct arena *arena, const struct law_text *text,
                          const struct amendment *amendment, enum amendment_state state,
                          int64_t actor_id)
{
    enum result result = amendment_close(db, amendment, state, actor_id, 0);

    return result == OK ? log_end(db, arena, text, amendment, state, actor_id) : result;
}

enum result amendment_close(struct db *db, const struct amendment *amendment,
                            enum amendment_state state, int64_t actor_id, int64_t result_id)
{
    struct rows rows =
        db_query(db, sql_law_amendment_end, value(amendment->id), value((int64_t)state),
                 value_id(actor_id), value_id(result_id), value(clock_now()));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result != OK)
        return result == NOT_FOUND ? CONFLICT : result;
    return text_touch(db, amendment->text_id);
}

enum result amendments_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    (void)arena;
    return db_do(db, sql_law_amendments_let_go, value(event->account_id));
}
