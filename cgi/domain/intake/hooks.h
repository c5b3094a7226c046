/*
 * Messages that SMS and chat gateways hand over by a signed web hook.
 *
 *     POST /hooks/NAME
 *     X-Hotline-Timestamp: 1795321800                    seconds since 1970
 *     X-Hotline-Signature: sha256=HEX                     HMAC-SHA256, see below
 *     {"id": "...", "from": "+84...", "text": "..."}
 *
 * The signature is over the timestamp, a full stop and the body, keyed with the text of the
 * gateway's file: NAME.sms or NAME.chat in the folder hooks.dir. A file more is a gateway
 * more; nothing is restarted. The same message (id and content) sent again gives the same
 * answer and no second report; nothing is refused for what it says.
 */
#ifndef DOMAIN_INTAKE_HOOKS_H
#define DOMAIN_INTAKE_HOOKS_H

#include "domain/intake/report.h"

#define HOOK_WINDOW_S 300      /* a signature is good so long, before and after */
#define HOOK_BODY_MAX ((size_t)64 * 1024)
#define HOOK_NAME_MAX 32       /* small letters, digits, hyphens */
#define HOOK_ID_MAX 200        /* bytes of a message's id */
#define HOOK_FROM_MAX 200
#define HOOK_SECRET_MIN 32     /* characters of a secret */

/* Is the timestamp within the window? Pure. */
bool hook_fresh(int64_t timestamp, instant now);

/* "sha256=HEX" against the right one, in constant time. Pure. */
bool hook_signed(struct arena *a, str secret, str timestamp, str body, str signature);

/*
 * Which gateway speaks: *channel is "sms" or "chat".
 * ERR_FORBIDDEN: unknown, not signed, or not within the window; nobody learns which.
 */
MUST_USE enum err hook_check(struct cx *cx, str gateway, str timestamp, str body, str signature,
                             str *channel);

struct hook_message {
    str id, from, text; /* text may be empty */
};

/* ERR_INVALID: not a JSON record with id and from as texts, or one is too long. Pure. */
MUST_USE enum err hook_parse(struct arena *a, str body, struct hook_message *out);

/* File it. Errors as report_file, but a conflict: another text under an old id is a new report. */
MUST_USE enum err hook_file(struct cx *cx, str gateway, str channel,
                            const struct hook_message *m, struct receipt *out);

#endif
