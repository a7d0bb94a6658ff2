#ifndef BASE_RESULT_H
#define BASE_RESULT_H

/*
 * What came of an operation. The web layer turns each into one HTTP status
 * (http/respond.c), the command line into an exit status.
 */
enum result {
    OK,
    NOT_FOUND,   /* 404, also for what someone may not see */
    NOT_ALLOWED, /* 403 */
    NOT_VALID,   /* 422; the request's list of problems says why */
    CONFLICT,    /* 409; someone else changed it first */
    TOO_LARGE,   /* 413; more than a request may hold */
    TOO_MANY,    /* 429; too often, come back later */
    BUSY,        /* 503; a queue is full, come back soon */
    FULL,        /* 507; the disk takes no more */
    AGAIN,       /* never leaves store/: the transaction must be run again */
    FAILED,      /* 500; our fault, already logged where it happened */
};

#define MUST_CHECK __attribute__((warn_unused_result))

#endif
