#include "base/clock.h"
#include "decisions/pages.h"
#include "topics/pages.h"

enum result decision_for(struct request *request, int64_t id, struct decision *decision,
                         struct topic *topic)
{
    enum result result = decision_find(request->db, &request->arena, id, decision);
    struct record record;

    if (result == OK)
        result = topic_for(request, decision->topic_id, topic);
    if (result != OK)
        return result;
    record = decision_record_of(decision, topic);
    if (!may_read(&request->visitor, &record))
        return NOT_FOUND;
    for (int i = 0; request->method == GET && decision_readers[i]; i++)
        decision_readers[i](request, id);
    return OK;
}

enum result decision_for_part(struct request *request, int64_t id, struct decision *decision,
                              struct topic *topic)
{
    enum result result = decision_for(request, id, decision, topic);
    struct record record;

    if (result != OK)
        return result;
    record = decision_record_of(decision, topic);
    return may_decide(&request->visitor, &record) ? OK : NOT_ALLOWED;
}

enum result decision_for_form(struct request *request, int64_t id, struct decision *decision,
                              struct topic *topic)
{
    bool has_ended = request->method == POST && !request->visitor.account_id;

    return has_ended ? decision_for(request, id, decision, topic)
                     : decision_for_part(request, id, decision, topic);
}

enum result decision_facts_for(struct request *request, const struct decision *decision,
                               const struct topic *topic, struct facts *facts)
{
    struct record record = decision_record_of(decision, topic);
    enum result result = facts_read(request->db, &request->arena, decision->id,
                                    request->visitor.account_id, clock_now(), facts);

    facts->may_write = may_decide(&request->visitor, &record);
    return result;
}
