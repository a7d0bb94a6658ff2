#include "render/runs.h"

#include <string.h>

#include "render/language.h"

/* What is being written: a piece of the text and how far it has come. */
struct piece {
    struct page *page;
    struct str words;
    int64_t from;
    int64_t to;
    int64_t character; /* of the text, where `byte` of the words stands */
    size_t byte;
};

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

/* Goes on to a character; gives the words passed. */
static struct str pass(struct piece *piece, int64_t character)
{
    size_t start = piece->byte;

    while (piece->byte < piece->words.length && piece->character < character) {
        do
            piece->byte++;
        while (piece->byte < piece->words.length &&
               !begins_character(piece->words.data[piece->byte]));
        piece->character++;
    }
    return str_slice(piece->words, start, piece->byte);
}

static void put(struct page *page, const char *markup)
{
    put_raw(page, markup, strlen(markup));
}

static bool holds(const struct run *run, int64_t number)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->numbers[i] == number)
            return true;
    return false;
}

static void put_anchor(struct page *page, int64_t number)
{
    put(page, "<span id=\"a");
    put_number(page, number);
    put(page, "\"></span>");
}

/* Those whose words begin here: they stood in no piece right before. */
static void put_beginnings(struct page *page, const struct runs *runs, size_t i)
{
    const struct run *run = &runs->items[i], *before = i ? run - 1 : NULL;

    for (size_t n = 0; n < run->count; n++)
        if (!before || before->to != run->from || !holds(before, run->numbers[n]))
            put_anchor(page, run->numbers[n]);
}

static void put_numbers(struct page *page, const struct runs *runs, size_t i)
{
    const struct run *run = &runs->items[i], *after = i + 1 < runs->count ? run + 1 : NULL;

    for (size_t n = 0; n < run->count; n++) {
        if (after && after->from == run->to && holds(after, run->numbers[n]))
            continue;
        put(page, "<a href=\"#n");
        put_number(page, run->numbers[n]);
        put(page, "\"><span class=\"vh\">");
        put_escaped(page, _(" see note "));
        put(page, "</span>");
        put_number(page, run->numbers[n]);
        put(page, "</a>");
    }
}

/* The last word goes with the numbers. */
static size_t last_word(struct str words)
{
    size_t at = words.length;

    while (at && words.data[at - 1] != ' ')
        at--;
    return at;
}

static void put_run(struct piece *piece, const struct runs *runs, size_t i)
{
    const struct run *run = &runs->items[i];
    struct page *page = piece->page;
    struct str words = pass(piece, run->to);
    size_t last = last_word(words);

    put(page, "<mark>");
    if (run->from >= piece->from)
        put_beginnings(page, runs, i);
    put(page, "<span class=\"vh\">");
    put_escaped(page, plural("annotated words, {count} debate: ",
                             "annotated words, {count} debates: ", run->debates));
    put(page, "</span>");
    put_escaped(page, str_slice(words, 0, last));
    put(page, "<span class=\"nb\">");
    put_escaped(page, str_slice(words, last, words.length));
    if (run->to <= piece->to)
        put_numbers(page, runs, i);
    put(page, "</span></mark>");
}

struct html runs_html(struct page *page, const struct runs *runs, struct str words, int64_t from)
{
    struct page out = page_beside(page);
    struct piece piece = {
        .page = &out,
        .words = words,
        .from = from,
        .to = from + (int64_t)str_characters(words),
        .character = from,
    };

    for (size_t i = 0; i < runs->count; i++) {
        const struct run *run = &runs->items[i];

        if (run->to <= piece.character || run->from >= piece.to)
            continue;
        put_escaped(&out, pass(&piece, run->from));
        put_run(&piece, runs, i);
    }
    put_escaped(&out, pass(&piece, piece.to));
    return page_html(&out);
}
