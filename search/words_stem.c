#include <libstemmer.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "search/words.h"

/* Most words of a text were in the one before, too: what they gave is remembered. */
enum { REMEMBERED = 2048, REMEMBERED_BYTES_MAX = 24 };

struct remembered {
    unsigned char length, lang; /* 0: nothing yet */
    unsigned char count, lengths[WORD_STEMS_MAX];
    char word[REMEMBERED_BYTES_MAX];
    char stems[WORD_STEMS_MAX][REMEMBERED_BYTES_MAX];
};

/* A language is known by its common words: so many of them, and so many times those of the other.
 */
enum { SURE = 3, LOOKED_AT_MAX = 80, SHORTEST = 3 /* stem */ };

/* Those whose stems a text's words have: as bits. */
enum languages { FRENCH = 1, ENGLISH = 2 };

/* A stemmer keeps notes while it works, so every thread has its own, as long as it lives. */
struct stemmers {
    struct sb_stemmer *french;
    struct sb_stemmer *english;
    struct remembered words[REMEMBERED];
};

static pthread_key_t stemmers_of_thread;

static void end_stemmers(void *context)
{
    struct stemmers *stemmers = context;

    sb_stemmer_delete(stemmers->french);
    sb_stemmer_delete(stemmers->english);
    free(stemmers);
}

/* The first thread of a process ends without its destructors. */
static void end_for_main(void)
{
    struct stemmers *stemmers = pthread_getspecific(stemmers_of_thread);

    if (stemmers)
        end_stemmers(stemmers);
    pthread_setspecific(stemmers_of_thread, NULL);
}

static void make_key(void)
{
    if (pthread_key_create(&stemmers_of_thread, end_stemmers) || atexit(end_for_main))
        abort();
}

static struct stemmers *stemmers(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct stemmers *mine;

    pthread_once(&once, make_key);
    mine = pthread_getspecific(stemmers_of_thread);
    if (mine)
        return mine;
    mine = calloc(1, sizeof *mine);
    if (!mine || pthread_setspecific(stemmers_of_thread, mine))
        abort();
    mine->french = sb_stemmer_new("french", "UTF_8");
    mine->english = sb_stemmer_new("english", "UTF_8");
    if (!mine->french || !mine->english)
        abort();
    return mine;
}

struct common {
    const char *word;
    int language; /* whose it is; 0: of both */
};

static int by_word(const void *folded, const void *item)
{
    return str_order(*(const struct str *)folded, str_of(((const struct common *)item)->word));
}

static const struct common *find_common(struct str folded)
{
    static const struct common words[] = {
        { "a", 0 },         { "an", 0 },         { "and", ENGLISH }, { "are", ENGLISH },
        { "au", FRENCH },   { "aux", FRENCH },   { "ce", FRENCH },   { "ces", FRENCH },
        { "d", 0 },         { "dans", FRENCH },  { "de", FRENCH },   { "des", FRENCH },
        { "du", FRENCH },   { "en", FRENCH },    { "est", FRENCH },  { "et", FRENCH },
        { "for", ENGLISH }, { "in", ENGLISH },   { "is", ENGLISH },  { "it", ENGLISH },
        { "l", 0 },         { "la", FRENCH },    { "le", FRENCH },   { "les", FRENCH },
        { "ne", FRENCH },   { "of", ENGLISH },   { "on", 0 },        { "ou", FRENCH },
        { "par", FRENCH },  { "pas", FRENCH },   { "pour", FRENCH }, { "qu", FRENCH },
        { "que", FRENCH },  { "qui", FRENCH },   { "sa", FRENCH },   { "se", FRENCH },
        { "ses", FRENCH },  { "son", FRENCH },   { "sur", FRENCH },  { "that", ENGLISH },
        { "the", ENGLISH }, { "this", ENGLISH }, { "to", ENGLISH },  { "un", FRENCH },
        { "une", FRENCH },  { "with", ENGLISH }
    };

    return bsearch(&folded, words, sizeof words / sizeof *words, sizeof *words, by_word);
}

bool word_is_common(struct str folded)
{
    return find_common(folded) != NULL;
}

struct str words_language(struct str text)
{
    struct word_reader reader = { .text = text };
    int counts[ENGLISH + 1] = { 0 };
    struct word word;

    for (int i = 0; i < LOOKED_AT_MAX && word_next(&reader, &word); i++) {
        const struct common *common = find_common(word.folded);

        if (common)
            counts[common->language]++;
    }
    if (counts[FRENCH] >= SURE && counts[FRENCH] > SURE * counts[ENGLISH])
        return STR("fr");
    if (counts[ENGLISH] >= SURE && counts[ENGLISH] > SURE * counts[FRENCH])
        return STR("en");
    return STR("");
}

/*
 * The last e, i or y is dropped: French stems end without what accents made of
 * it (détachées, detachees), English ones with an i (democraci), so most words
 * have one stem for both.
 */
static void add(struct stems *stems, struct str stem)
{
    struct str folded = word_fold(stems->bytes[stems->count], stem);

    while (folded.length > SHORTEST && strchr("eiy", folded.data[folded.length - 1]))
        folded.length--;
    for (int i = 0; i < stems->count; i++)
        if (str_equal(stems->items[i], folded))
            return;
    stems->items[stems->count++] = folded;
}

static struct str stem(struct sb_stemmer *stemmer, struct str word)
{
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer, (const sb_symbol *)word.data, (int)word.length);

    if (!stem)
        return word;
    return (struct str){ (const char *)stem, (size_t)sb_stemmer_length(stemmer) };
}

static void make_stems(const struct stemmers *mine, const struct word *word, enum languages of,
                       struct stems *stems)
{
    if (word_is_common(word->folded))
        return;
    if (of & FRENCH) {
        add(stems, stem(mine->french, word->lowered));
        if (!str_equal(word->lowered, word->folded))
            add(stems, stem(mine->french, word->folded));
    }
    if (of & ENGLISH)
        add(stems, stem(mine->english, word->folded));
}

/* The place of a word among those remembered: FNV-1a. */
static struct remembered *place_of(struct stemmers *mine, struct str word, enum languages of)
{
    uint32_t hash = 2166136261u ^ of;

    for (size_t i = 0; i < word.length; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * 16777619u;
    return &mine->words[(hash ^ hash >> 16) % REMEMBERED];
}

static bool recall(const struct remembered *place, struct str word, enum languages of,
                   struct stems *stems)
{
    if (place->lang != of || !str_equal(word, (struct str){ place->word, place->length }))
        return false;
    for (; stems->count < place->count; stems->count++) {
        int i = stems->count;

        memcpy(stems->bytes[i], place->stems[i], place->lengths[i]);
        stems->items[i] = (struct str){ stems->bytes[i], place->lengths[i] };
    }
    return true;
}

static void remember(struct remembered *place, struct str word, enum languages of,
                     const struct stems *stems)
{
    if (word.length > REMEMBERED_BYTES_MAX)
        return;
    for (int i = 0; i < stems->count; i++)
        if (stems->items[i].length > REMEMBERED_BYTES_MAX)
            return;
    *place = (struct remembered){ .length = (unsigned char)word.length,
                                  .lang = (unsigned char)of,
                                  .count = (unsigned char)stems->count };
    memcpy(place->word, word.data, word.length);
    for (int i = 0; i < stems->count; i++) {
        place->lengths[i] = (unsigned char)stems->items[i].length;
        memcpy(place->stems[i], stems->items[i].data, stems->items[i].length);
    }
}

void word_stems(const struct word *word, struct str lang, struct stems *stems)
{
    enum languages of = str_starts(lang, "fr")   ? FRENCH
                        : str_starts(lang, "en") ? ENGLISH
                                                 : FRENCH | ENGLISH;
    struct stemmers *mine = stemmers();
    struct remembered *place = place_of(mine, word->lowered, of);

    stems->count = 0;
    if (word->has_digit) {
        add(stems, word->folded);
    } else if (!recall(place, word->lowered, of, stems)) {
        make_stems(mine, word, of, stems);
        remember(place, word->lowered, of, stems);
    }
}
