#include "decisions/groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

static void count_in(struct group *group, struct rows *rows, int64_t option_id)
{
    bool is_here = row_integer(rows, "option_id") == option_id;
    int64_t kind = row_integer(rows, "kind");
    int64_t people = row_integer(rows, "people");

    if (is_here)
        group->of[kind] += people;
    else
        group->elsewhere += people;
}

static struct group *group_at(struct rows *rows, struct arena *arena, struct groups *groups)
{
    int64_t id = row_integer(rows, "id");

    if (!groups->count || groups->items[groups->count - 1].team_id != id)
        *list_add(arena, groups) = (struct group){
            .team_id = id,
            .handle = row_text(rows, "handle", arena),
            .name = row_text(rows, "name", arena),
            .is_private = row_integer(rows, "is_private"),
        };
    return &groups->items[groups->count - 1];
}

static enum result read_none(struct db *db, struct arena *arena, const struct visitor *visitor,
                             const struct option *option, struct groups *groups)
{
    struct group group = { 0 };
    struct rows rows = db_query(db, sql_groups_none, value(option->decision_id),
                                value(visitor->account_id), value(may_moderate(visitor)));
    bool any = false;

    while (rows_next(&rows)) {
        count_in(&group, &rows, option->id);
        any = true;
    }
    if (any)
        *list_add(arena, groups) = group;
    return rows_end(&rows);
}

enum result groups_of(struct db *db, struct arena *arena, const struct visitor *visitor,
                      const struct option *option, struct groups *groups)
{
    struct rows rows = db_query(db, sql_groups_of, value(option->decision_id),
                                value(visitor->account_id), value(may_moderate(visitor)));
    enum result result;

    *groups = (struct groups){ 0 };
    while (rows_next(&rows))
        count_in(group_at(&rows, arena, groups), &rows, option->id);
    result = rows_end(&rows);
    return result == OK ? read_none(db, arena, visitor, option, groups) : result;
}

static bool counts(const struct group *group)
{
    return group->team_id && !group->is_private;
}

static int64_t spoken(const struct group *group)
{
    int64_t people = group->elsewhere;

    for (int kind = 0; kind < STANCE_KINDS; kind++)
        people += group->of[kind];
    return people;
}

struct agreement groups_agreement(const struct groups *groups)
{
    struct agreement agreement = { 0 };

    for (size_t i = 0; i < groups->count; i++) {
        const struct group *group = &groups->items[i];

        if (!counts(group))
            continue;
        agreement.groups++;
        agreement.agreed += 2 * group->of[STANCE_SUPPORT] > spoken(group);
    }
    return agreement;
}

/* A whole number of any size: the least significant part first, no zeros at its end. */
struct product {
    uint32_t *parts;
    size_t count;
    size_t size;
};

static void multiply(struct arena *arena, struct product *product, uint32_t factor)
{
    uint64_t carry = 0;

    for (size_t i = 0; i < product->count; i++) {
        carry += (uint64_t)product->parts[i] * factor;
        product->parts[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (!carry)
        return;
    product->parts =
        list_room(arena, product->parts, sizeof *product->parts, product->count, &product->size);
    product->parts[product->count++] = (uint32_t)carry;
}

static int product_order(const struct product *a, const struct product *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (size_t i = a->count; i-- > 0;)
        if (a->parts[i] != b->parts[i])
            return a->parts[i] < b->parts[i] ? -1 : 1;
    return 0;
}

struct ranked {
    struct option option;
    struct product product;
};

static int rank_order(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int order = (a->option.set_aside_at != 0) - (b->option.set_aside_at != 0);

    if (!order)
        order = product_order(&b->product, &a->product);
    return order ? order
                 : (a->option.number > b->option.number) - (a->option.number < b->option.number);
}

/*
 * Whoever holds something counts as having voted on every option of the
 * decision, so the denominators are the same for all: the numerators decide.
 */
static struct product product_of(struct arena *arena, const struct groups *groups)
{
    struct product product = { 0 };

    product.parts = list_room(arena, NULL, sizeof *product.parts, 0, &product.size);
    product.parts[product.count++] = 1;
    for (size_t i = 0; i < groups->count; i++)
        if (counts(&groups->items[i]))
            multiply(arena, &product, (uint32_t)groups->items[i].of[STANCE_SUPPORT] + 1);
    return product;
}

enum result options_by_agreement(struct db *db, struct arena *arena, int64_t decision_id,
                                 struct options *options)
{
    static const struct visitor nobody = { 0 };
    enum result result = options_of(db, arena, decision_id, options);
    struct ranked *ranked = arena_alloc(arena, (options->count + 1) * sizeof *ranked);
    size_t count = 0;

    for (size_t i = 0; result == OK && i < options->count; i++) {
        struct groups groups;

        if (options->items[i].kind != OPTION_CHOICE)
            continue;
        ranked[count].option = options->items[i];
        result = groups_of(db, arena, &nobody, &options->items[i], &groups);
        if (result == OK)
            ranked[count++].product = product_of(arena, &groups);
    }
    if (count)
        qsort(ranked, count, sizeof *ranked, rank_order);
    for (size_t i = 0; i < count; i++)
        options->items[i] = ranked[i].option;
    options->count = count;
    return result;
}
