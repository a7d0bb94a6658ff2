#include "base/buffer.h"
#include "law/formula_names.h"
#include "render/json.h"

static void put_list(struct json *json, const char *key, const struct str_list *list)
{
    if (!list->count)
        return;
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < list->count; i++)
        json_text(json, list->items[i]);
    json_end(json);
}

static void put_ranges(struct json *json, const char *key, const struct number_ranges *ranges)
{
    if (!ranges->count)
        return;
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < ranges->count; i++) {
        json_begin_array(json);
        json_number(json, ranges->items[i].from);
        json_number(json, ranges->items[i].to);
        json_end(json);
    }
    json_end(json);
}

static void put_text(struct json *json, const char *key, struct str text)
{
    if (text.length)
        json_put_string(json, key, text);
}

static void put_number(struct json *json, const char *key, int64_t number)
{
    if (number)
        json_put_integer(json, key, number);
}

static void put_flag(struct json *json, const char *key, bool is_set)
{
    if (is_set)
        json_put_bool(json, key, true);
}

static void put_place(struct json *json, const struct place *place)
{
    json_key(json, "place");
    json_begin_object(json);
    put_text(json, "law", place->law);
    put_text(json, "article", place->article);
    put_text(json, "part", place->part);
    put_flag(json, "is_quoted_law", place->is_quoted_law);
    put_list(json, "points", &place->points);
    put_ranges(json, "alineas", &place->alineas);
    put_ranges(json, "sentences", &place->sentences);
    if (place->end != PLACE_WHOLE)
        json_put_string(json, "end", str_of(place->end == PLACE_START ? "start" : "end"));
    put_flag(json, "is_table", place->is_table);
    put_list(json, "columns", &place->columns);
    put_number(json, "page", place->page);
    put_number(json, "line", place->line);
    put_number(json, "line_to", place->line_to);
    json_end(json);
}

static void put_instructions(struct json *, const char *key, const struct instruction *,
                             size_t count);

static void put_instruction(struct json *json, const struct instruction *instruction)
{
    json_begin_object(json);
    json_put_string(json, "act", str_of(act_names[instruction->act]));
    put_text(json, "label", instruction->label);
    put_place(json, &instruction->place);
    put_list(json, "words", &instruction->words);
    put_text(json, "words_to", instruction->words_to);
    put_flag(json, "is_between", instruction->is_between);
    put_number(json, "occurrence", instruction->occurrence);
    put_number(json, "times", instruction->times);
    put_text(json, "number", instruction->number);
    if (instruction->content_kind != CONTENT_NONE)
        json_put_string(json, "content_kind", str_of(content_names[instruction->content_kind]));
    put_list(json, "content", &instruction->content);
    put_flag(json, "is_before", instruction->is_before);
    put_flag(json, "is_same", instruction->is_same);
    put_flag(json, "is_consequence", instruction->is_consequence);
    json_put_integer(json, "from", (int64_t)instruction->from);
    json_put_integer(json, "to", (int64_t)instruction->to);
    if (instruction->child_count)
        put_instructions(json, "children", instruction->children, instruction->child_count);
    json_end(json);
}

static void put_instructions(struct json *json, const char *key, const struct instruction *items,
                             size_t count)
{
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < count; i++)
        put_instruction(json, &items[i]);
    json_end(json);
}

struct str formula_json(struct arena *arena, const struct formula *formula)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_string(&json, "language", str_of(formula->language == FORMULA_ENGLISH ? "en" : "fr"));
    json_put_bool(&json, "is_complete", formula_is_complete(formula));
    put_instructions(&json, "items", formula->items, formula->count);
    json_key(&json, "unknown");
    json_begin_array(&json);
    for (size_t i = 0; i < formula->unknown_count; i++) {
        json_begin_object(&json);
        json_put_integer(&json, "from", (int64_t)formula->unknown[i].from);
        json_put_integer(&json, "to", (int64_t)formula->unknown[i].to);
        json_put_string(&json, "why", str_of(formula->unknown[i].why));
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
    return buffer_str(&out);
}
