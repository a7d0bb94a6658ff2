#include "exchange/law_bytes.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/dump_text.h"
#include "law/canon.h"

int64_t law_line_of(struct str text, size_t byte)
{
    int64_t line = 1;

    for (size_t i = 0; i < byte && i < text.length; i++)
        line += text.data[i] == '\n';
    return line;
}

static struct str without_mark(struct str bytes)
{
    return str_starts(bytes, "\xEF\xBB\xBF") ? str_slice(bytes, 3, bytes.length) : bytes;
}

static struct str with_plain_ends(struct arena *arena, struct str text)
{
    char *out;
    size_t length = 0;

    if (str_find(text, STR("\r"), 0) == text.length)
        return text;
    out = arena_alloc(arena, text.length + 1);
    for (size_t i = 0; i < text.length; i++) {
        bool is_pair = text.data[i] == '\r' && i + 1 < text.length && text.data[i + 1] == '\n';

        if (!is_pair)
            out[length++] = text.data[i] == '\r' ? '\n' : text.data[i];
    }
    return (struct str){ out, length };
}

/* A byte that is never in a text: of another encoding (UTF-16), or of no text at all. */
static bool find_zero(struct str text, size_t *at)
{
    *at = str_find(text, (struct str){ "", 1 }, 0);
    return *at < text.length;
}

static enum result refuse_at(struct arena *arena, const struct law_source *source, struct str text,
                             size_t at, struct str *fault)
{
    return law_refuse(arena, source, law_line_of(text, at),
                      text.data[at] ? STR("the text is not UTF-8 here")
                                    : STR("a zero byte: this is UTF-16, or no text at all"),
                      fault);
}

enum result law_utf8(struct arena *arena, const struct law_source *source, struct str *text,
                     struct str *fault)
{
    struct str bytes = without_mark(source->bytes);
    const uint8_t *broken = u8_check((const uint8_t *)bytes.data, bytes.length);
    size_t at;

    if (broken)
        return refuse_at(arena, source, bytes, (size_t)(broken - (const uint8_t *)bytes.data),
                         fault);
    if (find_zero(bytes, &at))
        return refuse_at(arena, source, bytes, at, fault);
    *text = with_plain_ends(arena, bytes);
    return OK;
}

static enum result from_windows(struct arena *arena, const struct law_source *source,
                                struct str *text, struct str *fault)
{
    enum { UTF8_MAX = 3, REPLACEMENT = 0xFFFD };
    char *out = arena_alloc(arena, UTF8_MAX * source->bytes.length + 1), *at = out;

    for (size_t i = 0; i < source->bytes.length; i++) {
        ucs4_t character = dump_character((unsigned char)source->bytes.data[i], DUMP_WIN1252);

        if (character == REPLACEMENT)
            return law_refuse(arena, source, law_line_of(source->bytes, i),
                              STR("the text is neither UTF-8 nor Windows-1252 here"), fault);
        at += u8_uctomb((uint8_t *)at, character, UTF8_MAX);
    }
    *text = with_plain_ends(arena, (struct str){ out, (size_t)(at - out) });
    return OK;
}

enum result law_utf8_or_windows(struct arena *arena, const struct law_source *source,
                                struct str *text, struct str *fault)
{
    struct str bytes = without_mark(source->bytes);

    if (!u8_check((const uint8_t *)bytes.data, bytes.length))
        return law_utf8(arena, source, text, fault);
    return from_windows(arena, source, text, fault);
}

struct str law_folded(struct arena *arena, struct str text)
{
    struct str canonical = canon_key(arena, canon_text(arena, text));
    struct buffer out = { .arena = arena };
    size_t length = 0;
    uint8_t *parts = u8_casefold((const uint8_t *)canonical.data, canonical.length, NULL,
                                 UNINORM_NFD, NULL, &length);
    ucs4_t character;

    for (size_t i = 0; parts && i < length;) {
        int bytes = u8_mbtouc(&character, parts + i, length - i);

        if (!uc_is_general_category(character, UC_MARK))
            buffer_put(&out, parts + i, (size_t)bytes);
        i += (size_t)bytes;
    }
    free(parts);
    return out.data ? buffer_str(&out) : STR("");
}
