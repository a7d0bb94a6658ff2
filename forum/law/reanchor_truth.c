#include <stdlib.h>

#include "base/arena.h"
#include "law/canon.h"
#include "law/reanchor_inside.h"

static bool is_word_byte(char byte)
{
    return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void add_words(struct arena *arena, struct article_words *words, struct str key,
                      size_t place)
{
    for (size_t at = 0, from; at < key.length;) {
        for (from = at; at < key.length && is_word_byte(key.data[at]); at++)
            ;
        if (at == from)
            at++;
        else
            *list_add(arena, words) =
                (struct article_word){ str_slice(key, from, at), place, from, at, WORD_GONE };
    }
}

static struct article_words words_of(struct arena *arena, const struct document *document,
                                     size_t article)
{
    struct article_words words = { 0 };

    for (size_t i = article + 1; i < document->count; i++) {
        const struct segment *segment = &document->items[i];

        if (segment->kind == SEGMENT_ARTICLE || segment->kind == SEGMENT_PART)
            break;
        if (segment->kind != SEGMENT_NOTE)
            add_words(arena, &words, canon_key(arena, segment->body), i);
    }
    return words;
}

/* The longest common subsequence: how long it is from each pair of words on. */
static void pair_words(struct changed_article *article)
{
    struct arena own = { 0 };
    struct article_words *a = &article->before, *b = &article->after;
    size_t width = b->count + 1;
    uint16_t *best = arena_alloc(&own, (a->count + 1) * width * sizeof *best);

    for (size_t i = a->count; i-- > 0;)
        for (size_t j = b->count; j-- > 0;) {
            uint16_t down = best[(i + 1) * width + j], right = best[i * width + j + 1];
            bool is_same = str_equal(a->items[i].text, b->items[j].text);

            best[i * width + j] = down > right ? down : right;
            if (is_same && best[(i + 1) * width + j + 1] + 1 > best[i * width + j])
                best[i * width + j] = (uint16_t)(best[(i + 1) * width + j + 1] + 1);
        }
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (str_equal(a->items[i].text, b->items[j].text) &&
            best[i * width + j] == best[(i + 1) * width + j + 1] + 1) {
            a->items[i].partner = j;
            b->items[j++].partner = i++;
        } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
            i++;
        } else {
            j++;
        }
    }
    arena_free(&own);
}

static bool has_changed(const struct changed_article *article)
{
    if (article->before.count != article->after.count)
        return true;
    for (size_t i = 0; i < article->before.count; i++)
        if (!str_equal(article->before.items[i].text, article->after.items[i].text))
            return true;
    return false;
}

/* The only article with this number. */
static size_t article_named(const struct document *document, const struct segment *as)
{
    size_t found = SEGMENT_NONE;

    for (size_t i = 0; i < document->count; i++) {
        const struct segment *segment = &document->items[i];

        if (segment->kind != SEGMENT_ARTICLE || !str_equal(segment->num, as->num) ||
            !str_equal(segment->name, as->name))
            continue;
        if (found != SEGMENT_NONE)
            return SEGMENT_NONE;
        found = i;
    }
    return found;
}

static void add_article(struct arena *arena, struct changed_articles *articles,
                        struct changed_article article)
{
    size_t before = article.before.count, after = article.after.count;

    if (before < 2 || !after || !has_changed(&article))
        return;
    if (before >= UINT16_MAX || after >= UINT16_MAX ||
        (before + 1) * (after + 1) > REANCHOR_CELLS_MAX) {
        articles->too_long++;
        return;
    }
    pair_words(&article);
    *list_add(arena, articles) = article;
}

struct changed_articles reanchor_articles(struct arena *arena, const struct document *before,
                                          const struct document *after)
{
    struct changed_articles articles = { 0 };

    for (size_t i = 0; i < before->count; i++) {
        const struct segment *segment = &before->items[i];
        size_t j;

        if (segment->kind != SEGMENT_ARTICLE || article_named(before, segment) != i)
            continue;
        j = article_named(after, segment);
        if (j != SEGMENT_NONE)
            add_article(
                arena, &articles,
                (struct changed_article){ words_of(arena, before, i), words_of(arena, after, j) });
    }
    return articles;
}

/* The most words that stayed with no more strange ones between them than there are. */
struct truth reanchor_truth(const struct changed_article *article, size_t from, size_t to)
{
    const struct article_word *words = article->before.items;
    struct truth truth = { QUOTE_GONE, 0, 0 };
    size_t most = 0, count = to - from;

    for (size_t i = from; i < to; i++) {
        size_t kept = 0;

        for (size_t j = i; j < to && words[i].partner != WORD_GONE; j++) {
            size_t spread;

            if (words[j].partner == WORD_GONE)
                continue;
            kept++;
            spread = words[j].partner - words[i].partner + 1;
            if (kept > most && spread <= 2 * kept) {
                most = kept;
                truth.from = words[i].partner;
                truth.to = words[j].partner + 1;
            }
        }
    }
    if (most == count && truth.to - truth.from == count &&
        article->after.items[truth.from].place == article->after.items[truth.to - 1].place)
        truth.fate = QUOTE_INTACT;
    else if (2 * most >= count)
        truth.fate = QUOTE_EDITED;
    return truth;
}
