/* The relay at work, inside `hotline jobs`: the only place that opens a contact. */
#ifndef DOMAIN_NOTICES_SEND_H
#define DOMAIN_NOTICES_SEND_H

#include "base/cx.h"

/*
 * Send some of what waits; *n: how many were dealt with. A notice that nobody takes now
 * waits relay.first_seconds, then twice as long each time, a day at most; after
 * relay.tries, or when its address is refused, it is given up, which is an event of the
 * case and a line for whoever answers for it. Without a server for it a notice is "off".
 * Sent at least once: a crash between sending and writing it down sends it again.
 */
MUST_USE enum err relay_batch(struct cx *cx, size_t *n);

/* Reports of delivery that came back: the same event and line as giving up. */
MUST_USE enum err bounce_batch(struct cx *cx, size_t *n);

#endif
