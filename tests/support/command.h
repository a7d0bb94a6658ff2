#ifndef TESTS_SUPPORT_COMMAND_H
#define TESTS_SUPPORT_COMMAND_H

struct command;

/* What the last command wrote. */
extern char command_output[8000], command_errors[4000];

/* Runs one on forum_store() with these words, ended by NULL; its exit status. */
__attribute__((sentinel)) int command_try(int (*which)(struct command *), ...);

/* What the next one reads on its standard input; else it is empty. */
void command_type(const char *text);

#endif
