/* Repetition on the page of a draft: what the law finds, what is asked, what is wrong with it. */
#ifndef PAGES_VIOLATIONS_DRAFT_REPEAT_H
#define PAGES_VIOLATIONS_DRAFT_REPEAT_H

#include "domain/violations/repeat.h"
#include "http/form.h"
#include "pages/violations/draft_view.h"

/* The answers; r takes them and is weighed again. Errors of repeat_weigh. */
MUST_USE enum err repeat_typed(struct cx *cx, struct form *f, struct draft_new *in,
                               struct repeats *r);

/* What is wrong with them, said in the form. */
void repeat_say(struct cx *cx, struct form *f, const struct repeats *r,
                const struct draft_new *in);

/* Fields as kept; without a draft what the law leaves no choice about. */
void repeat_filled(struct cx *cx, struct form *f, const struct repeats *r,
                   const struct draft_new *kept);

/* Question of one act; the questions of the whole draft. */
void repeat_act(struct cx *cx, const struct draft_page *p, const struct form *f, size_t i,
                struct draft_block *b);
void repeat_rest(struct cx *cx, const struct draft_page *p, const struct form *f,
                 struct draft_view *v);

#endif
