#ifndef EXCHANGE_DISCOURSE_H
#define EXCHANGE_DISCOURSE_H

#include "base/arena.h"
#include "base/result.h"
#include "exchange/discourse_batch.h"

struct store;

/*
 * Brings in a forum from Discourse. What the path is, its content says:
 *
 * - a folder of what the API gave: .json files, each one post (/posts/ID.json),
 *   one topic (/t/ID.json) or a list (/posts.json, /categories.json), or one
 *   such file;
 * - a category export: one JSON object with users, groups, categories, topics;
 * - a backup: a plain dump of the database (.sql), the same gzipped (.sql.gz),
 *   or a .tar.gz that holds it beside the uploads.
 *
 * All are read as a stream, and what a dump says of likes or people is joined
 * with what is in the database already, so memory does not grow with their
 * size. Nothing is unpacked to the disk. A dump or an export is read to its end
 * before anything is written: one that was cut off, is in an encoding that is
 * not known or lacks a table that is needed changes nothing.
 *
 * What stays as it was: ids of topics, posts and categories as long as they
 * are free (else old_address says where they are now), numbers of posts,
 * dates, who answers what, counts of likes. Names of people stay as near as
 * ours may be; nobody gets rights or a password by it.
 *
 * Nothing is doubled: what came in before is known by where it came from
 * (origin and old id), so a run that was stopped is finished by the next one,
 * and a later archive adds what is new. A post that changed there is replaced
 * plainly, without a revision: its history is the other forum's, and the same
 * state must come out whatever the order of the files. A post that somebody
 * changed or withdrew here is left alone. Of two states of one post the newer
 * wins, of two counts of likes the higher.
 *
 * Never brought in: whispers, private messages, small actions ("closed this
 * topic"), words of deleted posts, deleted topics, texts of a history that
 * were hidden there, polls, uploads. Topics that were not on the lists there
 * come in hidden. A category not for everybody there is one for the members, for
 * the one group that could read it, or else for moderators alone.
 *
 * Groups that people made become teams. Likes come in with names where they are
 * known (dumps), else as counts; the same like is never counted twice. Addresses
 * of mail come in where their owner had shown that they are theirs; nobody sees
 * them.
 */
struct discourse_import {
    const char *path;
    struct str origin; /* which forum, when there are several; "discourse" if nobody says */
    /* Both may be NULL. Progress is in files of a folder, else in bytes; the end may be asked for
       between any two batches. */
    void (*progress)(void *context, int64_t done, int64_t all);
    bool (*is_stopped)(void *context);
    void *context;
};

enum { DISCOURSE_BROKEN_NAMED_MAX = 20 };

struct discourse_broken {
    struct str name;
    struct str fault;
};

/* What came of it. Zeroed before; arena_free() its arena afterwards. */
struct discourse_report {
    struct arena arena;
    struct discourse_counts counts;
    int64_t files;
    int64_t files_other; /* JSON that holds no posts */
    int64_t files_broken;
    struct discourse_broken broken[DISCOURSE_BROKEN_NAMED_MAX]; /* the first of them */
    int64_t skipped[SKIP_KINDS];
    bool is_dump;     /* a backup or an export, not a folder */
    struct str fault; /* why such a file cannot be brought in */
    bool is_stopped;  /* as was asked: what came in stays, the next run goes on */
};

/* NOT_FOUND when the path cannot be read, NOT_VALID for a dump or an export with a fault. What was
 * written before a failure stays. */
MUST_CHECK enum result discourse_import(struct store *, const struct discourse_import *,
                                        struct discourse_report *);

#endif
