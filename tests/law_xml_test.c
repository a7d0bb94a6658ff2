/* XML from strangers: read forward in pieces, in four encodings, and never a bomb. */
#include "support/law_file.h"
#include "support/suite.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_xml.h"

static struct arena arena;
static struct law_xml_fault fault;

struct telling {
    struct buffer out;
    enum result at_begin;
};

static enum result begin(void *context, const struct law_xml_element *element)
{
    struct telling *telling = context;

    buffer_format(&telling->out, "<%.*s", STR_ARGS(element->name));
    if (law_xml_attribute(element, "a").length)
        buffer_format(&telling->out, " a=%.*s", STR_ARGS(law_xml_attribute(element, "a")));
    buffer_put_c(&telling->out, ">");
    return telling->at_begin;
}

static enum result text(void *context, struct str words, int64_t line)
{
    struct telling *telling = context;

    buffer_format(&telling->out, "[%lld:%.*s]", (long long)line, STR_ARGS(words));
    return OK;
}

static enum result end(void *context)
{
    struct telling *telling = context;

    buffer_put_c(&telling->out, "</>");
    return OK;
}

struct pieces {
    struct str rest;
    size_t bytes;
};

static enum result next(void *context, struct str *piece, struct str *why)
{
    struct pieces *pieces = context;

    (void)why;
    *piece = str_slice(pieces->rest, 0, pieces->bytes);
    pieces->rest = str_slice(pieces->rest, piece->length, pieces->rest.length);
    return OK;
}

static enum result read_pieces(struct str bytes, size_t piece_bytes, struct str *told)
{
    struct telling telling = { .out = { .arena = &arena } };
    struct pieces pieces = { bytes, piece_bytes };
    const struct law_xml_visit visit = { begin, text, end, &telling };
    enum result result = law_xml_read(&arena, (struct feed){ next, &pieces }, &visit, &fault);

    *told = buffer_str(&telling.out);
    return result;
}

static struct str told(struct str bytes)
{
    struct str whole, apart;

    ck_assert_int_eq(read_pieces(bytes, bytes.length, &whole), OK);
    ck_assert_int_eq(read_pieces(bytes, 1, &apart), OK);
    ck_assert(str_equal(whole, apart));
    return whole;
}

static void refuses(struct str bytes, int64_t line, const char *why)
{
    struct str ignored;

    for (size_t piece = 1; piece <= bytes.length; piece += bytes.length) {
        ck_assert_int_eq(read_pieces(bytes, piece, &ignored), NOT_VALID);
        ck_assert_int_eq(fault.line, line);
        ck_assert_msg(str_find(fault.why, str_of(why), 0) < fault.why.length,
                      "\"%.*s\" should say \"%s\"", STR_ARGS(fault.why), why);
    }
}

#define REFUSES(literal, line, why) refuses(STR(literal), line, why)

START_TEST(elements_attributes_and_text_are_told_in_order_whatever_the_pieces)
{
    ck_assert_text(told(STR("<law><p a='1'>one <b>two</b>\nthree</p></law>")),
                   "<law><p a=1>[1:one ]<b>[1:two]</>[1:\nthree]</></>");
    ck_assert_text(told(STR("<a>&lt;p&gt; &amp; &#233;<![CDATA[<b>]]><!-- no --></a>")),
                   "<a>[1:<p> & é<b>]</>");
}
END_TEST

START_TEST(prefixes_are_no_part_of_names)
{
    ck_assert_text(told(STR("<x:law xmlns:x='urn:x' x:a='far'/>")), "<law a=far></>");
    ck_assert_text(told(STR("<x:law xmlns:x='urn:x' x:a='far' a='near'/>")), "<law a=near></>");
    REFUSES("<x:law/>", 1, "prefix");
}
END_TEST

START_TEST(text_comes_out_as_utf8_from_every_encoding)
{
    static const char utf16[] = "\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0";

    ck_assert_text(told(STR("\xEF\xBB\xBF<a>\xC3\xA9</a>")), "<a>[1:é]</>");
    ck_assert_text(told(STR("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>")),
                   "<a>[1:é]</>");
    ck_assert_text(
        told(STR("<?xml version='1.0' encoding='iso-8859-1'?><a>\x93\xE9\x94 \x80\x81</a>")),
        "<a>[1:“é” €\xC2\x81]</>");
    ck_assert_text(
        told(STR("<?xml version='1.0' encoding='Windows-1252'?><a>\x93\xE9\x94 \x80</a>")),
        "<a>[1:“é” €]</>");
    ck_assert_text(told((struct str){ utf16, sizeof utf16 - 1 }), "<a>[1:é]</>");
}
END_TEST

START_TEST(bytes_in_another_encoding_than_was_said_are_refused)
{
    REFUSES("<?xml version='1.0' encoding='UTF-8'?>\n<a>\n\xE9t\xE9</a>", 3,
            "not in the encoding that the file says");
    REFUSES("<?xml version='1.0' encoding='KOI8-R'?><a/>", 1, "encoding that is not known");
    REFUSES("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>", 1, "encoding");
}
END_TEST

START_TEST(bombs_and_entities_of_ones_own_are_refused_before_they_are_used)
{
    REFUSES("<?xml version='1.0'?>\n<!DOCTYPE a [\n<!ENTITY lol 'lol'>\n"
            "<!ENTITY lol2 '&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;'>]>\n<a>&lol2;</a>",
            3, "it declares an entity of its own (lol)");
    REFUSES("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&f;</a>", 1,
            "it declares an entity of its own (f)");
    REFUSES("<!DOCTYPE a [<!ENTITY % p 'x'>]><a/>", 1, "it declares an entity of its own (p)");
    REFUSES("<a>&nbsp;</a>", 1, "does not say what it is");
    REFUSES("<!DOCTYPE a SYSTEM 'http://no.example/a.dtd'><a>&nbsp;</a>", 1, "it uses &nbsp;");
}
END_TEST

START_TEST(a_doctype_without_entities_is_nothing_to_fear_and_nothing_is_loaded)
{
    ck_assert_text(told(STR("<!DOCTYPE a SYSTEM 'http://no.example/a.dtd'><a>b</a>")),
                   "<a>[1:b]</>");
}
END_TEST

START_TEST(a_cut_file_is_called_cut)
{
    REFUSES("<a>\n<b>words", 2, "it is cut");
    REFUSES("<a><b", 1, "it is cut");
    REFUSES("<a><![CDATA[x", 1, "it is cut");
    REFUSES("<a></b>", 1, "another element than the one that is open");
    REFUSES("<a/>\nwords", 2, "something follows after the root element");
}
END_TEST

START_TEST(elements_are_bounded_in_depth)
{
    struct buffer deep = { .arena = &arena };
    struct str ignored;

    for (int i = 0; i < LAW_XML_DEPTH_MAX; i++)
        buffer_put_c(&deep, "<a>");
    for (int i = 0; i < LAW_XML_DEPTH_MAX; i++)
        buffer_put_c(&deep, "</a>");
    ck_assert_int_eq(read_pieces(buffer_str(&deep), 1000, &ignored), OK);
    deep.length = 0;
    for (int i = 0; i <= LAW_XML_DEPTH_MAX; i++)
        buffer_put_c(&deep, "<a>");
    ck_assert_int_eq(read_pieces(buffer_str(&deep), 1000, &ignored), NOT_VALID);
    ck_assert(str_find(fault.why, STR("deeper"), 0) < fault.why.length);
}
END_TEST

START_TEST(whoever_listens_may_stop)
{
    struct telling telling = { .out = { .arena = &arena }, .at_begin = NOT_FOUND };
    const struct law_xml_visit visit = { begin, text, end, &telling };
    struct str rest = STR("<a>\n<b/></a>");

    ck_assert_int_eq(law_xml_read(&arena, law_xml_feed(&rest), &visit, &fault), NOT_FOUND);
    ck_assert_text(buffer_str(&telling.out), "<a>");
    ck_assert_int_eq(fault.line, 1);
}
END_TEST

START_TEST(a_parser_is_given_back_when_the_arena_overflows)
{
    struct arena small = { .cap = 200 * 1024 };
    jmp_buf overflow;
    struct law_documents documents;
    struct str why;

    small.overflow = &overflow;
    if (!setjmp(overflow)) {
        for (int i = 0; i < 1000; i++)
            ck_assert_int_eq(
                law_read(&small, "tests/data/law/akn/act.xml", STR(""), &documents, &why), OK);
        ck_abort_msg("the cap was never passed");
    }
    ck_assert_ptr_eq(small.overflow, &overflow);
    arena_free(&small);
}
END_TEST

START_TEST(the_root_says_what_a_file_is)
{
    struct law_xml_root root;

    ck_assert(
        law_xml_root(STR("\n<?xml-stylesheet href='x'?><!-- c --><x:act xmlns:x='urn:y'>"), &root));
    ck_assert_str_eq(root.name, "act");
    ck_assert_str_eq(root.space, "urn:y");
    ck_assert(!law_xml_root(STR("# Article 1"), &root));
    ck_assert(!law_xml_root(STR(""), &root));
    ck_assert(!law_xml_root(STR("<"), &root));
}
END_TEST

START_TEST(a_file_that_is_no_law_is_refused_with_its_name)
{
    LAW_REFUSED(&arena, "", "the file is empty");
    LAW_REFUSED(&arena, "<html><body/></html>", "its root element, <html>, is of no format");
    LAW_REFUSED(&arena, "<?xml version='1.0'?>\n<act", "it is cut");
    LAW_REFUSED(&arena, "\x7F\x45LF\x02", "no format of law texts that is known here");
}
END_TEST

START_TEST(a_path_that_is_not_there_is_said)
{
    struct law_documents documents;
    struct str why;

    ck_assert_int_eq(law_read(&arena, "tests/data/nowhere", STR(""), &documents, &why), NOT_FOUND);
    ck_assert_text(why, "tests/data/nowhere: No such file or directory");
    ck_assert_int_eq(
        law_read(&arena, "tests/data/law/akn/act.xml", STR("3 May 2031"), &documents, &why),
        NOT_VALID);
    ck_assert_text(why, "a date is written as 2008-07-23, not as 3 May 2031");
}
END_TEST

START_TEST(two_formats_in_one_folder_are_not_one_text)
{
    struct law_documents documents;
    struct str why;

    ck_assert_int_eq(law_read(&arena, "tests/data/law", STR(""), &documents, &why), NOT_VALID);
    ck_assert(str_find(why, STR("one text at a time"), 0) < why.length);
}
END_TEST

START_TEST(days_are_days)
{
    ck_assert(law_is_day(STR("2008-07-23")) && law_is_day(STR("2024-02-29")));
    ck_assert(!law_is_day(STR("2023-02-29")) && !law_is_day(STR("2008-7-23")));
    ck_assert(!law_is_day(STR("2008-13-01")) && !law_is_day(STR("2008-00-10")));
    ck_assert(!law_is_day(STR("2008-04-31")) && !law_is_day(STR("2008-07-2x")));
    ck_assert(!law_is_day(STR("")));
}
END_TEST

RUN_SUITE("law_xml", elements_attributes_and_text_are_told_in_order_whatever_the_pieces,
          prefixes_are_no_part_of_names, text_comes_out_as_utf8_from_every_encoding,
          bytes_in_another_encoding_than_was_said_are_refused,
          bombs_and_entities_of_ones_own_are_refused_before_they_are_used,
          a_doctype_without_entities_is_nothing_to_fear_and_nothing_is_loaded,
          a_cut_file_is_called_cut, elements_are_bounded_in_depth, whoever_listens_may_stop,
          a_parser_is_given_back_when_the_arena_overflows, the_root_says_what_a_file_is,
          a_file_that_is_no_law_is_refused_with_its_name, a_path_that_is_not_there_is_said,
          two_formats_in_one_folder_are_not_one_text, days_are_days)
