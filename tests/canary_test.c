/*
 * The permission canary: a forum with a space for anyone, one for members and
 * one for a team, in each debates in every state, in each place of them a word
 * of its own. Every GET route of the route table is fetched in every format for
 * every debate by every role, and searched for every word: a word shows to
 * those entitled, somewhere, and to nobody else, anywhere. A route that is
 * added is covered by itself.
 *
 * Each place holds two words: "canaryNNNask" may be asked for in a query that a
 * page repeats; "canaryNNNtell" is never asked for, so whoever sees it was told.
 */
#include <inttypes.h>
#include <string.h>

#include "accounts/account.h"
#include "ballots/public_draw.h"
#include "ballots/topic_link.h"
#include "base/clock.h"
#include "decisions/concern.h"
#include "decisions/open.h"
#include "http/request.h"
#include "meetings/item.h"
#include "meetings/minutes.h"
#include "meetings/present.h"
#include "moderation/act.h"
#include "moderation/flag.h"
#include "sql.h"
#include "store/driver.h"
#include "support/client.h"
#include "support/forum.h"
#include "support/law.h"
#include "support/tried.h"
#include "teams/member.h"
#include "teams/team.h"
#include "texts/amendment.h"
#include "texts/annotation.h"
#include "texts/link.h"
#include "topics/category.h"
#include "topics/like.h"
#include "topics/post.h"
#include "topics/tag.h"
#include "topics/topic.h"

enum { SPACES = 3, FIRST = 100, WORDS_MAX = 1000, POSTS = 5, NAMES_MAX = 40 };

/* Who asks. The first is nobody; the others are accounts with this id. */
enum person { NOBODY, OUTSIDER, INSIDER, LEAD, MODERATOR_, ADMINISTRATOR_, WRITER, LIKER };
enum { ASKING = ADMINISTRATOR_ + 1 };
static const char *const handles[] = { "",    "Outsider", "Insider", "Lead",
                                       "Mod", "Boss",     "Writer",  "Liker" };

enum debate_state { OPEN_, CLOSED, PINNED, HIDDEN, STATES };

/* Which of those who may enter the space are shown a word. */
enum rule_of_word { FOR_READERS, FOR_MODERATORS, FOR_NOBODY };

static struct word {
    enum space space;
    enum rule_of_word rule;
    const char *what;
    enum debate_state state;
    bool is_seen[ASKING];
} words[WORDS_MAX];
static int word_count;

/* A debate, with its posts as they were written: 1 to POSTS. */
static struct subject {
    enum space space;
    enum debate_state state;
    int64_t topic_id;
    int64_t category_id;
    struct str slug;
    struct str category_slug;
    int64_t posts[POSTS + 1];
    int64_t decision_id; /* that was opened from it */
    struct str decision_slug;
    int64_t option_id; /* that it proposes */
    int64_t concern_id;
    struct meeting meeting; /* on this debate, in the same category */
    int64_t item_id;
    struct public_draw draw;   /* in the same category */
    struct ballot_item ballot; /* the same, tied to this debate and to one that anyone may read */
    struct tried tried;        /* another one, with a trial and a review */
    int64_t annotation_id;     /* by which it is about words of a law, which everybody reads */
} subjects[SPACES * STATES];
static int subject_count;

static const char *names[NAMES_MAX]; /* of tags */
static int name_count;
static int64_t category_ids[SPACES], team_id;

static void must(enum result result)
{
    ck_assert_int_eq(result, OK);
}

static struct problems *problems(void)
{
    static struct problems list;

    list = (struct problems){ .arena = &arena };
    return &list;
}

static int add_word(enum space space, enum debate_state state, enum rule_of_word rule,
                    const char *what)
{
    ck_assert_int_lt(word_count, WORDS_MAX);
    words[word_count] = (struct word){ space, rule, what, state, { false } };
    return word_count++;
}

static const char *text_of(int word)
{
    return str_format(&arena, "canary%dask canary%dtell", FIRST + word, FIRST + word).data;
}

/* A new word of this debate, in a sentence. */
static const char *place(const struct subject *subject, enum rule_of_word rule, const char *what)
{
    return text_of(add_word(subject->space, subject->state, rule, what));
}

/* What stands in a hidden debate is for moderators. */
static enum rule_of_word shown_in(const struct subject *subject)
{
    return subject->state == HIDDEN ? FOR_MODERATORS : FOR_READERS;
}

static void add_people(void)
{
    static const enum role roles[] = { VISITOR,   MEMBER,        MEMBER, MEMBER,
                                       MODERATOR, ADMINISTRATOR, MEMBER, MEMBER };
    const char *about = text_of(add_word(SPACE_ANYONE, OPEN_, FOR_READERS, "about"));

    for (int i = OUTSIDER; i <= LIKER; i++) {
        struct account_wish wish = { .handle = str_of(handles[i]), .role = roles[i] };
        struct account_profile profile = { .about = str_of(i == WRITER ? about : "Hello.") };
        int64_t id;

        must(account_create(forum, &arena, &wish, problems(), &id));
        must(account_set_profile(forum, id, &profile, problems()));
        ck_assert_int_eq(id, i);
    }
}

static void add_team(void)
{
    static const int64_t members[] = { INSIDER, LEAD, WRITER, LIKER };
    struct team team = { .handle = STR("Nest"),
                         .callers = CALLERS_EVERYONE,
                         .is_private = true,
                         .description = str_of(
                             text_of(add_word(SPACE_ANYONE, OPEN_, FOR_READERS, "description"))) };

    must(team_create(forum, &arena, &team, problems(), &team_id));
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const struct membership act = { team_id, members[i], LEAD };

        must(member_admit(forum, &arena, &act));
        if (members[i] == LEAD)
            must(member_set_lead(forum, &arena, &act, true));
    }
}

static void add_categories(void)
{
    for (int space = SPACE_ANYONE; space <= SPACE_TEAM; space++) {
        struct category category = {
            .name = str_of(text_of(add_word(space, OPEN_, FOR_READERS, "category"))),
            .description = str_of(text_of(add_word(space, OPEN_, FOR_READERS, "its purpose"))),
            .readers = space,
            .writers = space ? space : SPACE_MEMBERS,
            .team_id = space == SPACE_TEAM ? team_id : 0,
        };

        must(category_create(forum, &arena, &category, &category_ids[space]));
    }
}

static const struct written *written(const char *text)
{
    struct written *result = arena_new(&arena, struct written);

    must(written_prepare(&arena, str_of(text), "body", problems(), result));
    return result;
}

static void reply(struct subject *subject, int number, const char *text)
{
    struct reply_wish wish = { .topic_id = subject->topic_id,
                               .author_id = WRITER,
                               .written = written(text) };
    struct post post;

    must(post_reply(forum, &arena, &wish, problems(), &post));
    ck_assert_int_eq(post.number, number);
    subject->posts[number] = post.id;
}

static void open_topic(struct subject *subject)
{
    struct topic_wish wish = { .category_id = subject->category_id, .author_id = WRITER };
    struct category category;
    struct topic topic;
    struct post first;

    wish.title = str_format(&arena, "On %s", place(subject, shown_in(subject), "title"));
    wish.first = written(str_format(&arena, "@Outsider @Nest, %s",
                                    place(subject, shown_in(subject), "first message"))
                             .data);
    must(topic_open(forum, &arena, &wish, problems(), &subject->topic_id));
    must(topic_find(forum, &arena, subject->topic_id, &topic));
    must(category_find(forum, &arena, subject->category_id, &category));
    must(post_by_number(forum, &arena, subject->topic_id, 1, &first));
    subject->slug = topic.slug;
    subject->category_slug = category.slug;
    subject->posts[1] = first.id;
}

static void add_tag(struct subject *subject)
{
    int word = add_word(subject->space, subject->state, shown_in(subject), "tag");
    struct str name = str_format(&arena, "canary%dtell", FIRST + word);
    struct tag_names tags = { .items = &name, .count = 1 };

    must(tags_set(forum, &arena, subject->topic_id, &tags));
    names[name_count++] = name.data;
}

static struct act act_with(const char *reason)
{
    return (struct act){ MODERATOR_, str_of(reason), RULE_NONE };
}

/* A reason is told to all who may enter, also why a debate was hidden. */
static struct act act_of(struct subject *subject, const char *what)
{
    return act_with(place(subject, FOR_READERS, what));
}

static void add_posts(struct subject *subject)
{
    struct act why;

    reply(subject, 2, place(subject, shown_in(subject), "reply"));
    reply(subject, 3, place(subject, FOR_MODERATORS, "hidden message"));
    reply(subject, 4, place(subject, FOR_NOBODY, "deleted message"));
    reply(subject, 5, place(subject, shown_in(subject), "text before an edit"));
    why = act_of(subject, "why a message was hidden");
    must(post_hide(forum, subject->posts[3], &why, problems()));
    must(post_delete(forum, &arena, subject->posts[4]));
    clock_set(clock_now() + POST_GRACE_SECONDS + 1);
    must(post_edit(forum, &arena, subject->posts[5], WRITER, 1,
                   written(place(subject, shown_in(subject), "text after an edit"))));
}

/* What its text proposes, and who does not quite go along. */
static void take_position(struct subject *subject)
{
    enum rule_of_word rule = shown_in(subject);
    struct option_wish option = { .decision_id = subject->decision_id,
                                  .actor_id = WRITER,
                                  .title = STR("One way") };
    struct propose_wish propose = { .decision_id = subject->decision_id, .actor_id = WRITER };
    struct stance_wish stance = { .decision_id = subject->decision_id,
                                  .actor_id = LIKER,
                                  .kind = STANCE_RESERVATION };
    struct text_version text;

    option.written = written(place(subject, rule, "text of an option"));
    stance.reason = str_of(place(subject, rule, "reservation"));
    must(option_add(forum, &arena, &option, problems(), &propose.option_id));
    db_script(forum, str_format(&arena,
                                "INSERT INTO summary (id, decision_id, number, cited, posts, "
                                "last_post, created_at) VALUES (%d, %d, 1, 1, 1, 1, 1);"
                                "INSERT INTO summary_sentence (summary_id, section, position, "
                                "words) VALUES (%d, 4, 0, '%s');",
                                subject_count, (int)subject->decision_id, subject_count,
                                place(subject, rule, "reason"))
                         .data);
    subject->option_id = propose.option_id;
    must(option_propose(forum, &arena, &propose, problems()));
    must(version_current(forum, &arena, subject->decision_id, &text));
    stance.version_id = text.id;
    must(stance_take(forum, &arena, &stance, problems()));
}

/* A second text, which somebody sees a harm in; and what is answered. */
static void raise_concern(struct subject *subject)
{
    enum rule_of_word rule = shown_in(subject);
    struct version_wish version = { .decision_id = subject->decision_id,
                                    .option_id = subject->option_id,
                                    .actor_id = WRITER };
    struct concern_wish concern = { .decision_id = subject->decision_id, .actor_id = LIKER };
    struct concern_act answer = { .actor_id = WRITER };

    version.written = written(place(subject, rule, "second text of an option"));
    version.note = str_of(place(subject, rule, "note of a text"));
    concern.harm = str_of(place(subject, rule, "harm"));
    concern.remedy = str_of(place(subject, rule, "remedy"));
    answer.words = str_of(place(subject, rule, "answer"));
    must(version_add(forum, &arena, &version, problems(), &concern.version_id));
    must(concern_raise(forum, &arena, &concern, problems(), &subject->concern_id));
    answer.concern_id = subject->concern_id;
    must(concern_answer(forum, &arena, &answer, problems()));
}

/* It is linked to a debate that anyone may read, too. */
static void decide(struct subject *subject)
{
    enum rule_of_word rule = shown_in(subject);
    struct topic_link link = { .topic_id = subjects[0].topic_id, .actor_id = WRITER };
    struct open_wish wish = { .topic_id = subject->topic_id,
                              .author_id = WRITER,
                              .affected = STR("All of us."),
                              .reversible = 1,
                              .forkable = 1,
                              .fork_why = STR("Both can be tried."),
                              .floor_people = 1 };
    struct decision decision;

    wish.question = str_format(&arena, "What of %s?", place(subject, rule, "question"));
    wish.status_quo = str_of(place(subject, rule, "status quo"));
    must(decision_open(forum, &arena, &wish, problems(), &subject->decision_id));
    must(decision_find(forum, &arena, subject->decision_id, &decision));
    subject->decision_slug = decision.slug;
    take_position(subject);
    raise_concern(subject);
    link.decision_id = subject->decision_id;
    if (subject != &subjects[0])
        must(decision_link_topic(forum, &arena, &link, problems()));
}

/* Somebody of the team likes it, and says something of it to the moderators, who have hidden
 * debates behind them. */
static void respond(struct subject *subject)
{
    struct like_wish like = { LIKER, subject->posts[1], true };
    struct post_flag flag = { .post_id = subject->posts[2],
                              .from = { .id = LIKER },
                              .rule = RULE_OTHER };

    must(post_like(forum, &like, problems()));
    if (subject->state == HIDDEN)
        return;
    flag.words = str_of(place(subject, FOR_MODERATORS, "report"));
    must(flag_raise(forum, &flag, problems()));
}

static void set_state(struct subject *subject)
{
    static enum result (*const acts[STATES])(struct db *, int64_t, const struct act *,
                                             struct problems *) = {
        [CLOSED] = topic_close,
        [PINNED] = topic_pin_everywhere,
        [HIDDEN] = topic_hide,
    };
    struct act why;

    if (subject->state == OPEN_)
        return;
    why = act_of(subject, "why it is in this state");
    must(acts[subject->state](forum, subject->topic_id, &why, problems()));
}

/* Where anyone reads, with the words of what only some may read. */
static void quote_in_public(const struct subject *subject)
{
    struct post quoted;
    struct topic_wish wish = { .category_id = category_ids[SPACE_ANYONE], .author_id = WRITER };
    int64_t id;

    must(post_find(forum, &arena, subject->posts[1], &quoted));
    wish.title = str_format(&arena, "A quote of debate %" PRId64, subject->topic_id);
    wish.first = written(str_format(&arena,
                                    "[quote=\"Writer, post:1, topic:%" PRId64
                                    "\"]\n%.*s\n[/quote]\n\nIndeed.",
                                    subject->topic_id, STR_ARGS(quoted.markdown))
                             .data);
    must(topic_open(forum, &arena, &wish, problems(), &id));
}

/* What is said of a hidden debate at a meeting is withheld; the meeting itself is not. */
static void put_on_agenda(struct subject *subject)
{
    enum rule_of_word rule = subject->state == HIDDEN ? FOR_NOBODY : FOR_READERS;
    struct item item = { .topic_id = subject->topic_id,
                         .decision_id = subject->decision_id,
                         .author.id = WRITER,
                         .title = str_of(place(subject, rule, "item")) };

    must(item_text_prepare(&arena, str_of(place(subject, rule, "text of an item")), "text",
                           problems(), &item.text));
    must(item_add(forum, &subject->meeting, &item, problems(), &subject->item_id));
}

static void meet(struct subject *subject)
{
    struct meeting *meeting = &subject->meeting;
    struct minutes_wish minutes = { .author_id = WRITER };
    int64_t id;

    *meeting = (struct meeting){ .title = str_of(place(subject, FOR_READERS, "meeting")),
                                 .category_id = subject->category_id,
                                 .team_id = team_id,
                                 .keeper.id = WRITER,
                                 .zone = STR("UTC"),
                                 .starts_at = clock_now() + 3600,
                                 .length = 60,
                                 .place = str_of(place(subject, FOR_READERS, "meeting place")) };
    must(meeting_call(forum, &arena, meeting, problems(), &id));
    must(meeting_find(forum, &arena, id, meeting));
    put_on_agenda(subject);
    clock_set(clock_now() + 3 * 3600);
    must(present_note(forum, meeting, &(struct presence){ LIKER, true }, problems()));
    minutes.written = written(place(subject, FOR_READERS, "minutes"));
    must(minutes_write(forum, &arena, meeting, &minutes, problems()));
    must(meeting_find(forum, &arena, id, meeting));
    must(minutes_publish(forum, &arena, meeting, WRITER, 1, problems()));
}

/* Planned here, shown beside a debate of everybody's to who may enter this space. */
static void plan_ballot(struct subject *subject)
{
    struct ballot_item *item = &subject->ballot;
    struct ballot_wish wish = { .item = { .category_id = subject->category_id,
                                          .opens_at = clock_now() + 3600,
                                          .closes_at = clock_now() + 40 * 86400,
                                          .kind = BALLOT_JUDGMENT },
                                .proposal_count = 2,
                                .actor_id = MODERATOR_ };
    int64_t id;

    ballot_usual_grades(&wish);
    wish.item.question = str_of(place(subject, FOR_READERS, "question of a vote"));
    wish.item.words = str_of(place(subject, FOR_READERS, "words of a vote"));
    wish.proposals[0] = str_of(place(subject, FOR_READERS, "proposal of a vote"));
    wish.proposals[1] = STR("We shall.");
    must(post_set_kind(forum, subject->posts[1], POST_FOR)); /* arguments, that its page cites */
    must(post_set_kind(forum, subject->posts[2], POST_AGAINST));
    must(ballot_plan(forum, &arena, &wish, problems(), &id));
    must(ballot_find(forum, &arena, id, item));
    must(ballot_tie(forum, &arena, item, subject->topic_id, RELATION_DECIDES, MODERATOR_,
                    problems()));
    if (subject != &subjects[0])
        must(ballot_tie(forum, &arena, item, subjects[0].topic_id, RELATION_DEBATES, MODERATOR_,
                        problems()));
}

/* Announced: a list of three, of whom one is drawn. */
static void announce(struct subject *subject)
{
    struct public_draw_wish wish = {
        .draw = { .category_id = subject->category_id,
                  .lang = STR("en"),
                  .seats = 1,
                  .way = DRAW_TYPED,
                  .known_at = clock_now() + 3600,
                  .actor.id = WRITER },
    };
    const char *label = place(subject, FOR_READERS, "label");

    wish.draw.title = str_of(place(subject, FOR_READERS, "draw"));
    wish.draw.purpose = str_of(place(subject, FOR_READERS, "purpose of a draw"));
    wish.list = str_format(&arena, "One\t%s\n%s\nThree", label,
                           place(subject, FOR_READERS, "name on a list"));
    wish.quotas = str_format(&arena, "%s 1", label);
    wish.sources = str_of(place(subject, FOR_READERS, "source"));
    must(public_draw_announce(forum, &arena, &wish, problems(), &subject->draw.id));
    must(public_draw_find(forum, &arena, subject->draw.id, &subject->draw));
}

/* Who is drawn steps down, so that somebody else has the seat. */
static void draw_by_lot(struct subject *subject)
{
    struct public_draw *draw = &subject->draw;
    struct draw_stepping stepping = { WRITER, 1, STR("") };
    struct str bytes;

    announce(subject);
    must(public_draw_publish(forum, &arena, draw,
                             &(struct draw_publishing){ WRITER, draw->known_at }, problems()));
    must(public_draw_find(forum, &arena, draw->id, draw));
    clock_set(draw->known_at);
    bytes = str_of(place(subject, FOR_READERS, "what a source says"));
    must(public_draw_hold(forum, &arena, draw, &(struct draw_holding){ WRITER, &bytes, 1 },
                          problems()));
    must(public_draw_find(forum, &arena, draw->id, draw));
    stepping.reason = str_of(place(subject, FOR_READERS, "why somebody steps down"));
    must(public_draw_step_down(forum, &arena, draw, &stepping, problems()));
}

/* What the pages of a trial and its review do not show stands elsewhere. */
static struct str word_of_trial(void *context, const char *what)
{
    static const char *const elsewhere[] = { "status quo", "affected", "why it can be forked" };
    const struct subject *subject = context;

    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (!strcmp(what, elsewhere[i]))
            return STR("Said elsewhere.");
    return str_of(place(subject, shown_in(subject), what));
}

static void try_out(struct subject *subject)
{
    struct tried_wish wish = { .topic_id = subject->topic_id,
                               .author_id = WRITER,
                               .other_id = LIKER,
                               .word = word_of_trial,
                               .context = subject };

    tried_make(&wish, &subject->tried);
}

/* What is said of a law is for who may read the debate, though the law is for all. */
static void annotate(struct subject *subject)
{
    struct law_text text;
    struct law_version version;
    struct targets targets = { 0 };
    struct annotation_wish wish = { .text = &text,
                                    .version = &version,
                                    .targets = &targets,
                                    .author_id = WRITER,
                                    .topic_id = subject->topic_id };
    struct state state;
    struct annotated made;

    must(text_called(forum, &arena, STR(LAW_SLUG), &text));
    must(law_version_named(forum, &arena, &text, STR("v1"), &version));
    must(state_find(forum, &arena, version.id, law_segment_beginning(forum, version.id, "Parts"),
                    &state));
    must(target_take(&arena, version.id, &state, &(struct pointing){ 0 }, problems(), &targets));
    must(annotation_make(forum, &arena, &wish, problems(), &made));
    subject->annotation_id = made.id;
}

/* An amendment stands where everyone reads; its debate may have been moved to where not. */
static void amend(struct subject *subject)
{
    struct amendment_wish wish = { .author_id = WRITER,
                                   .topic_id = subject->topic_id,
                                   .lang = STR("en"),
                                   .words = STR("Leave out paragraph 2."),
                                   .division = STR("Article 1") };
    struct law_text text;
    int64_t number;

    must(text_called(forum, &arena, STR(LAW_SLUG), &text));
    wish.text_id = text.id;
    wish.version_id = text.version_id;
    must(amendment_add(forum, &arena, &wish, problems(), &number));
}

/* Beside an article stands what is decided of it, for who may read the decision. */
static void tie(const struct subject *subject)
{
    struct law_text text;
    struct law_version version;
    struct state article;
    struct law_link_wish wish = { .decision_id = subject->decision_id,
                                  .text = &text,
                                  .version = &version,
                                  .article = &article,
                                  .alinea = 1,
                                  .relation = RELATION_DECIDES,
                                  .actor_id = WRITER };

    must(text_called(forum, &arena, STR(LAW_SLUG), &text));
    must(law_version_named(forum, &arena, &text, STR("v1"), &version));
    must(article_at(forum, &arena, version.id, STR("1"), &article));
    must(law_link_add(forum, &arena, &wish, problems()));
    wish.concern_id = subject->concern_id;
    must(law_link_add(forum, &arena, &wish, problems()));
}

static bool is_of_trial(const char *path)
{
    return !strncmp(path, "/d/", 3) && (strstr(path, "/fork") || strstr(path, "/trial") ||
                                        strstr(path, "/verdict") || strstr(path, "/review"));
}

static void fill_forum(void)
{
    clock_set(1780000000);
    add_people();
    add_team();
    add_categories();
    law_publish(forum, LAW_SLUG, "= 1\nParts are kept.\nFor ten years.\n= 2\nFines.");
    law_publish(forum, LAW_SLUG, "= 1\nParts are kept.\nFor twenty years.\n= 2\nFines.");
    for (int space = SPACE_ANYONE; space <= SPACE_TEAM; space++)
        for (int state = OPEN_; state < STATES; state++) {
            struct subject *subject = &subjects[subject_count++];

            *subject = (struct subject){ .space = space,
                                         .state = state,
                                         .category_id = category_ids[space] };
            open_topic(subject);
            add_tag(subject);
            add_posts(subject);
            respond(subject);
            decide(subject);
            annotate(subject);
            amend(subject);
            tie(subject);
            try_out(subject);
            set_state(subject);
            meet(subject);
            draw_by_lot(subject);
            plan_ballot(subject);
            quote_in_public(subject);
        }
}

static bool may_enter_space(enum person person, enum space space)
{
    if (space == SPACE_ANYONE || person == MODERATOR_ || person == ADMINISTRATOR_)
        return true;
    return space == SPACE_MEMBERS ? person != NOBODY : person == INSIDER || person == LEAD;
}

static bool is_entitled(enum person person, const struct word *word)
{
    bool moderates = person == MODERATOR_ || person == ADMINISTRATOR_;

    if (word->rule == FOR_NOBODY)
        return false;
    return may_enter_space(person, word->space) && (word->rule == FOR_READERS || moderates);
}

/* The next word of a text that was told, not asked for; its number, -1 for none. */
static int next_told(struct str text, size_t *at)
{
    const struct str prefix = STR("canary");

    for (; (*at = str_find(text, prefix, *at)) < text.length; (*at)++) {
        struct str rest = str_slice(text, *at + prefix.length, text.length);
        int64_t number;

        if (str_to_integer(str_slice(rest, 0, 3), &number) && number >= FIRST &&
            number < FIRST + word_count && str_starts(str_slice(rest, 3, rest.length), "tell"))
            return (int)number - FIRST;
    }
    return -1;
}

/* What somebody was told, in a page or in where it led. */
static void look(struct str text, enum person person, const char *target)
{
    int number;

    for (size_t at = 0; (number = next_told(text, &at)) >= 0; at++) {
        const struct word *word = &words[number];

        ck_assert_msg(is_entitled(person, word), "%s tells %s the %s of space %d, state %d", target,
                      person ? handles[person] : "a visitor", word->what, word->space, word->state);
        words[number].is_seen[person] = true;
    }
}

static void fetch(struct client *client, enum person person, const char *target)
{
    client_get(client, target);
    ck_assert_msg(client->status < 500, "%s: %d", target, client->status);
    /* An error page and the way to log in repeat the address that was asked for. */
    if (client->status < 400)
        look(client->body, person, target);
    if (!str_starts(client->location, "/login?next="))
        look(client->location, person, target);
}

/* A route's path with its steps filled: of a debate, one of its posts, or a name. */
struct filling {
    const struct subject *subject;
    int number; /* of a post */
    const char *name;
    bool has_wrong_slug;
};

/* A part of a decision that an address names; 0: none. */
static int64_t part_of(const char *path, int nth, const struct subject *subject)
{
    bool is_second = nth && !strncmp(path, "/d/", 3);

    if (!strncmp(path, "/options/", 9) || (is_second && strstr(path, "/options/")))
        return subject->option_id;
    if (!strncmp(path, "/concerns/", 10) || (is_second && strstr(path, "/concerns/")))
        return subject->concern_id;
    return 0;
}

static struct str step_for(const char *path, const char *step, int nth, const struct filling *with)
{
    const struct subject *subject = with->subject;
    int64_t id = subject ? subject->topic_id : 1;

    if (!strncmp(path, "/law/", 5))
        return law_step(path, step);
    if (subject && !strncmp(path, "/annotations/", 13))
        return str_format(&arena, "%" PRId64, subject->annotation_id);
    if (!strncmp(step, ":name", 5))
        return str_of(with->name ? with->name : "Writer");
    if (!strncmp(step, ":slug", 5) && with->has_wrong_slug)
        return STR("wrong");
    if (subject && part_of(path, nth, subject))
        return str_format(&arena, "%" PRId64, part_of(path, nth, subject));
    if (subject && is_of_trial(path) && !nth)
        return !strncmp(step, ":slug", 5)
                   ? subject->tried.decision.slug
                   : str_format(&arena, "%" PRId64, subject->tried.decision.id);
    if (subject && !strncmp(path, "/branches/", 10))
        return str_format(&arena, "%" PRId64, subject->tried.branch_ids[1]);
    if (subject && !strncmp(path, "/d/", 3) && !nth)
        return !strncmp(step, ":slug", 5) ? subject->decision_slug
                                          : str_format(&arena, "%" PRId64, subject->decision_id);
    if (subject && !strncmp(path, "/m/", 3))
        return !strncmp(step, ":slug", 5)
                   ? subject->meeting.slug
                   : str_format(&arena, "%" PRId64, nth ? subject->item_id : subject->meeting.id);
    if (subject && !strncmp(path, "/b/", 3))
        return !strncmp(step, ":slug", 5) ? subject->ballot.slug
                                          : str_format(&arena, "%" PRId64, subject->ballot.id);
    if (subject && !strncmp(path, "/draws/", 7))
        return !strncmp(step, ":slug", 5) ? subject->draw.slug
                                          : str_format(&arena, "%" PRId64, subject->draw.id);
    if (!strncmp(step, ":slug", 5) && subject)
        return !strncmp(path, "/c/", 3) ? subject->category_slug : subject->slug;
    if (subject && !strncmp(path, "/c/", 3))
        id = subject->category_id;
    if (subject && !strncmp(path, "/p/", 3))
        id = subject->posts[with->number];
    return str_format(&arena, "%" PRId64, nth ? (int64_t)with->number : id);
}

static const char *target_of(const struct route *route, const struct filling *with,
                             const char *suffix)
{
    struct buffer target = { .arena = &arena };
    int ids = 0;

    for (const char *at = route->path; *at; at++) {
        buffer_put(&target, at, 1);
        if (at[0] != '/' || at[1] != ':')
            continue;
        buffer_put_str(&target, step_for(route->path, at + 1, ids, with));
        ids += !strncmp(at + 1, ":id", 3);
        while (at[1] && at[1] != '/')
            at++;
    }
    buffer_put_c(&target, suffix);
    return buffer_str(&target).data;
}

/* What a visit does with each address of a route. */
typedef void visit_route(struct client *, enum person, const struct route *,
                         const struct filling *);

static void fetch_formats(struct client *client, enum person person, const struct route *route,
                          const struct filling *with)
{
    static const struct {
        enum format format;
        const char *suffix;
    } formats[] = { { JSON, ".json?include_raw=1" },
                    { RSS, ".rss" },
                    { TEXT, ".txt" },
                    { XML, ".xml" },
                    { ICS, ".ics" },
                    { MARKDOWN, ".md" },
                    { CSV, ".csv" },
                    { JSONLD, ".jsonld" },
                    { JSONLD, ".jsonld?after=0" } };

    fetch(client, person, target_of(route, with, ""));
    fetch(client, person, target_of(route, with, "?order=time&to=2&quote=1"));
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (route->formats & formats[i].format)
            fetch(client, person, target_of(route, with, formats[i].suffix));
}

static bool starts(const struct route *route, const char *with)
{
    return !strncmp(route->path, with, strlen(with));
}

static bool has_step(const struct route *route, const char *step)
{
    return strstr(route->path, step) != NULL;
}

static bool is_of_a_subject(const struct route *route)
{
    return has_step(route, ":id") &&
           (starts(route, "/t/") || starts(route, "/p/") || starts(route, "/c/") ||
            starts(route, "/raw/") || starts(route, "/d/") || starts(route, "/options/") ||
            starts(route, "/concerns/") || starts(route, "/m/") || starts(route, "/draws/") ||
            starts(route, "/b/") || starts(route, "/branches/") || starts(route, "/annotations/"));
}

static bool is_of_a_post(const struct route *route)
{
    const char *id = strstr(route->path, ":id");

    return starts(route, "/p/") || (starts(route, "/t/") && id && strstr(id + 1, ":id"));
}

static void visit_subject(struct client *client, enum person person, const struct route *route,
                          const struct subject *subject, visit_route *visit)
{
    for (int number = 1; number <= (is_of_a_post(route) ? POSTS : 1); number++) {
        struct filling with = { .subject = subject, .number = number };

        visit(client, person, route, &with);
        with.has_wrong_slug = true;
        if (has_step(route, ":slug"))
            visit(client, person, route, &with);
    }
}

/* How many entries the public log has. */
static int64_t log_size(void)
{
    struct rows rows = db_query(forum, sql_log_head_find, NO_VALUES);
    int64_t size = rows_next(&rows) ? row_integer(&rows, "size") : 0;

    must(rows_end(&rows));
    return size;
}

static void visit_names(struct client *client, enum person person, const struct route *route,
                        visit_route *visit)
{
    struct filling with = { .number = 1 };

    if (starts(route, "/tag"))
        for (int i = 0; i < name_count; i++) {
            with.name = names[i];
            visit(client, person, route, &with);
        }
    else if (starts(route, "/log/")) {
        for (int64_t i = 0; i < log_size(); i++) {
            with.name = str_format(&arena, "%" PRId64, i).data;
            visit(client, person, route, &with);
        }
    } else if (starts(route, "/g/")) {
        with.name = "Nest";
        visit(client, person, route, &with);
    } else {
        for (int i = OUTSIDER; i <= LIKER; i++) {
            with.name = handles[i];
            visit(client, person, route, &with);
        }
    }
}

static void visit_all(struct client *client, enum person person, const struct route *route,
                      visit_route *visit)
{
    const struct filling plain = { .number = 1 };

    if (is_of_a_subject(route))
        for (int i = 0; i < subject_count; i++)
            visit_subject(client, person, route, &subjects[i], visit);
    else if (has_step(route, ":name") && !starts(route, "/law/"))
        visit_names(client, person, route, visit);
    else
        visit(client, person, route, &plain);
}

/* Where a list goes on, and what was done just before: not asked for words. */
static bool takes_words(const struct field *field)
{
    static const char *const others[] = {
        "after", "before", "back", "kept", "next", "order", NULL
    };
    bool is_other = false;

    for (int i = 0; others[i]; i++)
        is_other = is_other || !strcmp(field->name, others[i]);
    return !is_other && field->kind <= FIELD_TEXT && field->max >= 12;
}

/* What a form holds is shown again, not looked for. */
static bool is_form(const struct field *fields)
{
    for (const struct route *route = routes; route->path; route++)
        if (route->method == POST && route->fields == fields)
            return true;
    return false;
}

/* Those that must not be told, and some that may. */
static bool is_asked(enum person person, int word)
{
    return !is_entitled(person, &words[word]) || words[word].state == OPEN_;
}

/* Whatever a route takes as words is asked for the canaries: searches, completions. */
static void ask(struct client *client, enum person person, const struct route *route)
{
    const struct filling plain = { .number = 1 };

    if (has_step(route, ":") || is_form(route->fields))
        return;
    for (const struct field *field = route->fields; field && field->name; field++)
        for (int i = 0; i < word_count && takes_words(field); i++) {
            const char *query = str_format(&arena, "?%s=canary%dask", field->name, FIRST + i).data;

            if (!is_asked(person, i))
                continue;
            fetch(client, person, target_of(route, &plain, query));
            if (route->formats & JSON)
                fetch(client, person,
                      target_of(route, &plain, str_format(&arena, ".json%s", query).data));
        }
}

static void sign_in(struct client *client, enum person person)
{
    if (person != NOBODY)
        client_sign_in(client, person);
}

static void visit_as(enum person person)
{
    struct client client = { 0 };

    sign_in(&client, person);
    for (const struct route *route = routes; route->path; route++)
        if (route->method == GET) {
            visit_all(&client, person, route, fetch_formats);
            ask(&client, person, route);
        }
    client_end(&client);
    for (int i = 0; i < word_count; i++)
        ck_assert_msg(words[i].is_seen[person] == is_entitled(person, &words[i]),
                      "%s is never shown the %s of space %d, state %d",
                      person ? handles[person] : "a visitor", words[i].what, words[i].space,
                      words[i].state);
}

/* Who reads all comes first, so that a page kept for them would be found. */
START_TEST(outsiders_and_visitors_are_shown_the_words_they_may_read_and_no_other)
{
    fill_forum();
    visit_as(ADMINISTRATOR_);
    visit_as(OUTSIDER);
    visit_as(NOBODY);
}
END_TEST

START_TEST(members_of_a_team_its_leads_and_moderators_are_shown_the_words_they_may_read)
{
    fill_forum();
    visit_as(MODERATOR_);
    visit_as(LEAD);
    visit_as(INSIDER);
}
END_TEST

/* A stranger cannot even tell that it is there: 404, or what the route says to all of their role.
 */
static void is_not_there(struct client *client, enum person person, const struct route *route,
                         const struct filling *with)
{
    const char *target = target_of(route, with, "");
    bool may_come = route->who <= (person == NOBODY ? ANYONE : MEMBERS);

    if (may_enter_space(person, with->subject->space))
        return;
    if (route->method == GET)
        client_get(client, target);
    else
        client_post(client, target, "body", "A message of some length", "reason", "A reason", "on",
                    "1", "title", "A title of some length", "tags", "something", "rule", "6",
                    "words", "Some words", "text", "A text of some length", NULL);
    if (may_come)
        ck_assert_msg(client->status == 404, "%s %s as %s: %d",
                      route->method == GET ? "GET" : "POST", target,
                      person ? handles[person] : "a visitor", client->status);
    else
        ck_assert_msg(
            client->status == 403 || (person == NOBODY && str_starts(client->location, "/login")),
            "%s as %s: %d", target, person ? handles[person] : "a visitor", client->status);
}

START_TEST(for_strangers_nothing_of_a_space_is_there_to_read_or_to_act_on)
{
    fill_forum();
    for (int person = NOBODY; person <= OUTSIDER; person++) {
        struct client client = { 0 };

        sign_in(&client, (enum person)person);
        for (const struct route *route = routes; route->path; route++)
            if (is_of_a_subject(route))
                visit_all(&client, (enum person)person, route, is_not_there);
        client_end(&client);
    }
}
END_TEST

RUN_TESTS("canary", outsiders_and_visitors_are_shown_the_words_they_may_read_and_no_other,
          members_of_a_team_its_leads_and_moderators_are_shown_the_words_they_may_read,
          for_strangers_nothing_of_a_space_is_there_to_read_or_to_act_on)
