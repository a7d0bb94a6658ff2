/* Any bytes to what reads zone files, zone rules, times and lists of languages. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "render/language.h"
#include "render/zone_rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DAY = 24 * 60 * 60 };

static const int64_t times[] = { INT64_MIN, -1, 0, 1781006880, 95617584000, INT64_MAX };
enum { TIMES = sizeof times / sizeof *times };

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void read_zone(struct arena *arena, struct str input)
{
    const struct zone *zone = zone_parse(arena, STR("Test"), input);

    for (int i = 0; zone && i < TIMES; i++)
        expect(llabs(zone_offset(zone, times[i])) <= 26 * 60 * 60);
}

static void read_rule(struct str input)
{
    struct zone_rule rule;

    for (int i = 0; zone_rule_parse(input, &rule) && i < TIMES; i++)
        expect(llabs(zone_rule_offset(&rule, times[i])) <= 26 * 60 * 60);
}

/* A time that was read is written and read again as itself. */
static void read_time(struct arena *arena, struct str input)
{
    int64_t time, again;

    if (!time_from_rfc3339(input, &time) || time < -62135596800 || time > 253402300799)
        return;
    expect(time_from_rfc3339(time_rfc3339(arena, time), &again) && time == again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct str input = { memcpy(arena_alloc(&arena, size + !size), data, size), size };

    read_zone(&arena, input);
    read_rule(input);
    read_time(&arena, input);
    expect(language_wanted(input) != NULL);
    arena_free(&arena);
    return 0;
}
