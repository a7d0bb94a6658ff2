/* palabre import amendments: lists of the assemblies become amendments to a law text. */
#include <inttypes.h>
#include <string.h>

#include "access/may.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "cli/law.h"
#include "cli/progress.h"
#include "exchange/law_amendments.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"
#include "texts/amendment.h"

enum { PAGE_MAX = 100, VALUE_SHOWN_MAX = 200 };

static const char usage[] =
    "palabre import amendments [--version NAME] SLUG PATH\n"
    "\n"
    "PATH is a file, or a folder with one list in many files, told apart by what is in it: the\n"
    "XML of the Assemblée nationale or the JSON of its open data, the table (CSV) of the Sénat\n"
    "and its list in the order of discussion (JSON).\n"
    "\n"
    "Each becomes an open amendment to the text SLUG, on its newest version or on --version NAME:\n"
    "v3, or a day (2008-07-23). One that cannot be applied comes in too, and why is said. What\n"
    "became of it there stands in brackets and is not applied here. Those without words, as a\n"
    "withdrawn one may be, are passed over. Run again it adds only what is new, by the number.\n"
    "\n"
    "Exit status: 0 when all came in, was here or has no words; 1 when something was refused.\n";

/* Whoever has the database may read all of it. */
static const struct visitor operator= { .role = ADMINISTRATOR };

/* What became of one of the list. */
enum fate {
    FATE_CAME_IN,
    FATE_HERE,
    FATE_NO_WORDS,
    FATE_REFUSED, /* its words or its number are too long */
    FATES,
};

struct incoming {
    const struct law_amendment *listed;
    enum fate fate;
    struct amendment amendment; /* when it came in, or was here */
    struct problems problems;
    struct refusals refusals;
};

struct import {
    struct command *command;
    struct arena arena; /* of what was read */
    struct law_text text;
    struct law_version version;
    struct law_amendments list;
    int64_t counts[FATES];
    int64_t applied;
    int64_t without_article;
};

/* Some of the list on their way in, in one transaction. */
struct batch {
    struct import *import;
    struct arena arena;
    struct incoming items[PAGE_MAX];
    size_t count;
};

static struct str signature(struct arena *arena, const struct law_amendment *listed)
{
    if (!listed->group.length || !listed->author.length)
        return listed->author.length ? listed->author : listed->group;
    return str_format(arena, "%.*s (%.*s)", STR_ARGS(listed->author), STR_ARGS(listed->group));
}

/* Noon, so that it is the same day wherever it is read; now when none is given that has been. */
static int64_t time_of(struct arena *arena, struct str day)
{
    int64_t time;

    if (!is_day(day) ||
        !time_from_rfc3339(str_format(arena, "%.*sT12:00:00Z", STR_ARGS(day)), &time))
        return 0;
    return time < clock_now() ? time : 0;
}

static struct amendment_wish wish_of(struct batch *batch, const struct law_amendment *listed)
{
    return (struct amendment_wish){
        .text_id = batch->import->text.id,
        .version_id = batch->import->version.id,
        .name = listed->number,
        .signed_by = signature(&batch->arena, listed),
        .lang = STR("fr"), /* as all these lists are */
        .words = listed->dispositif,
        .reasons = listed->reasons,
        .division = listed->division,
        .alinea = listed->alinea,
        .address = listed->address,
        .created_at = time_of(&batch->arena, listed->date),
    };
}

static enum result find_why(struct db *db, struct batch *batch, struct incoming *item)
{
    const struct amendment *amendment = &item->amendment;
    struct amend_article before;
    struct amended amended;
    enum result result;

    if (amendment->outcome != AMENDMENT_REFUSED || !amendment->article_id)
        return OK;
    result = amendments_apply(db, &batch->arena, amendment->version_id, amendment->article_id,
                              amendment, 1, &before, &amended);
    if (result == OK)
        item->refusals = amended.refusals;
    return result;
}

static enum result add_one(struct db *db, struct batch *batch, struct incoming *item)
{
    struct amendment_wish wish = wish_of(batch, item->listed);
    enum result result;
    int64_t number;

    item->problems = (struct problems){ .arena = &batch->arena };
    item->fate = FATE_NO_WORDS;
    if (!str_trim(wish.words).length)
        return OK;
    result = amendment_add(db, &batch->arena, &wish, &item->problems, &number);
    item->fate = result == OK ? FATE_CAME_IN : result == CONFLICT ? FATE_HERE : FATE_REFUSED;
    if (result == NOT_VALID)
        return OK;
    if (result == OK || result == CONFLICT)
        result = amendment_numbered(db, &batch->arena, &operator, wish.text_id, number,
                                    &item->amendment);
    return result == OK ? find_why(db, batch, item) : result;
}

static enum result add_run(struct db *db, void *context)
{
    struct batch *batch = context;
    enum result result = OK;

    arena_reset(&batch->arena); /* of the time before, when it runs twice */
    for (size_t i = 0; result == OK && i < batch->count; i++) {
        batch->items[i] = (struct incoming){ .listed = batch->items[i].listed };
        result = add_one(db, batch, &batch->items[i]);
    }
    return result;
}

static void say_reason(FILE *out, struct page *page, const struct problem *problem)
{
    fputs("      ", out);
    if (*problem->field)
        fprintf(out, "%s: ", problem->field);
    print_plain(out, problem_text(page, problem));
    putc('\n', out);
}

/* Words of an amendment, short and on one line. */
static struct str in_short(struct arena *arena, struct str words)
{
    struct str part = str_shorten(arena, words, VALUE_SHOWN_MAX);
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < part.length; i++)
        buffer_put(&out, strchr("\n\t", part.data[i]) ? " " : &part.data[i], 1);
    return buffer_str(&out);
}

static void say_why(FILE *out, struct page *page, const struct incoming *item)
{
    for (size_t i = 0; i < item->problems.count; i++)
        say_reason(out, page, &item->problems.items[i]);
    for (size_t i = 0; i < item->refusals.count; i++) {
        const struct refusal *refusal = &item->refusals.items[i];
        struct problem problem = { .field = "",
                                   .message = refusal_sentence(refusal->kind),
                                   .value = in_short(page->body.arena, refusal->value),
                                   .count = refusal->count };

        say_reason(out, page, &problem);
    }
}

static void say_where(FILE *out, const struct incoming *item)
{
    if (item->amendment.article_id) {
        fputs("article ", out);
        print_plain(out, item->amendment.article_num);
    } else if (item->listed->division.length) {
        fputs("no such article in this version: ", out);
        print_plain(out, item->listed->division);
    } else
        fputs("it names no article", out);
}

static void say_fate(FILE *out, const struct incoming *item)
{
    static const char *const outcomes[AMENDMENT_OUTCOMES] = {
        [AMENDMENT_APPLIES] = "applies",
        [AMENDMENT_REFUSED] = "refused",
        [AMENDMENT_PLACED] = "placed by hand",
    };

    if (item->fate == FATE_NO_WORDS)
        fputs("has no words", out);
    else if (item->fate == FATE_REFUSED)
        fputs("cannot come in", out);
    else {
        say_where(out, item);
        fprintf(out, "  %s%s", outcomes[item->amendment.outcome],
                item->fate == FATE_HERE ? ", is here already" : "");
    }
}

static void say_one(FILE *out, struct page *page, const struct incoming *item)
{
    fputs("  ", out);
    print_plain(out, item->listed->number);
    fputs("  ", out);
    say_fate(out, item);
    if (item->listed->outcome.length) {
        fputs("  [", out);
        print_plain(out, item->listed->outcome);
        putc(']', out);
    }
    putc('\n', out);
    say_why(out, page, item);
}

static void say_batch(struct batch *batch)
{
    struct import *import = batch->import;
    struct page page = page_new(&batch->arena);

    page.language = language_english;
    for (size_t i = 0; i < batch->count; i++) {
        const struct incoming *item = &batch->items[i];

        say_one(import->command->out, &page, item);
        import->counts[item->fate]++;
        if (item->fate == FATE_CAME_IN) {
            import->applied += item->amendment.outcome == AMENDMENT_APPLIES;
            import->without_article += !item->amendment.article_id;
        }
    }
}

static enum result bring_in(struct import *import, size_t from, size_t count)
{
    struct batch *batch = arena_alloc(&import->arena, sizeof *batch);
    enum result result;

    *batch = (struct batch){ .import = import, .count = count };
    for (size_t i = 0; i < count; i++)
        batch->items[i].listed = &import->list.items[from + i];
    result = store_write(import->command->store, add_run, batch);
    if (result == OK)
        say_batch(batch);
    else if (result == FULL)
        fputs("The disk is full. Make room and run it again: what came in is known.\n",
              import->command->err);
    else
        fputs("The import stopped. Run it again: what came in is known.\n", import->command->err);
    arena_free(&batch->arena);
    return result;
}

static void say_totals(const struct import *import)
{
    FILE *out = import->command->out;
    int64_t came_in = import->counts[FATE_CAME_IN];

    if (came_in)
        fprintf(out, "Came in: %" PRId64 "; %" PRId64 " apply, %" PRId64 " are refused", came_in,
                import->applied, came_in - import->applied);
    else
        fputs("Nothing new came in", out);
    if (import->without_article)
        fprintf(out, ", %" PRId64 " of them without an article", import->without_article);
    fputs(".\n", out);
    if (import->counts[FATE_HERE])
        fprintf(out, "Here already: %" PRId64 ".\n", import->counts[FATE_HERE]);
    if (import->counts[FATE_NO_WORDS])
        fprintf(out, "Passed over, without words: %" PRId64 ".\n", import->counts[FATE_NO_WORDS]);
    if (import->counts[FATE_REFUSED])
        fprintf(out, "Could not come in: %" PRId64 ".\n", import->counts[FATE_REFUSED]);
}

static enum result find_text(struct import *import, const char *slug, const char *version)
{
    struct db *db = store_reader(import->command->store);
    enum result result;

    if (!db) {
        fputs("The database cannot be read now.\n", import->command->err);
        return FAILED;
    }
    db_begin(db);
    result = text_called(db, &import->arena, str_of(slug), &import->text);
    if (result == NOT_FOUND)
        fprintf(import->command->err, "There is no text called %s.\n", slug);
    if (result == OK) {
        result = law_version_named(db, &import->arena, &import->text,
                                   str_of(version ? version : "latest"), &import->version);
        if (result == NOT_FOUND)
            fprintf(import->command->err, "The text has no version called %s.\n",
                    version ? version : "latest");
    }
    db_rollback(db);
    if (result != OK && result != NOT_FOUND)
        fputs("The database cannot be read now.\n", import->command->err);
    return result;
}

static enum result read_path(struct import *import, const char *path)
{
    struct command *command = import->command;
    struct str fault;
    enum result result = law_amendments_read(&import->arena, path, &import->list, &fault);

    if (result != OK) {
        print_plain(command->err, fault);
        putc('\n', command->err);
        return result;
    }
    print_plain(command->out, import->text.title);
    fprintf(command->out, ", v%" PRId64 "\n", import->version.number);
    law_say_gaps(command->out, &import->list.gaps);
    return OK;
}

static enum result bring_in_all(struct import *import)
{
    struct progress progress = progress_of(import->command);
    size_t done = 0, all = import->list.count;
    enum result result = OK;

    while (result == OK && done < all && !progress_is_stopped(&progress)) {
        size_t count = all - done < PAGE_MAX ? all - done : PAGE_MAX;

        result = bring_in(import, done, count);
        done += count;
        if (result == OK && all > PAGE_MAX)
            progress_show(&progress, (int64_t)done, (int64_t)all);
    }
    progress_end(&progress);
    say_totals(import);
    if (result == OK && done < all) {
        fputs("The import was stopped. Run it again: what came in is known.\n",
              import->command->err);
        return FAILED;
    }
    return result;
}

static int import_amendments(struct command *command, void *context)
{
    const char *version = context;
    struct import import = { .command = command };
    enum result result = find_text(&import, command->argv[0], version);

    if (result == OK)
        result = read_path(&import, command->argv[1]);
    if (result == OK)
        result = bring_in_all(&import);
    arena_free(&import.arena);
    return result == OK && !import.counts[FATE_REFUSED] ? EXIT_DONE : EXIT_REFUSED;
}

int command_import_amendments(struct command *command)
{
    const char *version = command_option(command, "--version");

    if (command->argc == 1 && !strcmp(command->argv[0], "--help")) {
        fputs(usage, command->out);
        return EXIT_DONE;
    }
    if (command->argc != 2 || (version && !*version)) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    return progress_watch(command, import_amendments, (void *)version);
}
