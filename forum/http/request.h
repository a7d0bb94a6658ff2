#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "access/may.h"
#include "base/arena.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "http/site.h"
#include "render/form.h"
#include "render/frame.h"
#include "render/html.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"

/* HEAD is a GET whose body is not sent. */
enum method { GET, POST };

/* What a page is asked as: by the end of its address. A route says which it can be. */
enum format {
    HTML = 1,
    JSON = 2,
    RSS = 4,
    TEXT = 8,
    SVG = 16,
    XML = 32,
    ICS = 64,
    MARKDOWN = 128,
    JSONLD = 256, /* of the W3C's Web Annotations */
    CSV = 512,    /* RFC 4180 */
};

enum field_kind {
    FIELD_LINE,    /* one line of text: white space trimmed and folded, no control characters */
    FIELD_TEXT,    /* lines of text: CRLF becomes LF */
    FIELD_SECRET,  /* taken byte for byte, never shown again */
    FIELD_INTEGER, /* min and max bound its value */
    FIELD_FLAG,    /* a check box */
    FIELD_CHOICES, /* check boxes of one name: the values of those that are checked, spaces between
                    */
};

/*
 * A field of a form or of a query that a route takes, with its bounds. Whatever
 * else is sent is ignored. A form with a field out of bounds is refused before
 * its handler runs; a query's field out of bounds counts as not given.
 */
struct field {
    const char *name;
    const char *label; /* N_("Title"): how messages call it; NULL for hidden ones */
    enum field_kind kind;
    int64_t min; /* characters; 0: may be left out */
    int64_t max;
};

enum { REQUEST_FIELDS_MAX = 32, REQUEST_PARTS_MAX = 4, REQUEST_COOKIES_MAX = 4 };

struct request;
struct route;

/* One request, from the first byte read to the last byte sent. */
struct request {
    /* What came in. */
    enum method method;
    struct str path;  /* decoded, without query and suffix */
    struct str query; /* as sent */
    enum format format;
    int64_t ids[REQUEST_PARTS_MAX];        /* the :ids of the route, in order */
    struct str names[REQUEST_PARTS_MAX];   /* its :slugs and :names, in order */
    struct str values[REQUEST_FIELDS_MAX]; /* of the route's fields, in their order */
    struct str once;                       /* of a form that creates something */
    struct str from;                       /* the address, as a keyed hash of the day */
    bool is_local;                         /* it came from this machine, and through no proxy */

    /* Who and where. */
    struct visitor visitor;
    const struct site *site;
    const struct language *language;
    const struct route *route;
    struct arena arena;
    struct db *db; /* reading in GET and prepare, writing in a POST's handler */

    /* What goes out: a page, or a redirect, or what is wrong. */
    struct page page;
    struct problems problems;
    struct answer {
        int status;
        struct str location; /* a redirect, local only */
        struct str type;     /* of the body; empty: by format */
        struct str cookies[REQUEST_COOKIES_MAX];
        int cookie_count;
        int retry_after_seconds;
        bool is_kept_for_good; /* the same bytes for everybody, for ever */
        bool is_kept_nowhere;  /* no-store: private, or with a form for visitors */
        bool clears_site_data; /* at log-out */
        bool shows_form;       /* a POST that was done: the route's form says what came of it */
        struct str body;       /* instead of the page, when set */
    } answer;

    void *prepared;      /* what the route's prepare left for its handle */
    enum lock_kind lock; /* what prepare asks to be held around a POST, PostgreSQL */
    int64_t lock_id;
    enum result (*refused)(struct db *, struct request *); /* kept although refused */
    void (*after)(struct request *);                       /* once it is on disk */

    struct exchange *exchange; /* http/'s own: session, form, connection */
};

/* Who may come at all. What one may do to one record stands in access/may.h. */
enum who { ANYONE, MEMBERS, MODERATORS, ADMINISTRATORS };

/*
 * One page or act. A GET's handle reads a snapshot. A POST goes through
 * prepare (no lock held: parse, render, hash), then handle, in one writing
 * transaction; it may run again after a conflict, so all it does is in the
 * database or the request. A handler that does not give OK leaves no trace.
 */
struct route {
    enum method method;
    const char *path; /* "/t/:slug/:id": :id a number, :slug not all digits, :name anything,
                         :rest all that follows, with its slashes */
    enum result (*handle)(struct request *);
    enum who who;
    const struct field *fields; /* ended by a zeroed one; NULL for none */
    enum result (*prepare)(struct request *);
    enum result (*form)(
        struct request *); /* shows the form again, filled, when a POST is refused */
    unsigned formats;      /* besides HTML: JSON | RSS … */
    bool creates;          /* its form holds `once`: sent twice, it is done once */
    bool even_suspended;   /* a POST taken from who is suspended: it writes nothing for others */
    bool is_slow;          /* prepare hashes a password: on the thread for that */
    bool proves_itself;    /* a POST by machines: its body says who speaks. Nobody is signed in for
                              it, whatever cookies come, and so no token is asked for */
    bool is_secret;        /* a POST of which the server's log says neither who nor what about */
    bool logs;             /* its handler may append to the log (log/entry.h) */
};

extern const struct route routes[]; /* ended by a zeroed one */

/* A field's value by its name, which the route must declare. Empty when not given. */
struct str request_text(const struct request *, const char *name);
int64_t request_integer(const struct request *, const char *name);
bool request_flag(const struct request *, const char *name);

/* For redirects after an act: to a page of this site. Gives OK. */
__attribute__((format(printf, 2, 3))) enum result request_redirect(struct request *,
                                                                   const char *format, ...);

/* The same address for good (301): a wrong slug, an old id. Gives OK. */
__attribute__((format(printf, 2, 3))) enum result request_moved(struct request *,
                                                                const char *format, ...);

/* What the address that was asked for ends in: ".json"; empty for a page. */
const char *request_suffix(const struct request *);

/*
 * The whole address of a page of ours, for search engines; empty when the site
 * does not know its own.
 */
struct str request_canonical(struct request *, struct str path);

/* Adds a problem to the request and gives NOT_VALID. */
enum result request_problem(struct request *, const char *field, const char *message);

/*
 * The form as its templates need it: what was typed (else what first() says),
 * the problems in the visitor's language, the CSRF token, a `once` value.
 */
const struct form *request_form(struct request *);

/* Gives a field its first value, when the form is shown and nothing was typed yet. */
void request_fill(struct request *, const char *name, struct str value);

/*
 * True when this very page, for visitors who are not signed in, is already kept
 * for this version: it is then the answer, and the handler returns OK at once.
 * Otherwise what the handler renders is kept. Call it when the version is known.
 */
bool request_is_current(struct request *, int64_t version);

/*
 * Some words of the page that is being rendered hold only until then: what is
 * kept of it is not sent later. 0: they do not depend on the time.
 */
void request_holds_until(struct request *, int64_t time);

/*
 * A part of a page that is the same for everyone signed in (the posts of a
 * topic), rendered once a version and kept, also compressed. render() writes it
 * when it is not kept yet. fill() is asked for each hole of it: what it writes
 * stands there instead of what the part holds; when it writes nothing at all,
 * the part goes out as it was compressed.
 */
struct shared_part {
    struct str key; /* unique: what it is, of what, in which language */
    int64_t version;
    /*
     * Instead of the version, when it costs queries to know it: not asked as long as nothing at
     * all was committed since the kept part was last seen to hold. May be NULL.
     */
    enum result (*find_version)(struct request *, void *context, int64_t *version);
    enum result (*render)(struct request *, struct page *, void *context);
    /* Sees all holes before the first is filled: to ask once for all of them. May be NULL. */
    enum result (*ready)(struct request *, const struct hole *, size_t count, void *context);
    void (*fill)(struct request *, struct page *, const struct hole *,
                 void *context); /* may be NULL */
    void *context;
};
MUST_CHECK enum result request_shared(struct request *, const struct shared_part *);

/*
 * What the frame around every page shows to who is signed in, of what other
 * domains know: routes.c lists them, ended by NULL. Asked in the snapshot of
 * the page, so each must cost next to nothing.
 */
typedef enum result frame_part(struct request *, struct frame *);
extern frame_part *const frame_parts[];

/* What this request leaves behind is gathered (http/gather.h), and written later with others. */
struct gather_kind;
void request_gather(struct request *, const struct gather_kind *, int64_t what, int64_t value);
int64_t request_gathered(const struct request *, const struct gather_kind *, int64_t what);

/* One more, now and whenever this page is sent as it was kept; nobody's own. */
void request_count(struct request *, const struct gather_kind *, int64_t what);

/*
 * Something small to write behind the answer to a GET, which does not wait for
 * it: that a person saw what they were told of. The two numbers are all that
 * run() is given. When the line of writers is full it is not written: no loss.
 * Of several in one request the last one is.
 */
typedef enum result behind(struct db *, const int64_t *numbers);
void request_behind(struct request *, behind *, int64_t first, int64_t second);

/* Sets a cookie: the whole header value, made by us alone. */
void request_cookie(struct request *, struct str cookie);

/* Says something once, first on the page: "Your settings are kept." */
void request_notice(struct request *, struct str text);

/* Names the session that asks, for session.h; empty when there is none. */
struct str request_session_hash(const struct request *);

/* Sessions: http/session.c. A new one replaces whatever the browser had. */
MUST_CHECK enum result request_log_in(struct request *, int64_t account_id, bool stays);
MUST_CHECK enum result request_log_out(struct request *);

/*
 * Counts one try of something in the database: TOO_MANY when there were more
 * than `most` in `seconds`. What is a fixed word, who an account or address.
 */
MUST_CHECK enum result request_throttle(struct request *, const char *what, struct str who,
                                        int most, int seconds);

#endif
