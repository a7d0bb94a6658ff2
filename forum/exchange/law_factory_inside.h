#ifndef EXCHANGE_LAW_FACTORY_INSIDE_H
#define EXCHANGE_LAW_FACTORY_INSIDE_H

#include "exchange/law_factory.h"
#include "exchange/law_json.h"

/* What law_factory.c and law_factory_articles.c share of reading one file. */
struct factory_article {
    const json_t *json;
    struct str title; /* "2 A" */
    struct str num;   /* the same, or what it became in the end */
    struct str status;
    struct str section;
    int64_t order;
    size_t index;
};

/* A section that was opened. */
struct factory_place {
    struct str id;
    size_t segment;
};

struct factory_places {
    struct factory_place *items;
    size_t count;
    size_t size;
};

struct factory_reading {
    struct arena *arena;
    const struct law_source *source;
    struct document *document;
    const json_t *sections;
    struct factory_places places;
    struct str *fault;
};

/* Adds it with its sections and alinéas, or says why it is a gap. */
MUST_CHECK enum result factory_article(struct factory_reading *, const struct factory_article *);

/* NOT_VALID, with why. */
enum result factory_refuse(const struct factory_reading *, struct str why);

/* A text of an object, canonical. */
struct str factory_text(struct arena *, const json_t *object, const char *key);

#endif
