#include "accounts/pages.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/parts.h"

static struct html about_of(struct arena *arena, const struct account *account)
{
    struct markdown markdown = markdown_render(arena, account->about, ABOUT_MAX);

    return markdown_alone(arena, &markdown);
}

enum { EXCERPT_CHARACTERS = 300 };

/* By Discourse's names, as in its /u/NAME.json. */
static void show_json(struct request *request, const struct account *account)
{
    struct arena *arena = &request->arena;
    struct json json = { .out = &request->page.body };
    struct html about = about_of(arena, account);

    json_begin_object(&json);
    json_key(&json, "user");
    json_begin_object(&json);
    json_put_integer(&json, "id", account->id);
    json_put_string(&json, "username", account->handle);
    json_put_string(&json, "name", account->name);
    json_put_string(&json, "avatar_template",
                    str_format(arena, "/u/%.*s/picture.svg", STR_ARGS(account->handle)));
    json_put_time(&json, "created_at", account->created_at);
    json_put_bool(&json, "moderator", account->role >= MODERATOR);
    json_put_bool(&json, "admin", account->role >= ADMINISTRATOR);
    json_put_string(&json, "bio_raw", account->about);
    json_put_string(&json, "bio_cooked", about.markup);
    json_put_string(&json, "bio_excerpt", markdown_plain(arena, about, EXCERPT_CHARACTERS));
    json_put_integer(&json, "topic_count", account->topic_count);
    json_put_integer(&json, "post_count", account->post_count);
    json_end(&json);
    json_end(&json);
}

static enum result show_html(struct request *request, const struct account *account)
{
    bool is_own = account->id == request->visitor.account_id;
    struct arena *arena = &request->arena;
    struct html about = about_of(arena, account);
    struct person_page view = {
        .account = *account,
        .about = about,
        .description = markdown_plain(arena, about, EXCERPT_CHARACTERS),
        .canonical = request_canonical(request, request->path),
        .feed_url = str_format(arena, "%.*s.rss", STR_ARGS(request->path)),
        .form = is_own ? request_form(request) : NULL,
    };
    enum result result = OK;

    person_html(&request->page, &view);
    for (size_t i = 0; result == OK && person_parts[i]; i++)
        result = person_parts[i](request, account);
    person_end_html(&request->page, &view);
    return result;
}

enum result person_show(struct request *request)
{
    struct account account;
    enum result result =
        account_by_handle(request->db, &request->arena, request->names[0], &account);

    if (result != OK)
        return result;
    if (!str_equal(account.handle, request->names[0]))
        return request_moved(request, "/u/%.*s%s", STR_ARGS(account.handle),
                             request_suffix(request));
    if (request->format == RSS)
        return person_rss(request, &account);
    if (request->format != JSON)
        return show_html(request, &account);
    show_json(request, &account);
    return OK;
}

enum { PICTURE_VERSION = 1 };

static void show_picture(struct request *request, const struct account *account)
{
    /* --l1 to --l6 of the style sheet, which a picture of its own does not see. */
    static const char *const grounds[] = { "#dfe6f6", "#e3efdc", "#f7e3d3",
                                           "#efe2f2", "#dcefee", "#f3ebcb" };
    struct person_picture view = {
        .handle = account->handle,
        .letters = leaf_letters(&request->page, account->handle),
        .ground = grounds[leaf_colour(account->handle) - 1],
    };

    person_picture_svg(&request->page, &view);
}

/* Drawn from the handle alone, so it changes with the program only. */
enum result person_picture(struct request *request)
{
    struct account account;
    enum result result =
        account_by_handle(request->db, &request->arena, request->names[0], &account);

    if (result == OK && request->format != SVG)
        return NOT_FOUND;
    if (result == OK && !request_is_current(request, PICTURE_VERSION))
        show_picture(request, &account);
    return result;
}
