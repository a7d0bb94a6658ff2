#include "render/markdown_inside.h"

#include "base/arena.h"
#include "base/buffer.h"

/* Tables as GitHub Flavored Markdown 0.29 has them, section 4.10. */

/* Where the next bar without a backslash before it stands. */
static size_t find_bar(struct str row)
{
    size_t at = 0;

    while (at < row.length && row.data[at] != '|')
        at += row.data[at] == '\\' ? 2 : 1;
    return at < row.length ? at : row.length;
}

struct str markdown_row_of(struct str line)
{
    struct str row = str_trim(line);

    if (str_starts(row, "|"))
        row = str_slice(row, 1, row.length);
    if (str_ends(row, "|") && !str_ends(row, "\\|"))
        row.length--;
    return row;
}

bool markdown_cell_cut(struct str *row, struct str *cell)
{
    size_t bar = find_bar(*row);

    if (!row->data)
        return false;
    *cell = str_trim(str_slice(*row, 0, bar));
    if (bar == row->length)
        *row = (struct str){ 0 };
    else
        *row = str_slice(*row, bar + 1, row->length);
    return true;
}

static size_t count_cells(struct str line)
{
    struct str row = markdown_row_of(line), cell;
    size_t count = 0;

    while (markdown_cell_cut(&row, &cell))
        count++;
    return count;
}

/* :--- is left, :---: is centre, ---: is right; false for anything but such a mark. */
static bool read_alignment(struct str cell, char *alignment)
{
    bool left = str_starts(cell, ":"), right = str_ends(cell, ":");

    if (cell.length < 1 + (size_t)left + (size_t)right)
        return false;
    for (size_t i = left; i < cell.length - (size_t)right; i++)
        if (cell.data[i] != '-')
            return false;
    *alignment = left && right ? 'c' : left ? 'l' : right ? 'r' : 0;
    return true;
}

static size_t read_delimiters(struct str line, char *alignment)
{
    struct str row = markdown_row_of(line), cell;
    size_t count = 0;

    if (find_bar(line) == line.length)
        return 0;
    while (markdown_cell_cut(&row, &cell)) {
        if (count == MARKDOWN_COLUMNS_MAX || !read_alignment(cell, &alignment[count]))
            return 0;
        count++;
    }
    return count;
}

bool markdown_table_find(struct markdown_table *table)
{
    for (size_t i = 1; i < table->count; i++) {
        table->columns = read_delimiters(table->lines[i], table->alignment);
        table->header = i - 1;
        if (table->columns && count_cells(table->lines[i - 1]) == table->columns)
            return true;
    }
    return false;
}

static void put_cell(struct buffer *out, struct str cell)
{
    buffer_put_c(out, MARKDOWN_CELL_START);
    for (size_t i = 0; i < cell.length; i++)
        if (cell.data[i] != '\\' || i + 1 == cell.length || cell.data[i + 1] != '|')
            buffer_put(out, cell.data + i, 1);
    buffer_put_c(out, "\n\n");
}

static void put_row(struct buffer *out, const struct markdown_table *table, struct str line)
{
    struct str row = markdown_row_of(line), cell;

    for (size_t i = 0; i < table->columns && markdown_cell_cut(&row, &cell); i++)
        if (cell.length)
            put_cell(out, cell);
}

struct str markdown_table_text(struct arena *arena, const struct markdown_table *table)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < table->header; i++) {
        buffer_put_c(&out, MARKDOWN_CELL_START);
        buffer_put_str(&out, table->lines[i]);
        buffer_put_c(&out, "\n");
    }
    buffer_put_c(&out, "\n");
    put_row(&out, table, table->lines[table->header]);
    for (size_t i = table->header + 2; i < table->count; i++)
        put_row(&out, table, table->lines[i]);
    return buffer_str(&out);
}
