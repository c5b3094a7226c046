/*
 * What domain rules need of sending. The room wire/ knows how; run/courier.c puts its
 * functions here, so that no rule links a network library.
 */
#ifndef BASE_COURIER_H
#define BASE_COURIER_H

#include "base/str.h"

struct config;

enum courier_result {
    COURIER_SENT = 1,
    COURIER_LATER,   /* nobody answers, or not now: try again */
    COURIER_REFUSED, /* this address or number never will */
};

struct courier_mail {
    str from, from_name; /* from: also where errors and answers go */
    str to, subject, text;
    str id; /* without < > */
};

struct courier_sms {
    str body;                 /* JSON, as it is signed */
    str timestamp, signature; /* "1795321800", "sha256=HEX" */
};

struct courier {
    /* ERR_UNAVAILABLE: the helper or the password is missing. */
    enum err (*mail)(struct arena *a, const struct config *conf, const struct courier_mail *m,
                     enum courier_result *said);
    enum err (*sms)(struct arena *a, const struct config *conf, const struct courier_sms *m,
                    enum courier_result *said);
};

#endif
