#include "base/arena.h"
#include "topics/pages.h"

/* What one wrote that is not let in yet, or was not. */
enum result waiting_show(struct request *request)
{
    struct waiting_page view = { 0 };
    enum result result =
        held_of_author(request->db, &request->arena, request->visitor.account_id, &view.held);

    if (result != OK)
        return result;
    view.form = request_form(request);
    waiting_html(&request->page, &view);
    return OK;
}

enum result withdraw_send(struct request *request)
{
    enum result result = held_withdraw(request->db, request->ids[0], request->visitor.account_id);

    return result == OK ? request_redirect(request, "/waiting") : result;
}

enum result held_frame(struct request *request, struct frame *frame)
{
    return held_count_of_author(request->db, request->visitor.account_id, &frame->held);
}

/* What it quotes is shown as typed: whose words they are is looked up when it is let in. */
struct html held_body(struct page *page, const struct held *held)
{
    struct arena *arena = page->body.arena;
    struct markdown rendered = markdown_render(arena, held->markdown, MARKDOWN_WRITTEN_MAX);
    struct post post = { .html = rendered.html };

    for (size_t i = 0; i < rendered.quotes.count; i++)
        *list_add(arena, &post.quotes) = (struct quote){
            .place = (int)i,
            .html = rendered.quotes.items[i].html,
            .handle = rendered.quotes.items[i].handle,
        };
    return post_body(page, NULL, &post);
}
