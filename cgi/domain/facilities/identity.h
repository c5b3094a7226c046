/* What is sealed of persons and households in the register. */
#ifndef DOMAIN_FACILITIES_IDENTITY_H
#define DOMAIN_FACILITIES_IDENTITY_H

#include "base/cx.h"
#include "base/ids.h"

/* 32 bytes that a number is found again by; only with the secret of the service. */
str facility_number_hash(struct cx *cx, str number);

/* Sealed to the identity key and bound to the facility. */
MUST_USE enum err facility_seal(struct cx *cx, facility_id id, str plain, opt_str *box);
/* ERR_INVALID: it belongs elsewhere. */
MUST_USE enum err facility_unseal(struct cx *cx, facility_id id, str box, str *plain);

#endif
