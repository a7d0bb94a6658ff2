#include <inttypes.h>
#include <string.h>

#include "cli/law.h"
#include "cli/progress.h"
#include "exchange/law_read.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"
#include "texts/publish.h"
#include "topics/slug.h"

static const char usage[] =
    "palabre import law [--as SLUG] [--version DATE] PATH\n"
    "\n"
    "PATH is a file, or a folder with one text in many files, in one of these formats, told\n"
    "apart by what is in it: LEGI XML (DILA), Akoma Ntoso, USLM, Formex, Markdown (of a law\n"
    "repository, or written by hand), The Law Factory's texte.json.\n"
    "\n"
    "Each version is published in its order. What is here already is known and nothing is\n"
    "doubled; a later state becomes the next version of the same text, known by what its\n"
    "publisher calls it, by its title, or by --as SLUG. A version older than the newest one\n"
    "here is refused. What was not understood is listed; nothing is made up.\n"
    "\n"
    "--version DATE takes only the version that held on that day (2008-07-23), or says so of\n"
    "a file that names no day.\n"
    "\n"
    "Exit status: 0 when all came in or was here, 1 when something was refused.\n";

struct import {
    struct command *command;
    const char *as;
    const char *version;
    struct arena arena; /* of what was read */
    struct law_documents documents;
    int64_t text_id; /* once it is known */
    struct str slug; /* of a new one */
    int64_t came_in;
};

/* One version on its way in. */
struct version {
    struct import *import;
    const struct document *document;
    struct arena arena;
    struct problems problems;
    struct published published;
};

static bool is_another(const struct law_text *text, const struct document *document)
{
    struct str official = document->about.official;

    return official.length && text->official.length && !str_equal(official, text->official);
}

/* By what its publisher calls it, or by its address. */
static enum result find_text(struct db *db, struct version *version, int64_t *text_id)
{
    struct import *import = version->import;
    struct law_text text;
    enum result result = NOT_FOUND;

    if (!import->as)
        result = text_official(db, &version->arena, version->document->about.official, &text);
    if (result == NOT_FOUND)
        result = text_called(db, &version->arena, import->slug, &text);
    if (result != OK)
        return result == NOT_FOUND ? OK : result;
    if (is_another(&text, version->document))
        return problem_add_value(&version->problems, "",
                                 N_("The text at this address is another one: its publisher "
                                    "calls it {value}. Give this one an address of its own: "
                                    "--as SLUG."),
                                 text.official);
    *text_id = text.id;
    return OK;
}

static enum result publish_run(struct db *db, void *context)
{
    struct version *version = context;
    struct import *import = version->import;
    struct publish_wish wish = { .document = version->document, .origin = VERSION_IMPORTED };
    int64_t text_id = import->text_id;
    enum result result = OK;

    arena_reset(&version->arena); /* of the time before, when it runs twice */
    version->problems = (struct problems){ .arena = &version->arena };
    if (!text_id)
        result = find_text(db, version, &text_id);
    if (result != OK)
        return result;
    wish.text_id = text_id;
    wish.slug = import->slug;
    wish.format = str_of(import->documents.format);
    return text_publish(db, &version->arena, &wish, &version->problems, &version->published);
}

static void say_problems(struct version *version)
{
    struct page page = page_new(&version->arena);
    FILE *err = version->import->command->err;
    const struct document_about *about = &version->document->about;

    page.language = language_english;
    for (size_t i = 0; i < version->problems.count; i++) {
        fputs("The version ", err);
        print_plain(err, about->starts_on.length ? about->starts_on : about->label);
        fputs(" cannot come in: ", err);
        print_plain(err, problem_text(&page, &version->problems.items[i]));
        putc('\n', err);
    }
}

static void say_count(FILE *out, size_t count, const char *before, const char *what)
{
    fprintf(out, "%s%zu %s%s", before, count, what, count == 1 ? "" : "s");
}

static void say_version(const struct version *version, bool is_new)
{
    const struct document *document = version->document;
    const struct document_about *about = &document->about;
    FILE *out = version->import->command->out;

    fprintf(out, "  v%" PRId64 "  ", version->published.number);
    print_plain(out, about->starts_on.length ? about->starts_on : about->label);
    if (!is_new) {
        fputs("  this version is here already\n", out);
        return;
    }
    say_count(out, document_articles(document), "  ", "article");
    say_count(out, document_count(document, SEGMENT_ALINEA) + document_count(document, SEGMENT_ROW),
              ", ", "alinéa");
    putc('\n', out);
    law_say_gaps(out, &document->gaps);
}

static void say_failure(struct version *version, enum result result)
{
    FILE *err = version->import->command->err;

    if (result == NOT_VALID)
        say_problems(version);
    else if (result == FULL)
        fputs("The disk is full. Make room and run it again: what came in is known.\n", err);
    else
        fputs("The import stopped. Run it again: what came in is known.\n", err);
}

static enum result bring_in(struct import *import, const struct document *document)
{
    struct version version = { .import = import, .document = document };
    enum result result = store_write_logging(import->command->store, publish_run, &version);

    if (result == OK || result == CONFLICT) {
        import->text_id = version.published.text_id;
        import->came_in += result == OK;
        say_version(&version, result == OK);
        result = OK;
    } else
        say_failure(&version, result);
    arena_free(&version.arena);
    return result;
}

static enum result read_path(struct import *import)
{
    struct command *command = import->command;
    struct str fault;
    enum result result =
        law_read(&import->arena, command->argv[0], str_of(import->version ? import->version : ""),
                 &import->documents, &fault);

    if (result != OK) {
        print_plain(command->err, fault);
        putc('\n', command->err);
        return result;
    }
    import->slug = import->as ? str_of(import->as)
                              : slug_from(&import->arena, import->documents.items[0].about.title);
    return OK;
}

static int import_law(struct command *command, void *context)
{
    struct import *import = context;
    struct progress progress = progress_of(command);
    enum result result = read_path(import);
    size_t done = 0, count = import->documents.count;

    if (result == OK) {
        print_plain(command->out, import->documents.items[count - 1].about.title);
        putc('\n', command->out);
    }
    while (result == OK && done < count && !progress_is_stopped(&progress)) {
        result = bring_in(import, &import->documents.items[done]);
        done++;
        if (result == OK && count > 1)
            progress_show(&progress, (int64_t)done, (int64_t)count);
    }
    progress_end(&progress);
    if (result == OK && done < count)
        fputs("The import was stopped. Run it again: what came in is known.\n", command->err);
    if (result == OK && done == count && !import->came_in)
        fputs("Nothing new: all of it was here already.\n", command->out);
    arena_free(&import->arena);
    return result == OK && done == count ? EXIT_DONE : EXIT_REFUSED;
}

int command_import_law(struct command *command)
{
    struct import import = { .command = command,
                             .as = command_option(command, "--as"),
                             .version = command_option(command, "--version") };

    if (command->argc == 1 && !strcmp(command->argv[0], "--help")) {
        fputs(usage, command->out);
        return EXIT_DONE;
    }
    if (command->argc != 1 || (import.as && !*import.as) || (import.version && !*import.version)) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    return progress_watch(command, import_law, &import);
}
