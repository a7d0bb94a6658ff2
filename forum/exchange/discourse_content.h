#ifndef EXCHANGE_DISCOURSE_CONTENT_H
#define EXCHANGE_DISCOURSE_CONTENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;

/*
 * What was read of a Discourse forum, as plain structs: nothing here knows a
 * database, nor whether it came from the API, a category export or a dump.
 * Ids are those of the forum it comes from.
 *
 * Stamps order the states of one thing: milliseconds of its last change, then
 * its version, then whether its own text (raw) is there. The greater one is the
 * newer one, so whatever the order of the files the same state wins.
 */
enum { DISCOURSE_NUMBER_MAX = 999999999 }; /* of a post in its topic: four bytes of a path */
#define DISCOURSE_ID_MAX INT64_C(1000000000000000)

struct discourse_person {
    int64_t id;          /* 0 when it is not said */
    struct str username; /* empty for one who is gone, or of whom only the id is said */
    struct str name;
    int64_t created_at;      /* 0 when it is not said */
    int64_t stamp;           /* of the newest that names them so */
    int64_t suspended_until; /* 0: not */
    bool is_unconfirmed;     /* never showed that the mail address is theirs */
};

/* Why a topic and all that is in it stay where they are. */
enum discourse_refusal { REFUSED_NOT, REFUSED_PRIVATE, REFUSED_DELETED, REFUSED_UNKNOWN };

/* What is said of a topic; a post says some of it too. */
struct discourse_topic {
    int64_t id;
    struct str title; /* empty when it is not said */
    struct str slug;
    int64_t category_id; /* 0 when it is not said */
    int64_t created_at;
    int64_t views;
    bool is_closed;
    bool is_hidden;    /* taken off the lists there, or deleted */
    int64_t pinned_at; /* 0: not */
    bool is_pinned_everywhere;
    bool is_row;     /* all of it is said here, also who opened it */
    bool is_only_id; /* all of it was said before */
    size_t person;   /* of is_row: who opened it, its place in the people */
    enum discourse_refusal refusal;
    int64_t stamp; /* lower than any other when title or category are not said */
};

struct discourse_post {
    int64_t id;
    int64_t topic_id;
    int64_t number;
    int64_t answers; /* the number of what it answers; 0: the topic */
    struct str raw;
    struct str cooked; /* Discourse's HTML; only where there is no raw */
    int64_t created_at;
    int64_t deleted_at; /* 0: not; its words are left out then */
    int64_t likes;
    bool is_hidden;
    bool is_wiki;
    int64_t stamp;
    size_t person; /* its place in the people */
    size_t topic;  /* and in the topics */
};

struct discourse_category {
    int64_t id;
    struct str name;
    struct str slug;
    struct str description;
    bool is_restricted; /* not for everybody there */
};

/* One of the groups that may read a category, or write in it. */
enum { GROUP_EVERYONE = 0, GROUP_STAFF_LAST = 3, GROUP_LOGGED_ON = 10, GROUP_AUTOMATIC_LAST = 19 };
enum discourse_permission { PERMISSION_ALL = 1, PERMISSION_REPLY = 2, PERMISSION_READ = 3 };

struct discourse_access {
    int64_t category_id;
    int64_t group_id;
    enum discourse_permission permission;
};

struct discourse_group {
    int64_t id;
    struct str name;      /* as in @name */
    struct str full_name; /* may be empty */
    struct str about;     /* Markdown */
    int64_t created_at;
    int64_t mentionable; /* Discourse's levels: 0 nobody … 99 everyone */
    bool is_open;        /* anybody may join, or ask to */
    bool takes_requests;
    bool is_private; /* who is in it is not for everybody there */
};

struct discourse_member {
    int64_t group_id;
    int64_t person_id;
    bool leads;
    int64_t since;
};

/* What stands beside a person in tables of its own; each may be empty. */
struct discourse_profile {
    int64_t person_id;
    struct str mail;
    struct str about;
};

struct discourse_tag {
    int64_t id;
    struct str name;
};

struct discourse_tagging {
    int64_t topic_id;
    int64_t tag_id;  /* 0: by name */
    struct str name; /* where there is no id */
};

struct discourse_like {
    int64_t post_id;
    int64_t person_id;
    int64_t created_at;
};

/* A change of a post's text: what it said before and after. */
struct discourse_revision {
    int64_t post_id;
    int64_t number; /* from 2: the post as it was written is the first */
    int64_t person_id;
    int64_t written_at;
    bool is_hidden; /* neither of its texts is for anybody */
    struct str before;
    struct str after;
};

/* What is left out on purpose, counted. */
enum discourse_skip {
    SKIP_SMALL_ACTION,
    SKIP_WHISPER,
    SKIP_PRIVATE_MESSAGE,
    SKIP_INCOMPLETE, /* a post without id, topic, number, time or text */
    SKIP_DELETED_TOPIC,
    SKIP_UPLOAD,
    SKIP_POLL,
    SKIP_REVISION,   /* that could not be understood */
    SKIP_UNREADABLE, /* a row longer than one may be, or with too few or too many fields */
    SKIP_KINDS
};

#define DISCOURSE_LIST(type, name)                                                                 \
    struct name {                                                                                  \
        struct type *items;                                                                        \
        size_t count;                                                                              \
        size_t size;                                                                               \
    }
DISCOURSE_LIST(discourse_post, discourse_posts);
DISCOURSE_LIST(discourse_topic, discourse_topics);
DISCOURSE_LIST(discourse_person, discourse_people);
DISCOURSE_LIST(discourse_category, discourse_categories);
DISCOURSE_LIST(discourse_access, discourse_accesses);
DISCOURSE_LIST(discourse_group, discourse_groups);
DISCOURSE_LIST(discourse_member, discourse_members);
DISCOURSE_LIST(discourse_profile, discourse_profiles);
DISCOURSE_LIST(discourse_tag, discourse_tags);
DISCOURSE_LIST(discourse_tagging, discourse_taggings);
DISCOURSE_LIST(discourse_like, discourse_likes);
DISCOURSE_LIST(discourse_revision, discourse_revisions);

/* Finds people and topics by id without walking through all of them. */
struct discourse_index {
    size_t *slots; /* the place plus one; 0: free */
    size_t size;   /* a power of two */
};

/* A name that a topic had before, or has in an older file. */
struct discourse_slug {
    size_t topic; /* its place in the topics */
    struct str slug;
};
DISCOURSE_LIST(discourse_slug, discourse_slugs);

/* What was read; people and topics stand in it once. All text is in the arena. */
struct discourse_content {
    struct arena *arena;
    struct discourse_posts posts;
    struct discourse_topics topics;
    struct discourse_slugs old_slugs;
    struct discourse_people people;
    struct discourse_index topics_index;
    struct discourse_index people_index;
    struct discourse_categories categories;
    struct discourse_accesses accesses;
    struct discourse_groups groups;
    struct discourse_members members;
    struct discourse_profiles profiles;
    struct discourse_tags tags;
    struct discourse_taggings taggings;
    struct discourse_likes likes;
    struct discourse_revisions revisions;
    int64_t rows; /* put in one of the lists, posts apart */
    int64_t skipped[SKIP_KINDS];
};

bool discourse_is_id(int64_t id);

int64_t discourse_stamp(int64_t milliseconds, int64_t version, bool has_raw);
enum { DISCOURSE_VERSION_MAX = 1023 };

/* The time in a stamp, and when such a post was changed in a way its history shows; 0: never. */
int64_t discourse_stamp_milliseconds(int64_t stamp);
int64_t discourse_edited_at(int64_t stamp);

/*
 * Adds a topic or a person, or lets what is newer replace what the content says
 * of it; gives its place.
 */
size_t discourse_add_topic(struct discourse_content *, struct discourse_topic);
size_t discourse_add_person(struct discourse_content *, struct discourse_person);

/* The place of a topic, or a person (id not 0), of which all else was said elsewhere. */
size_t discourse_known_topic(struct discourse_content *, int64_t id);
size_t discourse_known_person(struct discourse_content *, int64_t id);

/* Has a post id, topic, number, time and text? Counts it when it has not. What it answers is
 * forgotten when it did not come before it: so trees have no circles. */
bool discourse_is_whole(struct discourse_content *, struct discourse_post *, bool has_text);

/* Is a post of this type for everybody to read? Counts it when it is not. */
bool discourse_is_public(struct discourse_content *, int64_t post_type);

#endif
