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
