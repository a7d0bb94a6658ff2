/*
 * What witnesses send: a checkpoint of ours with their signatures. Nobody is
 * signed in for it, and no token is asked for: the signatures say who speaks.
 */
#include "log/pages.h"

enum { SENT_MAX = 60, SENT_SECONDS = 3600 };

const struct field cosignature_fields[] = {
    { "note", N_("The signed checkpoint"), FIELD_TEXT, 1, NOTE_MAX_BYTES },
    { 0 },
};

enum result cosignature_send(struct request *request)
{
    struct arena *arena = &request->arena;
    /* A text field loses the line's end at its end. */
    struct str note =
        str_format(arena, "%.*s\n", STR_ARGS(str_trim(request_text(request, "note"))));
    enum result result =
        request_throttle(request, "cosignature", request->from, SENT_MAX, SENT_SECONDS);
    int taken;

    if (result == OK)
        result = witness_take(request->db, arena, note, &taken);
    if (result != OK)
        return result;
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = str_format(arena, "%d\n", taken);
    return OK;
}
