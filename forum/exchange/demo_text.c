#include "exchange/demo_text.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/demo_read.h"
#include "render/language.h"

enum { DAY_SECONDS = 86400, HOUR_SECONDS = 3600, MINUTE_SECONDS = 60, DAYS_MAX = 1000 };

enum result reading_fail(const struct reading *reading, const char *why)
{
    *reading->fault =
        str_format(reading->arena, "%.*s.txt:%d: %s", STR_ARGS(reading->file), reading->line, why);
    return NOT_VALID;
}

bool reading_field(struct reading *reading, const char *name, struct str *value)
{
    struct str rest = reading->rest;
    struct str line = str_cut(&rest, '\n');

    if (!str_starts(line, name) ||
        !str_starts(str_slice(line, str_of(name).length, line.length), ": "))
        return false;
    *value = str_trim(str_slice(line, str_of(name).length + 2, line.length));
    reading->rest = rest;
    reading->next_line++;
    return true;
}

int word_place(const char *const *words, struct str word)
{
    for (int i = 0; words[i]; i++)
        if (str_equal(str_of(words[i]), word))
            return i;
    return -1;
}

bool reading_choice(struct reading *reading, const char *name, const char *const *words,
                    int *choice)
{
    struct str word;

    if (!reading_field(reading, name, &word))
        return true;
    *choice = word_place(words, word);
    return *choice >= 0;
}

bool reading_head(struct reading *reading, struct str *head)
{
    if (!reading->rest.length)
        return false;
    reading->line = reading->next_line++;
    *head = str_trim(str_slice(str_cut(&reading->rest, '\n'), 3, SIZE_MAX));
    return true;
}

struct str reading_text(struct reading *reading)
{
    struct str text = reading->rest;
    bool is_empty = str_starts(text, "== ");
    size_t end = is_empty ? 0 : str_find(text, STR("\n== "), 0);

    if (!is_empty && end < text.length)
        end++;
    text = str_slice(text, 0, end);
    for (size_t i = 0; i < text.length; i++)
        reading->next_line += text.data[i] == '\n';
    reading->rest = str_slice(reading->rest, end, reading->rest.length);
    return str_trim(text);
}

static bool take_number(struct str text, int64_t least, int64_t most, int64_t *number)
{
    if (text.length == 2 && text.data[0] == '0')
        text = str_slice(text, 1, 2);
    return str_to_integer(text, number) && *number >= least && *number <= most;
}

static int64_t day_begin(const struct reading *reading, int64_t day)
{
    return reading->demo->first_day + (day - 1) * DAY_SECONDS;
}

bool demo_time(const struct reading *reading, struct str *rest, int64_t *at)
{
    struct str clock;
    int64_t day, hour, minute;

    *rest = str_trim(*rest);
    if (!str_equal(str_cut(rest, ' '), STR("day")) ||
        !take_number(str_cut(rest, ' '), -DAYS_MAX, DAYS_MAX, &day))
        return false;
    clock = str_cut(rest, ' ');
    if (!take_number(str_cut(&clock, ':'), 0, 23, &hour) || !take_number(clock, 0, 59, &minute))
        return false;
    *at = day_begin(reading, day) + hour * HOUR_SECONDS + minute * MINUTE_SECONDS;
    return true;
}

/* What the words between braces say; false when it is no date. */
static bool put_date(const struct reading *reading, struct page *page, struct str words,
                     struct buffer *out)
{
    struct str word = str_cut(&words, ' ');
    bool is_day = str_equal(word, STR("day"));
    int64_t day;

    if ((!is_day && !str_equal(word, STR("month"))) ||
        !take_number(words, -DAYS_MAX, DAYS_MAX, &day))
        return false;
    buffer_put_str(out, is_day ? day_text(page, day_begin(reading, day))
                               : month_text(page, day_begin(reading, day)));
    return true;
}

struct str demo_dated(const struct reading *reading, struct str text, struct str language)
{
    struct page page = page_new(reading->arena);
    struct buffer out = { .arena = reading->arena };

    page.language = language_find(language) ? language_find(language) : language_english;
    while (text.length) {
        size_t open = str_find(text, STR("{"), 0);
        struct str rest = str_slice(text, open + 1, text.length);

        buffer_put_str(&out, str_slice(text, 0, open));
        if (open < text.length && !put_date(reading, &page, str_cut(&rest, '}'), &out)) {
            buffer_put_c(&out, "{");
            rest = str_slice(text, open + 1, text.length);
        }
        text = rest;
    }
    return buffer_str(&out);
}
