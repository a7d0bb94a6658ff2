/* The pages of public draws as a browser sees them. */
#include "base/clock.h"
#include "support/assembly.h"
#include "support/client.h"
#include "support/markup.h"
#include "support/suite.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

#define PAGE "/draws/ten-citizens-for-the-roof/1"

static void redirects(const struct client *client, const char *location)
{
    ck_assert_msg(client->status == 303, "%d: %.*s", client->status, STR_ARGS(client->body));
    ck_assert_text(client->location, location);
}

static void leads(struct client *client, const char *target, const char *location)
{
    client_get(client, target);
    redirects(client, location);
}

/* Their sessions go on. */
static void to(int64_t time)
{
    debate_later(time - clock_now());
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
}

/* Everybody of the debate has a session. */
struct people {
    struct client ada, bob, mia, visitor;
};

static void begin(struct people *people)
{
    *people = (struct people){ 0 };
    debate_begin();
    client_sign_in(&people->ada, ADA);
    client_sign_in(&people->bob, BOB);
    client_sign_in(&people->mia, MIA);
}

static void end(struct people *people)
{
    client_end(&people->ada);
    client_end(&people->bob);
    client_end(&people->mia);
    client_end(&people->visitor);
}

/* debate_begin() leaves the clock at 2026-05-28T20:26:40Z. */
static void announce(struct client *mia, const char *way, const char *list)
{
    client_post(mia, "/draws/new", "title", "Ten citizens for the roof", "purpose",
                "They say in ten evenings what the roof will be.", "category", "1", "seats", "1",
                "way", way, "list", list, "quotas", "women 1\nmen 1\n", "sources",
                "The lottery of 29 May, with spaces between\nThe index of that evening", "date",
                "2026-05-30", "hour", "19:30", "zone", "UTC", NULL);
    redirects(mia, PAGE);
}

static void publish(struct client *mia)
{
    client_post(mia, "/draws/1/publish", "date", "2026-05-30", "hour", "19:30", "zone", "UTC",
                NULL);
    redirects(mia, PAGE);
}

static void hold(struct client *mia)
{
    to(assembly_found(1).known_at);
    client_post(mia, "/draws/1/hold", "source1", " 3  14 15 ", "source2", "8'123,45", NULL);
    redirects(mia, PAGE);
}

/* Ada and Bob come forward for one seat. */
static void volunteer(struct people *people)
{
    client_post(&people->ada, "/draws/1/volunteer", "label", "women", "do", "volunteer", NULL);
    redirects(&people->ada, PAGE);
    client_post(&people->bob, "/draws/1/volunteer", "label", "men", "do", "volunteer", NULL);
    redirects(&people->bob, PAGE);
}

START_TEST(volunteers_come_forward_and_know_that_the_list_will_be_public)
{
    struct people people;

    begin(&people);
    announce(&people.mia, "volunteers", "");
    client_get(&people.visitor, PAGE);
    sees(&people.visitor, "Sign in to come forward");
    sees_not(&people.visitor, "Publish the list");
    client_get(&people.ada, "/draws/1/volunteer");
    sees(&people.ada, "Your name will stand on the list");
    sees(&people.ada, "<option value=\"women\"");
    sees_not(&people.ada, "value=\"withdraw\"");
    client_post(&people.ada, "/draws/1/volunteer", "label", "queens", "do", "volunteer", NULL);
    ck_assert_int_eq(people.ada.status, 422);
    sees(&people.ada, "href=\"#label\"");
    volunteer(&people);
    client_get(&people.visitor, PAGE);
    sees_not(&people.visitor, "/u/Ada"); /* not before it is published */
    sees(&people.visitor, "2 people");
    client_get(&people.visitor, "/draws.json");
    sees(&people.visitor, "\"state\":\"gathering\"");
    client_get(&people.ada, "/draws/1/volunteer");
    sees(&people.ada, "<option value=\"women\" selected");
    client_post(&people.ada, "/draws/1/volunteer", "do", "withdraw", NULL);
    redirects(&people.ada, PAGE);
    ck_assert_uint_eq(assembly_people(1).count, 1);
    publish(&people.mia);
    leads(&people.ada, "/draws/1/volunteer", PAGE);
    client_post(&people.ada, "/draws/1/volunteer", "do", "volunteer", NULL);
    ck_assert_int_eq(people.ada.status, 422);
    sees(&people.ada, "It is too late");
    end(&people);
}
END_TEST

START_TEST(a_published_list_is_read_with_its_hash_its_bytes_and_how_to_draw_again)
{
    struct people people;

    begin(&people);
    announce(&people.mia, "volunteers", "");
    client_get(&people.visitor, PAGE "/list.txt");
    ck_assert_int_eq(people.visitor.status, 404);
    volunteer(&people);
    publish(&people.mia);
    client_get(&people.visitor, PAGE "/list.txt");
    ck_assert_text(people.visitor.body, "1\twomen\n2\tmen\n");
    ck_assert(str_starts(client_header(&people.visitor, "Content-Type"), "text/plain"));
    client_get(&people.visitor, "/draws/other/1/list.txt");
    ck_assert_int_eq(people.visitor.status, 301);
    ck_assert_text(people.visitor.location, PAGE "/list.txt");
    client_get(&people.visitor, PAGE);
    markup_check(people.visitor.body, false, PAGE);
    sees(&people.visitor, "<a href=\"/u/Ada\">Ada</a>");
    sees(&people.visitor, assembly_found(1).list_hash.data);
    sees(&people.visitor, "palabre draw --announce list.txt");
    sees(&people.visitor, "palabre draw --seats 1 --quota &#39;men=1&#39; --quota "
                          "&#39;women=1&#39; --source-text &#39;SOURCE-1&#39; --source-text "
                          "&#39;SOURCE-2&#39; list.txt");
    sees(&people.visitor, "Nobody knows the seed before");
    sees(&people.visitor, "The lottery of 29 May, with spaces between");
    end(&people);
}
END_TEST

START_TEST(it_is_held_when_the_sources_are_known_and_shows_seats_tickets_and_seed)
{
    struct people people;
    struct draw_people list;

    begin(&people);
    announce(&people.mia, "volunteers", "");
    volunteer(&people);
    leads(&people.mia, "/draws/1/hold", PAGE); /* not published */
    publish(&people.mia);
    leads(&people.mia, "/draws/1/hold", PAGE); /* too early */
    client_post(&people.mia, "/draws/1/hold", "source1", "1", "source2", "2", NULL);
    ck_assert_int_eq(people.mia.status, 422);
    sees(&people.mia, "Its sources are known from");
    to(assembly_found(1).known_at);
    client_get(&people.mia, "/draws/1/hold");
    sees(&people.mia, "The index of that evening");
    client_post(&people.mia, "/draws/1/hold", "source1", "3 14 15", NULL);
    ck_assert_int_eq(people.mia.status, 422);
    sees(&people.mia, "href=\"#source2\"");
    sees(&people.mia, "value=\"3 14 15\"");
    hold(&people.mia);
    list = assembly_people(1);
    client_get(&people.visitor, PAGE);
    markup_check(people.visitor.body, false, PAGE);
    sees(&people.visitor, "<code class=\"hash\">3 14 15</code>"); /* as one line */
    sees(&people.visitor, "&#39;8&#39;\\&#39;&#39;123,45&#39;");
    sees(&people.visitor, assembly_found(1).seed.data);
    for (size_t i = 0; i < list.count; i++)
        sees(&people.visitor, list.items[i].ticket.data);
    client_get(&people.visitor, PAGE ".json");
    sees(&people.visitor, "\"state\":\"held\"");
    sees(&people.visitor, "\"bytes\":\"3 14 15\"");
    leads(&people.mia, "/draws/1/cancel", PAGE);
    end(&people);
}
END_TEST

static struct client *client_of(struct people *people, const struct draw_person *person)
{
    return person->account.id == ADA ? &people->ada : &people->bob;
}

START_TEST(who_is_drawn_steps_down_and_another_has_the_seat)
{
    struct people people;
    struct draw_people before, after;
    struct client *drawn, *other;

    begin(&people);
    announce(&people.mia, "volunteers", "");
    volunteer(&people);
    publish(&people.mia);
    leads(&people.ada, "/draws/1/step-down", PAGE);
    hold(&people.mia);
    before = assembly_people(1);
    drawn = client_of(&people, draw_holder(&before, 1));
    other = drawn == &people.ada ? &people.bob : &people.ada;
    client_get(drawn, PAGE);
    sees(drawn, "You are drawn: seat 1.");
    sees(drawn, "/draws/1/step-down");
    client_get(other, "/draws/1/step-down?seat=1");
    ck_assert_int_eq(other->status, 403);
    client_post(other, "/draws/1/step-down", "seat", "1", "reason", "I want it", NULL);
    ck_assert_int_eq(other->status, 403);
    client_get(drawn, "/draws/1/step-down");
    sees(drawn, "name=\"seat\" value=\"1\"");
    client_post(drawn, "/draws/1/step-down", "seat", "1", NULL);
    redirects(drawn, PAGE);
    after = assembly_people(1);
    ck_assert_ptr_eq(client_of(&people, draw_holder(&after, 1)), other);
    client_get(&people.visitor, PAGE);
    sees(&people.visitor, "stepped down on");
    sees(&people.visitor, "stands in for");
    client_get(&people.mia, "/draws/1/step-down?seat=1");
    sees(&people.mia, "<option value=\"1\" selected");
    client_post(&people.mia, "/draws/1/step-down", "seat", "1", "reason", "", NULL);
    ck_assert_int_eq(people.mia.status, 422);
    sees(&people.mia, "href=\"#reason\"");
    client_post(&people.mia, "/draws/1/step-down", "seat", "1", "reason", "Moved away", NULL);
    redirects(&people.mia, PAGE);
    client_get(&people.visitor, PAGE);
    sees(&people.visitor, "nobody");
    client_get(&people.visitor, "/log");
    sees(&people.visitor, "Draw by ticket");
    end(&people);
}
END_TEST

START_TEST(all_that_is_wrong_with_an_announcement_is_said_at_once_and_nothing_is_lost)
{
    struct people people;

    begin(&people);
    client_post(&people.mia, "/draws/new", "title", "Ten", "purpose", "Roof", "category", "9",
                "seats", "3", "way", "typed", "list", "Ann\nAnn", "quotas", "many", "sources", "",
                "date", "soon", "hour", "19:30", "zone", "UTC", NULL);
    ck_assert_int_eq(people.mia.status, 422);
    sees(&people.mia, "href=\"#title\"");
    sees(&people.mia, "href=\"#category\"");
    sees(&people.mia, "href=\"#list\"");
    sees(&people.mia, "href=\"#quotas\"");
    sees(&people.mia, "href=\"#sources\"");
    sees(&people.mia, "href=\"#date\"");
    sees(&people.mia, "Ann\nAnn</textarea>");
    sees(&people.mia, "value=\"typed\" selected");
    client_post(&people.mia, "/draws/new", "title", "Ten citizens", "purpose", "Roof", "category",
                "1", "seats", "3", "way", "", "sources", "x", "date", "2026-05-30", "hour", "19:30",
                "zone", "UTC", NULL);
    ck_assert_int_eq(people.mia.status, 422);
    sees(&people.mia, "href=\"#way\"");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM draw"), 0);
    end(&people);
}
END_TEST

START_TEST(a_list_that_cannot_fill_the_seats_is_said_before_and_after_it_is_published)
{
    struct people people;

    begin(&people);
    client_post(&people.mia, "/draws/new", "title", "Ten citizens for the roof", "purpose", "Roof",
                "category", "1", "seats", "3", "way", "typed", "list", "Ann\twomen\nBea\twomen\nCy",
                "quotas", "women 1", "sources", "The lottery", "date", "2026-05-30", "hour",
                "19:30", "zone", "UTC", NULL);
    redirects(&people.mia, PAGE);
    client_get(&people.mia, "/draws/1/publish");
    sees(&people.mia, "Under these quotas the list cannot fill the seats.");
    sees(&people.mia, "It fills 2 seats at most");
    sees(&people.mia, "value=\"2026-05-30\"");
    publish(&people.mia);
    client_get(&people.visitor, PAGE);
    sees(&people.visitor, "It fills 2 seats at most");
    sees(&people.visitor, "Bea");
    end(&people);
}
END_TEST

START_TEST(moderators_lead_a_draw_and_nobody_else)
{
    static const char *const pages[] = { "/draws/new", "/draws/1/publish", "/draws/1/hold",
                                         "/draws/1/cancel" };
    struct people people;

    begin(&people);
    announce(&people.mia, "typed", "Ann\nBea");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&people.ada, pages[i]);
        ck_assert_int_eq(people.ada.status, 403);
        client_post(&people.ada, pages[i], "reason", "Because", NULL);
        ck_assert_int_eq(people.ada.status, 403);
    }
    client_get(&people.ada, "/draws");
    sees_not(&people.ada, "/draws/new");
    client_get(&people.mia, "/draws");
    sees(&people.mia, "/draws/new");
    client_post(&people.mia, "/draws/1/cancel", "reason", "No roof any more", NULL);
    redirects(&people.mia, PAGE);
    client_get(&people.ada, PAGE);
    sees(&people.ada, "No roof any more");
    client_get(&people.ada, "/draws/1");
    ck_assert_int_eq(people.ada.status, 301);
    end(&people);
}
END_TEST

START_TEST(who_left_has_no_name_on_any_page_of_a_draw)
{
    struct people people;
    const struct account_event event = { .account_id = BOB };

    begin(&people);
    announce(&people.mia, "volunteers", "");
    volunteer(&people);
    publish(&people.mia);
    ck_assert_int_eq(public_draws_let_go(forum, &arena, &event), OK);
    hold(&people.mia);
    client_get(&people.visitor, PAGE);
    sees_not(&people.visitor, "Robert");
    sees_not(&people.visitor, "/u/Bob");
    sees(&people.visitor, "somebody who left");
    client_get(&people.visitor, PAGE ".json");
    sees_not(&people.visitor, "Bob");
    client_get(&people.visitor, PAGE "/list.txt");
    ck_assert_text(people.visitor.body, "1\twomen\n2\tmen\n");
    end(&people);
}
END_TEST

START_TEST(a_draw_that_somebody_may_not_see_is_not_there)
{
    static const char *const pages[] = { PAGE, PAGE ".json", PAGE "/list.txt", "/draws/1" };
    struct people people;

    begin(&people);
    announce(&people.mia, "typed", "Ann\nBea");
    publish(&people.mia);
    db_script(forum, "UPDATE category SET readers = 1;");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&people.visitor, pages[i]);
        ck_assert_int_eq(people.visitor.status, 404);
    }
    client_get(&people.visitor, "/draws");
    sees_not(&people.visitor, "Ten citizens");
    client_get(&people.ada, "/draws");
    sees(&people.ada, "Ten citizens");
    end(&people);
}
END_TEST

START_TEST(draws_go_on_on_a_second_page)
{
    struct people people;
    struct public_draw_wish wish;

    begin(&people);
    for (int i = 0; i <= PUBLIC_DRAWS_PER_PAGE; i++) {
        wish = assembly_wish(DRAW_TYPED);
        wish.draw.title = str_format(&arena, "Citizens of round %d", i);
        assembly_announced(&wish);
    }
    client_get(&people.visitor, "/draws");
    sees_not(&people.visitor, "of round 0<");
    sees(&people.visitor, "/draws?before=1780000000-2\"");
    client_get(&people.visitor, "/draws?before=1780000000-2");
    sees(&people.visitor, "of round 0<");
    sees_not(&people.visitor, "of round 1<");
    end(&people);
}
END_TEST

RUN_TESTS("draw_pages", volunteers_come_forward_and_know_that_the_list_will_be_public,
          a_published_list_is_read_with_its_hash_its_bytes_and_how_to_draw_again,
          it_is_held_when_the_sources_are_known_and_shows_seats_tickets_and_seed,
          who_is_drawn_steps_down_and_another_has_the_seat,
          all_that_is_wrong_with_an_announcement_is_said_at_once_and_nothing_is_lost,
          a_list_that_cannot_fill_the_seats_is_said_before_and_after_it_is_published,
          moderators_lead_a_draw_and_nobody_else, who_left_has_no_name_on_any_page_of_a_draw,
          a_draw_that_somebody_may_not_see_is_not_there, draws_go_on_on_a_second_page)
