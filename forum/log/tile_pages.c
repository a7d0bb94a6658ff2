/*
 * The tree in tiles (c2sp.org/tlog-tiles): 256 hashes or entries in one file,
 * which never changes once it is full.
 *
 *     /log/tile/L/N[.p/W]        hashes of the subtrees of 256^L entries
 *     /log/tile/entries/N[.p/W]  entries, each its length in two bytes, then its leaf
 *
 * N is written in groups of three digits, all but the last after an x: x001/067.
 */
#include "log/pages.h"
#include "log/row.h"
#include "sql.h"

enum { TILE_WIDTH = 256, TILE_BITS = 8, GROUP_DIGITS = 3, GROUPS_MAX = 5 };

struct tile {
    int level; /* below 0: entries */
    int64_t number;
    int64_t width;
};

/* A group of N keeps its zeros in front. */
static bool group_from(struct str text, int64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.length && i < GROUP_DIGITS; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *number = *number * 10 + (text.data[i] - '0');
    }
    return text.length == GROUP_DIGITS;
}

static bool number_between(struct str text, int64_t least, int64_t most, int64_t *number)
{
    return str_to_integer(text, number) && *number >= least && *number <= most;
}

static bool level_from(struct str text, int *level)
{
    int64_t number;

    *level = -1;
    if (str_equal(text, STR("entries")))
        return true;
    if (!number_between(text, 0, TREE_LEVELS_MAX / TILE_BITS, &number))
        return false;
    *level = (int)number;
    return true;
}

/* The groups of N; what follows the last one stays in rest. */
static bool number_from(struct str *rest, int64_t *number, bool *is_partial)
{
    *number = 0;
    for (int i = 0; i < GROUPS_MAX; i++) {
        struct str group = str_cut(rest, '/');
        bool goes_on = str_starts(group, "x");
        int64_t part;

        if (goes_on)
            group = str_slice(group, 1, group.length);
        *is_partial = !goes_on && str_ends(group, ".p");
        if (*is_partial)
            group = str_slice(group, 0, group.length - 2);
        if (!group_from(group, &part) || (goes_on && !i && !part))
            return false;
        *number = *number * 1000 + part;
        if (!goes_on)
            return true;
    }
    return false;
}

static bool tile_from(struct str path, struct tile *tile)
{
    struct str rest = path;
    bool is_partial;

    tile->width = TILE_WIDTH;
    if (!level_from(str_cut(&rest, '/'), &tile->level) ||
        !number_from(&rest, &tile->number, &is_partial))
        return false;
    return is_partial ? number_between(rest, 1, TILE_WIDTH - 1, &tile->width) : !rest.length;
}

static enum result put_hashes(struct request *request, const struct tile *tile, struct buffer *out,
                              int64_t *count)
{
    int64_t from = tile->number * TILE_WIDTH;
    struct rows rows = db_query(request->db, sql_log_nodes_of_level, value(tile->level * TILE_BITS),
                                value(from), value(from + tile->width));

    while (rows_next(&rows)) {
        buffer_put_str(out, row_bytes(&rows, "hash", &request->arena));
        ++*count;
    }
    return rows_end(&rows);
}

static enum result put_entries(struct request *request, const struct tile *tile, struct buffer *out,
                               int64_t *count)
{
    struct rows rows = db_query(request->db, sql_log_leaves_from, value(tile->number * TILE_WIDTH),
                                value(tile->width));
    struct leaf leaf;

    while (rows_next(&rows) && leaf_from_row(&rows, &request->arena, &leaf)) {
        struct str bytes = leaf_bytes(&request->arena, &leaf);
        const unsigned char length[2] = { (unsigned char)(bytes.length >> 8),
                                          (unsigned char)bytes.length };

        buffer_put(out, length, sizeof length);
        buffer_put_str(out, bytes);
        ++*count;
    }
    return rows_end(&rows);
}

enum result log_tile_show(struct request *request)
{
    struct buffer out = { .arena = &request->arena };
    int64_t count = 0;
    struct tile tile;
    enum result result;

    if (!tile_from(request->names[0], &tile))
        return NOT_FOUND;
    result = (tile.level < 0 ? put_entries : put_hashes)(request, &tile, &out, &count);
    if (result != OK || count != tile.width)
        return result == OK ? NOT_FOUND : result;
    request->answer.type = STR("application/octet-stream");
    request->answer.body = buffer_str(&out);
    request->answer.is_kept_for_good = true;
    return OK;
}
