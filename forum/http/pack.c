#include <sodium.h>

#include "base/buffer.h"
#include "http/exchange.h"

enum { ETAG_BYTES = 12 };

void outgoing_header(struct outgoing *outgoing, const char *name, struct str value)
{
    if (outgoing->header_count < OUTGOING_HEADERS_MAX) {
        outgoing->headers[outgoing->header_count].name = name;
        outgoing->headers[outgoing->header_count++].value = value;
    }
}

/* On every answer, errors included: nothing runs, loads or frames a page but this site. */
void outgoing_safety_headers(struct outgoing *out, const struct site *site)
{
    outgoing_header(out, "Content-Security-Policy",
                    STR("default-src 'none'; script-src 'self'; style-src 'self'; "
                        "img-src 'self' data:; connect-src 'self'; form-action 'self'; "
                        "base-uri 'none'; frame-ancestors 'none'"));
    outgoing_header(out, "X-Content-Type-Options", STR("nosniff"));
    outgoing_header(out, "Referrer-Policy", STR("same-origin"));
    outgoing_header(out, "Cross-Origin-Opener-Policy", STR("same-origin"));
    outgoing_header(out, "Cross-Origin-Resource-Policy", STR("same-origin"));
    outgoing_header(out, "Permissions-Policy",
                    STR("camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
                        "interest-cohort=(), browsing-topics=()"));
    if (site->is_secure)
        outgoing_header(out, "Strict-Transport-Security", STR("max-age=63072000"));
}

static struct str type_of(const struct request *request)
{
    if (request->answer.type.length)
        return request->answer.type;
    switch (request->format) {
    case JSON: return STR("application/json; charset=utf-8");
    case RSS: return STR("application/rss+xml; charset=utf-8");
    case TEXT: return STR("text/plain; charset=utf-8");
    case SVG: return STR("image/svg+xml; charset=utf-8");
    case XML: return STR("application/xml; charset=utf-8");
    case ICS: return STR("text/calendar; charset=utf-8");
    case MARKDOWN: return STR("text/markdown; charset=utf-8");
    /* Web Annotation Protocol §3.2 */
    case JSONLD: return STR("application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"");
    case CSV: return STR("text/csv; charset=utf-8; header=present");
    case HTML: break;
    }
    return STR("text/html; charset=utf-8");
}

/* Does an Accept-Encoding take gzip (RFC 9110 §12.5.3)? "gzip;q=0" says no. */
static bool takes_gzip(struct str accept)
{
    while (accept.length) {
        struct str coding = str_trim(str_cut(&accept, ','));
        struct str name = str_trim(str_cut(&coding, ';'));
        struct str quality = str_trim(coding);

        if (str_equal(name, STR("gzip")) || str_equal(name, STR("*")))
            return !str_equal(quality, STR("q=0")) && !str_starts(quality, "q=0.0");
    }
    return false;
}

static bool takes_packed(const struct exchange *exchange)
{
    return takes_gzip(incoming_header(&exchange->incoming, "Accept-Encoding"));
}

static struct str etag_of(struct arena *arena, struct str body)
{
    unsigned char hash[crypto_generichash_BYTES_MIN];
    char *hex = arena_alloc(arena, 2 * ETAG_BYTES + 1);

    crypto_generichash(hash, sizeof hash, (const unsigned char *)body.data, body.length, NULL, 0);
    sodium_bin2hex(hex, 2 * ETAG_BYTES + 1, hash, ETAG_BYTES);
    return (struct str){ hex, 2 * ETAG_BYTES };
}

void outgoing_kept_headers(struct exchange *exchange)
{
    struct outgoing *out = &exchange->outgoing;
    struct arena *arena = &exchange->request.arena;

    outgoing_safety_headers(out, exchange->request.site);
    outgoing_header(out, "Content-Type", out->kept->type);
    outgoing_header(out, "Cache-Control", STR("no-cache"));
    outgoing_header(out, "Vary", STR("Accept-Encoding, Accept-Language, Cookie"));
    outgoing_header(
        out, "ETag",
        str_format(arena, "\"%.*s%s\"", STR_ARGS(out->kept->etag), out->is_packed ? "-gz" : ""));
    if (out->is_packed)
        outgoing_header(out, "Content-Encoding", STR("gzip"));
}

/* If-None-Match names this page (RFC 9110 §13.1.2), in either coding. */
static bool is_known(const struct exchange *exchange, struct str etag)
{
    struct str wanted = incoming_header(&exchange->incoming, "If-None-Match");

    return wanted.length &&
           (str_find(wanted, etag, 0) < wanted.length || str_equal(str_trim(wanted), STR("*")));
}

void exchange_pack_kept(struct exchange *exchange, struct kept *kept)
{
    struct outgoing *out = &exchange->outgoing;

    out->kept = kept;
    out->is_packed = kept->packed.length && takes_packed(exchange);
    out->body = out->is_packed ? kept->packed : kept->body;
    out->status = 200;
    if (is_known(exchange, kept->etag)) {
        outgoing_kept_headers(exchange);
        out->status = 304;
        out->body = STR("");
    }
}

/* What was just rendered, kept for the next who asks; answered with in any case. */
static bool keep_page(struct exchange *exchange, struct str body)
{
    struct arena *arena = &exchange->request.arena;
    struct kept example = {
        .key = exchange->kept_key,
        .version = exchange->kept_version,
        .checked = exchange->unchanged_since,
        .until = exchange->kept_until,
        .body = body,
        .packed = gzip(arena, body, COMPRESS_KEPT),
        .type = type_of(&exchange->request),
        .etag = etag_of(arena, body),
        .counts = exchange->counts,
        .counts_what = exchange->counts_what,
    };
    struct kept *kept = kept_put(exchange->service->kept, &example);

    if (kept)
        exchange_pack_kept(exchange, kept);
    return kept != NULL;
}

/* Splicing stores what lies around the spans as it is: worth it when they are most of the body. */
static bool is_worth_splicing(const struct exchange *exchange, struct str body)
{
    size_t shared = 0;

    for (size_t i = 0; i < exchange->span_count; i++)
        shared += exchange->spans[i].length;
    return 2 * shared > body.length;
}

static struct str packed(struct exchange *exchange, struct str body)
{
    struct arena *arena = &exchange->request.arena;

    if (!takes_packed(exchange))
        return STR("");
    if (is_worth_splicing(exchange, body))
        return gzip_spliced(arena, body, exchange->spans, exchange->span_count);
    return gzip(arena, body, COMPRESS_FAST);
}

static void put_answer_headers(struct exchange *exchange)
{
    struct outgoing *out = &exchange->outgoing;
    struct request *request = &exchange->request;
    bool is_private = request->answer.is_kept_nowhere || request->visitor.account_id ||
                      request->method == POST || out->status >= 400;

    outgoing_safety_headers(out, request->site);
    if (out->body.length)
        outgoing_header(out, "Content-Type", type_of(request));
    outgoing_header(out, "Cache-Control",
                    request->answer.is_kept_for_good && out->status == 200
                        ? STR("public, max-age=31536000, immutable")
                    : is_private ? STR("no-store")
                                 : STR("no-cache"));
    outgoing_header(out, "Vary", STR("Accept-Encoding, Accept-Language, Cookie"));
    if (request->answer.location.length)
        outgoing_header(out, "Location", request->answer.location);
    if (request->answer.retry_after_seconds)
        outgoing_header(out, "Retry-After",
                        str_format(&request->arena, "%d", request->answer.retry_after_seconds));
    if (request->answer.clears_site_data)
        outgoing_header(out, "Clear-Site-Data", STR("\"cache\", \"cookies\", \"storage\""));
    for (int i = 0; i < request->answer.cookie_count; i++)
        outgoing_header(out, "Set-Cookie", request->answer.cookies[i]);
}

void exchange_pack(struct exchange *exchange, int status)
{
    struct request *request = &exchange->request;
    struct outgoing *out = &exchange->outgoing;
    struct str body =
        request->answer.body.data ? request->answer.body : buffer_str(&request->page.body);
    struct str small;

    if (request->answer.location.length)
        body = STR("");
    if (status == 200 && exchange->kept_key.length && !request->answer.cookie_count &&
        !request->answer.is_kept_nowhere && kept_keeps(exchange->service->kept) &&
        keep_page(exchange, body))
        return;
    out->status = status;
    out->body = body;
    put_answer_headers(exchange);
    small = packed(exchange, body);
    if (small.length) {
        out->body = small;
        out->is_packed = true;
        outgoing_header(out, "Content-Encoding", STR("gzip"));
    }
}
