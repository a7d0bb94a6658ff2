#include <string.h>

#include "render/diff_lines.h"
#include "render/language.h"

/* How many lines of what stayed are shown beside a change. */
enum { LINES_AROUND = 1 };

static bool is_blank(struct str text)
{
    return !str_trim(text).length;
}

/* A change of nothing but line breaks would not be seen. */
static void put_changed(struct page *page, struct str text)
{
    if (is_blank(text) && memchr(text.data, '\n', text.length)) {
        put_markup(page, (struct html){ STR("<span aria-hidden=\"true\">↵</span>"
                                            "<span class=\"vh\">") });
        put_escaped(page, _("a line break"));
        put_markup(page, (struct html){ STR("</span>") });
    }
    put_escaped(page, text);
}

static void put_run(struct page *page, struct diff_run run)
{
    bool is_removed = run.kind == DIFF_REMOVED;

    put_markup(page, is_removed ? (struct html){ STR("<del><span class=\"vh\">") }
                                : (struct html){ STR("<ins><span class=\"vh\">") });
    put_escaped(page, is_removed ? _("removed: ") : _("added: "));
    put_markup(page, (struct html){ STR("</span>") });
    put_changed(page, run.text);
    put_markup(page, is_removed ? (struct html){ STR("</del>") } : (struct html){ STR("</ins>") });
}

/* The end of the first lines with words; of a text that has fewer, its own. */
static size_t end_of_first(struct str text, size_t lines)
{
    struct str rest = text;

    while (lines && rest.length)
        lines -= !is_blank(str_cut(&rest, '\n'));
    return text.length - rest.length;
}

static size_t start_of_last(struct str text, size_t lines)
{
    size_t start = text.length;

    while (start && lines) {
        size_t end = start;

        start--;
        while (start && text.data[start - 1] != '\n')
            start--;
        lines -= !is_blank(str_slice(text, start, end));
    }
    return start;
}

static size_t count_lines(struct str text)
{
    size_t lines = 0;

    while (text.length)
        lines += !is_blank(str_cut(&text, '\n'));
    return lines;
}

/* What stayed: its ends beside changes, and how many lines stand between them. */
static void put_same(struct page *page, struct str text, bool is_first, bool is_last)
{
    /* The line a change stands in, and those around it. */
    size_t from = is_first ? 0 : end_of_first(text, LINES_AROUND + 1);
    size_t to = is_last ? text.length : start_of_last(text, LINES_AROUND + 1);
    size_t lines = from < to ? count_lines(str_slice(text, from, to)) : 0;

    if (lines < 2) {
        put_escaped(page, text);
        return;
    }
    put_escaped(page, str_slice(text, 0, from));
    put_markup(page, (struct html){ STR("<span class=\"diff-skip\">") });
    put_escaped(page, plural("{count} line that did not change",
                             "{count} lines that did not change", (int64_t)lines));
    put_markup(page, (struct html){ STR("</span>") });
    put_escaped(page, str_slice(text, to, text.length));
}

struct html diff_html(struct page *page, const struct diff *diff, enum diff_extent extent)
{
    struct page part = page_beside(page);

    for (size_t i = 0; i < diff->count; i++) {
        struct diff_run run = diff->items[i];

        if (run.kind != DIFF_SAME)
            put_run(&part, run);
        else if (extent == DIFF_WHOLE)
            put_escaped(&part, run.text);
        else
            put_same(&part, run.text, i == 0, i + 1 == diff->count);
    }
    return page_html(&part);
}

struct html diff_side_html(struct page *page, const struct diff *diff, enum diff_run_kind without)
{
    struct page part = page_beside(page);

    for (size_t i = 0; i < diff->count; i++) {
        struct diff_run run = diff->items[i];

        if (run.kind == DIFF_SAME)
            put_escaped(&part, run.text);
        else if (run.kind != without)
            put_run(&part, run);
    }
    return page_html(&part);
}
