/* A text of 1,000 articles with 10,000 annotations: the next version places all of them. */
#include <stdio.h>
#include <time.h>

#include "support/annotate.h"

enum { ARTICLES = 1000, ANNOTATIONS = 10000, ANNOTATIONS_A_SECOND = 2000, SHORT = 10 };

static const char *const things[] = { "spare parts", "manuals",  "batteries", "screens",
                                      "housings",    "chargers", "cables" };

/* Each tenth article has other words from version to version; from SHORT on there are but three
 * paragraphs of five. */
static const char *text_of(int version)
{
    struct buffer lines = { .arena = &arena };

    for (int i = 1; i <= ARTICLES; i++) {
        const char *thing = things[i % 7], *other = things[(i / 7) % 7];
        int years = i % 10 ? 10 : 10 + version;

        buffer_format(
            &lines,
            "= %d\n"
            "A maker of model %d keeps %s and %s for %d years after its last sale.\n"
            "The price of %s for model %d is shown in each shop, with the time it takes.\n"
            "The manual that shows how to change %s is given to repairers of model %d.\n",
            i, i, thing, other, years, thing, i, other, i);
        if (version < SHORT)
            buffer_format(&lines,
                          "Workshops of article %d have the same rights as anybody who sells %s.\n"
                          "Whoever does not keep article %d pays a fine that a court sets.\n",
                          i, thing, i);
    }
    return buffer_str(&lines).data;
}

static struct targets target_of(const struct state *state, int count)
{
    struct targets targets = { 0 };
    struct pointing pointing = { 2 + count % 7, 34 + count % 11, STR("") };

    if (count % 5 == 4)
        pointing = (struct pointing){ 0 };
    ck_assert_int_eq(
        target_take(&arena, durable().version_id, state, &pointing, debate_problems(), &targets),
        OK);
    return targets;
}

/* Ten an article, on words and on whole alinéas, all in one debate. */
static void annotate_all(void)
{
    const struct law_text text = durable();
    struct states states = { 0 };
    struct law_version version;
    int count = 0;

    ck_assert_int_eq(law_version_find(forum, &arena, text.version_id, &version), OK);
    ck_assert_int_eq(states_from(forum, &arena, version.id, 0, 10L * ARTICLES, &states), OK);
    db_begin(forum);
    for (size_t i = 0; i < 2 * states.count; i++) {
        const struct state *state = &states.items[i % states.count];
        struct targets targets;
        struct annotated made;

        if (state->segment.kind != SEGMENT_ALINEA)
            continue;
        targets = target_of(state, count++);
        ck_assert_int_eq(annotation_make(forum, &arena,
                                         &(struct annotation_wish){ .text = &text,
                                                                    .version = &version,
                                                                    .targets = &targets,
                                                                    .author_id = BOB,
                                                                    .topic_id = TOPIC },
                                         debate_problems(), &made),
                         OK);
    }
    ck_assert_int_eq(db_commit(forum), OK);
    ck_assert_int_eq(count, ANNOTATIONS);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double publish(const char *slug, int version)
{
    double before = seconds();

    law_publish(forum, slug, text_of(version));
    return seconds() - before;
}

/* A version with the annotations, against the same without. */
static void place_all(int version, int64_t kept_at_least)
{
    double alone = publish("bare", version), with = publish("durable", version) - alone;

    fprintf(stderr, "version %d: %d annotations placed in %.2f s of processor\n", version,
            ANNOTATIONS, with);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM annotation_anchor WHERE version_id "
                     "= (SELECT version_id FROM law_text WHERE slug = 'durable')"),
        ANNOTATIONS);
    ck_assert_int_ge(
        debate_count("SELECT COUNT(*) AS count FROM annotation_anchor WHERE version_id "
                     "= (SELECT version_id FROM law_text WHERE slug = 'durable') "
                     "AND state < 3"),
        kept_at_least);
    if (!forum_is_postgres()) /* there the time is mostly another process's */
        ck_assert_msg(with * ANNOTATIONS_A_SECOND < ANNOTATIONS, "%.2f s", with);
}

START_TEST(ten_thousand_annotations_are_placed_in_the_next_version)
{
    debate_begin();
    publish("bare", 1);
    publish("durable", 1);
    annotate_all();
    place_all(2, ANNOTATIONS * 9 / 10);
    place_all(3, ANNOTATIONS * 9 / 10);
    place_all(SHORT, ANNOTATIONS / 2);     /* two of five paragraphs are gone everywhere */
    place_all(SHORT + 1, ANNOTATIONS / 2); /* what is gone is looked for again */
}
END_TEST

RUN_TESTS("annotation_size", ten_thousand_annotations_are_placed_in_the_next_version)
