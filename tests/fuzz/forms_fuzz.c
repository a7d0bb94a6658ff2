/* Any bytes as a form's pieces, a query, a cookie header: what comes out is text within bounds. */
#include <stdlib.h>
#include <string.h>

#include "http/fields.h"
#include "http/guard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct field fields[] = {
    { "title", NULL, FIELD_LINE, 8, 255 },     { "body", NULL, FIELD_TEXT, 2, 32000 },
    { "to", NULL, FIELD_INTEGER, 1, 1000000 }, { "password", NULL, FIELD_SECRET, 0, 128 },
    { "stay", NULL, FIELD_FLAG, 0, 3 },        { 0 },
};

static const struct route route = { POST, "/new", NULL, MEMBERS, fields };

static void expect(bool holds)
{
    if (!holds)
        abort();
}

/* Lines hold no line break; nothing holds a NUL, a broken character or a stray control character.
 */
static void expect_clean(const struct request *request)
{
    for (int i = 0; fields[i].name; i++) {
        struct str value = request->values[i];

        expect(str_is_utf8(value));
        expect(!value.length || !memchr(value.data, '\0', value.length));
        if (fields[i].kind != FIELD_TEXT && fields[i].kind != FIELD_SECRET)
            expect(!value.length || !memchr(value.data, '\n', value.length));
    }
}

static struct request begin(void)
{
    struct request request = { .route = &route, .language = language_english };

    request.arena.cap = 64 * 1024 * 1024;
    return request;
}

/* Each piece: a byte for the field, a byte for its length and whether it goes on. */
static void read_form(struct str input)
{
    static const char *const names[] = { "title", "body",  "to",   "password",
                                         "stay",  "token", "once", "other" };
    struct request request = begin();
    struct form_reader reader;
    struct str token;
    uint64_t offset = 0;

    request.problems.arena = &request.arena;
    form_reader_begin(&reader, &request);
    while (input.length > 2) {
        unsigned char which = (unsigned char)input.data[0], length = (unsigned char)input.data[1];
        struct str piece = str_slice(input, 2, 2 + (size_t)(length & 0x7F));

        offset = length & 0x80 ? offset + piece.length : 0;
        if (!form_reader_piece(&reader, names[which % 8], offset, piece.data, piece.length))
            break;
        input = str_slice(input, 2 + piece.length, input.length);
    }
    if (form_reader_end(&reader, &token) == OK)
        expect(request.values[0].length >= 8 && request.values[1].length >= 2);
    expect_clean(&request);
    arena_free(&request.arena);
}

static void read_query(struct str input)
{
    struct request request = begin();

    fields_from_query(&request, input);
    expect_clean(&request);
    arena_free(&request.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct str input = { memcpy(arena_alloc(&arena, size + 1), data, size), size };
    struct str value = cookie_value(input, "session");

    expect(!value.length || (value.data >= input.data && value.data < input.data + size));
    read_form(input);
    read_query(input);
    arena_free(&arena);
    return 0;
}
