#include "base/arena.h"
#include "base/buffer.h"
#include "law/align_inside.h"
#include "render/diff_lines.h"

/*
 * In thousandths of the words kept: with the same number an article is the same
 * when this much stayed, under another when that much did; else its number decides.
 */
enum { NUMBERED_MIN = 300, RENUMBERED_MIN = 800 };

enum { WORDS_MIN = 8 };

struct articles {
    size_t *items; /* places in the document */
    struct str *words;
    size_t count;
};

/* The articles that have no partner yet, each with all its words. */
static struct articles articles_left(struct alignment *alignment, const struct align_side *side)
{
    struct arena *arena = alignment->arena;
    struct articles articles = { arena_alloc(arena, (side->count + 1) * sizeof(size_t)),
                                 arena_alloc(arena, (side->count + 1) * sizeof(struct str)), 0 };
    struct buffer *words = arena_alloc(arena, (side->count + 1) * sizeof *words);

    for (size_t i = 0; i < side->count; i++) {
        size_t article = side->article[i];

        if (!align_is_leaf(&side->document->items[i]) || article == SEGMENT_NONE ||
            side->partner[article] != SEGMENT_NONE)
            continue;
        words[article].arena = arena;
        buffer_put_str(&words[article], side->keys[i]);
        buffer_put_c(&words[article], " ");
    }
    for (size_t i = 0; i < side->count; i++)
        if (words[i].length) {
            articles.items[articles.count] = i;
            articles.words[articles.count++] = buffer_str(&words[i]);
        }
    return articles;
}

static bool is_free(const struct alignment *alignment, size_t before, size_t after)
{
    return alignment->before.partner[before] == SEGMENT_NONE &&
           alignment->after.partner[after] == SEGMENT_NONE;
}

/* What is the same article by its words, whatever its number. */
static void pair_alike(struct alignment *alignment, const struct articles *before,
                       const struct articles *after, const struct diff_lines *alike,
                       int64_t likeness_min)
{
    for (size_t i = 0; i < alike->count; i++) {
        const struct diff_line *line = &alike->items[i];
        size_t first, second;

        if (line->before == DIFF_NO_LINE || line->after == DIFF_NO_LINE)
            continue;
        first = before->items[line->before];
        second = after->items[line->after];
        if (line->likeness >= likeness_min && is_free(alignment, first, second))
            align_pair(alignment, first, second);
    }
}

static size_t words_about(struct str text)
{
    size_t words = 1;

    for (size_t i = 0; i < text.length; i++)
        words += text.data[i] == ' ';
    return words;
}

/* Several have this number, as in annexes: the first is the first, and so on. */
static void pair_by_number(struct alignment *alignment, const struct articles *before,
                           const struct articles *after, int64_t likeness_min)
{
    size_t most = alignment->before.count + alignment->after.count;
    size_t *first = arena_alloc(alignment->arena, (most + 1) * sizeof *first); /* from 1 */
    size_t *next = arena_alloc(alignment->arena, (after->count + 1) * sizeof *next);

    for (size_t j = after->count; j-- > 0;) {
        uint32_t name = alignment->after.names[after->items[j]];

        if (alignment->after.partner[after->items[j]] != SEGMENT_NONE)
            continue;
        next[j] = first[name];
        first[name] = j + 1;
    }
    for (size_t i = 0; i < before->count; i++) {
        size_t place = before->items[i], *here = &first[alignment->before.names[place]];

        if (alignment->before.partner[place] != SEGMENT_NONE || !*here)
            continue;
        if (!likeness_min || law_likeness(alignment->arena, before->words[i],
                                          after->words[*here - 1]) >= likeness_min)
            align_pair(alignment, place, after->items[*here - 1]);
        *here = next[*here - 1];
    }
}

/* Words that stand in very short articles ("(Supprimé)") tell nothing. */
static void forget_short(struct alignment *alignment, struct align_side *side)
{
    size_t *words = arena_alloc(alignment->arena, (side->count + 1) * sizeof *words);

    for (size_t i = 0; i < side->count; i++)
        if (align_is_leaf(&side->document->items[i]) && side->article[i] != SEGMENT_NONE)
            words[side->article[i]] += words_about(side->keys[i]);
    for (size_t i = 0; i < side->count; i++)
        if (words[i] < WORDS_MIN)
            side->whole[i] = 0;
}

void align_articles(struct alignment *alignment)
{
    struct articles before, after;
    struct diff_lines alike;

    align_pair_only(alignment, alignment->before.publics, alignment->after.publics);
    align_pair_only(alignment, alignment->before.named_whole, alignment->after.named_whole);
    forget_short(alignment, &alignment->before);
    forget_short(alignment, &alignment->after);
    align_pair_only(alignment, alignment->before.whole, alignment->after.whole);
    before = articles_left(alignment, &alignment->before);
    after = articles_left(alignment, &alignment->after);
    alike =
        diff_match_lines(alignment->arena, before.words, before.count, after.words, after.count);
    pair_by_number(alignment, &before, &after, NUMBERED_MIN);
    pair_alike(alignment, &before, &after, &alike, RENUMBERED_MIN);
    pair_by_number(alignment, &before, &after, 0);
    pair_alike(alignment, &before, &after, &alike, DIFF_ALIKE_MIN);
}

/* A part is the one in which most of its articles are now. */
struct vote {
    size_t part;
    size_t count;
};

static void vote(struct alignment *alignment, struct vote *votes, size_t before, size_t after)
{
    size_t part = alignment->before.document->items[before].parent;
    size_t now = alignment->after.document->items[after].parent;

    if (part == SEGMENT_NONE || now == SEGMENT_NONE)
        return;
    if (votes[part].count && votes[part].part == now)
        votes[part].count++;
    else if (votes[part].count)
        votes[part].count--; /* the majority vote of Boyer and Moore (1981) */
    else
        votes[part] = (struct vote){ now, 1 };
}

void align_parts(struct alignment *alignment)
{
    struct align_side *before = &alignment->before;
    struct vote *votes = arena_alloc(alignment->arena, (before->count + 1) * sizeof *votes);

    align_pair_only(alignment, before->names, alignment->after.names);
    for (size_t i = before->count; i-- > 0;) {
        if (before->document->items[i].kind == SEGMENT_PART && before->partner[i] == SEGMENT_NONE &&
            votes[i].count && is_free(alignment, i, votes[i].part) &&
            align_may_be_one(alignment, i, votes[i].part))
            align_pair(alignment, i, votes[i].part);
        if (!align_is_leaf(&before->document->items[i]) && before->partner[i] != SEGMENT_NONE)
            vote(alignment, votes, i, before->partner[i]);
    }
}
