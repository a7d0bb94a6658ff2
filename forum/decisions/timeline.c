#include "decisions/timeline.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "decisions/state.h"
#include "render/html.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

static struct timeline_line line_from(struct rows *rows, struct arena *arena)
{
    return (struct timeline_line){
        .id = row_integer(rows, "id"),
        .kind = (enum deed_kind)row_integer(rows, "kind"),
        .transition = (int)row_integer(rows, "transition"),
        .from = (enum decision_state)row_integer(rows, "from_state"),
        .to = (enum decision_state)row_integer(rows, "to_state"),
        .actor = author_from(rows, arena, "actor"),
        .option_id = row_integer(rows, "option_id"),
        .option_title = row_text(rows, "option_title", arena),
        .version_number = row_integer(rows, "version_number"),
        .concern_id = row_integer(rows, "concern_id"),
        .branch_id = row_integer(rows, "branch_id"),
        .branch_number = row_integer(rows, "branch_number"),
        .words = row_text(rows, "words", arena),
        .at = row_integer(rows, "at"),
        .entry = row_integer(rows, "entry"),
    };
}

/* A concern that stops nothing is no turning point. */
static bool is_of_block(struct rows *rows)
{
    return !row_integer(rows, "concern_id") || row_integer(rows, "is_block");
}

static enum result read(struct db *db, struct arena *arena, int64_t decision_id, bool blocks_only,
                        struct timeline *timeline)
{
    struct rows rows =
        db_query(db, sql_events, value(decision_id), value((int)DEED_STANCE),
                 value((int)DEED_SECOND), value((int)DEED_MEMBER), value((int)DEED_EVIDENCE));

    *timeline = (struct timeline){ 0 };
    while (rows_next(&rows))
        if (!blocks_only || is_of_block(&rows))
            *list_add(arena, timeline) = line_from(&rows, arena);
    return rows_end(&rows);
}

enum result events_read(struct db *db, struct arena *arena, int64_t decision_id,
                        struct timeline *timeline)
{
    return read(db, arena, decision_id, false, timeline);
}

/* How much a reader would miss it; 0: it is never shown here. */
static int weight_of(const struct timeline_line *line)
{
    static const int weights[DEED_KINDS] = {
        [DEED_OPTION] = 30,    [DEED_VERSION] = 10,      [DEED_CONCERN] = 70,
        [DEED_SUSTAINED] = 60, [DEED_STOOD_ASIDE] = 55,  [DEED_RESOLVED] = 50,
        [DEED_UPHELD] = 50,    [DEED_LAPSED] = 50,       [DEED_EXTENDED] = 35,
        [DEED_REPORT] = 45,    [DEED_BRANCH_ENDED] = 65, [DEED_VERDICT] = 50,
        [DEED_RESULT] = 80,
    };

    if (line->kind != DEED_TRANSITION)
        return weights[line->kind];
    return line->from != line->to ? 100 : 40;
}

static void remove_line(struct timeline *timeline, size_t at)
{
    if (at)
        timeline->items[at - 1].merged += 1 + timeline->items[at].merged;
    memmove(&timeline->items[at], &timeline->items[at + 1],
            (timeline->count - at - 1) * sizeof *timeline->items);
    timeline->count--;
}

/* What is never shown goes without being counted. */
static void remove_others(struct timeline *timeline)
{
    size_t kept = 0;

    for (size_t i = 0; i < timeline->count; i++)
        if (weight_of(&timeline->items[i]))
            timeline->items[kept++] = timeline->items[i];
    timeline->count = kept;
}

/* Between the first line and the last, the oldest of those that weigh least. */
static size_t least(const struct timeline *timeline)
{
    size_t at = 1;

    for (size_t i = 2; i + 1 < timeline->count; i++)
        if (weight_of(&timeline->items[i]) < weight_of(&timeline->items[at]))
            at = i;
    return at;
}

enum result timeline_read(struct db *db, struct arena *arena, int64_t decision_id, size_t lines,
                          struct timeline *timeline)
{
    enum result result = read(db, arena, decision_id, true, timeline);

    remove_others(timeline);
    while (timeline->count > lines)
        remove_line(timeline, least(timeline));
    return result;
}

/* What a transition was, by its number; a second sentence where the state tells two apart. */
static const struct {
    int number;
    enum decision_state to; /* STATE_NONE: whichever */
    const char *words;      /* {name}: who did it */
    const char *by_system;  /* NULL: the same */
} transition_words[] = {
    { 1, STATE_NONE, N_("{name} says what they are going to do"), NULL },
    { 2, STATE_NONE, N_("Nobody objected: it is done"), NULL },
    { 3, STATE_NONE, N_("{name} objects: it becomes a question for all"), NULL },
    { 4, STATE_NONE, N_("{name} asks the question"), NULL },
    { 5, STATE_NONE, N_("{name} proposes a text"), N_("A text is proposed") },
    { 6, STATE_NONE, N_("{name} writes version {number}"), NULL },
    { 7, STATE_NONE, N_("{name} makes the last call"), NULL },
    { 8, STATE_NONE, N_("Adopted: no objection held"), NULL },
    { 9, STATE_NONE, N_("{name} takes it back from the last call"),
      N_("Back from the last call: an objection holds") },
    { 10, STATE_NONE, N_("The ways part: options are tried in parallel"), NULL },
    { 11, STATE_VOTING, N_("No agreement in time: a vote takes its place"), NULL },
    { 11, STATE_ADOPTED, N_("Adopted by vote"), NULL },
    { 11, STATE_CLOSED, N_("The vote does not carry it: nothing changes"), NULL },
    { 12, STATE_NONE, N_("No agreement in time: nothing changes"), NULL },
    { 13, STATE_DORMANT, N_("Nobody spoke any more: it falls asleep"), NULL },
    { 13, STATE_NONE, N_("{name} wakes it"), NULL },
    { 14, STATE_CLOSED, N_("{name} withdraws it"), NULL },
    { 14, STATE_NONE, N_("{name} takes it over"), NULL },
    { 15, STATE_NONE, N_("{name} asks for a review: something is new"),
      N_("The date of the review has come") },
    { 16, STATE_UNDER_REVIEW, N_("{name} makes the last call of the review"),
      N_("An objection holds: the review goes on") },
    { 16, STATE_ADOPTED, N_("The review says: it goes on"), NULL },
    { 16, STATE_OPEN, N_("The review says: it is to be changed"), NULL },
    { 16, STATE_CLOSED, N_("The review says: it is dropped"), NULL },
    { 17, STATE_NONE, N_("The trial is over: both sides are compared"), NULL },
    { 18, STATE_UNDER_REVIEW, N_("{name} makes the last call of the review"),
      N_("An objection holds: the review goes on") },
    { 18, STATE_ADOPTED, N_("One branch is kept"), NULL },
    { 18, STATE_FORKED, N_("Both branches go on"), NULL },
    { 18, STATE_PROPOSED, N_("It begins with the text that merges the branches"), NULL },
    { 18, STATE_CLOSED, N_("The branches end"), NULL },
    { 19, STATE_NONE, N_("Another decision takes its place"), NULL },
    { 20, STATE_NONE, N_("Nobody ended the review: it stands as it was"), NULL },
};

static const char *words_of_transition(const struct timeline_line *line)
{
    for (size_t i = 0; i < sizeof transition_words / sizeof *transition_words; i++) {
        if (transition_words[i].number != line->transition ||
            (transition_words[i].to && transition_words[i].to != line->to))
            continue;
        if (!line->actor.id && transition_words[i].by_system)
            return transition_words[i].by_system;
        return transition_words[i].words;
    }
    return N_("It goes on");
}

static const char *const words_of_kind[DEED_KINDS] = {
    [DEED_OPTION] = N_("{name} writes an option: {title}"),
    [DEED_VERSION] = N_("{name} corrects the text"),
    [DEED_CONCERN] = N_("{name} objects"),
    [DEED_SUSTAINED] = N_("The objection is seconded: it holds"),
    [DEED_STOOD_ASIDE] = N_("Nobody seconds the objection: it stays as a reservation"),
    [DEED_RESOLVED] = N_("{name} says that the objection is answered"),
    [DEED_UPHELD] = N_("The objection is upheld"),
    [DEED_LAPSED] = N_("The objection lapses: no answer came from its author"),
    [DEED_EXTENDED] = N_("The last call is made longer, for an objection"),
    [DEED_REPORT] = N_("Branch {letter} reports"),
    [DEED_BRANCH_ENDED] = N_("Branch {letter} ends"),
    [DEED_VERDICT] = N_("{name} proposes how the review ends"),
    [DEED_RESULT] = N_("{name} records the figures of the vote"),
};

struct str timeline_text(struct page *page, const struct timeline_line *line)
{
    const char *words =
        line->kind == DEED_TRANSITION ? words_of_transition(line) : words_of_kind[line->kind];
    char letter = (char)('A' + line->branch_number % 26);
    struct str name = line->actor.id ? author_name(&line->actor) : _("Somebody who left");

    if (!words)
        words = "{name}";
    return fill(page, language_text(page->language, words), "name", name, "number",
                number_text(page, line->version_number), "title", line->option_title, "letter",
                (struct str){ &letter, 1 }, NULL);
}

static const struct state_look block_look = { "objection", N_("Objection"), "st-object",
                                              "s-object" };
static const struct state_look aside_look = { "stood-aside", N_("Reservation"), "st-open",
                                              "st-reserve" };
static const struct state_look ended_look = { "ended", N_("Ended"), "st-dropped", "s-dropped" };
static const struct state_look option_look = { "option", N_("Option"), "st-open", "s-open" };
static const struct state_look branch_look = { "branch", N_("Branch"), "st-fork", "s-fork" };

const struct state_look *timeline_look(const struct timeline_line *line,
                                       const struct decision *decision)
{
    static const struct state_look *const looks[DEED_KINDS] = {
        [DEED_OPTION] = &option_look,      [DEED_VERSION] = &option_look,
        [DEED_CONCERN] = &block_look,      [DEED_SUSTAINED] = &block_look,
        [DEED_STOOD_ASIDE] = &aside_look,  [DEED_RESOLVED] = &block_look,
        [DEED_UPHELD] = &block_look,       [DEED_LAPSED] = &block_look,
        [DEED_EXTENDED] = &block_look,     [DEED_REPORT] = &branch_look,
        [DEED_BRANCH_ENDED] = &ended_look,
    };

    if (line->kind == DEED_VERDICT)
        return state_look(STATE_UNDER_REVIEW);
    if (line->kind == DEED_RESULT)
        return state_look(STATE_VOTING);
    if (line->kind != DEED_TRANSITION)
        return looks[line->kind] ? looks[line->kind] : &option_look;
    if (line->to == STATE_CLOSED && decision->state == STATE_CLOSED)
        return decision_look(decision);
    return state_look(line->to);
}

static const char *page_of(const struct timeline_line *line)
{
    if (line->transition == 10 || line->branch_id)
        return "trial";
    if (line->to == STATE_UNDER_REVIEW || line->from == STATE_UNDER_REVIEW ||
        line->kind == DEED_VERDICT)
        return "review";
    return NULL;
}

struct str timeline_path(struct arena *arena, const struct decision *decision,
                         const struct timeline_line *line)
{
    struct str own = decision_path(arena, decision);
    const char *name = page_of(line);

    if (line->concern_id)
        return str_format(arena, "%.*s/concerns/%" PRId64, STR_ARGS(own), line->concern_id);
    if (name)
        return str_format(arena, "%.*s/%s", STR_ARGS(own), name);
    if (line->transition == 4 || line->transition == 1)
        return str_format(arena, "/t/%" PRId64, decision->topic_id);
    if (line->option_id && line->to != STATE_ADOPTED)
        return str_format(arena, "%.*s/options/%" PRId64, STR_ARGS(own), line->option_id);
    return str_format(arena, "/log/%" PRId64, line->entry);
}
