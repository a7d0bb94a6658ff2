/* Reads a published list: strictly, so that what was read is written back byte for byte. */
#include <inttypes.h>

#include "ballots/list.h"
#include "base/arena.h"

enum { RECEIPT_DIGITS = 64, DELETE_CHARACTER = 0x7f };

struct reader {
    struct arena *arena;
    struct str rest;
    int64_t line; /* the number of the last one that was read */
    struct str *fault;
};

/* False, after saying what is wrong in the line. */
static bool fail(struct reader *reader, const char *field, const char *what)
{
    *reader->fault = str_format(reader->arena, "line %" PRId64 "%s%s: %s", reader->line,
                                field ? ", " : "", field ? field : "", what);
    return false;
}

static bool has_controls(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if ((c < ' ' && c != '\t') || c == DELETE_CHARACTER)
            return true;
    }
    return false;
}

static const char *fault_of(struct str line)
{
    if (line.length > LIST_LINE_MAX)
        return "it is longer than 4000 bytes";
    if (!str_is_utf8(line))
        return "it is not UTF-8";
    if (str_ends(line, "\r"))
        return "it ends in a carriage return; lines end in a newline alone";
    return has_controls(line) ? "it holds a control character" : NULL;
}

/* The field is what should stand there; NULL for any line. */
static bool next_line(struct reader *reader, const char *field, struct str *line)
{
    const char *fault;

    reader->line++;
    if (!reader->rest.length)
        return fail(reader, field, "the list ends here");
    if (str_find(reader->rest, STR("\n"), 0) == reader->rest.length)
        return fail(reader, field, "it does not end in a newline");
    *line = str_cut(&reader->rest, '\n');
    fault = fault_of(*line);
    return !fault || fail(reader, field, fault);
}

/* "name: value" */
static bool read_field(struct reader *reader, const char *name, struct str *value)
{
    struct str line;
    const char *head = str_format(reader->arena, "%s: ", name).data;

    if (!next_line(reader, name, &line))
        return false;
    if (!str_starts(line, head))
        return fail(reader, name, str_format(reader->arena, "here stands \"%s: …\"", name).data);
    *value = str_slice(line, str_of(head).length, line.length);
    if (str_find(*value, STR("\t"), 0) < value->length)
        return fail(reader, name, "it holds a tab");
    return value->length || fail(reader, name, "it is empty");
}

static bool is_hash(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];

        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
    }
    return text.length == RECEIPT_DIGITS;
}

/* Numbers have one form only: "7", neither "07" nor "+7". */
static bool is_number(struct reader *reader, struct str text, int64_t max, int64_t *number)
{
    return str_to_integer(text, number) && *number >= 0 && *number <= max &&
           str_equal(text, str_format(reader->arena, "%" PRId64, *number));
}

static bool read_title(struct reader *reader)
{
    struct str line;

    if (!next_line(reader, NULL, &line))
        return false;
    return str_equal(line, STR("palabre ballots 1")) ||
           fail(reader, NULL, "a list of ballots begins with \"palabre ballots 1\"");
}

static bool read_kind(struct reader *reader, struct ballot_list *list)
{
    struct str kind;

    if (!read_field(reader, "kind", &kind))
        return false;
    list->is_judgment = str_equal(kind, STR("judgment"));
    return list->is_judgment || str_equal(kind, STR("yes-no")) ||
           fail(reader, "kind", "it is yes-no or judgment");
}

static bool read_words(struct reader *reader, struct ballot_list *list)
{
    return read_field(reader, "words", &list->words) &&
           (is_hash(list->words) || fail(reader, "words", "it is 64 hexadecimal digits"));
}

static bool read_number(struct reader *reader, const char *name, int64_t max, int64_t *number)
{
    struct str text;

    if (!read_field(reader, name, &text))
        return false;
    return is_number(reader, text, max, number) ||
           fail(reader, name,
                str_format(reader->arena, "it is a number from 0 to %" PRId64, max).data);
}

static bool read_seats(struct reader *reader, struct ballot_list *list)
{
    struct str rule, seats;

    if (!read_field(reader, "seats", &rule))
        return false;
    seats = str_cut(&rule, ' ');
    list->rule = seat_rule_of(rule);
    if (!is_number(reader, seats, SEATS_MAX, &list->seats) || list->rule == SEAT_RULES)
        return fail(reader, "seats",
                    "it is a number from 0 to 1000, a space, and sainte-lague or hare");
    return !list->is_judgment || !list->seats || fail(reader, "seats", "a judgment shares none: 0");
}

/* So many lines of one field: two or more proposals. */
struct several {
    const char *name;
    size_t min, max;
};

static bool read_several(struct reader *reader, const struct several *what, struct str *values,
                         size_t *count)
{
    const char *head = str_format(reader->arena, "%s: ", what->name).data;

    while (*count < what->min || str_starts(reader->rest, head)) {
        struct str value;

        if (!read_field(reader, what->name, &value))
            return false;
        if (*count == what->max)
            return fail(reader, what->name,
                        str_format(reader->arena, "there are more than %zu", what->max).data);
        values[(*count)++] = value;
    }
    return true;
}

static bool read_judged(struct reader *reader, struct ballot_list *list)
{
    static const struct several proposals = { "proposal", PROPOSALS_MIN, PROPOSALS_MAX };
    static const struct several grades = { "grade", GRADES_MIN, GRADES_MAX };

    return !list->is_judgment ||
           (read_several(reader, &proposals, list->proposals, &list->proposal_count) &&
            read_several(reader, &grades, list->grades, &list->grade_count));
}

static bool read_empty_line(struct reader *reader)
{
    struct str line;

    if (!next_line(reader, NULL, &line))
        return false;
    return !line.length || fail(reader, NULL, "an empty line stands before the ballots");
}

static bool read_head(struct reader *reader, struct ballot_list *list)
{
    return read_title(reader) && read_field(reader, "item", &list->item) &&
           read_field(reader, "question", &list->question) && read_kind(reader, list) &&
           read_words(reader, list) && read_number(reader, "roll", LIST_ROLL_MAX, &list->roll) &&
           read_number(reader, "quorum", 100, &list->quorum) && read_seats(reader, list) &&
           read_judged(reader, list) && read_empty_line(reader);
}

static bool fail_choice(struct reader *reader, const struct ballot_list *list)
{
    if (!list->is_judgment)
        return fail(reader, "choice", "it is yes, no or abstain");
    return fail(reader, "choice",
                str_format(reader->arena,
                           "a grade from 1 to %zu, or -, for each of %zu proposals, "
                           "with a space between",
                           list->grade_count, list->proposal_count)
                    .data);
}

/* After the one before it; it is the first when there is none. */
static bool check_order(struct reader *reader, const struct ballot_list *list, struct str receipt)
{
    int order = list->count ? str_order(list->ballots[list->count - 1].receipt, receipt) : -1;

    if (order > 0)
        return fail(reader, "receipt", "receipts stand in the order of their bytes");
    return order < 0 || fail(reader, "receipt", "it stands in the line before already");
}

static bool read_ballot(struct reader *reader, struct ballot_list *list)
{
    struct list_ballot ballot;
    struct str line;

    if (!next_line(reader, NULL, &line))
        return false;
    if (str_find(line, STR("\t"), 0) == line.length)
        return fail(reader, NULL, "a ballot is a receipt, a tab and a choice");
    ballot.receipt = str_cut(&line, '\t');
    ballot.choice = line;
    if (!is_hash(ballot.receipt))
        return fail(reader, "receipt", "it is 64 hexadecimal digits");
    if (!check_order(reader, list, ballot.receipt))
        return false;
    if (!choice_is_valid(list, ballot.choice))
        return fail_choice(reader, list);
    if ((int64_t)list->count == list->roll)
        return fail(reader, NULL, "there are more ballots than people on the roll");
    list->ballots =
        list_room(reader->arena, list->ballots, sizeof ballot, list->count, &list->size);
    list->ballots[list->count++] = ballot;
    return true;
}

enum result ballot_list_read(struct arena *arena, struct str text, struct ballot_list *list,
                             struct str *fault)
{
    struct reader reader = { .arena = arena, .rest = text, .fault = fault };

    *list = (struct ballot_list){ 0 };
    if (!read_head(&reader, list))
        return NOT_VALID;
    while (reader.rest.length)
        if (!read_ballot(&reader, list))
            return NOT_VALID;
    return OK;
}
