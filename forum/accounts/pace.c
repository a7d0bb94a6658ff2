#include "accounts/pace.h"

#include <sodium.h>

#include "base/arena.h"
#include "base/clock.h"
#include "http/throttle.h"
#include "render/language.h"

enum { DAY_SECONDS = 86400, HASH_BYTES = 16 };

bool account_is_new(const struct visitor *visitor)
{
    return !may_moderate(visitor) && visitor->joined_at > clock_now() - DAY_SECONDS;
}

/* One more of something by who asks; TOO_MANY with the wait when there were as many as may be. */
static enum result count(struct request *request, struct str what, int64_t most, int64_t seconds,
                         int *wait_seconds)
{
    struct str key = str_format(&request->arena, "%.*s:%lld", STR_ARGS(what),
                                (long long)request->visitor.account_id);

    *wait_seconds = 0;
    return throttle_count(request->db, key, (int)most, (int)seconds, wait_seconds);
}

/* Never OK: where the count stood, and what to say of it. */
static enum result refuse(struct request *request, const char *message, int wait_seconds)
{
    request->answer.retry_after_seconds = wait_seconds;
    *list_add(&request->arena, &request->problems) = (struct problem){
        .field = "",
        .message = message,
        .count = wait_seconds,
        .time = clock_now() + wait_seconds,
    };
    return TOO_MANY;
}

enum result pace_day(struct request *request, enum setting most)
{
    int64_t number = setting_value(request->db, most);
    int wait;
    enum result result;

    if (may_moderate(&request->visitor))
        return OK;
    result = count(request, str_of(setting_kinds[most].name), number, DAY_SECONDS, &wait);
    if (result != TOO_MANY)
        return result;
    return refuse(request,
                  N_("That is as much as one person may do in a day here. You can go on "
                     "after {time}."),
                  wait);
}

/* Not sooner than so many seconds after the last one. */
static enum result keep_apart(struct request *request, const char *what, enum setting seconds)
{
    int64_t number = setting_value(request->db, seconds);
    int wait;
    enum result result = OK;

    if (number)
        result = count(request, str_of(what), 1, number, &wait);
    if (result != TOO_MANY)
        return result;
    return refuse(request, N_("That was fast: please wait {count} s, then publish again."), wait);
}

static enum result keep_all_apart(struct request *request, bool opens_topic)
{
    bool is_new = account_is_new(&request->visitor);
    enum result result =
        keep_apart(request, "posts",
                   is_new ? SETTING_NEW_SECONDS_BETWEEN_POSTS : SETTING_SECONDS_BETWEEN_POSTS);

    if (result != OK || !opens_topic)
        return result;
    return keep_apart(request, "topics",
                      is_new ? SETTING_NEW_SECONDS_BETWEEN_TOPICS : SETTING_SECONDS_BETWEEN_TOPICS);
}

static enum result refuse_same(struct request *request, struct str text)
{
    int64_t seconds = setting_value(request->db, SETTING_SAME_TEXT_SECONDS);
    unsigned char hash[HASH_BYTES];
    char hex[2 * HASH_BYTES + 1];
    int wait;
    enum result result = OK;

    crypto_generichash(hash, sizeof hash, (const unsigned char *)text.data, text.length, NULL, 0);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    if (seconds)
        result = count(request, str_format(&request->arena, "text:%s", hex), 1, seconds, &wait);
    if (result != TOO_MANY)
        return result;
    return refuse(request, N_("You published the very same text just now. Is it there already?"),
                  wait);
}

static enum result check_links(struct request *request, int64_t links)
{
    int64_t most = setting_value(request->db, SETTING_NEW_LINKS);

    if (links <= most)
        return OK;
    return problem_add_count(&request->problems, "body",
                             N_("On your first day a message may hold {count} links at most."),
                             most);
}

static enum result first_day(struct request *request, const struct pace_text *text)
{
    enum setting most = text->opens_topic ? SETTING_NEW_TOPICS : SETTING_NEW_POSTS;
    enum result result = check_links(request, text->links);

    return result == OK ? pace_day(request, most) : result;
}

enum result pace_write(struct request *request, const struct pace_text *text)
{
    enum result result = OK;

    if (may_moderate(&request->visitor))
        return OK;
    if (account_is_new(&request->visitor))
        result = first_day(request, text);
    if (result == OK)
        result = keep_all_apart(request, text->opens_topic);
    return result == OK ? refuse_same(request, text->text) : result;
}
