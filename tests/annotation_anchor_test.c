/* Where annotations stand once a text has other versions. */
#include "support/annotate.h"
#include "support/suite.h"

/* A text whose second version is `after`. */
static void publish(const char *after)
{
    law_publish(forum, "durable", after);
}

static void begin(const char *before)
{
    debate_begin();
    publish(before);
}

static void is_exact(int64_t id, const char *words)
{
    ck_assert_int_eq(annotation_now(id).state, ANCHOR_EXACT);
    ck_assert_text(annotation_words_now(id), words);
}

START_TEST(words_that_stay_are_exact_though_others_beside_them_change)
{
    struct annotated made;

    begin("= 1\nA maker keeps spare parts for ten years after the last sale.\nFines.");
    made = annotate(BOB, "A maker", "spare parts for ten years");
    publish("= 1\nEach maker or importer keeps spare parts for ten years after the last sale.\n"
            "Fines.");
    is_exact(made.id, "spare parts for ten years");
    ck_assert_int_eq(annotation_now(made.id).version_id, durable().version_id);
}
END_TEST

START_TEST(words_whose_paragraph_has_another_number_have_moved)
{
    struct annotated made;

    begin("= 1\nA maker keeps spare parts for ten years after the last sale.");
    made = annotate(BOB, "A maker", "spare parts for ten years");
    publish("= 1\nThis is a new first paragraph.\n"
            "A maker keeps spare parts for ten years after the last sale.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_MOVED);
    ck_assert_text(annotation_words_now(made.id), "spare parts for ten years");
    publish("= 1\nThis is a new first paragraph.\n"
            "A maker keeps spare parts for ten years after the last sale.\nThe end.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_MOVED); /* against what was made */
}
END_TEST

START_TEST(words_that_changed_are_reworded_until_they_are_back)
{
    struct annotated made;

    begin("= 1\nA maker keeps spare parts for ten years after the last sale of the model.");
    made = annotate(BOB, "A maker", "spare parts for ten years after the last sale");
    publish("= 1\nA maker keeps spare parts for fifteen years after the last sale of the model.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_REWORDED);
    ck_assert_text(annotation_words_now(made.id),
                   "spare parts for fifteen years after the last sale");
    publish("= 1\nA maker keeps spare parts for fifteen years after the last sale of the model.\n"
            "Fines.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_REWORDED);
    publish("= 1\nA maker keeps spare parts for ten years after the last sale of the model.\n"
            "Fines.");
    is_exact(made.id, "spare parts for ten years after the last sale");
}
END_TEST

START_TEST(words_that_change_a_little_each_time_end_as_orphans_not_as_others)
{
    struct annotated made;

    begin("= 1\nThe maker always keeps all spare parts of the machine in its own shop.");
    made = annotate(BOB, "The maker", "keeps all spare parts of the machine");
    publish("= 1\nThe maker always keeps all spare parts of any appliance in its own shop.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_REWORDED);
    publish("= 1\nThe maker always keeps most written manuals of any appliance in its own shop.");
    ck_assert_int_ge(annotation_now(made.id).state, ANCHOR_REWORDED);
    publish("= 1\nThe maker always prints most written manuals of any appliance in its own shop.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_ORPHAN_HERE);
    ck_assert_text(annotation_words_now(made.id), "");
}
END_TEST

START_TEST(orphans_hang_on_what_lives_and_are_found_when_their_words_come_back)
{
    struct annotated made;
    struct standing now;

    begin("= 1\nOne stays as it is here.\nThe manual is given to repairers on demand, for free.");
    made = annotate(BOB, "The manual", "given to repairers on demand");
    publish("= 1\nOne stays as it is here.");
    now = annotation_now(made.id);
    ck_assert_int_eq(now.state, ANCHOR_ORPHAN);
    ck_assert_int_ne(now.article_id, 0);
    publish("= 1\nOne stays as it is here.\n= 2\nTwo.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_ORPHAN);
    ck_assert_int_eq(annotation_now(made.id).article_id, now.article_id);
    publish("= 1\nOne stays as it is here.\n= 2\nTwo.\n"
            "The manual is given to repairers on demand, for free.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_MOVED);
    ck_assert_text(annotation_words_now(made.id), "given to repairers on demand");
}
END_TEST

START_TEST(words_that_come_back_twice_or_among_others_stay_orphans)
{
    struct annotated made;

    begin("= 1\nOne stays as it is here.\nThe manual is given to repairers on demand, for free.");
    made = annotate(BOB, "The manual", "repairers on demand");
    publish("= 1\nOne stays as it is here.");
    publish("= 1\nOne stays as it is here.\n= 2\nThere are no repairers on demand any more.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_ORPHAN);
    publish("= 1\nOne stays as it is here.\n"
            "= 2\nThe manual is given to repairers on demand, for free.\n"
            "= 3\nThe manual is given to repairers on demand, for free.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_ORPHAN);
}
END_TEST

START_TEST(a_whole_paragraph_stays_a_whole_paragraph)
{
    struct annotated made;

    begin("= 1\nA maker keeps spare parts for ten years after the last sale.\nFines.");
    made = annotate(BOB, "A maker", NULL);
    publish("= 1\nA maker keeps spare parts for fifteen years after the very last sale.\nFines.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_REWORDED);
    ck_assert_text(annotation_words_now(made.id),
                   "A maker keeps spare parts for fifteen years after the very last sale.");
}
END_TEST

START_TEST(what_is_placed_by_hand_is_where_the_next_version_begins_from)
{
    struct annotated made;
    struct annotation annotation;
    struct targets targets = { 0 };
    struct state state;

    begin("= 1\nOne stays as it is here.\nThe manual is given to repairers on demand, for free.");
    made = annotate(BOB, "The manual", "given to repairers on demand");
    publish("= 1\nOne stays as it is here.\nAnybody may download it.");
    ck_assert_int_ge(annotation_now(made.id).state, ANCHOR_ORPHAN_HERE);
    state = alinea_beginning("Anybody");
    ck_assert_int_eq(annotation_find(forum, &arena, made.id, &annotation), OK);
    ck_assert_int_eq(target_take(&arena, durable().version_id, &state,
                                 &(struct pointing){ .exact = STR("may download it") },
                                 debate_problems(), &targets),
                     OK);
    ck_assert_int_eq(anchor_place_by_hand(forum, &arena, &annotation, 0, &targets.items[0], BOB),
                     OK);
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_REWORDED);
    ck_assert_int_eq(annotation_now(made.id).confirmed_by.id, BOB);
    publish("= 1\nOne stays as it is here.\nAnybody may download it.\nFines.");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_REWORDED);
    ck_assert_text(annotation_words_now(made.id), "may download it");
    ck_assert_int_eq(annotation_now(made.id).confirmed_by.id, BOB);
    ck_assert_int_eq(annotation_find(forum, &arena, made.id, &annotation), OK);
    ck_assert_text(annotation.targets.items[0].quote.exact, "given to repairers on demand");
}
END_TEST

START_TEST(an_annotation_of_an_old_version_is_placed_in_the_newest_at_once)
{
    struct published first;
    struct law_text text;
    struct law_version version;
    struct state state;
    struct targets targets = { 0 };
    const struct written written = debate_written("Why so long?");
    struct annotated made;

    debate_begin();
    first = law_publish(forum, "durable",
                        "= 1\nA maker keeps spare parts for ten years after the last sale.");
    publish("= 1\nThis is a new first paragraph.\n"
            "A maker keeps spare parts for ten years after the last sale.");
    text = durable();
    ck_assert_int_eq(law_version_find(forum, &arena, first.version_id, &version), OK);
    ck_assert_int_eq(state_find(forum, &arena, first.version_id,
                                law_segment_beginning(forum, first.version_id, "A maker"), &state),
                     OK);
    ck_assert_int_eq(target_take(&arena, first.version_id, &state,
                                 &(struct pointing){ .exact = STR("spare parts for ten years") },
                                 debate_problems(), &targets),
                     OK);
    ck_assert_int_eq(annotation_make(forum, &arena,
                                     &(struct annotation_wish){ .text = &text,
                                                                .version = &version,
                                                                .targets = &targets,
                                                                .author_id = BOB,
                                                                .title = STR("Why so long, then?"),
                                                                .category_id = CATEGORY,
                                                                .written = &written },
                                     debate_problems(), &made),
                     OK);
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_MOVED);
    ck_assert_text(annotation_words_now(made.id), "spare parts for ten years");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM annotation_anchor"), 2);
}
END_TEST

START_TEST(all_of_many_are_placed_and_none_is_left_out)
{
    enum { MANY = 900 };

    begin("= 1\nA maker keeps spare parts for ten years after the last sale.\n"
          "The manual is given to repairers on demand, for free.");
    for (int i = 0; i < MANY; i++)
        annotate(BOB, i % 2 ? "A maker" : "The manual", NULL);
    publish("= 1\nA maker keeps spare parts for ten years after the last sale.\nFines.");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM annotation_anchor "
                                  "WHERE version_id = (SELECT version_id FROM law_text)"),
                     MANY);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM annotation_anchor "
                                  "WHERE version_id = (SELECT version_id FROM law_text) "
                                  "AND state = 0"),
                     MANY / 2);
}
END_TEST

START_TEST(debates_show_anew_where_their_words_are)
{
    struct annotated made;
    struct topic before, after;

    begin("= 1\nA maker keeps spare parts for ten years after the last sale.");
    made = annotate(BOB, "A maker", NULL);
    ck_assert_int_eq(topic_find(forum, &arena, made.topic_id, &before), OK);
    publish("= 1\nA maker keeps spare parts for ten years after the last sale.\nFines.");
    ck_assert_int_eq(topic_find(forum, &arena, made.topic_id, &after), OK);
    ck_assert_int_gt(after.version, before.version);
}
END_TEST

RUN_TESTS("annotation_anchor", words_that_stay_are_exact_though_others_beside_them_change,
          words_whose_paragraph_has_another_number_have_moved,
          words_that_changed_are_reworded_until_they_are_back,
          words_that_change_a_little_each_time_end_as_orphans_not_as_others,
          orphans_hang_on_what_lives_and_are_found_when_their_words_come_back,
          words_that_come_back_twice_or_among_others_stay_orphans,
          a_whole_paragraph_stays_a_whole_paragraph,
          what_is_placed_by_hand_is_where_the_next_version_begins_from,
          an_annotation_of_an_old_version_is_placed_in_the_newest_at_once,
          all_of_many_are_placed_and_none_is_left_out, debates_show_anew_where_their_words_are)
