#ifndef DECISIONS_MAP_PAGES_H
#define DECISIONS_MAP_PAGES_H

#include "decisions/map.h"
#include "decisions/state.h"
#include "http/request.h"
#include "topics/category.h"

struct account;
struct topic;

/* The map of decisions, and the small parts of it on other pages. */
extern const struct field map_query[]; /* /decisions?state=fork&category=2&order=newest&after=… */
enum result map_show(struct request *);

/* map_parts.c: on the front page, on a person's page, in a debate. */
enum result decisions_front(struct request *, const void **what, int64_t *version);
void decisions_front_html(struct page *, const void *what);
enum result person_decisions(struct request *, const struct account *);
enum result topic_decisions(struct request *, struct page *, const struct topic *);

/* How a tile is called, drawn and explained; TILE_ALL too. */
struct tile_look {
    const char *word;  /* in the address: "last-call"; "" for all */
    const char *label; /* N_() */
    const char *hint;  /* N_(): what it means, in a few words */
    const char *class; /* "st-call" */
    const char *icon;
};
const struct tile_look *tile_look(enum tile);
const struct state_look *map_look(const struct map_item *);

struct map_page {
    struct map map;
    int64_t counts[TILES];
    int64_t total;
    enum tile tile;
    enum map_order order;
    int64_t category_id;
    struct categories categories;
    bool is_first;
    struct str next; /* of the next page, PART.KEY.ID; empty: there is none */
    struct str canonical;
};

void map_html(struct page *, const struct map_page *);
void map_json(struct page *, const struct map_page *);

/* A list of them, each with its small rails. */
void map_lines_html(struct page *, const struct map *, size_t from, size_t to);
void person_decisions_html(struct page *, const struct map *);

/* The heading an item stands under: under way, or its month. Empty: the page has none. */
struct str map_heading(struct page *, const struct map_page *, size_t i);

/* The address of the map with another tile, order or page. */
struct str map_address(struct page *, const struct map_page *, enum tile, struct str after);

#endif
