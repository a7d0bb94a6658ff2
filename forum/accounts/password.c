#include "accounts/password.h"

#include <sodium.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "accounts/password_words.h"
#include "base/arena.h"
#include "base/log.h"
#include "render/language.h"

enum {
    MEMORY_KIB = 19 * 1024,
    PASSES = 2,
    KEY_BYTES = 32,
    MEMORY_KIB_MAX = 1024 * 1024, /* of a hash that came from elsewhere */
    PASSES_MAX = 100,
    WORD_MIN = 3,       /* bytes: a shorter word or run is no help to who guesses */
    EXPANSION_MAX = 12, /* times longer than before: compatibility decomposition at its worst */
    OWNER_WORDS_MAX = 32,
};

/* The normalised text; as it is when it is no UTF-8. */
static struct str normalised(struct arena *arena, struct str text)
{
    size_t length = text.length * EXPANSION_MAX + 1;
    uint8_t *into = arena_alloc(arena, length);
    uint8_t *made =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text.data, text.length, into, &length);

    return made ? (struct str){ (const char *)made, length } : text;
}

/* Left out before looking for words: what people put between them. */
static bool is_between_words(char c)
{
    return c && strchr(" \t\n\r-_.,'", c);
}

static bool is_combining_mark(struct str s, size_t at)
{
    unsigned char first = (unsigned char)s.data[at];

    /* U+0300 to U+036F: what is left of accents once decomposed. */
    return first == 0xcc || (first == 0xcd && (unsigned char)s.data[at + 1] < 0xb0);
}

/* In lower case, without accents and without what stands between words. */
static struct str folded(struct arena *arena, struct str text)
{
    size_t length = text.length * EXPANSION_MAX + 1, kept = 0;
    uint8_t *into = arena_alloc(arena, length + 1);
    char *made = (char *)u8_casefold((const uint8_t *)text.data, text.length, NULL, UNINORM_NFKD,
                                     into, &length);

    if (!made)
        return text;
    for (size_t i = 0; i < length; i++) {
        if (is_combining_mark((struct str){ made, length }, i))
            i++;
        else if (!is_between_words(made[i]))
            made[kept++] = made[i];
    }
    return (struct str){ made, kept };
}

struct owner_words {
    struct str items[OWNER_WORDS_MAX];
    size_t count;
};

static void add_owner_word(struct owner_words *words, struct str word)
{
    if (word.length >= WORD_MIN && words->count < OWNER_WORDS_MAX)
        words->items[words->count++] = word;
}

/* A name whole, and each of its parts. */
static void add_owner_name(struct arena *arena, struct owner_words *words, struct str name)
{
    size_t from = 0;

    add_owner_word(words, folded(arena, name));
    for (size_t i = 0; i <= name.length; i++) {
        if (i < name.length && !is_between_words(name.data[i]) && name.data[i] != '@')
            continue;
        add_owner_word(words, folded(arena, str_slice(name, from, i)));
        from = i + 1;
    }
}

static size_t longest_word(struct str text, const struct owner_words *own)
{
    size_t longest = 0;

    for (const char *const *word = password_words; *word; word++)
        if (str_starts(text, *word) && strlen(*word) > longest)
            longest = strlen(*word);
    for (size_t i = 0; i < own->count; i++) {
        struct str word = own->items[i];

        if (word.length > longest && str_equal(str_slice(text, 0, word.length), word))
            longest = word.length;
    }
    return longest;
}

/* How far the text runs along a row, in steps of 1, of -1 (backwards) or of 0 (one key held). */
static size_t run_along(struct str text, const char *row, int step)
{
    const char *at = text.length ? strchr(row, text.data[0]) : NULL;
    const char *end = row + strlen(row);
    size_t length = 0;

    while (at && at >= row && at < end && length < text.length && text.data[length] == *at) {
        length++;
        at += step;
    }
    return length;
}

static size_t longest_run(struct str text)
{
    size_t longest = 1;

    while (longest < text.length && text.data[longest] == text.data[0])
        longest++;
    for (const char *const *row = password_rows; *row; row++)
        for (int step = -1; step <= 1; step += 2) {
            size_t length = run_along(text, *row, step);

            if (length > longest)
                longest = length;
        }
    return longest;
}

static bool is_in_a_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* How many times somebody who tries the easiest things first would have to find something out. */
static int surprises(struct str text, const struct owner_words *own)
{
    int count = 0;

    for (size_t at = 0; at < text.length;) {
        struct str rest = str_slice(text, at, text.length);
        size_t word = longest_word(rest, own), run = longest_run(rest);
        size_t known = word > run ? word : run;

        if (!is_in_a_character(rest.data[0]))
            count++;
        at += known >= WORD_MIN ? known : 1;
    }
    return count;
}

/* One piece, shorter than a password may be, over and over. */
static bool is_repeated(struct str text)
{
    for (size_t piece = 1; piece < PASSWORD_MIN && 2 * piece <= text.length; piece++)
        if (!memcmp(text.data, text.data + piece, text.length - piece))
            return true;
    return false;
}

static bool is_easy(struct arena *arena, struct str password, const struct password_owner *owner)
{
    struct str text = folded(arena, password);
    struct owner_words own = { 0 };

    add_owner_name(arena, &own, owner->site);
    add_owner_name(arena, &own, owner->handle);
    add_owner_name(arena, &own, owner->name);
    add_owner_name(arena, &own, owner->mail);
    return is_repeated(text) || surprises(text, &own) < PASSWORD_SURPRISES_MIN;
}

enum result password_check(struct str password, const struct password_owner *owner,
                           const char *field, struct problems *problems)
{
    struct str text = normalised(problems->arena, password);

    if (!str_is_utf8(text))
        return problem_add(problems, field, N_("This passphrase is not readable text."));
    if (str_characters(text) < PASSWORD_MIN)
        return problem_add_count(problems, field,
                                 N_("A passphrase has at least {count} characters: a few words "
                                    "that do not usually go together are easy to remember."),
                                 PASSWORD_MIN);
    if (str_characters(text) > PASSWORD_MAX)
        return problem_add_count(problems, field,
                                 N_("A passphrase has at most {count} characters."), PASSWORD_MAX);
    if (is_easy(problems->arena, text, owner))
        return problem_add(problems, field,
                           N_("This passphrase is easy to guess: it repeats itself, runs along "
                              "the keyboard, or is made of well-known words or of your own name. "
                              "Add words that nobody would expect."));
    return OK;
}

static enum result memory_refused(struct str doing)
{
    log_event(LOG_ERROR, "password-memory-refused", { "while", doing });
    return BUSY;
}

enum result password_hash(struct arena *arena, struct str password, struct str *hash)
{
    struct str text = normalised(arena, password);
    char *made = arena_alloc(arena, crypto_pwhash_STRBYTES);

    if (crypto_pwhash_str(made, text.data, text.length, PASSES, (size_t)MEMORY_KIB * 1024))
        return memory_refused(STR("hashing"));
    *hash = str_of(made);
    return OK;
}

/* A hash taken apart: "$argon2id$v=19$m=19456,t=2,p=1$SALT$KEY". */
struct recipe {
    int64_t memory_kib;
    int64_t passes;
    unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char key[KEY_BYTES];
};

static bool take_number(struct str *rest, char ending, const char *name, int64_t *number)
{
    struct str part = str_cut(rest, ending);
    size_t length = strlen(name);

    return str_starts(part, name) && str_to_integer(str_slice(part, length, part.length), number);
}

static bool take_bytes(struct str *rest, unsigned char *into, size_t bytes)
{
    struct str part = str_cut(rest, '$');
    size_t length;

    return !sodium_base642bin(into, bytes, part.data, part.length, NULL, &length, NULL,
                              sodium_base64_VARIANT_ORIGINAL_NO_PADDING) &&
           length == bytes;
}

static bool recipe_read(struct str hash, struct recipe *recipe)
{
    int64_t version, lanes;
    bool has_kind = !str_cut(&hash, '$').length && str_equal(str_cut(&hash, '$'), STR("argon2id"));

    return has_kind && take_number(&hash, '$', "v=", &version) && version == 19 &&
           take_number(&hash, ',', "m=", &recipe->memory_kib) &&
           take_number(&hash, ',', "t=", &recipe->passes) &&
           take_number(&hash, '$', "p=", &lanes) && lanes == 1 && recipe->memory_kib > 0 &&
           recipe->memory_kib <= MEMORY_KIB_MAX && recipe->passes > 0 &&
           recipe->passes <= PASSES_MAX && take_bytes(&hash, recipe->salt, sizeof recipe->salt) &&
           take_bytes(&hash, recipe->key, sizeof recipe->key);
}

/*
 * The key is made again and compared here: libsodium's own check says "wrong"
 * when it could not have the memory.
 */
enum result password_verify(struct arena *arena, struct str password, struct str hash)
{
    struct recipe recipe = { .memory_kib = MEMORY_KIB, .passes = PASSES };
    struct str text = normalised(arena, password);
    unsigned char key[KEY_BYTES];
    bool is_somebody = hash.length > 0;

    if (is_somebody && !recipe_read(hash, &recipe)) {
        log_event(LOG_ERROR, "password-hash-unknown", { "hash", str_slice(hash, 0, 9) });
        return FAILED;
    }
    if (crypto_pwhash(key, sizeof key, text.data, text.length, recipe.salt,
                      (unsigned long long)recipe.passes, (size_t)recipe.memory_kib * 1024,
                      crypto_pwhash_ALG_ARGON2ID13))
        return memory_refused(STR("verifying"));
    return !sodium_memcmp(key, recipe.key, sizeof key) && is_somebody ? OK : NOT_ALLOWED;
}

bool password_is_outdated(struct str hash)
{
    struct recipe recipe;

    return !recipe_read(hash, &recipe) || recipe.memory_kib < MEMORY_KIB || recipe.passes < PASSES;
}
