#include "house/pages.h"

#include "http/request.h"
#include "render/static.h"

enum { PAGE_VERSION = 1, YEAR_SECONDS = 365 * 86400 };

/* These pages change with the program only, so one version holds until it restarts. */
static enum result show(struct request *request, void (*html)(struct page *))
{
    if (!request_is_current(request, PAGE_VERSION))
        html(&request->page);
    return OK;
}

enum result house_about(struct request *request)
{
    return show(request, about_html);
}

enum result house_rules(struct request *request)
{
    return show(request, rules_html);
}

enum result house_privacy(struct request *request)
{
    return show(request, privacy_html);
}

/* A choice of language changes nothing here: it is a cookie in the reader's own browser. */
enum result house_language(struct request *request)
{
    const struct language *language = language_find(request->names[0]);
    struct str back = request_text(request, "back");

    if (language)
        request_cookie(request, str_format(&request->arena,
                                           "language=%.*s; Path=/; Max-Age=%d; SameSite=Lax%s",
                                           STR_ARGS(language_code(language)), YEAR_SECONDS,
                                           request->site->is_secure ? "; Secure" : ""));
    request->answer.is_kept_nowhere = true;
    if (!back.length || request_redirect(request, "%.*s", STR_ARGS(back)) != OK)
        return request_redirect(request, "/");
    return OK;
}

enum result house_health(struct request *request)
{
    /* The snapshot this is answered in was opened on the database: that is the check. */
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body = STR("well\n");
    request->answer.is_kept_nowhere = true;
    return OK;
}

enum result house_robots(struct request *request)
{
    request->answer.type = STR("text/plain; charset=utf-8");
    request->answer.body =
        str_format(&request->arena,
                   "User-agent: *\n"
                   "Disallow: /login\nDisallow: /signup\nDisallow: /settings\n"
                   "Disallow: /new\nDisallow: /raw/\nDisallow: /search\nDisallow: /log/\n"
                   "Sitemap: %.*s/sitemap.xml\n",
                   STR_ARGS(site_address(request->site)));
    return OK;
}

enum result house_icon(struct request *request)
{
    return request_moved(request, "%.*s", STR_ARGS(static_url("icon.svg")));
}
