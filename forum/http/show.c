#include "base/log.h"
#include "base/random.h"
#include "http/csrf.h"
#include "http/error_page.h"
#include "http/exchange.h"
#include "http/visitor.h"

enum { ID_BYTES = 6, ONCE_BYTES = 12, RETRY_SECONDS = 5 };

static const struct frame *frame_of(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    struct frame *frame = arena_new(&request->arena, struct frame);

    *frame = (struct frame){
        .site_name = request->site->name,
        .tagline = request->site->tagline,
        .handle = request->visitor.handle,
        .name = request->visitor.name.length ? request->visitor.name : request->visitor.handle,
        .address = request->method == GET ? exchange->incoming.target : STR("/"),
        .site_url = request->site->url,
        .source_url = request->site->source_url,
        .suspended_until = request->visitor.suspended_until,
        .notice_count = request->visitor.notice_count,
    };
    return frame;
}

void exchange_begin_page(struct exchange *exchange)
{
    struct request *request = &exchange->request;

    request->page = page_new(&request->arena);
    request->page.language = request->language;
    request->page.zone = zone_find(exchange->session.zone);
    request->page.frame = frame_of(exchange);
}

enum result exchange_fill_frame(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    struct frame *frame;
    enum result result = OK;

    if (!request->visitor.account_id || (request->format && request->format != HTML))
        return OK;
    frame = arena_new(&request->arena, struct frame);
    *frame = *request->page.frame;
    for (int i = 0; result == OK && frame_parts[i]; i++)
        result = frame_parts[i](request, frame);
    request->page.frame = frame;
    return result;
}

/* Forgets whatever answer had begun, for another one in its place. */
static void begin_again(struct exchange *exchange)
{
    struct request *request = &exchange->request;

    kept_release(exchange->outgoing.kept);
    exchange->outgoing = (struct outgoing){ .closes = exchange->outgoing.closes };
    exchange->span_count = 0;
    exchange->kept_key = (struct str){ 0 };
    exchange_begin_page(exchange);
    request->answer.body = (struct str){ 0 };
    request->answer.type = (struct str){ 0 };
    request->answer.location = (struct str){ 0 };
}

const struct form *request_form(struct request *request)
{
    struct exchange *exchange = request->exchange;
    struct form *form = arena_new(&request->arena, struct form);
    struct typed *typed = arena_alloc(&request->arena, REQUEST_FIELDS_MAX * sizeof *typed);
    const struct field *fields = request->route->fields;

    form->typed = typed;
    for (int i = 0; fields && fields[i].name; i++)
        if (request->values[i].data && fields[i].kind != FIELD_SECRET)
            typed[form->typed_count++] = (struct typed){ fields[i].name, request->values[i] };
    form->problems = &request->problems;
    form->token = csrf_token(&request->arena, visitor_secret(exchange));
    form->once = request->once.length && request->method == POST
                     ? request->once
                     : random_text(&request->arena, ONCE_BYTES);
    request->answer.is_kept_nowhere = true;
    return form;
}

struct str exchange_logged_path(const struct exchange *exchange)
{
    const struct route *route = exchange->request.route;

    return route && route->is_secret ? str_of(route->path) : exchange->request.path;
}

/* An error has a name of its own, on the page and in the log, and says nothing of our insides. */
enum step exchange_show_error(struct exchange *exchange, int status)
{
    struct request *request = &exchange->request;
    struct error_page view = { .status = status, .problems = &request->problems };

    exchange->id = random_text(&request->arena, ID_BYTES);
    view.id = exchange->id;
    request->format = request->format ? request->format : HTML;
    begin_again(exchange);
    request->answer.is_kept_nowhere = true;
    if (request->format == JSON)
        error_json(&request->page, &view);
    else
        error_html(&request->page, &view);
    if (request->format != JSON)
        request->format = HTML;
    if (status == 503 && !request->answer.retry_after_seconds)
        request->answer.retry_after_seconds = RETRY_SECONDS;
    exchange_pack(exchange, status);
    if (status >= 500)
        log_event(LOG_ERROR, "error", { "path", exchange_logged_path(exchange) },
                  { "status", str_format(&request->arena, "%d", status) }, { "id", exchange->id });
    return STEP_ANSWER;
}

/* The form again, filled with what was typed and saying what is wrong; else the error's own page.
 */
enum step exchange_show_form(struct exchange *exchange, int status)
{
    struct request *request = &exchange->request;
    enum result result;

    if (!request->route->form)
        return exchange_show_error(exchange, status);
    begin_again(exchange);
    if (!reading_begin(exchange))
        return exchange_show_error(exchange, status);
    result = exchange_fill_frame(exchange);
    result = reading_end(exchange, result == OK ? request->route->form(request) : result);
    if (result != OK || request->answer.location.length)
        return exchange_show_error(exchange, status >= 400 ? status : status_of(result));
    request->answer.is_kept_nowhere = true;
    exchange_pack(exchange, status);
    return STEP_ANSWER;
}

/* What is wrong with the whole, in words, for statuses that no field has a problem for. */
static const char *words_for(enum result result)
{
    switch (result) {
    case CONFLICT:
        return N_("Somebody changed this meanwhile. Please look at it again before you send.");
    case TOO_MANY: return N_("This was tried too often. Please wait a little, then send again.");
    case BUSY:
    case AGAIN: return N_("The forum has a lot to do. Please send again in a few seconds.");
    case FULL: return N_("The forum cannot save anything now. Please send again later.");
    default: return N_("Something failed on our side. Please send again.");
    }
}

enum step exchange_show_refusal(struct exchange *exchange, enum result result)
{
    struct request *request = &exchange->request;

    if (result == NOT_FOUND || (result == NOT_ALLOWED && !request->problems.count))
        return exchange_show_error(exchange, status_of(result));
    if (result == NOT_VALID && !request->problems.count)
        return exchange_show_form(exchange, 200); /* a preview, or a question back */
    if (result != NOT_VALID && !request->problems.count)
        request_problem(request, "", words_for(result));
    if (result == BUSY || result == AGAIN)
        request->answer.retry_after_seconds = RETRY_SECONDS;
    return exchange_show_form(exchange, status_of(result));
}
