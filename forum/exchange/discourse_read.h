#ifndef EXCHANGE_DISCOURSE_READ_H
#define EXCHANGE_DISCOURSE_READ_H

#include "base/result.h"
#include "base/str.h"
#include "exchange/discourse_content.h"

/*
 * One file of an archive made through Discourse's API, turned into plain
 * structs. Whatever the bytes are, reading ends, takes memory in proportion to
 * them, and never lets a whisper or a private message through.
 */
enum { DISCOURSE_FILE_BYTES_MAX = 64 * 1024 * 1024 };

/*
 * Adds what a file holds to the content. NOT_VALID when it is not JSON (or
 * cut off, or too deep): fault then says what is wrong, and nothing was added.
 * NOT_FOUND when it is JSON of a kind that holds no posts or categories.
 */
MUST_CHECK enum result discourse_read(struct discourse_content *, struct str bytes,
                                      struct str *fault);

#endif
