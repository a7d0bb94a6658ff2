/* Reading a plain pg_dump: its rows, its escapes, its encodings, and where it is broken. */
#include "support/suite.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/dump.h"
#include "exchange/lines.h"
#include "exchange/revision_yaml.h"

static struct arena arena;

/* A text given in pieces of so many bytes. */
struct pieces {
    struct str rest;
    size_t bytes;
};

static enum result next_piece(void *context, struct str *piece, struct str *fault)
{
    struct pieces *pieces = context;

    (void)fault;
    *piece = str_slice(pieces->rest, 0, pieces->bytes);
    pieces->rest = str_slice(pieces->rest, piece->length, pieces->rest.length);
    return OK;
}

/* What a reading met, in words. */
static struct buffer seen;
static const char *wanted_table;

static enum result on_table(void *context, struct str name, const struct dump_row *columns,
                            bool *wanted)
{
    (void)context;
    *wanted = !wanted_table || str_equal(name, str_of(wanted_table));
    buffer_format(&seen, "%.*s(%d)", STR_ARGS(name), (int)columns->count);
    return OK;
}

static enum result on_row(void *context, const struct dump_row *row)
{
    (void)context;
    for (size_t i = 0; i < row->count; i++) {
        struct str field = row->fields[i];
        bool is_null = str_equal(field, STR("\\N"));
        struct str text = dump_text(&arena, field, row->encoding);

        buffer_format(&seen, "%s%.*s", i ? "|" : " ", is_null ? 4 : (int)text.length,
                      is_null ? "null" : text.data);
    }
    return OK;
}

static void on_unreadable(void *context)
{
    (void)context;
    buffer_put_c(&seen, " ?");
}

static void on_end(void *context, int64_t rows, bool *enough)
{
    (void)context;
    *enough = wanted_table != NULL;
    buffer_format(&seen, " =%d\n", (int)rows);
}

static struct str fault;

static enum result read_in_pieces(struct str text, size_t bytes)
{
    const struct dump_visit visit = { NULL, on_table, on_row, on_unreadable, on_end };
    struct pieces pieces = { text, bytes };

    seen = (struct buffer){ .arena = &arena };
    fault = STR("");
    return dump_read(&arena, (struct feed){ next_piece, &pieces }, &visit, &fault);
}

/* However the bytes come, the same is read. */
static void check(const char *text, enum result result, const char *expected)
{
    for (size_t bytes = 1; bytes < 70; bytes += bytes < 8 ? 1 : 20) {
        ck_assert_int_eq(read_in_pieces(str_of(text), bytes), result);
        ck_assert_text(result == OK ? buffer_str(&seen) : fault, expected);
    }
}

#define TAGS "COPY public.tags (id, name) FROM stdin;\n"

START_TEST(tables_are_read_row_by_row)
{
    check("--\n-- PostgreSQL database dump\n--\nSET client_encoding = 'UTF8';\n\n" TAGS
          "1\tlime\n2\t\\N\n\\.\n\nCOPY public.\"groups\" (id) FROM stdin;\n\\.\n",
          OK, "tags(2) 1|lime 2|null =2\ngroups(1) =0\n");
}
END_TEST

START_TEST(names_may_stand_between_quotes)
{
    check("COPY public.\"groups\" (id, \"position\", name) FROM stdin;\n1\t2\t3\n\\.\n", OK,
          "groups(3) 1|2|3 =1\n");
}
END_TEST

START_TEST(other_schemas_and_words_that_look_like_a_table_are_passed_over)
{
    check("COPY is a word\nCOPY backup.tags (id) FROM stdin;\n1\n\\.\n" TAGS "\\.\n", OK,
          "tags(2) =0\n");
}
END_TEST

START_TEST(escapes_are_undone)
{
    check(TAGS "1\ta\\tb\\nc\\\\d\\x41\\101\\q\\b\n\\.\n", OK, "tags(2) 1|a\tb\nc\\dAAq\b =1\n");
}
END_TEST

START_TEST(a_text_that_looks_like_the_end_is_none)
{
    check(TAGS "1\t\\\\.\n2\t\\\\N\n\\.\n", OK, "tags(2) 1|\\. 2|\\N =2\n");
}
END_TEST

START_TEST(lines_that_a_transfer_ended_otherwise_are_read)
{
    check("COPY public.tags (id, name) FROM stdin;\r\n1\tlime\r\n\\.\r\n", OK,
          "tags(2) 1|lime =1\n");
}
END_TEST

START_TEST(rows_of_another_width_are_counted)
{
    check(TAGS "1\n1\t2\t3\n1\t2\n\\.\n", OK, "tags(2) ? ? 1|2 =3\n");
}
END_TEST

START_TEST(latin_texts_become_utf8)
{
    check("SET client_encoding = 'LATIN1';\n" TAGS "1\t\xE9t\xE9\n\\.\n", OK, "tags(2) 1|été =1\n");
    check("SET client_encoding = 'WIN1252';\n" TAGS "1\t\x80 \x93x\x94 \x81\n\\.\n", OK,
          "tags(2) 1|€ “x” \xEF\xBF\xBD =1\n");
    check("SET client_encoding = 'LATIN9';\n" TAGS "1\t\xA4\n\\.\n", OK, "tags(2) 1|€ =1\n");
}
END_TEST

START_TEST(bytes_that_are_no_text_are_replaced)
{
    check(TAGS "1\ta\xFF\x62\\000c\n\\.\n", OK,
          "tags(2) 1|a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD"
          "c =1\n");
}
END_TEST

START_TEST(an_encoding_that_is_not_known_is_named)
{
    check("SET client_encoding = 'EUC_JP';\n" TAGS "\\.\n", NOT_VALID,
          "its texts are in EUC_JP, which is not read here: make the dump with --encoding=UTF8");
}
END_TEST

START_TEST(where_a_dump_breaks_off_is_said)
{
    check(TAGS "1\tlime\n2\tlin", NOT_VALID, "it breaks off in table tags, after 1 rows");
    check(TAGS "1\tlime\n\\.", NOT_VALID, "it breaks off in table tags, after 1 rows");
    check(TAGS, NOT_VALID, "it breaks off in table tags, after 0 rows");
}
END_TEST

START_TEST(other_kinds_of_dump_are_named)
{
    check("PGDMP\x01\x0E", NOT_VALID,
          "it is a dump in PostgreSQL's own format: make a plain one of it with pg_restore "
          "--file=dump.sql");
    check("INSERT INTO public.tags VALUES (1, 'lime');\n", NOT_VALID,
          "its rows are written as INSERTs: make the dump without --inserts");
    check("Hello\nworld\n", NOT_VALID, "it holds no table of a plain pg_dump");
}
END_TEST

START_TEST(what_follows_is_not_read_when_it_is_enough)
{
    wanted_table = "tags";
    check(TAGS "\\.\nCOPY public.broken (id) FROM stdin;\n1", OK, "tags(2) =0\n");
}
END_TEST

/* A line of many megabytes, out of pieces that are made as they are asked for. */
static enum result endless(void *context, struct str *piece, struct str *why)
{
    static const char spaces[64 * 1024];
    int *pieces = context;

    (void)why;
    *piece = ++*pieces > 1024  ? STR("")
             : *pieces == 1024 ? STR("\nend\n")
                               : (struct str){ spaces, sizeof spaces };
    return OK;
}

START_TEST(a_line_that_never_ends_takes_bounded_memory)
{
    int pieces = 0;
    struct lines lines = { .feed = { endless, &pieces } };
    struct line line;

    ck_assert_int_eq(lines_next(&lines, &line, &fault), OK);
    ck_assert(line.is_cut && line.is_ended);
    ck_assert_uint_le(lines.joined.total, 2 * (size_t)LINE_BYTES_MAX);
    ck_assert_int_eq(lines_next(&lines, &line, &fault), OK);
    ck_assert_text(line.text, "end");
    ck_assert_int_eq(lines_next(&lines, &line, &fault), NOT_FOUND);
    lines_free(&lines);
}
END_TEST

static void check_texts(const char *yaml, const char *before, const char *after)
{
    struct str said[2];

    ck_assert_int_eq(revision_texts(&arena, str_of(yaml), &said[0], &said[1]), OK);
    ck_assert_text(said[0], before);
    ck_assert_text(said[1], after);
}

START_TEST(the_texts_of_a_revision_are_read_in_every_style)
{
    check_texts("---\nraw:\n- one\n- two\n", "one", "two");
    check_texts("---\ntitle:\n- a\n- b\nraw:\n- 'it''s'\n- \"tab\\tquote\\\"\\u00e9\\x41\"\n",
                "it's", "tab\tquote\"éA");
    check_texts("---\nraw:\n- |-\n  a\n\n    b\n- |\n  c\ncooked:\n- x\n- y\n", "a\n\n  b", "c\n");
    check_texts("---\nraw:\n- |2-\n    led by spaces\n- |+\n  d\n\n", "  led by spaces", "d\n\n");
    check_texts("---\nraw:\n- >-\n  folded\n  here\n\n  and there\n- \n", "folded here\nand there",
                "");
    check_texts("--- !ruby/hash:ActiveSupport::HashWithIndifferentAccess\nraw:\n"
                "- a plain text that is so long that it\n  goes on\n"
                "- \"broken \\\n  here\\n\n\n  there\"\n",
                "a plain text that is so long that it goes on", "broken here\n\nthere");
    check_texts("---\nraw:\n- ! 'old'\n- null", "old", "");
}
END_TEST

START_TEST(a_revision_of_something_else_has_no_texts)
{
    struct str before, after;

    ck_assert_int_eq(revision_texts(&arena, STR("---\ntitle:\n- a\n- b\n"), &before, &after),
                     NOT_FOUND);
    ck_assert_int_eq(revision_texts(&arena, STR("--- {}\n"), &before, &after), NOT_FOUND);
}
END_TEST

START_TEST(a_revision_that_is_not_understood_is_refused)
{
    static const char *const broken[] = {
        "",
        "{\"raw\": [\"a\", \"b\"]}",
        "---\nraw: [a, b]\n",
        "---\nraw:\n- only one\n",
        "---\nraw:\n- a\n- b\n- c\n",
        "---\nraw:\n- \"no end\n- b\n",
        "---\nraw:\n- 'no end\n- b\n",
        "---\nraw:\n- &1 a\n- *1\n",
        "---\nraw:\n- !binary |-\n  aGk=\n- b\n",
        "---\nraw:\n- \"\\q\"\n- b\n",
        "---\nraw:\n- |x\n  a\n- b\n",
        "---\nraw:\n- \"a\" b\n- c\n",
    };
    struct str before, after;

    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        ck_assert_msg(revision_texts(&arena, str_of(broken[i]), &before, &after) == NOT_VALID, "%s",
                      broken[i]);
}
END_TEST

RUN_SUITE("dump", tables_are_read_row_by_row, names_may_stand_between_quotes,
          other_schemas_and_words_that_look_like_a_table_are_passed_over, escapes_are_undone,
          a_text_that_looks_like_the_end_is_none, lines_that_a_transfer_ended_otherwise_are_read,
          rows_of_another_width_are_counted, latin_texts_become_utf8,
          bytes_that_are_no_text_are_replaced, an_encoding_that_is_not_known_is_named,
          where_a_dump_breaks_off_is_said, other_kinds_of_dump_are_named,
          what_follows_is_not_read_when_it_is_enough, a_line_that_never_ends_takes_bounded_memory,
          the_texts_of_a_revision_are_read_in_every_style,
          a_revision_of_something_else_has_no_texts, a_revision_that_is_not_understood_is_refused)
