#include <string.h>

#include "exchange/law_flow.h"

void flow_begin_table(struct law_walk *walk)
{
    memset(walk->spans, 0, sizeof walk->spans);
}

void flow_begin_row(struct law_walk *walk)
{
    walk->row.length = 0;
    walk->column = 0;
    walk->has_cells = false;
}

static void next_column(struct law_walk *walk)
{
    if (walk->column++)
        buffer_put_c(&walk->row, "\t");
}

/* Columns that a cell from above still fills. */
static void pass_spans(struct law_walk *walk)
{
    while (walk->column < LAW_COLUMNS_MAX && walk->spans[walk->column] > 0) {
        walk->spans[walk->column]--;
        next_column(walk);
    }
}

void flow_cell(struct law_walk *walk, struct str captured, int64_t columns, int64_t rows)
{
    struct str words = law_line(walk->arena, captured);

    pass_spans(walk);
    walk->has_cells |= words.length > 0;
    for (int64_t i = 0; i == 0 || (i < columns && walk->column < LAW_COLUMNS_MAX); i++) {
        next_column(walk);
        if (i == 0)
            buffer_put_str(&walk->row, words);
        if (walk->column <= LAW_COLUMNS_MAX)
            walk->spans[walk->column - 1] = rows - 1;
    }
}

void flow_end_row(struct law_walk *walk)
{
    pass_spans(walk);
    if (walk->has_cells)
        flow_words(walk, SEGMENT_ROW, buffer_str(&walk->row));
}
