#include "support/annotate.h"

#include "law/canon.h"
#include "support/forum.h"

struct law_text durable(void)
{
    struct law_text text;

    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
    return text;
}

struct state alinea_beginning(const char *beginning)
{
    int64_t version_id = durable().version_id;
    struct state state;

    ck_assert_int_eq(state_find(forum, &arena, version_id,
                                law_segment_beginning(forum, version_id, beginning), &state),
                     OK);
    return state;
}

struct annotated annotate(int64_t account_id, const char *beginning, const char *words)
{
    const struct law_text text = durable();
    const struct state state = alinea_beginning(beginning);
    const struct written written = debate_written("What does that mean?");
    struct targets targets = { 0 };
    struct law_version version;
    struct annotation_wish wish = {
        .text = &text,
        .version = &version,
        .targets = &targets,
        .author_id = account_id,
        .title = STR("What do these words mean?"),
        .category_id = CATEGORY,
        .written = &written,
    };
    struct annotated made;

    ck_assert_int_eq(law_version_find(forum, &arena, text.version_id, &version), OK);
    ck_assert_int_eq(target_take(&arena, text.version_id, &state,
                                 &(struct pointing){ .exact = str_of(words) }, debate_problems(),
                                 &targets),
                     OK);
    ck_assert_int_eq(annotation_make(forum, &arena, &wish, debate_problems(), &made), OK);
    return made;
}

struct standing annotation_now(int64_t annotation_id)
{
    struct standings standings;

    ck_assert_int_eq(
        annotation_standings(forum, &arena, annotation_id, durable().version_id, &standings), OK);
    ck_assert_uint_ge(standings.count, 1);
    return standings.items[0];
}

struct str annotation_words_now(int64_t annotation_id)
{
    const struct standing standing = annotation_now(annotation_id);
    struct state state;

    if (standing.state >= ANCHOR_ORPHAN_HERE)
        return STR("");
    ck_assert_int_eq(state_find(forum, &arena, standing.version_id, standing.segment_id, &state),
                     OK);
    return canon_slice(state.segment.body, standing.from, standing.to);
}
