#ifndef TEXTS_TEXT_H
#define TEXTS_TEXT_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"

struct arena;
struct db;
struct rows;

enum text_kind {
    TEXT_OTHER,
    TEXT_CONSTITUTION,
    TEXT_LAW,
    TEXT_CODE,
    TEXT_BILL,       /* a government's, or a member's */
    TEXT_REGULATION, /* a decree, an order, a statutory instrument */
    TEXT_DIRECTIVE,  /* and a regulation of the European Union */
    TEXT_RULES,      /* of an association, a community */
    TEXT_KINDS,
};

/*
 * A law text: everyone may read it, moderators bring it in and publish its
 * versions, members annotate and amend it.
 */
struct law_text {
    int64_t id;
    struct str slug; /* never all digits */
    struct str title;
    enum text_kind kind;
    struct str jurisdiction; /* "fr", "gb", "eu"; may be empty */
    struct str lang;
    struct str number;
    struct str official; /* what its publisher calls it */
    struct str eli;
    struct str source; /* an address */
    struct str licence;
    int64_t category_id; /* where its debates are opened; 0: chosen each time */
    struct author actor; /* who brought it in; id 0: the command line, or they left */
    int64_t version_id;  /* the newest */
    int64_t created_at;
    int64_t changed_at;
    int64_t version; /* grows with every change of its pages */
};

struct law_texts {
    struct law_text *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum version_origin { VERSION_IMPORTED, VERSION_WRITTEN, VERSION_AMENDED, VERSION_ORIGINS };

/* A text at one time. Never changed. Days are written 2008-07-23; empty: not known. */
struct law_version {
    int64_t id;
    int64_t text_id;
    int64_t number; /* "vN" */
    struct str label;
    struct str starts_on;
    struct str
        ends_on; /* the day before which it ends: its source's, or where the next one starts */
    struct str status;
    enum version_origin origin;
    struct str format;
    struct str hash; /* SHA-256 of document_plain(), in hexadecimal */
    struct str note;
    int64_t articles;
    int64_t alineas;
    int64_t entry; /* of the log */
    struct author actor;
    int64_t created_at;
};

struct law_versions {
    struct law_version *items; /* the oldest first */
    size_t count;
    size_t size;
};

enum {
    TEXT_SLUG_MAX = 80,
    TEXT_TITLE_MIN = 3,
    TEXT_TITLE_MAX = 500,
    TEXT_LABEL_MAX = 120,
    TEXTS_PER_PAGE = 30,
    LAW_VERSIONS_MAX = 2000, /* of one text */
};

/* "bill", "code": in JSON, in forms and for document_about.kind; TEXT_OTHER when it is none. */
const char *text_kind_word(enum text_kind);
enum text_kind text_kind_of(struct str word);

/* English, marked N_(): "Bill". */
const char *text_kind_name(enum text_kind);

MUST_CHECK enum result text_find(struct db *, struct arena *, int64_t id, struct law_text *);
MUST_CHECK enum result text_called(struct db *, struct arena *, struct str slug, struct law_text *);

/* What its publisher calls so; NOT_FOUND for an empty name too. */
MUST_CHECK enum result text_official(struct db *, struct arena *, struct str official,
                                     struct law_text *);

/* A page of them, the last changed first: after the one with this time and id; zeros: from the
 * first. */
MUST_CHECK enum result texts_latest(struct db *, struct arena *, int64_t changed_at, int64_t id,
                                    struct law_texts *);

MUST_CHECK enum result law_version_find(struct db *, struct arena *, int64_t id,
                                        struct law_version *);
MUST_CHECK enum result law_versions_of(struct db *, struct arena *, int64_t text_id,
                                       struct law_versions *);

/* The newest ones of all texts, the last first. */
MUST_CHECK enum result law_versions_latest(struct db *, struct arena *, int64_t most,
                                           struct law_versions *);

/*
 * By its name in an address: "latest", "v3", or a day, "2024-03-08": the version
 * that held then. NOT_FOUND when there is none.
 */
MUST_CHECK enum result law_version_named(struct db *, struct arena *, const struct law_text *,
                                         struct str name, struct law_version *);

/* Is it a day as 2008-07-23, that there was? */
bool is_day(struct str);

/* "/law/SLUG", "/law/SLUG/v3", "/law/SLUG/v3/ARTICLE". */
struct str text_path(struct arena *, const struct law_text *);
struct str law_version_path(struct arena *, const struct law_text *, const struct law_version *);
struct str article_path(struct arena *, const struct law_text *, const struct law_version *,
                        struct str address);

/* Its pages changed; pages that are kept are made anew. */
MUST_CHECK enum result text_touch(struct db *, int64_t text_id);

#endif
