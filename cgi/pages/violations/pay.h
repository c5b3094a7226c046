/* Noting a payment of the fine, at its step. */
#ifndef PAGES_VIOLATIONS_PAY_H
#define PAGES_VIOLATIONS_PAY_H

#include "domain/violations/payment.h"
#include "pages/cases/write.h"
#include "pages/violations/view.h"

enum err pay_get(struct req *r, struct resp *w, const struct write_case *c);
enum err pay_post(struct req *r, struct resp *w, const struct write_case *c);

/* Last day of the term to execute, while it counts. */
opt_date pay_term_end(struct cx *cx, const struct case_show *s);

/* What was paid and what is left today. */
struct payment_lines pay_lines(struct cx *cx, int64_t fine, const struct payments_row *rows,
                               size_t n, opt_date term_end);

#endif
