#include "http/error_page.h"

#include "render/html.h"
#include "render/json.h"
#include "render/language.h"

static const struct {
    int status;
    const char *title;
    const char *advice;
} words[] = {
    { 400, N_("This request cannot be read"),
      N_("Your browser sent something we do not understand. A link may have been cut when it was "
         "copied.") },
    { 403, N_("You cannot do this"),
      N_("It may be reserved for moderators or for the author, the debate may be closed, or the "
         "form did not come from this site.") },
    { 404, N_("There is nothing here"),
      N_("The address may be mistyped, or what was here has been taken away.") },
    { 405, N_("This address cannot be used like that"),
      N_("Go back and use the buttons of the page itself.") },
    { 409, N_("Somebody was faster"),
      N_("This was changed meanwhile. Look at it again before you send.") },
    { 413, N_("This is too large"), N_("A form may hold one megabyte in all.") },
    { 414, N_("This address is too long"), N_("A link may have been put together wrongly.") },
    { 415, N_("This form came in a shape we cannot read"),
      N_("Please send it from the page itself.") },
    { 422, N_("This form cannot be used as it is"), N_("Go back and look at its fields again.") },
    { 429, N_("Too many requests"), N_("Please wait a little, then try again.") },
    { 431, N_("Your browser sent too much with this request"),
      N_("Deleting this site's cookies may help.") },
    { 500, N_("Something failed on our side"),
      N_("It is noted under the reference below. Please try again.") },
    { 503, N_("The forum has a lot to do"), N_("Please try again in a few seconds.") },
    { 507, N_("The forum cannot save anything now"),
      N_("You can go on reading. Please send again later: what you typed is not saved yet.") },
};

enum { WORDS = sizeof words / sizeof *words };

static int place_of(int status)
{
    for (int i = 0; i < WORDS; i++)
        if (words[i].status == status)
            return i;
    return place_of(500);
}

struct str error_title(struct page *page, int status)
{
    return language_text(page->language, words[place_of(status)].title);
}

struct str error_advice(struct page *page, int status)
{
    return language_text(page->language, words[place_of(status)].advice);
}

void error_json(struct page *page, const struct error_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "errors");
    json_begin_array(&json);
    json_text(&json, error_title(page, view->status));
    json_end(&json);
    json_put_string(&json, "error_type",
                    view->status == 404
                        ? STR("not_found")
                        : (view->status == 429 ? STR("rate_limit") : STR("invalid_request")));
    json_put_string(&json, "id", view->id);
    json_end(&json);
}
