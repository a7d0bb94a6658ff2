/* What palabre ballot count prints for people, with what it takes to check it by hand. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/ballot.h"
#include "decisions/draw.h"

enum { SHARES = sizeof((struct recount *)0)->shares / sizeof(struct share) };

/* A quotient with two places, rounded: "0.57". */
static struct str hundredths(struct arena *arena, int64_t part, int64_t whole)
{
    int64_t rounded = whole ? (part * 100 + whole / 2) / whole : 0;

    return str_format(arena, "%" PRId64 ".%02" PRId64, rounded / 100, rounded % 100);
}

static struct str percent(struct count_job *job, int64_t part, int64_t whole)
{
    return hundredths(&job->arena, part * 100, whole);
}

static void say_quorum(struct count_job *job)
{
    const struct ballot_list *list = &job->list;
    FILE *out = job->command->out;
    int64_t needed = (list->quorum * list->roll + 99) / 100;

    if (!list->quorum)
        fputs("quorum     none is asked\n", out);
    else
        fprintf(out, "quorum     %" PRId64 " %% of the roll, %" PRId64 " ballots: %s\n",
                list->quorum, needed, job->recount.meets_quorum ? "met" : "not met");
}

static void say_what_was_counted(struct count_job *job)
{
    const struct ballot_list *list = &job->list;
    FILE *out = job->command->out;

    fprintf(out, "item       %.*s\n", STR_ARGS(list->item));
    fprintf(out, "question   %.*s\n", STR_ARGS(list->question));
    fprintf(out, "words      SHA-256 %.*s\n", STR_ARGS(list->words));
    fprintf(out, "list       SHA-256 %.*s\n", STR_ARGS(job->recount.list_hash));
    fprintf(out, "ballots    %" PRId64 " of %" PRId64 " on the roll, %s %%\n", job->recount.ballots,
            list->roll, percent(job, job->recount.ballots, list->roll).data);
    say_quorum(job);
}

static void say_outcome(struct count_job *job)
{
    FILE *out = job->command->out;

    fputs("outcome    ", out);
    switch (job->recount.outcome) {
    case OUTCOME_CARRIED:
        if (job->list.is_judgment)
            fprintf(out, "proposal %" PRId64 " comes first\n", job->recount.winner);
        else
            fputs("carried, with more yes than no\n", out);
        return;
    case OUTCOME_NOT_CARRIED: fputs("not carried, without more yes than no\n", out); return;
    case OUTCOME_NO_QUORUM: fputs("nothing is decided: the quorum is not met\n", out); return;
    default: fputs("nothing is decided: nobody voted\n", out); return;
    }
}

static void say_votes(struct count_job *job, int64_t votes, struct str name)
{
    fprintf(job->command->out, "%10" PRId64 "  %6s %%  %.*s\n", votes,
            percent(job, votes, job->recount.ballots).data, STR_ARGS(name));
}

/* Ties. */

static void say_that_seed_is_needed(struct count_job *job)
{
    if (job->recount.is_tied && !job->has_seed)
        fputs("\nEqual ones are placed by ticket, and what follows takes a seed of zeros:\n"
              "give the seed of the item's page as --seed to come to its result.\n",
              job->command->out);
}

static void say_ticket(struct count_job *job, struct str name)
{
    struct hash ticket;

    draw_ticket(&job->seed, name, &ticket);
    fprintf(job->command->out, "    %s  %.*s\n", str_hex(&job->arena, hash_bytes(&ticket)).data,
            STR_ARGS(name));
}

/* Yes and no, and seats. */

/* All that got a seat are at least as large as all that got none: that is the whole rule. */
static void say_quotients(struct count_job *job, const struct share *share)
{
    FILE *out = job->command->out;
    int64_t next = 2 * share->seats + 1;

    fprintf(out, "%10" PRId64 "  %.*s: ", share->seats, STR_ARGS(share->name));
    if (share->seats)
        fprintf(out, "the last at %" PRId64 " / %" PRId64 " = %s, ", share->votes, next - 2,
                hundredths(&job->arena, share->votes, next - 2).data);
    fprintf(out, "one more at %" PRId64 " / %" PRId64 " = %s\n", share->votes, next,
            hundredths(&job->arena, share->votes, next).data);
}

static void say_quota(struct count_job *job, const struct share *share)
{
    int64_t product = share->votes * job->list.seats, sum = job->recount.ballots;
    int64_t whole = product / sum;

    fprintf(job->command->out,
            "%10" PRId64 "  %.*s: %" PRId64 " * %" PRId64 " / %" PRId64 " = %" PRId64
            ", remainder %" PRId64 "%s\n",
            share->seats, STR_ARGS(share->name), share->votes, job->list.seats, sum, whole,
            product % sum, share->seats > whole ? ", and one more for it" : "");
}

static void say_seats(struct count_job *job)
{
    FILE *out = job->command->out;
    bool is_hare = job->list.rule == HARE;

    fprintf(out, "\nseats      %" PRId64 ", by %s\n", job->list.seats,
            is_hare ? "Hare: whole quotas, then one each for the largest remainders"
                    : "Sainte-Laguë: one by one to the largest of votes / (2 * seats + 1)");
    for (size_t i = 0; i < SHARES; i++)
        if (is_hare)
            say_quota(job, &job->recount.shares[i]);
        else
            say_quotients(job, &job->recount.shares[i]);
    if (!job->recount.is_tied) {
        fputs("No ticket decided.\n", out);
        return;
    }
    fputs("The last seat went by ticket, to the lowest of the equal ones:\n", out);
    for (size_t i = 0; i < SHARES; i++)
        say_ticket(job, job->recount.shares[i].name);
}

static void say_yes_no(struct count_job *job)
{
    fputs("\n", job->command->out);
    for (size_t i = 0; i < SHARES; i++)
        say_votes(job, job->recount.shares[i].votes, job->recount.shares[i].name);
    if (!job->list.seats || job->recount.outcome == OUTCOME_NO_VOTES ||
        job->recount.outcome == OUTCOME_NO_QUORUM)
        return;
    say_that_seed_is_needed(job);
    say_seats(job);
}

/* Judgments. */

static const struct profile *profile_at(const struct count_job *job, int rank)
{
    const struct profile *profile = job->recount.profiles;

    while (profile->rank != rank)
        profile++;
    return profile;
}

static void say_profile(struct count_job *job, const struct profile *profile)
{
    const struct ballot_list *list = &job->list;
    size_t proposal = (size_t)(profile - job->recount.profiles);
    FILE *out = job->command->out;

    fprintf(out, "\nrank %d     proposal %zu: %.*s\n", profile->rank, proposal + 1,
            STR_ARGS(list->proposals[proposal]));
    if (profile->grade)
        fprintf(out, "grade      %.*s, %d of %zu\n", STR_ARGS(list->grades[profile->grade - 1]),
                profile->grade, list->grade_count);
    for (size_t i = 0; i < list->grade_count; i++)
        say_votes(job, profile->votes[i], list->grades[i]);
    if (profile->is_tied) {
        fputs("It is equal to another, and placed by ticket, the lowest first:\n", out);
        say_ticket(job, profile->name);
    }
}

static void say_judgment(struct count_job *job)
{
    const struct ballot_list *list = &job->list;

    fprintf(job->command->out, "silence    counts as %.*s\n",
            STR_ARGS(list->grades[list->grade_count - 1]));
    say_that_seed_is_needed(job);
    for (int rank = 1; rank <= (int)list->proposal_count; rank++)
        say_profile(job, profile_at(job, rank));
}

void count_say(struct count_job *job)
{
    say_what_was_counted(job);
    say_outcome(job);
    if (job->list.is_judgment)
        say_judgment(job);
    else
        say_yes_no(job);
}
