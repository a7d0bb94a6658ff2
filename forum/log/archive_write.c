#include <inttypes.h>

#include "base/buffer.h"
#include "log/archive.h"
#include "log/archive_parts.h"
#include "log/checkpoint.h"
#include "log/head.h"
#include "log/row.h"
#include "log/subject.h"
#include "sql.h"

enum { PAGE_ENTRIES = 1024 };

struct writing {
    struct db *db;
    FILE *file;
    struct archive_counts *counts;
    struct arena page; /* freed after each page of entries */
    int64_t size;      /* of the log, by its head */
    struct str head;
};

static void put_record(struct writing *writing, enum archive_record kind, struct str first,
                       struct str second)
{
    size_t length = first.length + second.length;
    const unsigned char start[RECORD_HEAD_BYTES] = {
        (unsigned char)kind, (unsigned char)(length >> 24), (unsigned char)(length >> 16),
        (unsigned char)(length >> 8), (unsigned char)length
    };

    fwrite(start, 1, sizeof start, writing->file);
    fwrite(first.data, 1, first.length, writing->file);
    if (second.length)
        fwrite(second.data, 1, second.length, writing->file);
}

static enum result put_keys(struct writing *writing)
{
    struct log_key_rows keys;
    enum result result = identities_find(writing->db, &writing->page, &keys);

    for (size_t i = 0; result == OK && i < keys.count; i++)
        put_record(writing, RECORD_KEY, key_text(&writing->page, &keys.items[i].key), STR(""));
    return result;
}

/* What everybody may read, and nobody has erased. */
static enum result put_words(struct writing *writing, struct rows *rows, const struct leaf *leaf)
{
    const struct visitor anyone = { 0 };
    struct log_about about;
    enum result result;

    if (row_is_null(rows, "secret"))
        return OK;
    result = subject_find(writing->db, &writing->page, &anyone, leaf->subject, &about);
    if (result == OK) {
        put_record(writing, RECORD_WORDS, row_bytes(rows, "secret", &writing->page),
                   row_text(rows, "payload", &writing->page));
        writing->counts->words++;
    }
    return result == NOT_FOUND ? OK : result;
}

/* With the signatures of witnesses, when one was kept of so many entries. */
static enum result put_checkpoint(struct writing *writing, int64_t size)
{
    struct str note;
    enum result result = checkpoint_find(writing->db, &writing->page, size, &note);

    if (result == OK)
        put_record(writing, RECORD_CHECKPOINT, note, STR(""));
    return result == NOT_FOUND ? OK : result;
}

static enum result put_entry(struct writing *writing, struct rows *rows)
{
    struct leaf leaf;
    struct hash hash;
    struct str bytes;
    enum result result;

    if (!leaf_from_row(rows, &writing->page, &leaf))
        return NOT_VALID;
    bytes = leaf_bytes(&writing->page, &leaf);
    tree_leaf_hash(bytes, &hash);
    put_record(writing, RECORD_ENTRY, hash_bytes(&hash), bytes);
    writing->counts->entries++;
    result = put_words(writing, rows, &leaf);
    return result == OK ? put_checkpoint(writing, leaf.number + 1) : result;
}

static enum result put_page(struct writing *writing)
{
    struct rows rows = db_query(writing->db, sql_log_entries_from, value(writing->counts->entries),
                                value(PAGE_ENTRIES));
    enum result result = OK;

    while (result == OK && rows_next(&rows))
        result = put_entry(writing, &rows);
    return result == OK ? rows_end(&rows) : result;
}

static enum result put_entries(struct writing *writing, void (*progress)(void *, int64_t, int64_t),
                               void *context)
{
    enum result result = OK;
    int64_t before = -1;

    while (result == OK && before != writing->counts->entries) {
        before = writing->counts->entries;
        result = put_page(writing);
        arena_reset(&writing->page);
        if (progress)
            progress(context, writing->counts->entries, writing->size);
    }
    return result;
}

static enum result put_all(struct writing *writing, void (*progress)(void *, int64_t, int64_t),
                           void *context)
{
    struct arena arena = { 0 };
    struct log_now head;
    enum result result = head_find(writing->db, &arena, &head);

    writing->size = result == OK ? head.frontier.size : 0;
    fputs(ARCHIVE_MAGIC, writing->file);
    if (result == OK)
        result = put_keys(writing);
    if (result == OK)
        result = put_entries(writing, progress, context);
    if (result == OK) {
        put_record(writing, RECORD_HEAD, head.note, STR(""));
        put_record(writing, RECORD_END, str_format(&arena, "%" PRId64, writing->counts->entries),
                   STR(""));
    }
    arena_free(&arena);
    return result;
}

enum result archive_write(struct db *db, FILE *file, struct archive_counts *counts,
                          void (*progress)(void *, int64_t, int64_t), void *context)
{
    struct writing writing = { .db = db, .file = file, .counts = counts };
    enum result result;

    *counts = (struct archive_counts){ 0 };
    result = put_all(&writing, progress, context);
    arena_free(&writing.page);
    return result == OK && (fflush(file) || ferror(file)) ? FULL : result;
}
