/*
 * Who presses twice sends the same form of the same page twice, and means it once. Pages carry a
 * word of their own (html_csrf), so that what is filled in anew is another form.
 */
#ifndef DOMAIN_ACCOUNTS_ONCE_H
#define DOMAIN_ACCOUNTS_ONCE_H

#include "base/cx.h"

#define ONCE_ANSWER_MAX 500

/* The word of one page. */
str once_new(struct cx *cx);

/* Of a form and everything typed in it, piece by piece. */
str form_digest(struct cx *cx, const str *pieces, size_t n);

/*
 * digest: as form_digest gives it. OK: the form comes for the first time, and form_done
 * follows. ERR_DUPLICATE: it was done, and *answer is where it led. ERR_CONFLICT: it is being
 * done, and has been for seconds. At most two statements, unless it waits.
 */
MUST_USE enum err form_begin(struct cx *cx, str digest, str *answer);

/* What came of it: where it led, or empty, and then the same form may be sent again. */
MUST_USE enum err form_done(struct cx *cx, str digest, str answer);

/* Those that nobody sends any more; jobs do this. */
MUST_USE enum err forms_expire(struct cx *cx);

#endif
