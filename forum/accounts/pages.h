#ifndef ACCOUNTS_PAGES_H
#define ACCOUNTS_PAGES_H

#include "accounts/account.h"
#include "accounts/password.h"
#include "http/request.h"
#include "http/session.h"
#include "render/form.h"
#include "render/html.h"

/* Handlers for routes.c, in the order of the files they stand in. */

/* login_pages.c */
extern const struct field login_query[]; /* /login?next=/t/… */
extern const struct field login_fields[];
enum result login_form(struct request *);
enum result login_prepare(struct request *);
enum result login_send(struct request *);
enum result logout_send(struct request *);
enum result login_go_on(struct request *); /* to the page that `next` names, else the front page */

/* signup_pages.c */
extern const struct field signup_query[];
extern const struct field signup_fields[];
enum result signup_form(struct request *);
enum result signup_prepare(struct request *);
enum result signup_send(struct request *);

/* settings_pages.c */
extern const struct field settings_query[]; /* /settings?kept=profile */
extern const struct field profile_fields[];
extern const struct field mail_fields[];
extern const struct field password_fields[];
enum result settings_form(struct request *);

/* Is it really them at the keyboard? A problem for the field when its passphrase is wrong. */
enum result settings_confirm(struct request *, const char *field);
enum result profile_send(struct request *);
enum result mail_prepare(struct request *);
enum result mail_send(struct request *);
enum result password_prepare(struct request *);
enum result password_send(struct request *);

/* leave_pages.c */
extern const struct field leave_fields[];
enum result leave_form(struct request *);
enum result leave_prepare(struct request *);
enum result left_send(struct request *);
void leave_html(struct page *, const struct form *);

/* session_pages.c */
extern const struct field session_fields[];
enum result sessions_show(struct request *);
enum result session_end_send(struct request *);

/* person_pages.c */
enum result person_show(struct request *);
enum result person_picture(struct request *);

/*
 * What other domains show on a person's page, below what they say of
 * themselves: routes.c lists them, ended by NULL. Each writes one section.
 */
typedef enum result person_part(struct request *, const struct account *);
extern person_part *const person_parts[];

/* The feed of what somebody wrote, which is another domain's. */
extern person_part *const person_rss;

/* What the templates are given. */
struct login_page {
    const struct form *form;
    struct str next;
};

struct signup_page {
    const struct form *form;
    struct str next;
    bool asks_about_mail; /* whether it is right as typed */
};

struct settings_page {
    const struct form *form;
    struct account account;
    struct str mail;
    bool asks_about_mail;
    const struct choice *languages;
    size_t language_count;
    const struct choice *zones;
    size_t zone_count;
};

struct sessions_page {
    const struct form *form;
    struct own_sessions sessions;
};

struct person_page {
    struct account account;
    struct html about;
    struct str canonical;
    struct str description; /* the first words they say of themselves */
    struct str feed_url;
    const struct form *form; /* on one's own page, to log out; else NULL */
};

struct person_picture {
    struct str handle;
    struct str letters;
    const char *ground; /* a colour */
};

/* Templates, from render/pages/ */
void login_html(struct page *, const struct login_page *);
void signup_html(struct page *, const struct signup_page *);
void settings_html(struct page *, const struct settings_page *);
void sessions_html(struct page *, const struct sessions_page *);
void person_html(struct page *, const struct person_page *);
void person_end_html(struct page *, const struct person_page *);
void person_picture_svg(struct page *, const struct person_picture *);

#endif
