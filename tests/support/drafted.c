#include "support/drafted.h"

#include "base/arena.h"

struct writing {
    struct arena *arena;
    struct document document;
    size_t part;
    size_t article;
    struct str official;
};

static void write_line(struct writing *writing, struct str line)
{
    struct segment segment = { .kind = SEGMENT_ALINEA, .official = writing->official };

    if (str_starts(line, "@")) {
        writing->official = str_slice(line, 1, line.length);
        return;
    }
    writing->official = STR("");
    if (str_starts(line, "= ") || str_starts(line, "# ")) {
        bool is_part = line.data[0] == '=';

        segment.kind = is_part ? SEGMENT_PART : SEGMENT_ARTICLE;
        segment.parent = is_part ? SEGMENT_NONE : writing->part;
        segment.name = is_part ? STR("Title") : STR("");
        segment.num = str_slice(line, 2, line.length);
        *(is_part ? &writing->part : &writing->article) =
            document_add(writing->arena, &writing->document, &segment);
        return;
    }
    if (str_starts(line, "> "))
        segment.kind = SEGMENT_NOTE;
    segment.parent = writing->article;
    segment.body = segment.kind == SEGMENT_NOTE ? str_slice(line, 2, line.length) : line;
    (void)document_add(writing->arena, &writing->document, &segment);
}

static struct document written(struct arena *arena, struct str text, char separator)
{
    struct writing writing = { .arena = arena, .part = SEGMENT_NONE, .article = SEGMENT_NONE };

    while (text.length)
        write_line(&writing, str_cut(&text, separator));
    document_close(arena, &writing.document);
    return writing.document;
}

struct document drafted_law(struct arena *arena, const char *text)
{
    return written(arena, str_of(text), '|');
}

struct document drafted_lines(struct arena *arena, struct str text)
{
    return written(arena, text, '\n');
}
