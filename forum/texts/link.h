#ifndef TEXTS_LINK_H
#define TEXTS_LINK_H

#include "accounts/event.h"
#include "decisions/decision.h"
#include "decisions/listen.h"
#include "texts/state.h"
#include "topics/event.h"

struct article_page;

/*
 * What ties words of a law text to a decision: an article, or an alinéa of one,
 * in the version in which it was tied. Laws are for everyone; a decision is shown
 * beside an article to who may read it.
 */
enum law_relation {
    RELATION_DEBATES,    /* the decision speaks of these words */
    RELATION_DECIDES,    /* what is decided is how they read */
    RELATION_FORKS,      /* two ways of reading them are tried */
    RELATION_SUPERSEDES, /* what was decided takes their place */
    RELATIONS,
};

/* "decides": in forms, JSON and the log; and English, marked N_(). */
const char *relation_word(enum law_relation);
const char *relation_name(enum law_relation);
/* By its word; RELATION_DEBATES for anything else. */
enum law_relation relation_named(struct str word);

struct law_link {
    int64_t id;
    enum law_relation relation;
    int64_t decision_id;
    int64_t concern_id; /* 0: of the decision as a whole */
    struct law_text text;
    struct law_version version; /* in which it was tied */
    struct state article;       /* in that version */
    struct state alinea;        /* segment_id 0: the whole article */
    int64_t amendment;          /* its number in the text; 0: none */
    struct str words;           /* as they stood: an alinéa a line */

    struct law_version newest;
    struct state now; /* the article there; segment_id 0: it is gone */
    bool has_changed; /* the words are others there, or gone */

    struct author actor; /* id 0: they left */
    int64_t created_at;
};

struct law_links {
    struct law_link *items;
    size_t count;
    size_t size;
};

enum { LAW_LINKS_MAX = 20 /* of one decision, without those of its concerns */ };

/* What is tied to a decision as a whole, in the order it was; what a concern of one is about. */
MUST_CHECK enum result law_links_of_decision(struct db *, struct arena *, int64_t decision_id,
                                             struct law_links *);
MUST_CHECK enum result law_links_of_concern(struct db *, struct arena *, int64_t concern_id,
                                            struct law_links *);

/* "/law/SLUG/v3/4#al2": the words as they stood; as they are now, empty when they are gone. */
struct str law_link_path(struct arena *, const struct law_link *);
struct str law_link_now_path(struct arena *, const struct law_link *);
/* Where both versions of its article are compared. */
struct str law_link_compare_path(struct arena *, const struct law_link *);

struct law_link_wish {
    int64_t decision_id;
    int64_t concern_id; /* 0: none */
    const struct law_text *text;
    const struct law_version *version;
    const struct state *article;
    int64_t alinea;    /* its number; 0: the whole article */
    int64_t amendment; /* its number in the text; 0: none */
    enum law_relation relation;
    int64_t actor_id;
};

/*
 * Ties them: an entry of the log. Problems for "alinea", "amendment", "". CONFLICT
 * when they are tied already.
 */
MUST_CHECK enum result law_link_add(struct db *, struct arena *, const struct law_link_wish *,
                                    struct problems *);

/* One that is tied to the decision as a whole is untied: an entry of the log. NOT_FOUND. */
MUST_CHECK enum result law_link_remove(struct db *, struct arena *, int64_t decision_id, int64_t id,
                                       int64_t actor_id);

/* Words of a law by their address on this site. */
struct law_place {
    struct str slug;
    struct str version;
    struct str article; /* its address in the version */
    int64_t alinea;     /* 0: the whole article */
};

enum { LAW_PLACE_MAX = 600 /* bytes of one */ };

/* "/law/SLUG/v3/4#al2", with or without the site before it; false when it is none. */
bool law_place_parse(struct arena *, struct str typed, struct law_place *);

/* Decisions on an article, as they stand beside it: fills view->decisions for view->visitor. */
struct article_decision {
    struct decision decision;
    enum law_relation relation;
    int64_t alinea; /* its number in the version that is shown; 0: the article, or it is gone */
};

struct article_decisions {
    struct article_decision *items; /* those under way first */
    size_t count;
    size_t size;
};

MUST_CHECK enum result decisions_of_article(struct db *, struct arena *, struct article_page *);

/* Pages of texts say how far decisions are, and hide those of hidden debates. */
deed_listener law_links_hear_deed;
event_listener law_links_hear;
/* Who leaves: what they tied stays, by nobody. */
account_listener law_links_let_go;

#endif
