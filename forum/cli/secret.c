#include "cli/secret.h"

#include <termios.h>
#include <unistd.h>

#include "base/arena.h"

enum { LINE_MAX_BYTES = 4096, CONTROL_C = 3 };

/* One line without its end; false when none came, it is too long, or Ctrl-C ended it. */
static bool read_line(struct command *command, struct arena *arena, struct str *line)
{
    char text[LINE_MAX_BYTES];
    size_t length = 0;
    int c;

    while ((c = getc(command->in)) != EOF && c != '\n' && c != CONTROL_C && length < sizeof text)
        text[length++] = (char)c;
    if (c == CONTROL_C || length == sizeof text || (c == EOF && !length))
        return false;
    if (length && text[length - 1] == '\r')
        length--;
    *line = str_copy(arena, (struct str){ text, length });
    return true;
}

/*
 * Ctrl-C ends the line instead of the program, which may be a server at the
 * other end (cli/control.h) that would leave the terminal without echo.
 */
static bool ask(struct command *command, struct arena *arena, const char *question,
                struct str *line)
{
    int terminal = fileno(command->in);
    struct termios usual, silent;
    bool came;

    if (tcgetattr(terminal, &usual))
        return false;
    silent = usual;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    silent.c_cc[VEOL] = CONTROL_C;
    fputs(question, command->err);
    fflush(command->err);
    tcsetattr(terminal, TCSAFLUSH, &silent);
    came = read_line(command, arena, line);
    tcsetattr(terminal, TCSAFLUSH, &usual);
    fputs("\n", command->err);
    return came;
}

bool secret_read(struct command *command, struct arena *arena, struct str *secret)
{
    struct str again;

    if (!isatty(fileno(command->in))) {
        if (read_line(command, arena, secret))
            return true;
        fputs("No password came on standard input.\n", command->err);
        return false;
    }
    if (!ask(command, arena, "New password: ", secret) ||
        !ask(command, arena, "The same again: ", &again)) {
        fputs("Nothing was changed.\n", command->err);
        return false;
    }
    if (str_equal(*secret, again))
        return true;
    fputs("These were two different ones. Nothing was changed.\n", command->err);
    return false;
}
