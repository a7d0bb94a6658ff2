/*
 * What witnesses send: a checkpoint of ours with their signatures. Nobody is
 * signed in for it, and no token is asked for: the signatures say who speaks.
 */
#include "http/throttle.h"
#include "log/pages.h"

enum { SENT_MAX = 60, SENT_SECONDS = 3600 };

const struct field cosignature_fields[] = {
    { "note", N_("The signed checkpoint"), FIELD_TEXT, 1, NOTE_MAX_BYTES },
    { 0 },
};

static struct str throttle_key(struct request *request)
{
    return str_format(&request->arena, "cosignature %.*s", STR_ARGS(request->from));
}

static enum result count(struct db *db, struct request *request)
{
    int wait;
    enum result result = throttle_count(db, throttle_key(request), SENT_MAX, SENT_SECONDS, &wait);

    if (result == TOO_MANY)
        request->answer.retry_after_seconds = wait;
    return result;
}

/* One that was refused counts too: verifying it cost as much. */
static enum result count_refused(struct db *db, struct request *request)
{
    enum result result = count(db, request);

    return result == TOO_MANY ? OK : result;
}

enum result cosignature_prepare(struct request *request)
{
    int wait;
    enum result result = throttle_check(request->db, throttle_key(request), SENT_MAX, &wait);

    request->refused = count_refused;
    if (result == TOO_MANY)
        request->answer.retry_after_seconds = wait;
    return result;
}

static enum result refuse(struct request *request, enum result result)
{
    const char *why =
        result == CONFLICT
            ? N_("The log has another fingerprint of that many entries.")
            : N_("This is no checkpoint of this log, or no witness it listens to signed it.");

    (void)request_problem(request, "note", why);
    return result;
}

enum result cosignature_send(struct request *request)
{
    struct arena *arena = &request->arena;
    /* A field of text comes without the line's end at its end. */
    struct str note =
        str_format(arena, "%.*s\n", STR_ARGS(str_trim(request_text(request, "note"))));
    enum result result = count(request->db, request);
    int taken;

    if (result == OK)
        result = witness_take(request->db, arena, note, &taken);
    if (result == NOT_VALID || result == CONFLICT)
        return refuse(request, result);
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = str_format(arena, "%d\n", taken);
    return result;
}
