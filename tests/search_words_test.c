/* What a text's words are to a search, and what is understood of a query. */
#include <string.h>

#include "base/buffer.h"
#include "search/query.h"
#include "search/snippet.h"
#include "support/forum.h"

/* The words of a text, with a space between. */
static const char *words_of(const char *text)
{
    struct word_reader reader = { .text = str_of(text) };
    struct buffer out = { .arena = &arena };
    struct word word;

    buffer_put_c(&out, "");
    while (word_next(&reader, &word)) {
        buffer_put_c(&out, out.length ? " " : "");
        buffer_put_str(&out, word.folded);
    }
    return out.length ? out.data : "";
}

static bool share_stem_in(const char *lang, const char *one, const char *other)
{
    struct word_reader readers[2] = { { .text = str_of(one) }, { .text = str_of(other) } };
    struct stems stems[2];
    struct word word;

    for (int i = 0; i < 2; i++) {
        ck_assert(word_next(&readers[i], &word));
        word_stems(&word, str_of(lang), &stems[i]);
    }
    for (int i = 0; i < stems[0].count; i++)
        for (int k = 0; k < stems[1].count; k++)
            if (str_equal(stems[0].items[i], stems[1].items[k]))
                return true;
    return false;
}

static struct query query_of(const char *text)
{
    struct query query;

    query_parse(&arena, str_of(text), &query);
    return query;
}

/* A query as it was understood: words with | between their stems, "phrases", -not. */
static const char *understood(const char *text)
{
    struct query query = query_of(text);
    struct buffer out = { .arena = &arena };

    buffer_put_c(&out, "");
    for (int i = 0; i < query.count; i++) {
        const struct query_term *term = &query.terms[i];

        buffer_put_c(&out, i ? " " : "");
        buffer_put_c(&out, term->is_negated ? "-" : "");
        buffer_put_c(&out, term->is_exact ? "\"" : "");
        for (int k = 0; k < term->count; k++)
            buffer_format(&out, "%s%.*s", k ? " " : "", STR_ARGS(term->words[k].folded));
        buffer_put_c(&out, term->is_exact ? "\"" : "");
    }
    return out.length ? out.data : "";
}

START_TEST(case_and_accents_do_not_matter)
{
    ck_assert_str_eq(words_of("ÉCOLE École ecole e\u0301cole"), "ecole ecole ecole ecole");
    ck_assert_str_eq(words_of("Œuvre CŒUR Straße ﬁn"), "oeuvre coeur strasse fin");
    ck_assert_str_eq(words_of("ДЕЛО Δήμος"), "дело δημος");
}
END_TEST

START_TEST(what_is_elided_is_no_part_of_a_word)
{
    ck_assert_str_eq(words_of("l'impôt d’abord qu'ils jusqu'ici"), "impot abord ils ici");
    ck_assert_str_eq(words_of("aujourd'hui people's don't"), "aujourdhui people dont");
    ck_assert_str_eq(words_of("''' l' d'"), "l d");
}
END_TEST

START_TEST(articles_numbers_and_languages_are_words)
{
    ck_assert_str_eq(words_of("L. 131-2 L131-2 L.131-2"), "l 131 2 l 131 2 l 131 2");
    ck_assert_str_eq(words_of("n° 2008-724, nº 12"), "no 2008 724 no 12");
    ck_assert_str_eq(words_of("c++ C# F# C"), "cplusplus csharp fsharp c");
    ck_assert_str_eq(words_of("漢字"), "漢 字");
    ck_assert_str_eq(words_of("🙂 -- !?"), "");
}
END_TEST

START_TEST(a_long_word_is_known_by_its_beginning)
{
    char text[3000];

    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    ck_assert_uint_eq(strlen(words_of(text)), WORD_CHARACTERS_MAX);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_no_words)
{
    struct word_reader reader = { .text = { "a\0b\xFF\xC3 l'\xCC\x81 x", 12 } };
    struct word word;
    int count = 0;

    while (word_next(&reader, &word)) {
        ck_assert(str_is_utf8(word.folded));
        ck_assert_uint_le(word.to, reader.text.length);
        count++;
    }
    ck_assert_int_ge(count, 2);
}
END_TEST

START_TEST(forms_of_a_word_share_a_stem)
{
    ck_assert(share_stem_in("fr", "pièces", "piece"));
    ck_assert(share_stem_in("fr", "décisions", "decision"));
    ck_assert(share_stem_in("fr", "détachées", "détaché"));
    ck_assert(share_stem_in("fr", "généraux", "général"));
    ck_assert(share_stem_in("en", "democracies", "democracy"));
    ck_assert(share_stem_in("en", "running", "runs"));
    ck_assert(share_stem_in("", "running", "runs"));
    ck_assert(share_stem_in("", "voterons", "voter"));
    ck_assert(!share_stem_in("", "impôt", "important"));
    ck_assert(!share_stem_in("fr", "running", "runs"));
}
END_TEST

START_TEST(ordinary_input_is_understood)
{
    ck_assert_str_eq(understood("l'impôt"), "impot");
    ck_assert_str_eq(understood("c++"), "cplusplus");
    ck_assert_str_eq(understood("L. 131-2"), "\"l 131 2\"");
    ck_assert_str_eq(understood("article L. 131-2 du code"), "article \"l 131 2\" code");
    ck_assert_str_eq(understood("n° 2008-724"), "\"no 2008 724\"");
    ck_assert_str_eq(understood("porte-parole"), "porte parole");
    ck_assert_str_eq(understood("le droit de la mer"), "droit mer");
    ck_assert_str_eq(understood("the who"), "who");
    ck_assert_str_eq(understood("le la"), "\"le\" \"la\"");
    ck_assert_str_eq(understood("AND OR NOT NEAR(a b)"), "or not near b");
}
END_TEST

START_TEST(phrases_and_exclusions_are_understood)
{
    ck_assert_str_eq(understood("\"dix ans\" pièces -moteur -\"sans fin\""),
                     "\"dix ans\" pieces -moteur -\"sans fin\"");
    ck_assert_str_eq(understood("« dix ans » “two words”"), "\"dix ans\" \"two words\"");
    ck_assert_str_eq(understood("\"one sided"), "one sided");
    ck_assert_str_eq(understood("a-b - -- --x"), "b x");
    ck_assert_str_eq(understood("-porte-parole"), "-\"porte parole\"");
}
END_TEST

START_TEST(what_to_search_in_is_understood_in_both_languages)
{
    struct query query = query_of("@Nacre #textes tag:atelier in:title order:latest status:open "
                                  "after:2026-05-01 before:2027 topic:12 group:Droit min_posts:3");

    ck_assert_str_eq(query.author.data ? str_copy(&arena, query.author).data : "", "Nacre");
    ck_assert(str_equal(query.category, STR("textes")));
    ck_assert(str_equal(query.tag, STR("atelier")));
    ck_assert(str_equal(query.team, STR("Droit")));
    ck_assert(query.in_title && !query.is_mine);
    ck_assert_int_eq(query.order, ORDER_LATEST);
    ck_assert_int_eq(query.status, STATUS_OPEN);
    ck_assert_int_eq(query.after, 1777593600);
    ck_assert_int_eq(query.before, 1798761600);
    ck_assert_int_eq(query.topic_id, 12);
    ck_assert_int_eq(query.posts_min, 3);
    ck_assert_int_eq(query.count, 0);

    query = query_of("auteur:Nacre catégorie:textes étiquette:atelier dans:titre dans:moi "
                     "ordre:aimés état:clos après:2026-05 avant:2027-01-01 débat:12 équipe:Droit "
                     "min_messages:3");
    ck_assert(str_equal(query.author, STR("Nacre")));
    ck_assert(str_equal(query.category, STR("textes")));
    ck_assert(str_equal(query.tag, STR("atelier")));
    ck_assert(str_equal(query.team, STR("Droit")));
    ck_assert(query.in_title && query.is_mine);
    ck_assert_int_eq(query.order, ORDER_LIKES);
    ck_assert_int_eq(query.status, STATUS_CLOSED);
    ck_assert_int_eq(query.after, 1777593600);
    ck_assert_int_eq(query.before, 1798761600);
    ck_assert_int_eq(query.count, 0);

    query = query_of("status:adopted");
    ck_assert_int_eq(query.status, STATUS_ADOPTED);
    ck_assert_int_eq(query.kind, KIND_DECISION); /* nothing else is in such a state */
    query = query_of("état:bifurcation type:débat");
    ck_assert_int_eq(query.status, STATUS_FORKED);
    ck_assert_int_eq(query.kind, KIND_DEBATE);
    query = query_of("dans:loi état:dernier-appel");
    ck_assert_int_eq(query.status, STATUS_LAST_CALL);
    ck_assert_int_eq(query.kind, KIND_LAW);
}
END_TEST

START_TEST(what_is_not_understood_is_an_ordinary_word)
{
    ck_assert_str_eq(understood("in:nowhere order:sideways"), "nowhere order sideways");
    ck_assert_str_eq(understood("before:yesterday after:2026-13-01"),
                     "before yesterday \"after 2026 13 01\"");
    ck_assert_str_eq(understood("#12 https://example.org/mail"), "12 https example org mail");
    ck_assert_str_eq(understood("topic: @ # tag:"), "topic tag");
}
END_TEST

START_TEST(a_query_that_asks_for_nothing_is_empty)
{
    static const char *const nothing[] = { "",      "   ",          "\"\"", "🙂",
                                           "-word", "order:latest", "+ * ~" };
    struct query query;

    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        query = query_of(nothing[i]);
        ck_assert_msg(query_is_empty(&query), "%s", nothing[i]);
    }
    query = query_of("@Nacre -word");
    ck_assert(!query_is_empty(&query));
}
END_TEST

static struct query parse_repeated(const char *text, int times)
{
    struct buffer out = { .arena = &arena };
    struct query query;

    for (int i = 0; i < times; i++)
        buffer_put_c(&out, text);
    query_parse(&arena, buffer_str(&out), &query);
    ck_assert_int_le(query.count, QUERY_TERMS_MAX);
    ck_assert_uint_le(query.text.length, QUERY_TEXT_MAX);
    ck_assert(str_is_utf8(query.text));
    return query;
}

START_TEST(hostile_queries_are_bounded)
{
    struct query query;

    ck_assert(parse_repeated("word NOT ", 5000).is_cut);
    parse_repeated("\"", 10000);
    parse_repeated("\"a", 10001);
    parse_repeated("«", 10000);
    parse_repeated("🙂", 5000);
    parse_repeated("-", 10000);
    parse_repeated("l'", 10000);
    parse_repeated("é\u0301", 10000);
    parse_repeated("(((", 10000);
    parse_repeated("tag:", 10000);
    query_parse(&arena, (struct str){ "a\0b \0", 5 }, &query);
    query_parse(&arena, (struct str){ "\xFF\xFE word", 7 }, &query);
    ck_assert(query_is_empty(&query));
}
END_TEST

static const char *marked(const char *text, const char *search, size_t bytes)
{
    struct query query = query_of(search);
    struct str snippet = snippet_of(&arena, str_of(text), &query, bytes);
    char *copy = arena_alloc(&arena, snippet.length + 1);

    for (size_t i = 0; i < snippet.length; i++)
        copy[i] = snippet.data[i] == MARK_BEGINS ? '['
                  : snippet.data[i] == MARK_ENDS ? ']'
                                                 : snippet.data[i];
    return copy;
}

START_TEST(a_snippet_marks_what_was_found)
{
    ck_assert_str_eq(marked("Les pièces de l'atelier", "piece ateliers", 200),
                     "Les [pièces] de l'[atelier]");
    ck_assert_str_eq(marked("Dix ans, ou ans dix.", "\"dix ans\"", 200),
                     "[Dix] [ans], ou ans dix.");
    ck_assert_str_eq(marked("Nothing of it \x0E here.", "else", 200), "Nothing of it  here.");
    ck_assert_str_eq(marked("", "word", 200), "");
}
END_TEST

START_TEST(a_snippet_is_cut_where_most_was_found)
{
    struct buffer text = { .arena = &arena };
    const char *snippet;

    buffer_put_c(&text, "One needle. ");
    for (int i = 0; i < 200; i++)
        buffer_put_c(&text, "straw ");
    buffer_put_c(&text, "a needle and a thread. ");
    for (int i = 0; i < 200; i++)
        buffer_put_c(&text, "hay ");
    snippet = marked(buffer_str(&text).data, "needle thread", 120);
    ck_assert(strstr(snippet, "[needle] and a [thread]"));
    ck_assert_uint_lt(strlen(snippet), 160);
    ck_assert(!strncmp(snippet, "… ", strlen("… ")));
}
END_TEST

RUN_TESTS("search words", case_and_accents_do_not_matter, what_is_elided_is_no_part_of_a_word,
          articles_numbers_and_languages_are_words, a_long_word_is_known_by_its_beginning,
          bytes_that_are_no_text_are_no_words, forms_of_a_word_share_a_stem,
          ordinary_input_is_understood, phrases_and_exclusions_are_understood,
          what_to_search_in_is_understood_in_both_languages,
          what_is_not_understood_is_an_ordinary_word, a_query_that_asks_for_nothing_is_empty,
          hostile_queries_are_bounded, a_snippet_marks_what_was_found,
          a_snippet_is_cut_where_most_was_found)
