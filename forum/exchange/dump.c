#include "exchange/dump.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/lines.h"

/* A dump being read. */
struct reading {
    struct arena *arena; /* of what is said of a fault */
    struct lines lines;
    const struct dump_visit *visit;
    struct str *fault;
    struct dump_row row;
    struct arena table; /* names of the table and its columns */
    struct str name;    /* of the table whose rows are being read */
    struct str fields[DUMP_COLUMNS_MAX];
    int64_t tables;
    bool is_enough;
};

/* Asked for each field of each row: most names differ in their first letter. */
static size_t place_of(const struct dump_row *row, const char *column)
{
    size_t place = 0;

    while (place < row->count && (row->columns[place].data[0] != column[0] ||
                                  !str_equal(row->columns[place], str_of(column))))
        place++;
    return place;
}

bool dump_field(const struct dump_row *row, const char *column, struct str *field)
{
    size_t place = place_of(row, column);

    if (place == row->count)
        return false;
    *field = row->fields[place];
    return !str_equal(*field, STR("\\N"));
}

bool dump_has_column(const struct dump_row *row, const char *column)
{
    return place_of(row, column) < row->count;
}

/* A name as SQL writes it, plain or between double quotes, cut off the front of the text. */
static struct str cut_name(struct str *text)
{
    struct str name;
    size_t length = 0;

    if (str_starts(*text, "\"")) {
        *text = str_slice(*text, 1, text->length);
        return str_cut(text, '"');
    }
    while (length < text->length && !strchr(".,() ", text->data[length]))
        length++;
    name = str_slice(*text, 0, length);
    *text = str_slice(*text, length, text->length);
    return name;
}

static bool cut_text(struct str *text, const char *expected)
{
    if (!str_starts(*text, expected))
        return false;
    *text = str_slice(*text, strlen(expected), text->length);
    return true;
}

static bool is_name(struct str name)
{
    return name.length && name.length < DUMP_NAME_BYTES_MAX;
}

/* The columns between the parentheses of a COPY, copied where the row finds them. */
static bool read_columns(struct reading *reading, struct str *text)
{
    struct {
        struct str *items;
        size_t count;
        size_t size;
    } columns = { 0 };

    do {
        struct str name = cut_name(text);

        if (!is_name(name) || columns.count == DUMP_COLUMNS_MAX)
            return false;
        *list_add(&reading->table, &columns) = str_copy(&reading->table, name);
    } while (cut_text(text, ", "));
    reading->row.columns = columns.items;
    reading->row.count = columns.count;
    return cut_text(text, ")");
}

/* "COPY schema.table (columns) FROM stdin;". False for any other line. */
static bool read_copy(struct reading *reading, struct str line, bool *is_public)
{
    struct str text = line, name;

    *is_public = true;
    if (!cut_text(&text, "COPY "))
        return false;
    arena_reset(&reading->table);
    name = cut_name(&text);
    if (cut_text(&text, ".")) {
        *is_public = str_equal(name, STR("public"));
        name = cut_name(&text);
    }
    if (!is_name(name) || !cut_text(&text, " ("))
        return false;
    reading->name = str_copy(&reading->table, name);
    return read_columns(reading, &text) && str_equal(text, STR(" FROM stdin;"));
}

static enum result read_encoding(struct reading *reading, struct str line)
{
    struct str name = STR("");

    if (!cut_text(&line, "SET client_encoding = '"))
        return OK;
    name = str_cut(&line, '\'');
    if (dump_encoding_from(name, &reading->row.encoding))
        return OK;
    *reading->fault = str_format(
        reading->arena,
        "its texts are in %.*s, which is not read here: make the dump with --encoding=UTF8",
        (int)(name.length < DUMP_NAME_BYTES_MAX ? name.length : DUMP_NAME_BYTES_MAX), name.data);
    return NOT_VALID;
}

/* The fields of a line; false when they are not as many as the columns. */
static bool split(struct reading *reading, struct str line)
{
    size_t count = reading->row.count;

    for (size_t i = 0; i + 1 < count; i++) {
        const char *tab = line.length ? memchr(line.data, '\t', line.length) : NULL;

        if (!tab)
            return false;
        reading->fields[i] = str_cut(&line, '\t');
    }
    reading->fields[count - 1] = line;
    return !line.length || !memchr(line.data, '\t', line.length);
}

static enum result broken_off(struct reading *reading, int64_t rows)
{
    *reading->fault =
        str_format(reading->arena, "it breaks off in table %.*s, after %" PRId64 " rows",
                   STR_ARGS(reading->name), rows);
    return NOT_VALID;
}

static struct str without_return(struct str line)
{
    return str_ends(line, "\r") ? str_slice(line, 0, line.length - 1) : line;
}

/* The lines of one table. A last one without an end may be a half, and is never a row. */
static enum result read_rows(struct reading *reading, bool is_seen, bool is_wanted)
{
    const struct dump_visit *visit = reading->visit;
    enum result result = OK;
    int64_t rows = 0;

    while (result == OK) {
        struct line line;

        result = lines_next(&reading->lines, &line, reading->fault);
        if (result == NOT_FOUND || (result == OK && !line.is_ended))
            return broken_off(reading, rows);
        if (result != OK)
            break;
        line.text = without_return(line.text);
        if (str_equal(line.text, STR("\\."))) {
            if (is_seen)
                visit->table_end(visit->context, rows, &reading->is_enough);
            return OK;
        }
        rows++;
        if (!is_wanted)
            continue;
        if (line.is_cut || !split(reading, line.text))
            visit->unreadable(visit->context);
        else
            result = visit->row(visit->context, &reading->row);
    }
    return result;
}

static enum result read_table(struct reading *reading, bool is_public)
{
    const struct dump_visit *visit = reading->visit;
    bool is_wanted = false;
    enum result result = OK;

    reading->tables++;
    reading->row.fields = NULL;
    if (is_public)
        result = visit->table(visit->context, reading->name, &reading->row, &is_wanted);
    reading->row.fields = reading->fields;
    return result == OK ? read_rows(reading, is_public, is_wanted) : result;
}

static enum result refuse(struct reading *reading, const char *why)
{
    *reading->fault = str_of(why);
    return NOT_VALID;
}

static enum result read_line(struct reading *reading, struct str line)
{
    bool is_public;

    if (str_starts(line, "PGDMP"))
        return refuse(reading, "it is a dump in PostgreSQL's own format: make a plain one of it "
                               "with pg_restore --file=dump.sql");
    if (str_starts(line, "INSERT INTO "))
        return refuse(reading, "its rows are written as INSERTs: make the dump without --inserts");
    if (read_copy(reading, line, &is_public))
        return read_table(reading, is_public);
    return read_encoding(reading, line);
}

enum result dump_read(struct arena *arena, struct feed feed, const struct dump_visit *visit,
                      struct str *fault)
{
    struct reading *reading = arena_new(arena, struct reading);
    enum result result = OK;

    *reading = (struct reading){ .arena = arena, .visit = visit, .fault = fault };
    reading->lines.feed = feed;
    while (result == OK && !reading->is_enough) {
        struct line line;

        result = lines_next(&reading->lines, &line, fault);
        if (result == OK)
            result = read_line(reading, without_return(line.text));
    }
    if (result == NOT_FOUND)
        result = reading->tables ? OK : refuse(reading, "it holds no table of a plain pg_dump");
    arena_free(&reading->table);
    lines_free(&reading->lines);
    return result;
}
