#ifndef HTTP_SESSION_H
#define HTTP_SESSION_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/*
 * Log-in sessions. The browser holds a random token in a cookie; the database
 * only its hash. A token is made here and never taken from a client, ends
 * after a time without use and after a time at all, and is replaced at log-in
 * and at every change of rights.
 */
enum {
    SESSION_TOKEN_BYTES = 24,
    SESSION_IDLE_DAYS = 14,
    SESSION_DAYS = 1,         /* of one that does not stay: ended after a day at the latest */
    SESSION_STAYING_DAYS = 30 /* "stay signed in on this device" */
};

/* Who a session belongs to, with what every page needs of them. */
struct session {
    struct visitor visitor;
    struct str language; /* code; empty: as the browser asks */
    struct str zone;
    struct str token_hash;
    int64_t expires_at;
    int64_t seen_on;
};

/* Finds it by the cookie's value. NOT_FOUND when it has ended or never was. */
MUST_CHECK enum result session_find(struct db *, struct arena *, struct str token,
                                    struct session *);

/* Begins one and gives its token. Device tells one's sessions apart: "Firefox, Linux". */
MUST_CHECK enum result session_begin(struct db *, struct arena *, int64_t account_id, bool stays,
                                     struct str device, struct str *token);

MUST_CHECK enum result session_end_by_hash(struct db *, struct str token_hash);

/* Notes that it was used today: at most one write a day each. */
MUST_CHECK enum result session_seen(struct db *, struct str token_hash);

/* A person's sessions, the newest first, for them to look at and end. */
struct own_session {
    struct str id; /* hex of a part of the hash: names it in forms, is no key to it */
    struct str device;
    int64_t created_at;
    int64_t seen_on;
    bool is_this; /* the one that asks */
};
struct own_sessions {
    struct own_session *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result sessions_of(struct db *, struct arena *, int64_t account_id,
                                   struct str this_token_hash, struct own_sessions *);

/* Ends one of a person's own by its id; NOT_FOUND when it is not theirs. */
MUST_CHECK enum result session_end(struct db *, struct arena *, int64_t account_id, struct str id);

/* Ends all of a person's but one; an empty hash ends all. */
MUST_CHECK enum result sessions_end_others(struct db *, int64_t account_id,
                                           struct str but_token_hash);

/* Forgets what has ended. */
MUST_CHECK enum result sessions_sweep(struct db *);

/* "Firefox, Linux" from a User-Agent: enough to tell devices apart, too little to track one. */
struct str device_name(struct arena *, struct str user_agent);

#endif
