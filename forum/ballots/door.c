#include "ballots/pages.h"
#include "teams/team.h"

enum result ballot_for(struct request *request, int64_t id, struct ballot_item *item)
{
    int64_t account_id = request->visitor.account_id;
    struct record record;
    enum result result = ballot_find(request->db, &request->arena, id, item);

    if (result == OK && item->category_team_id && account_id)
        result = team_has(request->db, item->category_team_id, account_id, &item->is_in_team);
    if (result != OK)
        return result;
    record = ballot_record(item);
    return may_enter(&request->visitor, &record) ? OK : NOT_FOUND;
}
