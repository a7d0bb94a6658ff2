#ifndef LAW_FORMULA_INSIDE_H
#define LAW_FORMULA_INSIDE_H

#include "base/arena.h"
#include "law/formula.h"

/*
 * What the files of the formula parser share. The source is cut into tokens once;
 * words that the grammar knows carry their entry of a table (formula_words.c), so
 * nothing below compares letters. Every reader takes what it understands from
 * `at` on and leaves `at` where it was when it says false.
 */

/* ---- formula_words.c: what the words of the formulas mean ---- */

enum word_kind {
    WORD_THE,
    WORD_OF,
    WORD_AT, /* à, au, dans, en: also « à » of a range */
    WORD_THIS,
    WORD_AND,
    WORD_THAT, /* « ainsi que » */
    WORD_AFTER,
    WORD_BEFORE,
    WORD_FROM,  /* depuis, allant */
    WORD_UNTIL, /* jusqu’à */
    WORD_BY,
    WORD_ORDINAL,
    WORD_CARDINAL,
    WORD_UNIT,
    WORD_TERM, /* mot, référence, date: what quoted words are called */
    WORD_VERB,
    WORD_BE,
    WORD_PARTICIPLE,
    WORD_BECOMES,
    WORD_THUS,
    WORD_IT,
    WORD_SAME,
    WORD_FOLLOWING,
    WORD_BIS,
    WORD_CONSEQUENCE,
    WORD_PURPOSE, /* pour, afin: before « compenser la perte… » */
    WORD_TIMES,   /* fois */
    WORD_EACH,    /* chaque, chacune, toutes */
    WORD_KIND,    /* substitution, suppression: of « la même substitution » */
    WORD_LOSS,    /* perte, charge: a gage begins */
    WORD_PAYS,    /* compensée */
    WORD_GOVERNMENT,
    WORD_REPORTS, /* remet, transmet */
    WORD_HOLDS,   /* s’applique, entre en vigueur: of the article itself */
    WORD_PRESENT, /* présent, précité, susvisé */
    WORD_CREDITS,
    WORD_ADDITIONAL,
    WORD_RESPECTIVELY,
    WORD_DISPOSITIONS,
    WORD_REST,    /* reste: « le reste sans changement » */
    WORD_WRITING, /* rédaction: « dans la rédaction suivante » */
    WORD_NOT,
};

enum unit {
    UNIT_ALINEA,
    UNIT_SENTENCE,
    UNIT_ARTICLE,
    UNIT_PART,  /* titre, chapitre, intitulé, division */
    UNIT_POINT, /* paragraphe, point: before its number, or alone */
    UNIT_TABLE,
    UNIT_COLUMN,
    UNIT_END,
    UNIT_START,
    UNIT_OCCURRENCE,
    UNIT_LAW,
    UNIT_PAGE, /* of a printed bill, and its lines: United Kingdom */
    UNIT_LINE,
    UNIT_BILL, /* projet, proposition */
    UNIT_TEXT, /* « le texte proposé pour l’article… » */
};

enum verb {
    VERB_DELETE,
    VERB_REPLACE,
    VERB_SUBSTITUTE, /* à A, B */
    VERB_INSERT,
    VERB_ADD, /* as inserting, but without a place it is at the end */
    VERB_COMPLETE,
    VERB_WRITE,
    VERB_RESTORE,
    VERB_PROCEED, /* à la même… */
    VERB_PRECEDE,
    VERB_MODIFY,
    VERB_MAKE, /* faire précéder */
};

struct word {
    const char *key; /* lower case, without accents */
    enum word_kind kind;
    int value; /* number, unit, verb or act, as the kind says */
};

/* The entry of a word as it is folded; words of eight letters or more may have one letter wrong. */
const struct word *word_find(struct str key);

/* ---- formula_tokens.c ---- */

enum token_kind {
    TOKEN_END,
    TOKEN_LINE, /* the end of a paragraph */
    TOKEN_WORD,
    TOKEN_NUMBER,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_STOP,
    TOKEN_DASH,
    TOKEN_DEGREE,
    TOKEN_BEGIN_PAREN,
    TOKEN_END_PAREN,
    TOKEN_ELLIPSIS,
    TOKEN_OTHER,
};

struct token {
    enum token_kind kind;
    bool is_glued; /* nothing stands between it and the one before */
    uint32_t from; /* bytes of the source */
    uint32_t to;
    uint32_t line_end; /* which token ends its paragraph */
    int64_t number;
    const struct word *word; /* NULL: a word of no meaning here, or no word */
};

struct tokens {
    struct token *items;
    size_t count; /* the last is TOKEN_END */
    size_t size;
};

/* Cut into tokens, with what their words mean in a language. */
struct tokens tokens_of(struct arena *, struct str source,
                        const struct word *(*find)(struct str key));

/* Entities decoded, each paragraph canonical, empty ones left out. formula_source.c */
struct str formula_source(struct arena *, struct str text);

/* ---- the reader ---- */

struct reader {
    struct arena *arena;
    struct formula *formula;
    struct token *tokens;
    size_t count;
    size_t at;
    size_t instructions; /* so far, of INSTRUCTIONS_MAX */
    struct str law;      /* the law and article that were named last: « du même code » */
    struct str article;
    const struct filed_at *filed_at;
    struct instruction last; /* what « la même substitution » means */
    bool has_last;
    const char *why; /* what a reader found wrong before it gave up; NULL: nothing special */
};

static inline const struct token *token_at(const struct reader *reader, size_t at)
{
    return &reader->tokens[at < reader->count ? at : reader->count - 1];
}

static inline const struct token *token_now(const struct reader *reader)
{
    return token_at(reader, reader->at);
}

bool token_is(const struct reader *, size_t at, enum word_kind);
bool token_means(const struct reader *, size_t at, enum word_kind, int value);
bool reader_take(struct reader *, enum token_kind);
bool reader_take_word(struct reader *, enum word_kind);
bool reader_begins_line(const struct reader *, size_t at);
bool reader_ends_line(const struct reader *, size_t at); /* a paragraph or the whole ends there */
/* The words from one token to another, which is not included. */
struct str reader_slice(const struct reader *, size_t from, size_t to);
void reader_unknown(struct reader *, size_t from, size_t to, const char *why);

/* ---- formula_numbers.c: ordinals, ranges, the numbers of articles and parts ---- */

/* « 3 à 5, 7 et 9 »; false when no number stands here. */
bool ranges_read(struct reader *, struct number_ranges *);

/* « premier », « deux dernières », « deuxième et troisième », « avant-dernier », before a unit. */
bool ordinals_read(struct reader *, struct number_ranges *);

/* "L. 131-2", "9 bis A", "1er", "unique"; empty when there is none. */
struct str article_number_read(struct reader *);

/* "I bis", "2°", "a)", "A"; empty when there is none. */
struct str point_read(struct reader *);

/* ---- formula_labels.c ---- */

enum label_kind {
    LABEL_NONE,
    LABEL_ROMAN,
    LABEL_UPPER,
    LABEL_DEGREE,
    LABEL_NUMBER,
    LABEL_LOWER,
    LABEL_LOWER_ROMAN,
    LABEL_DASH,
};

struct label {
    enum label_kind kind;
    struct str text;
    size_t next; /* the token after it */
};

/* At the beginning of a paragraph: what number it carries. `inner` is the kind it may stand in. */
enum label_kind label_word_kind(struct str letters, enum label_kind inner);
struct label label_peek(const struct reader *, size_t at, enum label_kind inner);

/* Does the paragraph that begins there give an instruction of the infinitive kind? */
bool line_instructs(const struct reader *, size_t at);

/* ---- formula_place.c ---- */

struct places {
    struct place *items;
    size_t count;
    size_t size;
};

/* What a locator said, before it is put together with what stands around it. */
struct spot {
    struct place place;
    bool is_this_article; /* « cet article »: nothing around it counts */
    bool is_this;         /* « cet alinéa »: what stands around it */
    bool is_narrowed;     /* a numbered part inside the alinéa was named and left out */
    int64_t occurrence;   /* « à la première occurrence » */
    struct places others; /* « les articles 3 et 4 »: the same, elsewhere */
};

/* What a chain of complements has said so far, the innermost first. */
struct chain {
    struct spot *spot;
    struct str_list points;        /* the innermost first */
    struct str_list more_points;   /* beside the innermost: « les 2° et 3° » */
    struct str_list more_articles; /* « les articles 4 et 5 » */
    size_t part_from;
    size_t part_to;
    bool is_closed;   /* a law ends it */
    bool is_narrowed; /* « le b de l’alinéa 3 » */
};

/* One link of it, with the article before it: « du deuxième alinéa ». formula_links.c */
bool link_read(struct reader *, struct chain *, bool is_bare);

/* One locator with its complements: « la première phrase de l’alinéa 3 », « Alinéa 4 ». */
bool spot_read(struct reader *, struct spot *);

/* Both lists in a new one: a copy of a place shares its lists, so none is appended to. */
struct str_list words_joined(struct arena *, const struct str_list *, const struct str_list *);

/* The place of a spot inside another one. */
void place_enter(struct arena *, struct place *, const struct spot *);

/* ---- formula_content.c ---- */

struct content {
    enum content_kind kind;
    int64_t count; /* how many alinéas or sentences are announced; 0: not said */
    size_t
        sentences; /* « une phrase et un alinéa »: so many items are sentences, the rest alinéas */
    struct str number; /* of what is announced: « un article L. 1-1 », « un II bis » */
    struct str_list items;
    bool is_rest_unchanged; /* « (le reste sans changement) » */
};

/* « les mots : « x » », « un alinéa ainsi rédigé : … » with what follows the colon. */
bool content_read(struct reader *, struct content *, enum content_kind otherwise);

/* What follows a colon, quoted or bare. */
bool content_items_read(struct reader *, struct content *);

/* Words that are looked for: « le mot : « x » », « les mots : « x » et « y » ». */
struct terms {
    struct str_list words;
    struct str to;
    int64_t occurrence;
    int64_t times;
};
bool terms_read(struct reader *, struct terms *);
bool times_read(struct reader *, struct terms *);

#endif
