/* Who reports: what is sealed of it, and what is checked of what was typed. Pure. */
#ifndef DOMAIN_INTAKE_SENDER_H
#define DOMAIN_INTAKE_SENDER_H

#include "base/str.h"

/* Everything may be empty: nobody has to say who they are. */
struct sender {
    str name, phone, email, address;
};

/*
 * What is sealed: {"name":..,"phone":..,"email":..,"address":..} of the members
 * that are not empty; missing (p == NULL) when all are.
 */
str sender_identity(struct arena *a, const struct sender *s);
/* {"phone":..,"email":..} likewise, for the relay. */
str sender_contact(struct arena *a, const struct sender *s);

/*
 * A telephone as typed: 8..15 digits, and + ( ) . - and blanks between them. Empty is
 * fine. ERR_INVALID.
 */
MUST_USE enum err sender_phone_check(str typed);
/* something@something.something without blanks; empty is fine. ERR_INVALID. */
MUST_USE enum err sender_email_check(str typed);

#endif
