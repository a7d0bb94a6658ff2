#include "exchange/discourse_content.h"

#include "base/arena.h"
#include "exchange/discourse_index.h"

enum {
    MILLISECONDS = 1000,
    STAMP_VERSION_BITS = 10,
};
_Static_assert(DISCOURSE_VERSION_MAX == (1 << STAMP_VERSION_BITS) - 1, "versions fill their bits");

/* Discourse's post_type. */
enum { POST_REGULAR = 1, POST_MODERATOR_ACTION, POST_SMALL_ACTION, POST_WHISPER };

/* What is known only in part counts as older than anything known in full. */
#define STAMP_IN_PART (INT64_C(1) << 60)

bool discourse_is_id(int64_t id)
{
    return id > 0 && id <= DISCOURSE_ID_MAX;
}

int64_t discourse_stamp(int64_t milliseconds, int64_t version, bool has_raw)
{
    if (version < 1)
        version = 1;
    if (version > DISCOURSE_VERSION_MAX)
        version = DISCOURSE_VERSION_MAX;
    return ((milliseconds << STAMP_VERSION_BITS | version) << 1) | has_raw;
}

int64_t discourse_stamp_milliseconds(int64_t stamp)
{
    return stamp >> (STAMP_VERSION_BITS + 1);
}

int64_t discourse_edited_at(int64_t stamp)
{
    int64_t version = (stamp >> 1) & DISCOURSE_VERSION_MAX;

    return version > 1 ? discourse_stamp_milliseconds(stamp) / MILLISECONDS : 0;
}

/* Old addresses hold old slugs: the one that did not win is kept when it is another one. */
static void keep_slug(struct discourse_content *content, size_t topic, struct str slug,
                      struct str winner)
{
    const struct discourse_slugs *kept = &content->old_slugs;

    if (!slug.length || str_equal(slug, winner))
        return;
    if (kept->count && str_equal(slug, kept->items[kept->count - 1].slug))
        return;
    *list_add(content->arena, &content->old_slugs) = (struct discourse_slug){ topic, slug };
}

size_t discourse_add_topic(struct discourse_content *content, struct discourse_topic topic)
{
    size_t place = topic_place(content, topic.id);
    struct discourse_topic *known;

    if (!topic.title.length || !topic.category_id)
        topic.stamp -= STAMP_IN_PART;
    if (place == content->topics.count) {
        *list_add(content->arena, &content->topics) = topic;
        return place;
    }
    known = &content->topics.items[place];
    if (topic.stamp > known->stamp)
        keep_slug(content, place, known->slug, topic.slug);
    else
        keep_slug(content, place, topic.slug, known->slug);
    topic.is_closed |= known->is_closed;
    topic.is_hidden |= known->is_hidden;
    topic.views = topic.views > known->views ? topic.views : known->views;
    if (topic.stamp > known->stamp) {
        *known = topic;
    } else {
        known->is_closed = topic.is_closed;
        known->is_hidden = topic.is_hidden;
        known->views = topic.views;
    }
    return place;
}

size_t discourse_add_person(struct discourse_content *content, struct discourse_person person)
{
    size_t place = person_place(content, person.id, person.username);

    if (place == content->people.count)
        *list_add(content->arena, &content->people) = person;
    else if (person.stamp > content->people.items[place].stamp)
        content->people.items[place] = person;
    return place;
}

size_t discourse_known_topic(struct discourse_content *content, int64_t id)
{
    size_t place = topic_place(content, id);

    if (place == content->topics.count)
        *list_add(content->arena, &content->topics) = (struct discourse_topic){
            .id = id, .title = STR(""), .slug = STR(""), .is_only_id = true
        };
    return place;
}

size_t discourse_known_person(struct discourse_content *content, int64_t id)
{
    return discourse_add_person(
        content, (struct discourse_person){ .id = id, .username = STR(""), .name = STR("") });
}

bool discourse_is_whole(struct discourse_content *content, struct discourse_post *post,
                        bool has_text)
{
    if (!discourse_is_id(post->id) || !discourse_is_id(post->topic_id) || post->number < 1 ||
        post->number > DISCOURSE_NUMBER_MAX || !post->created_at || !has_text) {
        content->skipped[SKIP_INCOMPLETE]++;
        return false;
    }
    if (post->answers < 0 || post->answers >= post->number)
        post->answers = 0;
    return true;
}

bool discourse_is_public(struct discourse_content *content, int64_t post_type)
{
    switch (post_type) {
    case POST_SMALL_ACTION: content->skipped[SKIP_SMALL_ACTION]++; return false;
    case POST_WHISPER: content->skipped[SKIP_WHISPER]++; return false;
    case 0:
    case POST_REGULAR:
    case POST_MODERATOR_ACTION: return true;
    default: content->skipped[SKIP_INCOMPLETE]++; return false;
    }
}
