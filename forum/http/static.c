#include "render/static.h"

#include "http/exchange.h"

/* A whole MHD answer is not worth keeping here: browsers ask for these once a year. */
bool exchange_pack_static(struct exchange *exchange)
{
    const struct static_file *file = static_find(exchange->request.path);
    struct outgoing *out = &exchange->outgoing;
    struct str accept = incoming_header(&exchange->incoming, "Accept-Encoding");

    if (!file)
        return false;
    out->status = 200;
    out->is_packed = file->gzip.length && str_find(accept, STR("gzip"), 0) < accept.length;
    out->body = out->is_packed ? file->gzip : file->bytes;
    outgoing_safety_headers(out, exchange->request.site);
    outgoing_header(out, "Content-Type", file->type);
    outgoing_header(out, "Cache-Control", STR("public, max-age=31536000, immutable"));
    outgoing_header(out, "Vary", STR("Accept-Encoding"));
    if (out->is_packed)
        outgoing_header(out, "Content-Encoding", STR("gzip"));
    return true;
}
