#include "bench/words.h"

#include "base/arena.h"
#include "base/buffer.h"

/* Each text is in one of two languages. */
static const char *const words[][24] = {
    { "nous",     "vote",     "règle", "les",   "question", "lieu",     "la",   "faire",
      "personne", "temps",    "texte", "avant", "essai",    "commune",  "de",   "semaine",
      "le",       "pourquoi", "entre", "sort",  "jamais",   "évidence", "dans", "ensemble" },
    { "we",      "vote",   "rule", "the",    "question", "people",  "every", "law",
      "because", "answer", "of",   "reason", "that",     "cost",    "draw",  "change",
      "number",  "room",   "to",   "never",  "week",     "between", "in",    "town" },
};

enum { LANGUAGES = sizeof words / sizeof *words, WORDS = sizeof *words / sizeof **words };

uint32_t words_number(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % below;
}

/* Words that one text in twenty-five holds, as most words of a language are. */
static void put_rare_word(struct buffer *text, uint64_t *seed)
{
    static const char *const syllables[] = { "ba",  "co",  "du",  "fe",  "gi",  "lo", "mu",
                                             "na",  "pe",  "ri",  "so",  "tu",  "va", "ze",
                                             "chi", "dro", "fla", "gru", "pli", "tra" };
    enum { SYLLABLES = sizeof syllables / sizeof *syllables };
    uint32_t number = words_number(seed, SYLLABLES * SYLLABLES);

    buffer_put_c(text, syllables[number % SYLLABLES]);
    buffer_put_c(text, syllables[number / SYLLABLES]);
    buffer_put_c(text, "mi");
}

static void put_sentence(struct buffer *text, uint64_t *seed, uint32_t language)
{
    uint32_t count = 5 + words_number(seed, 16);

    for (uint32_t i = 0; i < count; i++) {
        bool is_strong = words_number(seed, 40) == 0;

        buffer_put_c(text, i ? " " : "");
        buffer_put_c(text, is_strong ? "**" : "");
        if (words_number(seed, 8))
            buffer_put_c(text, words[language][words_number(seed, WORDS)]);
        else
            put_rare_word(text, seed);
        buffer_put_c(text, is_strong ? "**" : "");
    }
    buffer_put_c(text, ". ");
}

static void put_paragraph(struct buffer *text, uint64_t *seed, uint32_t language)
{
    uint32_t kind = words_number(seed, 10);
    uint32_t count = 1 + words_number(seed, 5);

    for (uint32_t i = 0; i < count; i++) {
        if (kind == 0)
            buffer_put_c(text, i ? "\n- " : "- ");
        if (kind == 1 && !i)
            buffer_put_c(text, "> ");
        put_sentence(text, seed, language);
    }
    if (kind == 2)
        buffer_put_c(text, "See [the minutes](https://example.org/minutes) of `12 May`.");
    buffer_put_c(text, "\n\n");
}

struct str words_post(struct arena *arena, uint64_t *seed)
{
    struct buffer text = { .arena = arena };
    uint32_t count = 1 + words_number(seed, 5), language = words_number(seed, LANGUAGES);

    for (uint32_t i = 0; i < count; i++)
        put_paragraph(&text, seed, language);
    return buffer_str(&text);
}
