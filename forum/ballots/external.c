/* Elections held elsewhere: what became of them is recorded here. */
#include "ballots/item.h"
#include "base/arena.h"
#include "base/clock.h"
#include "law/canon.h"
#include "log/head.h"
#include "render/html.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { FIGURE_MAX = 1000000000, CHOICES = 3, HASH_DIGITS = 64 };

struct figure {
    const char *field;
    int64_t votes;
};

struct recording {
    struct ballot_item item; /* as it stands now */
    struct external_result result;
    struct figure figures[CHOICES];
    int64_t ballots; /* all of them */
    struct share shares[CHOICES];
    struct hash seed;
};

static enum result check_figures(const struct recording *recording, struct problems *problems)
{
    const struct external_result *typed = &recording->result;
    enum result result = OK;

    for (int i = 0; i < CHOICES; i++) {
        const struct figure *figure = &recording->figures[i];

        if (figure->votes < 0 || figure->votes > FIGURE_MAX)
            result = problem_add_count(problems, figure->field,
                                       N_("A number of votes, from 0 to {count}."), FIGURE_MAX);
    }
    if (typed->roll < 0 || typed->roll > FIGURE_MAX)
        return problem_add_count(problems, "roll", N_("A number of people, from 0 to {count}."),
                                 FIGURE_MAX);
    if (result == OK && typed->roll && typed->roll < recording->ballots)
        result = problem_add_count(problems, "roll",
                                   N_("There are {count} votes: no fewer people could vote."),
                                   recording->ballots);
    return result;
}

static bool is_sha256(struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!((text.data[i] >= '0' && text.data[i] <= '9') ||
              (text.data[i] >= 'a' && text.data[i] <= 'f')))
            return false;
    return text.length == HASH_DIGITS;
}

static enum result check_archive(const struct external_result *typed, struct problems *problems)
{
    enum result result = OK;

    if (typed->archive.length &&
        (!url_is_web(typed->archive) || str_characters(typed->archive) > BALLOT_ADDRESS_MAX))
        result = problem_add(problems, "archive",
                             N_("The address of an archive begins with https:// or http://."));
    if (typed->archive_hash.length ? !is_sha256(typed->archive_hash) : typed->archive.length > 0)
        result = problem_add(problems, "archive_hash",
                             N_("Give the SHA-256 of the archive: 64 digits, from 0 to 9 and a to "
                                "f. Then anyone can tell whether theirs is the same."));
    if (str_characters(typed->fingerprint) > BALLOT_FINGERPRINT_MAX)
        result = problem_add_count(problems, "fingerprint", N_("{count} characters at most."),
                                   BALLOT_FINGERPRINT_MAX);
    return result;
}

static enum result check(const struct recording *recording, int64_t now, struct problems *problems)
{
    enum result figures = check_figures(recording, problems);
    enum result archive = check_archive(&recording->result, problems);

    if (recording->item.closes_at > now)
        return problem_add_time(problems, "", N_("It is open there until {time}."),
                                recording->item.closes_at);
    return figures == OK ? archive : figures;
}

static void put_result(struct json *json, const void *context)
{
    const struct recording *recording = context;
    const struct external_result *result = &recording->result;

    json_put_string(json, "fingerprint", result->fingerprint);
    json_put_string(json, "archive", result->archive);
    json_put_string(json, "archive_hash", result->archive_hash);
    for (int i = 0; i < CHOICES; i++)
        json_put_integer(json, recording->figures[i].field, recording->figures[i].votes);
    if (result->roll)
        json_put_integer(json, "roll", result->roll);
}

static enum result write_figures(struct db *db, const struct recording *recording)
{
    int64_t id = recording->item.id;
    enum result result = db_do(db, sql_ballot_record_forget, value(id));

    for (int i = 0; result == OK && i < CHOICES; i++)
        result = db_do(db, sql_ballot_record_figure, value(id), value((int64_t)i + 1),
                       value(recording->shares[i].votes), value(recording->shares[i].seats));
    return result;
}

static enum result write(struct db *db, struct arena *arena, struct recording *recording,
                         int64_t entry)
{
    const struct external_result *typed = &recording->result;
    const struct ballot_item *item = &recording->item;
    enum result result = head_root(db, arena, &recording->seed);

    if (result != OK)
        return result;
    for (int i = 0; i < CHOICES; i++)
        recording->shares[i] = (struct share){ .name = str_of(recording->figures[i].field),
                                               .votes = recording->figures[i].votes };
    if (item->seats)
        seats_share(arena, item->seat_rule, item->seats, &recording->seed, recording->shares,
                    CHOICES);
    result = write_figures(db, recording);
    return result == OK
               ? db_do(db, sql_ballot_record, value(item->id), value(typed->fingerprint),
                       value(typed->archive), value(typed->archive_hash), value(typed->roll),
                       value(recording->ballots), value((int64_t)OUTCOME_RECORDED),
                       value(str_hex(arena, hash_bytes(&recording->seed))), value(entry),
                       value(clock_now()))
               : result;
}

static void tidy(struct arena *arena, struct recording *recording)
{
    struct external_result *typed = &recording->result;

    typed->archive = canon_text(arena, typed->archive);
    typed->archive_hash = str_lower(arena, canon_text(arena, typed->archive_hash));
    typed->fingerprint = canon_text(arena, typed->fingerprint);
    recording->figures[0] = (struct figure){ "yes", typed->yes };
    recording->figures[1] = (struct figure){ "no", typed->no };
    recording->figures[2] = (struct figure){ "abstain", typed->abstain };
    /* Figures that are out of bounds are problems, and added up nowhere. */
    for (int i = 0; i < CHOICES; i++)
        if (recording->figures[i].votes > 0 && recording->figures[i].votes <= FIGURE_MAX)
            recording->ballots += recording->figures[i].votes;
}

enum result ballot_record_external(struct db *db, struct arena *arena,
                                   const struct ballot_item *item, int64_t actor_id,
                                   const struct external_result *typed, struct problems *problems)
{
    struct recording recording = { .result = *typed };
    struct ballot_act act = { .item_id = item->id,
                              .word = "recorded",
                              .actor_id = actor_id,
                              .details = put_result,
                              .context = &recording };
    int64_t entry = -1;
    enum result result = ballot_find(db, arena, item->id, &recording.item);

    if (result == OK && recording.item.kind != BALLOT_EXTERNAL)
        return NOT_FOUND;
    if (result == OK && recording.item.cancelled_at)
        return CONFLICT;
    if (result != OK)
        return result;
    tidy(arena, &recording);
    result = check(&recording, clock_now(), problems);
    if (result == OK)
        result = ballot_log(db, arena, &act, &entry);
    return result == OK ? write(db, arena, &recording, entry) : result;
}
