#include "search/index.h"

#include <inttypes.h>

#include "base/arena.h"
#include "search/dialect.h"
#include "sql.h"

/* Words of a share are merged at a time: some milliseconds of the writing line. */
enum { MERGE_PAGES = 200 };

static const struct dialect *dialect_of(const struct db *db)
{
    return db_on_postgres(db) ? &dialect_tsvector : &dialect_fts5;
}

/* An entry on its way in: the words of each part. */
struct parts {
    const struct dialect *dialect;
    struct buffer texts[PARTS];
    int counts[PARTS];
};

static void put(struct parts *parts, enum index_part part, struct str token)
{
    parts->dialect->put_token(&parts->texts[part], part, token, ++parts->counts[part]);
}

/* The words as they are, for phrases, and their stems, for everything else. */
static void put_words(struct parts *parts, enum index_part part, struct str text, struct str lang)
{
    struct word_reader reader = { .text = text };
    struct stems stems;
    struct word word;

    if (!lang.length)
        lang = words_language(text);
    while (word_next(&reader, &word)) {
        put(parts, part, word.folded);
        word_stems(&word, lang, &stems);
        for (int i = 0; i < stems.count; i++)
            put(parts, part + 1, stems.items[i]);
    }
}

static struct str author_mark(struct arena *arena, int64_t id)
{
    return str_format(arena, "a%" PRId64, id);
}

static struct str topic_mark(struct arena *arena, int64_t id)
{
    return str_format(arena, "t%" PRId64, id);
}

static const struct str any_mark = { "any", 3 };

static struct parts parts_of(struct db *db, struct arena *arena)
{
    struct parts parts = { .dialect = dialect_of(db) };

    for (int i = 0; i < PARTS; i++)
        parts.texts[i].arena = arena;
    put(&parts, PART_MARKS, any_mark);
    return parts;
}

static enum result put_parts(struct db *db, const struct sql *statement, int64_t id,
                             const struct parts *parts)
{
    struct value values[PARTS];

    for (int i = 0; i < PARTS; i++)
        values[i] = value(buffer_str(&parts->texts[i]));
    return db_do(db, *statement, value(id), values[PART_TITLE], values[PART_TITLE_STEMS],
                 values[PART_TEXT], values[PART_TEXT_STEMS], values[PART_MARKS]);
}

enum result index_put(struct db *db, struct arena *arena, const struct index_entry *entry)
{
    struct parts parts = parts_of(db, arena);
    enum result result;

    put_words(&parts, PART_TITLE, entry->title, entry->title_lang);
    put_words(&parts, PART_TEXT, entry->text, entry->lang);
    put(&parts, PART_MARKS, author_mark(arena, entry->author_id));
    put(&parts, PART_MARKS, topic_mark(arena, entry->topic_id));
    result = db_do(db, sql_search_entry_put, value(entry->id), value(entry->topic_id),
                   value(entry->author_id), value(entry->created_at));
    return result == OK ? put_parts(db, &sql_search_words_put, entry->id, &parts) : result;
}

enum result index_put_law(struct db *db, struct arena *arena, const struct index_law *law)
{
    struct parts parts = parts_of(db, arena);
    enum result result = db_do(db, sql_law_entry_put, value(law->id), value(law->text_id));

    put_words(&parts, PART_TITLE, law->title, law->lang);
    put_words(&parts, PART_TEXT, law->text, law->lang);
    return result == OK ? put_parts(db, &sql_law_words_put, law->id, &parts) : result;
}

enum result index_remove_law(struct db *db, int64_t id)
{
    enum result result = db_do(db, sql_law_entry_remove, value(id));

    return result == OK ? db_do(db, sql_law_words_remove, value(id)) : result;
}

enum result index_put_matter(struct db *db, struct arena *arena, const struct index_matter *matter)
{
    int64_t id = matter->decision_id ? matter->decision_id : -matter->item_id;
    struct parts parts = parts_of(db, arena);
    enum result result = db_do(db, sql_matter_entry_put, value(id), value_id(matter->decision_id),
                               value_id(matter->item_id));

    put_words(&parts, PART_TITLE, matter->title, matter->lang);
    put_words(&parts, PART_TEXT, matter->text, matter->lang);
    return result == OK ? put_parts(db, &sql_matter_words_put, id, &parts) : result;
}

enum result index_remove(struct db *db, int64_t id)
{
    struct rows rows = db_query(db, sql_search_entry_remove, value(id));
    bool was_there = rows_next(&rows);
    enum result result = rows_end(&rows);

    if (result != OK || !was_there)
        return result;
    result = db_do(db, sql_search_words_remove, value(id));
    return result == OK ? db_do(db, sql_search_erasure_wanted, NO_VALUES) : result;
}

enum result index_grew(struct db *db)
{
    return db_do(db, sql_search_erasure_wanted, NO_VALUES);
}

/* An expression on its way: its conditions, joined. */
struct conditions {
    const struct dialect *dialect;
    struct buffer text;
    int count;
};

static void join(struct conditions *conditions, const char *with)
{
    buffer_put_c(&conditions->text, conditions->count++ ? with : "(");
}

static void put_term(struct conditions *conditions, const struct query_term *term, bool in_title)
{
    const struct dialect *dialect = conditions->dialect;

    if (term->is_exact)
        dialect->put_phrase(&conditions->text, term, in_title);
    else
        dialect->put_stems(&conditions->text, &term->words[0], in_title);
}

static void put_mark(struct conditions *conditions, struct str mark)
{
    join(conditions, conditions->dialect->and);
    conditions->dialect->put_mark(&conditions->text, mark);
}

static void put_wanted(struct conditions *conditions, struct arena *arena,
                       const struct query *query)
{
    for (int i = 0; i < query->count; i++) {
        if (query->terms[i].is_negated)
            continue;
        join(conditions, conditions->dialect->and);
        put_term(conditions, &query->terms[i], query->in_title);
    }
    if (query->author_id)
        put_mark(conditions, author_mark(arena, query->author_id));
    if (query->topic_id)
        put_mark(conditions, topic_mark(arena, query->topic_id));
    if (!conditions->count)
        put_mark(conditions, any_mark);
}

struct str index_expression(struct db *db, struct arena *arena, const struct query *query)
{
    struct conditions wanted = { .dialect = dialect_of(db), .text = { .arena = arena } };
    struct conditions unwanted = { .dialect = wanted.dialect, .text = { .arena = arena } };

    put_wanted(&wanted, arena, query);
    buffer_put_c(&wanted.text, ")");
    for (int i = 0; i < query->count; i++) {
        if (!query->terms[i].is_negated)
            continue;
        join(&unwanted, unwanted.dialect->or);
        put_term(&unwanted, &query->terms[i], query->in_title);
    }
    if (unwanted.count) {
        buffer_put_c(&wanted.text, wanted.dialect->and_not);
        buffer_put_str(&wanted.text, buffer_str(&unwanted.text));
        buffer_put_c(&wanted.text, ")");
    }
    return buffer_str(&wanted.text);
}

/* How far the erasing is: see search_erasure in the schema. */
struct erasure {
    int64_t wanted;
    int64_t begun;
    int64_t done;
};

static enum result read_erasure(struct db *db, struct erasure *erasure)
{
    struct rows rows = db_query(db, sql_search_erasure, NO_VALUES);

    if (rows_next(&rows))
        *erasure = (struct erasure){
            .wanted = row_integer(&rows, "wanted"),
            .begun = row_integer(&rows, "begun"),
            .done = row_integer(&rows, "done"),
        };
    return rows_end_one(&rows);
}

static enum result count_changes(struct db *db, int64_t *changes)
{
    struct rows rows = db_query(db, sql_search_changes, NO_VALUES);

    if (rows_next(&rows))
        *changes = row_integer(&rows, "changes");
    return rows_end_one(&rows);
}

/* A negative number begins by putting all parts on the list (FTS5, "the merge command"). */
static enum result merge(struct db *db, bool begins, bool *is_done)
{
    int64_t before = 0, after = 0;
    enum result result = count_changes(db, &before);

    if (result == OK)
        result = db_do(db, sql_search_merge, value(begins ? -MERGE_PAGES : MERGE_PAGES));
    if (result == OK)
        result = count_changes(db, &after);
    *is_done = after - before < 2;
    return result;
}

enum result index_tidy(struct db *db, struct index_tidying *tidying)
{
    struct erasure erasure = { 0 };
    bool begins, is_done = false;
    enum result result = read_erasure(db, &erasure);

    *tidying = (struct index_tidying){ 0 };
    if (result != OK || erasure.done == erasure.wanted)
        return result;
    begins = erasure.begun == erasure.done;
    if (begins)
        erasure.begun = erasure.wanted;
    result = merge(db, begins, &is_done);
    if (is_done)
        erasure.done = erasure.begun;
    if (result == OK)
        result = db_do(db, sql_search_erasure_went, value(erasure.begun), value(erasure.done));
    tidying->with_rest = erasure.done != erasure.wanted;
    tidying->has_erased = is_done;
    return result;
}

enum result index_is_tidy(struct db *db, bool *is_tidy)
{
    struct erasure erasure = { 0 };
    enum result result = read_erasure(db, &erasure);

    *is_tidy = erasure.done == erasure.wanted;
    return result;
}
