/* Who reports: what is sealed of it, and what is checked of what was typed. Pure. */
#ifndef DOMAIN_INTAKE_SENDER_H
#define DOMAIN_INTAKE_SENDER_H

#include "base/str.h"

/* How the reporter wants to hear of news; 0 is no wish as well. */
enum wish { WISH_NONE = 1, WISH_EMAIL, WISH_SMS };

/* Everything may be empty: nobody has to say who they are. */
struct sender {
    str name, phone, email, address;
    enum wish wish;
    str key; /* private key for the relay's receipt by e-mail; empty: not sent */
    str account, device; /* as another program knows them: Open311, chat */
};

/*
 * What is sealed: {"name":..,"phone":..,"email":..,"address":..,"account":..,"device":..}
 * of the members that are not empty; missing (p == NULL) when all are.
 */
str sender_identity(struct arena *a, const struct sender *s);
/*
 * {"phone":..,"email":..,"wish":"email"|"sms","key":..} likewise, for the relay. The
 * wish is there only where sender_wishes, the key only beside the wish for e-mail.
 */
str sender_contact(struct arena *a, const struct sender *s);

/* Is there a wish that the address or number for it can serve? */
bool sender_wishes(const struct sender *s);

/*
 * A telephone as typed: 8..15 digits, and + ( ) . - and blanks between them. Empty is
 * fine. ERR_INVALID.
 */
MUST_USE enum err sender_phone_check(str typed);
/* something@something.something without blanks; empty is fine. ERR_INVALID. */
MUST_USE enum err sender_email_check(str typed);

#endif
