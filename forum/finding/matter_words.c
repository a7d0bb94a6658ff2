/* What of a decision or a vote is looked through, and shown around what was found. */
#include "base/arena.h"
#include "base/buffer.h"
#include "decisions/option.h"
#include "finding/matter_search.h"
#include "render/markdown.h"
#include "store/db.h"

/* What an entry of either index holds, whatever the words are. */
enum { MATTER_CHARACTERS_MAX = 100000 };

static void put_line(struct buffer *out, struct str line)
{
    if (!line.length)
        return;
    buffer_put_str(out, line);
    buffer_put_c(out, "\n");
}

static enum result put_version(struct db *db, struct buffer *out, int64_t version_id)
{
    struct text_version version;
    enum result result = version_find(db, out->arena, version_id, &version);

    if (result == OK)
        put_line(out, markdown_plain(out->arena, version.html, MARKDOWN_IMPORTED_MAX));
    return result;
}

/* Number 0 is the status quo: what it is, the decision says. */
static enum result put_options(struct db *db, struct buffer *out, int64_t decision_id)
{
    struct options options;
    enum result result = options_of(db, out->arena, decision_id, &options);

    for (size_t i = 0; result == OK && i < options.count; i++) {
        const struct option *option = &options.items[i];

        if (!option->number)
            continue;
        put_line(out, option->title);
        if (option->version_id)
            result = put_version(db, out, option->version_id);
    }
    return result;
}

enum result decision_words(struct db *db, struct arena *arena, const struct decision *decision,
                           struct str *words)
{
    struct buffer out = { .arena = arena };
    enum result result;

    put_line(&out, decision->status_quo);
    put_line(&out, decision->affected);
    result = put_options(db, &out, decision->id);
    *words = str_shorten(arena, buffer_str(&out), MATTER_CHARACTERS_MAX);
    return result;
}

enum result ballot_item_words(struct db *db, struct arena *arena, const struct ballot_item *item,
                              struct str *words)
{
    struct buffer out = { .arena = arena };
    struct ballot_proposals proposals;
    enum result result = ballot_proposals_of(db, arena, item->id, &proposals);

    put_line(&out, item->words);
    for (size_t i = 0; result == OK && i < proposals.count; i++)
        put_line(&out, proposals.items[i].words);
    *words = str_shorten(arena, buffer_str(&out), MATTER_CHARACTERS_MAX);
    return result;
}
