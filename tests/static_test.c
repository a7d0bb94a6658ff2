#include "render/static.h"

#include <libdeflate.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "support/suite.h"

static struct arena arena;

static struct str unpacked(struct str gzip, size_t length)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    char *bytes = arena_alloc(&arena, length + 1);
    size_t written;

    ck_assert_int_eq(
        libdeflate_gzip_decompress(decompressor, gzip.data, gzip.length, bytes, length, &written),
        LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    return (struct str){ bytes, written };
}

START_TEST(every_file_is_found_at_its_address)
{
    for (const struct static_file *file = static_files; file->name.data; file++) {
        ck_assert_ptr_eq(static_find(file->address), file);
        ck_assert_text(static_url(file->name.data), file->address.data);
    }
}
END_TEST

START_TEST(an_address_holds_the_hash_of_the_bytes)
{
    for (const struct static_file *file = static_files; file->name.data; file++) {
        unsigned char hash[crypto_hash_sha256_BYTES];
        char start[13];

        crypto_hash_sha256(hash, (const unsigned char *)file->bytes.data, file->bytes.length);
        sodium_bin2hex(start, sizeof start, hash, 6);
        ck_assert_ptr_nonnull(strstr(file->address.data, start));
    }
}
END_TEST

START_TEST(the_compressed_copy_is_the_same_file_and_smaller)
{
    for (const struct static_file *file = static_files; file->name.data; file++) {
        struct str bytes = unpacked(file->gzip, file->bytes.length);

        ck_assert_uint_lt(file->gzip.length, file->bytes.length);
        ck_assert(str_equal(bytes, file->bytes));
    }
}
END_TEST

START_TEST(the_style_sheet_is_the_folders_files_in_order)
{
    struct str style = static_find(static_url("palabre.css"))->bytes;
    size_t tokens = str_find(style, STR(":root {"), 0);
    size_t print = str_find(style, STR("@media print"), 0);

    ck_assert_uint_lt(tokens, print);
    ck_assert_uint_lt(print, style.length);
    ck_assert_text(static_find(static_url("palabre.css"))->type, "text/css; charset=utf-8");
}
END_TEST

START_TEST(no_file_asks_for_anything_from_elsewhere)
{
    for (const struct static_file *file = static_files; file->name.data; file++) {
        ck_assert_uint_eq(str_find(file->bytes, STR("url("), 0), file->bytes.length);
        ck_assert_uint_eq(str_find(file->bytes, STR("@import"), 0), file->bytes.length);
        ck_assert_uint_eq(str_find(file->bytes, STR("href="), 0), file->bytes.length);
    }
}
END_TEST

START_TEST(other_addresses_are_not_found)
{
    ck_assert_ptr_null(static_find(STR("/static/palabre.css")));
    ck_assert_ptr_null(static_find(STR("/static/palabre.000000000000.css")));
    ck_assert_ptr_null(static_find(STR("")));
}
END_TEST

START_TEST(a_name_that_does_not_exist_ends_the_program)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        log_from(LOG_ERROR + 1);
        static_url("parable.css");
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));
    ck_assert_int_eq(WTERMSIG(status), SIGABRT);
}
END_TEST

RUN_SUITE("static", every_file_is_found_at_its_address, an_address_holds_the_hash_of_the_bytes,
          the_compressed_copy_is_the_same_file_and_smaller,
          the_style_sheet_is_the_folders_files_in_order, no_file_asks_for_anything_from_elsewhere,
          other_addresses_are_not_found, a_name_that_does_not_exist_ends_the_program)
