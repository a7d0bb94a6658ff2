#include "support/law.h"

#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "store/db.h"
#include "support/forum.h"
#include "texts/state.h"

static void cut_head(struct str line, struct segment *segment)
{
    struct str name = str_trim(str_cut(&line, '|'));

    segment->head = str_trim(line);
    if (segment->kind == SEGMENT_PART)
        segment->name = str_cut(&name, ' ');
    segment->num = name;
}

/* "| a | b": its cells are kept with tabs between. */
static struct str row_of(struct str line)
{
    struct buffer out = { .arena = &arena };
    struct str rest = str_slice(line, 2, line.length);

    while (rest.length) {
        struct str cell = str_trim(str_cut(&rest, '|'));

        buffer_format(&out, "%.*s%s", STR_ARGS(cell), rest.length ? "\t" : "");
    }
    return buffer_str(&out);
}

struct document law_document(const char *lines)
{
    struct document document = { .about = { .title = STR("Bill for things that last"),
                                            .kind = STR("bill"),
                                            .lang = STR("en") } };
    struct str rest = str_of(lines);
    size_t part = SEGMENT_NONE, article = SEGMENT_NONE;

    while (rest.length) {
        struct str line = str_cut(&rest, '\n');
        struct segment segment = { .kind = SEGMENT_ALINEA, .parent = article, .body = line };

        if (str_starts(line, "== ")) {
            segment = (struct segment){ .kind = SEGMENT_PART, .parent = SEGMENT_NONE };
            cut_head(str_slice(line, 3, line.length), &segment);
            part = document_add(&arena, &document, &segment);
            article = part;
        } else if (str_starts(line, "= ")) {
            segment = (struct segment){ .kind = SEGMENT_ARTICLE, .parent = part };
            cut_head(str_slice(line, 2, line.length), &segment);
            article = document_add(&arena, &document, &segment);
        } else if (line.length) {
            if (str_starts(line, "| ")) {
                segment.kind = SEGMENT_ROW;
                segment.body = row_of(line);
            }
            document_add(&arena, &document, &segment);
        }
    }
    document_close(&arena, &document);
    return document;
}

struct published law_publish(struct db *db, const char *slug, const char *lines)
{
    struct document document = law_document(lines);
    struct problems problems = { .arena = &arena };
    struct law_text text = { 0 };
    struct published published;

    db_begin(db);
    if (text_called(db, &arena, str_of(slug), &text) != OK)
        text.id = 0;
    ck_assert_int_eq(text_publish(db, &arena,
                                  &(struct publish_wish){ .document = &document,
                                                          .text_id = text.id,
                                                          .slug = str_of(slug),
                                                          .origin = VERSION_WRITTEN },
                                  &problems, &published),
                     OK);
    ck_assert_int_eq(db_commit(db), OK);
    return published;
}

int64_t law_segment_beginning(struct db *db, int64_t version_id, const char *words)
{
    struct states states = { 0 };

    ck_assert_int_eq(states_from(db, &arena, version_id, 0, DOCUMENT_SEGMENTS_MAX, &states), OK);
    for (size_t i = 0; i < states.count; i++)
        if (str_starts(states.items[i].segment.body, words))
            return states.items[i].segment_id;
    ck_abort_msg("no alinéa begins with %s", words);
}

struct str law_step(const char *path, const char *step)
{
    if (!strncmp(step, ":slug", 5))
        return STR(LAW_SLUG);
    if (!strncmp(step, ":id", 3))
        return STR("1");
    if (strstr(path, "/compare/"))
        return strchr(step, '/') ? STR("v1") : STR("v2");
    /* the second one, of /law/SLUG/VERSION/ARTICLE and what stands behind it, is an article */
    return !strncmp(path, "/law/:slug/:name/", 17) && strstr(path, ":name") != step ? STR("1")
                                                                                    : STR("v1");
}
