#include "ballots/list.h"

#include <inttypes.h>
#include <sodium.h>

#include "base/arena.h"
#include "base/buffer.h"

static const char *const words[] = { "yes", "no", "abstain" };
enum { YES, NO, ABSTAIN, CHOICES };
enum { DELETE_CHARACTER = 0x7f };

static size_t word_of(struct str choice)
{
    for (size_t i = 0; i < CHOICES; i++)
        if (str_equal(choice, str_of(words[i])))
            return i;
    return CHOICES;
}

/* A grade from 1; the last one for silence; 0 when it is none. */
static size_t grade_of(const struct ballot_list *list, char sign)
{
    if (sign == '-')
        return list->grade_count;
    return sign >= '1' && (size_t)(sign - '0') <= list->grade_count ? (size_t)(sign - '0') : 0;
}

bool choice_is_valid(const struct ballot_list *list, struct str choice)
{
    if (!list->is_judgment)
        return word_of(choice) < CHOICES;
    if (choice.length + 1 != 2 * list->proposal_count)
        return false;
    for (size_t i = 0; i < choice.length; i++)
        if (i % 2 ? choice.data[i] != ' ' : !grade_of(list, choice.data[i]))
            return false;
    return true;
}

/* Whatever was typed stays one line. */
static void write_field(struct buffer *out, const char *name, struct str value)
{
    buffer_format(out, "%s: ", name);
    for (size_t i = 0; i < value.length; i++) {
        unsigned char c = (unsigned char)value.data[i];

        buffer_put(out, c < ' ' || c == DELETE_CHARACTER ? " " : &value.data[i], 1);
    }
    buffer_put_c(out, "\n");
}

static void write_head(struct buffer *out, const struct ballot_list *list)
{
    buffer_put_c(out, "palabre ballots 1\n");
    write_field(out, "item", list->item);
    write_field(out, "question", list->question);
    buffer_format(out, "kind: %s\nwords: %.*s\n", list->is_judgment ? "judgment" : "yes-no",
                  STR_ARGS(list->words));
    buffer_format(out, "roll: %" PRId64 "\nquorum: %" PRId64 "\n", list->roll, list->quorum);
    buffer_format(out, "seats: %" PRId64 " %s\n", list->seats, seat_rule_word(list->rule));
    for (size_t i = 0; list->is_judgment && i < list->proposal_count; i++)
        write_field(out, "proposal", list->proposals[i]);
    for (size_t i = 0; list->is_judgment && i < list->grade_count; i++)
        write_field(out, "grade", list->grades[i]);
}

void list_write(struct buffer *out, const struct ballot_list *list)
{
    write_head(out, list);
    buffer_put_c(out, "\n");
    for (size_t i = 0; i < list->count; i++) {
        buffer_put_str(out, list->ballots[i].receipt);
        buffer_put_c(out, "\t");
        buffer_put_str(out, list->ballots[i].choice);
        buffer_put_c(out, "\n");
    }
}

static struct str hash_of(struct arena *arena, const struct ballot_list *list)
{
    struct buffer bytes = { .arena = arena };
    struct hash hash;

    list_write(&bytes, list);
    crypto_hash_sha256(hash.bytes, (const unsigned char *)bytes.data, bytes.length);
    return str_hex(arena, hash_bytes(&hash));
}

static void count_words(const struct ballot_list *list, struct recount *recount)
{
    for (size_t i = 0; i < CHOICES; i++)
        recount->shares[i].name = str_of(words[i]);
    for (size_t i = 0; i < list->count; i++)
        recount->shares[word_of(list->ballots[i].choice)].votes++;
}

static void count_grades(struct arena *arena, const struct ballot_list *list,
                         struct recount *recount)
{
    for (size_t i = 0; i < list->proposal_count; i++)
        recount->profiles[i].name = str_format(arena, "%zu", i + 1);
    for (size_t i = 0; i < list->count; i++) {
        const char *signs = list->ballots[i].choice.data;

        for (size_t proposal = 0; proposal < list->proposal_count; proposal++)
            recount->profiles[proposal].votes[grade_of(list, signs[2 * proposal]) - 1]++;
    }
}

static void rank(struct arena *arena, const struct ballot_list *list, const struct hash *seed,
                 struct recount *recount)
{
    judgment_rank(arena, seed, (int)list->grade_count, recount->profiles, list->proposal_count);
    for (size_t i = 0; i < list->proposal_count; i++)
        recount->is_tied |= recount->profiles[i].is_tied;
}

static bool is_carried(const struct ballot_list *list, const struct recount *recount)
{
    return list->is_judgment || recount->shares[YES].votes > recount->shares[NO].votes;
}

static enum ballot_outcome outcome_of(const struct ballot_list *list, const struct recount *recount)
{
    if (!recount->ballots)
        return OUTCOME_NO_VOTES;
    if (!recount->meets_quorum)
        return OUTCOME_NO_QUORUM;
    return is_carried(list, recount) ? OUTCOME_CARRIED : OUTCOME_NOT_CARRIED;
}

static int64_t first_of(const struct ballot_list *list, const struct recount *recount)
{
    size_t i = 0;

    while (i < list->proposal_count && recount->profiles[i].rank != 1)
        i++;
    return (int64_t)i + 1;
}

void list_count(struct arena *arena, const struct ballot_list *list, const struct hash *seed,
                struct recount *recount)
{
    *recount = (struct recount){ .ballots = (int64_t)list->count };
    recount->list_hash = hash_of(arena, list);
    recount->meets_quorum = recount->ballots * 100 >= list->quorum * list->roll;
    if (list->is_judgment) {
        count_grades(arena, list, recount);
        rank(arena, list, seed, recount);
    } else {
        count_words(list, recount);
        if (recount->meets_quorum)
            recount->is_tied =
                seats_share(arena, list->rule, list->seats, seed, recount->shares, CHOICES);
    }
    recount->outcome = outcome_of(list, recount);
    if (list->is_judgment && recount->outcome == OUTCOME_CARRIED)
        recount->winner = first_of(list, recount);
}
