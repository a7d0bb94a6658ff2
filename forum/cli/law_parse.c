/* palabre law parse: what amendments say, as trees. */
#include <string.h>

#include "base/buffer.h"
#include "cli/law.h"
#include "exchange/law_amendments.h"
#include "exchange/law_sources.h"
#include "render/json.h"

enum { WORDS_SHOWN_MAX = 200 };

static const char usage[] =
    "palabre law parse [--language fr|en] [--json] PATH…\n"
    "\n"
    "PATH is a plain text with one amendment, or a list as the Assemblée nationale (XML, JSON) or\n"
    "the Sénat (CSV, JSON) publishes it, or a folder of such lists. Printed is, for each "
    "amendment,\n"
    "its number and its tree, and what was not understood; for lists, at the end, how many gave a\n"
    "complete tree. With --json each amendment is an object on a line of its own.\n"
    "\n"
    "Exit status: 0 when it was read, 1 when a file was refused or a lone amendment was not\n"
    "understood, 2 when the command was not.\n";

struct parse_job {
    struct law_job law;
    bool is_json;
    int64_t count; /* of lists */
    int64_t complete;
};

static void say_json(struct parse_job *job, const struct formula *formula, const char *path,
                     struct str number)
{
    struct buffer out = { .arena = &job->law.arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_string(&json, "path", str_of(path));
    json_put_string(&json, "number", number);
    json_key(&json, "formula");
    buffer_put_str(&out, formula_json(&job->law.arena, formula));
    json.after_key = false; /* the value is JSON already */
    json_end(&json);
    fprintf(job->law.command->out, "%.*s\n", STR_ARGS(buffer_str(&out)));
}

static void say_unknown(struct parse_job *job, const struct formula *formula)
{
    for (size_t i = 0; i < formula->unknown_count; i++) {
        const struct unknown *unknown = &formula->unknown[i];
        struct str words = str_slice(formula->source, unknown->from, unknown->to);
        struct buffer line = { .arena = &job->law.arena };

        words = str_shorten(&job->law.arena, words, WORDS_SHOWN_MAX);
        for (size_t k = 0; k < words.length; k++)
            buffer_put(&line, words.data[k] == '\n' ? " " : &words.data[k], 1);
        fprintf(job->law.command->out, "not understood: “%.*s”: %s\n", STR_ARGS(buffer_str(&line)),
                unknown->why);
    }
}

static void say(struct parse_job *job, const struct formula *formula, const char *path,
                struct str number)
{
    struct str plain;

    if (job->is_json) {
        say_json(job, formula, path, number);
        return;
    }
    plain = formula_plain(&job->law.arena, formula);
    if (number.length)
        fprintf(job->law.command->out, "%.*s\n", STR_ARGS(number));
    fprintf(job->law.command->out, "%.*s%s", STR_ARGS(plain),
            plain.length && !str_ends(plain, "\n") ? "\n" : "");
    say_unknown(job, formula);
    if (number.length)
        fputs("\n", job->law.command->out);
}

static void parse_list(struct parse_job *job, const struct law_amendments *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct law_amendment *amendment = &list->items[i];
        struct filed_at filed = law_amendment_filed(amendment);
        struct formula formula =
            formula_parse(&job->law.arena, amendment->dispositif, &filed, job->law.language);

        job->count++;
        job->complete += formula_is_complete(&formula);
        say(job, &formula, amendment->path, amendment->number);
    }
}

static bool parse_plain(struct parse_job *job, const char *path)
{
    struct formula formula;
    struct str text;

    if (!law_read_plain(&job->law, path, &text))
        return false;
    formula = formula_parse(&job->law.arena, text, NULL, job->law.language);
    if (!formula.source.length)
        return law_complain(&job->law, path, STR("it is empty"));
    say(job, &formula, path, STR(""));
    return formula_is_complete(&formula);
}

/* Plain text is what is no folder and begins as none of the lists does. */
static bool is_plain(struct parse_job *job, const char *path)
{
    struct law_sources sources = { 0 };
    struct str fault, text;

    if (law_sources_read(&job->law.arena, path, &sources, &fault) != OK || sources.count != 1 ||
        strcmp(sources.items[0].path, path) != 0)
        return false;
    text = sources.items[0].bytes;
    text = str_trim(str_starts(text, "\xEF\xBB\xBF") ? str_slice(text, 3, text.length) : text);
    return !str_starts(text, "<") && !str_starts(text, "{") && !str_starts(text, "[") &&
           !str_starts(text, "sep=");
}

static bool parse(struct parse_job *job, const char *path)
{
    struct law_amendments list = { 0 };
    struct str fault = STR("it cannot be read");

    if (is_plain(job, path))
        return parse_plain(job, path);
    if (law_amendments_read(&job->law.arena, path, &list, &fault) != OK)
        return law_complain(&job->law, path, fault);
    parse_list(job, &list);
    return true;
}

static int run(struct parse_job *job)
{
    struct command *command = job->law.command;
    int status = EXIT_DONE;

    job->is_json = command_flag(command, "--json");
    if (!law_read_language(&job->law))
        return EXIT_REFUSED;
    if (!command->argc || !strncmp(command->argv[0], "--", 2)) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    for (int i = 0; i < command->argc; i++)
        if (!parse(job, command->argv[i]))
            status = EXIT_REFUSED;
    if (job->count && !job->is_json)
        fprintf(command->out, "%lld of %lld complete\n", (long long)job->complete,
                (long long)job->count);
    return status;
}

int command_law_parse(struct command *command)
{
    struct parse_job job = { .law = { .command = command, .name = "palabre law parse" } };
    int status = run(&job);

    arena_free(&job.law.arena);
    return status;
}
