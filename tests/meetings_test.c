/* Meetings: called, moved, cancelled; their agenda, who was there, their minutes. */
#include "meetings/meeting.h"

#include "base/clock.h"
#include "meetings/item.h"
#include "meetings/minutes.h"
#include "meetings/present.h"
#include "support/debate.h"
#include "support/log.h"
#include "support/suite.h"

enum { HOUR = 60 * 60, DAY = 24 * HOUR };

static struct meeting wish(void)
{
    return (struct meeting){
        .title = STR("The roof, together"),
        .category_id = CATEGORY,
        .keeper.id = ADA,
        .zone = STR("Europe/Paris"),
        .starts_at = clock_now() + 3 * DAY,
        .length = 90,
        .place = STR("The library"),
        .address = STR("https://meet.example/roof"),
    };
}

static struct meeting found(int64_t id)
{
    struct meeting meeting;

    ck_assert_int_eq(meeting_find(forum, &arena, id, &meeting), OK);
    return meeting;
}

static struct meeting called(void)
{
    struct meeting meeting = wish();
    int64_t id;

    ck_assert_int_eq(meeting_call(forum, &arena, &meeting, debate_problems(), &id), OK);
    return found(id);
}

/* The first problem's field; what is refused must say why. */
static const char *refused(const struct meeting *meeting)
{
    struct problems *problems = debate_problems();
    int64_t id;

    ck_assert_int_eq(meeting_call(forum, &arena, meeting, problems, &id), NOT_VALID);
    ck_assert_uint_ge(problems->count, 1);
    return problems->items[0].field;
}

static struct item about_topic(int64_t topic_id, const char *text)
{
    struct item item = { .topic_id = topic_id, .author.id = BOB, .title = STR("Where we meet") };

    ck_assert_int_eq(item_text_prepare(&arena, str_of(text), "text", debate_problems(), &item.text),
                     OK);
    return item;
}

static int64_t added(const struct meeting *meeting, struct item item)
{
    int64_t id;

    ck_assert_int_eq(item_add(forum, meeting, &item, debate_problems(), &id), OK);
    return id;
}

static struct items agenda(const struct meeting *meeting, int64_t account_id)
{
    const struct visitor visitor = { .account_id = account_id, .role = account_id ? MEMBER : 0 };
    struct items items;

    ck_assert_int_eq(items_of_meeting(forum, &arena, &visitor, meeting->id, &items), OK);
    return items;
}

static enum result write_minutes(const struct meeting *meeting, int64_t base, const char *text)
{
    struct written written = debate_written(text);
    struct minutes_wish minutes = { BOB, base, &written };

    return minutes_write(forum, &arena, meeting, &minutes, debate_problems());
}

static void publish(const struct meeting *meeting)
{
    ck_assert_int_eq(
        minutes_publish(forum, &arena, meeting, ADA, meeting->revision, debate_problems()), OK);
}

START_TEST(a_meeting_is_called_with_its_hour_and_its_place)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    ck_assert_text(meeting.title, "The roof, together");
    ck_assert_text(meeting_path(&arena, &meeting), "/m/the-roof-together/1");
    ck_assert_text(meeting.keeper.handle, "Ada");
    ck_assert_text(meeting.category_name, "The common house");
    ck_assert_int_eq(meeting.starts_at, clock_now() + 3 * DAY);
    ck_assert_int_eq(meeting_ends_at(&meeting), meeting.starts_at + 90 * 60);
    ck_assert_uint_ge(meeting.uid.length, 22);
    ck_assert_int_eq(meeting.sequence, 0);
    ck_assert(!str_equal(meeting.uid, called().uid));
    log_check_whole(forum, 2);
}
END_TEST

START_TEST(a_meeting_needs_a_purpose_a_place_and_an_hour_ahead)
{
    struct meeting meeting;

    debate_begin();
    meeting = wish();
    meeting.title = STR("x");
    ck_assert_str_eq(refused(&meeting), "title");
    meeting = wish();
    meeting.place = meeting.address = STR("");
    ck_assert_str_eq(refused(&meeting), "place");
    meeting = wish();
    meeting.starts_at = clock_now();
    ck_assert_str_eq(refused(&meeting), "date");
    meeting.starts_at = clock_now() + 4 * 366 * (int64_t)DAY;
    ck_assert_str_eq(refused(&meeting), "date");
    meeting = wish();
    meeting.length = 4;
    ck_assert_str_eq(refused(&meeting), "length");
    meeting.length = 3 * 24 * 60 + 1;
    ck_assert_str_eq(refused(&meeting), "length");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry"), 0);
}
END_TEST

START_TEST(an_address_to_join_is_one_of_the_web)
{
    static const char *const bad[] = { "javascript:alert(1)", "/inside",
                                       "ftp://x.example",     "https://a b.example",
                                       "mailto:a@b.example",  "https://x\\y.example",
                                       "data:text/html,x" };

    debate_begin();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct meeting meeting = wish();

        meeting.address = str_of(bad[i]);
        ck_assert_str_eq(refused(&meeting), "address");
    }
}
END_TEST

START_TEST(a_meeting_that_is_moved_says_what_it_was_and_stands_in_the_log)
{
    struct meeting meeting;
    int64_t before;

    debate_begin();
    meeting = called();
    before = meeting.starts_at;
    meeting.title = STR("The roof, again");
    ck_assert_int_eq(meeting_change(forum, &arena, &meeting, ADA, debate_problems()), OK);
    ck_assert_int_eq(found(1).was_at, 0);
    debate_later(60);
    meeting.starts_at += DAY;
    ck_assert_int_eq(meeting_change(forum, &arena, &meeting, ADA, debate_problems()), OK);
    meeting = found(1);
    ck_assert_int_eq(meeting.was_at, before);
    ck_assert_int_eq(meeting.sequence, 2);
    ck_assert_int_eq(meeting.changed_at, clock_now());
    ck_assert_text(meeting.slug, "the-roof-again");
    log_check_whole(forum, 3);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry "
                                  "WHERE subject = 'meeting/1' AND kind = 'meeting'"),
                     3);
}
END_TEST

START_TEST(once_it_began_its_hour_stays)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    debate_later(3 * DAY + 60);
    meeting.place = STR("The other room");
    ck_assert_int_eq(meeting_change(forum, &arena, &meeting, ADA, debate_problems()), OK);
    meeting.starts_at += DAY;
    ck_assert_int_eq(meeting_change(forum, &arena, &meeting, ADA, debate_problems()), NOT_VALID);
    meeting = found(1);
    meeting.length = 30;
    ck_assert_int_eq(meeting_change(forum, &arena, &meeting, ADA, debate_problems()), NOT_VALID);
    ck_assert_int_eq(meeting_cancel(forum, &arena, &meeting, ADA, STR("Rain"), debate_problems()),
                     NOT_VALID);
    ck_assert_text(found(1).place, "The other room");
}
END_TEST

START_TEST(a_meeting_is_cancelled_with_a_reason_once)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    ck_assert_int_eq(meeting_cancel(forum, &arena, &meeting, ADA, STR(" "), debate_problems()),
                     NOT_VALID);
    ck_assert_int_eq(meeting_cancel(forum, &arena, &meeting, ADA, STR("Rain"), debate_problems()),
                     OK);
    ck_assert_int_eq(meeting_cancel(forum, &arena, &meeting, ADA, STR("Hail"), debate_problems()),
                     CONFLICT);
    meeting = found(1);
    ck_assert_int_eq(meeting_state(&meeting, clock_now()), MEETING_CANCELLED);
    ck_assert_text(meeting.cancel_reason, "Rain");
    ck_assert_int_eq(meeting.sequence, 1);
    ck_assert_int_eq(meeting_change(forum, &arena, &meeting, ADA, debate_problems()), NOT_VALID);
    log_check_whole(forum, 2);
}
END_TEST

START_TEST(its_state_goes_by_the_clock_and_its_minutes)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    ck_assert_int_eq(meeting_state(&meeting, meeting.starts_at - 1), MEETING_PLANNED);
    ck_assert_int_eq(meeting_state(&meeting, meeting.starts_at), MEETING_RUNS);
    ck_assert_int_eq(meeting_state(&meeting, meeting.starts_at + 90 * 60), MEETING_MINUTES_DUE);
    ck_assert_int_eq(meeting_state(&meeting, meeting.starts_at + 90 * 60 + 2 * DAY - 1),
                     MEETING_MINUTES_DUE);
    ck_assert_int_eq(meeting_state(&meeting, meeting.starts_at + 90 * 60 + 2 * DAY),
                     MEETING_MINUTES_LATE);
    debate_later(3 * DAY + 2 * HOUR);
    ck_assert_int_eq(write_minutes(&meeting, 0, "We spoke of the roof."), OK);
    meeting = found(1);
    publish(&meeting);
    meeting = found(1);
    ck_assert_int_eq(meeting.open_until, clock_now() + 7 * DAY);
    ck_assert_int_eq(meeting_state(&meeting, clock_now()), MEETING_OPEN_FOR_OBJECTIONS);
    ck_assert_int_eq(meeting_state(&meeting, meeting.open_until), MEETING_DONE);
}
END_TEST

START_TEST(an_item_is_about_a_debate_or_a_decision)
{
    struct item item = { .author.id = BOB, .title = STR("Something else") };
    struct problems *problems;
    struct meeting meeting;
    int64_t id;

    debate_begin();
    meeting = called();
    problems = debate_problems();
    ck_assert_int_eq(item_add(forum, &meeting, &item, problems, &id), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "topic");
    item = about_topic(TOPIC, "We meet in the **library**.");
    item.title = STR("x");
    problems = debate_problems();
    ck_assert_int_eq(item_add(forum, &meeting, &item, problems, &id), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "title");
    added(&meeting, about_topic(TOPIC, "We meet in the **library**."));
    ck_assert_uint_eq(agenda(&meeting, 0).count, 1);
    item = agenda(&meeting, 0).items[0];
    ck_assert_text(item.topic_title, "Where shall we meet in June?");
    ck_assert_text(item.text.html.markup, "<p>We meet in the <strong>library</strong>.</p>\n");
    ck_assert_text(item.author.handle, "Bob");
}
END_TEST

START_TEST(the_pages_of_what_it_speaks_of_have_another_version)
{
    struct meeting meeting;
    int64_t version;

    debate_begin();
    meeting = called();
    version = debate_topic().version;
    added(&meeting, about_topic(TOPIC, ""));
    ck_assert_int_gt(debate_topic().version, version);
    version = debate_topic().version;
    ck_assert_int_eq(meeting_cancel(forum, &arena, &meeting, ADA, STR("Rain"), debate_problems()),
                     OK);
    ck_assert_int_gt(debate_topic().version, version);
}
END_TEST

START_TEST(the_agenda_is_open_until_the_meeting_begins)
{
    struct item item;
    struct meeting meeting;
    int64_t first, id;

    debate_begin();
    meeting = called();
    first = added(&meeting, about_topic(TOPIC, ""));
    debate_later(3 * DAY);
    item = about_topic(TOPIC, "");
    ck_assert_int_eq(item_add(forum, &meeting, &item, debate_problems(), &id), NOT_VALID);
    ck_assert_int_eq(item_remove(forum, &meeting, first, debate_problems()), NOT_VALID);
    ck_assert_int_eq(item_shift(forum, &arena, &meeting, first, true, debate_problems()),
                     NOT_VALID);
    ck_assert_uint_eq(agenda(&meeting, 0).count, 1);
}
END_TEST

START_TEST(an_agenda_has_an_end)
{
    struct item item;
    struct meeting meeting;
    int64_t id;

    debate_begin();
    meeting = called();
    for (int i = 0; i < ITEMS_MAX; i++)
        added(&meeting, about_topic(TOPIC, ""));
    item = about_topic(TOPIC, "");
    ck_assert_int_eq(item_add(forum, &meeting, &item, debate_problems(), &id), NOT_VALID);
    ck_assert_uint_eq(agenda(&meeting, 0).count, ITEMS_MAX);
}
END_TEST

static void check_order(const struct meeting *meeting, int64_t a, int64_t b, int64_t c)
{
    struct items items = agenda(meeting, 0);

    ck_assert_uint_eq(items.count, 3);
    ck_assert_int_eq(items.items[0].id, a);
    ck_assert_int_eq(items.items[1].id, b);
    ck_assert_int_eq(items.items[2].id, c);
}

START_TEST(items_go_up_and_down_and_away)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    for (int i = 0; i < 3; i++)
        added(&meeting, about_topic(TOPIC, ""));
    ck_assert_int_eq(item_shift(forum, &arena, &meeting, 3, true, debate_problems()), OK);
    check_order(&meeting, 1, 3, 2);
    ck_assert_int_eq(item_shift(forum, &arena, &meeting, 1, false, debate_problems()), OK);
    check_order(&meeting, 3, 1, 2);
    ck_assert_int_eq(item_shift(forum, &arena, &meeting, 3, true, debate_problems()), OK);
    ck_assert_int_eq(item_shift(forum, &arena, &meeting, 2, false, debate_problems()), OK);
    check_order(&meeting, 3, 1, 2);
    ck_assert_int_eq(item_shift(forum, &arena, &meeting, 9, true, debate_problems()), NOT_FOUND);
    ck_assert_int_eq(item_remove(forum, &meeting, 1, debate_problems()), OK);
    ck_assert_int_eq(item_remove(forum, &meeting, 1, debate_problems()), NOT_FOUND);
    ck_assert_uint_eq(agenda(&meeting, 0).count, 2);
}
END_TEST

START_TEST(an_item_is_changed_by_who_brought_it_and_then_by_all)
{
    const struct visitor ada = { .account_id = ADA, .role = MEMBER };
    const struct visitor bob = { .account_id = BOB, .role = MEMBER };
    const struct visitor other = { .account_id = 9, .role = MEMBER };
    struct meeting meeting;
    struct item item;

    debate_begin();
    meeting = called();
    added(&meeting, about_topic(TOPIC, ""));
    item = agenda(&meeting, 0).items[0];
    ck_assert(may_change_item(&ada, &meeting, &item, clock_now()));
    ck_assert(may_change_item(&bob, &meeting, &item, clock_now()));
    ck_assert(!may_change_item(&other, &meeting, &item, clock_now()));
    ck_assert(may_change_item(&other, &meeting, &item, meeting.starts_at));
    ck_assert(!may_change_item(&(struct visitor){ 0 }, &meeting, &item, meeting.starts_at));
    meeting.published_at = meeting.starts_at + 1;
    ck_assert(!may_change_item(&ada, &meeting, &item, meeting.starts_at + 2));
}
END_TEST

START_TEST(two_who_change_an_item_at_once_do_not_lose_words)
{
    struct meeting meeting;
    struct item item;

    debate_begin();
    meeting = called();
    added(&meeting, about_topic(TOPIC, ""));
    item = agenda(&meeting, 0).items[0];
    item.outcome = (struct item_text){ STR("Agreed."), { STR("<p>Agreed.</p>") } };
    ck_assert_int_eq(item_edit(forum, &meeting, &item, debate_problems()), OK);
    ck_assert_int_eq(item_edit(forum, &meeting, &item, debate_problems()), CONFLICT);
    ck_assert_text(agenda(&meeting, 0).items[0].outcome.text, "Agreed.");
    ck_assert_int_eq(agenda(&meeting, 0).items[0].revision, 2);
}
END_TEST

START_TEST(an_item_about_what_one_may_not_read_says_nothing)
{
    const struct visitor nobody = { 0 };
    struct meeting meeting;
    struct item item;

    debate_begin();
    meeting = called();
    added(&meeting, about_topic(debate_open(BOB, "Hidden later", "Words."), "A secret text."));
    ck_assert_text(agenda(&meeting, 0).items[0].title, "Where we meet");
    db_script(forum, "UPDATE topic SET hidden_at = 5 WHERE id = 2;");
    item = agenda(&meeting, ADA).items[0];
    ck_assert(item.is_withheld);
    ck_assert_uint_eq(item.title.length + item.text.text.length + item.topic_title.length, 0);
    ck_assert_int_eq(item.topic_id, 0);
    ck_assert_int_eq(item_find(forum, &arena, &nobody, 1, &item), NOT_FOUND);
}
END_TEST

static struct people present(int64_t meeting_id, int64_t account_id)
{
    struct people people;

    ck_assert_int_eq(present_at(forum, &arena, meeting_id, account_id, &people), OK);
    return people;
}

static enum result note(const struct meeting *meeting, int64_t account_id, bool is_there)
{
    return present_note(forum, meeting, &(struct presence){ account_id, is_there },
                        debate_problems());
}

START_TEST(people_say_that_they_are_there_from_its_beginning_to_its_minutes)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    ck_assert_int_eq(note(&meeting, BOB, true), NOT_VALID);
    debate_later(3 * DAY + 2 * HOUR);
    ck_assert_int_eq(note(&meeting, BOB, true), OK);
    ck_assert_int_eq(note(&meeting, BOB, true), OK);
    ck_assert_int_eq(note(&meeting, ADA, true), OK);
    ck_assert_uint_eq(present(1, BOB).count, 2);
    ck_assert_text(present(1, BOB).items[0].handle, "Ada");
    ck_assert(present(1, BOB).is_in);
    ck_assert_int_eq(note(&meeting, BOB, false), OK);
    ck_assert(!present(1, BOB).is_in);
    ck_assert_int_eq(meeting_set_others(forum, &meeting, 12), OK);
    ck_assert_int_eq(found(1).others, 12);
    ck_assert_int_eq(write_minutes(&meeting, 0, "We spoke of the roof."), OK);
    meeting = found(1);
    publish(&meeting);
    meeting = found(1);
    ck_assert_int_eq(note(&meeting, BOB, true), NOT_VALID);
    ck_assert_uint_eq(present(1, BOB).count, 1);
}
END_TEST

START_TEST(minutes_are_written_together_and_every_version_stays)
{
    struct minutes_list versions;
    struct meeting meeting;

    debate_begin();
    meeting = called();
    ck_assert_int_eq(write_minutes(&meeting, 0, "Too early."), NOT_VALID);
    debate_later(3 * DAY);
    ck_assert_int_eq(write_minutes(&meeting, 0, "We spoke of the *roof*."), OK);
    ck_assert_int_eq(write_minutes(&meeting, 0, "Somebody else's."), CONFLICT);
    meeting = found(1);
    ck_assert_int_eq(write_minutes(&meeting, 1, "We spoke of the *roof*."), OK);
    ck_assert_int_eq(found(1).revision, 1);
    ck_assert_int_eq(write_minutes(&meeting, 1, "We spoke of the roof, and agreed."), OK);
    ck_assert_int_eq(minutes_versions(forum, &arena, 1, &versions), OK);
    ck_assert_uint_eq(versions.count, 2);
    ck_assert_int_eq(versions.items[0].revision, 2);
    ck_assert_text(versions.items[1].html.markup, "<p>We spoke of the <em>roof</em>.</p>\n");
    ck_assert_text(versions.items[1].author.handle, "Bob");
}
END_TEST

START_TEST(minutes_are_published_once_it_is_over_and_something_is_written)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    debate_later(3 * DAY);
    ck_assert_int_eq(write_minutes(&meeting, 0, "We speak of the roof."), OK);
    meeting = found(1);
    ck_assert_int_eq(minutes_publish(forum, &arena, &meeting, ADA, 1, debate_problems()),
                     NOT_VALID);
    debate_later(2 * HOUR);
    ck_assert_int_eq(minutes_publish(forum, &arena, &meeting, ADA, 2, debate_problems()), CONFLICT);
    publish(&meeting);
    ck_assert_int_eq(minutes_publish(forum, &arena, &meeting, ADA, 1, debate_problems()), CONFLICT);
    meeting = found(1);
    ck_assert_int_eq(meeting.published, 1);
    log_check_whole(forum, 2);
    ck_assert_int_eq(write_minutes(&meeting, 1, "We spoke of the roof: a word was missing."), OK);
    log_check_whole(forum, 3);
    ck_assert_int_eq(found(1).published, 1);
    ck_assert_int_eq(found(1).revision, 2);
}
END_TEST

START_TEST(nothing_written_is_not_published)
{
    struct meeting meeting;

    debate_begin();
    meeting = called();
    debate_later(4 * DAY);
    ck_assert_int_eq(minutes_publish(forum, &arena, &meeting, ADA, 0, debate_problems()),
                     NOT_VALID);
}
END_TEST

START_TEST(what_is_proposed_stays_once_the_minutes_are_published)
{
    struct meeting meeting;
    struct item item;

    debate_begin();
    meeting = called();
    added(&meeting, about_topic(TOPIC, "We meet in the library."));
    debate_later(3 * DAY + 2 * HOUR);
    ck_assert_int_eq(write_minutes(&meeting, 0, "We spoke of the roof."), OK);
    meeting = found(1);
    publish(&meeting);
    meeting = found(1);
    item = agenda(&meeting, 0).items[0];
    item.text.text = STR("We meet nowhere.");
    ck_assert_int_eq(item_edit(forum, &meeting, &item, debate_problems()), NOT_VALID);
    ck_assert_text(agenda(&meeting, 0).items[0].text.text, "We meet in the library.");
}
END_TEST

START_TEST(minutes_that_are_late_anyone_there_may_publish)
{
    const struct visitor bob = { .account_id = BOB, .role = MEMBER };
    const struct visitor mia = { .account_id = MIA, .role = MODERATOR };
    struct meeting meeting;

    debate_begin();
    meeting = called();
    ck_assert(!may_publish(&bob, &meeting, meeting_ends_at(&meeting)));
    ck_assert(may_publish(&mia, &meeting, meeting_ends_at(&meeting)));
    ck_assert(may_publish(&bob, &meeting, meeting_minutes_due_at(&meeting)));
    ck_assert(!may_publish(&(struct visitor){ 0 }, &meeting, meeting_minutes_due_at(&meeting)));
}
END_TEST

START_TEST(lists_hold_what_is_ahead_and_what_is_over)
{
    const struct visitor nobody = { 0 }, ada = { .account_id = ADA, .role = MEMBER };
    struct meeting_cursor start = { 0 };
    struct meetings list;
    struct meeting meeting;
    int64_t id;

    debate_begin();
    for (int i = 0; i < MEETINGS_PER_PAGE + 2; i++) {
        meeting = wish();
        meeting.starts_at += (int64_t)i * HOUR;
        ck_assert_int_eq(meeting_call(forum, &arena, &meeting, debate_problems(), &id), OK);
    }
    ck_assert_int_eq(meetings_ahead(forum, &arena, &nobody, start, &list), OK);
    ck_assert_uint_eq(list.count, MEETINGS_PER_PAGE);
    ck_assert(list.has_more);
    ck_assert_int_eq(list.items[0].id, 1);
    start = (struct meeting_cursor){ list.items[list.count - 1].starts_at, MEETINGS_PER_PAGE };
    ck_assert_int_eq(meetings_ahead(forum, &arena, &nobody, start, &list), OK);
    ck_assert_uint_eq(list.count, 2);
    ck_assert(!list.has_more);
    debate_later(3 * DAY + 2 * HOUR);
    ck_assert_int_eq(meetings_past(forum, &arena, &nobody, (struct meeting_cursor){ 0 }, &list),
                     OK);
    ck_assert_uint_eq(list.count, 1);
    ck_assert_int_eq(meetings_unfinished(forum, &arena, &ada, clock_now(), &list), OK);
    ck_assert_uint_eq(list.count, 1);
    ck_assert_int_eq(meetings_since(forum, &arena, &nobody, clock_now(), &list), OK);
    ck_assert_uint_eq(list.count, MEETINGS_PER_PAGE + 2 - 2);
}
END_TEST

static size_t spoken_of(void)
{
    struct topic topic = debate_topic();
    struct meetings list;

    ck_assert_int_eq(meetings_of_topic(forum, &arena, &topic, &list), OK);
    return list.count;
}

START_TEST(a_debate_knows_the_meetings_that_speak_of_it)
{
    struct category other = { .name = STR("Elsewhere"), .readers = SPACE_ANYONE };
    struct meeting meeting;
    int64_t version;

    debate_begin();
    meeting = called();
    ck_assert_uint_eq(spoken_of(), 0);
    added(&meeting, about_topic(TOPIC, ""));
    added(&meeting, about_topic(TOPIC, ""));
    ck_assert_uint_eq(spoken_of(), 1);
    ck_assert_int_eq(category_create(forum, &arena, &other, &other.id), OK);
    db_script(forum, "UPDATE meeting SET category_id = 2;");
    ck_assert_uint_eq(spoken_of(), 1);
    version = debate_topic().version;
    other.readers = SPACE_MEMBERS;
    ck_assert_int_eq(category_edit(forum, &arena, &other, debate_problems()), OK);
    ck_assert_uint_eq(spoken_of(), 0);
    ck_assert_int_gt(debate_topic().version, version);
}
END_TEST

RUN_TESTS("meetings", a_meeting_is_called_with_its_hour_and_its_place,
          a_meeting_needs_a_purpose_a_place_and_an_hour_ahead, an_address_to_join_is_one_of_the_web,
          a_meeting_that_is_moved_says_what_it_was_and_stands_in_the_log,
          once_it_began_its_hour_stays, a_meeting_is_cancelled_with_a_reason_once,
          its_state_goes_by_the_clock_and_its_minutes, an_item_is_about_a_debate_or_a_decision,
          the_pages_of_what_it_speaks_of_have_another_version,
          the_agenda_is_open_until_the_meeting_begins, an_agenda_has_an_end,
          items_go_up_and_down_and_away, an_item_is_changed_by_who_brought_it_and_then_by_all,
          two_who_change_an_item_at_once_do_not_lose_words,
          an_item_about_what_one_may_not_read_says_nothing,
          people_say_that_they_are_there_from_its_beginning_to_its_minutes,
          minutes_are_written_together_and_every_version_stays,
          minutes_are_published_once_it_is_over_and_something_is_written,
          nothing_written_is_not_published, what_is_proposed_stays_once_the_minutes_are_published,
          minutes_that_are_late_anyone_there_may_publish, lists_hold_what_is_ahead_and_what_is_over,
          a_debate_knows_the_meetings_that_speak_of_it)
