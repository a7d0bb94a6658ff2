#include "http/fields.h"

#include <string.h>

#include "http/guard.h"

enum { TOKEN_FIELD = REQUEST_FIELDS_MAX, ONCE_FIELD, ONCE_MAX = 64 };

int field_index(const struct route *route, const char *name)
{
    for (int i = 0; route && route->fields && route->fields[i].name; i++)
        if (!strcmp(route->fields[i].name, name))
            return i;
    return -1;
}

void form_reader_begin(struct form_reader *reader, struct request *request)
{
    *reader = (struct form_reader){ .request = request, .current = -1 };
    for (int i = 0; i <= ONCE_FIELD; i++)
        reader->pieces[i].arena = &request->arena;
}

static int slot_of(const struct form_reader *reader, const char *name)
{
    if (!strcmp(name, "token"))
        return TOKEN_FIELD;
    if (!strcmp(name, "once"))
        return ONCE_FIELD;
    return field_index(reader->request->route, name);
}

/* Is it one more of the check boxes that share a name? */
static bool is_one_more(const struct form_reader *reader, int slot)
{
    return slot >= 0 && slot < TOKEN_FIELD && reader->is_ended[slot] &&
           reader->request->route->fields[slot].kind == FIELD_CHOICES;
}

bool form_reader_piece(struct form_reader *reader, const char *name, uint64_t offset,
                       const char *data, size_t length)
{
    if (!offset) {
        int slot = slot_of(reader, name);

        if (++reader->count > FORM_FIELDS_MAX) {
            reader->is_broken = true;
            return false;
        }
        if (is_one_more(reader, slot)) {
            buffer_put_c(&reader->pieces[slot], " ");
            reader->is_ended[slot] = false;
        }
        reader->current = slot >= 0 && !reader->is_ended[slot] ? slot : -1;
        if (slot >= 0)
            reader->is_ended[slot] = true;
    }
    if (reader->current >= 0)
        buffer_put(&reader->pieces[reader->current], data, length);
    return true;
}

/* Lines end in LF; of control characters only those and tabs stay. */
static struct str clean_text(struct arena *arena, struct str s)
{
    char *text = arena_alloc(arena, s.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < s.length; i++) {
        unsigned char c = (unsigned char)s.data[i];

        if (c == '\r' && (i + 1 == s.length || s.data[i + 1] != '\n'))
            c = '\n';
        if ((c >= ' ' && c != 0x7F) || c == '\n' || c == '\t')
            text[length++] = (char)c;
    }
    return (struct str){ text, length };
}

/* White space at the ends goes, any run of it within becomes one space. */
static struct str clean_line(struct arena *arena, struct str s)
{
    struct str text = str_trim(clean_text(arena, s));
    char *line = arena_alloc(arena, text.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];

        if (c == '\n' || c == '\t' || c == ' ') {
            if (line[length - 1] != ' ')
                line[length++] = ' ';
        } else {
            line[length++] = c;
        }
    }
    return (struct str){ line, length };
}

static struct str cleaned(struct arena *arena, const struct field *field, struct str value)
{
    switch (field->kind) {
    case FIELD_LINE:
    case FIELD_INTEGER:
    case FIELD_CHOICES:
    case FIELD_FLAG: return clean_line(arena, value);
    case FIELD_TEXT: return clean_text(arena, value);
    case FIELD_SECRET: return value;
    }
    return value;
}

static bool is_blank(const struct field *field, struct str value)
{
    return field->kind == FIELD_SECRET ? !value.length : !str_trim(value).length;
}

/* The problem names the field; in which language is known when it is shown. */
static struct problem *refuse(struct problems *problems, const struct field *field,
                              const char *message)
{
    struct problem *problem;

    problem_add(problems, field->name, message);
    problem = &problems->items[problems->count - 1];
    problem->label = field->label ? field->label : field->name;
    return problem;
}

static void check_number(struct problems *problems, const struct field *field, struct str value)
{
    int64_t number;

    if (!str_to_integer(value, &number) || number < field->min || number > field->max)
        refuse(problems, field, N_("{label}: this is not a number we can use."));
}

static void check_length(struct problems *problems, const struct field *field, struct str value)
{
    int64_t length = (int64_t)str_characters(value);

    if (length < field->min)
        refuse(problems, field, N_("{label}: at least {count} characters, please."))->count =
            field->min;
    else if (length > field->max)
        refuse(problems, field, N_("{label}: at most {count} characters, please."))->count =
            field->max;
}

static void check(struct problems *problems, const struct field *field, struct str value)
{
    bool may_be_empty =
        field->min <= 0 || field->kind == FIELD_FLAG || field->kind == FIELD_INTEGER;

    if (is_blank(field, value)) {
        if (!may_be_empty)
            refuse(problems, field, N_("{label}: please fill this in."));
    } else if (field->kind == FIELD_INTEGER) {
        check_number(problems, field, value);
    } else {
        check_length(problems, field, value);
    }
}

/* What is no text is refused and not shown again; what is out of bounds is kept as typed. */
static void take(struct request *request, int i, struct str value)
{
    const struct field *field = &request->route->fields[i];

    if (!str_is_utf8(value) || memchr(value.data, '\0', value.length)) {
        refuse(&request->problems, field, N_("{label}: this text cannot be read."));
        return;
    }
    request->values[i] = cleaned(&request->arena, field, value);
    check(&request->problems, field, request->values[i]);
}

enum result form_reader_end(struct form_reader *reader, struct str *token)
{
    struct request *request = reader->request;
    const struct field *fields = request->route->fields;
    struct str once = buffer_str(&reader->pieces[ONCE_FIELD]);

    *token = buffer_str(&reader->pieces[TOKEN_FIELD]);
    request->once = str_slice(once, 0, ONCE_MAX);
    if (!str_is_utf8(request->once))
        request->once = STR("");
    for (int i = 0; fields && fields[i].name; i++)
        take(request, i, buffer_str(&reader->pieces[i]));
    if (reader->is_broken)
        return problem_add(&request->problems, "", N_("This form holds too many fields."));
    return request->problems.count ? NOT_VALID : OK;
}

static bool query_value_is_sound(const struct field *field, struct str value)
{
    int64_t number, length = (int64_t)str_characters(value);

    if (!str_is_utf8(value))
        return false;
    if (field->kind == FIELD_INTEGER)
        return str_to_integer(value, &number) && number >= field->min && number <= field->max;
    return length <= field->max;
}

void fields_from_query(struct request *request, struct str query)
{
    const struct field *fields = request->route->fields;

    for (int count = 0; query.length && count < FORM_FIELDS_MAX; count++) {
        struct str value = str_cut(&query, '&');
        struct str name = str_cut(&value, '='), decoded;
        int i = fields ? field_index(request->route, str_copy(&request->arena, name).data) : -1;

        if (i < 0 || request->values[i].length ||
            !percent_decode(&request->arena, value, true, &decoded))
            continue;
        decoded = cleaned(&request->arena, &fields[i], decoded);
        if (query_value_is_sound(&fields[i], decoded))
            request->values[i] = decoded;
    }
}
