#ifndef BALLOTS_LIST_H
#define BALLOTS_LIST_H

#include "ballots/item.h"
#include "ballots/judgment.h"
#include "ballots/tally.h"
#include "base/result.h"

struct buffer;

/*
 * The published list of a vote, version 1: all that is needed to count it again.
 * UTF-8, every line ended by a newline, nothing but these lines in this order:
 *
 *     palabre ballots 1
 *     item: https://…/b/SLUG/ID     the page; "/b/SLUG/ID" when the site has no address
 *     question: …
 *     kind: yes-no                  or judgment
 *     words: SHA-256                of the words voted on, in hexadecimal
 *     roll: 3012                    people who could vote
 *     quorum: 0                     percent of them, 0 for none
 *     seats: 10 sainte-lague        or hare; "0 sainte-lague" for none, as in a judgment
 *     proposal: …                   of a judgment: two or more lines, from number 1
 *     grade: …                      of a judgment: three or more lines, the best first
 *                                   (an empty line)
 *     RECEIPT<TAB>CHOICE            a ballot a line, in the order of their bytes
 *
 * RECEIPT is the SHA-256 of the secret that the voter was given, of its 26 digits
 * alone (vote.h), in 64 hexadecimal ones.
 * CHOICE is yes, no or abstain; of a judgment a grade's number for each proposal,
 * spaces between, "-" where the voter was silent: it counts as the last grade.
 * No receipt stands there twice, and there are no more ballots than the roll has people.
 * Numbers have no zeros before them; fields are not empty and hold no control characters.
 */
enum { BALLOT_CHOICE_MAX = 64, LIST_LINE_MAX = 4000 /* bytes */, LIST_ROLL_MAX = 1000000000 };

struct list_ballot {
    struct str receipt;
    struct str choice;
};

struct ballot_list {
    struct str item;
    struct str question;
    bool is_judgment;
    struct str words;
    int64_t roll;
    int64_t quorum;
    int64_t seats; /* a judgment shares none */
    enum seat_rule rule;
    struct str proposals[PROPOSALS_MAX];
    size_t proposal_count;
    struct str grades[GRADES_MAX];
    size_t grade_count;
    struct list_ballot *ballots;
    size_t count, size;
};

/*
 * Writes one; ballots are in the order of their bytes already. What was typed is one line:
 * spaces stand for line breaks and other control characters.
 */
void list_write(struct buffer *, const struct ballot_list *);

/*
 * Reads one; it points into the text. NOT_VALID with what is wrong and where:
 * "line 14, choice: a grade for each of 3 proposals".
 */
MUST_CHECK enum result ballot_list_read(struct arena *, struct str text, struct ballot_list *,
                                        struct str *fault);

/*
 * Counts it. The seed breaks ties: the log's root after the entry of this list;
 * zeros when it is not known, and then `is_tied` says whether it would matter.
 * Without a ballot, or below the quorum, no seats are shared and nothing is
 * decided; what there is is counted all the same.
 */
struct recount {
    struct share shares[3]; /* yes, no, abstain */
    struct profile profiles[PROPOSALS_MAX];
    int64_t ballots;
    bool meets_quorum; /* as it does when none is asked */
    bool is_tied;      /* a ticket decided about a seat or a rank */
    enum ballot_outcome outcome;
    int64_t winner;       /* of a judgment that carried: the first proposal's number; else 0 */
    struct str list_hash; /* SHA-256 of its bytes, in hexadecimal */
};
void list_count(struct arena *, const struct ballot_list *, const struct hash *seed,
                struct recount *);

/* Is it a choice of this vote, written as in the list? Used for what voters send, too. */
bool choice_is_valid(const struct ballot_list *, struct str choice);

#endif
