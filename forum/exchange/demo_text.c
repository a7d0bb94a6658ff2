#include "exchange/demo_text.h"

#include "base/arena.h"
#include "exchange/demo.h"

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

bool demo_time(struct str *rest, int64_t *at)
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
    *at = DEMO_FIRST_DAY + (day - 1) * DAY_SECONDS + hour * HOUR_SECONDS + minute * MINUTE_SECONDS;
    return true;
}
