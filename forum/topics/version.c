#include "topics/version.h"

static uint64_t with_byte(uint64_t version, unsigned char byte)
{
    return (version ^ byte) * UINT64_C(1099511628211);
}

uint64_t version_with(uint64_t version, int64_t number)
{
    for (int shift = 0; shift < 64; shift += 8)
        version = with_byte(version, (unsigned char)((uint64_t)number >> shift));
    return version;
}

uint64_t version_with_text(uint64_t version, struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        version = with_byte(version, (unsigned char)text.data[i]);
    return version_with(version, (int64_t)text.length);
}

int64_t version_end(uint64_t version)
{
    return (int64_t)(version >> 1 | 1);
}
