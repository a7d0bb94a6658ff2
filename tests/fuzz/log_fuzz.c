/*
 * Any bytes as what others hand to the log: a leaf, a key, a signed note, a
 * checkpoint, an archive. What is read has one form alone, and an archive that
 * nobody signed never holds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/archive.h"
#include "log/leaf.h"
#include "log/note.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void check_leaf(struct arena *arena, struct str input)
{
    struct leaf leaf;

    if (leaf_read(input, &leaf))
        expect(str_equal(leaf_bytes(arena, &leaf), input));
}

static void check_keys(struct arena *arena, struct str input)
{
    struct signer signer;
    struct key key;

    if (key_read(input, arena, &key))
        expect(str_equal(key_text(arena, &key), input));
    (void)signer_read(input, arena, &signer);
}

static void check_note(struct arena *arena, struct str input)
{
    static const char log_key[] =
        "palabre.example+60d14234+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
    static const char witness_key[] =
        "witness.example/w1+e4051bff+BF5CMDMET1ahOmhnmUh7y/pj3R45IEzsJ905om2qYVYo";
    struct tree_head head;
    struct note note;
    struct str line;
    struct key key;
    int64_t time;

    if (!note_read(input, &note))
        return;
    expect(note.text.length + 1 + note.lines.length == input.length);
    expect(str_ends(note.text, "\n") && str_ends(note.lines, "\n"));
    expect(key_read(str_of(log_key), arena, &key));
    if (note_line_of(&note, &key, &line, &time))
        expect(str_ends(line, "\n") && !time);
    expect(key_read(str_of(witness_key), arena, &key));
    if (note_line_of(&note, &key, &line, &time))
        expect(str_ends(line, "\n") && time >= 0);
    if (checkpoint_read(note.text, &head))
        expect(str_starts(note.text, str_copy(arena, checkpoint_text(arena, &head)).data));
}

/* The key in the corpus's archive is one that this program does not have. */
static void check_archive(struct arena *arena, const uint8_t *data, size_t size)
{
    struct check check = { .arena = arena };
    FILE *file = size ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;

    if (!file)
        return;
    archive_check(file, &check);
    fclose(file);
    expect(!check.is_wrong || check.wrong.length);
    expect(check.words + check.erased == check.frontier.size || check.is_wrong);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct str input = { memcpy(arena_alloc(&arena, size + 1), data, size), size };

    check_leaf(&arena, input);
    check_keys(&arena, input);
    check_note(&arena, input);
    check_archive(&arena, data, size);
    arena_free(&arena);
    return 0;
}
