/* One held case goes to another unit outside its workflow: what run and undo share. */
#ifndef DOMAIN_HANDOVER_MOVE_H
#define DOMAIN_HANDOVER_MOVE_H

#include "domain/cases/effects.h"

enum keep_hands { HANDS_END = 1, HANDS_STAY };

/*
 * The case now belongs to `to`, found and published there; stage and clocks
 * stay. HANDS_END: handler and helpers go, but for a handler who works in `to`.
 * ERR_FORBIDDEN: `to` must never have this case.
 */
MUST_USE enum err case_move(struct cx *cx, struct case_held *c, unit_id to, enum keep_hands hands);

/* Cancel the offer of the held case as the workflow takes one back. ERR_INTERNAL: it cannot. */
MUST_USE enum err case_offer_cancel(struct cx *cx, struct case_held *c);

#endif
