#include "law/reanchor.h"

#include <time.h>

#include "base/arena.h"
#include "law/canon.h"
#include "law/reanchor_inside.h"

enum { WORDS_MIN = 2, WORDS_MAX = 30 };

struct measuring {
    struct arena *arena;
    const struct document *before;
    const struct document *after;
    struct changed_articles articles;
    uint64_t random;
    struct reanchor_report report;
};

/* SplitMix64 (Steele, Lea, Flood, 2014): the same everywhere. */
static uint64_t next_random(struct measuring *m)
{
    uint64_t z = m->random += 0x9E3779B97F4A7C15u;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* Some words of one alinéa. */
struct drawn {
    const struct changed_article *article;
    size_t from;
    size_t to;
};

static bool draw(struct measuring *m, struct drawn *drawn)
{
    const struct article_words *words;
    size_t length = WORDS_MIN + next_random(m) % (WORDS_MAX - WORDS_MIN + 1);

    drawn->article = &m->articles.items[next_random(m) % m->articles.count];
    words = &drawn->article->before;
    drawn->from = next_random(m) % words->count;
    for (drawn->to = drawn->from; drawn->to < words->count && length; drawn->to++, length--)
        if (words->items[drawn->to].place != words->items[drawn->from].place)
            break;
    return drawn->to - drawn->from >= WORDS_MIN;
}

static struct law_quote quote_from(struct measuring *m, const struct drawn *drawn)
{
    const struct article_word *words = drawn->article->before.items;
    struct str body = m->before->items[words[drawn->from].place].body;
    struct str key = canon_key(m->arena, body);

    return quote_of(m->arena, body, canon_character(key, words[drawn->from].from),
                    canon_character(key, words[drawn->to - 1].to));
}

/* The words of the article after that an anchor covers; none when it is of another. */
static struct truth words_covered(struct measuring *m, const struct drawn *drawn,
                                  const struct anchor *anchor)
{
    const struct article_words *words = &drawn->article->after;
    struct str key = canon_key(m->arena, m->after->items[anchor->place].body);
    size_t from = canon_byte(key, anchor->from), to = canon_byte(key, anchor->to);
    struct truth covered = { QUOTE_GONE, 0, 0 };

    for (size_t i = 0; i < words->count; i++) {
        const struct article_word *word = &words->items[i];

        if (word->place != anchor->place || word->to <= from || word->from >= to)
            continue;
        if (covered.from == covered.to)
            covered.from = i;
        covered.to = i + 1;
    }
    return covered;
}

static enum quote_outcome judge(struct measuring *m, const struct drawn *drawn,
                                const struct truth *truth, const struct anchor *anchor)
{
    struct truth covered;
    size_t from, to;

    if (anchor->state >= ANCHOR_ORPHAN_HERE)
        return PLACED_NOWHERE;
    if (truth->fate == QUOTE_GONE)
        return PLACED_WRONG;
    covered = words_covered(m, drawn, anchor);
    from = covered.from > truth->from ? covered.from : truth->from;
    to = covered.to < truth->to ? covered.to : truth->to;
    if (truth->fate == QUOTE_INTACT)
        return covered.from == truth->from && covered.to == truth->to ? PLACED_RIGHT : PLACED_WRONG;
    return to > from && 2 * (to - from) >= truth->to - truth->from ? PLACED_RIGHT : PLACED_WRONG;
}

/* Exactly one state, and words where it says that there are any. */
static bool is_listed(const struct document *after, const struct anchor *anchor)
{
    if (anchor->state == ANCHOR_ORPHAN || anchor->state == ANCHOR_ORPHAN_HERE)
        return anchor->place == SEGMENT_NONE || anchor->place < after->count;
    return anchor->state < ANCHOR_ORPHAN_HERE && anchor->place < after->count &&
           anchor->from >= 0 && anchor->from < anchor->to &&
           (size_t)anchor->to <= str_characters(after->items[anchor->place].body);
}

static double processor_seconds(void)
{
    struct timespec now = { 0 };

    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void measure_one(struct measuring *m, struct anchoring *anchoring, const struct drawn *drawn)
{
    struct truth truth = reanchor_truth(drawn->article, drawn->from, drawn->to);
    struct law_quote quote = quote_from(m, drawn);
    size_t place = drawn->article->before.items[drawn->from].place;
    double begun = processor_seconds();
    struct anchor anchor = anchor_place(anchoring, place, &quote);

    m->report.seconds += processor_seconds() - begun;
    m->report.quotes++;
    if (!is_listed(m->after, &anchor)) {
        m->report.unlisted++;
        return;
    }
    m->report.states[anchor.state]++;
    m->report.counts[truth.fate][judge(m, drawn, &truth, &anchor)]++;
}

/* Memory for a quote is given back after it. */
static void measure_all(struct measuring *m, struct anchoring *anchoring, int64_t quotes)
{
    enum { TRIES = 20 };
    struct arena scratch = { 0 };
    struct drawn drawn;

    m->arena = &scratch;
    for (int64_t tries = quotes * TRIES; m->report.quotes < quotes && tries; tries--) {
        if (draw(m, &drawn))
            measure_one(m, anchoring, &drawn);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

struct reanchor_report law_reanchor(struct arena *arena, const struct document *before,
                                    const struct document *after, int64_t quotes, uint64_t seed)
{
    struct measuring m = { .before = before, .after = after, .random = seed };
    double begun = processor_seconds();
    struct lineages lineages = law_align(arena, before, after);
    struct anchoring *anchoring = anchoring_begin(arena, before, after, &lineages);

    m.report.seconds = processor_seconds() - begun;
    m.articles = reanchor_articles(arena, before, after);
    m.report.articles = (int64_t)m.articles.count;
    m.report.too_long = m.articles.too_long;
    if (m.articles.count)
        measure_all(&m, anchoring, quotes);
    anchoring_end(anchoring);
    return m.report;
}
