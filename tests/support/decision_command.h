#ifndef TESTS_SUPPORT_DECISION_COMMAND_H
#define TESTS_SUPPORT_DECISION_COMMAND_H

#include <stdint.h>
#include <string.h>

#include "cli/command.h"
#include "support/command.h"
#include "support/forum.h"

/*
 * palabre decision, on a forum of nine people: Ada, Bob, Cleo, Dan, Eve, Mia,
 * Fay, Gus and Hal, with two debates, and a local group "lyon" that Fay leads.
 */
enum { DAY = 86400, ADA = 1, BOB, CLEO, DAN, EVE, MIA, FAY, GUS, HAL };

/* Does it. */
#define DO(...)                                                                                    \
    ck_assert_msg(command_try(command_decision, __VA_ARGS__, NULL) == EXIT_DONE, "%s",             \
                  command_errors)

/* … and says this. */
#define SAYS(words, ...)                                                                           \
    do {                                                                                           \
        DO(__VA_ARGS__);                                                                           \
        ck_assert_str_eq(command_output, words);                                                   \
    } while (0)

/* … refuses, and says this. */
#define REFUSED(words, ...)                                                                        \
    do {                                                                                           \
        ck_assert_int_eq(command_try(command_decision, __VA_ARGS__, NULL), EXIT_REFUSED);          \
        ck_assert_msg(strstr(command_errors, words), "%s", command_errors);                        \
    } while (0)

#define NOT_UNDERSTOOD(...)                                                                        \
    do {                                                                                           \
        ck_assert_int_eq(command_try(command_decision, __VA_ARGS__, NULL), EXIT_USAGE);            \
        ck_assert_ptr_nonnull(strstr(command_errors, "palabre decision position"));                \
    } while (0)

/* The people, their debates and their group, on a day of May 2026. */
void decision_command_begin(void);

/* … and Ada's question, whose first option is before the people. */
void decision_command_propose(void);

/* Mia volunteers, and is drawn as its clerk. */
void decision_command_draw(void);

/* So many days later, with the steps taken that are due. */
void decision_command_later(int64_t days);

#endif
