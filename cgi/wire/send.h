/*
 * Sending by hotline-send, a program of its own: whatever a mail server or gateway
 * answers is read by a process without keys and database.
 */
#ifndef WIRE_SEND_H
#define WIRE_SEND_H

#include "base/courier.h"

/* Exit codes of hotline-send. */
enum send_exit {
    SEND_EXIT_SENT = 0,
    SEND_EXIT_USAGE = 2,
    SEND_EXIT_LATER = 3,
    SEND_EXIT_REFUSED = 4,
    SEND_EXIT_SYSTEM = 6, /* CHILD_EXIT_SYSTEM */
};

/* program: path of hotline-send; ca: file of certificates, missing: the system's. */
struct send_by {
    const char *program;
    str server, user, password, ca;
};

/* ERR_UNAVAILABLE: the helper cannot be started. A helper that dies: COURIER_LATER. */
MUST_USE enum err send_mail(struct arena *a, const struct send_by *by,
                            const struct courier_mail *m, enum courier_result *said);
MUST_USE enum err send_sms(struct arena *a, const struct send_by *by,
                           const struct courier_sms *m, enum courier_result *said);

#endif
