/* What palabre ballot count prints with --json. */
#include "cli/ballot.h"
#include "render/json.h"

static void put_head(struct json *json, const struct count_job *job)
{
    const struct ballot_list *list = &job->list;
    const struct recount *recount = &job->recount;

    json_put_string(json, "item", list->item);
    json_put_string(json, "question", list->question);
    json_put_string(json, "kind",
                    str_of(ballot_kind_word(list->is_judgment ? BALLOT_JUDGMENT : BALLOT_YES_NO)));
    json_put_string(json, "words_hash", list->words);
    json_put_string(json, "list_hash", recount->list_hash);
    json_put_integer(json, "roll", list->roll);
    json_put_integer(json, "ballots", recount->ballots);
    json_put_integer(json, "quorum", list->quorum);
    json_put_bool(json, "meets_quorum", recount->meets_quorum);
    json_put_string(json, "outcome", str_of(ballot_outcome_word(recount->outcome)));
    json_put_bool(json, "is_tied", recount->is_tied);
}

static void put_shares(struct json *json, const struct count_job *job)
{
    json_put_integer(json, "seats", job->list.seats);
    json_put_string(json, "seat_rule", str_of(seat_rule_word(job->list.rule)));
    json_key(json, "choices");
    json_begin_array(json);
    for (size_t i = 0; i < sizeof job->recount.shares / sizeof *job->recount.shares; i++) {
        const struct share *share = &job->recount.shares[i];

        json_begin_object(json);
        json_put_string(json, "choice", share->name);
        json_put_integer(json, "votes", share->votes);
        json_put_integer(json, "seats", share->seats);
        json_end(json);
    }
    json_end(json);
}

static void put_profile(struct json *json, const struct count_job *job, size_t proposal)
{
    const struct profile *profile = &job->recount.profiles[proposal];

    json_begin_object(json);
    json_put_integer(json, "number", (int64_t)proposal + 1);
    json_put_string(json, "words", job->list.proposals[proposal]);
    json_key(json, "votes");
    json_begin_array(json);
    for (size_t i = 0; i < job->list.grade_count; i++)
        json_number(json, profile->votes[i]);
    json_end(json);
    if (profile->grade)
        json_put_integer(json, "grade", profile->grade);
    json_put_integer(json, "rank", profile->rank);
    json_put_bool(json, "is_tied", profile->is_tied);
    json_end(json);
}

static void put_judgment(struct json *json, const struct count_job *job)
{
    if (job->recount.winner)
        json_put_integer(json, "winner", job->recount.winner);
    json_key(json, "grades");
    json_begin_array(json);
    for (size_t i = 0; i < job->list.grade_count; i++)
        json_text(json, job->list.grades[i]);
    json_end(json);
    json_key(json, "proposals");
    json_begin_array(json);
    for (size_t i = 0; i < job->list.proposal_count; i++)
        put_profile(json, job, i);
    json_end(json);
}

void count_say_json(struct count_job *job)
{
    struct buffer out = { .arena = &job->arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    put_head(&json, job);
    if (job->has_seed)
        json_put_string(&json, "seed", str_hex(&job->arena, hash_bytes(&job->seed)));
    if (job->list.is_judgment)
        put_judgment(&json, job);
    else
        put_shares(&json, job);
    json_end(&json);
    fprintf(job->command->out, "%.*s\n", STR_ARGS(buffer_str(&out)));
}
