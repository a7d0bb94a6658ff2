#ifndef TEAMS_TEAM_H
#define TEAMS_TEAM_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/* A group where people live, or one that works on a matter everywhere. */
enum team_kind { TEAM_LOCAL, TEAM_TRANSVERSAL, TEAM_KINDS };

/* How one comes in: by oneself, by asking, or only when a lead adds one. */
enum team_admission { TEAM_OPEN, TEAM_ON_REQUEST, TEAM_CLOSED, TEAM_ADMISSIONS };

/*
 * People who are called together, as @Handle. Its page is for everyone; who is
 * in a private one, and how many they are, only its members and moderators see:
 * ask may_see_members() before anything made of its members is shown.
 */
struct team {
    int64_t id;
    struct str handle;      /* shares one namespace with people's, whatever the case */
    struct str name;        /* shown beside the handle; may be empty */
    struct str description; /* Markdown: what it does */
    struct str lang;
    enum team_kind kind;
    enum team_admission admission;
    enum callers callers;
    bool is_private;
    bool called_when_large; /* although it has more members than the site's limit for calls */
    int64_t member_count;
    int64_t created_at;
    /* Of whom it is read for. */
    bool is_in;
    bool leads;
    bool has_asked; /* to be in it, and has no answer yet */
};

struct teams {
    struct team *items;
    size_t count;
    size_t size;
};

enum { TEAM_NAME_MAX = 60, TEAM_DESCRIPTION_MAX = 10000, TEAMS_MAX = 1000 };

/* What may.h asks to know of it. */
struct team_record team_record(const struct team *);

/* What to call it: its name, or its handle when it has none. */
struct str team_name(const struct team *);

/*
 * Makes a team of all but the id, the counts and the times; with nobody in it.
 * Problems for "handle" (also when a person or a team has it), "name",
 * "description". team_edit() changes one in the same way; its handle too: what
 * was written before keeps the old one.
 */
MUST_CHECK enum result team_create(struct db *, struct arena *, const struct team *,
                                   struct problems *, int64_t *id);
MUST_CHECK enum result team_edit(struct db *, struct arena *, const struct team *,
                                 struct problems *);

/* For somebody (0: nobody in particular), whose is_in, leads and has_asked are read with it. */
MUST_CHECK enum result team_find(struct db *, struct arena *, int64_t for_id, int64_t id,
                                 struct team *);
/* By its handle, whatever the case. */
MUST_CHECK enum result team_by_handle(struct db *, struct arena *, int64_t for_id,
                                      struct str handle, struct team *);

/* By kind and handle, at most TEAMS_MAX. */
MUST_CHECK enum result teams_all(struct db *, struct arena *, int64_t for_id, struct teams *);

/* Those that somebody is in, and the visitor may know it. */
MUST_CHECK enum result teams_of(struct db *, struct arena *, const struct visitor *,
                                int64_t account_id, struct teams *);

/* Is somebody a member of the team? For rules; what is shown goes by may_see_members(). */
MUST_CHECK enum result team_has(struct db *, int64_t team_id, int64_t account_id, bool *has);

#endif
