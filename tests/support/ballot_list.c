#include "support/ballot_list.h"

#include <check.h>
#include <string.h>

#include "base/buffer.h"

const char list_yes_no[] = "palabre ballots 1\n"
                           "item: https://forum.example/b/shall-we/9\n"
                           "question: Voulez-vous vous réunir : oui ou non ?\n"
                           "kind: yes-no\n"
                           "words: " HASH_C "\n"
                           "roll: 12\n"
                           "quorum: 20\n"
                           "seats: 10 hare\n"
                           "\n" HASH_A "\tyes\n" HASH_B "\tabstain\n" HASH_C "\tno\n";

const char list_judgment[] = "palabre ballots 1\n"
                             "item: /b/which/10\n"
                             "question: Which of these?\n"
                             "kind: judgment\n"
                             "words: " HASH_A "\n"
                             "roll: 3\n"
                             "quorum: 0\n"
                             "seats: 0 sainte-lague\n"
                             "proposal: The first\n"
                             "proposal: The second: with a colon\n"
                             "grade: Good\n"
                             "grade: Fair\n"
                             "grade: Bad\n"
                             "\n" HASH_A "\t1 -\n" HASH_B "\t- -\n" HASH_C "\t2 3\n";

struct str list_with(struct arena *arena, const char *text, const char *what, struct str by)
{
    const char *at = strstr(text, what);
    struct buffer out = { .arena = arena };

    ck_assert_msg(at != NULL, "%s", what);
    buffer_put(&out, text, (size_t)(at - text));
    buffer_put_str(&out, by);
    buffer_put_c(&out, at + strlen(what));
    return buffer_str(&out);
}
