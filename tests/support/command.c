#include "support/command.h"

#include <stdarg.h>
#include <stdio.h>

#include "cli/command.h"
#include "support/forum.h"

char command_output[8000], command_errors[4000];

static const char *typed = "";

void command_type(const char *text)
{
    typed = text;
}

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

int command_try(int (*which)(struct command *), ...)
{
    char *words[40];
    struct command command = { .database = forum_where(), .store = forum_store(), .argv = words };
    va_list list;
    int status;

    va_start(list, which);
    while ((words[command.argc] = va_arg(list, char *)))
        command.argc++;
    va_end(list);
    command.in = tmpfile();
    fputs(typed, command.in);
    rewind(command.in);
    command.out = tmpfile();
    command.err = tmpfile();
    status = which(&command);
    fclose(command.in);
    typed = "";
    read_back(command.out, command_output, sizeof command_output);
    read_back(command.err, command_errors, sizeof command_errors);
    return status;
}
