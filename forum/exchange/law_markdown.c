#include "exchange/law_markdown.h"

#include "base/arena.h"
#include "exchange/law_front.h"
#include "exchange/law_markdown_blocks.h"
#include "exchange/law_markdown_heading.h"
#include "exchange/law_markdown_words.h"
#include "law/canon.h"

struct building {
    struct arena *arena;
    struct document *document;
    struct outline outline;
    size_t article;
};

static void add_words(struct building *building, const struct block *block)
{
    const struct outline *outline = &building->outline;
    struct segment segment = {
        .kind = outline->in_note           ? SEGMENT_NOTE
                : block->kind == BLOCK_ROW ? SEGMENT_ROW
                                           : SEGMENT_ALINEA,
        .parent = outline->in_article ? building->article : outline_top(outline),
        .num = block->num,
        .body = block->text,
        .depth = block->depth,
    };

    document_add(building->arena, building->document, &segment);
}

static void add_part(struct building *building, const struct heading *heading, int64_t level)
{
    struct segment segment = {
        .kind = SEGMENT_PART,
        .parent = outline_part(building->arena, &building->outline, heading, level),
        .name = heading->name,
        .num = heading->num,
        .head = heading->head,
    };
    size_t place = document_add(building->arena, building->document, &segment);

    if (place != SEGMENT_NONE)
        outline_open(&building->outline, place, level, heading->name);
}

static void add_article(struct building *building, const struct heading *heading, int64_t level)
{
    struct segment segment = {
        .kind = SEGMENT_ARTICLE,
        .parent = outline_article(&building->outline, heading, level),
        .name = heading->name,
        .num = heading->num,
        .head = heading->head,
    };

    building->article = document_add(building->arena, building->document, &segment);
    if (building->article == SEGMENT_NONE)
        building->outline.in_article = false;
}

/* A heading that is called nothing we know: the title, a part, or words between others. */
static void take_other(struct building *building, const struct heading *heading,
                       const struct block *block)
{
    struct outline *outline = &building->outline;
    struct block words = { .kind = BLOCK_WORDS, .text = heading->head };

    if (!building->document->count && !building->document->about.title.length)
        building->document->about.title = heading->head;
    else if (outline->in_article && outline->article_level != LEVEL_WITHIN &&
             block->level > outline->article_level)
        add_words(building, &words);
    else
        add_part(building, heading, block->level);
}

static void take_heading(struct building *building, const struct block *block)
{
    struct heading heading = heading_read(building->arena, block->text);

    switch (heading.kind) {
    case HEADING_TITLE: building->document->about.title = heading.head; break;
    case HEADING_NOTE: building->outline.in_note = true; break;
    case HEADING_PART: add_part(building, &heading, block->level); break;
    case HEADING_ARTICLE: add_article(building, &heading, block->level); break;
    default: take_other(building, &heading, block); break;
    }
}

/* A line that is all bold is a heading when it is called like one, else words. */
static void take_bold(struct building *building, const struct block *block)
{
    struct heading heading = heading_read(building->arena, block->text);
    struct block words = *block;

    if (heading.kind == HEADING_PART)
        add_part(building, &heading, LEVEL_WITHIN);
    else if (heading.kind == HEADING_ARTICLE)
        add_article(building, &heading, LEVEL_WITHIN);
    else if (heading.kind == HEADING_NOTE)
        building->outline.in_note = true;
    else {
        words.kind = BLOCK_WORDS;
        words.text = canon_text(building->arena, markdown_words(building->arena, block->text));
        if (words.text.length)
            add_words(building, &words);
    }
}

static void take_block(struct building *building, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING: take_heading(building, block); break;
    case BLOCK_BOLD: take_bold(building, block); break;
    case BLOCK_CLOSE: outline_close(&building->outline); break;
    case BLOCK_LEFT:
        document_gap(building->arena, building->document, block->text, block->line);
        break;
    default: add_words(building, block); break;
    }
}

void law_from_markdown(struct arena *arena, struct str text, struct document *document)
{
    struct law_front front = law_front_read(arena, text);
    struct building *building = arena_new(arena, struct building);
    struct blocks blocks =
        markdown_blocks(arena, str_slice(text, front.length, text.length), front.lines + 1);

    *document = (struct document){ 0 };
    *building = (struct building){ arena, document, { .count = 0 }, SEGMENT_NONE };
    law_front_say(arena, &front, document);
    for (size_t i = 0; i < blocks.count; i++)
        take_block(building, &blocks.items[i]);
    document_close(arena, document);
}
