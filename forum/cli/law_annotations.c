#include <inttypes.h>
#include <stdio.h>

#include "base/arena.h"
#include "cli/command.h"
#include "store/db.h"
#include "store/store.h"
#include "texts/annotation_pages.h"

static const char usage[] =
    "palabre law annotations SLUG [--json]\n"
    "\n"
    "Lists what is said of the words of a text, a line for each place pointed at: the number of\n"
    "the annotation, where it stands in the newest version (exact, moved, reworded, orphan,\n"
    "archived), the version it was made on, the article, the paragraph and the words; with --json\n"
    "all that is known of them, a line for some dozens.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when there is no such text, 2 when it was not understood.\n";

/* Whoever has the database may read all of it. */
static const struct visitor operator= { .role = ADMINISTRATOR };

/* The text, and where its list is written. */
struct listing {
    struct command *command;
    struct db *db;
    struct arena arena;
    bool is_json;
    struct annotations_page view;
};

static void print(struct listing *listing, struct arena *scratch)
{
    const struct listed_list *list = &listing->view.list;

    for (size_t i = 0; i < list->count; i++) {
        const struct listed *listed = &list->items[i];
        struct str words = str_shorten(scratch, listed->quote.exact, 80);

        fprintf(listing->command->out, "%" PRId64 "  %s  v%" PRId64 "  %.*s  %" PRId64 "  %.*s\n",
                listed->id, listed->archived_at ? "archived" : anchor_word(listed->state),
                listed->made.version, STR_ARGS(listed->made.article.num), listed->made.alinea,
                STR_ARGS(words));
    }
}

static void print_json(struct listing *listing, struct arena *scratch)
{
    struct page page = page_new(scratch);

    annotations_json(&page, &listing->view);
    fprintf(listing->command->out, "%.*s\n", STR_ARGS(str_trim(buffer_str(&page.body))));
}

/* A page at a time: however many there are, memory is bounded. */
static enum result list(struct listing *listing, enum listed_filter filter)
{
    struct listed_query query = { .visitor = &operator,
                                  .text_id = listing->view.text.id,
                                  .filter = filter,
                                  .is_oldest_first = true };
    struct arena scratch = { 0 };
    enum result result;

    do {
        arena_reset(&scratch);
        result = annotations_of_text(listing->db, &scratch, &query, &listing->view.list);
        if (result == OK && listing->is_json)
            print_json(listing, &scratch);
        else if (result == OK)
            print(listing, &scratch);
        query.after = listing->view.list.last;
    } while (result == OK && listing->view.list.has_more);
    arena_free(&scratch);
    return result;
}

static int run(struct listing *listing, const char *slug)
{
    struct annotations_page *view = &listing->view;
    enum result result = text_called(listing->db, &listing->arena, str_of(slug), &view->text);

    if (result == NOT_FOUND) {
        fprintf(listing->command->err, "There is no text called %s.\n", slug);
        return EXIT_REFUSED;
    }
    view->path = text_path(&listing->arena, &view->text);
    if (result == OK)
        result = annotations_count(listing->db, &operator, view->text.id, view->counts);
    if (result == OK)
        result = list(listing, LISTED_ALL);
    if (result == OK && view->counts[LISTED_ARCHIVED])
        result = list(listing, LISTED_ARCHIVED);
    if (result != OK)
        fputs("The database cannot be read now.\n", listing->command->err);
    return result == OK ? EXIT_DONE : EXIT_REFUSED;
}

int command_law_annotations(struct command *command)
{
    struct listing listing = { .command = command, .is_json = command_flag(command, "--json") };
    int status;

    if (command->argc != 1) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    listing.db = store_reader(command->store);
    if (!listing.db) {
        fputs("The database cannot be read now.\n", command->err);
        return EXIT_REFUSED;
    }
    db_begin(listing.db);
    status = run(&listing, command->argv[0]);
    db_rollback(listing.db);
    arena_free(&listing.arena);
    return status;
}
