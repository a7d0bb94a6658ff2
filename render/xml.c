#include "render/xml.h"

#include <unistr.h>

/* What stands for it; NULL when it stands for itself. */
static const char *entity_of(ucs4_t c)
{
    switch (c) {
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '&': return "&amp;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

/* May a document hold it? Surrogates are no UTF-8, so they do not come here. */
static bool is_allowed(ucs4_t c)
{
    return (c >= ' ' || c == '\t' || c == '\n' || c == '\r') && c != 0xFFFE && c != 0xFFFF;
}

static void put_other(struct buffer *out, ucs4_t c)
{
    const char *entity = entity_of(c);

    if (entity)
        buffer_put_c(out, entity);
    else if (c == 0xFFFD)
        buffer_put_c(out, "\xEF\xBF\xBD");
}

void xml_text(struct buffer *out, struct str text)
{
    size_t start = 0, at = 0;

    while (at < text.length) {
        ucs4_t c;
        int length = u8_mbtouc(&c, (const uint8_t *)text.data + at, text.length - at);

        if (is_allowed(c) && !entity_of(c) && c != 0xFFFD) {
            at += (size_t)length;
            continue;
        }
        buffer_put(out, text.data + start, at - start);
        put_other(out, c);
        start = at += (size_t)length;
    }
    buffer_put(out, text.data + start, text.length - start);
}

void xml_element(struct buffer *out, const char *name, struct str text)
{
    buffer_format(out, "<%s>", name);
    xml_text(out, text);
    buffer_format(out, "</%s>\n", name);
}
