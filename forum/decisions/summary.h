#ifndef DECISIONS_SUMMARY_H
#define DECISIONS_SUMMARY_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "decisions/facts.h"
#include "topics/author.h"

struct arena;
struct db;
struct decision;

/*
 * What a debate came to: plain sentences in parts, each of which cites messages
 * of the debates that are linked to the decision. Never changed, only followed
 * by a newer one, which counts.
 */
enum summary_section {
    SUMMARY_HAPPENED,
    SUMMARY_AGREED,
    SUMMARY_DISPUTED,
    SUMMARY_OPEN,
    SUMMARY_WHY, /* what speaks for the text: the reasons that a decision's page shows */
    SUMMARY_SET_ASIDE,
    SUMMARY_SECTIONS,
};

enum {
    SENTENCE_MAX = 300,
    SENTENCES_MAX = 12,      /* of a section */
    REASONS_MAX = 5,         /* of SUMMARY_WHY */
    CITES_MAX = 12,          /* of a sentence */
    SUMMARY_TEXT_MAX = 6000, /* of a section as it is typed */
    SUMMARIES_SHOWN_MAX = 100,
    SUMMARY_EVERY_POSTS = 30, /* so many messages ask for a new one */
};

struct summary_cite {
    int64_t post_id;
    int64_t topic_id;
    struct str topic_slug;
    int64_t number;
    bool is_there; /* it can be read, by whom the summary was read for: else only its number stands
                    */
};

struct summary_sentence {
    struct str words; /* plain text */
    struct summary_cite cites[CITES_MAX];
    size_t cite_count; /* at least one */
};

struct summary_part {
    struct summary_sentence *items;
    size_t count;
    size_t size;
};

struct summary {
    int64_t id;
    int64_t decision_id;
    int64_t number;       /* from 1 */
    struct author author; /* id 0: they left */
    int64_t cited;        /* messages it cites … */
    int64_t posts;        /* … of those there were */
    int64_t last_post;  /* the number of the last one, in the debate the decision was opened from */
    int64_t read_until; /* the id of the last one, of all its debates */
    int64_t created_at;
    struct summary_part parts[SUMMARY_SECTIONS]; /* only of summary_read() and summary_parse() */
};

struct summaries {
    struct summary *items; /* the newest first */
    size_t count;
    size_t size;
};

struct summary_look {
    const char *word;  /* in JSON and forms: "set_aside" */
    const char *label; /* N_("Set aside, and why") */
};
const struct summary_look *summary_look(enum summary_section);

/*
 * One of a decision's; number 0: the newest. NOT_FOUND when there is none. Read
 * for a visitor (NULL: for anyone) and the readers of a topic (0: of none
 * besides): cited messages they may not read, and withdrawn ones, are numbers.
 */
struct summary_wanted {
    int64_t decision_id;
    int64_t number;
    const struct visitor *visitor;
    int64_t topic_id;
};
MUST_CHECK enum result summary_read(struct db *, struct arena *, const struct summary_wanted *,
                                    struct summary *);

/* All of a decision's, without their sentences. */
MUST_CHECK enum result summaries_of(struct db *, struct arena *, int64_t decision_id,
                                    struct summaries *);

/* What the debates of a decision hold, of what a visitor may read. */
struct summary_span {
    int64_t decision_id;
    const struct visitor *visitor;
    int64_t after; /* the id of a message: what came since is counted; 0: all */
    int64_t until; /* the id of the last one that counts; 0: all there are */
};
struct summary_debates {
    int64_t posts;      /* messages */
    int64_t since;      /* of these, after that one */
    int64_t last_post;  /* the number of the last one, in the debate it was opened from */
    int64_t read_until; /* the id of the last one */
};
MUST_CHECK enum result summary_debates(struct db *, const struct summary_span *,
                                       struct summary_debates *);

/* May they write one now? Its author and its clerk; as long as it has no clerk, whoever may decide.
 */
bool summary_may_write(const struct facts *);

/*
 * As it is typed: one sentence a line, the messages it cites at its end: "#12"
 * in the debate the decision was opened from, "#345/7" in the debate 345.
 */
struct summary_wish {
    int64_t decision_id;
    int64_t topic_id; /* it was opened from */
    const struct visitor *visitor;
    int64_t based_on;   /* the number of the one that was there when it was typed; 0: none was */
    int64_t read_until; /* the id of the last message that was shown; 0: the last one there is */
    struct str texts[SUMMARY_SECTIONS];
};

/*
 * Reads what was typed, and finds the messages. Problems for each section (by
 * its word), which name the sentence: it cites nothing, or what it cites is no
 * message of the decision's debates that they may read. What an older summary
 * cited may be cited again, though it was withdrawn since.
 */
MUST_CHECK enum result summary_parse(struct db *, struct arena *, const struct summary_wish *,
                                     struct problems *, struct summary *);

/* Writes it. Problems for the whole too: not theirs to write, another one came meanwhile. */
MUST_CHECK enum result summary_write(struct db *, struct arena *, const struct summary_wish *,
                                     struct problems *, int64_t *number);

/*
 * All of them in one text: "[why]" on a line begins the section of that word, once
 * at most. False when it names none, or something stands before the first.
 */
bool summary_sections(struct str text, struct str texts[SUMMARY_SECTIONS]);

/* A section as it would be typed. */
struct str summary_typed(struct arena *, const struct summary_part *, int64_t topic_id);

/* "/d/SLUG/ID/summary" */
struct str summary_path(struct arena *, const struct decision *);

#endif
