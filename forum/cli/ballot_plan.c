/* palabre ballot plan, tie, untie: for who has the database. */
#include <inttypes.h>
#include <string.h>

#include "ballots/topic_link.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "cli/command.h"
#include "render/form.h"
#include "render/language.h"
#include "render/zone.h"
#include "store/db.h"
#include "store/store.h"
#include "teams/team.h"
#include "texts/state.h"
#include "topics/category.h"

static const char plan_usage[] =
    "palabre ballot plan --question TEXT --category SLUG --opens \"DATE HOUR\" --closes \"DATE "
    "HOUR\"\n"
    "    [--zone NAME] [--kind yes-no|judgment|external] [--lang en|fr]\n"
    "    [--law SLUG [--version vN] [--article N]] [--decision ID] [--follows NUMBER]\n"
    "    [--proposals \"A | B | C\"] [--grades \"Best | … | Worst\"]\n"
    "    [--team NAME | --draw ID] [--quorum PERCENT] [--seats N] [--rule sainte-lague|hare]\n"
    "    [--address URL] [--fingerprint TEXT]\n"
    "\n"
    "The words that are voted on are read from standard input, unless a law or a decision is\n"
    "named; they are frozen. Hours are those of --zone, UTC without it: \"2026-06-07 08:00\".\n";

static const char tie_usage[] =
    "palabre ballot tie NUMBER DEBATE debates|decides|forks|supersedes\n"
    "palabre ballot untie NUMBER DEBATE\n";

/* Whoever has the database has all of it. */
static const struct visitor operator= { .role = ADMINISTRATOR };

struct planning {
    struct command *command;
    struct arena arena;
    struct problems problems;
    struct ballot_wish wish;
    struct str category, law, version, article, team;
    int64_t id; /* of the vote */
    /* Of a tie. */
    struct str debate;
    enum law_relation relation;
    bool unties;
};

static int tell(struct planning *planning, enum result result)
{
    struct page page = page_new(&planning->arena);
    FILE *err = planning->command->err;

    page.language = language_english;
    for (size_t i = 0; result == NOT_VALID && i < planning->problems.count; i++) {
        const struct problem *problem = &planning->problems.items[i];

        fprintf(err, "%s%s%.*s\n", problem->field, *problem->field ? ": " : "",
                STR_ARGS(problem_text(&page, problem)));
    }
    if (result == NOT_FOUND)
        fputs("There is no such vote or debate.\n", err);
    else if (result == CONFLICT)
        fputs("That is so already.\n", err);
    else if (result != NOT_VALID)
        fputs("The database did not take it; the server's log says why.\n", err);
    return EXIT_REFUSED;
}

static enum result find_category(struct planning *planning, struct db *db)
{
    struct categories categories = { 0 };
    enum result result = categories_all(db, &planning->arena, &operator, & categories);

    for (size_t i = 0; result == OK && i < categories.count; i++)
        if (str_equal(categories.items[i].slug, planning->category)) {
            planning->wish.item.category_id = categories.items[i].id;
            return OK;
        }
    return result == OK ? problem_add(&planning->problems, "category",
                                      N_("There is no category with this name."))
                        : result;
}

static enum result find_article(struct planning *planning, struct db *db,
                                const struct law_version *version)
{
    struct state article;
    enum result result = article_at(db, &planning->arena, version->id, planning->article, &article);

    if (result == NOT_FOUND)
        return problem_add(&planning->problems, "article", N_("There is no such article in it."));
    planning->wish.item.article_id = article.segment_id;
    return result;
}

static enum result find_law(struct planning *planning, struct db *db)
{
    struct ballot_item *item = &planning->wish.item;
    struct law_text text;
    struct law_version version;
    enum result result = text_called(db, &planning->arena, planning->law, &text);

    if (result == OK)
        result = law_version_named(db, &planning->arena, &text, planning->version, &version);
    if (result == NOT_FOUND)
        return problem_add(&planning->problems, "law", N_("There is no such text, or version."));
    if (result != OK)
        return result;
    item->source = WORDS_LAW;
    item->text_id = text.id;
    item->law_version_id = version.id;
    return planning->article.length ? find_article(planning, db, &version) : OK;
}

static enum result find_team(struct planning *planning, struct db *db)
{
    struct team team;
    enum result result = team_by_handle(db, &planning->arena, 0, planning->team, &team);

    if (result == NOT_FOUND)
        return problem_add(&planning->problems, "team", N_("There is no team with this name."));
    planning->wish.item.electorate = VOTERS_TEAM;
    planning->wish.item.team_id = team.id;
    return result;
}

static enum result plan_run(struct db *db, void *context)
{
    struct planning *planning = context;
    enum result result;

    planning->problems.count = 0;
    result = find_category(planning, db);
    if (result == OK && planning->law.length)
        result = find_law(planning, db);
    if (result == OK && planning->team.length)
        result = find_team(planning, db);
    return result == OK ? ballot_plan(db, &planning->arena, &planning->wish, &planning->problems,
                                      &planning->id)
                        : result;
}

static struct str option(struct command *command, const char *name)
{
    return str_of(command_option(command, name));
}

/* A whole number from 0; true when the option is not there. */
static bool take_number(struct command *command, const char *name, int64_t *number)
{
    struct str typed = option(command, name);

    return !typed.length || (str_to_integer(typed, number) && *number >= 0);
}

/* "A | B | C": false when there are more than there is room for. */
static bool take_list(struct str typed, struct str *items, size_t most, size_t *count)
{
    while (typed.length) {
        if (*count == most)
            return false;
        items[(*count)++] = str_trim(str_cut(&typed, '|'));
    }
    return true;
}

static bool take_time(struct command *command, const char *name, const struct zone *zone,
                      int64_t *time)
{
    struct str hour = option(command, name), day = str_cut(&hour, ' ');

    return zone && time_from_clock(zone, day, str_trim(hour), time);
}

static bool take_kind(struct planning *planning)
{
    struct str kind = option(planning->command, "--kind"),
               rule = option(planning->command, "--rule");
    struct ballot_item *item = &planning->wish.item;

    item->kind = kind.length ? ballot_kind_of(kind) : BALLOT_YES_NO;
    item->seat_rule = rule.length ? seat_rule_of(rule) : SAINTE_LAGUE;
    return item->kind != BALLOT_KINDS && item->seat_rule != SEAT_RULES;
}

static bool take_options(struct planning *planning)
{
    struct command *command = planning->command;
    struct ballot_wish *wish = &planning->wish;
    struct ballot_item *item = &wish->item;
    struct str zone = option(command, "--zone"), lang = option(command, "--lang");
    const struct zone *clocks = zone.length ? zone_find(zone) : zone_utc;

    item->question = option(command, "--question");
    item->lang = lang.length ? lang : STR("en");
    item->address = option(command, "--address");
    item->fingerprint = option(command, "--fingerprint");
    planning->category = option(command, "--category");
    planning->law = option(command, "--law");
    planning->version = option(command, "--version");
    planning->article = option(command, "--article");
    planning->team = option(command, "--team");
    if (!planning->version.length)
        planning->version = STR("latest");
    return take_time(command, "--opens", clocks, &item->opens_at) &&
           take_time(command, "--closes", clocks, &item->closes_at) &&
           take_number(command, "--decision", &item->decision_id) &&
           take_number(command, "--follows", &item->follows_id) &&
           take_number(command, "--draw", &item->draw_id) &&
           take_number(command, "--quorum", &item->quorum) &&
           take_number(command, "--seats", &item->seats) &&
           take_list(option(command, "--proposals"), wish->proposals, PROPOSALS_MAX,
                     &wish->proposal_count) &&
           take_list(option(command, "--grades"), wish->grades, GRADES_MAX, &wish->grade_count) &&
           take_kind(planning) && !command->argc;
}

static struct str read_words(struct planning *planning)
{
    struct buffer words = { .arena = &planning->arena };
    char part[4096];
    size_t length;

    while ((length = fread(part, 1, sizeof part, planning->command->in)) > 0 &&
           words.length < (size_t)BALLOT_WORDS_MAX * 4)
        buffer_put(&words, part, length);
    return str_trim(buffer_str(&words));
}

static void choose_source(struct planning *planning)
{
    struct ballot_item *item = &planning->wish.item;

    if (item->draw_id)
        item->electorate = VOTERS_DRAWN;
    if (item->kind == BALLOT_JUDGMENT && !planning->wish.grade_count)
        ballot_usual_grades(&planning->wish);
    if (item->decision_id && !planning->law.length)
        item->source = WORDS_OPTION;
    else if (!planning->law.length)
        item->words = read_words(planning);
}

static int plan(struct planning *planning)
{
    enum result result;

    choose_source(planning);
    result = store_write_logging(planning->command->store, plan_run, planning);
    if (result != OK)
        return tell(planning, result);
    fprintf(planning->command->out, "S-%" PRId64 "\n", planning->id);
    return EXIT_DONE;
}

static enum result tie_run(struct db *db, void *context)
{
    struct planning *planning = context;
    struct ballot_item item;
    int64_t topic_id = 0;
    enum result result = ballot_find(db, &planning->arena, planning->id, &item);

    planning->problems.count = 0;
    if (!str_to_id(planning->debate, &topic_id))
        return NOT_FOUND;
    if (result != OK)
        return result;
    return planning->unties ? ballot_untie(db, &planning->arena, &item, topic_id, 0)
                            : ballot_tie(db, &planning->arena, &item, topic_id, planning->relation,
                                         0, &planning->problems);
}

/* "S-9 12", and what the debate has to do with it. */
static bool take_tie(struct planning *planning)
{
    struct command *command = planning->command;
    struct str number = command->argc ? str_of(command->argv[0]) : STR("");

    if (command->argc != (planning->unties ? 2 : 3))
        return false;
    if (str_starts(number, "S-"))
        number = str_slice(number, 2, number.length);
    planning->debate = str_of(command->argv[1]);
    if (planning->unties)
        return str_to_id(number, &planning->id);
    planning->relation = relation_named(str_of(command->argv[2]));
    return str_to_id(number, &planning->id) &&
           !strcmp(relation_word(planning->relation), command->argv[2]);
}

static int end(struct planning *planning, int status, const char *usage)
{
    if (status == EXIT_USAGE)
        fputs(usage, planning->command->err);
    arena_free(&planning->arena);
    return status;
}

int command_ballot_plan(struct command *command)
{
    struct planning planning = { .command = command };
    int status;

    planning.problems.arena = &planning.arena;
    status = take_options(&planning) ? plan(&planning) : EXIT_USAGE;
    return end(&planning, status, plan_usage);
}

static int tie(struct command *command, bool unties)
{
    struct planning planning = { .command = command, .unties = unties };
    int status = EXIT_USAGE;
    enum result result;

    planning.problems.arena = &planning.arena;
    if (take_tie(&planning)) {
        result = store_write_logging(command->store, tie_run, &planning);
        status = result == OK ? EXIT_DONE : tell(&planning, result);
    }
    return end(&planning, status, tie_usage);
}

int command_ballot_tie(struct command *command)
{
    return tie(command, false);
}

int command_ballot_untie(struct command *command)
{
    return tie(command, true);
}
