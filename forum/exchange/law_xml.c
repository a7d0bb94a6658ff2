#include "exchange/law_xml.h"

#include <expat.h>
#include <setjmp.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Between a namespace and a name; no namespace that expat takes holds it. */
enum { SEPARATOR = '\n', ROOT_BYTES_MAX = 64 * 1024 };

struct law_xml {
    struct arena *arena;
    XML_Parser parser;
    const struct law_xml_visit *visit;
    struct law_xml_fault *fault;
    struct buffer text; /* since the last tag */
    int64_t text_line;
    int depth;
    bool is_latin;      /* it says so: ISO-8859-1 */
    enum result result; /* the first that was not OK */
    jmp_buf *outer;     /* where to go when the arena overflows */
    bool has_overflown; /* what is told did not fit */
};

static int64_t line_of(const struct law_xml *xml)
{
    return (int64_t)XML_GetCurrentLineNumber(xml->parser);
}

static void stop(struct law_xml *xml, enum result result)
{
    if (xml->result == OK) {
        xml->result = result;
        if (!xml->fault->line)
            xml->fault->line = line_of(xml);
    }
    XML_StopParser(xml->parser, XML_FALSE);
}

static void refuse(struct law_xml *xml, struct str why)
{
    if (xml->result == OK)
        *xml->fault = (struct law_xml_fault){ line_of(xml), why };
    stop(xml, NOT_VALID);
}

static struct str local_name(const char *name)
{
    const char *separator = strchr(name, SEPARATOR);

    return str_of(separator ? separator + 1 : name);
}

struct str law_xml_attribute(const struct law_xml_element *element, const char *name)
{
    struct str found = STR("");

    for (const char *const *at = element->attributes; *at; at += 2) {
        if (!strcmp(at[0], name))
            return str_of(at[1]);
        if (!found.length && str_equal(local_name(at[0]), str_of(name)))
            found = str_of(at[1]);
    }
    return found;
}

/* Text is told whole: once it is known to end. */
static bool tell_text(struct law_xml *xml)
{
    enum result result = OK;

    if (xml->result != OK)
        return false;
    if (xml->text.length)
        result = xml->visit->text(xml->visit->context, buffer_str(&xml->text), xml->text_line);
    xml->text.length = 0;
    if (result != OK)
        stop(xml, result);
    return result == OK;
}

/*
 * Whoever is told may overflow the arena, and expat does not give its memory back to
 * who jumps out of it: that jump ends here, and goes on when the parser has stopped.
 */
static void guard(struct law_xml *xml, void (*tell)(struct law_xml *, const void *),
                  const void *what)
{
    jmp_buf here;

    if (!xml->outer) {
        tell(xml, what);
        return;
    }
    if (setjmp(here)) {
        xml->has_overflown = true;
        stop(xml, TOO_LARGE);
    } else {
        xml->arena->overflow = &here;
        tell(xml, what);
    }
    xml->arena->overflow = xml->outer;
}

static void tell_begin(struct law_xml *xml, const void *what)
{
    enum result result;

    if (!tell_text(xml))
        return;
    if (++xml->depth > LAW_XML_DEPTH_MAX) {
        refuse(xml, STR("elements stand in elements, deeper than is read"));
        return;
    }
    result = xml->visit->begin(xml->visit->context, what);
    if (result != OK)
        stop(xml, result);
}

static void on_begin(void *context, const XML_Char *name, const XML_Char **attributes)
{
    const char *separator = strchr(name, SEPARATOR);
    const struct law_xml_element element = {
        .name = local_name(name),
        .space = separator ? (struct str){ name, (size_t)(separator - name) } : STR(""),
        .attributes = attributes,
        .line = line_of(context),
    };

    guard(context, tell_begin, &element);
}

static void tell_end(struct law_xml *xml, const void *what)
{
    enum result result;

    (void)what;
    if (!tell_text(xml))
        return;
    xml->depth--;
    result = xml->visit->end(xml->visit->context);
    if (result != OK)
        stop(xml, result);
}

static void on_end(void *context, const XML_Char *name)
{
    (void)name;
    guard(context, tell_end, NULL);
}

/* windows-1252, from 0x80 (WHATWG Encoding Standard); -1: no character. */
static const short windows_1252[] = {
    0x20AC, -1,     0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, -1,     0x017D, -1,     -1,     0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, -1,     0x017E, 0x0178,
};

static void on_declaration(void *context, const XML_Char *version, const XML_Char *encoding,
                           int is_standalone)
{
    struct law_xml *xml = context;

    (void)version, (void)is_standalone;
    xml->is_latin = encoding && strcasecmp(encoding, "ISO-8859-1") == 0;
}

/*
 * What says ISO-8859-1 is windows-1252 where it has bytes that are only control characters
 * there (WHATWG Encoding Standard): else its quotation marks would be lost.
 */
static void put_latin(struct law_xml *xml, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i], next = i + 1 < length ? text[i + 1] : 0;
        char mark[4];
        int bytes = 0;

        if (byte == 0xC2 && next >= 0x80 && next < 0xA0 && windows_1252[next - 0x80] > 0)
            bytes = u8_uctomb((uint8_t *)mark, (ucs4_t)windows_1252[next - 0x80], sizeof mark);
        if (bytes > 0)
            buffer_put(&xml->text, mark, (size_t)bytes);
        else
            buffer_put(&xml->text, &text[i], 1);
        i += bytes > 0;
    }
}

static void take_text(struct law_xml *xml, const void *what)
{
    const struct str *text = what;

    if (xml->result != OK)
        return;
    if (!xml->text.length)
        xml->text_line = line_of(xml);
    if (xml->is_latin)
        put_latin(xml, text->data, text->length);
    else
        buffer_put_str(&xml->text, *text);
}

static void on_text(void *context, const XML_Char *text, int length)
{
    guard(context, take_text, &(struct str){ text, (size_t)length });
}

static void refuse_entity(struct law_xml *xml, const void *name)
{
    refuse(xml, str_format(xml->arena,
                           "it declares an entity of its own (%.*s), as XML bombs do; such "
                           "files are not read",
                           STR_ARGS(str_shorten(xml->arena, str_of(name), 60))));
}

/* Any declaration will do: those of a bomb are refused before the first is used. */
static void on_entity(void *context, const XML_Char *name, int is_parameter, const XML_Char *value,
                      int length, const XML_Char *base, const XML_Char *system,
                      const XML_Char *public, const XML_Char *notation)
{
    (void)is_parameter, (void)value, (void)length;
    (void)base, (void)system, (void)public, (void)notation;
    guard(context, refuse_entity, name);
}

static void refuse_skipped(struct law_xml *xml, const void *name)
{
    refuse(xml, str_format(xml->arena, "it uses &%.*s; and does not say what it is",
                           STR_ARGS(str_shorten(xml->arena, str_of(name), 60))));
}

static void on_skipped(void *context, const XML_Char *name, int is_parameter)
{
    if (!is_parameter)
        guard(context, refuse_skipped, name);
}

static int on_encoding(void *context, const XML_Char *name, XML_Encoding *encoding)
{
    (void)context;
    if (strcasecmp(name, "windows-1252") != 0 && strcasecmp(name, "cp1252") != 0)
        return XML_STATUS_ERROR;
    for (int i = 0; i < 256; i++)
        encoding->map[i] = i >= 0x80 && i < 0xA0 ? windows_1252[i - 0x80] : i;
    return XML_STATUS_OK;
}

static struct str sentence(struct law_xml *xml, enum XML_Error error)
{
    switch (error) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
        return STR("the file ends before its root element does: it is cut");
    case XML_ERROR_INVALID_TOKEN:
        return STR("this is no XML, or not in the encoding that the file says");
    case XML_ERROR_TAG_MISMATCH:
        return STR("this closes another element than the one that is open");
    case XML_ERROR_UNDEFINED_ENTITY: return STR("it uses an entity and does not say what it is");
    case XML_ERROR_UNKNOWN_ENCODING: return STR("it is in an encoding that is not known here");
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: return STR("something follows after the root element");
    default:
        return str_format(xml->arena, "this is no well-formed XML (%s)", XML_ErrorString(error));
    }
}

static void refuse_error(struct law_xml *xml, const void *error)
{
    refuse(xml, sentence(xml, *(const enum XML_Error *)error));
}

static enum result give(struct law_xml *xml, struct str piece, bool is_last)
{
    enum XML_Status status =
        XML_Parse(xml->parser, piece.data ? piece.data : "", (int)piece.length, is_last);

    if (xml->result == OK && status == XML_STATUS_ERROR)
        guard(xml, refuse_error, &(enum XML_Error){ XML_GetErrorCode(xml->parser) });
    return xml->result;
}

static enum result parse(struct law_xml *xml, struct feed feed)
{
    struct str piece;
    enum result result;

    do {
        result = feed.next(feed.context, &piece, &xml->fault->why);
        if (result == OK)
            result = give(xml, piece, !piece.length);
    } while (result == OK && piece.length);
    return result;
}

enum result law_xml_read(struct arena *arena, struct feed feed, const struct law_xml_visit *visit,
                         struct law_xml_fault *fault)
{
    struct law_xml *xml = arena_new(arena, struct law_xml);
    enum result result;

    *fault = (struct law_xml_fault){ 0 };
    *xml = (struct law_xml){ .arena = arena,
                             .outer = arena->overflow,
                             .parser = XML_ParserCreateNS(NULL, SEPARATOR),
                             .visit = visit,
                             .fault = fault,
                             .text = { .arena = arena } };
    if (!xml->parser) {
        fault->why = STR("there is no memory to read it");
        return FAILED;
    }
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_begin, on_end);
    XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetXmlDeclHandler(xml->parser, on_declaration);
    XML_SetEntityDeclHandler(xml->parser, on_entity);
    XML_SetSkippedEntityHandler(xml->parser, on_skipped);
    XML_SetUnknownEncodingHandler(xml->parser, on_encoding, NULL);
    result = parse(xml, feed);
    XML_ParserFree(xml->parser);
    if (xml->has_overflown)
        longjmp(*xml->outer, 1);
    return result;
}

static enum result next_piece(void *context, struct str *piece, struct str *fault)
{
    struct str *rest = context;

    (void)fault;
    *piece = str_slice(*rest, 0, LAW_XML_PIECE);
    *rest = str_slice(*rest, piece->length, rest->length);
    return OK;
}

struct feed law_xml_feed(struct str *rest)
{
    return (struct feed){ next_piece, rest };
}

bool law_xml_is(struct str bytes)
{
    static const char utf8_mark[] = "\xEF\xBB\xBF", big[] = { 0, '<' }, little[] = { '<', 0 };

    if (str_starts(bytes, "\xFE\xFF") || str_starts(bytes, "\xFF\xFE"))
        return true;
    if (bytes.length >= 2 && (!memcmp(bytes.data, big, 2) || !memcmp(bytes.data, little, 2)))
        return true;
    if (str_starts(bytes, utf8_mark))
        bytes = str_slice(bytes, strlen(utf8_mark), bytes.length);
    return str_starts(str_trim(str_slice(bytes, 0, ROOT_BYTES_MAX)), "<");
}

/* As many whole characters as fit. */
static void copy_start(char *to, size_t size, struct str text)
{
    size_t length = text.length < size ? text.length : size - 1;

    while (length && length < text.length && ((unsigned char)text.data[length] & 0xC0) == 0x80)
        length--;
    memcpy(to, text.data, length);
    to[length] = '\0';
}

static enum result begin_root(void *context, const struct law_xml_element *element)
{
    struct law_xml_root *root = context;

    copy_start(root->name, sizeof root->name, element->name);
    copy_start(root->space, sizeof root->space, element->space);
    return NOT_FOUND; /* there is nothing more to look for */
}

bool law_xml_root(struct str bytes, struct law_xml_root *root)
{
    const struct law_xml_visit visit = { .begin = begin_root, .context = root };
    struct arena arena = { 0 };
    struct str rest = str_slice(bytes, 0, ROOT_BYTES_MAX);
    struct law_xml_fault fault;
    bool is_found;

    *root = (struct law_xml_root){ 0 };
    if (!law_xml_is(bytes))
        return false;
    is_found = law_xml_read(&arena, law_xml_feed(&rest), &visit, &fault) == NOT_FOUND;
    arena_free(&arena);
    return is_found;
}
