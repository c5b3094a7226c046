/* How a reporter wants to hear of news: asked only where the service can send. */
#ifndef PAGES_INTAKE_WISH_H
#define PAGES_INTAKE_WISH_H

#include "domain/intake/sender.h"
#include "http/http.h"
#include "pages/intake/view.h"

/* After the sender's fields were read: problems are said at "email" or "phone". */
void wish_read(struct cx *cx, struct form *f, struct sender *s);

/* v->wish and its choices; none where neither e-mail nor SMS is set up. */
void wish_view(struct cx *cx, const struct form *f, struct report_view *v);

#endif
