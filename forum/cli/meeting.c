#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "cli/command.h"
#include "http/site.h"
#include "meetings/pages.h"
#include "store/db.h"
#include "store/store.h"

static const char usage[] =
    "palabre meeting list\n"
    "palabre meeting show ID [--url URL]\n"
    "palabre meeting export ID [--url URL]\n"
    "\n"
    "Lists the meetings that are ahead and the last ones; shows one as JSON; writes one out as\n"
    "Markdown, with its agenda, who was there and its minutes. URL is where the forum is served.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when there is none such, 2 when it was not understood.\n";

/* Whoever has the database may read all of it. */
static const struct visitor operator= { .role = ADMINISTRATOR };

struct act {
    struct command *command;
    struct db *db;
    struct arena arena;
    struct str site;
};

static int refuse(struct act *act, enum result result, const char *id)
{
    if (result == NOT_FOUND)
        fprintf(act->command->err, "There is no meeting %s.\n", id);
    else
        fputs("The database cannot be read now.\n", act->command->err);
    return EXIT_REFUSED;
}

static void print(struct act *act, const struct meetings *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct meeting *meeting = &list->items[i];
        struct str time = time_rfc3339(&act->arena, meeting->starts_at);

        fprintf(act->command->out, "%" PRId64 "  %.*s  %s  %.*s\n", meeting->id, STR_ARGS(time),
                meeting_state_word(meeting_state(meeting, clock_now())), STR_ARGS(meeting->title));
    }
}

static int list(struct act *act)
{
    struct meeting_cursor start = { 0 };
    struct meetings ahead, past;
    enum result result = meetings_ahead(act->db, &act->arena, &operator, start, &ahead);

    if (result == OK)
        result = meetings_past(act->db, &act->arena, &operator, start, &past);
    if (result != OK)
        return refuse(act, result, "");
    print(act, &ahead);
    print(act, &past);
    return EXIT_DONE;
}

static int put(struct act *act, const char *number,
               void (*write)(struct page *, const struct meeting_page *))
{
    struct meeting_page view = { .site = act->site };
    struct page page = page_new(&act->arena);
    enum result result = NOT_FOUND;
    int64_t id;

    if (str_to_id(str_of(number), &id))
        result = meeting_find(act->db, &act->arena, id, &view.meeting);
    if (result == OK)
        result = meeting_read(act->db, &act->arena, &operator, & view);
    if (result != OK)
        return refuse(act, result, number);
    write(&page, &view);
    fprintf(act->command->out, "%.*s\n", STR_ARGS(str_trim(buffer_str(&page.body))));
    return EXIT_DONE;
}

static int run(struct act *act)
{
    struct command *command = act->command;
    const char *word = command->argc ? command->argv[0] : "";

    if (!strcmp(word, "list") && command->argc == 1)
        return list(act);
    if (!strcmp(word, "show") && command->argc == 2)
        return put(act, command->argv[1], meeting_json);
    if (!strcmp(word, "export") && command->argc == 2)
        return put(act, command->argv[1], meeting_markdown);
    fputs(usage, command->err);
    return EXIT_USAGE;
}

int command_meeting(struct command *command)
{
    const char *url = command_option(command, "--url");
    struct act act = { .command = command, .site = str_of(url) };
    int status;

    act.db = store_reader(command->store);
    if (!act.db)
        return refuse(&act, FAILED, "");
    db_begin(act.db);
    status = run(&act);
    db_rollback(act.db);
    arena_free(&act.arena);
    return status;
}
