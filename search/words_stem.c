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

static int by_bytes(const void *folded, const void *item)
{
    return str_order(*(const struct str *)folded, str_of(*(const char *const *)item));
}

bool word_is_common(struct str folded)
{
    static const char *const common[] = {
        "a",   "an",  "and", "are",  "au",  "aux",  "ce",   "ces", "d",   "dans", "de", "des",
        "du",  "en",  "est", "et",   "for", "in",   "is",   "it",  "l",   "la",   "le", "les",
        "ne",  "of",  "on",  "ou",   "par", "pas",  "pour", "qu",  "que", "qui",  "sa", "se",
        "ses", "son", "sur", "that", "the", "this", "to",   "un",  "une", "with",
    };

    return bsearch(&folded, common, sizeof common / sizeof *common, sizeof *common, by_bytes);
}

static void add(struct stems *stems, struct str stem)
{
    struct str folded = word_fold(stems->bytes[stems->count], stem);

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

/*
 * French goes by accents (détachées, détaché), which people leave out when
 * they search; an e that stays behind without them is dropped from all.
 */
static void add_french(struct stems *stems, struct sb_stemmer *stemmer, struct str word)
{
    struct str found = stem(stemmer, word);

    while (found.length > 3 && found.data[found.length - 1] == 'e')
        found.length--;
    add(stems, found);
}

static void make_stems(const struct stemmers *mine, const struct word *word, enum languages of,
                       struct stems *stems)
{
    if (word_is_common(word->folded))
        return;
    if (of & FRENCH) {
        add_french(stems, mine->french, word->lowered);
        if (!str_equal(word->lowered, word->folded))
            add_french(stems, mine->french, word->folded);
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
