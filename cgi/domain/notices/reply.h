/* Addresses to which reporters answer by mail: HOTLINE+SIGNED@DOMAIN (crypto/replysig.h). */
#ifndef DOMAIN_NOTICES_REPLY_H
#define DOMAIN_NOTICES_REPLY_H

#include "base/cx.h"

/* The address that takes answers about one report, for mail.reply_days from today. */
str reply_address(struct cx *cx, str ref);

/*
 * The reference number that an address is signed for. ERR_NOT_FOUND: nothing is
 * signed, or not by us, or its time is over.
 */
MUST_USE enum err reply_read(struct cx *cx, str address, str *ref);

/* Is this address one of the hotline's own, signed or not? */
bool reply_ours(struct cx *cx, str address);

/* Is this the Message-ID of a mail that the hotline sent? Its part behind the @ tells. */
bool reply_our_id(struct cx *cx, str id);

#endif
