/* The calendar of votes, opened by a library that is not ours. */
#include <libical/ical.h>
#include <string.h>

#include "base/clock.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/suite.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

static int64_t planned(const char *question)
{
    struct ballot_wish wish = ballot_wish(BALLOT_YES_NO);
    int64_t id = 0;

    wish.item.question = str_of(question);
    wish.item.opens_at = clock_now() + HOUR;
    wish.item.closes_at = clock_now() + 2 * HOUR;
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    return id;
}

static icalcomponent *calendar_of(struct client *client)
{
    icalcomponent *calendar;

    client_get(client, "/ballots.ics");
    ck_assert_int_eq(client->status, 200);
    calendar = icalparser_parse_string(client->body.data);
    ck_assert_ptr_nonnull(calendar);
    ck_assert_int_eq(icalcomponent_count_errors(calendar), 0);
    ck_assert_int_eq(icalrestriction_check(calendar), 1);
    return calendar;
}

static icalcomponent *event_of(icalcomponent *calendar)
{
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);

    ck_assert_ptr_nonnull(event);
    ck_assert_int_eq(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 1);
    return event;
}

START_TEST(calendars_know_an_item_again_after_it_was_cancelled)
{
    struct client visitor = { 0 };
    struct ballot_item item;
    icalcomponent *calendar, *event;
    struct str uid;
    int64_t id;
    int sequence;

    ballot_begin(1);
    id = planned("Which roof, and \\ or; why?");
    calendar = calendar_of(&visitor);
    event = event_of(calendar);
    ck_assert_str_eq(icalcomponent_get_summary(event), "Which roof, and \\ or; why?");
    ck_assert_int_eq(icaltime_as_timet(icalcomponent_get_dtstart(event)), clock_now() + HOUR);
    ck_assert_int_eq(icaltime_as_timet(icalcomponent_get_dtend(event)), clock_now() + 2 * HOUR);
    uid = str_copy(&arena, str_of(icalcomponent_get_uid(event)));
    sequence = icalcomponent_get_sequence(event);
    icalcomponent_free(calendar);
    item = ballot_found(id);
    ck_assert_int_eq(
        ballot_cancel(forum, &arena, &item, MIA, STR("It leaks no more."), debate_problems()), OK);
    calendar = calendar_of(&visitor);
    event = event_of(calendar);
    ck_assert_text(uid, icalcomponent_get_uid(event));
    ck_assert_int_gt(icalcomponent_get_sequence(event), sequence);
    ck_assert_int_eq(icalcomponent_get_status(event), ICAL_STATUS_CANCELLED);
    ck_assert_ptr_nonnull(strstr(icalcomponent_get_description(event), "It leaks no more."));
    icalcomponent_free(calendar);
    client_end(&visitor);
}
END_TEST

START_TEST(a_vote_of_the_last_year_stays_in_it_and_an_older_one_does_not)
{
    struct client visitor = { 0 };
    icalcomponent *calendar;

    ballot_begin(1);
    planned("Which roof shall we mend?");
    debate_later(360 * DAY);
    calendar = calendar_of(&visitor);
    event_of(calendar);
    icalcomponent_free(calendar);
    debate_later(10 * DAY);
    client_get(&visitor, "/ballots.ics");
    ck_assert(!client_sees(&visitor, "VEVENT"));
    client_end(&visitor);
}
END_TEST

RUN_TESTS("ballot calendar", calendars_know_an_item_again_after_it_was_cancelled,
          a_vote_of_the_last_year_stays_in_it_and_an_older_one_does_not)
