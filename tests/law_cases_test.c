/*
 * Amendments in the words of those who write them, and what becomes of the article. Each file
 * of tests/data/law/cases/ is one case, for anyone to add: first a line that says what it shows,
 * then its parts, each under a line "--- NAME": "before" (one alinéa a line), one or several
 * "amendment", and "after", or "refused" with each reason on a line. There may be a "new article",
 * the "article" number, and a "language" (fr or en).
 */
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "law/amend.h"
#include "law/canon.h"
#include "render/diff.h"
#include "support/suite.h"

static const char folder[] = "tests/data/law/cases";

enum { AMENDMENTS_MAX = 20, WORDS_APART_MAX = 3 };

static struct arena arena;

struct law_case {
    struct str article, language, before, after, refused, new_article;
    struct str amendments[AMENDMENTS_MAX];
    size_t count;
};

static struct str read_file(const char *path)
{
    struct buffer text = { .arena = &arena };
    char piece[4096];
    ssize_t length;
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return STR("");
    while ((length = read(file, piece, sizeof piece)) > 0)
        buffer_put(&text, piece, (size_t)length);
    close(file);
    return buffer_str(&text);
}

static struct str *part_named(struct law_case *one, struct str name)
{
    if (str_equal(name, STR("before")))
        return &one->before;
    if (str_equal(name, STR("after")))
        return &one->after;
    if (str_equal(name, STR("refused")))
        return &one->refused;
    if (str_equal(name, STR("new article")))
        return &one->new_article;
    if (str_equal(name, STR("article")))
        return &one->article;
    if (str_equal(name, STR("language")))
        return &one->language;
    ck_assert_msg(str_equal(name, STR("amendment")), "no part is called %.*s", STR_ARGS(name));
    ck_assert_uint_lt(one->count, AMENDMENTS_MAX);
    return &one->amendments[one->count++];
}

static struct law_case read_case(struct str text)
{
    struct law_case one = { 0 };
    struct str *part = NULL;

    while (text.length) {
        struct str line = str_cut(&text, '\n');

        if (str_starts(line, "--- "))
            part = part_named(&one, str_slice(line, strlen("--- "), line.length));
        else if (part)
            *part = str_format(&arena, "%.*s%.*s\n", STR_ARGS(*part), STR_ARGS(line));
    }
    one.article = str_trim(one.article);
    return one;
}

/* Its lines without the blank ones; tabs part the cells of a row. */
static struct str_list lines_of(struct str text)
{
    struct str_list lines = { 0 };

    while (text.length) {
        struct str line = canon_row(&arena, str_cut(&text, '\n'));

        if (str_trim(line).length)
            *list_add(&arena, &lines) = line;
    }
    return lines;
}

static struct amended amend(const struct law_case *one)
{
    struct formula formulas[AMENDMENTS_MAX];
    struct str_list before = lines_of(one->before);
    struct amend_article article = { one->article, before.items, before.count };
    bool is_english = str_equal(str_trim(one->language), STR("en"));

    for (size_t i = 0; i < one->count; i++)
        formulas[i] = formula_parse(&arena, one->amendments[i], NULL,
                                    is_english ? FORMULA_ENGLISH : FORMULA_FRENCH);
    return law_amend(&arena, &article, formulas, one->count);
}

static struct str lines_made(const struct amended *amended)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < amended->count; i++) {
        buffer_put_str(&out, amended->lines[i].text);
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}

static struct str articles_made(const struct amended *amended)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < amended->article_count; i++)
        for (size_t k = 0; k < amended->articles[i].alineas.count; k++) {
            buffer_put_str(&out, amended->articles[i].alineas.items[k]);
            buffer_put_c(&out, "\n");
        }
    return buffer_str(&out);
}

static void put_replaced(struct buffer *out, struct str text, const char *name, struct str value)
{
    size_t at = str_find(text, str_of(name), 0);

    buffer_put_str(out, str_slice(text, 0, at));
    if (at == text.length)
        return;
    buffer_put_str(out, value);
    buffer_put_str(out, str_slice(text, at + strlen(name), text.length));
}

static struct str refusals_made(const struct amended *amended)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < amended->refusals.count; i++) {
        const struct refusal *refusal = &amended->refusals.items[i];
        struct buffer counted = { .arena = &arena };

        put_replaced(&counted, str_of(refusal_sentence(refusal->kind)), "{count}",
                     str_format(&arena, "%lld", (long long)refusal->count));
        put_replaced(&out, buffer_str(&counted), "{value}", refusal->value);
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}

/* Typography is the clerks' own: it is compared as words are looked for. */
static struct str plain(struct str text)
{
    struct buffer out = { .arena = &arena };

    while (text.length) {
        buffer_put_str(&out, canon_key(&arena, str_trim(str_cut(&text, '\n'))));
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}

static bool check_case(const char *name)
{
    struct str path = str_format(&arena, "%s/%s", folder, name);
    struct law_case one = read_case(read_file(path.data));
    struct amended amended = amend(&one);
    struct str made = plain(lines_made(&amended)), refused = refusals_made(&amended);
    bool is_right = one.count > 0 && str_equal(made, plain(one.after)) &&
                    str_equal(refused, one.refused) && amended.is_applied == !one.refused.length &&
                    str_equal(plain(articles_made(&amended)), plain(one.new_article));

    if (!is_right) {
        fprintf(stderr, "%s gives:\n%.*s%.*s%.*s", name, STR_ARGS(made), STR_ARGS(refused),
                STR_ARGS(articles_made(&amended)));
        for (size_t i = 0; i < one.count; i++) {
            struct formula formula = formula_parse(&arena, one.amendments[i], NULL, FORMULA_FRENCH);

            fprintf(stderr, "%.*s\n", STR_ARGS(formula_plain(&arena, &formula)));
        }
    }
    return is_right;
}

static int no_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

START_TEST(every_case_comes_out_as_it_says)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, no_hidden, alphasort), wrong = 0;

    ck_assert_int_ge(count, 40);
    for (int i = 0; i < count; i++) {
        wrong += !check_case(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* The same amendments of a real parliament, where they can be had. */

static const char *real_folder(void)
{
    const char *shared = getenv("PALABRE_SHARED");

    return str_format(&arena, "%s/data/law/06-amendment-application-cases",
                      shared ? shared : "../shared")
        .data;
}

static struct law_case read_real(const char *path)
{
    struct law_case one = { 0 };
    struct dirent **entries;
    int count = scandir(path, &entries, no_hidden, alphasort);

    for (int i = 0; i < count; i++) {
        struct str name = str_of(entries[i]->d_name);
        struct str text = read_file(str_format(&arena, "%s/%s", path, name.data).data);

        if (str_starts(name, "amendement_") && one.count < AMENDMENTS_MAX) {
            struct buffer spaced = { .arena = &arena };
            struct str rest = text;

            for (size_t at; rest.length; rest = str_slice(rest, at + 6, rest.length)) {
                at = str_find(rest, STR("&nbsp;"), 0);
                buffer_put_str(&spaced, str_slice(rest, 0, at));
                buffer_put_c(&spaced, at < rest.length ? " " : "");
            }
            one.amendments[one.count++] = buffer_str(&spaced);
        } else if (str_equal(name, STR("article_avant"))) {
            one.before = text;
        } else if (str_equal(name, STR("article_apres"))) {
            one.after = text;
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return one;
}

/* Words only: signs and the spaces beside them are typography ("L.O. 135-1", "L. O. 135-1"). */
static struct str words_of(struct str text)
{
    struct str key = plain(text);
    char *words = arena_alloc(&arena, key.length + 1);

    for (size_t i = 0; i < key.length; i++) {
        bool is_sign = (unsigned char)key.data[i] < 0x80 && !isalnum((unsigned char)key.data[i]);

        words[i] = is_sign ? ' ' : key.data[i];
    }
    return canon_text(&arena, (struct str){ words, key.length });
}

static void check_real(const char *name)
{
    struct law_case one = read_real(str_format(&arena, "%s/%s", real_folder(), name).data);
    struct amended amended = amend(&one);
    struct diff diff;

    if (!amended.is_applied) {
        fprintf(stderr, "%s: %.*s", name, STR_ARGS(refusals_made(&amended)));
        ck_abort_msg("%s is refused", name);
    }
    diff = diff_texts(&arena, words_of(lines_made(&amended)), words_of(one.after));
    ck_assert_msg(diff.words_added <= WORDS_APART_MAX && diff.words_removed <= WORDS_APART_MAX,
                  "%s: %zu words more, %zu less", name, diff.words_removed, diff.words_added);
}

START_TEST(real_amendments_come_out_as_they_were_adopted)
{
    struct dirent **entries;
    int count = scandir(real_folder(), &entries, no_hidden, alphasort);

    for (int i = 0; i < count; i++) {
        check_real(entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}
END_TEST

RUN_SUITE("law cases", every_case_comes_out_as_it_says,
          real_amendments_come_out_as_they_were_adopted)
