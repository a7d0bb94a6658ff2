/* Checkpoints and proofs, for who follows the log from elsewhere. */
#include "log/pages.h"
#include "render/json.h"

const struct field growth_query[] = {
    { "from", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { "to", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

/* The head, with what witnesses already signed of it. */
enum result log_checkpoint_show(struct request *request)
{
    struct tree_head head;
    struct str note, kept;
    int64_t time;
    enum result result = log_head_read(request, &head, &time, &note), witnessed;

    if (result != OK)
        return result;
    witnessed = checkpoint_find(request->db, &request->arena, head.size, &kept);
    if (witnessed != OK && witnessed != NOT_FOUND)
        return witnessed;
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = witnessed == OK ? kept : note;
    return head.size ? OK : NOT_FOUND;
}

/* The newest that a witness signed; as long as there is none, the head. */
enum result log_witnessed_show(struct request *request)
{
    enum result result = checkpoint_witnessed(request->db, &request->arena, &request->answer.body);

    if (result == NOT_FOUND)
        return request_redirect(request, "/log/checkpoint");
    request->answer.type = STR("text/plain; charset=utf-8");
    return result;
}

static void put_proof(struct request *request, int64_t from, int64_t to, const struct proof *proof)
{
    struct json json = { .out = &request->page.body };

    json_begin_object(&json);
    json_put_integer(&json, "from", from);
    json_put_integer(&json, "to", to);
    json_key(&json, "hashes");
    json_begin_array(&json);
    for (int i = 0; i < proof->count; i++)
        json_text(&json, str_hex(&request->arena, hash_bytes(&proof->items[i])));
    json_end(&json);
    json_end(&json);
    request->answer.type = STR("application/json; charset=utf-8");
}

/* That the log of one size begins with that of another. */
enum result log_growth_show(struct request *request)
{
    const struct tree tree = tree_of(request->db);
    int64_t from = request_integer(request, "from"), to = request_integer(request, "to"), time;
    struct tree_head head;
    struct proof proof;
    struct str note;
    enum result result = log_head_read(request, &head, &time, &note);

    from = from ? from : 1;
    to = to ? to : head.size;
    if (result == OK && (from > to || to > head.size))
        result = NOT_FOUND;
    if (result == OK)
        result = tree_prove_growth(&tree, from, to, &proof);
    if (result == OK)
        put_proof(request, from, to, &proof);
    return result;
}
