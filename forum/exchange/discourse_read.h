#ifndef EXCHANGE_DISCOURSE_READ_H
#define EXCHANGE_DISCOURSE_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;

/*
 * One file of an archive made through Discourse's API, turned into plain
 * structs. Nothing here knows a database. Whatever the bytes are, reading ends,
 * takes memory in proportion to them, and never lets a whisper or a private
 * message through.
 *
 * Stamps order the states of one thing: milliseconds of its last change, then
 * its version, then whether its own text (raw) is there. The greater one is the
 * newer one, so whatever the order of the files the same state wins.
 */
enum {
    DISCOURSE_FILE_BYTES_MAX = 64 * 1024 * 1024,
    DISCOURSE_NUMBER_MAX = 999999999, /* of a post in its topic: four bytes of a path */
};
#define DISCOURSE_ID_MAX INT64_C(1000000000000000)

struct discourse_person {
    int64_t id;          /* there; 0 when the file does not say */
    struct str username; /* empty for one who is gone */
    struct str name;
    int64_t stamp; /* of the newest post that names them so */
};

/* What a file says of a topic; a post says some of it too. */
struct discourse_topic {
    int64_t id;
    struct str title; /* empty when the file does not say */
    struct str slug;
    int64_t category_id; /* 0 when the file does not say */
    int64_t created_at;
    int64_t views;
    bool is_closed;
    bool is_hidden; /* taken off the lists there, or deleted */
    int64_t stamp;  /* lower than any other when title or category are not said */
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
    int64_t stamp;
    size_t person; /* its place in the file's people */
    size_t topic;  /* and in the file's topics */
};

struct discourse_category {
    int64_t id;
    struct str name;
    struct str slug;
    struct str description;
    bool is_restricted; /* not for everybody there: its topics come in hidden */
};

/* What is left out on purpose, counted. */
enum discourse_skip {
    SKIP_SMALL_ACTION,
    SKIP_WHISPER,
    SKIP_PRIVATE_MESSAGE,
    SKIP_INCOMPLETE, /* a post without id, topic, number, time or text */
    SKIP_KINDS
};

struct discourse_posts {
    struct discourse_post *items;
    size_t count;
    size_t size;
};
struct discourse_topics {
    struct discourse_topic *items;
    size_t count;
    size_t size;
};
struct discourse_people {
    struct discourse_person *items;
    size_t count;
    size_t size;
};
struct discourse_categories {
    struct discourse_category *items;
    size_t count;
    size_t size;
};

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
struct discourse_slugs {
    struct discourse_slug *items;
    size_t count;
    size_t size;
};

/* What one or more files hold; people and topics stand in it once. All text is in the arena. */
struct discourse_content {
    struct arena *arena;
    struct discourse_posts posts;
    struct discourse_topics topics;
    struct discourse_slugs old_slugs;
    struct discourse_people people;
    struct discourse_index topics_index;
    struct discourse_index people_index;
    struct discourse_categories categories;
    int64_t skipped[SKIP_KINDS];
};

/*
 * Adds what a file holds to the content. NOT_VALID when it is not JSON (or
 * cut off, or too deep): fault then says what is wrong, and nothing was added.
 * NOT_FOUND when it is JSON of a kind that holds no posts or categories.
 */
MUST_CHECK enum result discourse_read(struct discourse_content *, struct str bytes,
                                      struct str *fault);

/* The time in a stamp, and when such a post was changed in a way its history shows; 0: never. */
int64_t discourse_stamp_milliseconds(int64_t stamp);
int64_t discourse_edited_at(int64_t stamp);

#endif
