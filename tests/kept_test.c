#include <string.h>
#include <zlib.h>

#include "base/buffer.h"
#include "base/random.h"
#include "http/compress.h"
#include "http/csrf.h"
#include "http/kept.h"
#include "http/limiter.h"
#include "support/forum.h"

/* What a browser makes of a gzip stream: zlib, which did not write it. */
static struct str unpacked(struct str packed)
{
    z_stream stream = { 0 };
    size_t room = 4 * 1024 * 1024;
    char *bytes = arena_alloc(&arena, room);

    ck_assert_int_eq(inflateInit2(&stream, 16 + 15), Z_OK);
    stream.next_in = (unsigned char *)(uintptr_t)packed.data;
    stream.avail_in = (uInt)packed.length;
    stream.next_out = (unsigned char *)bytes;
    stream.avail_out = (uInt)room;
    ck_assert_int_eq(inflate(&stream, Z_FINISH), Z_STREAM_END);
    ck_assert_uint_eq(stream.avail_in, 0);
    room = stream.total_out;
    inflateEnd(&stream);
    return (struct str){ bytes, room };
}

static struct str long_text(size_t words)
{
    struct buffer text = { .arena = &arena };

    for (size_t i = 0; i < words; i++)
        buffer_format(&text, "word %zu of many, ", i);
    return buffer_str(&text);
}

START_TEST(gzip_gives_back_what_went_in)
{
    struct str text = long_text(2000);
    struct str fast = gzip(&arena, text, COMPRESS_FAST), kept = gzip(&arena, text, COMPRESS_KEPT);

    ck_assert(str_equal(unpacked(fast), text));
    ck_assert(str_equal(unpacked(kept), text));
    ck_assert_uint_lt(kept.length, fast.length);
}
END_TEST

START_TEST(short_answers_are_not_compressed)
{
    ck_assert_uint_eq(gzip(&arena, STR("well\n"), COMPRESS_FAST).length, 0);
}
END_TEST

START_TEST(a_body_spliced_of_kept_blocks_and_own_words_is_one_gzip_stream)
{
    struct str shared = long_text(3000), other = long_text(10);
    struct buffer body = { .arena = &arena };
    struct span spans[2];

    buffer_put_c(&body, "before ");
    spans[0] = (struct span){ body.length, shared.length, deflate_blocks(&arena, shared) };
    buffer_put_str(&body, shared);
    buffer_put_str(&body, long_text(9000)); /* longer than one stored block may be */
    spans[1] = (struct span){ body.length, other.length, deflate_blocks(&arena, other) };
    buffer_put_str(&body, other);
    ck_assert(
        str_equal(unpacked(gzip_spliced(&arena, buffer_str(&body), spans, 2)), buffer_str(&body)));
    ck_assert(
        str_equal(unpacked(gzip_spliced(&arena, buffer_str(&body), spans, 0)), buffer_str(&body)));
    ck_assert(str_equal(unpacked(gzip_spliced(&arena, STR(""), NULL, 0)), STR("")));
}
END_TEST

START_TEST(what_cannot_be_compressed_fits_its_blocks)
{
    char *noise = arena_alloc(&arena, 300000);
    struct str bytes = { noise, 300000 };
    struct span span = { 0, bytes.length, { 0 } };

    random_bytes(noise, bytes.length);
    span.blocks = deflate_blocks(&arena, bytes);
    ck_assert(str_equal(unpacked(gzip_spliced(&arena, bytes, &span, 1)), bytes));
}
END_TEST

START_TEST(a_kept_page_is_found_by_its_key_until_another_takes_its_place)
{
    struct kept_table *table = kept_table_new(KEPT_BYTES_MAX);
    struct kept *first = kept_put(
        table, &(struct kept){ .key = STR("fr /latest"), .version = 1, .body = STR("one") });
    struct kept *second;

    second = kept_find(table, STR("fr /latest"));
    ck_assert_ptr_eq(second, first);
    kept_release(second);
    ck_assert_ptr_null(kept_find(table, STR("en /latest")));
    second = kept_put(table, &(struct kept){ .key = STR("fr /latest"), .body = STR("two") });
    ck_assert(str_equal(first->body, STR("one"))); /* still whole for who holds it */
    kept_release(first);
    kept_release(second);
    kept_table_free(table);
}
END_TEST

START_TEST(kept_pages_never_take_more_than_their_bound)
{
    struct kept_table *table = kept_table_new(KEPT_BYTES_MAX);
    size_t size = 100 * 1024, found = 0;
    char *bytes = arena_alloc(&arena, size);

    for (int i = 0; i < 1000; i++)
        kept_release(kept_put(
            table, &(struct kept){ .key = str_format(&arena, "%d", i), .body = { bytes, size } }));
    for (int i = 0; i < 1000; i++) {
        struct kept *kept = kept_find(table, str_format(&arena, "%d", i));

        found += kept != NULL;
        kept_release(kept);
    }
    ck_assert_uint_gt(found, 100);
    ck_assert_uint_le(found * size, KEPT_BYTES_MAX);
    kept_table_free(table);
}
END_TEST

START_TEST(what_is_too_large_is_not_kept)
{
    struct kept_table *table = kept_table_new(KEPT_BYTES_MAX);
    char *bytes = arena_alloc(&arena, KEPT_ONE_BYTES_MAX);

    ck_assert_ptr_null(
        kept_put(table, &(struct kept){ .key = STR("x"), .body = { bytes, KEPT_ONE_BYTES_MAX } }));
    kept_table_free(table);
}
END_TEST

static int drops;

static void count_drop(struct kept *kept)
{
    drops += kept->ready[0] != NULL;
}

START_TEST(what_was_made_of_a_kept_page_stays_as_long_as_the_page_is_held)
{
    struct kept_table *table = kept_table_new(KEPT_BYTES_MAX);
    struct kept example = { .key = STR("/"), .version = 1, .body = STR("one") };
    struct kept *kept;

    drops = 0;
    kept_on_drop(table, count_drop);
    kept = kept_put(table, &example);
    kept_release(kept_put(table, &example));
    ck_assert_int_eq(drops, 0);
    kept->ready[0] = kept; /* made after another took its place */
    kept_pin(kept);
    kept_release(kept);
    ck_assert_int_eq(drops, 1);
    ck_assert(str_equal(kept->body, STR("one")));
    kept_unpin(kept);
    kept_table_free(table);
}
END_TEST

START_TEST(a_token_fits_its_own_cookie_and_never_looks_the_same)
{
    struct str one = csrf_token(&arena, STR("cookie")), two = csrf_token(&arena, STR("cookie"));

    ck_assert(csrf_is_valid(one, STR("cookie")));
    ck_assert(csrf_is_valid(two, STR("cookie")));
    ck_assert(!str_equal(one, two));
    ck_assert(!csrf_is_valid(one, STR("other")));
    ck_assert(!csrf_is_valid(one, STR("")));
    ck_assert(!csrf_is_valid(STR(""), STR("cookie")));
    ck_assert(!csrf_is_valid(str_slice(one, 0, one.length - 1), STR("cookie")));
}
END_TEST

START_TEST(an_address_is_held_back_when_its_bucket_is_empty_and_let_in_again)
{
    struct limiter *limiter = limiter_new(10);
    int taken = 0;

    while (limiter_takes(limiter, STR("192.0.2.1"), 1000))
        taken++;
    ck_assert_int_eq(taken, 40);
    ck_assert(limiter_takes(limiter, STR("192.0.2.2"), 1000));
    ck_assert(!limiter_takes(limiter, STR("192.0.2.1"), 1050));
    ck_assert(limiter_takes(limiter, STR("192.0.2.1"), 1200));
    limiter_free(limiter);
}
END_TEST

RUN_TESTS("kept", gzip_gives_back_what_went_in, short_answers_are_not_compressed,
          a_body_spliced_of_kept_blocks_and_own_words_is_one_gzip_stream,
          what_cannot_be_compressed_fits_its_blocks,
          a_kept_page_is_found_by_its_key_until_another_takes_its_place,
          kept_pages_never_take_more_than_their_bound, what_is_too_large_is_not_kept,
          what_was_made_of_a_kept_page_stays_as_long_as_the_page_is_held,
          a_token_fits_its_own_cookie_and_never_looks_the_same,
          an_address_is_held_back_when_its_bucket_is_empty_and_let_in_again)
