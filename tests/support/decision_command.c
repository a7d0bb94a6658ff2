#include "support/decision_command.h"

#include "accounts/account.h"
#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/tick.h"
#include "teams/member.h"
#include "teams/team.h"
#include "topics/category.h"
#include "topics/topic.h"

static enum result make_people(struct db *db)
{
    static const char *const people[] = { "Ada", "Bob", "Cleo", "Dan", "Eve",
                                          "Mia", "Fay", "Gus",  "Hal" };
    enum result result = OK;

    for (size_t i = 0; result == OK && i < sizeof people / sizeof *people; i++) {
        struct problems problems = { .arena = &arena };
        struct account_wish wish = { .handle = str_of(people[i]), .role = MEMBER };
        int64_t id;

        result = account_create(db, &arena, &wish, &problems, &id);
    }
    return result;
}

static enum result make_group(struct db *db)
{
    struct problems problems = { .arena = &arena };
    struct team team = { .handle = STR("lyon"), .name = STR("Lyon"), .kind = TEAM_LOCAL };
    struct membership lead = { .account_id = FAY, .actor_id = FAY };
    enum result result = team_create(db, &arena, &team, &problems, &lead.team_id);

    if (result == OK)
        result = member_admit(db, &arena, &lead);
    return result == OK ? member_set_lead(db, &arena, &lead, true) : result;
}

static enum result fill_in(struct db *db, void *context)
{
    struct problems problems = { .arena = &arena };
    struct category category = { .name = STR("The common house"), .description = STR("Roof") };
    struct written first;
    struct topic_wish topic = { .author_id = ADA, .title = STR("Where shall we meet in June?") };
    int64_t id;
    enum result result = make_people(db);

    (void)context;
    topic.first = &first;
    if (result == OK)
        result = make_group(db);
    if (result == OK)
        result = category_create(db, &arena, &category, &topic.category_id);
    if (result == OK)
        result = written_prepare(&arena, STR("In the library."), "text", &problems, &first);
    for (int i = 0; result == OK && i < 2; i++)
        result = topic_open(db, &arena, &topic, &problems, &id);
    return result;
}

static enum result draw(struct db *db, void *context)
{
    (void)context;
    return clerk_draw(db, &arena, 1, clock_now());
}

static enum result settle(struct db *db, void *context)
{
    (void)context;
    return tick_settle(db, &arena, 1, clock_now());
}

void decision_command_begin(void)
{
    clock_set(1780000000);
    ck_assert_int_eq(store_write_logging(forum_store(), fill_in, NULL), OK);
}

void decision_command_propose(void)
{
    decision_command_begin();
    DO("open", "1", "--as", "Ada", "--question", "Where do we meet?", "--status-quo",
       "At the station.", "--affected", "All", "--reach", "local", "--undo", "yes", "--fork", "yes",
       "--fork-why", "It can.", "--fallback", "status-quo", "--people", "3", "--groups", "0");
    command_type("We meet in the library, every Tuesday evening.");
    SAYS("D-1 has option 1.\n", "option", "1", "--as", "Ada", "--title", "The library");
    command_type("[why]\nThe library is warm. #1\n");
    SAYS("D-1 has summary 1.\n", "summary", "1", "--as", "Ada");
    DO("propose", "1", "1", "--as", "Ada");
}

void decision_command_draw(void)
{
    DO("volunteer", "yes", "--as", "Mia");
    ck_assert_int_eq(store_write_logging(forum_store(), draw, NULL), OK);
}

void decision_command_later(int64_t days)
{
    clock_set(clock_now() + days * DAY);
    ck_assert_int_eq(store_write_logging(forum_store(), settle, NULL), OK);
}
