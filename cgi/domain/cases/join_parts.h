/* What joining and separating have in common. Inside their transaction. */
#ifndef DOMAIN_CASES_JOIN_PARTS_H
#define DOMAIN_CASES_JOIN_PARTS_H

#include "base/buf.h"
#include "domain/cases/step.h"

/* One more of a list "a, b". */
void join_word(struct buf *b, str word);

/*
 * Those whose reports came to the case at this moment see where it stands and get a
 * letter, each in the language of the report. text: marked TR.
 */
MUST_USE enum err join_show_reporters(struct cx *cx, const struct case_held *c, const char *text);

/* The handler of c hears of it, unless they did it; the notice leads to `about`. */
MUST_USE enum err join_tell(struct cx *cx, const struct user *who, const struct case_held *c,
                            case_id about, str code);

#endif
