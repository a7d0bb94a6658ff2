#include "exchange/demo_read.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "exchange/demo.h"
#include "exchange/demo_text.h"

/* "joined: day 1 08:00" and the like. */
static bool read_time(struct reading *reading, const char *name, int64_t *at)
{
    struct str text;

    return reading_field(reading, name, &text) && demo_time(reading, &text, at) && !text.length;
}

static enum result read_person(struct reading *reading, struct str head)
{
    /* In the order of enum role; nobody here is a mere visitor. */
    static const char *const roles[] = { "", "member", "moderator", "administrator", NULL };
    struct demo_person person = { .handle = head, .line = reading->line };
    int role = MEMBER;
    struct str willing;

    if (!read_time(reading, "joined", &person.joined_at))
        return reading_fail(reading, "when did they join?");
    reading_field(reading, "name", &person.name);
    if (!reading_choice(reading, "role", roles, &role) || role == VISITOR)
        return reading_fail(reading, "no such role");
    person.role = (enum role)role;
    reading_field(reading, "language", &person.language);
    person.is_willing = reading_field(reading, "clerk", &willing);
    person.about = reading_text(reading);
    *list_add(reading->arena, &reading->demo->people) = person;
    return OK;
}

static enum result read_team(struct reading *reading, struct str head)
{
    static const char *const kinds[] = { "local", "transversal", NULL };
    static const char *const admissions[] = { "open", "request", "closed", NULL };
    static const char *const visible[] = { "public", "private", NULL };
    struct demo_team team = { .handle = head, .line = reading->line };
    int kind = TEAM_LOCAL, admission = TEAM_OPEN, is_private = 0;

    if (!read_time(reading, "founded", &team.founded_at))
        return reading_fail(reading, "when was it founded?");
    if (!reading_field(reading, "name", &team.name) ||
        !reading_field(reading, "language", &team.language))
        return reading_fail(reading, "a team needs a name and a language");
    if (!reading_choice(reading, "kind", kinds, &kind) ||
        !reading_choice(reading, "joining", admissions, &admission) ||
        !reading_choice(reading, "visible", visible, &is_private))
        return reading_fail(reading, "there is no such kind of team");
    team.kind = (enum team_kind)kind;
    team.admission = (enum team_admission)admission;
    team.is_private = is_private;
    if (!reading_field(reading, "led by", &team.lead) ||
        !reading_field(reading, "members", &team.members))
        return reading_fail(reading, "who leads it, and who else is in it?");
    reading_field(reading, "asking", &team.asking);
    team.description = demo_dated(reading, reading_text(reading), team.language);
    *list_add(reading->arena, &reading->demo->teams) = team;
    return OK;
}

static enum result read_category(struct reading *reading, struct str head)
{
    static const char *const spaces[] = { "anyone", "members", "team", NULL };
    struct demo_category category = { .slug = head };
    int readers = SPACE_ANYONE, writers = SPACE_MEMBERS;

    if (!reading_field(reading, "name", &category.name) ||
        !reading_field(reading, "language", &category.language))
        return reading_fail(reading, "a category needs a name and a language");
    if (!reading_choice(reading, "readers", spaces, &readers) ||
        !reading_choice(reading, "writers", spaces, &writers))
        return reading_fail(reading, "there are only anyone, members and team");
    category.readers = (enum space)readers;
    category.writers = (enum space)writers;
    reading_field(reading, "team", &category.team);
    if ((category.team.length > 0) != (readers == SPACE_TEAM || writers == SPACE_TEAM))
        return reading_fail(reading, "which team?");
    category.description = reading_text(reading);
    *list_add(reading->arena, &reading->demo->categories) = category;
    return OK;
}

static enum result read_list(struct reading *reading,
                             enum result (*read)(struct reading *, struct str head))
{
    struct str head;
    enum result result = OK;

    while (result == OK && reading_head(reading, &head))
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
    if (str_equal(reading->file, STR("teams")))
        return read_list(reading, read_team);
    if (str_equal(reading->file, STR("categories")))
        return read_list(reading, read_category);
    if (str_starts(reading->rest, "decision: "))
        return demo_read_decision(reading);
    if (str_starts(reading->rest, "law: "))
        return demo_read_law(reading);
    if (str_starts(reading->rest, "meetings: "))
        return demo_read_meetings(reading);
    if (str_starts(reading->rest, "ballots: "))
        return demo_read_ballots(reading);
    return demo_read_debate(reading);
}

static int by_time(const void *a, const void *b)
{
    const struct demo_event *left = a, *right = b;

    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    if (left->kind != right->kind && (left->kind == DEMO_STEP || right->kind == DEMO_STEP))
        return left->kind == DEMO_STEP ? 1 : -1;
    if (left->debate != right->debate)
        return left->debate < right->debate ? -1 : 1;
    return left->line - right->line;
}

enum result demo_read(struct arena *arena, const struct embedded_file *files, struct demo *demo,
                      struct str *fault)
{
    struct reading reading = { .arena = arena, .demo = demo, .fault = fault };
    enum result result = OK;

    *demo = (struct demo){ .now = clock_now() };
    demo->first_day = demo_first_day(demo->now);
    while (result == OK && files->name.length)
        result = read_file(&reading, files++);
    if (demo->events.count)
        qsort(demo->events.items, demo->events.count, sizeof *demo->events.items, by_time);
    return result;
}
