/*
 * Any bytes as the published list of a vote. One that is taken is written back
 * as it stood, and counts: each ballot once, no more seats than there are, every
 * rank once.
 */
#include <stdlib.h>

#include "ballots/list.h"
#include "base/arena.h"
#include "base/buffer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void check_written_back(struct arena *arena, const struct ballot_list *list, struct str text)
{
    struct buffer buffer = { .arena = arena };

    list_write(&buffer, list);
    expect(str_equal(buffer_str(&buffer), text));
}

static void check_shares(const struct ballot_list *list, const struct recount *recount)
{
    int64_t votes = 0, seats = 0;

    for (int i = 0; i < 3; i++) {
        votes += recount->shares[i].votes;
        seats += recount->shares[i].seats;
    }
    expect(votes == (int64_t)list->count);
    expect(seats == (votes && recount->meets_quorum ? list->seats : 0));
}

static void check_profiles(const struct ballot_list *list, const struct recount *recount)
{
    unsigned long ranks = 0;

    for (size_t i = 0; i < list->proposal_count; i++) {
        int64_t votes = 0;

        for (size_t grade = 0; grade < list->grade_count; grade++)
            votes += recount->profiles[i].votes[grade];
        expect(votes == (int64_t)list->count);
        expect(!recount->profiles[i].grade == !list->count);
        ranks |= 1UL << recount->profiles[i].rank;
    }
    expect(ranks == ((1UL << list->proposal_count) - 1) << 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct hash seed;
    struct arena arena = { 0 };
    struct str text = str_copy(&arena, (struct str){ (const char *)data, size }), fault = { 0 };
    struct ballot_list list;
    struct recount recount;

    if (ballot_list_read(&arena, text, &list, &fault) == OK) {
        check_written_back(&arena, &list, text);
        list_count(&arena, &list, &seed, &recount);
        if (list.is_judgment)
            check_profiles(&list, &recount);
        else
            check_shares(&list, &recount);
    } else {
        expect(str_starts(fault, "line ") && str_is_utf8(fault));
    }
    arena_free(&arena);
    return 0;
}
