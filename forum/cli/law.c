/* What the commands on law texts share: files and languages. */
#include "cli/law.h"

#include <inttypes.h>
#include <string.h>

#include "cli/progress.h"
#include "exchange/law_bytes.h"
#include "exchange/law_html.h"
#include "exchange/law_sources.h"
#include "law/canon.h"

void law_say_gaps(FILE *out, const struct document_gaps *gaps)
{
    for (size_t i = 0; i < gaps->count; i++) {
        const struct document_gap *gap = &gaps->items[i];

        fputs("      not taken in: ", out);
        print_plain(out, gap->what);
        if (gap->line)
            fprintf(out, " (line %" PRId64 ")", gap->line);
        if (gap->times > 1)
            fprintf(out, ", %" PRId64 " times", gap->times);
        putc('\n', out);
    }
}

bool law_complain(struct law_job *job, const char *about, struct str what)
{
    fprintf(job->command->err, "%s: %s: %.*s\n", job->name, about, STR_ARGS(what));
    return false;
}

bool law_read_language(struct law_job *job)
{
    const char *value = command_option(job->command, "--language");

    job->language = FORMULA_FRENCH;
    if (!value || !strcmp(value, "fr"))
        return true;
    job->language = FORMULA_ENGLISH;
    return !strcmp(value, "en") || law_complain(job, "--language", STR("it is fr or en"));
}

static bool has_tags(struct str text)
{
    return str_find(text, STR("</p>"), 0) < text.length ||
           str_find(text, STR("<br"), 0) < text.length;
}

bool law_read_plain(struct law_job *job, const char *path, struct str *text)
{
    struct law_sources sources = { 0 };
    struct str fault = STR("it cannot be read");

    if (law_sources_read(&job->arena, path, &sources, &fault) != OK)
        return law_complain(job, path, fault);
    if (sources.count != 1 || strcmp(sources.items[0].path, path) != 0)
        return law_complain(job, path, STR("it is a folder"));
    if (law_utf8_or_windows(&job->arena, &sources.items[0], text, &fault) != OK)
        return law_complain(job, path, fault);
    *text = has_tags(*text) ? law_html_plain(&job->arena, *text) : law_entities(&job->arena, *text);
    return true;
}

struct str_list law_lines_of(struct law_job *job, struct str text)
{
    struct str_list lines = { 0 };

    while (text.length) {
        struct str line = str_cut(&text, '\n');

        line = str_find(line, STR("\t"), 0) < line.length ? canon_row(&job->arena, line)
                                                          : canon_text(&job->arena, line);
        if (str_trim(line).length)
            *list_add(&job->arena, &lines) = line;
    }
    return lines;
}
