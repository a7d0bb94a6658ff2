/* What moderators type of a draw: its list, its quotas, its sources, one a line. */
#include <stdlib.h>

#include "ballots/public_draw.h"
#include "base/arena.h"
#include "render/language.h"

struct lines {
    struct str rest;
    int64_t number; /* of the line that was cut last */
};

/* The next line that is not empty, trimmed; false at the end. */
static bool next_line(struct lines *lines, struct str *line)
{
    while (lines->rest.length) {
        *line = str_trim(str_cut(&lines->rest, '\n'));
        lines->number++;
        if (line->length)
            return true;
    }
    return false;
}

static enum result check_person(const struct draw_person *person, int64_t line,
                                struct problems *problems)
{
    if (!person->name.length || str_find(person->label, STR("\t"), 0) < person->label.length)
        return problem_add_count(
            problems, "list",
            N_("Line {count}: a name and, after one tab, its label; nothing else."), line);
    if (person->name.length > DRAW_ID_MAX)
        return problem_add_count(problems, "list", N_("Line {count}: the name is too long."), line);
    if (person->label.length > DRAW_LABEL_MAX)
        return problem_add_count(problems, "list", N_("Line {count}: the label is too long."),
                                 line);
    return OK;
}

static int by_name(const void *one, const void *other)
{
    const struct draw_person *a = one, *b = other;

    return str_order(a->name, b->name);
}

/* Sorts them; a draw takes nobody twice. */
static enum result check_twice(struct draw_people *people, struct problems *problems)
{
    if (people->count)
        qsort(people->items, people->count, sizeof *people->items, by_name);
    for (size_t i = 1; i < people->count; i++)
        if (str_equal(people->items[i - 1].name, people->items[i].name))
            return problem_add_value(problems, "list", N_("“{value}” is on the list twice."),
                                     people->items[i].name);
    return OK;
}

static struct str without_mark(struct str text)
{
    return str_starts(text, "\xEF\xBB\xBF") ? str_slice(text, 3, text.length) : text;
}

enum result draw_list_typed(struct arena *arena, struct str text, struct problems *problems,
                            struct draw_people *people)
{
    struct lines lines = { .rest = without_mark(text) };
    enum result result = OK;
    struct str line;

    *people = (struct draw_people){ 0 };
    while (result == OK && next_line(&lines, &line)) {
        struct draw_person *person;

        if (people->count == PUBLIC_DRAW_MEMBERS_MAX)
            return problem_add_count(problems, "list", N_("At most {count} people, please."),
                                     PUBLIC_DRAW_MEMBERS_MAX);
        person = list_add(arena, people);
        person->name = str_trim(str_cut(&line, '\t'));
        person->label = str_trim(line);
        result = check_person(person, lines.number, problems);
    }
    if (result == OK && !people->count)
        return problem_add(problems, "list", N_("Type the list: a name a line."));
    return result == OK ? check_twice(people, problems) : result;
}

/* "women 5": the number is the last word. */
static bool read_quota(struct str line, struct draw_quota *quota)
{
    size_t at = line.length;
    int64_t most;

    while (at && line.data[at - 1] >= '0' && line.data[at - 1] <= '9')
        at--;
    if (!at || !str_to_integer(str_slice(line, at, line.length), &most) ||
        most > PUBLIC_DRAW_SEATS_MAX)
        return false;
    *quota = (struct draw_quota){ str_trim(str_slice(line, 0, at)), (size_t)most };
    return quota->label.length > 0 && quota->label.length < at &&
           quota->label.length <= DRAW_LABEL_MAX &&
           str_find(quota->label, STR("\t"), 0) == quota->label.length;
}

static bool has_quota(const struct draw_quotas_list *quotas, struct str label)
{
    for (size_t i = 0; i < quotas->count; i++)
        if (str_equal(quotas->items[i].label, label))
            return true;
    return false;
}

enum result draw_quotas_typed(struct arena *arena, struct str text, struct problems *problems,
                              struct draw_quotas_list *quotas)
{
    struct lines lines = { .rest = text };
    struct draw_quota quota;
    struct str line;

    *quotas = (struct draw_quotas_list){ 0 };
    while (next_line(&lines, &line)) {
        if (!read_quota(line, &quota))
            return problem_add_count(
                problems, "quotas",
                N_("Line {count}: a label and at most how many of it, as in “women 5”."),
                lines.number);
        if (has_quota(quotas, quota.label))
            return problem_add_value(problems, "quotas", N_("“{value}” has two quotas."),
                                     quota.label);
        if (quotas->count == PUBLIC_DRAW_QUOTAS_MAX)
            return problem_add_count(problems, "quotas", N_("At most {count} quotas, please."),
                                     PUBLIC_DRAW_QUOTAS_MAX);
        *list_add(arena, quotas) = quota;
    }
    return OK;
}

enum result draw_sources_typed(struct arena *arena, struct str text, struct problems *problems,
                               struct draw_sources_list *sources)
{
    struct lines lines = { .rest = text };
    struct str line;

    *sources = (struct draw_sources_list){ 0 };
    while (next_line(&lines, &line)) {
        if (str_characters(line) > PUBLIC_DRAW_SOURCE_MAX)
            return problem_add_count(problems, "sources", N_("Line {count}: it is too long."),
                                     lines.number);
        if (sources->count == PUBLIC_DRAW_SOURCES_MAX)
            return problem_add_count(problems, "sources", N_("At most {count} sources, please."),
                                     PUBLIC_DRAW_SOURCES_MAX);
        *list_add(arena, sources) = (struct draw_source){ .name = line };
    }
    if (!sources->count)
        return problem_add(problems, "sources",
                           N_("Say whence the seed will come: something nobody knows yet and "
                              "everybody will be able to look up."));
    return OK;
}
