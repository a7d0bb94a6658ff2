#include "bench/words.h"

#include "base/arena.h"
#include "base/buffer.h"

static const char *const words[] = {
    "nous",  "vote",     "règle",  "the",     "question", "lieu",     "people", "faire",
    "every", "personne", "temps",  "law",     "texte",    "because",  "avant",  "answer",
    "essai", "commune",  "reason", "semaine", "that",     "pourquoi", "cost",   "entre",
    "draw",  "sort",     "change", "jamais",  "évidence", "number",   "room",   "ensemble",
};

enum { WORDS = sizeof words / sizeof *words };

uint32_t words_number(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % below;
}

static void put_sentence(struct buffer *text, uint64_t *seed)
{
    uint32_t count = 5 + words_number(seed, 16);

    for (uint32_t i = 0; i < count; i++) {
        bool is_strong = words_number(seed, 40) == 0;

        buffer_put_c(text, i ? " " : "");
        buffer_put_c(text, is_strong ? "**" : "");
        buffer_put_c(text, words[words_number(seed, WORDS)]);
        buffer_put_c(text, is_strong ? "**" : "");
    }
    buffer_put_c(text, ". ");
}

static void put_paragraph(struct buffer *text, uint64_t *seed)
{
    uint32_t kind = words_number(seed, 10);
    uint32_t count = 1 + words_number(seed, 5);

    for (uint32_t i = 0; i < count; i++) {
        if (kind == 0)
            buffer_put_c(text, i ? "\n- " : "- ");
        if (kind == 1 && !i)
            buffer_put_c(text, "> ");
        put_sentence(text, seed);
    }
    if (kind == 2)
        buffer_put_c(text, "See [the minutes](https://example.org/minutes) of `12 May`.");
    buffer_put_c(text, "\n\n");
}

struct str words_post(struct arena *arena, uint64_t *seed)
{
    struct buffer text = { .arena = arena };
    uint32_t count = 1 + words_number(seed, 5);

    for (uint32_t i = 0; i < count; i++)
        put_paragraph(&text, seed);
    return buffer_str(&text);
}
