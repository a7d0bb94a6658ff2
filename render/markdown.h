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
    MARKDOWN_VERSION = 2,           /* kept beside the HTML: an older one is rendered again */
    MARKDOWN_WRITTEN_MAX = 32000,   /* characters a person may write */
    MARKDOWN_IMPORTED_MAX = 100000, /* characters an import renders; longer is plain text */
    MARKDOWN_DEPTH_MAX = 32,        /* containers (quotes, lists) in one another */
    MARKDOWN_BLANK_LINES_MAX = 50,  /* in a row */
    MARKDOWN_QUOTES_MAX = 50,       /* quotes by reference in one post */
    MARKDOWN_MENTIONS_MAX = 200,    /* in one text; more of them are no mentions */
    MARKDOWN_HANDLE_MIN = 2,        /* as accounts/handle.h has it */
    MARKDOWN_HANDLE_MAX = 30,
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

/*
 * Mentions: @Name or @Team_Name, but not in code, in links and in what is
 * quoted of others. Each is a hole, \x01 m HANDLE \x02, with the handle as
 * typed: who is called so, and what became of their call, is known when the
 * post is read. Here each handle stands once, whatever its case.
 */
struct markdown_mentions {
    struct str *items; /* without @ */
    size_t count;
    size_t size;
    size_t holes; /* how many holes there are of all of them */
};

struct markdown {
    struct html html;
    struct markdown_quotes quotes;
    struct markdown_mentions mentions;
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

/*
 * Plain text of rendered HTML, white space folded: for feeds, descriptions,
 * search. A mention is @ and its handle; quotes are left out.
 */
struct str markdown_plain(struct arena *, struct html, size_t characters_max);

/* The text of foreign HTML (Discourse's `cooked`) as Markdown-safe plain text. */
struct str markdown_from_html(struct arena *, struct str html);

enum markdown_hole_kind { MARKDOWN_HOLE_QUOTE = 'q', MARKDOWN_HOLE_MENTION = 'm' };

struct markdown_hole {
    enum markdown_hole_kind kind;
    int place;         /* of a quote, in the list; else 0 */
    struct str handle; /* of a mention; else empty */
};

/*
 * The HTML with each hole replaced by what fill() gives for it; when that is
 * empty, nothing is shown.
 */
struct html markdown_filled(struct arena *, struct html,
                            struct html (*fill)(void *context, const struct markdown_hole *),
                            void *context);

/* Is there any hole of this kind? */
bool markdown_has_hole(struct html, enum markdown_hole_kind);

/*
 * A text that stands by itself, and not in a debate: what it quotes is shown as
 * it was quoted, and mentions are text.
 */
struct html markdown_alone(struct arena *, const struct markdown *);

#endif
