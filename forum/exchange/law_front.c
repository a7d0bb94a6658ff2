#include "exchange/law_front.h"

#include <stddef.h>

#include "base/arena.h"
#include "exchange/law_about.h"
#include "exchange/law_bytes.h"
#include "law/canon.h"

/* As law_folded() gives the names; those without a place are understood and not needed. */
enum { NOT_NEEDED = -1 };

static const struct {
    const char *name;
    int at;
} fields[] = {
    { "nature", offsetof(struct law_front, nature) },
    { "numero", offsetof(struct law_front, number) },
    { "number", offsetof(struct law_front, number) },
    { "titre", offsetof(struct law_front, title) },
    { "title", offsetof(struct law_front, title) },
    { "etat", offsetof(struct law_front, status) },
    { "status", offsetof(struct law_front, status) },
    { "identifiant", offsetof(struct law_front, official) },
    { "date de debut", offsetof(struct law_front, starts_on) },
    { "date_debut", offsetof(struct law_front, starts_on) },
    { "date de fin", offsetof(struct law_front, ends_on) },
    { "date_fin", offsetof(struct law_front, ends_on) },
    { "type", NOT_NEEDED },
    { "origine", NOT_NEEDED },
    { "ancien identifiant", NOT_NEEDED },
};

static void find_fault(struct law_front *front, int64_t line, struct str why)
{
    if (front->fault.length)
        return;
    front->fault = why;
    front->fault_line = line;
}

static struct str unquoted(struct str value)
{
    char quote = value.length > 1 ? value.data[0] : ' ';

    if ((quote == '"' || quote == '\'') && value.data[value.length - 1] == quote)
        return str_slice(value, 1, value.length - 1);
    return value;
}

static void put_unknown(struct arena *arena, struct law_front *front, struct str name, int64_t line)
{
    struct document holder = { .gaps = front->gaps };

    document_gap(arena, &holder, str_format(arena, "a line \"%.*s:\" at its head", STR_ARGS(name)),
                 line);
    front->gaps = holder.gaps;
}

static void read_line(struct arena *arena, struct law_front *front, struct str line, int64_t number)
{
    struct str value = line, name = str_trim(str_cut(&value, ':')),
               folded = law_folded(arena, name);
    size_t known = 0, count = sizeof fields / sizeof *fields;

    if (!str_trim(line).length)
        return;
    while (known < count && !str_equal(folded, str_of(fields[known].name)))
        known++;
    if (known == count)
        put_unknown(arena, front, name, number);
    else if (fields[known].at != NOT_NEEDED)
        *(struct str *)((char *)front + fields[known].at) =
            canon_text(arena, unquoted(str_trim(value)));
    if (known < count && fields[known].at == offsetof(struct law_front, starts_on))
        front->starts_line = number;
    if (known < count && fields[known].at == offsetof(struct law_front, ends_on))
        front->ends_line = number;
}

static void check_day(struct arena *arena, struct law_front *front, struct str *day, int64_t line)
{
    if (day->length && !law_is_day(*day))
        find_fault(front, line,
                   str_format(arena, "\"%.*s\" is no day written as 2008-07-23",
                              STR_ARGS(str_shorten(arena, *day, 40))));
    *day = law_is_day(*day) ? law_day(*day) : STR("");
}

static void check_days(struct arena *arena, struct law_front *front)
{
    struct str start = front->starts_on, end = front->ends_on;

    check_day(arena, front, &front->starts_on, front->starts_line);
    check_day(arena, front, &front->ends_on, front->ends_line);
    if (front->starts_on.length && front->ends_on.length &&
        str_order(front->ends_on, front->starts_on) <= 0) {
        front->is_never = !front->fault.length;
        find_fault(front, front->ends_line,
                   str_format(arena, "it ends (%.*s) before it starts (%.*s)", STR_ARGS(end),
                              STR_ARGS(start)));
    }
}

struct law_front law_front_read(struct arena *arena, struct str text)
{
    struct law_front front = { 0 };
    struct str rest = text, line = str_cut(&rest, '\n');
    int64_t number = 1;

    if (!str_equal(str_trim(line), STR("---")) || str_find(str_slice(line, 0, 1), STR("-"), 0) != 0)
        return front;
    while (rest.length) {
        line = str_cut(&rest, '\n');
        number++;
        if (str_equal(str_trim(line), STR("---"))) {
            front.is_there = true;
            front.lines = number;
            front.length = text.length - rest.length;
            check_days(arena, &front);
            return front;
        }
        if (str_find(line, STR(":"), 0) == line.length && str_trim(line).length)
            break;
        read_line(arena, &front, line, number);
    }
    front = (struct law_front){ 0 };
    find_fault(&front, number, STR("what stands at its head is not ended by a line ---"));
    return front;
}

static struct str kind_of(struct arena *arena, struct str nature)
{
    static const char *const kinds[][2] = {
        { "constitution", "constitution" },
        { "code", "code" },
        { "loi", "law" },
        { "ordonnance", "law" },
        { "decret", "regulation" },
        { "arrete", "regulation" },
    };
    struct str folded = law_folded(arena, nature);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(folded, kinds[i][0]))
            return str_of(kinds[i][1]);
    return STR("");
}

bool law_front_is_article(struct arena *arena, const struct law_front *front)
{
    return str_equal(law_folded(arena, front->nature), STR("article"));
}

void law_front_say(struct arena *arena, const struct law_front *front, struct document *document)
{
    struct document_about *about = &document->about;

    for (size_t i = 0; i < front->gaps.count; i++)
        document_gap(arena, document, front->gaps.items[i].what, front->gaps.items[i].line);
    if (front->fault.length)
        document_gap(arena, document, front->fault, front->fault_line);
    if (!front->is_there)
        return;
    about->title = front->title;
    about->status = front->status;
    about->starts_on = front->starts_on;
    about->ends_on = front->ends_on;
    if (law_front_is_article(arena, front))
        return;
    about->kind = kind_of(arena, front->nature);
    about->number = front->number;
    about->official = front->official;
}
