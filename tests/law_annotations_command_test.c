/* palabre law annotations: what is said of a text, and where its words are. */
#include <stdio.h>

#include "cli/command.h"
#include "support/annotate.h"
#include "support/forum.h"

static char output[8000], errors[2000];

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

static int run(const char *slug, const char *option)
{
    char *arguments[] = { (char *)(uintptr_t)slug, (char *)(uintptr_t)option };
    struct command command = { .database = forum_where(),
                               .store = forum_store(),
                               .argc = (slug != NULL) + (option != NULL),
                               .argv = arguments,
                               .out = tmpfile(),
                               .err = tmpfile() };
    int status = command_law_annotations(&command);

    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

/* The helpers write to `forum`: for a moment that is the store's. */
static enum result add_all(struct db *db, void *context)
{
    struct document document = law_document("= 4\nA maker keeps spare parts.\nThe manual is free.");
    struct published published;
    struct db *own = forum;
    enum result result;

    (void)context;
    forum = db;
    debate_begin();
    result = text_publish(db, &arena,
                          &(struct publish_wish){ .document = &document, .slug = STR("durable") },
                          debate_problems(), &published);
    annotate(BOB, "A maker", "keeps spare parts");
    annotate(BOB, "The manual", NULL);
    forum = own;
    return result;
}

static void begin(void)
{
    ck_assert_int_eq(store_write_logging(forum_store(), add_all, NULL), OK);
}

START_TEST(annotations_are_listed_with_where_they_stand)
{
    begin();
    ck_assert_int_eq(run("durable", NULL), EXIT_DONE);
    ck_assert_str_eq(output, "1  exact  v1  4  1  keeps spare parts\n"
                             "2  exact  v1  4  2  The manual is free.\n");
    ck_assert_int_eq(run("durable", "--json"), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "\"exact\":\"keeps spare parts\""));
}
END_TEST

START_TEST(a_text_that_is_not_there_is_named)
{
    begin();
    ck_assert_int_eq(run("nothing", NULL), EXIT_REFUSED);
    ck_assert_str_eq(errors, "There is no text called nothing.\n");
    ck_assert_int_eq(run(NULL, NULL), EXIT_USAGE);
}
END_TEST

RUN_TESTS("law_annotations_command", annotations_are_listed_with_where_they_stand,
          a_text_that_is_not_there_is_named)
