#ifndef TEAMS_PAGES_H
#define TEAMS_PAGES_H

#include "accounts/pages.h"
#include "http/request.h"
#include "render/form.h"
#include "teams/member.h"
#include "teams/team.h"

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* team_pages.c */
extern const struct field team_query[]; /* /g/NAME?after=HANDLE */
enum result teams_show(struct request *);
enum result own_teams_show(struct request *);
enum result team_show(struct request *);
enum result person_teams(struct request *, const struct account *); /* a person_part */

/* team_write_pages.c */
extern const struct field team_fields[];
extern const struct field team_form_query[];
enum result team_new_form(struct request *);
enum result team_new_send(struct request *);
enum result team_edit_form(struct request *);
enum result team_edit_send(struct request *);

/* member_pages.c */
extern const struct field member_fields[];
enum result member_act_form(struct request *); /* join, ask, unask, leave */
enum result member_act_send(struct request *);
enum result members_form(struct request *);
enum result lead_act_send(struct request *); /* admit, refuse, remove, lead, unlead */

/*
 * What other domains show on a team's page, below what it says of itself:
 * routes.c lists them, ended by NULL. Each writes one section, for the visitor.
 */
typedef enum result team_part(struct request *, const struct team *);
extern team_part *const team_parts[];

/* What the templates are given. */
struct teams_page {
    struct teams teams;
    const struct visitor *visitor; /* who is in private ones and how many goes by it */
    bool may_create;
    struct str canonical;
};

struct team_page {
    struct team team;
    struct html description;
    struct str summary; /* of it, in plain words */
    struct members members;
    struct members asking;   /* for its leads */
    const struct form *form; /* for somebody signed in; else NULL */
    struct str after;        /* the members before were on the page before; empty: none were */
    struct str canonical;
    bool sees_members;
    bool may_lead;
};

/* One question before somebody comes or goes. */
struct member_page {
    const struct form *form;
    const struct team *team;
    struct str word; /* "join", "leave" … as in the address */
};

struct team_form_page {
    const struct form *form;
    const struct team *team; /* NULL: a new one */
};

/* Templates, from render/pages/. */
void teams_html(struct page *, const struct teams_page *);
void own_teams_html(struct page *, const struct teams_page *);
void team_html(struct page *, const struct team_page *);
void team_members_html(struct page *, const struct team_page *);
void team_end_html(struct page *);
void team_form_html(struct page *, const struct team_form_page *);
void member_act_html(struct page *, const struct member_page *);
void members_html(struct page *, const struct team_page *);
void person_teams_html(struct page *, const struct teams *);

/* The same as JSON, with Discourse's names for groups: team_json.c. */
void teams_json(struct page *, const struct teams_page *);
void team_json(struct page *, const struct team_page *);

/* For the files of handlers. */

/* The team of an address, with what it is to the visitor. */
MUST_CHECK enum result team_for(struct request *, struct team *);

/* The same for who may lead it; NOT_ALLOWED else. */
MUST_CHECK enum result led_team_for(struct request *, struct team *);

/* May the visitor make a team? The site's setting says who may. */
bool may_create_team(struct request *);

#endif
