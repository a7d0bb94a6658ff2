/*
 * A forum whose every stored text is hostile, and every route fetched from it
 * as every role: no text may become markup, nobody may come where the route
 * table does not let them, and nothing may fail.
 */
#include <string.h>

#include "accounts/account.h"
#include "ballots/close.h"
#include "ballots/public_draw.h"
#include "ballots/topic_link.h"
#include "ballots/vote.h"
#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/concern.h"
#include "decisions/open.h"
#include "http/request.h"
#include "meetings/item.h"
#include "meetings/minutes.h"
#include "meetings/present.h"
#include "moderation/act.h"
#include "moderation/flag.h"
#include "settings/setting.h"
#include "store/driver.h"
#include "support/client.h"
#include "support/forum.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/tried.h"
#include "teams/member.h"
#include "teams/team.h"
#include "texts/amendment.h"
#include "texts/annotation.h"
#include "texts/link.h"
#include "topics/category.h"
#include "topics/held.h"
#include "topics/post.h"
#include "topics/topic.h"

#define HOSTILE "<script>hostile\"'&</script><img src=x onerror=hostile>"

enum { ROLES = 4 };

static int64_t people[ROLES]; /* by role; none for a visitor */
static int64_t category_id, topic_id, post_id, deleted_id, held_id, decision_id;
static int64_t option_id, concern_id, item_id, annotation_id;
static struct str text_hash; /* of what the decision proposes */
static struct meeting meeting;
static struct ballot_item ballots[8];
static int ballot_count, ballot_shown, ballot_closed, ballot_elsewhere; /* places among them */
static struct public_draw draws[3]; /* one that gathers volunteers, one published, one held */
static struct tried tried;

static void must(enum result result)
{
    ck_assert_int_eq(result, OK);
}

static void add_people(void)
{
    static const char *const handles[] = { "", "member", "moder.ator", "Admin-1" };

    for (int role = MEMBER; role < ROLES; role++) {
        struct problems problems = { .arena = &arena };
        struct account_wish wish = { .handle = str_of(handles[role]),
                                     .name = STR("N" HOSTILE),
                                     .role = (enum role)role };
        struct account_profile profile = { .name = STR("N" HOSTILE), .about = STR(HOSTILE) };

        must(account_create(forum, &arena, &wish, &problems, &people[role]));
        must(account_set_profile(forum, people[role], &profile, &problems));
    }
}

static const struct written *written(const char *text)
{
    struct problems problems = { .arena = &arena };
    struct written *result = arena_new(&arena, struct written);

    must(written_prepare(&arena, str_of(text), "body", &problems, result));
    return result;
}

static int64_t add_reply(int64_t parent, const char *text)
{
    struct problems problems = { .arena = &arena };
    struct reply_wish wish = { .topic_id = topic_id,
                               .author_id = people[MEMBER],
                               .parent_number = parent,
                               .lang = STR("\"><script>hostile"),
                               .written = written(text) };
    struct post post;

    must(post_reply(forum, &arena, &wish, &problems, &post));
    return post.id;
}

static void add_topic(void)
{
    struct problems problems = { .arena = &arena };
    struct category category = { .slug = STR("hostile"),
                                 .name = STR(HOSTILE),
                                 .description = STR(HOSTILE) };
    struct topic_wish wish = { .author_id = people[MEMBER],
                               .title = STR(HOSTILE " and a title"),
                               .tags = STR("script-hostile"),
                               .first = written(HOSTILE "\n\n" HOSTILE "\n\n# " HOSTILE
                                                        "\n\n```" HOSTILE "\n" HOSTILE "\n```\n\n"
                                                        "[" HOSTILE "](javascript:hostile)") };

    must(category_create(forum, &arena, &category, &category_id));
    wish.category_id = category_id;
    must(topic_open(forum, &arena, &wish, &problems, &topic_id));
}

/* The member leads it, and may make others. */
static void add_team(void)
{
    struct problems problems = { .arena = &arena };
    struct team team = { .handle = STR("Hostile_Team"),
                         .name = STR(HOSTILE),
                         .description = STR(HOSTILE),
                         .callers = CALLERS_EVERYONE };
    struct membership lead = { .account_id = people[MEMBER], .actor_id = people[MEMBER] };

    must(team_create(forum, &arena, &team, &problems, &lead.team_id));
    must(member_join(forum, &arena, &lead));
    must(member_set_lead(forum, &arena, &lead, true));
    lead.account_id = lead.actor_id = people[MODERATOR];
    must(member_join(forum, &arena, &lead));
    must(setting_set(forum, SETTING_TEAM_CREATORS, MEMBER));
}

/* A reply that waits for a moderator. */
static void add_held(void)
{
    struct reply_wish wish = { .topic_id = topic_id,
                               .author_id = people[MEMBER],
                               .lang = STR("\"><script>hostile"),
                               .written = written("To be held: " HOSTILE) };
    struct held_list list;

    must(held_keep_reply(forum, &wish));
    must(held_waiting(forum, &arena, &list));
    ck_assert_uint_eq(list.count, 1);
    held_id = list.items[0].id;
}

/* The member's, put to all, with a moderator as its clerk. */
static void add_decision(void)
{
    struct problems problems = { .arena = &arena };
    struct open_wish wish = {
        .topic_id = topic_id,
        .author_id = people[MEMBER],
        .question = STR(HOSTILE "?"),
        .status_quo = STR(HOSTILE),
        .affected = STR(HOSTILE),
        .reversible = 1,
        .forkable = 1,
        .fork_why = STR(HOSTILE),
        .floor_people = 1,
    };

    must(clerk_volunteer_set(forum, people[MODERATOR], true, clock_now()));
    must(decision_open(forum, &arena, &wish, &problems, &decision_id));
}

static int64_t add_option(const char *title)
{
    struct problems problems = { .arena = &arena };
    struct option_wish wish = { .decision_id = decision_id,
                                .actor_id = people[MEMBER],
                                .title = str_of(title),
                                .written = written("Text of an option: " HOSTILE) };
    int64_t id;

    must(option_add(forum, &arena, &wish, &problems, &id));
    return id;
}

/* A second text of what it proposes. */
static void revise(void)
{
    struct problems problems = { .arena = &arena };
    struct version_wish version = { .decision_id = decision_id,
                                    .option_id = option_id,
                                    .actor_id = people[MEMBER],
                                    .written = written("Changed: " HOSTILE),
                                    .note = STR(HOSTILE) };
    struct text_version text;
    int64_t id;

    must(version_add(forum, &arena, &version, &problems, &id));
    must(version_find(forum, &arena, id, &text));
    text_hash = text.hash;
}

/* Its parts: options, a summary, positions and an objection with an answer. */
static void fill_decision(void)
{
    struct problems problems = { .arena = &arena };
    struct propose_wish propose = { .decision_id = decision_id, .actor_id = people[MEMBER] };
    struct set_aside_wish aside = { .decision_id = decision_id,
                                    .actor_id = people[MEMBER],
                                    .reason = STR(HOSTILE " #1") };
    struct stance_wish stance = { .decision_id = decision_id,
                                  .actor_id = people[ADMINISTRATOR],
                                  .kind = STANCE_RESERVATION,
                                  .reason = STR(HOSTILE),
                                  .condition = STR(HOSTILE) };
    struct concern_wish block = { .decision_id = decision_id,
                                  .actor_id = people[MODERATOR],
                                  .harm = STR(HOSTILE),
                                  .remedy = STR(HOSTILE),
                                  .is_must = true,
                                  .is_block = true };
    struct concern_act act = { .actor_id = people[ADMINISTRATOR], .words = STR(HOSTILE) };
    struct text_version text;

    propose.option_id = option_id = add_option(HOSTILE);
    aside.option_id = add_option("Another " HOSTILE);
    db_script(forum, "INSERT INTO summary (id, decision_id, number, author_id, cited, posts, "
                     "last_post, created_at) VALUES (1, 1, 1, 1, 1, 1, 1, 1);"
                     "INSERT INTO summary_sentence (summary_id, section, position, words) "
                     "VALUES (1, 4, 0, '"
                     "<script>hostile\"&</script>"
                     "');"
                     "INSERT INTO summary_cite (summary_id, section, position, place, post_id) "
                     "VALUES (1, 4, 0, 0, 1);");
    must(option_propose(forum, &arena, &propose, &problems));
    must(option_set_aside(forum, &arena, &aside, &problems));
    must(version_current(forum, &arena, decision_id, &text));
    stance.version_id = block.version_id = text.id;
    must(stance_take(forum, &arena, &stance, &problems));
    must(concern_raise(forum, &arena, &block, &problems, &concern_id));
    act.concern_id = concern_id;
    must(concern_add_second(forum, &arena, &act, &problems));
    must(concern_reply(forum, &arena, &act, &problems));
    revise();
}

static struct str hostile_word(void *context, const char *what)
{
    (void)context;
    return str_format(&arena, "%s: %s", what, HOSTILE);
}

static void add_trial(void)
{
    struct tried_wish wish = { .topic_id = topic_id,
                               .author_id = people[MEMBER],
                               .other_id = people[MODERATOR],
                               .word = hostile_word };

    tried_make(&wish, &tried);
}

/* One that is over, with minutes that are being written. */
static void add_meeting(void)
{
    struct problems problems = { .arena = &arena };
    struct item item = { .topic_id = topic_id, .author.id = people[MEMBER], .title = STR(HOSTILE) };
    struct minutes_wish minutes = { people[MEMBER], 0, written(HOSTILE "\n\n# " HOSTILE) };

    meeting = (struct meeting){ .title = STR(HOSTILE),
                                .category_id = category_id,
                                .keeper.id = people[MEMBER],
                                .zone = STR("UTC"),
                                .starts_at = clock_now() + 3600,
                                .length = 60,
                                .place = STR(HOSTILE),
                                .address = STR("https://x.test/\"><script>hostile</script>") };
    must(item_text_prepare(&arena, STR(HOSTILE), "", &problems, &item.text));
    must(meeting_call(forum, &arena, &meeting, &problems, &meeting.id));
    must(meeting_find(forum, &arena, meeting.id, &meeting));
    must(item_add(forum, &meeting, &item, &problems, &item_id));
    clock_set(clock_now() + 3 * 3600);
    must(present_note(forum, &meeting, &(struct presence){ people[MEMBER], true }, &problems));
    must(minutes_write(forum, &arena, &meeting, &minutes, &problems));
}

static struct public_draw announce(enum draw_way way)
{
    struct problems problems = { .arena = &arena };
    struct public_draw_wish wish = {
        .draw = { .title = STR(HOSTILE),
                  .purpose = STR(HOSTILE),
                  .category_id = category_id,
                  .lang = STR("en"),
                  .seats = 3,
                  .way = way,
                  .known_at = clock_now() + 3600,
                  .actor.id = people[MODERATOR] },
        .list = STR(HOSTILE "\t" HOSTILE "\nAnother " HOSTILE "\t" HOSTILE),
        .quotas = STR(HOSTILE " 1"),
        .sources = STR(HOSTILE),
    };
    struct public_draw draw;

    must(public_draw_announce(forum, &arena, &wish, &problems, &draw.id));
    must(public_draw_find(forum, &arena, draw.id, &draw));
    return draw;
}

static void publish(struct public_draw *draw)
{
    struct problems problems = { .arena = &arena };
    const struct draw_publishing wish = { people[MODERATOR], draw->known_at };

    must(public_draw_publish(forum, &arena, draw, &wish, &problems));
    must(public_draw_find(forum, &arena, draw->id, draw));
}

/* The one that is held is among volunteers, and the member has a seat of it. */
static void add_draws(void)
{
    struct problems problems = { .arena = &arena };
    const struct str bytes = STR(HOSTILE);
    const struct draw_volunteer volunteer = { people[MEMBER], STR(HOSTILE), false };
    const struct draw_quota quota = { STR(HOSTILE), 1 };
    const struct draw_quotas_list quotas = { (struct draw_quota *)(uintptr_t)&quota, 1, 1 };

    draws[0] = announce(DRAW_VOLUNTEERS);
    draws[1] = announce(DRAW_TYPED);
    publish(&draws[1]);
    draws[2] = announce(DRAW_VOLUNTEERS);
    must(public_draw_volunteer(forum, &draws[2], &quotas, &volunteer, &problems));
    publish(&draws[2]);
    clock_set(clock_now() + 2 * 3600);
    must(public_draw_hold(forum, &arena, &draws[2],
                          &(struct draw_holding){ people[MODERATOR], &bytes, 1 }, &problems));
    must(public_draw_find(forum, &arena, draws[2].id, &draws[2]));
}

static int64_t plan_ballot(enum ballot_kind kind, int64_t opens_in)
{
    struct problems problems = { .arena = &arena };
    struct ballot_wish wish = {
        .item = { .category_id = category_id,
                  .lang = STR("en"),
                  .question = STR(HOSTILE),
                  .kind = kind,
                  .words = STR(HOSTILE "\n\n" HOSTILE),
                  .opens_at = clock_now() + opens_in,
                  .closes_at = clock_now() + opens_in + 3600,
                  .seats = kind == BALLOT_JUDGMENT ? 0 : 3,
                  .address =
                      kind == BALLOT_EXTERNAL ? STR("https://x.test/\"><script>hostile") : STR(""),
                  .fingerprint = kind == BALLOT_EXTERNAL ? STR(HOSTILE) : STR("") },
        .actor_id = people[MODERATOR],
    };

    if (kind == BALLOT_JUDGMENT) {
        for (; wish.proposal_count < 2; wish.proposal_count++)
            wish.proposals[wish.proposal_count] =
                str_format(&arena, "%zu " HOSTILE, wish.proposal_count);
        for (; wish.grade_count < GRADES_MIN; wish.grade_count++)
            wish.grades[wish.grade_count] =
                str_format(&arena, "%zu <script>hostile\"'&", wish.grade_count);
    }
    must(ballot_plan(forum, &arena, &wish, &problems, &ballots[ballot_count].id));
    return ballots[ballot_count++].id;
}

static void cast_vote(int64_t id, const char *choice)
{
    struct problems problems = { .arena = &arena };

    must(vote_cast(forum, &arena,
                   &(struct vote_wish){ id, people[MEMBER], str_of(choice), secret_new(&arena) },
                   &problems));
}

/* Ahead, open, closed, cancelled and held elsewhere; of both kinds; about a debate with arguments.
 */
static void add_ballots(void)
{
    struct problems problems = { .arena = &arena };
    int64_t closed = plan_ballot(BALLOT_JUDGMENT, 60), counted = plan_ballot(BALLOT_YES_NO, 60);
    int64_t elsewhere = plan_ballot(BALLOT_EXTERNAL, 60), cancelled, open;

    db_script(forum, "UPDATE account SET password = 'x';");
    must(post_set_kind(forum, post_id, POST_FOR));
    clock_set(clock_now() + 60);
    must(ballot_open(forum, &arena, closed, clock_now()));
    must(ballot_open(forum, &arena, counted, clock_now()));
    cast_vote(closed, "1 -");
    cast_vote(counted, "no");
    clock_set(clock_now() + 3600);
    db_begin(forum);
    must(ballot_close(forum, &arena, closed, clock_now()));
    must(ballot_close(forum, &arena, counted, clock_now()));
    must(db_commit(forum));
    open = plan_ballot(BALLOT_JUDGMENT, 60);
    clock_set(clock_now() + 60);
    must(ballot_open(forum, &arena, open, clock_now()));
    db_script(forum, "UPDATE account SET password = '';");
    cancelled = plan_ballot(BALLOT_YES_NO, 3600);
    plan_ballot(BALLOT_YES_NO, 3600);
    for (int i = 0; i < ballot_count; i++)
        must(ballot_find(forum, &arena, ballots[i].id, &ballots[i]));
    for (int i = 0; i < ballot_count; i++) {
        must(ballot_tie(forum, &arena, &ballots[i], topic_id, RELATION_FORKS, people[MODERATOR],
                        &problems));
        if (ballots[i].id == cancelled)
            must(ballot_cancel(forum, &arena, &ballots[i], people[MODERATOR], STR(HOSTILE),
                               &problems));
        ballot_elsewhere = ballots[i].id == elsewhere ? i : ballot_elsewhere;
        ballot_closed = ballots[i].id == closed ? i : ballot_closed;
    }
}

/* The vote that a page is of. */
static const struct ballot_item *ballot_of(const char *path)
{
    if (strstr(path, "/list"))
        return &ballots[ballot_closed];
    if (strstr(path, "/record"))
        return &ballots[ballot_elsewhere];
    if (strstr(path, "/edit") || strstr(path, "/cancel"))
        return &ballots[ballot_count - 1];
    return &ballots[ballot_shown];
}

/* The draw that a page is of. */
static const struct public_draw *draw_of(const char *path)
{
    if (strstr(path, "/volunteer") || strstr(path, "/publish") || strstr(path, "/cancel"))
        return &draws[0];
    return strstr(path, "/hold") ? &draws[1] : &draws[2];
}

/* Words that stay and words that will be gone, in a debate. */
static void annotate_law(const struct published *published)
{
    static const char *const beginnings[] = { HOSTILE, "Gone" };
    struct problems problems = { .arena = &arena };
    struct law_text text;
    struct law_version version;
    struct targets targets = { 0 };
    struct annotation_wish wish = { .text = &text,
                                    .version = &version,
                                    .targets = &targets,
                                    .author_id = people[MEMBER],
                                    .topic_id = topic_id };
    struct annotated made;

    must(text_find(forum, &arena, published->text_id, &text));
    must(law_version_find(forum, &arena, published->version_id, &version));
    for (size_t i = 0; i < 2; i++) {
        struct state state;

        must(state_find(forum, &arena, version.id,
                        law_segment_beginning(forum, version.id, beginnings[i]), &state));
        must(target_take(&arena, version.id, &state, &(struct pointing){ 0 }, &problems, &targets));
    }
    must(annotation_make(forum, &arena, &wish, &problems, &made));
    annotation_id = made.id;
}

/* One that cannot be read, one that applies, one that is placed by hand. */
static void amend_law(const struct published *published)
{
    static const char *const words[] = { HOSTILE, "Supprimer l’alinéa 1.", HOSTILE };
    struct problems problems = { .arena = &arena };
    struct visitor nobody = { 0 };

    for (size_t i = 0; i < 3; i++) {
        struct amendment_wish wish = { .text_id = published->text_id,
                                       .version_id = published->version_id,
                                       .author_id = people[MEMBER],
                                       .topic_id = topic_id,
                                       .lang = STR("fr"),
                                       .words = str_of(words[i]),
                                       .name = str_format(&arena, "%d-%zu " HOSTILE,
                                                          (int)published->number, i),
                                       .signed_by = STR(HOSTILE),
                                       .reasons = STR(HOSTILE),
                                       .division = i == 1 ? STR(HOSTILE) : STR("Article 1"),
                                       .alinea = STR(HOSTILE),
                                       .address = STR(HOSTILE) };
        struct amendment amendment;
        int64_t number;

        must(amendment_add(forum, &arena, &wish, &problems, &number));
        must(amendment_numbered(forum, &arena, &nobody, published->text_id, number, &amendment));
        if (i == 2)
            must(amendment_place(forum, &arena, &amendment, STR(HOSTILE), people[MEMBER],
                                 &problems));
    }
}

/* The decision and its concern are about words that will be gone. */
static void tie_law(const struct published *published)
{
    struct problems problems = { .arena = &arena };
    struct law_text text;
    struct law_version version;
    struct state article;
    struct law_link_wish wish = { .decision_id = decision_id,
                                  .text = &text,
                                  .version = &version,
                                  .article = &article,
                                  .relation = RELATION_DECIDES,
                                  .actor_id = people[MEMBER] };

    must(text_find(forum, &arena, published->text_id, &text));
    must(law_version_find(forum, &arena, published->version_id, &version));
    must(article_at(forum, &arena, version.id, STR("1"), &article));
    must(law_link_add(forum, &arena, &wish, &problems));
    wish.concern_id = concern_id;
    must(law_link_add(forum, &arena, &wish, &problems));
}

/* Two versions, with what differs between them, a table and a note. */
static void add_law(void)
{
    static const char *const versions[] = {
        "== Part " HOSTILE " | " HOSTILE "\n= 1 | " HOSTILE "\n" HOSTILE "\n| " HOSTILE "\t" HOSTILE
        "\n= 2" HOSTILE "\nGone " HOSTILE,
        "== Part " HOSTILE " | " HOSTILE "\n= 1 | " HOSTILE "\nMore " HOSTILE "\n" HOSTILE,
    };

    for (size_t i = 0; i < 2; i++) {
        struct document document = law_document(versions[i]);
        struct document_about *about = &document.about;
        struct segment note = { .kind = SEGMENT_NOTE, .parent = 1, .body = STR(HOSTILE) };
        struct publish_wish wish = { .document = &document,
                                     .text_id = (int64_t)i,
                                     .slug = STR(LAW_SLUG),
                                     .format = STR(HOSTILE),
                                     .note = STR(HOSTILE),
                                     .category_id = category_id,
                                     .actor_id = people[MEMBER] };
        struct problems problems = { .arena = &arena };
        struct published published;

        about->title = about->number = about->official = about->licence = STR(HOSTILE);
        about->label = about->status = about->lang = about->jurisdiction = STR(HOSTILE);
        about->eli = about->source = STR("https://x.test/\"><script>hostile</script>");
        document_add(&arena, &document, &note);
        document_close(&arena, &document);
        must(text_publish(forum, &arena, &wish, &problems, &published));
        if (!i) {
            annotate_law(&published);
            tie_law(&published);
        }
        amend_law(&published);
    }
}

static void fill_forum(void)
{
    struct problems problems = { .arena = &arena };
    struct act act = { .reason = STR(HOSTILE) };
    int64_t hidden_id;

    add_people();
    add_team();
    act.actor_id = people[MODERATOR];
    add_topic();
    post_id = add_reply(1, "Edited. | " HOSTILE " | b |\n|---|---|\n| " HOSTILE " | c |");
    add_reply(2, "[quote=\"member, post:2\"]\n" HOSTILE "\n[/quote]\n\nAnswer " HOSTILE);
    hidden_id = add_reply(3, "To be hidden: " HOSTILE);
    add_reply(1, "@Hostile_Team, @moder.ator and @Admin-1: " HOSTILE);
    deleted_id = add_reply(1, "To be deleted: " HOSTILE);
    clock_set(clock_now() + POST_GRACE_SECONDS + 1);
    must(post_edit(forum, &arena, post_id, people[MEMBER], 1, written("Changed: " HOSTILE)));
    must(post_delete(forum, &arena, deleted_id));
    must(post_hide(forum, hidden_id, &act, &problems));
    must(flag_raise(forum,
                    &(struct post_flag){ .post_id = post_id,
                                         .from.id = people[ADMINISTRATOR],
                                         .rule = RULE_OTHER,
                                         .words = STR(HOSTILE) },
                    &problems));
    add_held();
    add_decision();
    fill_decision();
    add_meeting();
    add_draws();
    add_trial();
    add_ballots();
    add_law();
    must(topic_close(forum, topic_id, &act, &problems));
    must(topic_reopen(forum, topic_id, &act, &problems));
}

static bool is_of_trial(const char *path)
{
    return !strncmp(path, "/d/", 3) && (strstr(path, "/fork") || strstr(path, "/trial") ||
                                        strstr(path, "/verdict") || strstr(path, "/review"));
}

static struct str number(int64_t id)
{
    return str_format(&arena, "%lld", (long long)id);
}

/* Of votes, draws and meetings; false for any other path. */
static bool step_of_event(const char *path, const char *step, int nth, struct str *found)
{
    bool is_slug = !strncmp(step, ":slug", 5);

    if (!strncmp(path, "/b/", 3))
        *found = is_slug ? ballot_of(path)->slug : number(ballot_of(path)->id);
    else if (!strncmp(path, "/m/", 3))
        *found = is_slug ? meeting.slug : number(nth ? item_id : meeting.id);
    else if (!strncmp(path, "/draws/", 7))
        *found = is_slug ? draw_of(path)->slug : number(draw_of(path)->id);
    else
        return false;
    return true;
}

/* The record of our forum that a step of a route's path asks for. */
static struct str step_for(const char *path, const char *step, int nth)
{
    bool is_topic = !strncmp(path, "/t/", 3) || !strncmp(path, "/raw/", 5);
    struct str found;

    if (!strncmp(path, "/law/", 5))
        return law_step(path, step);
    if (!strncmp(path, "/annotations/", 13))
        return number(annotation_id);
    if (is_of_trial(path))
        return strncmp(step, ":slug", 5) ? number(tried.decision.id) : tried.decision.slug;
    if (!strncmp(path, "/branches/", 10))
        return number(tried.branch_ids[1]);
    if (!strncmp(step, ":slug", 5) && !strncmp(path, "/d/", 3)) {
        struct decision decision;

        must(decision_find(forum, &arena, decision_id, &decision));
        return decision.slug;
    }
    if (strstr(path, "/text/:name") && !strncmp(step, ":name", 5))
        return str_format(&arena, "%.*s.md", STR_ARGS(text_hash));
    if (step_of_event(path, step, nth, &found))
        return found;
    if (!strncmp(step, ":slug", 5)) {
        struct topic topic;

        must(topic_find(forum, &arena, topic_id, &topic));
        return is_topic ? topic.slug : STR("hostile");
    }
    if (!strncmp(path, "/g/", 3))
        return STR("Hostile_Team");
    if (!strncmp(path, "/tag/", 5))
        return STR("script-hostile");
    if (!strncmp(path, "/options/", 9) || (nth && strstr(path, "/options/")))
        return number(option_id);
    if (!strncmp(path, "/concerns/", 10) || (nth && strstr(path, "/concerns/")))
        return number(concern_id);
    if (!strncmp(path, "/d/", 3))
        return number(decision_id);
    if (!strncmp(path, "/decisions/rules/", 17))
        return STR("call_days");
    if (!strncmp(path, "/settings/site/", 15))
        return STR("mentions");
    if (!strncmp(path, "/log/", 5))
        return strncmp(step, ":rest", 5) ? STR("0") : STR("0/000.p/1");
    if (!strncmp(step, ":name", 5))
        return STR("member");
    if (!strncmp(path, "/sitemap/", 9))
        return STR("1");
    if (!strncmp(path, "/calls/", 7))
        return STR("1"); /* the one that was opened */
    if (!strncmp(path, "/held/", 6))
        return number(held_id);
    if (!strncmp(path, "/c/", 3))
        return number(category_id);
    if (is_topic)
        return nth ? STR("2") : number(topic_id);
    return number(post_id);
}

static const char *target_of(const struct route *route, const char *suffix)
{
    struct buffer target = { .arena = &arena };
    int ids = 0;

    for (const char *at = route->path; *at; at++) {
        buffer_put(&target, at, 1);
        if (at[0] != '/' || at[1] != ':')
            continue;
        buffer_put_str(&target, step_for(route->path, at + 1, ids));
        ids += !strncmp(at + 1, ":id", 3);
        while (at[1] && at[1] != '/')
            at++;
    }
    buffer_put_c(&target, suffix);
    return buffer_str(&target).data;
}

/* Every format and order of a route, as addresses. */
static size_t targets_of(const struct route *route, const char *targets[9])
{
    static const struct {
        enum format format;
        const char *suffix;
    } formats[] = {
        { JSON, ".json" }, { RSS, ".rss" },     { TEXT, ".txt" },
        { ICS, ".ics" },   { MARKDOWN, ".md" }, { JSONLD, ".jsonld?after=0" },
        { CSV, ".csv" },
    };
    size_t count = 0;

    if (route->formats & (SVG | XML)) { /* a picture or a site map is no page */
        targets[count++] = target_of(route, route->formats & SVG ? ".svg" : ".xml");
        return count;
    }
    targets[count++] = target_of(route, "");
    targets[count++] =
        target_of(route, "?order=time&to=2&quote=1&include_raw=1&next=/latest&q=hostile");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (route->formats & formats[i].format)
            targets[count++] = target_of(route, formats[i].suffix);
    return count;
}

static bool may_come(const struct route *route, int role)
{
    static const int least[] = {
        [ANYONE] = VISITOR,
        [MEMBERS] = MEMBER,
        [MODERATORS] = MODERATOR,
        [ADMINISTRATORS] = ADMINISTRATOR,
    };

    return role >= least[route->who];
}

static void check_page(const struct client *client, const char *target)
{
    struct str type = client_header(client, "Content-Type");

    ck_assert_msg(client_header(client, "Content-Security-Policy").length, "%s", target);
    ck_assert_msg(client_header(client, "X-Content-Type-Options").length, "%s", target);
    if (str_starts(type, "text/plain") || str_starts(type, "text/calendar") ||
        str_starts(type, "text/markdown") || str_starts(type, "text/csv"))
        return;
    ck_assert_msg(!client_sees(client, "<script>hostile"), "%s", target);
    ck_assert_msg(!client_sees(client, "<img src=x"), "%s", target);
    ck_assert_msg(!client_sees(client, "=\"javascript:"), "%s", target);
    if (str_starts(type, "text/html"))
        markup_check(client->body, false, target);
    if (str_find(type, STR("xml"), 0) < type.length && client->status == 200)
        markup_check(client->body, true, target);
}

static void check_get(const struct route *route, int role, const char *target)
{
    struct client client = { .language = role % 2 ? "fr" : "en", .is_local = true };

    if (role)
        client_sign_in(&client, people[role]);
    client_get(&client, target);
    /* Every record is the member's: the others may come to such a page, and not change it. */
    if (may_come(route, role) && role > MEMBER && client.status == 403)
        ck_assert_msg(route->who == MEMBERS, "%s as role %d", target, role);
    else if (may_come(route, role))
        ck_assert_msg(client.status == 200 || client.status == 301 || client.status == 303,
                      "%s as role %d: %d", target, role, client.status);
    else if (!role)
        ck_assert_msg(client.status == 303 && str_starts(client.location, "/login?next="), "%s: %d",
                      target, client.status);
    else
        ck_assert_msg(client.status == 403, "%s as role %d: %d", target, role, client.status);
    check_page(&client, target);
    client_end(&client);
}

START_TEST(no_page_makes_markup_of_a_stored_text_for_anyone)
{
    fill_forum();
    for (const struct route *route = routes; route->path; route++) {
        const char *targets[9];
        size_t count = route->method == GET ? targets_of(route, targets) : 0;

        for (size_t i = 0; i < count; i++)
            for (int role = VISITOR; role < ROLES; role++)
                check_get(route, role, targets[i]);
    }
}
END_TEST

START_TEST(no_page_of_a_vote_makes_markup_of_what_it_asks_however_far_it_is)
{
    fill_forum();
    for (ballot_shown = 0; ballot_shown < ballot_count; ballot_shown++)
        for (const struct route *route = routes; route->path; route++) {
            const char *targets[9];
            bool is_its = !strncmp(route->path, "/b/", 3) && route->method == GET;
            size_t count = is_its ? targets_of(route, targets) : 0;

            for (size_t i = 0; i < count; i++)
                for (int role = VISITOR; role < ROLES; role++)
                    check_get(route, role, targets[i]);
        }
}
END_TEST

static void check_post(const struct route *route, int role, bool sends_no_token)
{
    struct client client = { .sends_no_token = sends_no_token };
    const char *target = target_of(route, "");

    if (role)
        client_sign_in(&client, people[role]);
    client_post(&client, target, "title", HOSTILE, "body", HOSTILE, "name", HOSTILE, "reason", "\"",
                NULL);
    ck_assert_msg(client.status < 500, "%s as role %d: %d", target, role, client.status);
    if ((sends_no_token && !route->proves_itself) || !may_come(route, role))
        ck_assert_msg(client.status == 403, "%s as role %d: %d", target, role, client.status);
    check_page(&client, target);
    client_end(&client);
}

START_TEST(no_act_is_done_for_who_may_not_and_none_without_a_token)
{
    fill_forum();
    for (const struct route *route = routes; route->path; route++)
        for (int role = VISITOR; route->method == POST && role < ROLES; role++) {
            check_post(route, role, true);
            check_post(route, role, false);
        }
}
END_TEST

START_TEST(a_form_sent_from_another_site_is_refused)
{
    struct client client = { .origin = "https://elsewhere.test" };

    fill_forum();
    client_sign_in(&client, people[MEMBER]);
    client_post(&client, "/new", "title", "A title long enough", "body", "Text", NULL);
    ck_assert_int_eq(client.status, 403);
    client.origin = "http://forum.test";
    client_post(&client, "/new", "title", "A title long enough", "category",
                str_format(&arena, "%lld", (long long)category_id).data, "body", "Text", NULL);
    ck_assert_int_eq(client.status, 303);
    client_end(&client);
}
END_TEST

/* A word that stands only in what was hidden or deleted. */
START_TEST(what_was_taken_away_shows_nowhere_to_those_who_may_not_see_it)
{
    fill_forum();
    for (const struct route *route = routes; route->path; route++) {
        const char *targets[9];
        size_t count = route->method == GET ? targets_of(route, targets) : 0;

        for (size_t i = 0; i < count; i++) {
            struct client client = { 0 };

            client_get(&client, targets[i]);
            ck_assert_msg(!client_sees(&client, "To be hidden"), "%s", targets[i]);
            ck_assert_msg(!client_sees(&client, "To be deleted"), "%s", targets[i]);
            ck_assert_msg(!client_sees(&client, "To be held"), "%s", targets[i]);
            client_end(&client);
        }
    }
}
END_TEST

RUN_TESTS("hostile", no_page_makes_markup_of_a_stored_text_for_anyone,
          no_page_of_a_vote_makes_markup_of_what_it_asks_however_far_it_is,
          no_act_is_done_for_who_may_not_and_none_without_a_token,
          a_form_sent_from_another_site_is_refused,
          what_was_taken_away_shows_nowhere_to_those_who_may_not_see_it)
