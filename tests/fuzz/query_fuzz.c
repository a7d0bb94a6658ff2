/*
 * Any bytes as a query, and as the text that is searched: what is understood
 * keeps its bounds, and SQLite takes every expression made of it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "finding/search.h"
#include "search/index.h"
#include "search/snippet.h"
#include "store/db.h"
#include "store/schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

/* One forum for all inputs, with a post of each input in its turn. */
static struct db *forum(void)
{
    static struct db *db;

    if (db)
        return db;
    db = db_open(":memory:", DB_WRITE);
    expect(db && schema_apply(db) == OK);
    db_script(db, "INSERT INTO account (id, handle, handle_folded, name, created_at)"
                  " VALUES (1, 'Ada', 'ada', '', 1);"
                  "INSERT INTO category (id, slug, name) VALUES (1, 'all', 'All');"
                  "INSERT INTO topic (id, slug, title, category_id, author_id, created_at,"
                  " bumped_at, last_post_by) VALUES (1, 'one', 'One', 1, 1, 1, 1, 1);"
                  "INSERT INTO post (id, topic_id, number, path, author_id, markdown, html,"
                  " renderer, created_at) VALUES (1, 1, 1, x'00000001', 1, 'One', 'One', 1, 1);");
    return db;
}

static void check_words(struct str text)
{
    struct word_reader reader = { .text = text };
    struct word word;
    size_t before = 0;

    while (word_next(&reader, &word)) {
        struct stems stems;

        expect(word.folded.length && word.folded.length < WORD_BYTES_MAX);
        expect(str_is_utf8(word.folded));
        expect(before <= word.from && word.from < word.to && word.to <= text.length);
        before = word.to;
        word_stems(&word, STR(""), &stems);
        for (int i = 0; i < stems.count; i++)
            expect(str_is_utf8(stems.items[i]));
    }
}

static void check_query(const struct query *query)
{
    expect(query->count <= QUERY_TERMS_MAX && query->text.length <= QUERY_TEXT_MAX);
    expect(str_is_utf8(query->author) && str_is_utf8(query->category) && str_is_utf8(query->tag));
    for (int i = 0; i < query->count; i++)
        expect(query->terms[i].count > 0 && query->terms[i].count <= QUERY_PHRASE_MAX);
}

/* Marks stand in pairs, and every byte between is of the text. */
static void check_snippet(struct arena *arena, struct str text, const struct query *query)
{
    struct str snippet = snippet_of(arena, text, query, 200);
    bool is_open = false;

    for (size_t i = 0; i < snippet.length; i++) {
        if (snippet.data[i] != MARK_BEGINS && snippet.data[i] != MARK_ENDS)
            continue;
        expect(is_open == (snippet.data[i] == MARK_ENDS));
        is_open = !is_open;
    }
    expect(!is_open && snippet.length <= 3 * 300);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct visitor anyone = { 0 };
    struct arena arena = { 0 };
    struct str input = { memcpy(arena_alloc(&arena, size + 1), data, size), size };
    struct index_entry entry = { .id = 1,
                                 .topic_id = 1,
                                 .author_id = 1,
                                 .title = input,
                                 .title_lang = STR("fr"),
                                 .text = input,
                                 .lang = STR("") };
    struct search_results results;
    struct search_wish wish = { .visitor = &anyone, .page = 1 };

    log_from(LOG_ERROR + 1);
    check_words(input);
    query_parse(&arena, input, &wish.query);
    check_query(&wish.query);
    expect(index_put(forum(), &arena, &entry) == OK);
    expect(search_find(forum(), &arena, &wish, &results) == OK);
    if (str_is_utf8(input))
        check_snippet(&arena, input, &wish.query);
    arena_free(&arena);
    return 0;
}
