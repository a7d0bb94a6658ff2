#ifndef DECISIONS_TRAIL_H
#define DECISIONS_TRAIL_H

#include "access/may.h"
#include "decisions/act.h"
#include "decisions/concern.h"
#include "decisions/decision.h"
#include "decisions/facts.h"
#include "decisions/lineage.h"
#include "decisions/stance.h"
#include "render/html.h"
#include "topics/author.h"

struct arena;
struct db;

/*
 * The trail of a decision: all that its one page shows, in the spec's order,
 * read for one visitor. Nothing here is written; what links to debates or to
 * other decisions is only there when the visitor may read those.
 */

enum {
    TRAIL_REASONS_MAX = 5,
    TRAIL_CITES_MAX = 8,
    TRAIL_KEPT_MAX = 6, /* words shown in full; the rest has its own page */
    TRAIL_GROUPS_MAX = 12,
    TRAIL_BRANCHES_MAX = 4,
    TRAIL_MEASURES_MAX = 3,
    STANCES = STANCE_KINDS,
};

/* A message that is cited. */
struct trail_cite {
    int64_t topic_id;
    struct str topic_slug;
    int64_t number;
};

struct trail_cites {
    struct trail_cite items[TRAIL_CITES_MAX];
    size_t count;
};

/* A debate it is discussed in. */
struct trail_topic {
    int64_t id;
    struct str slug;
    struct str title;
    struct str lang;
    int64_t post_count;
    int64_t people_count;
    int64_t version;
};

struct trail_topics {
    struct trail_topic *items;
    size_t count;
    size_t size;
};

/* The words of one version. */
struct trail_text {
    int64_t version_id; /* 0: there is none */
    int64_t option_id;
    int64_t option_number;
    struct str title;
    int64_t number; /* of the version, among those of its option */
    struct str markdown;
    struct html html;
    struct str hash; /* in hexadecimal digits */
    struct author author;
    int64_t created_at;
};

/* An option: the status quo is number 0. */
struct trail_option {
    int64_t id;
    int64_t number;
    struct str title;
    struct author author;
    int64_t set_aside_at;
    struct str set_aside; /* why, without the citations at its end */
    struct trail_cites cites;
    int64_t versions;
};

struct trail_options {
    struct trail_option *items;
    size_t count;
    size_t size;
};

struct trail_reason {
    struct str words;
    struct trail_cites cites;
};

struct trail_reasons {
    struct trail_reason items[TRAIL_REASONS_MAX];
    size_t count;
};

/* Why, from the newest summary. */
struct trail_why {
    int64_t number; /* of the summary; 0: there is none */
    struct author author;
    int64_t cited;
    int64_t posts;
    int64_t created_at;
    struct trail_reasons reasons;
    struct trail_reasons set_aside; /* what was set aside, and why */
};

/* Words of disagreement, kept as they were written. */
struct trail_word {
    bool is_block;
    int64_t concern_id; /* of a block */
    enum concern_state state;
    enum stance_kind stance; /* a reservation, or who stands aside */
    struct author author;
    struct str words;  /* a reason; of a block: the harm */
    struct str remedy; /* what would resolve it; of a stance: its condition */
    struct str answer; /* the last one */
    struct author answerer;
    int64_t created_at;
    int64_t sustained_at;
    int64_t stood_aside_at;
    int64_t ended_at;
    int64_t seconders;
    bool is_stale;
};

struct trail_words {
    struct trail_word *items;
    size_t count;
    size_t size;
    bool has_more;
};

/* Positions in numbers. */
struct trail_group {
    struct str handle; /* empty: of no local group that says who is in it */
    struct str name;
    int64_t counts[STANCES];
};

struct trail_people {
    int64_t counts[STANCES];
    int64_t total;
    int64_t stale;   /* of these, on an older text */
    int64_t largest; /* positions in one group */
    struct trail_group *items;
    size_t count;
    size_t size;
    bool has_more; /* groups */
};

/* An option under trial. */
struct trail_branch {
    int64_t id;
    int64_t number; /* 0: A */
    int64_t option_id;
    int64_t state; /* enum branch_state of decisions/branch.h */
    struct str title;
    struct html text;
    struct str perimeter;
    struct str hypothesis;
    int64_t expected_by;
    struct str stop_rule;
    struct str owners; /* their names; the team's, when one owns it */
    struct str values[TRAIL_MEASURES_MAX];
    int64_t evidence[3]; /* supports, weakens, unclear */
    int64_t members;
    int64_t reported_at;
    bool no_report;
    struct str lessons;
    int64_t ended_at;
};

struct trail_trial {
    int64_t id; /* 0: there was none */
    struct str question;
    int64_t review_at;
    int64_t started_at; /* 0: it is only offered */
    int64_t ended_at;
    struct str measures[TRAIL_MEASURES_MAX];
    int64_t measure_numbers[TRAIL_MEASURES_MAX];
    size_t measure_count;
    struct trail_branch branches[TRAIL_BRANCHES_MAX];
    size_t count;
    size_t more; /* branches that are not among these */
};

/* Another decision it is tied to. */
struct trail_link {
    enum link_kind kind;
    bool is_later; /* this decision is the later one of both */
    struct decision other;
};

struct trail_links {
    struct trail_link *items;
    size_t count;
    size_t size;
};

/* The last review, open or not. */
struct trail_review {
    int64_t id; /* 0: there was none */
    struct str why;
    int64_t opened_at;
    int64_t ended_at;
    enum review_verdict verdict;
    int64_t option_id; /* of the verdict; 0: none yet */
    struct html text;  /* of the verdict */
    struct str helped, drop_why, improve;
    int64_t next_at;
    int64_t call_ends_at;
};

/* Where it stands in the log. */
struct trail_proof {
    int64_t first;
    int64_t last;
    int64_t entries;
    int64_t last_at;
};

struct trail {
    const struct decision *decision;
    struct facts facts;
    struct trail_topics topics;
    struct trail_links links;
    struct trail_text text;
    struct trail_trial trial;
    struct trail_why why;
    struct trail_options options;
    struct trail_words words;
    struct trail_people people;
    struct vote vote; /* opened_at 0: there was none */
    struct trail_review review;
    struct trail_proof proof;
    int64_t option_id; /* whose text is before the people: the verdict's in a review */
};

/*
 * What its version is made of, besides the decision's: reads topics and links
 * alone. trail_read() needs it done before, reads all the rest and leaves the
 * facts to the caller.
 */
MUST_CHECK enum result trail_begin(struct db *, struct arena *, const struct visitor *,
                                   const struct decision *, struct trail *);
MUST_CHECK enum result trail_read(struct db *, struct arena *, const struct visitor *,
                                  struct trail *);

/* Changes whenever what trail_read() gives may have. */
int64_t trail_version(const struct trail *);

/* Parts of it, for their files; the text and the counts for a box too. */
MUST_CHECK enum result trail_read_text(struct db *, struct arena *, struct trail *);
MUST_CHECK enum result trail_read_counts(struct db *, struct trail *); /* of the text's option */
MUST_CHECK enum result trail_read_people(struct db *, struct arena *, struct trail *);
MUST_CHECK enum result trail_read_words(struct db *, struct arena *, struct trail *);
MUST_CHECK enum result trail_read_trial(struct db *, struct arena *, struct trail *);

/* One of the decision's texts by its hash in hexadecimal digits; NOT_FOUND. */
MUST_CHECK enum result trail_text_by_hash(struct db *, struct arena *, int64_t decision_id,
                                          struct str hash, struct trail_text *);

/* Words whose citations at the end, "#12 #14", are taken off and given apart: of that topic. */
struct str cites_cut(struct str words, const struct trail_topic *, struct trail_cites *);

#endif
