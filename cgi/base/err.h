/*
 * The closed list of results. Zero is OK; every other value has one page, one
 * HTTP status and one text (pages/errors.c). A function that can fail returns
 * enum err and the caller must look at it.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#define MUST_USE __attribute__((warn_unused_result))

enum err {
    OK = 0,
    ERR_BAD_REQUEST,   /* 400: cannot be read at all */
    ERR_LOGIN,         /* 401: nobody is logged in; the gate sends to the login page */
    ERR_FORBIDDEN,     /* 403 */
    ERR_NOT_FOUND,     /* 404: also "no such row" */
    ERR_METHOD,        /* 405 */
    ERR_CONFLICT,      /* 409: somebody else was faster, or no such step from here */
    ERR_GONE,          /* 410 */
    ERR_TOO_LARGE,     /* 413 */
    ERR_MEDIA_TYPE,    /* 415 */
    ERR_INVALID,       /* 422: fields are wrong, all problems are listed */
    ERR_TOO_MANY,      /* 429 */
    ERR_INTERNAL,      /* 500 */
    ERR_DB,            /* 500: the database refused or is broken */
    ERR_DUPLICATE,     /* 409: a unique key exists already */
    ERR_UNAVAILABLE,   /* 503 */
    ERR_UNSET,         /* a legal term exists but the province has not set it */
    ERR_EXPIRED,       /* no row of the law is valid on that day */
    ERR_RECUSED,       /* 403: this person declared a conflict of interest in the case */
};

/* Return early on anything but OK. The only macro that hides control flow. */
#define TRY(expr)                      \
    do {                               \
        const enum err try_e = (expr); \
        if (try_e != OK)               \
            return try_e;              \
    } while (0)

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#endif
