#include "exchange/discourse_row.h"

#include "base/arena.h"
#include "exchange/discourse_fields.h"
#include "exchange/dump.h"

enum { MILLISECONDS = 1000, TIME_BYTES_MAX = 40 };

/* A dump's field as it stands in the line; numbers, times and booleans have no escapes. */
static struct str field_of(const struct discourse_row *row, const char *name)
{
    struct str field = STR("");

    return dump_field(row->dump, name, &field) ? field : STR("");
}

bool cell_is_there(const struct discourse_row *row, const char *name)
{
    struct str field;

    if (row->dump)
        return dump_field(row->dump, name, &field);
    return json_object_get(row->object, name) && !json_is_null(json_object_get(row->object, name));
}

int64_t cell_number(const struct discourse_row *row, const char *name)
{
    int64_t number = 0;

    if (!row->dump)
        return field_number(row->object, name);
    return str_to_integer(field_of(row, name), &number) ? number : 0;
}

bool cell_true(const struct discourse_row *row, const char *name)
{
    return row->dump ? str_equal(field_of(row, name), STR("t")) : field_true(row->object, name);
}

struct str cell_text(const struct discourse_row *row, const char *name)
{
    if (!row->dump)
        return str_copy(row->arena, field_text(row->object, name));
    return dump_text(row->arena, field_of(row, name), row->dump->encoding);
}

struct str cell_line(const struct discourse_row *row, const char *name, size_t characters)
{
    return text_line(row->arena, cell_text(row, name), characters);
}

/* "2024-03-02 10:00:00.885123" becomes "2024-03-02T10:00:00.885123Z". */
static struct str as_rfc3339(struct str field, char *room)
{
    size_t length = 0;

    if (field.length > TIME_BYTES_MAX)
        return STR("");
    for (; length < field.length; length++)
        room[length] = length == 10 && field.data[length] == ' ' ? 'T' : field.data[length];
    room[length++] = 'Z';
    return (struct str){ room, length };
}

int64_t cell_milliseconds(const struct discourse_row *row, const char *name)
{
    char room[TIME_BYTES_MAX + 1];

    if (!row->dump)
        return field_milliseconds(row->object, name);
    return text_milliseconds(as_rfc3339(field_of(row, name), room));
}

int64_t cell_seconds(const struct discourse_row *row, const char *name)
{
    return cell_milliseconds(row, name) / MILLISECONDS;
}
