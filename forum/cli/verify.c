/* palabre verify: was the log rewritten? palabre export log: the log as a file to verify. */
#include "log/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "ballots/vote.h"
#include "cli/command.h"
#include "log/archive.h"
#include "render/json.h"
#include "store/db.h"
#include "store/store.h"

enum { PROGRESS_ENTRIES = 100000 };

static const char usage[] =
    "palabre verify [--key KEY] [--noted FILE] [--json] [PATH]\n"
    "\n"
    "Goes through the log and says which entry is the first that does not fit, if one does not.\n"
    "PATH is an archive made by `palabre export log`; without it the database is checked, also\n"
    "while it is served, and then also that each vote has a ballot for each mark on its roll. KEY "
    "is the log's public key as you noted it, else the log's own word is\n"
    "taken for it. FILE is a checkpoint that you saved earlier from /log/checkpoint: the log must\n"
    "still begin with the entries it was about.\n"
    "\n"
    "Exit status: 0 when all fits, 1 when something does not, 2 when it was not understood.\n";

/* One run of the command. */
struct verification {
    struct command *command;
    struct check check;
    bool as_json;
};

bool command_verify_is_offline(const struct command *command)
{
    for (int i = 0; i < command->argc; i++) {
        if (!strcmp(command->argv[i], "--key") || !strcmp(command->argv[i], "--noted"))
            i++;
        else if (strncmp(command->argv[i], "--", 2) != 0)
            return true;
    }
    return false;
}

static void say_progress(void *context, int64_t done, int64_t all)
{
    const struct command *command = context;

    if (done && done % PROGRESS_ENTRIES < 1024 && all > PROGRESS_ENTRIES)
        fprintf(command->err, "%" PRId64 " of %" PRId64 " entries\n", done, all);
}

static int cannot(const struct verification *verification, const char *what, const char *name)
{
    fprintf(verification->command->err, "palabre verify: %s: %s\n", what, name);
    return EXIT_USAGE;
}

static bool take_key(struct verification *verification, const char *text)
{
    struct check *check = &verification->check;

    check->has_key =
        key_read(str_of(text), check->arena, &check->key) && check->key.kind == KEY_LOG;
    return check->has_key;
}

/* A checkpoint as it was saved; its signatures do not matter to who kept it themselves. */
static bool take_noted(struct verification *verification, const char *path)
{
    struct check *check = &verification->check;
    char *bytes = arena_alloc(check->arena, NOTE_MAX_BYTES);
    FILE *file = fopen(path, "r");
    struct note note;
    size_t length = 0;

    if (file) {
        length = fread(bytes, 1, NOTE_MAX_BYTES, file);
        fclose(file);
    }
    check->has_noted = note_read((struct str){ bytes, length }, &note) &&
                       checkpoint_read(note.text, &check->noted);
    return check->has_noted;
}

/* Whoever voted has one ballot: that is no entry of the log, but a live database shows it. */
static enum result check_votes(struct db *db, struct check *check)
{
    int64_t item_id;
    enum result result = votes_uneven(db, &item_id);

    if (result == OK && item_id)
        check_fail(check, -1, "the vote S-%" PRId64 " has not as many ballots as voters", item_id);
    return result;
}

static enum result check_live(struct verification *verification)
{
    struct db *db = store_reader(verification->command->store);
    enum result result;

    if (!db)
        return FAILED;
    db_begin(db);
    result = verify_database(db, &verification->check, say_progress, verification->command);
    if (result == OK && !verification->check.is_wrong)
        result = check_votes(db, &verification->check);
    db_rollback(db);
    return result;
}

static bool check_file(struct verification *verification, const char *path)
{
    FILE *file = fopen(path, "r");

    if (!file)
        return false;
    archive_check(file, &verification->check);
    fclose(file);
    return true;
}

static void print_wrong(const struct verification *verification)
{
    const struct check *check = &verification->check;
    FILE *out = verification->command->out;

    if (check->wrong_number >= 0)
        fprintf(out, "The log does not hold. Entry %" PRId64 ": %.*s.\n", check->wrong_number,
                STR_ARGS(check->wrong));
    else
        fprintf(out, "The log does not hold: %.*s.\n", STR_ARGS(check->wrong));
}

static void print_whole(const struct verification *verification)
{
    const struct check *check = &verification->check;
    FILE *out = verification->command->out;
    struct arena arena = { 0 };

    fprintf(
        out,
        "The log holds: %" PRId64 " entries, %" PRId64 " with their words, %" PRId64
        " without.\n%" PRId64 " signed checkpoints fit, and %" PRId64 " signatures of witnesses.\n",
        check->frontier.size, check->words, check->erased, check->checkpoints, check->cosignatures);
    for (size_t i = 0; i < check->keys.count; i++)
        fprintf(out, "Signed with %.*s\n", STR_ARGS(key_text(&arena, &check->keys.items[i].key)));
    if (!check->has_key && check->keys.count)
        fputs("That key is what the log says itself: compare it with the one you noted, or give\n"
              "yours with --key.\n",
              out);
    arena_free(&arena);
}

static void put_keys(struct json *json, const struct check *check, struct arena *arena)
{
    json_key(json, "keys");
    json_begin_array(json);
    for (size_t i = 0; i < check->keys.count; i++)
        json_text(json, key_text(arena, &check->keys.items[i].key));
    json_end(json);
}

static void print_json(const struct verification *verification)
{
    const struct check *check = &verification->check;
    struct arena arena = { 0 };
    struct buffer out = { .arena = &arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_bool(&json, "valid", !check->is_wrong);
    json_put_integer(&json, "entries", check->frontier.size);
    json_put_integer(&json, "with_words", check->words);
    json_put_integer(&json, "erased", check->erased);
    json_put_integer(&json, "checkpoints", check->checkpoints);
    json_put_integer(&json, "cosignatures", check->cosignatures);
    put_keys(&json, check, &arena);
    json_put_string(&json, "head", check->head);
    if (check->is_wrong) {
        json_key(&json, "entry");
        if (check->wrong_number >= 0)
            json_number(&json, check->wrong_number);
        else
            json_nothing(&json);
        json_put_string(&json, "wrong", check->wrong);
    }
    json_end(&json);
    fprintf(verification->command->out, "%.*s\n", STR_ARGS(buffer_str(&out)));
    arena_free(&arena);
}

static int report(const struct verification *verification)
{
    if (verification->as_json)
        print_json(verification);
    else if (verification->check.is_wrong)
        print_wrong(verification);
    else
        print_whole(verification);
    return verification->check.is_wrong ? EXIT_REFUSED : EXIT_DONE;
}

static int verify(struct verification *verification)
{
    struct command *command = verification->command;
    const char *key = command_option(command, "--key");
    const char *noted = command_option(command, "--noted");

    verification->as_json = command_flag(command, "--json");
    if (command->argc > 1 || (command->argc && command->argv[0][0] == '-')) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    if (key && !take_key(verification, key))
        return cannot(verification, "this is no key of a log", key);
    if (noted && !take_noted(verification, noted))
        return cannot(verification, "there is no checkpoint in", noted);
    if (command->argc && !check_file(verification, command->argv[0]))
        return cannot(verification, strerror(errno), command->argv[0]);
    if (!command->argc && check_live(verification) != OK) {
        fputs("palabre verify: the database cannot be read now\n", command->err);
        return EXIT_REFUSED;
    }
    return report(verification);
}

int command_verify(struct command *command)
{
    struct arena arena = { 0 };
    struct verification verification = { .command = command, .check.arena = &arena };
    int status = verify(&verification);

    arena_free(&arena);
    return status;
}

static enum result write_log(struct command *command, FILE *file, struct archive_counts *counts)
{
    struct db *db = store_reader(command->store);
    enum result result;

    if (!db)
        return FAILED;
    db_begin(db);
    result = archive_write(db, file, counts, say_progress, command);
    db_rollback(db);
    return result;
}

int command_export_log(struct command *command)
{
    const char *path = command->argc == 1 ? command->argv[0] : NULL;
    struct archive_counts counts;
    enum result result;
    FILE *file;

    if (!path) {
        fputs("palabre export log: into which file?\n", command->err);
        return EXIT_USAGE;
    }
    file = fopen(path, "wxe");
    if (!file) {
        fprintf(command->err, "palabre export log: %s: %s\n", path, strerror(errno));
        return EXIT_REFUSED;
    }
    result = write_log(command, file, &counts);
    if (fclose(file) || result != OK) {
        unlink(path);
        fprintf(command->err, "palabre export log: %s could not be written\n", path);
        return EXIT_REFUSED;
    }
    fprintf(command->out,
            "%" PRId64 " entries are in %s, %" PRId64 " with their words: those that everybody\n"
            "may read. Check it anywhere with: palabre verify %s\n",
            counts.entries, path, counts.words, path);
    return EXIT_DONE;
}
