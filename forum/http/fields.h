#ifndef HTTP_FIELDS_H
#define HTTP_FIELDS_H

#include "http/request.h"

/*
 * The fields a route declares, filled from a query or a form.
 *
 * A form may come in pieces (libmicrohttpd gives them as they arrive). What a
 * route does not declare is counted but not kept; of a repeated field the
 * first one holds, but of check boxes that share a name all do.
 */
enum { FORM_FIELDS_MAX = 64, BODY_MAX_BYTES = 1024 * 1024 };

struct form_reader {
    struct request *request;
    struct buffer pieces[REQUEST_FIELDS_MAX + 2]; /* of the declared fields, token, once */
    bool is_ended[REQUEST_FIELDS_MAX + 2];        /* a second one of that name is ignored */
    int current;                                  /* the field being read; -1: one we do not take */
    int count;                                    /* of fields, declared or not */
    bool is_broken;                               /* too many fields */
};

void form_reader_begin(struct form_reader *, struct request *);

/* A piece of the value of a field; offset 0 begins it. False: stop reading. */
bool form_reader_piece(struct form_reader *, const char *name, uint64_t offset, const char *data,
                       size_t length);

/*
 * Checks and normalises what was read into request->values, with a problem for
 * each field out of its bounds. NOT_VALID when there is any, or when the form
 * itself was broken. Gives the CSRF token that came with it.
 */
MUST_CHECK enum result form_reader_end(struct form_reader *, struct str *token);

/* Takes the route's fields from a query; what is out of bounds counts as not given. */
void fields_from_query(struct request *, struct str query);

/* Where a field of this name stands among the route's; -1 when it does not declare it. */
int field_index(const struct route *, const char *name);

#endif
