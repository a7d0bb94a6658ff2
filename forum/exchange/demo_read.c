#include "exchange/demo_read.h"

#include <stdlib.h>

#include "base/arena.h"
#include "exchange/demo.h"

enum { DAY_SECONDS = 86400, HOUR_SECONDS = 3600, MINUTE_SECONDS = 60 };

/* What is being read, and where. */
struct reading {
    struct arena *arena;
    struct demo *demo;
    struct str file; /* its name without folder and ending */
    struct str rest; /* what is left of it */
    int line;        /* of the block being read */
    int next_line;
    struct str *fault;
};

static enum result fail(const struct reading *reading, const char *why)
{
    *reading->fault =
        str_format(reading->arena, "%.*s.txt:%d: %s", STR_ARGS(reading->file), reading->line, why);
    return NOT_VALID;
}

static struct str next_line(struct reading *reading)
{
    reading->line = reading->next_line++;
    return str_cut(&reading->rest, '\n');
}

/* Takes the line "name: value" if it stands next. */
static bool take_field(struct reading *reading, const char *name, struct str *value)
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

/* What stands before the next block, without the white space around it. */
static struct str take_text(struct reading *reading)
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

/* The head of the next block; false at the end of the file. */
static bool take_head(struct reading *reading, struct str *head)
{
    if (!reading->rest.length)
        return false;
    *head = str_trim(str_slice(next_line(reading), 3, SIZE_MAX));
    return true;
}

static bool take_number(struct str text, int64_t most, int64_t *number)
{
    if (text.length == 2 && text.data[0] == '0')
        text = str_slice(text, 1, 2);
    return str_to_integer(text, number) && *number >= 0 && *number <= most;
}

/* "day 2 18:10", and after it perhaps a language. */
static bool take_time(struct str text, int64_t *at, struct str *language)
{
    struct str rest = str_trim(text), clock;
    int64_t day, hour, minute;

    if (!str_equal(str_cut(&rest, ' '), STR("day")) ||
        !take_number(str_cut(&rest, ' '), 1000, &day) || !day)
        return false;
    clock = str_cut(&rest, ' ');
    if (!take_number(str_cut(&clock, ':'), 23, &hour) || !take_number(clock, 59, &minute))
        return false;
    *at = DEMO_FIRST_DAY + (day - 1) * DAY_SECONDS + hour * HOUR_SECONDS + minute * MINUTE_SECONDS;
    if (rest.length)
        *language = rest;
    return true;
}

static enum result read_person(struct reading *reading, struct str head)
{
    struct demo_person person = { .handle = head, .role = MEMBER, .line = reading->line };
    struct str joined, role = STR("member"), none = STR("");

    if (!take_field(reading, "joined", &joined) || !take_time(joined, &person.joined_at, &none))
        return fail(reading, "when did they join?");
    take_field(reading, "name", &person.name);
    take_field(reading, "role", &role);
    take_field(reading, "language", &person.language);
    if (str_equal(role, STR("administrator")))
        person.role = ADMINISTRATOR;
    else if (str_equal(role, STR("moderator")))
        person.role = MODERATOR;
    else if (!str_equal(role, STR("member")))
        return fail(reading, "no such role");
    person.about = take_text(reading);
    *list_add(reading->arena, &reading->demo->people) = person;
    return OK;
}

static enum result read_category(struct reading *reading, struct str head)
{
    struct demo_category category = { .slug = head };

    if (!take_field(reading, "name", &category.name) ||
        !take_field(reading, "language", &category.language))
        return fail(reading, "a category needs a name and a language");
    category.description = take_text(reading);
    *list_add(reading->arena, &reading->demo->categories) = category;
    return OK;
}

/* "3 Wren to 2", "2 edited", "3 deleted" or "closed by Quinconce". */
static enum result read_act(struct reading *reading, struct str act, struct demo_debate *debate,
                            struct demo_event *event)
{
    struct str first = str_cut(&act, ' ');
    struct str second = str_cut(&act, ' ');
    struct str third = str_cut(&act, ' ');

    if (str_equal(first, STR("closed")) && str_equal(second, STR("by"))) {
        event->kind = DEMO_CLOSE;
        event->handle = third;
        return OK;
    }
    if (!str_to_id(first, &event->number))
        return fail(reading, "a block begins with a post's number or with \"closed by\"");
    if (str_equal(second, STR("edited")) || str_equal(second, STR("deleted"))) {
        event->kind = str_equal(second, STR("edited")) ? DEMO_EDIT : DEMO_DELETE;
        return event->number <= debate->posts ? OK : fail(reading, "there is no such post yet");
    }
    event->handle = second;
    if (event->number != ++debate->posts)
        return fail(reading, "posts are numbered one after the other");
    if (event->number == 1)
        return third.length ? fail(reading, "the first post answers nothing") : OK;
    if (!str_equal(third, STR("to")))
        return fail(reading, "what does it answer?");
    if (str_equal(act, STR("topic")))
        return OK;
    if (!str_to_id(act, &event->answers) || event->answers >= event->number)
        return fail(reading, "it can answer only what came before");
    return OK;
}

static enum result read_event(struct reading *reading, struct str head, size_t debate)
{
    struct demo_debate *its = &reading->demo->debates.items[debate];
    struct demo_event event = { .debate = debate,
                                .language = its->language,
                                .line = reading->line };
    struct str act = str_cut(&head, ',');
    enum result result = read_act(reading, act, its, &event);

    if (result != OK)
        return result;
    if (!take_time(head, &event.at, &event.language))
        return fail(reading, "a time looks like \"day 2 18:10\"");
    event.text = take_text(reading);
    if ((event.kind == DEMO_DELETE) != !event.text.length)
        return fail(reading, "there is too much text, or none");
    *list_add(reading->arena, &reading->demo->events) = event;
    return OK;
}

static enum result read_debate(struct reading *reading)
{
    struct demo_debate debate = { .file = reading->file };
    struct str head;
    enum result result = OK;

    if (!take_field(reading, "title", &debate.title) ||
        !take_field(reading, "category", &debate.category) ||
        !take_field(reading, "language", &debate.language))
        return fail(reading, "a debate needs a title, a category and a language");
    reading->line = reading->next_line;
    if (take_text(reading).length)
        return fail(reading, "there is text before the first post");
    *list_add(reading->arena, &reading->demo->debates) = debate;
    while (result == OK && take_head(reading, &head))
        result = read_event(reading, head, reading->demo->debates.count - 1);
    return result;
}

static enum result read_list(struct reading *reading,
                             enum result (*read)(struct reading *, struct str head))
{
    struct str head;
    enum result result = OK;

    while (result == OK && take_head(reading, &head))
        result = read(reading, head);
    return result;
}

static enum result read_file(struct reading *reading, const struct embedded_file *file)
{
    struct str name = file->name;

    while (str_find(name, STR("/"), 0) < name.length)
        str_cut(&name, '/');
    reading->file = str_cut(&name, '.');
    reading->rest = file->bytes;
    reading->line = 1;
    reading->next_line = 1;
    if (str_equal(reading->file, STR("people")))
        return read_list(reading, read_person);
    if (str_equal(reading->file, STR("categories")))
        return read_list(reading, read_category);
    return read_debate(reading);
}

static int by_time(const void *a, const void *b)
{
    const struct demo_event *left = a, *right = b;

    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return left->line - right->line;
}

enum result demo_read(struct arena *arena, const struct embedded_file *files, struct demo *demo,
                      struct str *fault)
{
    struct reading reading = { .arena = arena, .demo = demo, .fault = fault };
    enum result result = OK;

    *demo = (struct demo){ 0 };
    while (result == OK && files->name.length)
        result = read_file(&reading, files++);
    if (demo->events.count)
        qsort(demo->events.items, demo->events.count, sizeof *demo->events.items, by_time);
    return result;
}
