#include "render/compile/output.h"

#include <stdio.h>
#include <stdlib.h>

void output_literal(struct output *out, char c, bool is_folded)
{
    bool is_space = c == ' ' || c == '\t' || c == '\n';

    if (is_folded && is_space && (out->last == '\n' || out->last == '\0'))
        return;
    if (out->length == out->size) {
        out->size = out->size ? 2 * out->size : 4096;
        out->literal = realloc(out->literal, out->size);
        if (!out->literal)
            abort();
    }
    out->literal[out->length++] = c;
    out->last = c;
}

/* One character inside a C string; \? keeps trigraphs away. */
static void print_escaped(char c, bool is_last)
{
    if (c == '\n')
        fputs(is_last ? "\\n" : "\\n\"\n                  \"", stdout);
    else if (c == '"' || c == '\\' || c == '?')
        printf("\\%c", c);
    else
        putchar(c);
}

void output_flush(struct output *out)
{
    if (!out->length)
        return;
    fputs("    put_raw(page, \"", stdout);
    for (size_t i = 0; i < out->length; i++)
        print_escaped(out->literal[i], i + 1 == out->length);
    printf("\", %zu);\n", out->length);
    out->length = 0;
}

void output_value(struct output *out, const char *file, int line, const char *writer,
                  const char *expression, size_t length)
{
    output_flush(out);
    printf("#line %d \"%s\"\n    %s(page, (%.*s));\n", line, file, writer, (int)length, expression);
    out->last = ' ';
}

void output_code(struct output *out, const char *file, int line, const char *code, size_t length)
{
    output_flush(out);
    printf("#line %d \"%s\"\n%.*s\n", line, file, (int)length, code);
}
