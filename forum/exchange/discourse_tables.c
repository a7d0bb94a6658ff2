#include "exchange/discourse_tables.h"

#include "accounts/account.h"
#include "base/arena.h"
#include "base/clock.h"
#include "exchange/revision_yaml.h"
#include "topics/category.h"
#include "topics/topic.h"

enum {
    LIKE = 2, /* of post_actions.post_action_type_id */
    VISIBLE_TO_MEMBERS = 2,
    NAME_CHARACTERS_MAX = 100,
    SLUG_CHARACTERS_MAX = 300,
};

const struct discourse_table_kind discourse_tables[TABLE_COUNT] = {
    [TABLE_CATEGORIES] = { "categories", true, { "id", "name", "read_restricted" } },
    [TABLE_CATEGORY_GROUPS] = { "category_groups",
                                false,
                                { "category_id", "group_id", "permission_type" } },
    [TABLE_GROUPS] = { "groups", false, { "id", "name", "automatic", "visibility_level" } },
    [TABLE_GROUP_USERS] = { "group_users", false, { "group_id", "user_id" } },
    [TABLE_POLLS] = { "polls", false, { NULL } },
    [TABLE_POSTS] = { "posts",
                      true,
                      { "id", "user_id", "topic_id", "post_number", "post_type", "raw",
                        "created_at", "updated_at", "deleted_at", "hidden" } },
    [TABLE_POST_ACTIONS] = { "post_actions",
                             false,
                             { "post_id", "user_id", "post_action_type_id", "deleted_at" } },
    [TABLE_POST_REVISIONS] = { "post_revisions",
                               false,
                               { "post_id", "number", "modifications", "hidden" } },
    [TABLE_TAGS] = { "tags", false, { "id", "name" } },
    [TABLE_TOPICS] = { "topics",
                       true,
                       { "id", "title", "archetype", "category_id", "deleted_at", "visible" } },
    [TABLE_TOPIC_TAGS] = { "topic_tags", false, { "topic_id", "tag_id" } },
    [TABLE_UPLOADS] = { "uploads", false, { NULL } },
    [TABLE_USERS] = { "users", true, { "id", "username", "name", "active" } },
    [TABLE_USER_EMAILS] = { "user_emails", false, { "user_id", "email", "primary" } },
    [TABLE_USER_PROFILES] = { "user_profiles", false, { "user_id", "bio_raw" } },
};

enum discourse_table discourse_table_named(struct str name)
{
    enum discourse_table table = 0;

    while (table < TABLE_COUNT && !str_equal(name, str_of(discourse_tables[table].name)))
        table++;
    return table;
}

const char *discourse_table_lacks(enum discourse_table table, const struct dump_row *columns)
{
    const char *const *column = discourse_tables[table].columns;

    while (*column && dump_has_column(columns, *column))
        column++;
    return *column;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static void add_category(struct discourse_content *content, const struct discourse_row *row)
{
    struct discourse_category category = {
        .id = cell_number(row, "id"),
        .name = cell_line(row, "name", CATEGORY_NAME_MAX),
        .slug = cell_line(row, "slug", SLUG_CHARACTERS_MAX),
        .description = cell_line(row, "description", CATEGORY_DESCRIPTION_MAX),
        .is_restricted = cell_true(row, "read_restricted"),
    };

    if (discourse_is_id(category.id) && category.name.length)
        *list_add(content->arena, &content->categories) = category;
}

static void add_access(struct discourse_content *content, const struct discourse_row *row)
{
    *list_add(content->arena, &content->accesses) = (struct discourse_access){
        .category_id = cell_number(row, "category_id"),
        .group_id = cell_number(row, "group_id"),
        .permission = (enum discourse_permission)cell_number(row, "permission_type"),
    };
}

static void add_group(struct discourse_content *content, const struct discourse_row *row)
{
    struct discourse_group group = {
        .id = cell_number(row, "id"),
        .name = cell_line(row, "name", NAME_CHARACTERS_MAX),
        .full_name = cell_line(row, "full_name", NAME_MAX_CHARACTERS),
        .about = cell_text(row, "bio_raw"),
        .created_at = cell_seconds(row, "created_at"),
        .mentionable = cell_number(row, "mentionable_level"),
        .is_open = cell_true(row, "public_admission"),
        .takes_requests = cell_true(row, "allow_membership_requests"),
        .is_private = cell_number(row, "visibility_level") >= VISIBLE_TO_MEMBERS ||
                      cell_number(row, "members_visibility_level") >= VISIBLE_TO_MEMBERS,
    };

    /* Groups that Discourse fills by itself (staff, levels of trust) are none of people's own. */
    if (cell_true(row, "automatic") || group.id <= GROUP_AUTOMATIC_LAST ||
        !discourse_is_id(group.id) || !group.name.length)
        return;
    *list_add(content->arena, &content->groups) = group;
}

static void add_member(struct discourse_content *content, const struct discourse_row *row)
{
    *list_add(content->arena, &content->members) = (struct discourse_member){
        .group_id = cell_number(row, "group_id"),
        .person_id = cell_number(row, "user_id"),
        .leads = cell_true(row, "owner"),
        .since = cell_seconds(row, "created_at"),
    };
}

/* A post deleted by its author says so in two steps: the second, a day later, sets deleted_at. */
static int64_t deleted_at(const struct discourse_row *row)
{
    if (cell_is_there(row, "deleted_at"))
        return later(cell_milliseconds(row, "deleted_at"), 1);
    return cell_true(row, "user_deleted") ? later(cell_milliseconds(row, "updated_at"), 1) : 0;
}

static void read_post_texts(const struct discourse_row *row, struct discourse_post *post)
{
    if (post->deleted_at)
        return;
    post->raw = cell_text(row, "raw");
    if (!post->raw.length)
        post->cooked = cell_text(row, "cooked");
}

static void add_post(struct discourse_content *content, const struct discourse_row *row)
{
    int64_t created = cell_milliseconds(row, "created_at");
    int64_t deleted = deleted_at(row);
    int64_t changed = later(later(cell_milliseconds(row, "updated_at"), created), deleted);
    struct discourse_post post = {
        .id = cell_number(row, "id"),
        .topic_id = cell_number(row, "topic_id"),
        .number = cell_number(row, "post_number"),
        .answers = cell_number(row, "reply_to_post_number"),
        .created_at = created / 1000,
        .deleted_at = deleted ? later(deleted / 1000, 1) : 0,
        .likes = later(cell_number(row, "like_count"), 0),
        .is_hidden = cell_true(row, "hidden"),
        .is_wiki = cell_true(row, "wiki"),
    };

    if (!discourse_is_public(content, cell_number(row, "post_type")) ||
        !discourse_is_whole(content, &post, deleted || cell_is_there(row, "raw")))
        return;
    read_post_texts(row, &post);
    post.stamp = discourse_stamp(changed, cell_number(row, "version"), post.raw.length);
    post.person = discourse_known_person(content, cell_number(row, "user_id"));
    post.topic = discourse_known_topic(content, post.topic_id);
    *list_add(content->arena, &content->posts) = post;
}

static void add_like(struct discourse_content *content, const struct discourse_row *row)
{
    if (cell_number(row, "post_action_type_id") != LIKE || cell_is_there(row, "deleted_at") ||
        !cell_number(row, "user_id"))
        return;
    *list_add(content->arena, &content->likes) = (struct discourse_like){
        .post_id = cell_number(row, "post_id"),
        .person_id = cell_number(row, "user_id"),
        .created_at = cell_seconds(row, "created_at"),
    };
}

static void add_revision(struct discourse_content *content, const struct discourse_row *row)
{
    struct discourse_revision revision = {
        .post_id = cell_number(row, "post_id"),
        .number = cell_number(row, "number"),
        .person_id = cell_number(row, "user_id"),
        .written_at = cell_seconds(row, "created_at"),
        .is_hidden = cell_true(row, "hidden"),
    };
    enum result result = revision_texts(content->arena, cell_text(row, "modifications"),
                                        &revision.before, &revision.after);

    if (result == NOT_FOUND)
        return;
    if (result != OK || revision.number < 2 || revision.number > DISCOURSE_NUMBER_MAX) {
        content->skipped[SKIP_REVISION]++;
        return;
    }
    *list_add(content->arena, &content->revisions) = revision;
}

static void add_tag(struct discourse_content *content, const struct discourse_row *row)
{
    struct discourse_tag tag = { cell_number(row, "id"),
                                 cell_line(row, "name", NAME_CHARACTERS_MAX) };

    if (discourse_is_id(tag.id) && tag.name.length)
        *list_add(content->arena, &content->tags) = tag;
}

static enum discourse_refusal refusal_of(const struct discourse_row *row)
{
    if (!str_equal(cell_text(row, "archetype"), STR("regular")))
        return REFUSED_PRIVATE;
    return cell_is_there(row, "deleted_at") ? REFUSED_DELETED : REFUSED_NOT;
}

static bool is_visible(const struct discourse_row *row)
{
    return !cell_is_there(row, "visible") || cell_true(row, "visible");
}

/* A pin may have had an end. */
static int64_t pinned_at(const struct discourse_row *row)
{
    int64_t until = cell_seconds(row, "pinned_until");

    return until && until < clock_now() ? 0 : cell_seconds(row, "pinned_at");
}

static void add_topic(struct discourse_content *content, const struct discourse_row *row)
{
    int64_t created = cell_milliseconds(row, "created_at");
    int64_t changed =
        later(later(cell_milliseconds(row, "updated_at"), cell_milliseconds(row, "last_posted_at")),
              created);
    struct discourse_topic topic = {
        .id = cell_number(row, "id"),
        .is_row = true,
        .refusal = refusal_of(row),
        .stamp = discourse_stamp(changed, DISCOURSE_VERSION_MAX, true),
    };

    if (!discourse_is_id(topic.id))
        return;
    if (topic.refusal == REFUSED_NOT) {
        topic.title = cell_line(row, "title", TITLE_MAX);
        topic.slug = cell_line(row, "slug", SLUG_CHARACTERS_MAX);
        topic.category_id = later(cell_number(row, "category_id"), 0);
        topic.created_at = created / 1000;
        topic.views = later(cell_number(row, "views"), 0);
        topic.is_closed = cell_true(row, "closed") || cell_true(row, "archived");
        topic.is_hidden = !is_visible(row);
        topic.pinned_at = pinned_at(row);
        topic.is_pinned_everywhere = topic.pinned_at && cell_true(row, "pinned_globally");
        /* An export does not say who opened a topic: its first post does. */
        topic.is_row = row->dump != NULL;
        if (topic.is_row)
            topic.person = discourse_known_person(content, cell_number(row, "user_id"));
    }
    discourse_add_topic(content, topic);
}

static void add_tagging(struct discourse_content *content, const struct discourse_row *row)
{
    *list_add(content->arena, &content->taggings) = (struct discourse_tagging){
        .topic_id = cell_number(row, "topic_id"),
        .tag_id = cell_number(row, "tag_id"),
    };
}

static void add_person(struct discourse_content *content, const struct discourse_row *row)
{
    int64_t created = cell_milliseconds(row, "created_at");
    struct discourse_person person = {
        .id = cell_number(row, "id"),
        .username = cell_line(row, "username", NAME_CHARACTERS_MAX),
        .name = cell_line(row, "name", NAME_MAX_CHARACTERS),
        .created_at = created / 1000,
        .stamp = discourse_stamp(later(cell_milliseconds(row, "updated_at"), created), 1, true),
        .suspended_until = cell_seconds(row, "suspended_till"),
        .is_unconfirmed = !cell_true(row, "active") || cell_true(row, "staged"),
    };

    if (person.id && person.username.length)
        discourse_add_person(content, person);
}

static void add_mail(struct discourse_content *content, const struct discourse_row *row)
{
    if (cell_true(row, "primary"))
        *list_add(content->arena, &content->profiles) = (struct discourse_profile){
            .person_id = cell_number(row, "user_id"),
            .mail = cell_text(row, "email"),
        };
}

static void add_profile(struct discourse_content *content, const struct discourse_row *row)
{
    struct discourse_profile profile = { .person_id = cell_number(row, "user_id"),
                                         .about = cell_text(row, "bio_raw") };

    if (profile.about.length)
        *list_add(content->arena, &content->profiles) = profile;
}

void discourse_row_add(struct discourse_content *content, enum discourse_table table,
                       const struct discourse_row *row)
{
    static void (*const add[TABLE_COUNT])(struct discourse_content *,
                                          const struct discourse_row *) = {
        [TABLE_CATEGORIES] = add_category,
        [TABLE_CATEGORY_GROUPS] = add_access,
        [TABLE_GROUPS] = add_group,
        [TABLE_GROUP_USERS] = add_member,
        [TABLE_POSTS] = add_post,
        [TABLE_POST_ACTIONS] = add_like,
        [TABLE_POST_REVISIONS] = add_revision,
        [TABLE_TAGS] = add_tag,
        [TABLE_TOPICS] = add_topic,
        [TABLE_TOPIC_TAGS] = add_tagging,
        [TABLE_USERS] = add_person,
        [TABLE_USER_EMAILS] = add_mail,
        [TABLE_USER_PROFILES] = add_profile,
    };

    if (add[table])
        add[table](content, row);
    content->rows++;
}
