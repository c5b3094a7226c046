/* Noting a payment of the fine, at its step. */
#ifndef PAGES_VIOLATIONS_PAY_H
#define PAGES_VIOLATIONS_PAY_H

#include "domain/violations/payment.h"
#include "pages/cases/write.h"
#include "pages/violations/view.h"

enum err pay_get(struct req *r, struct resp *w, const struct write_case *c);
enum err pay_post(struct req *r, struct resp *w, const struct write_case *c);

/* What was paid and what is left today. */
struct payment_lines pay_lines(struct cx *cx, const struct case_show *s,
                               const struct fine_state *f);

/* Why a payment was refused, at its fields; false: for none of these reasons. */
bool pay_problems(struct cx *cx, struct form *f, const struct payment_fault *fault);

#endif
