/* Decisions on the pages of others: the front page, a person's, a debate's. */
#include <inttypes.h>

#include "accounts/account.h"
#include "decisions/box_pages.h"
#include "decisions/map_pages.h"
#include "render/language.h"

enum { FRONT_DECISIONS = 5 };

/* Only what is under way: the rest is on the map. */
enum result decisions_front(struct request *request, const void **what, int64_t *version)
{
    struct map *map = arena_new(&request->arena, struct map);
    struct map_wish wish = {
        .visitor = &request->visitor,
        .tile = TILE_ALL,
        .most = FRONT_DECISIONS,
    };
    enum result result = map_read(request->db, &request->arena, &wish, map);
    size_t count = 0;

    while (count < map->count && map_is_under_way(&map->items[count]))
        count++;
    map->count = count;
    *what = count ? map : NULL;
    *version = map_version(map);
    return result;
}

enum result person_decisions(struct request *request, const struct account *account)
{
    struct map map;
    enum result result =
        map_of_person(request->db, &request->arena, &request->visitor, account->id, &map);

    if (result == OK && map.count)
        person_decisions_html(&request->page, &map);
    return result;
}

enum result topic_decisions(struct request *request, struct page *page, const struct topic *topic)
{
    struct boxes boxes;
    enum result result = boxes_read(request->db, &request->arena, topic->id, &boxes);

    for (size_t i = 0; result == OK && i < boxes.count; i++)
        box_html(page, &boxes.items[i]);
    return result;
}

void topic_mark_decision(struct page *page, int64_t mark)
{
    topic_mark_html(page, tile_look((enum tile)(mark - 1)));
}
