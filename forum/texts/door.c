#include <inttypes.h>

#include "texts/pages.h"

enum result law_text_for(struct request *request, struct law_text *text)
{
    return text_called(request->db, &request->arena, request->names[0], text);
}

enum result law_version_for(struct request *request, struct law_text *text,
                            struct law_version *version)
{
    enum result result = law_text_for(request, text);

    return result == OK
               ? law_version_named(request->db, &request->arena, text, request->names[1], version)
               : result;
}

struct shared_part law_shared(struct request *request, const struct law_text *text, struct str what,
                              uint64_t reach)
{
    const struct zone *zone = request->page.zone ? request->page.zone : zone_utc;

    return (struct shared_part){
        .key = str_format(&request->arena, "law %" PRId64 " %.*s %016" PRIx64 " %.*s zone %.*s",
                          text->id, STR_ARGS(what), reach,
                          STR_ARGS(language_code(request->language)), STR_ARGS(zone_name(zone))),
        .version = text->version,
    };
}

enum result law_parts_put(struct request *request, struct page *page, const struct law_text *text,
                          int64_t article_id)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && law_parts[i]; i++)
        result = law_parts[i](request, page, text, article_id);
    return result;
}
