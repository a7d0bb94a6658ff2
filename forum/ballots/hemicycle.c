#include "ballots/hemicycle.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"

/* In tenths, and degrees in hundredths. */
enum {
    MIDDLE_X = 2000,
    MIDDLE_Y = 1960,
    OUTER = 1780,
    ROW_MAX = 440, /* from one row to the next */
    ROWS_MAX = 16,
    SEATS_MOST = 1000,
    HALF_TURN = 18000,
    ONE = 10000,
};

/* sin(0°), sin(1°) … sin(90°), in ten thousandths. */
static const int32_t sines[] = {
    0,    175,  349,  523,  698,  872,  1045, 1219, 1392, 1564, 1736,  1908, 2079, 2250, 2419, 2588,
    2756, 2924, 3090, 3256, 3420, 3584, 3746, 3907, 4067, 4226, 4384,  4540, 4695, 4848, 5000, 5150,
    5299, 5446, 5592, 5736, 5878, 6018, 6157, 6293, 6428, 6561, 6691,  6820, 6947, 7071, 7193, 7314,
    7431, 7547, 7660, 7771, 7880, 7986, 8090, 8192, 8290, 8387, 8480,  8572, 8660, 8746, 8829, 8910,
    8988, 9063, 9135, 9205, 9272, 9336, 9397, 9455, 9511, 9563, 9613,  9659, 9703, 9744, 9781, 9816,
    9848, 9877, 9903, 9925, 9945, 9962, 9976, 9986, 9994, 9998, 10000,
};

/* Of 0 to 90 degrees, straight from one whole degree to the next: less than 1 in 20,000 off. */
static int64_t sine(int64_t angle)
{
    int64_t degree = angle / 100, rest = angle % 100;

    if (!rest)
        return sines[degree];
    return sines[degree] + ((int64_t)(sines[degree + 1] - sines[degree]) * rest) / 100;
}

struct row {
    int64_t radius;
    int64_t seats;
    int64_t rest; /* of its share, that was cut off */
};

struct placed {
    int64_t angle; /* from the left end */
    int64_t radius;
};

/* Few seats stand in one row, a thousand in sixteen. */
static int rows_for(int64_t seats)
{
    int rows = 1;

    while (rows < ROWS_MAX && 4 * rows * rows < seats)
        rows++;
    return rows;
}

static int64_t distance_of(int rows)
{
    int64_t distance = rows > 1 ? OUTER * 9 / 20 / (rows - 1) : ROW_MAX;

    return distance < ROW_MAX ? distance : ROW_MAX;
}

/* Each row takes as many as its length allows; what is cut off goes to the largest rests. */
static void fill_rows(struct row *rows, int count, int64_t seats)
{
    int64_t sum = 0, left = seats;

    for (int i = 0; i < count; i++)
        sum += rows[i].radius;
    for (int i = 0; i < count; i++) {
        rows[i].seats = seats * rows[i].radius / sum;
        rows[i].rest = seats * rows[i].radius % sum;
        left -= rows[i].seats;
    }
    for (; left; left--) {
        int best = 0;

        for (int i = 1; i < count; i++)
            if (rows[i].rest > rows[best].rest)
                best = i;
        rows[best].seats++;
        rows[best].rest = -1;
    }
}

static int by_angle(const void *a, const void *b)
{
    const struct placed *first = a, *second = b;

    if (first->angle != second->angle)
        return first->angle < second->angle ? -1 : 1;
    return first->radius > second->radius ? -1 : first->radius < second->radius;
}

static size_t place(const struct row *rows, int count, struct placed *placed)
{
    size_t total = 0;

    for (int i = 0; i < count; i++)
        for (int64_t seat = 0; seat < rows[i].seats; seat++)
            placed[total++] = (struct placed){
                .angle =
                    rows[i].seats == 1 ? HALF_TURN / 2 : seat * HALF_TURN / (rows[i].seats - 1),
                .radius = rows[i].radius,
            };
    qsort(placed, total, sizeof *placed, by_angle);
    return total;
}

static struct hemicycle_seat seat_at(struct placed placed)
{
    bool is_left = placed.angle <= HALF_TURN / 2;
    int64_t angle = is_left ? placed.angle : HALF_TURN - placed.angle;
    int64_t aside = placed.radius * sine(HALF_TURN / 2 - angle) / ONE;

    return (struct hemicycle_seat){
        .x = (int32_t)(is_left ? MIDDLE_X - aside : MIDDLE_X + aside),
        .y = (int32_t)(MIDDLE_Y - placed.radius * sine(angle) / ONE),
    };
}

/* Two seats beside each other touch neither in their row nor across it. */
static int32_t scale_for(const struct row *rows, int count, int64_t distance)
{
    int64_t nearest = distance;

    for (int i = 0; i < count; i++) {
        int64_t apart =
            rows[i].seats > 1 ? rows[i].radius * 355 / 113 / (rows[i].seats - 1) : distance;

        nearest = apart < nearest ? apart : nearest;
    }
    return (int32_t)(nearest * 1000 / ROW_MAX);
}

struct hemicycle hemicycle_plan(struct arena *arena, const int64_t *seats, size_t shares)
{
    struct hemicycle plan = { 0 };
    struct row rows[ROWS_MAX];
    struct placed *placed;
    int64_t total = 0;
    int count;

    for (size_t i = 0; i < shares; i++)
        total += seats[i];
    assert(total >= 0 && total <= SEATS_MOST);
    count = rows_for(total);
    for (int i = 0; i < count; i++)
        rows[i] = (struct row){ .radius = OUTER - i * distance_of(count) };
    fill_rows(rows, count, total);
    placed = arena_alloc(arena, (size_t)(total + 1) * sizeof *placed);
    plan.count = place(rows, count, placed);
    plan.items = arena_alloc(arena, (plan.count + 1) * sizeof *plan.items);
    plan.scale = scale_for(rows, count, distance_of(count));
    for (size_t i = 0, share = 0, given = 0; i < plan.count; i++, given++) {
        for (; given == (size_t)seats[share]; given = 0)
            share++;
        plan.items[i] = seat_at(placed[i]);
        plan.items[i].share = share;
    }
    return plan;
}
