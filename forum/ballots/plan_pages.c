#include "ballots/plan_pages.h"

#include <inttypes.h>

#include "ballots/list_pages.h"
#include "ballots/pages.h"
#include "base/arena.h"
#include "base/clock.h"
#include "topics/pages.h"

enum { WORD_MAX = 20, DATE_MAX = 10, HOUR_MAX = 5, HANDLE_MAX = 100, LINES_MAX = 10000 };

const struct field plan_query[] = {
    { "text", NULL, FIELD_LINE, 0, TEXT_SLUG_MAX },
    { "version", NULL, FIELD_LINE, 0, WORD_MAX },
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "amendment", NULL, FIELD_LINE, 0, WORD_MAX },
    { "decision", NULL, FIELD_LINE, 0, WORD_MAX },
    { "follows", NULL, FIELD_LINE, 0, WORD_MAX },
    /* Proposed by the form, never from the address. */
    { "question", NULL, FIELD_LINE, 0, 0 },
    { "words", NULL, FIELD_TEXT, 0, 0 },
    { "category", NULL, FIELD_LINE, 0, 0 },
    { "kind", NULL, FIELD_LINE, 0, 0 },
    { "proposals", NULL, FIELD_TEXT, 0, 0 },
    { "grades", NULL, FIELD_TEXT, 0, 0 },
    { "opens", NULL, FIELD_LINE, 0, 0 },
    { "opens_hour", NULL, FIELD_LINE, 0, 0 },
    { "closes", NULL, FIELD_LINE, 0, 0 },
    { "closes_hour", NULL, FIELD_LINE, 0, 0 },
    { "electorate", NULL, FIELD_LINE, 0, 0 },
    { "team", NULL, FIELD_LINE, 0, 0 },
    { "draw", NULL, FIELD_LINE, 0, 0 },
    { "quorum", NULL, FIELD_LINE, 0, 0 },
    { "seats", NULL, FIELD_LINE, 0, 0 },
    { "seat_rule", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

const struct field plan_fields[] = {
    { "text", NULL, FIELD_LINE, 0, TEXT_SLUG_MAX },
    { "version", NULL, FIELD_LINE, 0, WORD_MAX },
    { "article", NULL, FIELD_LINE, 0, 4 * SEGMENT_NUM_MAX },
    { "amendment", NULL, FIELD_LINE, 0, WORD_MAX },
    { "decision", NULL, FIELD_LINE, 0, WORD_MAX },
    { "follows", NULL, FIELD_LINE, 0, WORD_MAX },
    { "question", N_("Question"), FIELD_LINE, 0, BALLOT_QUESTION_MAX },
    { "words", N_("Words voted on"), FIELD_TEXT, 0, BALLOT_WORDS_MAX },
    { "category", N_("Category"), FIELD_INTEGER, 0, INT64_MAX },
    { "kind", N_("How people vote"), FIELD_LINE, 0, WORD_MAX },
    { "proposals", N_("Proposals"), FIELD_TEXT, 0, LINES_MAX },
    { "grades", N_("Grades"), FIELD_TEXT, 0, LINES_MAX },
    { "opens", N_("Opens on"), FIELD_LINE, 0, DATE_MAX },
    { "opens_hour", N_("Opens at"), FIELD_LINE, 0, HOUR_MAX },
    { "closes", N_("Closes on"), FIELD_LINE, 0, DATE_MAX },
    { "closes_hour", N_("Closes at"), FIELD_LINE, 0, HOUR_MAX },
    { "zone", NULL, FIELD_LINE, 0, ZONE_NAME_MAX },
    { "electorate", N_("Who may vote"), FIELD_LINE, 0, WORD_MAX },
    { "team", N_("Team"), FIELD_LINE, 0, HANDLE_MAX },
    { "draw", N_("Draw"), FIELD_LINE, 0, BALLOT_ADDRESS_MAX },
    { "quorum", N_("Quorum"), FIELD_INTEGER, 0, 100 },
    { "seats", N_("Seats"), FIELD_INTEGER, 0, SEATS_MAX },
    { "seat_rule", N_("How seats are shared"), FIELD_LINE, 0, WORD_MAX },
    { "address", N_("Address where people vote"), FIELD_LINE, 0, BALLOT_ADDRESS_MAX },
    { "fingerprint", N_("Fingerprint of the election"), FIELD_LINE, 0, BALLOT_FINGERPRINT_MAX },
    { 0 },
};

static const char *const electorates[BALLOT_ELECTORATES] = { "all", "team", "draw" };

static struct str grade_lines(struct request *request, const struct ballot_wish *wish)
{
    struct buffer out = { .arena = &request->arena };

    for (size_t i = 0; i < wish->grade_count; i++)
        buffer_format(&out, "%.*s\n", STR_ARGS(wish->grades[i]));
    return buffer_str(&out);
}

/* The lists of the item whose words became others, as text areas hold them. */
static enum result fill_lists(struct request *request, const struct ballot_item *item)
{
    struct ballot_wish wish = { 0 };
    struct ballot_proposals proposals;
    struct ballot_grades grades;
    struct buffer out = { .arena = &request->arena };
    enum result result = ballot_proposals_of(request->db, &request->arena, item->id, &proposals);

    if (result == OK)
        result = ballot_grades_of(request->db, &request->arena, item->id, &grades);
    if (result != OK || item->kind != BALLOT_JUDGMENT)
        return result;
    for (size_t i = 0; i < proposals.count; i++)
        buffer_format(&out, "%.*s\n", STR_ARGS(proposals.items[i].words));
    for (; wish.grade_count < grades.count; wish.grade_count++)
        wish.grades[wish.grade_count] = grades.items[wish.grade_count].name;
    request_fill(request, "proposals", buffer_str(&out));
    request_fill(request, "grades", grade_lines(request, &wish));
    return OK;
}

static void fill_terms(struct request *request, const struct ballot_item *item)
{
    struct arena *arena = &request->arena;

    request_fill(request, "category", str_format(arena, "%" PRId64, item->category_id));
    request_fill(request, "kind", str_of(ballot_kind_word(item->kind)));
    request_fill(request, "electorate", str_of(electorates[item->electorate]));
    request_fill(request, "team", item->team_handle);
    if (item->draw_id)
        request_fill(request, "draw", str_format(arena, "%" PRId64, item->draw_id));
    request_fill(request, "quorum", str_format(arena, "%" PRId64, item->quorum));
    request_fill(request, "seats", str_format(arena, "%" PRId64, item->seats));
    request_fill(request, "seat_rule", str_of(seat_rule_word(item->seat_rule)));
}

/* The next day of the rhythm, by the clocks of who plans it. */
static enum result fill_next_day(struct request *request)
{
    struct rhythm rhythm;
    struct rhythm_day day;
    enum result result = rhythm_read(request->db, &request->arena, &rhythm);

    rhythm_next(&rhythm, clock_now(), &day, 1);
    if (result == OK && day.opens_at)
        ballot_fill_times(request, day.opens_at, day.closes_at);
    return result;
}

static enum result fill_fields(struct request *request, const struct plan_source *source)
{
    struct ballot_wish usual = { .item.lang = language_code(request->language) };
    enum result result = fill_next_day(request);

    request_fill(request, "question", plan_question(&request->page, source));
    if (source->text.category_id)
        request_fill(request, "category",
                     str_format(&request->arena, "%" PRId64, source->text.category_id));
    if (source->follows.id && source->source == WORDS_TYPED)
        request_fill(request, "words", source->follows.words);
    if (source->follows.id)
        fill_terms(request, &source->follows);
    ballot_usual_grades(&usual);
    request_fill(request, "grades", grade_lines(request, &usual));
    return result == OK && source->follows.id ? fill_lists(request, &source->follows) : result;
}

enum result plan_form(struct request *request)
{
    struct plan_page view = { .zone = ballot_form_clocks(request) };
    enum result result = plan_source_read(request, &view.source);

    if (result == OK)
        result = categories_all(request->db, &request->arena, &request->visitor, &view.categories);
    if (result == OK && request->method == GET)
        result = fill_fields(request, &view.source);
    if (result != OK)
        return result;
    view.form = request_form(request);
    plan_html(&request->page, &view);
    return OK;
}

/* Lines that hold something, without white space around; NOT_VALID when there are too many. */
static enum result take_lines(struct request *request, const char *field, struct str *lines,
                              size_t max, size_t *count)
{
    struct str rest = request_text(request, field);

    *count = 0;
    while (rest.length) {
        struct str line = str_trim(str_cut(&rest, '\n'));

        if (line.length && *count == max)
            return problem_add_count(&request->problems, field, N_("{count} at most."),
                                     (int64_t)max);
        if (line.length)
            lines[(*count)++] = line;
    }
    return OK;
}

static enum result take_lists(struct request *request, struct ballot_wish *wish)
{
    enum result proposals, grades;

    if (wish->item.kind != BALLOT_JUDGMENT)
        return OK;
    proposals =
        take_lines(request, "proposals", wish->proposals, PROPOSALS_MAX, &wish->proposal_count);
    grades = take_lines(request, "grades", wish->grades, GRADES_MAX, &wish->grade_count);
    return proposals != OK ? proposals : grades;
}

/* The last number of "12" or "/draws/who-comes/12". */
static int64_t draw_named(struct str typed)
{
    struct str rest = str_trim(typed);
    int64_t id = 0, last = 0;

    while (rest.length)
        if (str_to_id(str_cut(&rest, '/'), &id))
            last = id;
    return last;
}

static enum result take_voters(struct request *request, struct ballot_item *item)
{
    struct str word = request_text(request, "electorate"), handle = request_text(request, "team");
    struct team team;
    enum result result;

    item->electorate = VOTERS_ALL;
    while (item->electorate < BALLOT_ELECTORATES && word.length &&
           !str_equal(word, str_of(electorates[item->electorate])))
        item->electorate++;
    item->draw_id = draw_named(request_text(request, "draw"));
    if (item->electorate != VOTERS_TEAM)
        return OK;
    result =
        team_by_handle(request->db, &request->arena, request->visitor.account_id, handle, &team);
    if (result == OK)
        item->team_id = team.id;
    return result == NOT_FOUND ? OK : result; /* said with all else that is wrong */
}

static void take_source(struct request *request, const struct plan_source *source,
                        struct ballot_item *item)
{
    item->source = source->source;
    item->follows_id = source->follows.id;
    item->law_version_id = source->version.id;
    item->article_id = source->article.segment_id;
    item->amendment_id = source->amendment.id;
    item->decision_id = source->decision.id;
    if (source->source != WORDS_TYPED)
        return;
    item->words = request_text(request, "words");
    item->lang = language_code(request->language);
    /* Several ways that a decision is about are typed one a line: it is from there all the same. */
    item->decision_id = source->follows.decision_id;
}

/* A decision's text is one: what people choose among is typed, and stands beside its decision. */
static void take_judgment(struct ballot_item *item)
{
    if (item->kind == BALLOT_JUDGMENT && item->source == WORDS_OPTION)
        item->source = WORDS_TYPED;
}

static enum result take_all(struct request *request, const struct plan_source *source,
                            struct ballot_wish *wish)
{
    struct ballot_item *item = &wish->item;
    enum result times, lists, voters;

    item->question = request_text(request, "question");
    item->category_id = request_integer(request, "category");
    item->kind = ballot_kind_of(request_text(request, "kind"));
    item->address = request_text(request, "address");
    item->fingerprint = request_text(request, "fingerprint");
    take_source(request, source, item);
    take_judgment(item);
    ballot_take_counting(request, item);
    times = ballot_take_times(request, item);
    lists = take_lists(request, wish);
    voters = take_voters(request, item);
    if (voters != OK)
        return voters;
    return times != OK ? times : lists;
}

enum result plan_send(struct request *request)
{
    struct plan_source source;
    struct ballot_wish wish = { .actor_id = request->visitor.account_id };
    struct ballot_item planned;
    int64_t id = 0;
    enum result result = plan_source_read(request, &source), fields;

    if (result != OK)
        return result;
    fields = take_all(request, &source, &wish);
    if (fields != OK && fields != NOT_VALID)
        return fields;
    result = ballot_plan(request->db, &request->arena, &wish, &request->problems, &id);
    ballot_name_problems(request);
    if (result == CONFLICT)
        return request_problem(request, "", N_("The new words are put to a vote already."));
    if (result == OK)
        result = fields;
    if (result == OK)
        result = ballot_find(request->db, &request->arena, id, &planned);
    return result == OK ? lead_to_ballot(request, &planned) : result;
}
