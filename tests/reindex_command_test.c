#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "finding/search.h"
#include "store/store.h"
#include "support/debate.h"

static char output[200], errors[200];

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

static int run(int argc, char **argv)
{
    struct command command = { .database = forum_where(),
                               .store = forum_store(),
                               .argc = argc,
                               .argv = argv,
                               .out = tmpfile(),
                               .err = tmpfile() };
    int status = command_reindex(&command);

    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

static enum result forget_index(struct db *db, void *context)
{
    (void)context;
    forum = db;
    debate_begin();
    db_script(db, "DELETE FROM search_entry");
    return OK;
}

static int64_t found(void)
{
    static const struct visitor anyone = { 0 };
    struct search_wish wish = { .visitor = &anyone, .page = 1 };
    struct search_results results;

    query_parse(&arena, STR("library"), &wish.query);
    ck_assert_int_eq(search_find(store_reader(forum_store()), &arena, &wish, &results), OK);
    return results.total;
}

START_TEST(the_index_is_made_anew)
{
    struct db *own = forum;

    ck_assert_int_eq(store_write(forum_store(), forget_index, NULL), OK);
    ck_assert_int_eq(found(), 0);
    ck_assert_int_eq(run(0, NULL), EXIT_DONE);
    ck_assert_str_eq(output, "Every message can be found.\n");
    ck_assert_int_eq(found(), 1);
    forum = own;
}
END_TEST

START_TEST(arguments_are_not_understood)
{
    char word[] = "everything", *words[] = { word };

    ck_assert_int_eq(run(1, words), EXIT_USAGE);
    ck_assert_str_eq(output, "");
    ck_assert(strstr(errors, "no arguments"));
}
END_TEST

RUN_TESTS("reindex command", the_index_is_made_anew, arguments_are_not_understood)
