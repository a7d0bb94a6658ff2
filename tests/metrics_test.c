/* The numbers of the server, for those who watch over it. */
#include "support/client.h"
#include "support/debate.h"

START_TEST(only_the_machine_itself_and_administrators_see_the_numbers)
{
    struct client visitor = { 0 }, ada = { 0 }, local = { .is_local = true };

    debate_begin();
    client_sign_in(&ada, ADA);
    client_get(&visitor, "/metrics");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&ada, "/metrics");
    ck_assert_int_eq(ada.status, 404);
    db_script(forum, "UPDATE account SET role = 3 WHERE id = 1;");
    client_get(&ada, "/metrics");
    ck_assert_int_eq(ada.status, 200);
    client_get(&local, "/metrics");
    ck_assert_int_eq(local.status, 200);
    ck_assert(client_sees(&local, "# TYPE palabre_kept_bytes gauge\npalabre_kept_bytes "));
    ck_assert(str_equal(client_header(&local, "Cache-Control"), STR("no-store")));
    client_end(&visitor);
    client_end(&ada);
    client_end(&local);
}
END_TEST

RUN_TESTS("metrics", only_the_machine_itself_and_administrators_see_the_numbers)
