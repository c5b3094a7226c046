/* Messages from SMS and chat gateways: see domain/intake/hooks.h. */
#ifndef PAGES_API_HOOK_H
#define PAGES_API_HOOK_H

#include "domain/intake/hooks.h"
#include "http/http.h"

/*
 * 200 {"ref": ..., "answer": ...}: filed, now or before; `answer` may be sent to the person.
 * 403 {"error": "refused"} without a reason; 400 {"error": "body"}: signed, but not readable;
 * 503 {"error": "later"}: send it again.
 */
enum err hook_post(struct req *r, struct resp *w);

#endif
