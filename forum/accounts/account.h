#ifndef ACCOUNTS_ACCOUNT_H
#define ACCOUNTS_ACCOUNT_H

#include "access/may.h"
#include "accounts/handle.h"
#include "accounts/mail.h"
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
    bool has_left; /* for good: the handle says nothing of who it was */
};

enum {
    NAME_MAX_CHARACTERS = 60,
    ABOUT_MAX = 3000,
};

/* What somebody asks to become. */
struct account_wish {
    struct str handle;
    struct str name;
    struct str mail;          /* may be empty */
    struct str password_hash; /* from password_hash(); empty: nobody can sign in with it */
    struct str language;
    enum role role;
};

/*
 * Does a person or a team have it, whatever the case? They share these names.
 * Who takes one asks in the transaction that takes it: there is one writer, or
 * they are serializable, so two cannot both find it free.
 */
MUST_CHECK enum result handle_taken(struct db *, struct arena *, struct str handle, bool *taken);

/*
 * Says everything that is wrong with a wish, without writing anything: the
 * handle (also when it is taken), the name, the mail address.
 */
MUST_CHECK enum result account_check(struct db *, struct arena *, const struct account_wish *,
                                     struct problems *);

/* Creates it; NOT_VALID (with problems) also when the handle is taken. */
MUST_CHECK enum result account_create(struct db *, struct arena *, const struct account_wish *,
                                      struct problems *, int64_t *id);

MUST_CHECK enum result account_find(struct db *, struct arena *, int64_t id, struct account *);
/* By handle, whatever the case. */
MUST_CHECK enum result account_by_handle(struct db *, struct arena *, struct str handle,
                                         struct account *);

/*
 * For log-in: by handle or mail address; NOT_FOUND for nobody, or one without a
 * password. Of several accounts with one address, the first that gave it.
 */
struct account_key {
    int64_t id;
    struct str password_hash;
};
MUST_CHECK enum result account_key(struct db *, struct arena *, struct str handle_or_mail,
                                   struct account_key *);

/* The same for somebody known, who is asked for the password again. */
MUST_CHECK enum result account_key_of(struct db *, struct arena *, int64_t id,
                                      struct account_key *);

/* The mail address, for its owner's own settings and nobody else. */
MUST_CHECK enum result account_mail(struct db *, struct arena *, int64_t id, struct str *mail);

/* NOT_FOUND for nobody. The sessions go on: who changes a password ends them (http/session.h). */
MUST_CHECK enum result account_set_password(struct db *, int64_t id, struct str password_hash);
MUST_CHECK enum result account_set_role(struct db *, int64_t id, enum role);

struct account_profile {
    struct str name;
    struct str about;
    struct str language;
    struct str zone;
};

/* Adds problems for "name", "about", "language" and "zone". */
MUST_CHECK enum result account_set_profile(struct db *, int64_t id, const struct account_profile *,
                                           struct problems *);

/* Another address, or none when it is empty. Adds a problem for "mail". */
MUST_CHECK enum result account_set_mail(struct db *, struct arena *, int64_t id, struct str mail,
                                        struct problems *);

/* Is there an administrator yet? The first start says how to make one. */
MUST_CHECK enum result account_has_administrator(struct db *, bool *has);

#endif
