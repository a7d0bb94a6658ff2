#ifndef HTTP_SITE_H
#define HTTP_SITE_H

#include "base/str.h"

/* What the whole site goes by; set at the start and constant while it serves. */
struct site {
    struct str name;       /* "Palabre" */
    struct str tagline;    /* may be empty */
    struct str url;        /* "https://forum.example": no slash at its end; empty: as Host says */
    struct str listens_at; /* "http://127.0.0.1:8080": how it is reached when url is empty */
    struct str source_url; /* where this program's source is (AGPL section 13) */
    bool is_secure;        /* served under TLS: Secure cookies, HSTS */
    struct str trusted_proxy;      /* the address whose X-Forwarded-For is believed; empty: none */
    unsigned char address_key[32]; /* for hashing addresses; a new one each day */
};

/* The site's address, for what must be whole: feeds, site maps. No slash at its end. */
static inline struct str site_address(const struct site *site)
{
    return site->url.length ? site->url : site->listens_at;
}

#endif
