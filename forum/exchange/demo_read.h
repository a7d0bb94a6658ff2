#ifndef EXCHANGE_DEMO_READ_H
#define EXCHANGE_DEMO_READ_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"
#include "exchange/demo_steps.h"
#include "render/static.h"
#include "teams/team.h"
#include "topics/post.h"

struct arena;

/*
 * The texts of the demo. Each file may begin with fields and goes on with
 * blocks; a block is a line that begins with "== " and what follows it. Fields
 * stand in the order shown. Day 1 begins at demo_first_day(); the days before
 * it are 0, -1 and so on.
 *
 * people.txt: a handle, its fields, then what the person says of themselves.
 *
 *     == Basalte
 *     joined: day -170 08:00
 *     name: Basalte, des Ormeaux       may be missing
 *     role: administrator              or moderator; missing: a member
 *     language: fr
 *     clerk: willing                   may be missing: may be drawn for decisions
 *     I look after the server.
 *
 * teams.txt: a handle, its fields, then what the team does.
 *
 *     == Port_Lannic
 *     founded: day -120 18:00
 *     name: Groupe de Port-Lannic
 *     language: fr
 *     kind: local                      or transversal
 *     joining: request                 or open, closed
 *     visible: private                 missing: anybody sees who is in it
 *     led by: Bouvreuil
 *     members: Quinconce Cormoran      without who leads it
 *     asking: Garance                  may be missing: who waits for an answer at the end
 *     We meet on Thursdays.
 *
 * categories.txt: a slug, its fields, then its description.
 *
 *     == atelier-textes
 *     name: L’établi
 *     language: fr
 *     readers: team                    or members; missing: anyone
 *     writers: team                    missing: members
 *     team: Textes                     with readers or writers: team
 *     Drafts, before they are shown.
 *
 * decision-….txt, meetings.txt, law-….txt and ballots.txt: demo_steps.h. Every other file is a
 * debate, with the fields title, category (a slug), language and perhaps tags (between commas). Its
 * blocks are what happens in it; the times need not be in order, the numbers of posts must be.
 *
 *     == 1 Tilleul, day 2 18:10                  the first post
 *     == 2 Hirondelle to topic, day 2 21:32      an answer to the topic
 *     == 3 Wren to 2 against, day 3 08:15 en     to a post; of a kind; in another language
 *     == 2 edited, day 4 09:00                   its new text
 *     == 3 deleted, day 4 10:00                  nothing
 *     == 3 hidden by Quinconce, day 4 10:30      the reason; it told something private
 *     == 2 liked by Wren Nacre, day 4 11:00      nothing
 *     == call 2 taken by Wren, day 4 12:00       nothing; post 2 calls a team of theirs
 *     == pinned by Quinconce, day 8 12:00        the reason; in all lists
 *     == closed by Quinconce, day 9 12:00        the reason
 *
 * The kinds are those of enum post_kind: for, against, question, amendment,
 * experience. A call is answered when a member of the team answers its post. In a text, {voters} is
 * the id of the topic of voters.txt, which must have been opened by then. There, in a title and in
 * what a team does, {day 43} is "15 June" or "15 juin", and {month 43} the month.
 */
struct demo_person {
    struct str handle;
    struct str name;
    struct str language;
    struct str about;
    enum role role;
    bool is_willing; /* to be drawn as a clerk */
    int64_t joined_at;
    int line;   /* in people.txt */
    int64_t id; /* once created */
};

struct demo_team {
    struct str handle;
    struct str name;
    struct str language;
    struct str description;
    enum team_kind kind;
    enum team_admission admission;
    bool is_private;
    struct str lead;
    struct str members; /* handles, with a space between */
    struct str asking;
    int64_t founded_at;
    int line;
    int64_t id;
};

struct demo_category {
    struct str slug;
    struct str name;
    struct str language;
    struct str description;
    enum space readers;
    enum space writers;
    struct str team; /* a handle; empty but for SPACE_TEAM */
    int64_t id;
};

struct demo_debate {
    struct str file; /* "voters" */
    struct str title;
    struct str category; /* slug */
    struct str language;
    struct str tags; /* with a comma between; may be empty */
    int64_t posts;   /* how many were read from the file so far */
    int64_t written; /* and how many of them stand in the forum */
    int64_t id;
};

struct demo_decision {
    struct str file;
    struct str word;    /* as other files call it */
    struct str debate;  /* the file of the debate it is opened from; empty for one that follows */
    struct str follows; /* the word of the decision whose branches it merges; mostly empty */
    struct str language;
    int64_t id;                          /* once opened */
    int64_t concerns[DEMO_CONCERNS_MAX]; /* their ids, by the number the file gives them */
    int64_t concern_count;
};

struct demo_law {
    struct str word; /* as other files call it, and its address */
    struct str title;
    struct str kind;
    struct str language;
    struct str category; /* slug */
    int64_t id;          /* once its first version is published */
};

struct demo_meeting {
    struct str word;
    int64_t id;
};

/* A vote or a public draw. */
struct demo_ballot {
    struct str word;
    int64_t id;
};

enum demo_act {
    DEMO_POST,
    DEMO_EDIT,
    DEMO_DELETE,
    DEMO_HIDE,
    DEMO_LIKE,
    DEMO_TAKE,
    DEMO_PIN,
    DEMO_CLOSE,
    DEMO_STEP, /* of a decision, a meeting, a law text or a vote */
};

struct demo_event {
    enum demo_act kind;
    int64_t at;
    size_t debate;
    int64_t number;            /* of the post; of a call, the one that holds it */
    int64_t answers;           /* 0: the topic */
    enum post_kind reply_kind; /* of a post */
    struct str handle;         /* who does it; DEMO_LIKE: several, with a space between */
    struct str language;
    struct str text;
    int line;        /* in its file */
    struct str file; /* of a step */
    const struct demo_step *step;
};

struct demo_people {
    struct demo_person *items;
    size_t count;
    size_t size;
};
struct demo_teams {
    struct demo_team *items;
    size_t count;
    size_t size;
};
struct demo_categories {
    struct demo_category *items;
    size_t count;
    size_t size;
};
struct demo_debates {
    struct demo_debate *items;
    size_t count;
    size_t size;
};
struct demo_events {
    struct demo_event *items;
    size_t count;
    size_t size;
};

struct demo_decisions {
    struct demo_decision *items;
    size_t count;
    size_t size;
};
struct demo_meetings {
    struct demo_meeting *items;
    size_t count;
    size_t size;
};

struct demo_ballots {
    struct demo_ballot *items;
    size_t count;
    size_t size;
};

struct demo_laws {
    struct demo_law *items;
    size_t count;
    size_t size;
};

struct demo {
    int64_t now;       /* it is filled */
    int64_t first_day; /* when day 1 begins: demo_first_day() */
    struct demo_people people;
    struct demo_teams teams;
    struct demo_categories categories;
    struct demo_debates debates;
    struct demo_decisions decisions;
    struct demo_meetings meetings; /* filled in as they are called */
    struct demo_laws laws;
    struct demo_ballots ballots; /* filled in as they are planned */
    struct demo_ballots draws;
    struct demo_events events; /* by time */
};

/* Ended by one without a name; told as seen from now. NOT_VALID with the file, the line and the
 * reason in fault. */
MUST_CHECK enum result demo_read(struct arena *, const struct embedded_file *files, struct demo *,
                                 struct str *fault);

extern const struct embedded_file demo_files[];

#endif
