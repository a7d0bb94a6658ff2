#include "exchange/discourse_index.h"

#include <strings.h>

#include "base/arena.h"

enum { SLOTS_MIN = 64 };

static uint64_t hash_number(int64_t number)
{
    uint64_t hash = (uint64_t)number * UINT64_C(0x9E3779B97F4A7C15);

    return hash ^ (hash >> 29);
}

static uint64_t hash_name(struct str name)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a, over lower case */

    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ ((unsigned char)name.data[i] | 0x20)) * UINT64_C(0x100000001B3);
    return hash_number((int64_t)hash);
}

static uint64_t person_hash(int64_t id, struct str username)
{
    return id ? hash_number(id) : hash_name(username);
}

static bool is_person(const struct discourse_person *person, int64_t id, struct str username)
{
    if (id || person->id)
        return person->id == id;
    return person->username.length == username.length &&
           !strncasecmp(person->username.data, username.data, username.length);
}

/* Puts a place in the first free slot from where its hash points. */
static void put(struct discourse_index *index, uint64_t hash, size_t place)
{
    size_t slot = hash & (index->size - 1);

    while (index->slots[slot])
        slot = (slot + 1) & (index->size - 1);
    index->slots[slot] = place + 1;
}

/* Makes it twice as large when the next entry would fill it by more than half. */
static bool grow(struct discourse_index *index, struct arena *arena, size_t count)
{
    if (index->size > 2 * count)
        return false;
    index->size = index->size ? 2 * index->size : SLOTS_MIN;
    index->slots = arena_alloc(arena, index->size * sizeof *index->slots);
    return true;
}

size_t topic_place(struct discourse_content *content, int64_t id)
{
    struct discourse_index *index = &content->topics_index;
    const struct discourse_topics *topics = &content->topics;
    size_t slot;

    if (grow(index, content->arena, topics->count + 1))
        for (size_t i = 0; i < topics->count; i++)
            put(index, hash_number(topics->items[i].id), i);
    for (slot = hash_number(id) & (index->size - 1); index->slots[slot];
         slot = (slot + 1) & (index->size - 1))
        if (topics->items[index->slots[slot] - 1].id == id)
            return index->slots[slot] - 1;
    index->slots[slot] = topics->count + 1;
    return topics->count;
}

size_t person_place(struct discourse_content *content, int64_t id, struct str username)
{
    struct discourse_index *index = &content->people_index;
    const struct discourse_people *people = &content->people;
    size_t slot;

    if (grow(index, content->arena, people->count + 1))
        for (size_t i = 0; i < people->count; i++)
            put(index, person_hash(people->items[i].id, people->items[i].username), i);
    for (slot = person_hash(id, username) & (index->size - 1); index->slots[slot];
         slot = (slot + 1) & (index->size - 1))
        if (is_person(&people->items[index->slots[slot] - 1], id, username))
            return index->slots[slot] - 1;
    index->slots[slot] = people->count + 1;
    return people->count;
}
