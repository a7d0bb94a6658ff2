#include "exchange/law_markdown_blocks.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_markdown_cut.h"
#include "exchange/law_markdown_heading.h"
#include "exchange/law_markdown_words.h"
#include "law/canon.h"

/* "**I.** – words" */
static void cut_num(struct arena *arena, struct block *block, struct str *markdown)
{
    size_t end = markdown_bold_end(*markdown);
    struct str num;

    if (!end || end >= markdown->length || markdown->data[end] != ' ' || block->num.length)
        return;
    num = canon_text(arena, markdown_words(arena, str_slice(*markdown, 2, end - 2)));
    if (!heading_is_num(num))
        return;
    block->num = num;
    *markdown = str_slice(*markdown, end + 1, markdown->length);
}

static void put_words(struct arena *arena, struct blocks *blocks, struct block block,
                      struct str markdown)
{
    struct str text;

    markdown = str_trim(markdown);
    if (markdown_bold_end(markdown) == markdown.length && markdown.length && !block.num.length) {
        block.kind = BLOCK_BOLD;
        block.text = str_slice(markdown, 2, markdown.length - 2);
        *list_add(arena, blocks) = block;
        return;
    }
    cut_num(arena, &block, &markdown);
    text = markdown_words(arena, markdown);
    while (text.length) {
        block.text = canon_text(arena, str_cut(&text, '\n'));
        if (!block.text.length)
            continue;
        *list_add(arena, blocks) = block;
        block.num = STR("");
    }
}

/* Lines that were wrapped become one again; each other one is a block. */
static void join_lines(const struct cutting *cutting, const struct piece *piece, int64_t width,
                       struct blocks *blocks)
{
    struct buffer joined = { .arena = cutting->arena };
    struct block block = piece->block;

    for (size_t i = piece->from; i < piece->to; i++) {
        buffer_put_str(&joined, cutting->lines.items[i].text);
        if (i + 1 < piece->to && wrap_goes_on(&cutting->lines, i, width)) {
            buffer_put_c(&joined, " ");
            continue;
        }
        if (joined.length)
            put_words(cutting->arena, blocks, block, str_copy(cutting->arena, buffer_str(&joined)));
        joined.length = 0;
        block.num = STR("");
        block.line = piece->block.line + (int64_t)(i - piece->from) + 1;
    }
}

struct blocks markdown_blocks(struct arena *arena, struct str markdown, int64_t first)
{
    struct cutting *cutting = arena_new(arena, struct cutting);
    struct blocks blocks = { 0 };
    int64_t width;

    *cutting = (struct cutting){ .arena = arena, .text = markdown, .line = first };
    while (cutting->at < markdown.length)
        cutting_next(cutting);
    cutting_close(cutting);
    width = wrap_width(&cutting->lines);
    for (size_t i = 0; i < cutting->pieces.count; i++) {
        const struct piece *piece = &cutting->pieces.items[i];

        if (piece->to > piece->from)
            join_lines(cutting, piece, width, &blocks);
        else
            *list_add(arena, &blocks) = piece->block;
    }
    return blocks;
}
