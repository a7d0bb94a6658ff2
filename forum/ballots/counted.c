/* The numbers behind a result, in integers. */
#include "ballots/result_view.h"

int64_t ballot_thousandths(int64_t part, int64_t all)
{
    return all > 0 ? (part * 1000 + all / 2) / all : 0;
}

int64_t seat_columns(const struct ballot_result *result)
{
    int64_t most = 0;

    for (int i = 0; i < SHARES; i++)
        most = result->shares[i].seats > most ? result->shares[i].seats : most;
    return most < SEAT_COLUMNS_MAX ? most + 1 : 0;
}

int64_t seat_quotient_tenths(int64_t votes, int64_t seats_before)
{
    int64_t divisor = 2 * seats_before + 1;

    return (votes * 10 + divisor / 2) / divisor;
}

int64_t hare_whole(int64_t votes, int64_t seats, int64_t sum)
{
    return sum ? votes * seats / sum : 0;
}

int64_t hare_rest(int64_t votes, int64_t seats, int64_t sum)
{
    return sum ? votes * seats % sum : 0;
}
