#include "exchange/law_json.h"

#include <string.h>

#include "base/arena.h"
#include "exchange/law_bytes.h"

enum result law_json_read(struct arena *arena, const struct law_source *source, json_t **root,
                          struct str *fault)
{
    json_error_t error;
    struct str text, why;
    enum result result = law_utf8(arena, source, &text, fault);

    if (result != OK)
        return result;
    *root = json_loadb(text.data, text.length, 0, &error);
    if (*root)
        return OK;
    if (json_error_code(&error) == json_error_premature_end_of_input)
        why = STR("the file ends before its JSON does: it is cut");
    else if (json_error_code(&error) == json_error_stack_overflow)
        why = STR("things stand in things, deeper than is read");
    else
        why = str_format(arena, "this is no JSON: %s", error.text);
    return law_refuse(arena, source, error.line > 0 ? error.line : 0, why, fault);
}

static struct str past_mark(struct str bytes)
{
    if (str_starts(bytes, "\xEF\xBB\xBF"))
        bytes = str_slice(bytes, 3, bytes.length);
    return str_trim(bytes);
}

bool law_json_has(struct str bytes, const char *member)
{
    enum { NAME_BYTES_MAX = 64 };
    struct str text = past_mark(bytes);
    char name[NAME_BYTES_MAX + 3];
    size_t length = strlen(member);

    if (!str_starts(text, "{") && !str_starts(text, "["))
        return false;
    name[0] = '"';
    memcpy(name + 1, member, length);
    name[length + 1] = '"';
    return str_find(text, (struct str){ name, length + 2 }, 0) < text.length;
}

struct str law_json_text(struct arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    if (json_is_string(value))
        return str_copy(arena, (struct str){ json_string_value(value), json_string_length(value) });
    if (json_is_integer(value))
        return str_format(arena, "%lld", (long long)json_integer_value(value));
    return STR("");
}

json_t *law_json_at(const json_t *object, const char *path)
{
    struct str rest = str_of(path);
    json_t *value = NULL;

    while (rest.length && object) {
        struct str name = str_cut(&rest, '/');

        value = json_object_getn(object, name.data, name.length);
        object = value;
    }
    return object ? value : NULL;
}
