/* One entry, with the proof that it is in the log. */
#include <inttypes.h>

#include "log/pages.h"

static enum result find(struct request *request, struct log_entry *entry)
{
    int64_t number;

    if (!str_to_integer(request->names[0], &number))
        return NOT_FOUND;
    return log_entry_find(request->db, &request->arena, &request->visitor, number, entry);
}

/* What was changed by hand has no canonical bytes; `palabre verify` says more. */
static enum result read_leaf(struct request *request, const struct log_entry *entry,
                             struct str *leaf)
{
    if (!leaf_kind_is_valid(entry->leaf.kind) || !leaf_subject_is_valid(entry->leaf.subject))
        return FAILED;
    *leaf = leaf_bytes(&request->arena, &entry->leaf);
    return OK;
}

static enum result read_proof(struct request *request, struct log_entry_page *view)
{
    const struct tree tree = tree_of(request->db);
    struct str note;
    int64_t time;
    enum result result = log_head_read(request, &view->head, &time, &note);

    tree_leaf_hash(view->leaf, &view->hash);
    return result == OK
               ? tree_prove_entry(&tree, view->entry.leaf.number, view->head.size, &view->proof)
               : result;
}

enum result log_entry_show(struct request *request)
{
    struct log_entry_page view = { 0 };
    enum result result = find(request, &view.entry);

    if (result == OK)
        result = read_leaf(request, &view.entry, &view.leaf);
    if (result == OK)
        result = read_proof(request, &view);
    if (result != OK)
        return result;
    view.canonical = request_canonical(request, request->path);
    if (request->format == JSON)
        log_entry_json(&request->page, &view);
    else
        log_entry_html(&request->page, &view);
    return OK;
}

enum result log_leaf_show(struct request *request)
{
    struct log_entry entry;
    enum result result = find(request, &entry);

    if (result == OK)
        result = read_leaf(request, &entry, &request->answer.body);
    request->answer.type = STR("application/octet-stream");
    request->answer.is_kept_for_good = result == OK;
    return result;
}
