/*
 * Annotations for other tools, as the Web Annotation Data Model asks (W3C
 * Recommendation of 23 February 2017): each requirement that is tried is named
 * by its section.
 */
#include <jansson.h>

#include "support/annotate.h"
#include "support/client.h"
#include "support/suite.h"

static struct client visitor;
static json_t *document;

static void begin(void)
{
    debate_begin();
    law_publish(forum, "durable",
                "= 4 | Spare parts\nL’acheteur reçoit la notice de démontage, sans frais.\n"
                "The manual is given to repairers on demand.");
}

static void fetch(const char *target)
{
    client_get(&visitor, target);
    ck_assert_int_eq(visitor.status, 200);
    json_decref(document);
    document = json_loadb(visitor.body.data, visitor.body.length, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_ptr_nonnull(document);
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    ck_assert_msg(text != NULL, "no text %s", key);
    return text;
}

static void end(void)
{
    json_decref(document);
    client_end(&visitor);
}

/* §3.1, §4: an annotation has a type, a target, and addresses that are whole or of this site. */
static void check_annotation(const json_t *annotation)
{
    const json_t *targets = json_object_get(annotation, "target"), *target;
    size_t i;

    ck_assert_str_eq(text_of(annotation, "type"), "Annotation");
    ck_assert_ptr_nonnull(strstr(text_of(annotation, "id"), "/annotations/"));
    ck_assert_ptr_nonnull(strchr(text_of(annotation, "created"), 'Z')); /* §3.3.1: xsd:dateTime */
    ck_assert_ptr_nonnull(strstr(text_of(json_object_get(annotation, "body"), "id"), "/t/"));
    ck_assert_uint_ge(json_array_size(targets), 1);
    json_array_foreach(targets, i, target)
    {
        const json_t *selector = json_object_get(target, "selector");
        const json_t *refinements = json_object_get(selector, "refinedBy");
        const json_t *quote = json_array_get(refinements, 0);
        const json_t *position = json_array_get(refinements, 1);

        ck_assert_ptr_nonnull(strstr(text_of(target, "source"), "/law/durable/v1/4"));
        ck_assert_ptr_null(strchr(text_of(target, "source"), '#')); /* §4.2.1 */
        ck_assert_str_eq(text_of(selector, "type"), "FragmentSelector");
        ck_assert_str_eq(text_of(quote, "type"), "TextQuoteSelector");
        ck_assert_str_eq(text_of(position, "type"), "TextPositionSelector");
        ck_assert_int_lt(json_integer_value(json_object_get(position, "start")),
                         json_integer_value(json_object_get(position, "end")));
    }
}

START_TEST(a_collection_counts_them_and_leads_to_its_first_page)
{
    begin();
    fetch("/law/durable/annotations.jsonld");
    ck_assert_text(client_header(&visitor, "Content-Type"),
                   "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"");
    ck_assert_ptr_null(json_object_get(document, "first")); /* there is none */
    annotate(BOB, "The manual", "given to repairers on demand");
    fetch("/law/durable/annotations.jsonld");
    ck_assert_str_eq(text_of(document, "@context"), "http://www.w3.org/ns/anno.jsonld");
    ck_assert_str_eq(text_of(document, "type"), "AnnotationCollection"); /* §5.1 */
    ck_assert_int_eq(json_integer_value(json_object_get(document, "total")), 1);
    ck_assert_ptr_nonnull(
        strstr(text_of(document, "first"), "/law/durable/annotations.jsonld?after=0"));
    end();
}
END_TEST

START_TEST(a_page_holds_annotations_with_their_words_and_places_in_characters)
{
    const json_t *annotation, *refinements;

    begin();
    annotate(BOB, "L’acheteur", "la notice de démontage");
    fetch("/law/durable/annotations.jsonld?after=0");
    ck_assert_str_eq(text_of(document, "type"), "AnnotationPage"); /* §5.2 */
    ck_assert_str_eq(text_of(json_object_get(document, "partOf"), "type"), "AnnotationCollection");
    ck_assert_ptr_null(json_object_get(document, "next"));
    annotation = json_array_get(json_object_get(document, "items"), 0);
    check_annotation(annotation);
    ck_assert_str_eq(text_of(annotation, "motivation"), "questioning");
    ck_assert_ptr_nonnull(strstr(text_of(json_object_get(annotation, "creator"), "id"), "/u/Bob"));
    refinements = json_object_get(
        json_object_get(json_array_get(json_object_get(annotation, "target"), 0), "selector"),
        "refinedBy");
    ck_assert_str_eq(text_of(json_array_get(refinements, 0), "exact"), "la notice de démontage");
    ck_assert_str_eq(text_of(json_array_get(refinements, 0), "prefix"), "L’acheteur reçoit ");
    ck_assert_int_eq(json_integer_value(json_object_get(json_array_get(refinements, 1), "start")),
                     18);
    ck_assert_int_eq(json_integer_value(json_object_get(json_array_get(refinements, 1), "end")),
                     40);
    end();
}
END_TEST

START_TEST(pages_lie_end_to_end_and_hold_each_annotation_once)
{
    enum { MANY = 150 };
    const char *next = "/law/durable/annotations.jsonld?after=0";
    int count = 0;

    begin();
    for (int i = 0; i < MANY; i++)
        annotate(BOB, "The manual", NULL);
    while (next) {
        const json_t *annotation, *address;
        size_t i;

        fetch(strstr(next, "/law/"));
        json_array_foreach(json_object_get(document, "items"), i, annotation)
        {
            check_annotation(annotation);
            ck_assert_ptr_nonnull(strstr(text_of(annotation, "id"),
                                         str_format(&arena, "/annotations/%d", ++count).data));
        }
        address = json_object_get(document, "next");
        next = address ? str_format(&arena, "%s", json_string_value(address)).data : NULL;
    }
    ck_assert_int_eq(count, MANY);
    end();
}
END_TEST

START_TEST(one_annotation_has_an_address_and_its_own_document)
{
    begin();
    annotate(BOB, "The manual", NULL);
    fetch("/annotations/1.jsonld");
    check_annotation(document);
    ck_assert_str_eq(text_of(document, "@context"), "http://www.w3.org/ns/anno.jsonld");
    end();
}
END_TEST

START_TEST(what_not_everyone_may_read_is_in_no_page_whoever_asks)
{
    struct client bob = { 0 };

    begin();
    client_sign_in(&bob, BOB);
    annotate(BOB, "The manual", NULL);
    db_script(forum, "UPDATE category SET readers = 1 WHERE id = 1;");
    client_get(&bob, "/law/durable/annotations.jsonld?after=0");
    ck_assert(!client_sees(&bob, "repairers"));
    client_get(&bob, "/law/durable/annotations");
    ck_assert(client_sees(&bob, "repairers"));
    client_get(&visitor, "/annotations/1.jsonld");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

RUN_TESTS("annotation_jsonld", a_collection_counts_them_and_leads_to_its_first_page,
          a_page_holds_annotations_with_their_words_and_places_in_characters,
          pages_lie_end_to_end_and_hold_each_annotation_once,
          one_annotation_has_an_address_and_its_own_document,
          what_not_everyone_may_read_is_in_no_page_whoever_asks)
