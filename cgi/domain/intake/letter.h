/*
 * E-mails become reports, answers of reporters, or are kept as what machines send.
 *
 * - The whole mail is kept, sealed to the identity key, before anything else.
 * - Whoever wrote is taken from From and sealed; a forwarded mail's inner sender is
 *   nobody to us. Nothing of either is logged.
 * - A mail joins a report only by an address that we signed (domain/notices/reply.h).
 *   Any other, a forged or expired one too, is a report of its own.
 * - Answers of programs and reports of delivery are kept, open nothing and are
 *   never answered. Mail sent to many may report, but is not answered.
 * - A receipt goes out for a new report alone. Every mail of ours comes from a
 *   signed address, so what answers it joins and gets no receipt; what answers one
 *   of our mails in another way, or pretends to come from our address, gets none
 *   either. So no two machines can write to each other for ever.
 * - A mail is never a denunciation (Law on Denunciations 25/2018/QH14 art. 22, 25.1):
 *   it opens a hotline report, and an official decides what it is.
 *
 * The private key goes to the reporter once, in the words of the receipt, to the
 * address the report came from: whoever reads that mailbox has the report itself.
 * It is in no subject, no address, no link and no later notice.
 */
#ifndef DOMAIN_INTAKE_LETTER_H
#define DOMAIN_INTAKE_LETTER_H

#include "base/cx.h"
#include "base/letter.h"

enum letter_became { LETTER_REPORT = 1, LETTER_REPLY, LETTER_KEPT };

/*
 * Take one mail in. The same mail again changes nothing: its id and content give the
 * token. Everything is durable after OK.
 *
 * Errors  ERR_UNAVAILABLE, ERR_DB: nothing is lost if the mail server tries again.
 * Law     Decision 174/QĐ-BTNMT (2022) arts. 5, 7 (e-mail), 8.
 */
MUST_USE enum err letter_take(struct cx *cx, const struct letter *l, enum letter_became *became);

/*
 * Words of an answer without what it quotes at its end: lines that begin with ">",
 * and the line above them that says who wrote. Pure.
 */
str letter_unquoted(str text);

#endif
