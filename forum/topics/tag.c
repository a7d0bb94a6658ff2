#include "topics/tag.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "render/language.h"
#include "sql.h"

/*
 * Times as many bytes as before: compatibility decomposition at its worst. The
 * room for it is the arena's, so that nothing is left behind where the arena's
 * cap ends the request.
 */
enum { EXPANSION_MAX = 12 };

static bool is_mark_of_latin(ucs4_t c)
{
    return c >= 0x300 && c <= 0x36f; /* combining diacritical marks */
}

/* Without case (Unicode's own folding), compatibility forms and the marks of Latin letters. */
struct str tag_fold(struct arena *arena, struct str name)
{
    struct buffer folded = { .arena = arena };
    size_t length = EXPANSION_MAX * name.length + 1;
    uint8_t *into = arena_alloc(arena, length);
    uint8_t *all =
        u8_casefold((const uint8_t *)name.data, name.length, NULL, UNINORM_NFKD, into, &length);

    for (size_t at = 0; all && at < length;) {
        ucs4_t c;
        int bytes = u8_mbtouc(&c, all + at, length - at);

        if (!is_mark_of_latin(c))
            buffer_put(&folded, (const char *)all + at, (size_t)bytes);
        at += (size_t)bytes;
    }
    return buffer_str(&folded);
}

static bool may_stand_in_tag(ucs4_t c)
{
    return c == '-' || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                               UC_CATEGORY_MASK_Nd);
}

static bool is_made_of_letters(struct str name)
{
    const uint8_t *at = (const uint8_t *)name.data, *end = at + name.length;
    bool has_letter = false;

    while (at < end) {
        ucs4_t c;

        at += u8_mbtouc(&c, at, (size_t)(end - at));
        if (!may_stand_in_tag(c))
            return false;
        has_letter |= uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_Nd);
    }
    return has_letter;
}

static enum result check(struct str name, struct problems *problems)
{
    size_t characters = str_characters(name);

    if (!is_made_of_letters(name))
        return problem_add_value(problems, "tags",
                                 N_("“{value}” cannot be a tag: use letters, digits and hyphens."),
                                 name);
    if (characters < TAG_MIN)
        return problem_add_count(problems, "tags", N_("A tag has at least {count} characters."),
                                 TAG_MIN);
    if (characters > TAG_MAX)
        return problem_add_count(problems, "tags", N_("A tag has at most {count} characters."),
                                 TAG_MAX);
    return OK;
}

/* One name, its inner spaces as hyphens, composed as keyboards type it (NFC). */
static struct str cleaned(struct arena *arena, struct str typed)
{
    struct buffer buffer = { .arena = arena };
    struct str name = str_trim(typed);
    size_t length;
    uint8_t *into, *composed;

    if (str_starts(name, "#"))
        name = str_slice(name, 1, name.length);
    length = EXPANSION_MAX * name.length + 1;
    into = arena_alloc(arena, length);
    composed = u8_normalize(UNINORM_NFC, (const uint8_t *)name.data, name.length, into, &length);
    for (size_t i = 0; composed && i < length; i++)
        buffer_put(&buffer, composed[i] == ' ' ? "-" : (const char *)&composed[i], 1);
    return buffer_str(&buffer);
}

struct str tag_near(struct arena *arena, struct str name)
{
    struct buffer near = { .arena = arena };
    struct str composed = cleaned(arena, name);
    size_t characters = 0;

    for (size_t at = 0; at < composed.length && characters < TAG_MAX;) {
        ucs4_t c;
        size_t bytes =
            (size_t)u8_mbtouc(&c, (const uint8_t *)composed.data + at, composed.length - at);
        bool may_stand = may_stand_in_tag(c);

        if (may_stand || (near.length && near.data[near.length - 1] != '-'))
            buffer_put(&near, may_stand ? composed.data + at : "-", may_stand ? bytes : 1);
        at += bytes;
        characters = str_characters(buffer_str(&near));
    }
    while (near.length && near.data[near.length - 1] == '-')
        near.length--;
    return characters >= TAG_MIN && is_made_of_letters(buffer_str(&near)) ? buffer_str(&near)
                                                                          : STR("");
}

static bool has(struct arena *arena, const struct tag_names *names, struct str name)
{
    struct str folded = tag_fold(arena, name);

    for (size_t i = 0; i < names->count; i++)
        if (str_equal(tag_fold(arena, names->items[i]), folded))
            return true;
    return false;
}

enum result tags_read(struct arena *arena, struct str typed, struct problems *problems,
                      struct tag_names *names)
{
    enum result result = OK;

    *names = (struct tag_names){ 0 };
    while (typed.length && result == OK) {
        struct str name = cleaned(arena, str_cut(&typed, ','));

        if (!name.length || has(arena, names, name))
            continue;
        if (names->count == TAGS_MAX)
            return problem_add_count(problems, "tags", N_("A debate has at most {count} tags."),
                                     TAGS_MAX);
        result = check(name, problems);
        *list_add(arena, names) = name;
    }
    return result;
}

struct str tags_typed(struct arena *arena, struct str tags)
{
    struct buffer typed = { .arena = arena };

    while (tags.length) {
        buffer_put_str(&typed, str_cut(&tags, ','));
        if (tags.length)
            buffer_put_c(&typed, ", ");
    }
    return buffer_str(&typed);
}

static enum result named(struct db *db, struct arena *arena, struct str folded, struct tag *tag)
{
    struct rows rows = db_query(db, sql_tag_named, value(folded));

    if (rows_next(&rows))
        *tag = (struct tag){ row_integer(&rows, "id"), row_text(&rows, "name", arena), 0 };
    return rows_end_one(&rows);
}

enum result tag_make(struct db *db, struct arena *arena, struct str name, struct tag *tag)
{
    struct str folded = tag_fold(arena, name);
    enum result result = named(db, arena, folded, tag);
    struct rows rows;

    if (result != NOT_FOUND)
        return result;
    rows = db_query(db, sql_tag_make, value(name), value(folded));
    if (rows_next(&rows))
        *tag = (struct tag){ row_integer(&rows, "id"), row_text(&rows, "name", arena), 0 };
    return rows_end_one(&rows);
}

enum result tags_set(struct db *db, struct arena *arena, int64_t topic_id,
                     const struct tag_names *names)
{
    struct buffer shown = { .arena = arena };
    enum result result = db_do(db, sql_topic_tags_clear, value(topic_id));

    for (size_t i = 0; result == OK && i < names->count; i++) {
        struct tag tag = { 0 };

        result = tag_make(db, arena, names->items[i], &tag);
        if (result == OK)
            result = db_do(db, sql_topic_tag_add, value(topic_id), value(tag.id));
        if (shown.length)
            buffer_put_c(&shown, ",");
        buffer_put_str(&shown, tag.name);
    }
    return result == OK ? db_do(db, sql_topic_tags_show, value(topic_id), value(buffer_str(&shown)))
                        : result;
}

enum result tag_find(struct db *db, struct arena *arena, const struct visitor *visitor,
                     struct str name, struct tag *tag)
{
    enum result result = named(db, arena, tag_fold(arena, name), tag);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_tag_readable, value(may_reach(visitor)), value(visitor->account_id),
                    value(tag->id));
    rows_next(&rows);
    return rows_end_one(&rows);
}

enum result tags_all(struct db *db, struct arena *arena, const struct visitor *visitor,
                     struct tags *tags)
{
    struct rows rows =
        db_query(db, sql_tags_all, value(may_reach(visitor)), value(visitor->account_id));

    *tags = (struct tags){ 0 };
    while (rows_next(&rows))
        *list_add(arena, tags) = (struct tag){
            .id = row_integer(&rows, "id"),
            .name = row_text(&rows, "name", arena),
            .topic_count = row_integer(&rows, "topic_count"),
        };
    return rows_end(&rows);
}
