#ifndef RENDER_MARKDOWN_H
#define RENDER_MARKDOWN_H

#include "base/result.h"
#include "base/str.h"
#include "render/html.h"

struct arena;

/*
 * What people write (CommonMark, with tables, strikethrough, bare links and
 * quotes by reference) turned into HTML. Rendered once, when written, and kept.
 *
 * Everything that could stall cmark is refused before it is parsed
 * (markdown_check), memory comes from the arena, and the output is bounded, so
 * rendering takes a time bounded by the limits below. Raw HTML is shown as
 * text; pictures from elsewhere become links (they would tell their host who
 * reads); links go only where url_is_safe() lets them, with
 * rel="nofollow ugc noopener noreferrer".
 */
enum {
    MARKDOWN_VERSION = 1,           /* kept beside the HTML: an older one is rendered again */
    MARKDOWN_WRITTEN_MAX = 32000,   /* characters a person may write */
    MARKDOWN_IMPORTED_MAX = 100000, /* characters an import renders; longer is plain text */
    MARKDOWN_DEPTH_MAX = 32,        /* containers (quotes, lists) in one another */
    MARKDOWN_BLANK_LINES_MAX = 50,  /* in a row */
    MARKDOWN_QUOTES_MAX = 50,       /* quotes by reference in one post */
};

/*
 * A quote by reference, typed as Discourse does:
 *
 *     [quote="name, post:N, topic:ID"]
 *     text
 *     [/quote]
 *
 * Its place in the HTML is a hole, \x01 q PLACE \x02 (control characters that
 * no rendered text can hold), filled when the post is read: so erasing the
 * quoted post reaches it. References inside another's words have places in the
 * list too, but no hole: they are shown, or withdrawn, with the one around them.
 */
struct markdown_quote {
    struct str handle; /* as typed, without @ */
    int64_t number;    /* of the post; 0 when not given: then it is no reference */
    int64_t topic_id;  /* 0: the topic it stands in */
    struct html html;  /* the quoted text, rendered; empty when it stands in another's */
    size_t inside;     /* the place of the reference it stands in; its own when in none */
};

struct markdown_quotes {
    struct markdown_quote *items;
    size_t count;
    size_t size;
};

struct markdown {
    struct html html;
    struct markdown_quotes quotes;
};

/* Why a text is refused. */
enum markdown_fault {
    MARKDOWN_FINE,
    MARKDOWN_TOO_LONG,
    MARKDOWN_TOO_DEEP,
    MARKDOWN_TOO_BLANK,
    MARKDOWN_TOO_MANY_QUOTES,
};

/* Looks at the text in one pass, before any parser does. characters_max as above. */
enum markdown_fault markdown_check(struct str text, size_t characters_max);

/* Renders a text that passed the check; what does not pass is shown as plain text. */
struct markdown markdown_render(struct arena *, struct str text, size_t characters_max);

/*
 * The text without the words between the tags of some quotes by reference; the
 * tags stay. cut says which, by their places in the list markdown_render()
 * gives for this text; kept, whether each is still there (one inside another's
 * words goes with them). Both hold MARKDOWN_QUOTES_MAX.
 */
struct str markdown_without_quotes(struct arena *, struct str text, const bool *cut, bool *kept);

/* Plain text of rendered HTML, white space folded, holes left out: for feeds, descriptions, search.
 */
struct str markdown_plain(struct arena *, struct html, size_t characters_max);

/* The text of foreign HTML (Discourse's `cooked`) as Markdown-safe plain text. */
struct str markdown_from_html(struct arena *, struct str html);

/*
 * The HTML with each hole replaced by fill(context, place); a place whose fill
 * is empty shows nothing.
 */
struct html markdown_filled(struct arena *, struct html,
                            struct html (*fill)(void *context, int place), void *context);

#endif
