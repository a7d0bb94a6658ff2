#ifndef LOG_ARCHIVE_PARTS_H
#define LOG_ARCHIVE_PARTS_H

/* Between archive_write.c and archive_check.c. */
#define ARCHIVE_MAGIC "palabre log archive 1\n"

enum archive_record {
    RECORD_KEY = 'K',
    RECORD_ENTRY = 'E',
    RECORD_WORDS = 'W',
    RECORD_CHECKPOINT = 'C',
    RECORD_HEAD = 'H',
    RECORD_END = 'Z'
};

enum { RECORD_HEAD_BYTES = 5 };

#endif
