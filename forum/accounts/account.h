#ifndef ACCOUNTS_ACCOUNT_H
#define ACCOUNTS_ACCOUNT_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/* A person, under a pseudonym. The mail address and the password never leave this module. */
struct account {
    int64_t id;
    struct str handle; /* as its owner writes it */
    struct str name;   /* shown beside the handle; may be empty */
    struct str about;  /* Markdown */
    enum role role;
    struct str language; /* code, or empty: as the browser asks */
    struct str zone;     /* IANA name, or empty */
    int64_t created_at;
    int64_t topic_count;
    int64_t post_count;
    bool has_mail;
};

enum {
    HANDLE_MIN = 2,
    HANDLE_MAX = 30,
    NAME_MAX_CHARACTERS = 60,
    MAIL_MAX = 254, /* RFC 5321 §4.5.3.1.3, less the angle brackets */
    ABOUT_MAX = 3000,
    PASSWORD_MIN = 15, /* alone; NIST SP 800-63B rev. 4 §3.1.1.2 */
    PASSWORD_MAX = 128,
};

/* What somebody asks to become. */
struct account_wish {
    struct str handle;
    struct str name;
    struct str mail;          /* may be empty */
    struct str password_hash; /* from password_hash(), never the password itself */
    struct str language;
    enum role role;
};

/*
 * A handle: letters and digits of ASCII, and - _ . between them; not all
 * digits; not ending like a file (.json, .rss …); not a word of the site's own.
 * Adds problems for the field "handle".
 */
MUST_CHECK enum result handle_check(struct str handle, struct problems *);

/* Creates it; NOT_VALID (with problems) also when the handle is taken. */
MUST_CHECK enum result account_create(struct db *, struct arena *, const struct account_wish *,
                                      struct problems *, int64_t *id);

MUST_CHECK enum result account_find(struct db *, struct arena *, int64_t id, struct account *);
/* By handle, whatever the case. */
MUST_CHECK enum result account_by_handle(struct db *, struct arena *, struct str handle,
                                         struct account *);

/* For log-in: by handle or mail address; NOT_FOUND for nobody, or one without a password. */
struct account_key {
    int64_t id;
    struct str password_hash;
};
MUST_CHECK enum result account_key(struct db *, struct arena *, struct str handle_or_mail,
                                   struct account_key *);

/* Also ends all its sessions but the one that asks, when one does. */
MUST_CHECK enum result account_set_password(struct db *, int64_t id, struct str password_hash);
MUST_CHECK enum result account_set_role(struct db *, int64_t id, enum role);

struct account_profile {
    struct str name;
    struct str about;
    struct str language;
    struct str zone;
    struct str mail; /* .data NULL: leave it as it is */
};
MUST_CHECK enum result account_set_profile(struct db *, int64_t id, const struct account_profile *,
                                           struct problems *);

/* Is there an administrator yet? The first start says how to make one. */
MUST_CHECK enum result account_has_administrator(struct db *, bool *has);

#endif
