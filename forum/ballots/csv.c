/* The figures of a vote for spreadsheets (RFC 4180); the heading alone before its close. */
#include "ballots/pages.h"

#include <inttypes.h>
#include <string.h>

/*
 * Quoted whenever it could be taken for anything else; a spreadsheet that would
 * take it for a formula gets an apostrophe before it.
 */
static void put_cell(struct buffer *out, struct str text)
{
    bool is_formula = text.length && strchr("=+-@\t", text.data[0]);

    buffer_put_c(out, is_formula ? "\"'" : "\"");
    for (size_t i = 0; i < text.length; i++) {
        buffer_put(out, text.data + i, 1);
        if (text.data[i] == '"')
            buffer_put_c(out, "\"");
    }
    buffer_put_c(out, "\"");
}

static void put_shares(struct buffer *out, const struct ballot_result *result)
{
    buffer_put_c(out, "choice,votes,seats\r\n");
    for (int i = 0; i < SHARES && result; i++)
        buffer_format(out, "%.*s,%" PRId64 ",%" PRId64 "\r\n", STR_ARGS(result->shares[i].name),
                      result->shares[i].votes, result->shares[i].seats);
}

static void put_profiles(struct buffer *out, const struct ballot_page *view)
{
    buffer_put_c(out, "number,proposal");
    for (size_t g = 0; g < view->grades.count; g++) {
        buffer_put_c(out, ",");
        put_cell(out, view->grades.items[g].name);
    }
    buffer_put_c(out, ",grade,rank\r\n");
    for (size_t i = 0; i < view->result.profile_count; i++) {
        const struct profile *profile = &view->result.profiles[i];

        buffer_format(out, "%zu,", i + 1);
        put_cell(out, view->proposals.items[i].words);
        for (size_t g = 0; g < view->grades.count; g++)
            buffer_format(out, ",%" PRId64, profile->votes[g]);
        buffer_format(out, ",%d,%d\r\n", profile->grade, profile->rank);
    }
}

void ballot_csv(struct page *page, const struct ballot_page *view)
{
    if (view->item.kind == BALLOT_JUDGMENT)
        put_profiles(&page->body, view);
    else
        put_shares(&page->body, view->state == BALLOT_CLOSED ? &view->result : NULL);
}
