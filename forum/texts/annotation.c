#include "texts/annotation.h"

#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "texts/annotation_anchor.h"
#include "topics/post.h"

// clang-format off
const struct motivation_words motivation_words[MOTIVATIONS] = {
    [MOTIVATION_QUESTION] = { "question", "questioning", "k-question", N_("Question"), N_("a question") },
    [MOTIVATION_COMMENT] = { "comment", "commenting", "note", N_("Comment"), N_("a comment") },
    [MOTIVATION_ARGUMENT] = { "argument", "assessing", "k-for", N_("Argument"), N_("an argument") },
    [MOTIVATION_AMENDMENT] = { "amendment", "editing", "k-amend", N_("Amendment"), N_("an amendment") },
};
// clang-format on

enum motivation motivation_named(struct str name)
{
    for (int i = 0; i < MOTIVATIONS; i++)
        if (str_equal(name, str_of(motivation_words[i].name)))
            return (enum motivation)i;
    return MOTIVATION_COMMENT;
}

/* Messages have kinds of their own, which say for or against. */
static enum post_kind kind_of(enum motivation motivation)
{
    switch (motivation) {
    case MOTIVATION_QUESTION: return POST_QUESTION;
    case MOTIVATION_AMENDMENT: return POST_AMENDMENT;
    default: return POST_PLAIN;
    }
}

/* An annotation while it is made. */
struct making {
    struct db *db;
    struct arena *arena;
    const struct annotation_wish *wish;
    struct problems *problems;
    struct annotated *made;
};

static enum result find_first_post(struct making *making)
{
    struct rows rows =
        db_query(making->db, sql_annotation_post_first, value(making->made->topic_id));

    making->made->post_number = 1;
    if (rows_next(&rows))
        making->made->post_id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static enum result open_debate(struct making *making)
{
    const struct annotation_wish *wish = making->wish;
    struct topic_wish topic = {
        .category_id = wish->category_id,
        .author_id = wish->author_id,
        .title = wish->title,
        .first = wish->written,
    };
    enum result result =
        topic_open(making->db, making->arena, &topic, making->problems, &making->made->topic_id);

    return result == OK ? find_first_post(making) : result;
}

static enum result join_debate(struct making *making)
{
    const struct annotation_wish *wish = making->wish;
    struct reply_wish reply = {
        .topic_id = wish->topic_id,
        .author_id = wish->author_id,
        .kind = kind_of(wish->motivation),
        .written = wish->written,
    };
    struct post post;
    enum result result;

    making->made->topic_id = wish->topic_id;
    if (!wish->written)
        return OK;
    result = post_reply(making->db, making->arena, &reply, making->problems, &post);
    making->made->post_id = post.id;
    making->made->post_number = post.number;
    return result;
}

static enum result insert(struct making *making)
{
    const struct annotation_wish *wish = making->wish;
    struct rows rows =
        db_query(making->db, sql_annotation_add, value(wish->text->id), value(wish->author_id),
                 value(making->made->topic_id), value_id(making->made->post_id),
                 value((int64_t)wish->motivation), value(clock_now()));

    if (rows_next(&rows))
        making->made->id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static enum result insert_target(struct making *making, const struct target *target)
{
    const struct law_quote *quote = &target->quote;

    return db_do(making->db, sql_annotation_target_add, value(making->made->id), value(target->n),
                 value(target->version_id), value(target->segment_id), value(quote->from),
                 value(quote->to), value(target->is_whole), value(quote->exact),
                 value(quote->prefix), value(quote->suffix));
}

static enum result insert_all(struct making *making)
{
    const struct annotation_wish *wish = making->wish;

    if (insert(making) != OK)
        return db_state(making->db);
    for (size_t i = 0; i < wish->targets->count; i++)
        if (insert_target(making, &wish->targets->items[i]) != OK ||
            anchor_begin(making->db, making->arena, wish->text, making->made->id,
                         &wish->targets->items[i]) != OK)
            return db_state(making->db);
    if (text_touch(making->db, wish->text->id) != OK)
        return db_state(making->db);
    return db_do(making->db, sql_annotation_topic_looks_changed, value(making->made->topic_id));
}

enum result annotation_make(struct db *db, struct arena *arena, const struct annotation_wish *wish,
                            struct problems *problems, struct annotated *made)
{
    struct making making = { db, arena, wish, problems, made };
    enum result result;

    *made = (struct annotated){ 0 };
    if (!wish->targets->count)
        return problem_add(problems, "words", N_("Choose the words it is about."));
    result = wish->topic_id ? join_debate(&making) : open_debate(&making);
    return result == OK ? insert_all(&making) : result;
}

static enum result read_targets(struct db *db, struct arena *arena, struct annotation *annotation)
{
    struct rows rows = db_query(db, sql_annotation_targets, value(annotation->id));

    while (rows_next(&rows))
        *list_add(arena, &annotation->targets) = (struct target){
            .n = row_integer(&rows, "n"),
            .version_id = row_integer(&rows, "version_id"),
            .segment_id = row_integer(&rows, "segment_id"),
            .quote = { .from = row_integer(&rows, "from_at"), .to = row_integer(&rows, "to_at") },
            .is_whole = row_integer(&rows, "is_whole") != 0,
            .quote.exact = row_text(&rows, "exact", arena),
            .quote.prefix = row_text(&rows, "prefix", arena),
            .quote.suffix = row_text(&rows, "suffix", arena),
        };
    return rows_end(&rows);
}

enum result annotation_find(struct db *db, struct arena *arena, int64_t id,
                            struct annotation *annotation)
{
    struct rows rows = db_query(db, sql_annotation_find, value(id));
    enum result result;

    *annotation = (struct annotation){ 0 };
    if (rows_next(&rows))
        *annotation = (struct annotation){
            .id = row_integer(&rows, "id"),
            .text_id = row_integer(&rows, "text_id"),
            .author = author_from(&rows, arena, "author"),
            .topic_id = row_integer(&rows, "topic_id"),
            .post_id = row_integer(&rows, "post_id"),
            .motivation = (enum motivation)row_integer(&rows, "motivation"),
            .created_at = row_integer(&rows, "created_at"),
            .archived_at = row_integer(&rows, "archived_at"),
        };
    result = rows_end_one(&rows);
    return result == OK ? read_targets(db, arena, annotation) : result;
}

bool may_tend(const struct visitor *visitor, const struct annotation *annotation)
{
    return may_moderate(visitor) ||
           (visitor->account_id && visitor->account_id == annotation->author.id);
}

static enum result touch_pages(struct db *db, const struct annotation *annotation)
{
    if (text_touch(db, annotation->text_id) != OK)
        return db_state(db);
    return db_do(db, sql_annotation_topic_looks_changed, value(annotation->topic_id));
}

enum result annotation_archive(struct db *db, const struct annotation *annotation, int64_t actor_id,
                               bool archives)
{
    struct rows rows =
        db_query(db, sql_annotation_set_archived, value(annotation->id),
                 value(archives ? clock_now() : 0), value_id(archives ? actor_id : 0));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return CONFLICT;
    return result == OK ? touch_pages(db, annotation) : result;
}

enum result annotation_is_answered(struct db *db, const struct annotation *annotation,
                                   bool *is_answered)
{
    struct rows rows = db_query(db, sql_annotation_answers, value(annotation->id));

    if (rows_next(&rows))
        *is_answered = row_integer(&rows, "count") != 0;
    return rows_end_one(&rows);
}

enum result annotation_delete(struct db *db, const struct annotation *annotation)
{
    bool is_answered = true;
    enum result result = annotation_is_answered(db, annotation, &is_answered);

    if (result == OK && is_answered)
        return CONFLICT;
    if (result == OK)
        result = touch_pages(db, annotation);
    return result == OK ? db_do(db, sql_annotation_delete, value(annotation->id)) : result;
}

enum result annotation_tell(struct db *db, const struct annotation_deed *deed)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && annotation_listeners[i]; i++)
        result = annotation_listeners[i](db, deed);
    return result;
}
