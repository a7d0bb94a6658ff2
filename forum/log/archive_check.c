#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "log/archive.h"
#include "log/archive_parts.h"

/* The records, read one after the other. */
struct reading {
    FILE *file;
    struct check *check;
    struct arena records[2]; /* that of the record at hand, and the one before */
    int turn;                /* which is which */
    int kind;                /* of the record at hand */
    struct str bytes;
    bool has_head;
};

static int64_t next_number(const struct reading *reading)
{
    return reading->check->frontier.size;
}

/* False at the end of the file, and after saying what is wrong with its form. */
static bool next_record(struct reading *reading)
{
    unsigned char start[RECORD_HEAD_BYTES];
    size_t got = fread(start, 1, sizeof start, reading->file), length;
    char *data;

    if (got != sizeof start)
        return check_fail(reading->check, next_number(reading), "the archive ends before it");
    length = (size_t)start[1] << 24 | (size_t)start[2] << 16 | (size_t)start[3] << 8 | start[4];
    if (length > ARCHIVE_RECORD_MAX)
        return check_fail(reading->check, next_number(reading),
                          "the archive holds no record there");
    reading->turn ^= 1;
    arena_reset(&reading->records[reading->turn]);
    data = arena_alloc(&reading->records[reading->turn], length + 1);
    if (fread(data, 1, length, reading->file) != length)
        return check_fail(reading->check, next_number(reading), "the archive ends within it");
    reading->kind = start[0];
    reading->bytes = (struct str){ data, length };
    return true;
}

static bool take_magic(struct reading *reading)
{
    char magic[sizeof ARCHIVE_MAGIC - 1];

    return (fread(magic, 1, sizeof magic, reading->file) == sizeof magic &&
            !memcmp(magic, ARCHIVE_MAGIC, sizeof magic)) ||
           check_fail(reading->check, -1, "this is no archive of a log, version 1");
}

static bool take_key(struct reading *reading)
{
    struct check *check = reading->check;
    struct log_key_row row = { 0 };

    if (!key_read(reading->bytes, check->arena, &row.key))
        return check_fail(check, -1, "the archive names a key of the log that is none");
    *list_add(check->arena, &check->keys) = row;
    return true;
}

static bool take_entry(struct reading *reading)
{
    struct checked_entry entry = { 0 };
    struct tree_node made[TREE_LEVELS_MAX];
    int count;

    if (reading->bytes.length > HASH_BYTES) {
        entry.kept_hash = str_slice(reading->bytes, 0, HASH_BYTES);
        entry.leaf = str_slice(reading->bytes, HASH_BYTES, reading->bytes.length);
    }
    if (!next_record(reading))
        return false;
    if (reading->kind == RECORD_WORDS) {
        size_t cut = reading->bytes.length < SECRET_BYTES ? reading->bytes.length : SECRET_BYTES;

        entry.has_words = true;
        entry.secret = str_slice(reading->bytes, 0, cut);
        entry.payload = str_slice(reading->bytes, cut, reading->bytes.length);
    }
    if (!check_entry(reading->check, &entry, made, &count))
        return false;
    return reading->kind != RECORD_WORDS || next_record(reading);
}

static bool take_end(struct reading *reading)
{
    int64_t count;

    if (!str_to_integer(reading->bytes, &count) || count != next_number(reading))
        return check_fail(reading->check, next_number(reading),
                          "it is missing: the archive's end tells another number of entries");
    if (!reading->has_head)
        return check_fail(reading->check, -1, "the archive has no signed head");
    if (!check_noted(reading->check))
        return false;
    if (fgetc(reading->file) != EOF)
        check_fail(reading->check, -1, "something follows the archive's end");
    return false;
}

static bool take_head(struct reading *reading)
{
    reading->has_head = true;
    if (!reading->bytes.length && !next_number(reading))
        return next_record(reading); /* nothing was ever logged */
    return check_checkpoint(reading->check, reading->bytes, true) && next_record(reading);
}

/* Takes the record at hand, and reads the next. */
static bool take(struct reading *reading)
{
    if (reading->has_head)
        return reading->kind == RECORD_END
                   ? take_end(reading)
                   : check_fail(reading->check, -1, "the archive goes on after its head");
    switch (reading->kind) {
    case RECORD_KEY: return take_key(reading) && next_record(reading);
    case RECORD_ENTRY: return take_entry(reading);
    case RECORD_CHECKPOINT:
        return check_checkpoint(reading->check, reading->bytes, false) && next_record(reading);
    case RECORD_HEAD: return take_head(reading);
    case RECORD_END: return take_end(reading);
    default:
        return check_fail(reading->check, next_number(reading),
                          "the archive holds a record there that is none");
    }
}

void archive_check(FILE *file, struct check *check)
{
    struct reading reading = { .file = file, .check = check };

    if (take_magic(&reading) && next_record(&reading))
        while (take(&reading))
            ;
    arena_free(&reading.records[0]);
    arena_free(&reading.records[1]);
}
