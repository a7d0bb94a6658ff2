/* palabre law apply: amendments applied to an article, or why they are not. */
#include <string.h>

#include "base/buffer.h"
#include "cli/law.h"
#include "law/amend.h"

enum { WORDS_SHOWN_MAX = 200 };

static const char usage[] =
    "palabre law apply [--language fr|en] [--article NUMBER] BEFORE AMENDMENT…\n"
    "\n"
    "BEFORE is an article, one alinéa a line; blank lines between them are passed over. Each\n"
    "AMENDMENT is a file with one amendment as plain text. All are applied together, every place\n"
    "counted on the text before. Printed is the text after, one alinéa a line, then each new\n"
    "article under a title, after a blank line; nothing of an article that is left out.\n"
    "--article says which article it is, so that what is meant for another one is refused.\n"
    "\n"
    "Exit status: 0 when all are applied, 1 when one is refused (nothing is printed then but\n"
    "why, for each of them), 2 when the command was not understood.\n";

struct apply_job {
    struct law_job law;
    struct amend_article article;
    char **paths;
    size_t count;
    struct formula *formulas;
};

static bool read_all(struct apply_job *job, const char *before)
{
    struct str text;
    struct str_list lines;
    bool is_read = law_read_plain(&job->law, before, &text);

    if (!is_read)
        return false;
    lines = law_lines_of(&job->law, text);
    job->article.alineas = lines.items;
    job->article.count = lines.count;
    job->formulas = arena_alloc(&job->law.arena, job->count * sizeof *job->formulas);
    for (size_t i = 0; i < job->count; i++) {
        if (!law_read_plain(&job->law, job->paths[i], &text))
            return false;
        job->formulas[i] = formula_parse(&job->law.arena, text, NULL, job->law.language);
    }
    return true;
}

static void put_filled(struct buffer *out, const char *sentence, const struct refusal *refusal)
{
    for (const char *at = sentence; *at;) {
        if (!strncmp(at, "{value}", strlen("{value}"))) {
            buffer_put_c(out, "“");
            buffer_put_str(out, str_shorten(out->arena, refusal->value, WORDS_SHOWN_MAX));
            buffer_put_c(out, "”");
            at += strlen("{value}");
        } else if (!strncmp(at, "{count}", strlen("{count}"))) {
            buffer_put_integer(out, refusal->count);
            at += strlen("{count}");
        } else {
            buffer_put(out, at++, 1);
        }
    }
}

/* Where in the amendment: on one line, and short. */
static void put_source(struct buffer *out, const struct formula *formula, size_t from, size_t to)
{
    struct str words = str_slice(formula->source, from, to);
    struct str shown = str_shorten(out->arena, words, WORDS_SHOWN_MAX);

    if (!words.length)
        return;
    buffer_put_c(out, " (");
    for (size_t i = 0; i < shown.length; i++)
        buffer_put(out, shown.data[i] == '\n' ? " " : &shown.data[i], 1);
    buffer_put_c(out, ")");
}

static void say_refusal(struct apply_job *job, const struct refusal *refusal)
{
    struct buffer out = { .arena = &job->law.arena };

    buffer_format(&out, "%s: %s", job->law.name, job->paths[refusal->amendment]);
    if (refusal->kind == REFUSED_CONFLICT && refusal->other != refusal->amendment)
        buffer_format(&out, " and %s", job->paths[refusal->other]);
    buffer_put_c(&out, ": ");
    put_filled(&out, refusal_sentence(refusal->kind), refusal);
    put_source(&out, &job->formulas[refusal->amendment], refusal->from, refusal->to);
    if (refusal->kind == REFUSED_CONFLICT)
        put_source(&out, &job->formulas[refusal->other], refusal->other_from, refusal->other_to);
    fprintf(job->law.command->err, "%.*s\n", STR_ARGS(buffer_str(&out)));
}

static void say_articles(struct apply_job *job, const struct amended *amended, bool is_before)
{
    FILE *out = job->law.command->out;

    for (size_t i = 0; i < amended->article_count; i++) {
        const struct new_article *article = &amended->articles[i];

        if (article->is_before != is_before)
            continue;
        if (!is_before)
            fputs("\n", out);
        fprintf(out, "Article %.*s\n", STR_ARGS(article->num.length ? article->num : STR("…")));
        for (size_t k = 0; k < article->alineas.count; k++)
            fprintf(out, "%.*s\n", STR_ARGS(article->alineas.items[k]));
        if (is_before)
            fputs("\n", out);
    }
}

static int apply(struct apply_job *job)
{
    struct amended amended = law_amend(&job->law.arena, &job->article, job->formulas, job->count);

    for (size_t i = 0; i < amended.refusals.count; i++)
        say_refusal(job, &amended.refusals.items[i]);
    if (!amended.is_applied)
        return EXIT_REFUSED;
    say_articles(job, &amended, true);
    for (size_t i = 0; i < amended.count; i++)
        fprintf(job->law.command->out, "%.*s\n", STR_ARGS(amended.lines[i].text));
    say_articles(job, &amended, false);
    return EXIT_DONE;
}

static int run(struct apply_job *job)
{
    struct command *command = job->law.command;
    const char *number = command_option(command, "--article");

    if (!law_read_language(&job->law))
        return EXIT_REFUSED;
    if (command->argc < 2 || !strncmp(command->argv[0], "--", 2)) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    job->article.num = str_of(number);
    job->paths = command->argv + 1;
    job->count = (size_t)command->argc - 1;
    return read_all(job, command->argv[0]) ? apply(job) : EXIT_REFUSED;
}

int command_law_apply(struct command *command)
{
    struct apply_job job = { .law = { .command = command, .name = "palabre law apply" } };
    int status = run(&job);

    arena_free(&job.law.arena);
    return status;
}
