/*
 * Programs that file by Open311: their keys, of which only hashes are kept, and the
 * tokens that they get for what they filed.
 */
#ifndef DOMAIN_INTAKE_OPEN311_H
#define DOMAIN_INTAKE_OPEN311_H

#include "domain/intake/report.h"

#define OPEN311_NAME_MAX 120 /* characters; of a program */

/* A new key for a program or body, to be told once. ERR_INVALID: no name, or too long. */
MUST_USE enum err open311_key_make(struct cx *cx, str name, str *key);

/* ERR_FORBIDDEN: no such key, or ended. */
MUST_USE enum err open311_key_check(struct cx *cx, str key, int64_t *id);

/*
 * File a report for the program with that key. in->token is set here; *token is for the
 * program. Errors as report_file.
 */
MUST_USE enum err open311_file(struct cx *cx, int64_t key_id, struct report_new *in, str *token,
                               struct receipt *out);

/*
 * The number that the public sees of what was filed; missing as long as nothing is cleared.
 * ERR_NOT_FOUND: no such token.
 */
MUST_USE enum err open311_token_find(struct cx *cx, str token, opt_str *public_id);

#endif
