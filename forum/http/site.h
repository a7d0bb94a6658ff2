#ifndef HTTP_SITE_H
#define HTTP_SITE_H

#include "base/str.h"

/* What the whole site goes by; set at the start and constant while it serves. */
struct site {
    struct str name;       /* "Palabre" */
    struct str tagline;    /* may be empty */
    struct str url;        /* "https://forum.example": no slash at its end; empty: as Host says */
    struct str source_url; /* where this program's source is (AGPL section 13) */
    bool is_secure;        /* served under TLS: Secure cookies, HSTS */
    struct str trusted_proxy;      /* the address whose X-Forwarded-For is believed; empty: none */
    unsigned char address_key[32]; /* for hashing addresses; a new one each day */
};

#endif
