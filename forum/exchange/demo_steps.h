#ifndef EXCHANGE_DEMO_STEPS_H
#define EXCHANGE_DEMO_STEPS_H

#include "exchange/demo_text.h"

/*
 * The demo's decisions, meetings and law texts. A file that begins with "decision:" is a
 * decision, with the fields decision (the word other files call it by), and
 * debate, the file of the debate it is opened from; or follows, the decision whose
 * branches it merges. A file that begins with "meetings:" is all meetings. Both
 * have a language. Their blocks are what happens:
 *
 *     == propose 1 by Lanterne, day 17 21:10
 *     == support 1 by Wren, day 18 10:00 en      what they say; in another language
 *     == block 1 by Farandole, 20 hours ago      before the demo is filled
 *     == call by clerk, day 26 18:00             whoever was drawn
 *
 * A verb, what it is done to (a number of an option, a concern or an item; the
 * letter of a branch), others it concerns, by whom, when. Then fields, one a
 * line, then, after an empty line, a text:
 *
 *     open             question status_quo affected scope why reversible forkable
 *                      fallback people groups
 *     notice           question affected undo until; text
 *     link FILE        a debate more
 *     option           title; text. Options are numbered from 1
 *     summary          text: "[why]" begins a section, then a sentence a line
 *     propose N, version N (note answers small; text)
 *     support N, reservation N, aside N (if; text)
 *     concern N, block N (passage harm remedy must): numbered together from 1
 *     second K NAMES, second K for TEAM
 *     reply K, answer K (text), resolve K (position; text), set-aside N (text)
 *     call, return, withdraw
 *     offer N, charter A: perimeter hypothesis expected stop owners team harm remedy;
 *                      offer also question review measure1 … how3
 *     own A NAMES, agree A, start, join A NAMES, evidence A EFFECT (seen; text)
 *     report A (value1 … lessons; text), verdict KIND (helped drop improve next keep;
 *                      text), owners A (text), call-verdict
 *
 *     meeting WORD     title category starts length place address team
 *     item WORD about DEBATE|DECISION (title; text), present WORD NAMES, others WORD N,
 *     noted WORD N (arguments objections outcome), minutes WORD (text), publish WORD,
 *     put WORD N       its text becomes the proposed one of its decision
 *
 *     tie LAW N RELATION (alinea amendment): ties article N to the decision
 *
 * A file that begins with "law:" is a law text: the word other files call it by (its address
 * too), title, kind, language, and category, where its debates are opened. Its blocks:
 *
 *     version N        label; text: Markdown, headings of three fields (exchange/law_markdown.h)
 *     note N al M "WORDS" opens WORD (as title; text), note N al M "WORDS" about DEBATE (as):
 *                      somebody points at words of alinéa M of article N
 *     amend N opens WORD (title; text): the reasons, then a line "=== words", then the formula
 *     reply WORD (text), reply WORD for (text): in a debate that was opened so
 *     adopt NUMBERS (label): these amendments become a version
 *
 * A file that begins with "ballots:" is all votes and public draws. Its blocks:
 *
 *     rhythm           sunday: a day of it
 *     plan WORD        question category kind law decision seats quorum opens closes (missing: the
 *                      next day of the rhythm)
 *                      address fingerprint proposal1 … ; text: the words, where no law is named
 *     on WORD DEBATE RELATION
 *     votes WORD       yes no abstain: how many of those on the roll; text: grades, a ballot a line
 *     recorded WORD    archive hash yes no abstain roll: of one held elsewhere
 *     draw WORD        title category seats known quotas ("femmes 5, hommes 5") source1 … ; text:
 *                      what for, then a line "=== list", then a name a line and its label after " |
 * " publish-list WORD, hold WORD (value1 …), step-down WORD N (reason)
 */
enum demo_verb {
    STEP_OPEN,
    STEP_NOTICE,
    STEP_LINK,
    STEP_OPTION,
    STEP_SUMMARY,
    STEP_PROPOSE,
    STEP_VERSION,
    STEP_SUPPORT,
    STEP_RESERVATION,
    STEP_ASIDE,
    STEP_CONCERN,
    STEP_BLOCK,
    STEP_SECOND,
    STEP_REPLY,
    STEP_ANSWER,
    STEP_RESOLVE,
    STEP_SET_ASIDE,
    STEP_CALL,
    STEP_OFFER,
    STEP_CHARTER,
    STEP_OWN,
    STEP_AGREE,
    STEP_START,
    STEP_JOIN,
    STEP_EVIDENCE,
    STEP_REPORT,
    STEP_VERDICT,
    STEP_OWNERS,
    STEP_CALL_VERDICT,
    STEP_MEETING,
    STEP_ITEM,
    STEP_PRESENT,
    STEP_OTHERS,
    STEP_NOTED,
    STEP_MINUTES,
    STEP_PUBLISH,
    STEP_PUT,
    STEP_TIE,
    STEP_TEXT, /* and below: of a law text */
    STEP_NOTE,
    STEP_AMEND,
    STEP_ADOPT,
    STEP_RHYTHM, /* and below: of votes and draws */
    STEP_PLAN,
    STEP_ON,
    STEP_VOTES,
    STEP_RECORDED,
    STEP_DRAW,
    STEP_PUBLISH_LIST,
    STEP_HOLD,
    STEP_STEP_DOWN,
    STEP_VERBS,
};

enum { STEP_FIELDS_MAX = 20, DEMO_CONCERNS_MAX = 20, DEMO_OPTIONS_MAX = 8 };

struct step_field {
    struct str name;
    struct str value;
};

struct demo_step {
    enum demo_verb verb;
    size_t decision; /* in struct demo; of a meeting's step none */
    size_t law;      /* in struct demo, of a law text's step */
    size_t debate;   /* in struct demo, that it opens: opens */
    bool opens;
    struct str what; /* after the verb: "1", "A supports", "tuesday 2" */
    struct str who;  /* by whom: a handle, or "clerk" */
    struct step_field fields[STEP_FIELDS_MAX];
    size_t field_count;
    struct str text;
    struct str language;
};

/* Empty when it is not there. */
struct str step_field(const struct demo_step *, const char *name);

/* "day 44 19:30", "in 5 days 19:30", "20 hours ago", "day 60" (at noon); 0 when it is no moment. */
int64_t step_moment(int64_t first_day, int64_t now, struct str text);

/* One such file. */
MUST_CHECK enum result demo_read_decision(struct reading *);
MUST_CHECK enum result demo_read_meetings(struct reading *);
MUST_CHECK enum result demo_read_law(struct reading *);
MUST_CHECK enum result demo_read_ballots(struct reading *);

/* What all of them are made of: the moment after a head's comma, perhaps with a language at its
 * end; the fields and the text of a block. NOT_VALID as in demo_text.h. */
MUST_CHECK enum result step_read_moment(struct reading *, struct str when, struct demo_step *,
                                        int64_t *at);
MUST_CHECK enum result step_read_fields(struct reading *, struct demo_step *);

#endif
