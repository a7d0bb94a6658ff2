#include "exchange/law_about.h"

#include "base/arena.h"
#include "exchange/law_read.h"
#include "exchange/law_walk.h"
#include "law/canon.h"

enum { DAY_LENGTH = 10, TITLE_MAX = 500, LABEL_MAX = 120, ABOUT_MAX = 1000 /* characters */ };

struct str law_day(struct str time)
{
    struct str day = str_slice(time, 0, DAY_LENGTH);

    /* nothing of today's holds from the year 2200 on: those days say that none is known */
    if (!law_is_day(day) || str_order(day, STR("2200-01-01")) >= 0)
        return STR("");
    return day;
}

struct str law_day_of_digits(struct arena *arena, struct str digits)
{
    if (digits.length != 8)
        return STR("");
    return law_day(
        str_format(arena, "%.4s-%.2s-%.2s", digits.data, digits.data + 4, digits.data + 6));
}

static const struct language {
    const char *three, *two;
} languages[] = {
    { "bul", "bg" }, { "cat", "ca" }, { "ces", "cs" }, { "cze", "cs" }, { "cym", "cy" },
    { "wel", "cy" }, { "dan", "da" }, { "deu", "de" }, { "ger", "de" }, { "ell", "el" },
    { "gre", "el" }, { "eng", "en" }, { "est", "et" }, { "eus", "eu" }, { "fin", "fi" },
    { "fra", "fr" }, { "fre", "fr" }, { "gle", "ga" }, { "gla", "gd" }, { "hrv", "hr" },
    { "hun", "hu" }, { "ita", "it" }, { "lav", "lv" }, { "lit", "lt" }, { "ltz", "lb" },
    { "mlt", "mt" }, { "nld", "nl" }, { "dut", "nl" }, { "pol", "pl" }, { "por", "pt" },
    { "roh", "rm" }, { "ron", "ro" }, { "rum", "ro" }, { "slk", "sk" }, { "slo", "sk" },
    { "slv", "sl" }, { "spa", "es" }, { "swe", "sv" },
};

struct str law_language(struct arena *arena, struct str code)
{
    struct str lower = str_lower(arena, str_trim(code));

    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (str_equal(lower, str_of(languages[i].three)))
            return str_of(languages[i].two);
    return lower.length == 2 || lower.length == 3 ? lower : STR("");
}

void law_say(struct arena *arena, struct str *there, struct str words)
{
    if (!there->length)
        *there = str_shorten(arena, law_line(arena, words), ABOUT_MAX);
}

static void shorten(struct arena *arena, struct document *document, struct str *there,
                    size_t characters, const char *gap)
{
    if (str_characters(*there) <= characters)
        return;
    *there = str_shorten(arena, *there, characters);
    document_gap(arena, document, str_of(gap), 0);
}

void law_finish(struct arena *arena, struct document *document)
{
    struct document_about *about = &document->about;

    shorten(arena, document, &about->title, TITLE_MAX, "the end of a long title");
    shorten(arena, document, &about->label, LABEL_MAX, "the end of a long name of the version");
    if (about->ends_on.length && str_order(about->ends_on, about->starts_on) <= 0)
        about->ends_on = STR("");
    document_close(arena, document);
}
